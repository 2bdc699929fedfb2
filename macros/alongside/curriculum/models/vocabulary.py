"""The closed lists that all content is written in."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .base import Identifier, Item, Line, Model


class Role(Item):
    """A kind of work that changes what allyship asks of a person."""

    title: Line
    """The name that readers see."""
    plural: Line
    """How a sentence names these readers: "people managers"."""
    summary: Line
    """Who this is, in one sentence."""
    focus: Line
    """What differs for them."""
    process_change: Line
    """A change in how they work that is theirs to make."""


class Department(Item):
    """A part of the company with cases of its own."""

    title: Line
    """The name that readers see."""
    summary: Line
    """What it does, in one sentence."""
    challenge: Line
    """What is particular there."""
    process_change: Line
    """A change in how it works that is its own to make."""


class CompetencyLevel(Model):
    """What somebody at a level does, so that others can see it."""

    level: Annotated[int, Field(ge=1, le=3)]
    """1 foundation, 2 practice, 3 lead."""
    text: Line
    """What can be seen."""


class Competency(Item):
    """An ability the curriculum builds, on three levels."""

    title: Line
    """The name that readers see."""
    summary: Line
    """What it is, in one sentence."""
    levels: Annotated[tuple[CompetencyLevel, ...], Field(min_length=3, max_length=3)]
    """The three levels, in order."""


class PracticeOrigin(StrEnum):
    """Which advice a practice comes from."""

    TRAINING = "guidance-on-training"
    """Guidance on cultural competence training in technology companies."""
    LEADERSHIP = "leadership"
    """Guidance on training leaders."""
    ALLYSHIP = "allyship"
    """Guidance on allyship training programmes."""


class Practice(Model):
    """A row of the practice map: what the product has to make real."""

    id: Annotated[int, Field(ge=1)]
    """The row's number; tests are marked with it."""
    title: Line
    """The practice."""
    origin: Annotated[tuple[PracticeOrigin, ...], Field(min_length=1)]
    """Where the advice comes from."""
    software: Line
    """What the software offers for it."""
    content: Line
    """What the content offers for it."""
    check: Line
    """How a person can see that it is there."""
    who: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Who can see it: employee, facilitator, contributor or programme-owner."""
    checked_by: tuple[Line, ...] = ()
    """The tests that run the check, as `tests/file.py::name`; kept equal to the tests' marks."""


class Topic(Item):
    """What a story is about."""

    title: Line
    """The name that readers see."""


class ContentNote(Item):
    """A plain line that says what a text describes, so that a reader can choose."""

    title: Line
    """The name that readers see."""
    note: Line
    """The line itself."""


class RefusedVerb(Model):
    """A verb that nobody can observe."""

    verb: Line
    """The verb."""
    instead: Line
    """A verb to write instead."""


class ObservableVerb(Model):
    """A verb that somebody else can observe."""

    id: Line
    """The verb."""
    example: Line | None = None
    """An objective that uses it."""


class Verbs(Model):
    """Which verbs an objective may begin with."""

    observable: tuple[ObservableVerb, ...]
    """The verbs to use."""
    refused: tuple[RefusedVerb, ...]
    """The verbs to avoid, each with a better one."""


class SessionFormat(Item):
    """A way in which people work together during a step of a session."""

    title: Line
    """The name that readers see."""
    summary: Line
    """How it goes."""


class Term(Item):
    """A word of the glossary."""

    term: Line
    """The word as readers see it."""
    definition: Line
    """What it means here."""
    see: tuple[Identifier, ...] = ()
    """Ids of related terms."""
    sources: tuple[Identifier, ...] = ()
    """Keys of sources for the definition."""
