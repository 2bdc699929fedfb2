"""A source: where a claim comes from."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .base import Identifier, Line, Model, WebAddress


class SourceKind(StrEnum):
    """What a source is."""

    RESEARCH = "research"
    GUIDANCE = "guidance"
    PRIMARY = "primary"
    REPORTING = "reporting"
    SECONDARY = "secondary"


class Strength(StrEnum):
    """How far a finding carries."""

    A = "A"
    """Meta-analysis or repeated trials."""
    B = "B"
    """One trial, or strong quasi-experiment."""
    C = "C"
    """Observational, or laboratory vignette."""
    D = "D"
    """Practice guidance."""
    X = "X"
    """Contested, or failed replication."""


class Seen(StrEnum):
    """How much of it was seen by whoever cites it."""

    TEXT = "text"
    """Its own text, often the abstract or opening only."""
    SUMMARY = "summary"
    """Only somebody else's summary."""


class Source(Model):
    """An entry of `sources.yml`."""

    key: Identifier
    """The name by which texts cite it."""
    kind: SourceKind
    """What it is."""
    title: Line
    """Its title, or venue and date where the title was not seen."""
    authors: Line | None = None
    """Who wrote it, as people write it."""
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    """The year it appeared."""
    venue: Line | None = None
    """Journal, publisher or site."""
    url: WebAddress | None = None
    """Where it stands."""
    doi: Annotated[str, Field(pattern=r"^10\.\d{4,9}/[^\s\"<>]+$")] | None = None
    """Its digital object identifier."""
    strength: Strength | None = None
    """How far it carries; for research and guidance."""
    seen: Seen
    """How much of it was seen."""
    checked: datetime.date | None = None
    """When it was last read; nothing if that is not on record."""
    stored_copy: bool = False
    """Whether that was a stored copy; the page at its address may differ."""
    note: Line | None = None
    """A limit that a reader must know."""

    @property
    def id(self) -> str:
        """Give the key, so that all items can be looked up alike."""
        return self.key

    @property
    def address(self) -> str | None:
        """Give the address to follow, or nothing."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url

    @property
    def label(self) -> str:
        """Give the short name in a citation: first author and year, or venue and year."""
        names = (self.authors or self.venue or self.title).replace(" and ", ", ").split(", ")
        lead = names[0] if len(names) == 1 or not self.authors else f"{names[0]} and others"
        if self.authors and len(names) == 2:
            lead = f"{names[0]} and {names[1]}"
        return f"{lead}, {self.year}" if self.year else lead
