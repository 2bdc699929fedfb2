"""A session: what a facilitator runs with a group."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, PrivateAttr

from .base import Identifier, Line, Model, Objective, Text

BREAK = "break"
"""The format of a step in which people step away."""


class Mode(StrEnum):
    """Where the participants are."""

    REMOTE = "remote"
    IN_PERSON = "in-person"
    HYBRID = "hybrid"
    WEBINAR = "webinar"


class Copies(StrEnum):
    """How many of a material to prepare."""

    PER_PERSON = "per-person"
    PER_GROUP = "per-group"
    ONE = "one"


class SessionAudience(Model):
    """Who should come, and who should not."""

    for_: Annotated[Line, Field(alias="for")]
    """Who gains from it."""
    not_for: Line
    """Who should not be in the room, and why."""


class Group(Model):
    """How many people take part."""

    min: Annotated[int, Field(ge=1)]
    """The smallest group that works."""
    max: Annotated[int, Field(ge=1)]
    """The largest group that works."""
    subgroup: Annotated[int, Field(ge=0)] = 0
    """The size of small groups; 0 where there are none."""


class Step(Model):
    """One step of a session: the options of a `step` block."""

    id: Identifier
    """The block's argument: its name within the session, and its anchor."""
    title: Line
    """What readers see."""
    minutes: Annotated[int, Field(ge=1)]
    """How long it takes, in minutes."""
    format: Identifier
    """The id of the format in the vocabulary; `break` for a break."""
    least: Annotated[int, Field(ge=0)] | None = None
    """The least minutes that it can do with; 0 if it can be left out."""
    cut: Annotated[int, Field(ge=1)] | None = None
    """When it is cut if time is short: 1 is cut first."""
    grouping: Line | None = None
    """Who works with whom."""
    materials: tuple[Identifier, ...] = ()
    """Ids of the session's handouts and materials that are used."""
    remote: Line | None = None
    """How it goes when all are remote."""
    hybrid: Line | None = None
    """How it goes when some are remote."""
    webinar: Line | None = None
    """How it goes when most only watch and write."""
    speaker: Line | None = None
    """Who leads it, if that is not left open."""
    new_part: bool = False
    """Whether a new part begins with it, after a pause or on another day."""
    sensitive: bool = False
    """Whether it may touch somebody closely: then it has an `opt-out` and a `debrief`."""

    @property
    def is_break(self) -> bool:
        """Tell whether people step away."""
        return self.format == BREAK

    @property
    def shortest(self) -> int:
        """Give the least minutes that it takes; 0 if it can be left out."""
        return self.minutes if self.least is None else self.least


class HandoutKind(StrEnum):
    """What a handout is."""

    SHEET = "sheet"
    SCENARIO = "scenario"
    ROLE = "role"
    PHRASE = "phrase"
    COMMITMENT = "commitment"
    MINUTE = "minute"
    AUDIT = "audit"
    OBSERVER = "observer"


class Readership(StrEnum):
    """Who gets a handout."""

    PARTICIPANTS = "participants"
    FACILITATORS = "facilitators"


class Handout(Model):
    """Something to hand out, or to cut into cards: the options of a `handout` block."""

    id: Identifier
    """The block's argument: its name within the session, and its anchor."""
    title: Line
    """What readers see."""
    kind: HandoutKind
    """What it is."""
    copies: Copies
    """How many."""
    per_sheet: Annotated[int, Field(ge=1, le=8)] = 1
    """How many copies, or slips of a set, fit on one sheet of paper."""
    large_print: bool = False
    """Whether it is printed in large type."""
    readers: Readership = Readership.PARTICIPANTS
    """Who gets it; what is for facilitators stays off the participants' page."""
    source: Annotated[str, Field(pattern="^[a-z0-9-]+/[a-z0-9-]+$")] | None = None
    """A module and a practice block in it, from which the words are taken: `MODULE/BLOCK`."""

    _slips: int = PrivateAttr(default=0)

    @property
    def slips(self) -> int:
        """Give the number of slips that it is cut into."""
        return self._slips

    def count(self, slips: int) -> None:
        """Remember how many slips its block holds; called once, by the loader."""
        self._slips = slips


class Material(Model):
    """Something to bring or to prepare that is not a handout."""

    id: Identifier
    """Its name within the session."""
    title: Line
    """What readers see."""
    copies: Copies
    """How many."""


class Webinar(Model):
    """What a session with a large audience that mostly watches needs besides."""

    captions: Line
    """Who sees to captions, and how people switch them on."""
    moderation: Line
    """Who looks after the chat, and what is taken down."""
    questions: Line
    """How questions are asked and chosen, without a name too."""
    recording: Line
    """Whether it is recorded, who consents, and for how long it is kept."""


class Session(Text):
    """A guide for facilitators."""

    modules: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    """Ids of the modules that it practises."""
    audience: SessionAudience
    """Who should come, and who should not."""
    minutes: Annotated[int, Field(ge=1)]
    """The whole time, in minutes."""
    group: Group
    """How many people."""
    modes: Annotated[tuple[Mode, ...], Field(min_length=1)]
    """Where the participants may be."""
    facilitators: Annotated[int, Field(ge=1)]
    """How many people lead it."""
    difficulty: Annotated[int, Field(ge=1, le=3)]
    """How much it asks of the facilitator: 1 easy, 2 some experience, 3 demanding."""
    prep_minutes: Annotated[int, Field(ge=0)]
    """The time to prepare, in minutes."""
    objectives: tuple[Objective, ...] = ()
    """What participants can do afterwards."""
    materials: tuple[Material, ...] = ()
    """What to bring or prepare besides the handouts."""
    bring: tuple[Line, ...] = ()
    """What participants bring; it stands in the invitation."""
    webinar: Webinar | None = None
    """What the mode `webinar` needs besides; required with it."""
    difficult_moments: tuple[Identifier, ...] = ()
    """Headings in the shared passage `difficult-moments` to read beforehand."""
    follow_up: tuple[Identifier, ...] = ()
    """Ids of sessions that follow."""
    stories: tuple[Identifier, ...] = ()
    """Ids of real stories that are used."""

    _steps: tuple[Step, ...] = PrivateAttr(default=())
    _handouts: tuple[Handout, ...] = PrivateAttr(default=())

    @property
    def agenda(self) -> tuple[Step, ...]:
        """Give the steps, in the order of the text."""
        return self._steps

    @property
    def handouts(self) -> tuple[Handout, ...]:
        """Give what is handed out, in the order of the text."""
        return self._handouts

    @property
    def all_materials(self) -> tuple[Handout | Material, ...]:
        """Give handouts and what else to prepare."""
        return (*self._handouts, *self.materials)

    def arrange(self, steps: tuple[Step, ...], handouts: tuple[Handout, ...]) -> None:
        """Remember what the blocks of the text say; called once, by the loader."""
        self._steps, self._handouts = steps, handouts
