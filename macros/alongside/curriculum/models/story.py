"""A story: something that happened, told with its sources or with consent."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .base import Identifier, Line, Text
from .consent import Consent


class Outcome(StrEnum):
    """How it ended for the people it was meant to help."""

    SUCCESS = "success"
    FAILURE = "failure"
    MIXED = "mixed"

    @property
    def is_lesson_from_failure(self) -> bool:
        """Tell whether something went wrong that readers can learn from."""
        return self is not Outcome.SUCCESS


class Provenance(StrEnum):
    """How we know."""

    PUBLIC_RECORD = "public-record"
    """From published sources."""
    FIRST_PERSON = "first-person"
    """From the person who lived it, with consent."""


class Story(Text):
    """A real event, of success or of failure."""

    organisation: Line | None = None
    """Where it happened, as readers see it."""
    years: Line | None = None
    """When it happened, as readers see it."""
    outcome: Outcome
    """How it ended."""
    provenance: Provenance
    """How we know."""
    consent: Consent | None = None
    """What the teller agreed to; needed for first-person stories."""
    author_display: Line | None = None
    """The name of the teller that readers see; none if consent is for an anonymous story."""
    person: Identifier | None = None
    """The id of an entry in people.yml, if the teller wants credit for it."""
    withdrawn: datetime.date | None = None
    """The day on which the teller took it back; from then on nothing of it is shown."""
    topics: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    """Ids of topics."""
    competencies: tuple[Identifier, ...] = ()
    """Ids of competencies that it shows or misses."""
    roles: tuple[Identifier, ...] = ()
    """Ids of roles that play a part."""
    departments: tuple[Identifier, ...] = ()
    """Ids of departments that play a part."""
    modules: tuple[Identifier, ...] = ()
    """Ids of modules that it belongs to."""
    lesson: Line
    """What to take from it, in a sentence or two."""
    do_differently: Line | None = None
    """What one would do instead; needed unless it is a success."""
    discussion: Annotated[tuple[Line, ...], Field(min_length=2, max_length=2)]
    """Two questions to talk about."""
