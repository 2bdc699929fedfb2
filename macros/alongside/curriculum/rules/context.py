"""What rules look at: the library, the pages around it, the day, and who the build is for."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..body import Body
from ..kinds import kind_named
from ..library import Library
from ..models import Status, Suppression, Text
from ..reading import Document
from .markup import Markup, cautious_prose

PAGES = "docs"
"""The kind of pages around the curriculum."""
SHARED = "shared"
"""The kind of shared passages."""
PERSPECTIVES = "perspectives"
"""The kind of what readers add to single sections."""


@dataclass(frozen=True)
class Written:
    """A Markdown text: an item, a shared passage, a perspective, or a page around them."""

    kind: str
    """The kind's name in the library, or `docs`."""
    id: str
    """The item's id, or the page's path."""
    src_uri: str
    """Where it stands among the sources of pages: `modules/start-here.md`; links start there."""
    document: Document
    """Its file."""
    body: Body
    """Its Markdown."""
    suppress: tuple[Suppression, ...] = ()
    """The rules that it sets aside."""
    language: str = "en"
    """The language of the text (BCP 47)."""
    runs_macros: bool = True
    """Whether macro calls in it are run."""

    @cached_property
    def markup(self) -> Markup:
        """Give its links, citations and tags."""
        return Markup(self.body, self.body.prose)

    @cached_property
    def cautious_markup(self) -> Markup:
        """Give the same, with code left out only where all readings of Markdown agree on it."""
        return Markup(self.body, cautious_prose(self.body), is_cautious=True)

    @property
    def is_page_around(self) -> bool:
        """Tell whether it is a page around the curriculum."""
        return self.kind == PAGES

    @property
    def is_passage(self) -> bool:
        """Tell whether it is a shared passage, with no page of its own."""
        return self.kind == SHARED

    @property
    def is_perspective(self) -> bool:
        """Tell whether it is shown in a section of another text's page."""
        return self.kind == PERSPECTIVES

    @cached_property
    def paths(self) -> frozenset[str]:
        """Give every file that it is made from."""
        return frozenset({self.document.path, *(line.place.path for line in self.body.lines)})


@dataclass(frozen=True)
class Context:
    """Everything that a rule may look at."""

    library: Library
    """The curriculum."""
    today: datetime.date
    """The day of the build."""
    visibility: str = "public"
    """For whom it is: `public` or `internal`."""
    pages: tuple[Written, ...] = ()
    """The pages around the curriculum."""
    files: frozenset[str] = frozenset()
    """Paths of all files in the docs folder."""
    never_commit: tuple[str, ...] = ()
    """Names that no text may hold: a list that stays on this machine."""
    finished: Callable[[Written], str | None] = field(default=lambda text: text.body.text)
    """Gives the Markdown of a page as it is converted, macros run; nothing if it is not known."""

    @cached_property
    def items(self) -> tuple[Written, ...]:
        """Give the items that are pages."""
        return tuple(_of_item(kind, item) for kind, item in self.library.pages())

    @cached_property
    def passages(self) -> tuple[Written, ...]:
        """Give the shared passages."""
        return tuple(
            Written(SHARED, name, f"{SHARED}/{name}.md", each.document, Body(each.document.body))
            for name, each in self.library.shared.items()
        )

    @cached_property
    def perspectives(self) -> tuple[Written, ...]:
        """Give what readers add to sections; their links start from the page that they are on."""
        return tuple(
            Written(
                PERSPECTIVES,
                each.id,
                f"{each.page}.md",
                each.document,
                each.body,
                each.suppress,
                each.language,
                runs_macros=False,
            )
            for each in self.library.perspectives.values()
        )

    @cached_property
    def texts(self) -> tuple[Written, ...]:
        """Give every Markdown text."""
        return (*self.items, *self.passages, *self.perspectives, *self.pages)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Give every file with keys and values."""
        library = self.library
        return (
            library.organisation_document,
            library.verbs_document,
            *library.documents.values(),
            *(page.document for page in self.pages),
        )

    @cached_property
    def by_src_uri(self) -> Mapping[str, Written]:
        """Give what links can lead to, by its place among the sources of pages."""
        return {each.src_uri: each for each in (*self.items, *self.pages) if self.has_page(each)}

    def has_page(self, text: Written) -> bool:
        """Tell whether a text has a page in this build: drafts have none in a public one."""
        if text.is_page_around or self.visibility != "public":
            return True
        return getattr(self.library, text.kind)[text.id].status is not Status.DRAFT


def _of_item(kind: str, item: Text) -> Written:
    return Written(
        kind,
        item.id,
        f"{kind}/{item.id}.md",
        item.document,
        item.body,
        item.suppress,
        item.language,
        runs_macros=kind_named(kind).runs_macros,
    )
