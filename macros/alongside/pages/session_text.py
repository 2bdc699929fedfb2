"""Write what the blocks of a session's text say in words: heads of steps, labels, handouts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..assembly.run_sheet import Row, run_sheet
from ..curriculum import Body, Session
from ..curriculum.agenda import (
    DEBRIEF,
    HANDOUT,
    INVITATION,
    OPT_OUT,
    PART_PREFIX,
    SAY,
    SESSION_BLOCKS,
    SLIP,
    SLIP_COPY,
    STEP,
    STEP_PARTS,
    blocks_named,
)
from ..curriculum.block_options import read_options
from ..curriculum.borrowing import lender, lent
from ..curriculum.models import Handout, Readership
from ..curriculum.syntax import Block
from .here import Here
from .markdown_text import Markdown
from .passages import moved
from .templating import markdown_templates

_IN_BRIEF = (SAY, OPT_OUT, DEBRIEF)
Head = Callable[[Block, bool], str]
"""Gives the Markdown for the beginning of a block; or what stands after a step's purpose."""


def guide_text(here: Here, session: Session, text: str, *, is_brief: bool = False) -> Markdown:
    """Give text of a session for facilitators: heads on steps and parts, no invitation.

    In brief, nothing stands between a step's head and what is said.
    """
    rows = {row.step.id: row for row in run_sheet(session).rows if row.step}
    body = Body.of_text(without(text, INVITATION))

    def head(block: Block, is_details: bool) -> str:
        return "" if is_details and is_brief else _head(here, session, rows, block, is_details)

    return Markdown("\n".join(_with_heads(body, head)).strip("\n"))


def handouts_text(here: Here, session: Session, text: str, *, level: int = 3) -> Markdown:
    """Give handouts with their titles; `text` holds nothing but their blocks."""
    body = Body.of_text(text)
    lines = _with_heads(body, lambda *each: _head(here, session, {}, *each, level))
    return Markdown("\n".join(lines))


def brief_source(session: Session) -> str:
    """Give the steps as they were written, with what is said and offered in them alone."""
    body = session.body
    steps = []
    for block in blocks_named(body, STEP):
        end = read_options(body, block).end
        lines = [line.text for line in body.lines[block.start : end]]
        for part in block.children:
            if part.name in _IN_BRIEF:
                lines += ["", *(line.text for line in body.lines[part.start : part.end + 1])]
        steps.append("\n".join([*lines, "", body.lines[block.end].text]))
    return "\n\n".join(steps)


def cards_text(here: Here, session: Session, text: str) -> Markdown:
    """Give handouts as they lie on paper: several copies of a small card on one sheet."""
    return handouts_text(here, session, "\n\n".join(_copied(session, text)), level=2)


def _copied(session: Session, text: str) -> Iterator[str]:
    body = Body.of_text(text)
    handouts = {each.id: each for each in session.handouts}
    for block in body.blocks:
        end = read_options(body, block).end
        opening, *options = (line.text for line in body.lines[block.start : end])
        inside = [line.text for line in body.lines[end : block.end]]
        handout = handouts[block.argument]
        if handout.per_sheet == 1 or handout.slips or handout.source:
            yield "\n".join([opening, *options, *inside, body.lines[block.end].text])
            continue
        copies = [SLIP, *[SLIP_COPY] * (handout.per_sheet - 1)]
        cards = [
            line
            for name in copies
            for line in ("", f"///// {name} | {handout.title}", *inside, "/////")
        ]
        yield "\n".join([f"////// {HANDOUT} | {handout.id}", *options, *cards, "//////"])


def handouts_source(session: Session, readers: Readership | None = None) -> str:
    """Give the blocks of handouts as they were written; of all, or of those for some readers."""
    wanted = {each.id for each in session.handouts if readers in (None, each.readers)}
    return _blocks_text(session.body, lambda each: each.argument in wanted, HANDOUT)


def invitation_in(text: str) -> Markdown:
    """Give the words with which a session's text invites people, or nothing."""
    body = Body.of_text(text)
    found = next((each for each in body.blocks if each.name == INVITATION), None)
    lines = body.lines[found.start + 1 : found.end] if found else ()
    return Markdown("\n".join(line.text for line in lines).strip("\n"))


