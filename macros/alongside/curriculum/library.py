"""The whole curriculum, loaded and valid in itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .audience import Audience, all_audiences, parse_audience, parse_audiences
from .kinds import KINDS
from .models import (
    Competency,
    ContentNote,
    Department,
    Kit,
    Module,
    Organisation,
    Person,
    Perspective,
    Plan,
    Practice,
    Role,
    Session,
    SessionFormat,
    Shared,
    Source,
    Story,
    Survey,
    Term,
    Text,
    Topic,
    TrackDefinition,
    Verbs,
    Withdrawal,
)
from .models.base import Status
from .reading import Document

ANY_ID = "*"
"""Stands in `Library.broken` for all items of a list that cannot be read."""


@dataclass(frozen=True)
class Overlaid:
    """An item that a later root changed, and the text it was written against."""

    kind: str
    """The kind's name in the library."""
    id: str
    """The item."""
    document: Document
    """The file in the later root."""
    written_against: str | None
    """The fingerprint of the original that the file names."""
    original: str
    """The fingerprint of the original as it is now."""


@dataclass(frozen=True)
class Library:
    """Every item by kind and id, in the order of the files."""

    organisation: Organisation
    """Whose site it is."""
    organisation_document: Document
    """The file that says so."""
    verbs: Verbs
    """The verbs for objectives."""
    verbs_document: Document
    """The file that lists them."""
    roles: Mapping[str, Role] = field(default_factory=dict)
    """Kinds of work."""
    departments: Mapping[str, Department] = field(default_factory=dict)
    """Parts of the company."""
    competencies: Mapping[str, Competency] = field(default_factory=dict)
    """Abilities, on three levels."""
    practices: Mapping[int, Practice] = field(default_factory=dict)
    """The rows of the practice map, by number."""
    topics: Mapping[str, Topic] = field(default_factory=dict)
    """What stories are about."""
    content_notes: Mapping[str, ContentNote] = field(default_factory=dict)
    """Plain lines on what a text describes."""
    session_formats: Mapping[str, SessionFormat] = field(default_factory=dict)
    """Ways of working together in a session."""
    terms: Mapping[str, Term] = field(default_factory=dict)
    """The glossary."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """Where claims come from, by key."""
    people: Mapping[str, Person] = field(default_factory=dict)
    """Who wants credit."""
    surveys: Mapping[str, Survey] = field(default_factory=dict)
    """Statements to answer before and after."""
    tracks: Mapping[str, TrackDefinition] = field(default_factory=dict)
    """What roles, departments and journeys add."""
    shared: Mapping[str, Shared] = field(default_factory=dict)
    """Passages that stand in many places."""
    modules: Mapping[str, Module] = field(default_factory=dict)
    """What one employee reads and does."""
    stories: Mapping[str, Story] = field(default_factory=dict)
    """Real events."""
    sessions: Mapping[str, Session] = field(default_factory=dict)
    """Guides for facilitators."""
    plans: Mapping[str, Plan] = field(default_factory=dict)
    """Sessions on given days."""
    kits: Mapping[str, Kit] = field(default_factory=dict)
    """Tools for programme owners."""
    perspectives: Mapping[str, Perspective] = field(default_factory=dict)
    """What readers add to single sections."""
    documents: Mapping[tuple[str, str | int], Document] = field(default_factory=dict)
    """The file of each item, by kind and id."""
    withdrawn: Mapping[tuple[str, str], Withdrawal] = field(default_factory=dict)
    """What its tellers took back, by kind and id; nothing else of it is in the library."""
    overlaid: tuple[Overlaid, ...] = ()
    """What later roots changed."""
    broken: frozenset[tuple[str, str]] = frozenset()
    """Kind and id of items whose file has errors: known by name, and not in the library."""

    def knows(self, kind: str, item: str | int) -> bool:
        """Tell whether an item of this kind and id exists, be its file valid or not."""
        return (
            item in getattr(self, kind)
            or (kind, item) in self.broken
            or (kind, item) in self.withdrawn
            or (kind, ANY_ID) in self.broken
        )

    def pages(self) -> tuple[tuple[str, Text], ...]:
        """Give kind and item of everything that has a page of its own."""
        kinds = (kind.name for kind in KINDS if kind.has_pages)
        return tuple((kind, item) for kind in kinds for item in getattr(self, kind).values())

    def published(self, visibility: str) -> Library:
        """Give what tracks of a build may hold: all, or in a public build all but drafts."""
        if visibility != "public":
            return self
        modules = {
            name: module
            for name, module in self.modules.items()
            if module.status is not Status.DRAFT
        }
        return replace(self, modules=modules)

    def audience(self, text: str) -> Audience:
        """Read an audience in the words of this library; raises `UnknownAudience`."""
        return parse_audience(text, self.roles, self.departments)

    def audiences(self, text: str) -> tuple[Audience, ...]:
        """Read a list of audiences in the words of this library; raises `UnknownAudience`."""
        return parse_audiences(text, self.roles, self.departments)

    def all_audiences(self) -> tuple[Audience, ...]:
        """Give everyone, each role, each department and each pair."""
        return all_audiences(self.roles, self.departments)

    def audience_label(self, audience: Audience) -> str:
        """Name an audience in a sentence: "people managers in Engineering", "everyone"."""
        role = self.roles[audience.role].plural if audience.role else None
        department = self.departments[audience.department].title if audience.department else None
        if role and department:
            return f"{role} in {department}"
        return role or department or "everyone"
