"""What a person agreed to whose words are shown."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from .base import Model

Reference = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9]+([._/-][A-Za-z0-9]+)*$", max_length=40)
]
"""Letters, digits and single signs between them: a name or an address does not fit."""


class ConsentForm(StrEnum):
    """How the teller is shown."""

    NAMED = "named"
    PSEUDONYM = "pseudonym"
    ANONYMOUS = "anonymous"

    @property
    def shows_a_name(self) -> bool:
        """Tell whether readers see a name, be it the teller's own or another."""
        return self is not ConsentForm.ANONYMOUS


class Scope(StrEnum):
    """For whom a story or a perspective may be shown."""

    PUBLIC = "public"
    INTERNAL = "internal"


class Consent(Model):
    """What the teller of a first-person story, or of a perspective, agreed to."""

    form: ConsentForm
    """How the teller is shown."""
    scope: Scope
    """For whom it may be shown."""
    licence_agreed: bool
    """Whether the teller agreed to the licence of the text."""
    own_story: bool
    """Whether the teller confirmed that it is theirs to share."""
    given_on: datetime.date
    """When consent was given."""
    review_by: datetime.date
    """When the teller is to be asked again."""
    record: Reference
    """An opaque reference to the record that the steward keeps elsewhere."""
