"""Rules on the steps of sessions: breaks, care, what is cut, and where blocks may stand (51x)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..agenda import (
    DEBRIEF,
    HANDOUT,
    OPT_OUT,
    SESSION_BLOCKS,
    SLIP,
    STEP,
    STEP_PARTS,
)
from ..models import Mode, Session, Step
from ..practice_syntax import FORMS
from ..problems import Problem, Severity
from ..syntax import Block
from .block_syntax import blocks_of
from .context import Context
from .rule import Rule
from .sessions import step_blocks

LONGEST_WITHOUT_A_BREAK = 75
"""The most minutes that a group works without a break."""


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
        if not _holds(session, block, OPT_OUT):
            yield Problem(
                block.place,
                "AL511",
                f'the sensitive step "{step.title}" offers no way to opt out',
                f'Add a block "/// {OPT_OUT}" with an equal way to take part in another form.',
            )
        later = (each for own, _, each in found[number:] if own is session)
        if not any(_holds(session, each, DEBRIEF) for each in later):
            yield Problem(
                block.place,
                "AL511",
                f'the sensitive step "{step.title}" is never talked over afterwards',
                f'Add a block "/// {DEBRIEF}" to it, or to a later step.',
            )


def _holds(session: Session, block: Block, name: str) -> bool:
    return any(child.name == name and session.body.has_words(child) for child in block.walk())


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
        if form and text.kind != "sessions":
            continue  # The rules on practice report it.
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
        "AL516",
        "webinar-without-duties",
        _ERROR,
        "A session that may be a webinar says who sees to captions, chat, questions and recording.",
        _webinar,
    ),
)
