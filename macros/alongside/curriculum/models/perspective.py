"""A perspective: what a reader adds to one section of a page."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import StringConstraints

from .base import Identifier, Language, Line, MarkdownItem, Status, Suppression
from .consent import Consent

PAGE_NAME = r"^(modules|stories|kits)/[a-z0-9]+(-[a-z0-9]+)*$"
"""What names a page that shows perspectives; the page of a session shows none."""
PageName = Annotated[str, StringConstraints(pattern=PAGE_NAME)]
"""Kind and id of an item whose sections readers can add to: `modules/stepping-in`."""


class Perspective(MarkdownItem):
    """A short text of a reader, shown at the end of the section that it is about."""

    page: PageName
    """The page that it is about, as kind and id: `modules/stepping-in`."""
    section: Line
    """The anchor of a section of that page: `what-you-can-do`."""
    status: Status
    """How far the text has come; it is shown once it is no draft any more."""
    author_display: Line | None = None
    """The name that readers see; none if consent is for an anonymous perspective."""
    person: Identifier | None = None
    """The id of an entry in people.yml, if the author wants credit for it."""
    consent: Consent | None = None
    """What the author agreed to; always needed."""
    withdrawn: datetime.date | None = None
    """The day on which the author took it back; from then on nothing of it is shown."""
    sources: tuple[Identifier, ...] = ()
    """The keys of the sources that it cites."""
    language: Language = "en"
    """The language of the text (BCP 47)."""
    licence: Line = "CC-BY-4.0"
    """The licence of the text (SPDX)."""
    suppress: tuple[Suppression, ...] = ()
    """Rules set aside for this file."""

    @property
    def kind_of_page(self) -> str:
        """Give the kind of its page: `modules`."""
        return self.page.partition("/")[0]

    @property
    def id_of_page(self) -> str:
        """Give the id of its page: `stepping-in`."""
        return self.page.partition("/")[2]