def without(text: str, name: str) -> str:
    """Leave out the blocks of a name."""
    body = Body.of_text(text)
    left_out = {
        index
        for block in body.blocks
        if block.name == name
        for index in range(block.start, block.end + 1)
    }
    return "\n".join(line.text for n, line in enumerate(body.lines) if n not in left_out)


def _blocks_text(body: Body, wanted: Callable[[Block], bool], name: str) -> str:
    found = [each for each in body.blocks if each.name == name and wanted(each)]
    texts = ("\n".join(line.text for line in body.lines[b.start : b.end + 1]) for b in found)
    return "\n\n".join(texts)


def _with_heads(body: Body, head: Head) -> Iterator[str]:
    """Give the lines, options left out, with heads below the opening lines of blocks."""
    heads: dict[int, list[str]] = {}
    options: set[int] = set()
    closers: set[int] = set()
    details: dict[int, str] = {}
    parts: dict[int, str] = {}
    for block in _own(body):
        if block.name in STEP_PARTS:
            parts[block.start] = f"{'/' * block.slashes} {PART_PREFIX}{block.name}"
        if block.name in (*SESSION_BLOCKS, SLIP_COPY):
            end = read_options(body, block).end if block.name in (STEP, HANDOUT) else 0
            options.update(range(block.start + 1, end))
            heads[block.start] = ["", head(block, False), ""]
            closers.add(block.end)
        if block.name == STEP:
            first = next((each.start for each in block.children), block.end)
            details[first] = head(block, True)
    for index, line in enumerate(body.lines):
        if index in options:
            continue
        if index in details:
            yield from ("", details[index])
        if index in heads or index in closers:
            yield ""
        yield parts.get(index, line.text)
        yield from heads.get(index, ())
        if index in closers:
            yield ""


_PARTS = (*STEP_PARTS, SLIP, SLIP_COPY)


def _own(body: Body) -> Iterator[Block]:
    """Give the blocks of the session itself: not those inside of practice blocks."""
    for block in body.blocks:
        if block.name in (STEP, HANDOUT, SLIP):
            yield block
            yield from (each for each in block.children if each.name in _PARTS)


def _head(
    here: Here,
    session: Session,
    rows: dict[str, Row],
    block: Block,
    is_details: bool,
    level: int = 3,
) -> Markdown:
    if block.name == STEP:
        row = rows[block.argument]
        materials = {each.id: each for each in session.all_materials}
        used = [materials[name] for name in row.step.materials if name in materials]
        template = "step_details" if is_details else "step_head"
        return here.render(template, step=row.step, row=row, materials=used)
    if block.name == HANDOUT:
        found = next(each for each in session.handouts if each.id == block.argument)
        title = here.render("handout_head", handout=found, marks=Markdown("#" * level))
        return Markdown(f"{title}\n\n{_lent(here, session, rows, found, level)}")
    if block.name in (SLIP, SLIP_COPY):
        marks = Markdown("#" * (level + 1))
        return here.render("slip_head", title=block.argument, marks=marks)
    return here.render("part_head", name=block.name)


def sheets_of(handout: Handout, slips: int) -> int:
    """Give how many sheets of paper one copy, or one set of slips, takes."""
    return -(-max(slips, 1) // handout.per_sheet)


def _lent(here: Here, session: Session, rows: dict[str, Row], handout: Handout, level: int) -> str:
    """Give the words that a handout takes from a module, its links made to start from the page."""
    practice = lender(here.site.library, handout)
    if not practice:
        return ""
    text = moved(lent(practice, _card_words(here)), "modules", here.src_uri)
    body = Body.of_text(text)
    return "\n".join(_with_heads(body, lambda *each: _head(here, session, rows, *each, level)))


def _card_words(here: Here) -> dict[str, str]:
    words: Any = markdown_templates(here.site.strings).get_template("words.jinja").module
    return {name: str(text) for name, text in words.card_words.items()}
