"""Rules on the steps of sessions: breaks, care, what is cut, and where blocks may stand (51x)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from ..agenda import (
    DEBRIEF,
    HANDOUT,
    INVITATION,
    OPT_OUT,
    SESSION_BLOCKS,
    SLIP,
    STEP,
    STEP_PARTS,
)
from ..models import Mode, Step
from ..practice_syntax import FORMS
from ..problems import Place, Problem, Severity
from ..syntax import Block
from .block_syntax import blocks_of
from .context import Context, Written
from .rule import Rule
from .sessions import step_blocks

LONGEST_WITHOUT_A_BREAK = 75
"""The most minutes that a group works without a break."""

_AUDIO = {".mp3", ".ogg", ".oga", ".wav", ".m4a", ".flac", ".opus"}
_VIDEO = {".mp4", ".webm", ".ogv", ".mov", ".m4v", ".mkv", ".avi"}
_CAPTIONS = {".vtt", ".srt"}
_TRANSCRIPT = re.compile(r"transcript", re.IGNORECASE)


def stretches(steps: Iterable[Step]) -> Iterator[tuple[Step, int]]:
    """Give each step that is no break with the minutes since the last one, its own included."""
    worked = 0
    for step in steps:
        worked = 0 if step.is_break else step.minutes + (0 if step.new_part else worked)
        if not step.is_break:
            yield step, worked


def _without_a_break(context: Context) -> Iterator[Problem]:
    places = {(session.id, step.id): block for session, step, block in step_blocks(context)}
    for session in context.library.sessions.values():
        for step, worked in stretches(session.agenda):
            if worked > LONGEST_WITHOUT_A_BREAK:
                yield Problem(
                    places[session.id, step.id].place,
                    "AL510",
                    f'at the end of "{step.title}" the group has worked for {worked} minutes '
                    "without a break",
                    'Put a step with "format: break" before it, so that no stretch is longer '
                    f"than {LONGEST_WITHOUT_A_BREAK} minutes.",
                )
                break


def _without_care(context: Context) -> Iterator[Problem]:
    found = list(step_blocks(context))
    for number, (session, step, block) in enumerate(found):
        if not step.sensitive:
            continue
        if not _holds(block, OPT_OUT):
            yield Problem(
                block.place,
                "AL511",
                f'the sensitive step "{step.title}" offers no way to opt out',
                f'Add a block "/// {OPT_OUT}" with an equal way to take part in another form.',
            )
        later = (each for own, _, each in found[number:] if own is session)
        if not any(_holds(each, DEBRIEF) for each in later):
            yield Problem(
                block.place,
                "AL511",
                f'the sensitive step "{step.title}" is never talked over afterwards',
                f'Add a block "/// {DEBRIEF}" to it, or to a later step.',
            )


def _holds(block: Block, name: str) -> bool:
    return any(child.name == name for child in block.walk())


def _cuts(context: Context) -> Iterator[Problem]:
    orders: dict[tuple[str, int], Step] = {}
    for session, step, block in step_blocks(context):
        if step.cut is None:
            if step.shortest < step.minutes:
                yield Problem(
                    block.place,
                    "AL512",
                    f'"{step.title}" can be shortened, and nothing says when',
                    'Add "cut" with a number: the step with 1 is cut first.',
                )
            continue
        if step.shortest == step.minutes:
            yield Problem(
                block.place,
                "AL512",
                f'"{step.title}" is to be cut, and nothing says by how much',
                'Add "least" with the least minutes that it can do with, or take "cut" out.',
            )
        first = orders.setdefault((session.id, step.cut), step)
        if first is not step:
            yield Problem(
                block.place,
                "AL512",
                f'"{step.title}" is cut at the same time as "{first.title}"',
                'Give each step a number of its own under "cut".',
            )


_PARENTS = {SLIP: HANDOUT, **dict.fromkeys(STEP_PARTS, STEP)}


def _out_of_place(context: Context) -> Iterator[Problem]:
    parents = {id(child): block.name for _, block in blocks_of(context) for child in block.children}
    for text, block in blocks_of(context):
        needed, parent = _PARENTS.get(block.name), parents.get(id(block))
        form = FORMS.get(block.name)
        if block.name not in SESSION_BLOCKS or (form and parent in form.within and parent != STEP):
            continue
        if text.kind != "sessions":
            what = f'the block "{block.name}" stands in a text that is no session'
            yield Problem(block.place, "AL513", what, "Move it into a file in sessions/.")
        elif needed and parent != needed:
            what = f'the block "{block.name}" stands outside of a "{needed}"'
            yield Problem(
                block.place, "AL513", what, f'Move it between the lines of a "{needed}" block.'
            )
        elif not needed and parent:
            what = f'the block "{block.name}" stands inside of a "{parent}"'
            yield Problem(block.place, "AL513", what, "Move it out: it stands by itself.")


def _names_twice(context: Context) -> Iterator[Problem]:
    for session in context.library.sessions.values():
        seen: dict[str, Place] = {}
        for block in session.body.blocks:
            if block.name not in (STEP, HANDOUT):
                continue
            if first := seen.get(block.argument):
                yield Problem(
                    block.place,
                    "AL514",
                    f'the id "{block.argument}" stands twice; first in line {first.line}',
                    "Give one of the two another id.",
                )
            seen.setdefault(block.argument, block.place)
        written = {each.id: "materials" for each in session.materials}
        for name in written.keys() & seen.keys():
            yield Problem(
                seen[name],
                "AL514",
                f'the id "{name}" is also that of a material',
                "Take the material out of the front matter: the handout says it already.",
            )
        invitations = [block for block in session.body.blocks if block.name == INVITATION]
        for block in invitations[1:]:
            what = "there is a second invitation"
            yield Problem(block.place, "AL514", what, "Keep one of the two.")


def _unused(context: Context) -> Iterator[Problem]:
    for session in context.library.sessions.values():
        used = {name for step in session.agenda for name in step.materials}
        places = {b.argument: b.place for b in session.body.blocks if b.name == HANDOUT}
        for number, each in enumerate(session.materials):
            places[each.id] = session.document.place_of("materials", number)
        for each in session.all_materials:
            if each.id not in used:
                yield Problem(
                    places[each.id],
                    "AL515",
                    f'no step uses "{each.title}"',
                    f'Name "{each.id}" under "materials" of a step, or take it out.',
                )


def _webinar(context: Context) -> Iterator[Problem]:
    for session in context.library.sessions.values():
        has_mode = Mode.WEBINAR in session.modes
        if has_mode and session.webinar is None:
            yield Problem(
                session.document.place_of("modes"),
                "AL516",
                "the session may be run as a webinar, and nothing says how",
                'Add "webinar" with captions, moderation, questions and recording.',
            )
        elif session.webinar and not has_mode:
            yield Problem(
                session.document.place_of("webinar"),
                "AL516",
                '"webinar" says how, and "modes" does not name it',
                'Add "webinar" to "modes", or take it out here.',
            )


def _silent_media(context: Context) -> Iterator[Problem]:
    for text in context.texts:
        for index, place, suffix, target in _media(text):
            near = _paragraph(text, index)
            links = [each for each in text.markup.links if each.place.line in near]
            missing = []
            if not any(_TRANSCRIPT.search(each) for each in near.values()):
                missing.append("a transcript")
            if suffix in _VIDEO and not any(_suffix(each.target) in _CAPTIONS for each in links):
                missing.append("captions")
            if missing:
                yield Problem(
                    place,
                    "AL517",
                    f'"{target}" has no {" and no ".join(each.split()[-1] for each in missing)}',
                    "Link to the transcript, and for video to the captions (.vtt), "
                    "in the same paragraph.",
                )


def _media(text: Written) -> Iterator[tuple[int, Place, str, str]]:
    first = text.body.lines[0].place.line if text.body.lines else 1
    for link in text.markup.links:
        suffix = _suffix(link.target)
        if suffix in _AUDIO | _VIDEO:
            yield link.place.line - first, link.place, suffix, link.target


def _suffix(target: str) -> str:
    try:
        return posixpath.splitext(urlsplit(target).path)[1].lower()
    except ValueError:
        return ""


def _paragraph(text: Written, index: int) -> dict[int, str]:
    """Give the lines around one, up to the next empty ones, by their number in the file."""
    lines = text.body.lines
    start = end = index
    while start > 0 and lines[start - 1].text.strip():
        start -= 1
    while end + 1 < len(lines) and lines[end + 1].text.strip():
        end += 1
    return {line.place.line: line.text for line in lines[start : end + 1]}


_ERROR = Severity.ERROR
RULES = (
    Rule(
        "AL510",
        "too-long-without-a-break",
        _ERROR,
        "No session goes on for more than 75 minutes without a break.",
        _without_a_break,
    ),
    Rule(
        "AL511",
        "sensitive-step-without-care",
        _ERROR,
        "A sensitive step has a way to opt out, and is talked over afterwards.",
        _without_care,
    ),
    Rule(
        "AL512",
        "unclear-cut",
        _ERROR,
        "Steps that can be shortened say in which order, each with a number of its own.",
        _cuts,
    ),
    Rule(
        "AL513",
        "block-out-of-place",
        _ERROR,
        "The blocks of sessions stand in sessions, and their parts within them.",
        _out_of_place,
    ),
    Rule(
        "AL514",
        "step-name-twice",
        _ERROR,
        "Steps, handouts and materials of a session have ids of their own.",
        _names_twice,
    ),
    Rule(
        "AL515",
        "unused-material",
        Severity.WARNING,
        "Every handout and material is used in a step.",
        _unused,
    ),
    Rule(
        "AL516",
        "webinar-without-duties",
        _ERROR,
        "A session that may be a webinar says who sees to captions, chat, questions and recording.",
        _webinar,
    ),
    Rule(
        "AL517",
        "media-without-text",
        _ERROR,
        "Sound has a transcript, and video has a transcript and captions.",
        _silent_media,
    ),
)
