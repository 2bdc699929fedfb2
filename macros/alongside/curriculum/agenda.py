"""Read the steps and the handouts of a session from the blocks of its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from . import validation
from .block_options import read_options
from .body import Body
from .models.base import Model
from .models.session import Handout, Step
from .problems import ContentError, Problem
from .reading import Document
from .syntax import Block

STEP = "step"
"""The block of one step."""
HANDOUT = "handout"
"""The block of one handout."""
SLIP = "slip"
"""The block of one card to cut out, in a handout."""
SLIP_COPY = "slip-copy"
"""One more copy of a card on the same sheet; made for paper, never written."""
INVITATION = "invitation"
"""The block with the words that invite people."""
SAY, SHOW, OPT_OUT, DEBRIEF = "say", "they-see", "opt-out", "debrief"
STEP_PARTS = (
    *(SAY, SHOW, "you-do", "see-do", "expected", "watch-for", "on-a-call", "shorten"),
    *(OPT_OUT, DEBRIEF),
)
"""The blocks that stand in a step, in the order that the author likes."""
PART_PREFIX = "step-part-"
"""Stands before the name of a part when it is converted: other blocks have an `opt-out` too."""
SESSION_BLOCKS = (STEP, *STEP_PARTS, HANDOUT, SLIP, INVITATION)
"""Every block that sessions have."""


@dataclass(frozen=True)
class Arranged:
    """What the blocks of a session say."""

    steps: tuple[Step, ...]
    """The steps, in order."""
    handouts: tuple[Handout, ...]
    """The handouts, in order."""
    problems: tuple[Problem, ...]
    """What is wrong in their options."""


def arranged(body: Body) -> Arranged:
    """Read the steps and the handouts of a text."""
    problems: list[Problem] = []
    steps = [_made(Step, body, block, problems) for block in blocks_named(body, STEP)]
    handouts = [_made(Handout, body, block, problems) for block in blocks_named(body, HANDOUT)]
    return Arranged(tuple(filter(None, steps)), tuple(filter(None, handouts)), tuple(problems))


def blocks_named(body: Body, name: str) -> Iterator[Block]:
    """Give the blocks of a name, the outer before the inner."""
    return (block for block in body.all_blocks() if block.name == name)


def _made(model: type[Model], body: Body, block: Block, problems: list[Problem]) -> Model | None:
    """Make a step or a handout of a block; what is wrong in it goes to `problems`."""
    try:
        found = read_options(body, block).document
        data = found.data if found.data is not None else {}
        if not isinstance(data, dict):
            advice = 'Write each option as "name: value".'
            raise ContentError([Problem(found.place_of(), "AL105", "these are no options", advice)])
        places = {**found.places, (): block.place, ("id",): block.place}
        if "id" in data:
            advice = "Write the id behind the bar of the opening line."
            raise ContentError(
                [Problem(found.place_of("id"), "AL102", '"id" is no option', advice)]
            )
        made = validation.make(model, Document(found.path, {**data, "id": block.argument}, places))
        if isinstance(made, Handout):
            made.count(sum(child.name == SLIP for child in block.children))
        return made
    except ContentError as error:
        problems += error.problems
        return None
