"""A plan: one session on given days, at given times."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field

from .base import Identifier, Item, Line, Model
from .session import Mode

Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""A time of day: `09:00`."""
Day = Annotated[datetime.date, Field(ge=datetime.date(2000, 1, 1), le=datetime.date(2100, 12, 31))]
"""A day on which clocks can be counted on: from 2000 to 2100."""


class ExtraBreak(Model):
    """A break that the guide does not have."""

    after: Identifier
    """The id of the step after which it comes."""
    minutes: Annotated[int, Field(ge=1)]
    """How long it takes, in minutes."""


class LaterPart(Model):
    """A part of the session that begins at another time."""

    begins_with: Identifier
    """The id of the step with which it begins."""
    date: Day
    """Its day."""
    start: Clock
    """Its time of day, in the plan's time zone."""


class Plan(Item):
    """When, where and by whom a session is run."""

    session: Identifier
    """The id of the session."""
    title: Line | None = None
    """What readers see, if the session's title is not enough."""
    mode: Mode
    """Where the participants are."""
    time_zone: Line
    """The time zone (IANA): `Europe/Lisbon`."""
    date: Day
    """The day on which it begins."""
    start: Clock
    """The time of day at which it begins."""
    parts: tuple[LaterPart, ...] = ()
    """The parts after the first one, on the same or on other days."""
    breaks: tuple[ExtraBreak, ...] = ()
    """Breaks that the guide does not have."""
    minutes_short: Annotated[int, Field(ge=0)] = 0
    """How many minutes are missing; the steps are cut accordingly."""
    facilitators: tuple[Line, ...] = ()
    """Who leads it."""
    place: Line | None = None
    """The room, the link, or both."""
    internal: bool = False
    """Whether it stays out of public builds: for a place or a link that is not for everybody."""
