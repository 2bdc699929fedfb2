"""What all kinds of content share."""

from __future__ import annotations

import datetime
import hashlib
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, StringConstraints

from ..body import Body
from ..reading import Document

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""Small letters, digits and single hyphens: safe as file name and address."""
Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""Text that is not empty."""


Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
"""The name of a language (BCP 47)."""
WebAddress = Annotated[str, Field(pattern=r"^https?://[^\s\"<>]+$")]
"""A whole address of a page."""


class Model(BaseModel):
    """Strict, frozen data in which an unknown key is an error."""

    model_config = ConfigDict(
        strict=True, frozen=True, extra="forbid", use_attribute_docstrings=True
    )


class Status(StrEnum):
    """How far a text has come."""

    DRAFT = "draft"
    """Being written; not in public builds."""
    REVIEW = "review"
    """Complete, and waiting for review by experts."""
    STABLE = "stable"
    """Reviewed, as its `reviewed_by` says."""
    RETIRED = "retired"
    """Kept at its address, and in no list and no track."""

    @property
    def is_listed(self) -> bool:
        """Tell whether lists and tracks may name it."""
        return self is not Status.RETIRED

    @property
    def is_accepted(self) -> bool:
        """Tell whether it is a part of the course: no draft, and not retired."""
        return self in (Status.REVIEW, Status.STABLE)


class Expertise(StrEnum):
    """What a reviewer knows best."""

    SUBJECT = "subject"
    LIVED = "lived"
    ACCESS = "access"


class Review(Model):
    """One review that took place."""

    name: Line
    """Who reviewed, as they want to be named."""
    expertise: Expertise
    """What they know best."""
    date: datetime.date
    """When they finished."""
    person: Identifier | None = None
    """The id of an entry in people.yml, if the reviewer wants credit for it."""


class Suppression(Model):
    """A rule that is set aside for this file, on purpose."""

    code: Annotated[str, StringConstraints(pattern=r"^AL\d{3}$")]
    """The rule's code."""
    reason: Annotated[str, StringConstraints(min_length=10)]
    """Why it does not fit here: a sentence for the next reader."""


class Item(Model):
    """Anything with an id of its own."""

    id: Identifier
    """The name in references and addresses; the same as the file's name; never changes."""

    _document: Document = PrivateAttr(default_factory=lambda: Document(""))

    @property
    def document(self) -> Document:
        """Give the file it was read from, with the place of every value."""
        return self._document

    def attach(self, document: Document) -> None:
        """Remember the file; called once, by the loader."""
        self._document = document


class MarkdownItem(Item):
    """An item that is front matter, then Markdown."""

    _body: Body = PrivateAttr(default_factory=lambda: Body(()))

    @property
    def body(self) -> Body:
        """Give the Markdown, taken apart."""
        return self._body

    def attach(self, document: Document) -> None:
        """Remember the file and take its Markdown apart; called once, by the loader."""
        super().attach(document)
        self._body = Body(document.body)

    @property
    def version(self) -> str:
        """Name the present state of the text: twelve digits that change when it does."""
        return hashlib.sha256(self.body.text.encode()).hexdigest()[:12]


class Text(MarkdownItem):
    """An item that is a page."""

    title: Line
    """The name that readers see."""
    summary: Line
    """One sentence: what the reader gets from it."""
    status: Status
    """How far the text has come."""
    aliases: tuple[Identifier, ...] = ()
    """Earlier ids; their addresses lead here."""
    practices: tuple[int, ...] = ()
    """The rows of the practice map that it serves."""
    sources: tuple[Identifier, ...] = ()
    """The keys of the sources that its text cites."""
    content_notes: tuple[Identifier, ...] = ()
    """Ids of notes on what the text describes, shown before it."""
    authors: tuple[Identifier, ...] = ()
    """Ids of the people who wrote it and want to be named."""
    translators: tuple[Identifier, ...] = ()
    """Ids of the people who translated it and want to be named."""
    reviewed_by: tuple[Review, ...] = ()
    """The reviews that took place."""
    review_due: datetime.date
    """The day by which it is to be reviewed again."""
    language: Language = "en"
    """The language of the text (BCP 47)."""
    licence: Line = "CC-BY-4.0"
    """The licence of the text (SPDX)."""
    suppress: tuple[Suppression, ...] = ()
    """Rules set aside for this file."""

    @property
    def field_sections(self) -> tuple[str, ...]:
        """Give the anchors of the sections that its page shows from fields, not from its text."""
        return ()


class Objective(Model):
    """What a learner can do afterwards, in a way that somebody else can see."""

    id: Identifier
    """Its name within the file."""
    verb: Line
    """What the learner does: one of the vocabulary's observable verbs."""
    text: Line
    """The whole objective, beginning with the verb."""
