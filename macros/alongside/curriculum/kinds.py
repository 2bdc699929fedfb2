"""Where each kind of content lives, and which model it has."""

from __future__ import annotations

from dataclasses import dataclass

from . import models
from .models import Model


@dataclass(frozen=True)
class Kind:
    """A kind of content."""

    name: str
    """Its name in the library: `modules`, `roles`, ..."""
    noun: str
    """One of it, in messages: `module`, `role`, ..."""
    model: type[Model]
    """The model of one item."""
    path: str
    """A folder of files, one for each item, or a file that is a list; relative to a root."""
    key: str = "id"
    """The field that names an item."""
    has_pages: bool = False
    """Whether each item is a page at `/NAME/ID/`."""

    @property
    def runs_macros(self) -> bool:
        """Tell whether calls in its text are run: never in what people sent."""
        return not self.may_be_withdrawn

    @property
    def may_be_withdrawn(self) -> bool:
        """Tell whether whoever told it can take it back."""
        return "withdrawn" in self.model.model_fields

    @property
    def is_list(self) -> bool:
        """Tell whether all items stand in one file."""
        return self.path.endswith(".yml")

    @property
    def suffix(self) -> str:
        """Give the ending of an item's own file."""
        return ".md" if issubclass(self.model, models.MarkdownItem | models.Shared) else ".yml"


KINDS = (
    Kind("roles", "role", models.Role, "vocabulary/roles.yml"),
    Kind("departments", "department", models.Department, "vocabulary/departments.yml"),
    Kind("competencies", "competency", models.Competency, "vocabulary/competencies.yml"),
    Kind("practices", "practice", models.Practice, "vocabulary/practices.yml"),
    Kind("topics", "topic", models.Topic, "vocabulary/topics.yml"),
    Kind("content_notes", "content note", models.ContentNote, "vocabulary/content-notes.yml"),
    Kind("session_formats", "format", models.SessionFormat, "vocabulary/session-formats.yml"),
    Kind("terms", "term", models.Term, "glossary.yml"),
    Kind("sources", "source", models.Source, "sources.yml", key="key"),
    Kind("people", "person", models.Person, "people.yml"),
    Kind("surveys", "survey", models.Survey, "surveys"),
    Kind("tracks", "track", models.TrackDefinition, "tracks"),
    Kind("shared", "shared passage", models.Shared, "shared"),
    Kind("modules", "module", models.Module, "modules", has_pages=True),
    Kind("stories", "story", models.Story, "stories", has_pages=True),
    Kind("sessions", "session", models.Session, "sessions", has_pages=True),
    Kind("plans", "plan", models.Plan, "plans"),
    Kind("kits", "kit", models.Kit, "kits", has_pages=True),
    Kind("perspectives", "perspective", models.Perspective, "perspectives"),
)
"""Every kind that has ids."""

ORGANISATION = "organisation.yml"
"""The file that says whose site it is."""
VERBS = "vocabulary/verbs.yml"
"""The file of verbs for objectives."""


def kind_named(name: str) -> Kind:
    """Give a kind by its name in the library."""
    return next(kind for kind in KINDS if kind.name == name)
