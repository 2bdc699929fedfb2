"""A session: what a facilitator runs with a group."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .base import Identifier, Line, Model, Objective, Text


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
    """One line of the agenda."""

    id: Identifier
    """Its name within the session."""
    title: Line
    """What readers see; the same as its heading in the text."""
    minutes: Annotated[int, Field(ge=1)]
    """How long it takes, in minutes."""
    format: Identifier
    """The id of the format in the vocabulary."""
    materials: tuple[Identifier, ...] = ()
    """Ids of the session's materials that are used."""
    remote: Line | None = None
    """How it goes when all are remote."""
    hybrid: Line | None = None
    """How it goes when some are remote."""
    shorten_to: Annotated[int, Field(ge=0)] | None = None
    """The least minutes it can be cut to; 0 if it can be left out."""


class Material(Model):
    """Something to prepare or to print."""

    id: Identifier
    """Its name within the session."""
    title: Line
    """What readers see."""
    copies: Copies
    """How many."""


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
    agenda: Annotated[tuple[Step, ...], Field(min_length=1)]
    """The steps, in order."""
    materials: tuple[Material, ...] = ()
    """What to prepare."""
    difficult_moments: tuple[Identifier, ...] = ()
    """Headings in the shared passage `difficult-moments` to read beforehand."""
    follow_up: tuple[Identifier, ...] = ()
    """Ids of sessions that follow."""
    stories: tuple[Identifier, ...] = ()
    """Ids of real stories that are used."""
