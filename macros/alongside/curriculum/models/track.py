"""The definition of a track: what a role, a department or a journey adds."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .base import Identifier, Item, Line, Model


class TrackKind(StrEnum):
    """What a track is made for."""

    ESSENTIALS = "essentials"
    ROLE = "role"
    DEPARTMENT = "department"
    PAIR = "pair"
    JOURNEY = "journey"


class PlannedSession(Model):
    """A session within a track."""

    id: Identifier
    """The session's id."""
    week: Annotated[int, Field(ge=1)]
    """The week in which it is held, counted from the start of the track."""


class TrackDefinition(Item):
    """What is added to the essentials, and the pace."""

    kind: Annotated[TrackKind, Field(strict=False)]
    """What the track is made for; `pair` is assembled and never written."""
    title: Line
    """The name that readers see."""
    summary: Line
    """What the track puts weight on, in a sentence or two."""
    role: Identifier | None = None
    """The role's id, for the kind `role`."""
    department: Identifier | None = None
    """The department's id, for the kind `department`."""
    builds_on: tuple[Identifier, ...] = ()
    """Ids of other tracks whose modules come too; the essentials always do, but for journeys."""
    include: tuple[Identifier, ...] = ()
    """Ids of modules that it adds."""
    exclude: tuple[Identifier, ...] = ()
    """Ids of modules that it leaves out."""
    closing: Identifier | None = None
    """The module that ends every track; read from the essentials only."""
    sessions: tuple[PlannedSession, ...] = ()
    """Sessions that belong to it."""
    pace_weeks: Annotated[int, Field(ge=1)] | None = None
    """How many weeks it takes at an easy pace."""
    max_minutes: Annotated[int, Field(ge=1)] = 270
    """The most minutes its modules may sum to."""
    reinforcement_days: tuple[Annotated[int, Field(ge=1)], ...] = ()
    """Days after its end on which to come back to it."""
