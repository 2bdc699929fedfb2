"""The company that uses the curriculum: the first file an adopter edits."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from babel import Locale, UnknownLocaleError
from pydantic import Field, field_validator

from .base import Identifier, Language, Line, Model, WebAddress


class Paper(StrEnum):
    """The paper to print on."""

    A4 = "A4"
    LETTER = "Letter"


class Contact(Model):
    """Somebody to write to."""

    name: Line
    """Who answers."""
    email: Line | None = None
    """Their e-mail address."""


class ReportingRoute(Model):
    """A door at which to report harm."""

    id: Identifier
    """Its name in references."""
    title: Line
    """What readers see."""
    summary: Line
    """What happens there."""
    contact: Line
    """How to reach it."""
    anonymous: bool
    """Whether one can stay unnamed."""
    answer_within: Line
    """By when an answer comes."""


class FeedbackRoute(Model):
    """Where to say what one thinks of the programme."""

    title: Line
    """What readers see."""
    contact: Line
    """How to reach it."""
    anonymous: bool
    """Whether one can stay unnamed."""
    answer_within: Line
    """By when an answer comes."""


class Policy(Model):
    """A policy of the company."""

    id: Identifier
    """Its name in references."""
    title: Line
    """What readers see."""
    summary: Line
    """What it is about."""
    url: WebAddress | None = None
    """Where it stands; nothing until it is filled in."""


class Steward(Model):
    """Who takes care of stories and of consent."""

    name: Line
    """Who it is."""
    contact: Line
    """How to reach them."""
    answer_within: Line
    """By when an answer comes."""


class Floors(Model):
    """The smallest groups for which results are shown."""

    totals: Annotated[int, Field(ge=8)] = 8
    """For a total."""
    groups: Annotated[int, Field(ge=10)] = 10
    """For a part of it."""
    free_text: Annotated[int, Field(ge=20)] = 20
    """For written answers."""


class Organisation(Model):
    """Names, contacts, routes, policies and languages."""

    name: Line
    """The company's name."""
    site_title: Line
    """The site's name."""
    contact: Contact
    """Who runs the programme."""
    language: Language = "en"
    """The language of the site (BCP 47)."""
    locale: Line = "en-GB"
    """How dates and numbers are written (BCP 47)."""
    paper: Paper = Paper.A4
    """The paper to print on."""
    repository_url: WebAddress | None = None
    """Where the content's repository is, for "edit this page"."""
    reporting: Annotated[tuple[ReportingRoute, ...], Field(min_length=1)]
    """The doors at which to report harm."""
    feedback: FeedbackRoute
    """Where to say what one thinks of the programme."""
    policies: tuple[Policy, ...] = ()
    """Policies that modules speak of."""
    steward: Steward
    """Who takes care of stories."""
    small_group_floors: Floors = Floors()
    """The smallest groups for which results are shown."""

    @field_validator("locale")
    @classmethod
    def _is_known(cls, locale: str) -> str:
        """Refuse a locale by which no date can be written."""
        try:
            Locale.parse(locale, sep="-")
        except (ValueError, UnknownLocaleError):
            raise ValueError("Write a language and a country, such as en-GB or pt-BR.") from None
        return locale
