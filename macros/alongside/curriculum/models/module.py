"""A module: what one employee reads and does in one sitting."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import Identifier, Line, Model, Objective, Text


class CompetencyReference(Model):
    """A competency and the level that is reached."""

    id: Identifier
    """The competency's id."""
    level: Annotated[int, Field(ge=1, le=3)]
    """1 foundation, 2 practice, 3 lead."""


class Audiences(Model):
    """For whom a text holds versions or additions."""

    roles: tuple[Identifier, ...] = ()
    """Ids of roles."""
    departments: tuple[Identifier, ...] = ()
    """Ids of departments."""


class Activity(Model):
    """Something to do beyond reading."""

    id: Identifier
    """Its name within the module."""
    type: Identifier
    """The id of its type in the vocabulary."""
    minutes: Annotated[int, Field(ge=1)]
    """The time it takes beyond reading, in minutes."""


class ProcessChange(Model):
    """The one change in how work is done that a module asks for."""

    text: Line
    """The change."""
    owner_role: Identifier
    """The role that can make it."""


class Module(Text):
    """A unit of the curriculum."""

    order: int
    """The author's order among modules of the same level; small comes first."""
    competencies: Annotated[tuple[CompetencyReference, ...], Field(min_length=1)]
    """What it builds; the first one is its main competency and sets its level."""
    minutes: Annotated[int, Field(ge=1)]
    """The time to read and do it, in minutes, for any audience."""
    prerequisites: tuple[Identifier, ...] = ()
    """Ids of modules that come before it."""
    objectives: tuple[Objective, ...] = ()
    """What a learner can do afterwards."""
    audiences: Audiences = Audiences()
    """For whom its text holds versions or additions."""
    activities: tuple[Activity, ...] = ()
    """What there is to do."""
    stories: tuple[Identifier, ...] = ()
    """Ids of real stories that belong to it."""
    sessions: tuple[Identifier, ...] = ()
    """Ids of sessions that practise it in a group."""
    process_change: ProcessChange | None = None
    """The change in how work is done."""

    @property
    def level(self) -> int:
        """Give the level of its main competency."""
        return self.competencies[0].level
