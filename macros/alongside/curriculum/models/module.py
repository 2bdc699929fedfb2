"""A module: what one employee reads and does in one sitting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from ..body import readable
from .base import Identifier, Model, Objective, Text


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


@dataclass(frozen=True)
class ProcessChange:
    """The one change in how work is done that a module asks for: its `commit` block."""

    text: str
    """The change, without emphasis and links."""
    owner_role: str
    """The id of the role that can make it."""


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
    stories: tuple[Identifier, ...] = ()
    """Ids of real stories that belong to it."""
    sessions: tuple[Identifier, ...] = ()
    """Ids of sessions that practise it in a group."""

    @property
    def process_change(self) -> ProcessChange | None:
        """Give the change in how work is done, if the text asks for one."""
        for practice in self.body.practice:
            if practice.kind == "commit":
                owner = str(practice.options.values.get("owner", ""))
                return ProcessChange(readable(practice.opening), owner)
        return None

    @property
    def owner_role(self) -> str:
        """Give the id of the role that can make the change; nothing without a change."""
        change = self.process_change
        return change.owner_role if change else ""

    def activity_minutes(self, candidates: Sequence[str]) -> int:
        """Give the minutes beyond reading for an audience, by its keys, the most fitting first."""
        return sum(practice.minutes for practice in self.body.practice_for(candidates))

    @property
    def level(self) -> int:
        """Give the level of its main competency."""
        return self.competencies[0].level
