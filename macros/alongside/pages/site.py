"""The whole site as plans: the curriculum, the tracks, and for whom the build is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from gettext import NullTranslations
from typing import Any, TypeVar

from ..assembly import Track, order_modules
from ..curriculum import (
    KINDS,
    Audience,
    Kit,
    Library,
    Module,
    Person,
    Perspective,
    Practice,
    Session,
    Source,
    Story,
    Text,
    TrackKind,
)
from ..curriculum.models import CompetencyReference, Plan, Review, Status
from .strings import ENGLISH

Item = TypeVar("Item", bound=Text)

_INCLUDES = re.compile(r"""\bshared\(\s*["'](?P<name>[\w-]+)["']""")
KINDS_WITH_PAGES = tuple(kind.name for kind in KINDS if kind.has_pages)
"""The kinds whose items are pages, in the order in which lists show them."""


@dataclass(frozen=True)
class Site:
    """What pages are made from."""

    library: Library
    """The curriculum."""
    tracks: Mapping[str, Track]
    """Every track by path."""
    visibility: str = "public"
    """For whom the build is: `public` or `internal`."""
    changes: Mapping[str, date] = field(default_factory=dict)
    """The day on which each file last changed, by path; empty where that is not known."""
    url: str = ""
    """The site's own address; empty where it is not known."""
    strings: NullTranslations = ENGLISH
    """The words of the interface, in the organisation's language."""

    def has_page(self, item: Text) -> bool:
        """Tell whether an item has a page in this build: drafts have none in a public one."""
        return self.visibility != "public" or item.status is not Status.DRAFT

    def is_listed(self, item: Text) -> bool:
        """Tell whether lists name an item: it has a page, and is not retired."""
        return item.status.is_listed and self.has_page(item)

    @cached_property
    def modules(self) -> tuple[Module, ...]:
        """Give the modules in reading order, those that close a track last."""
        closing = {track.closing for track in self.library.tracks.values() if track.closing}
        listed = order_modules(filter(self.is_listed, self.library.modules.values()))
        return tuple(sorted(listed, key=lambda module: module.id in closing))

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """Give the stories by title."""
        return _by_title(filter(self.is_listed, self.library.stories.values()))

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """Give the sessions by title."""
        return _by_title(filter(self.is_listed, self.library.sessions.values()))

    @cached_property
    def kits(self) -> tuple[Kit, ...]:
        """Give the kits by title."""
        return _by_title(filter(self.is_listed, self.library.kits.values()))

    @cached_property
    def plans(self) -> tuple[tuple[Plan, Session], ...]:
        """Give the plans that have pages, with their sessions, by day and time."""
        sessions = self.library.sessions
        shown = [
            (plan, sessions[plan.session])
            for plan in self.library.plans.values()
            if plan.session in sessions and not (plan.internal and self.visibility == "public")
        ]
        found = [(plan, session) for plan, session in shown if self.has_page(session)]
        return tuple(sorted(found, key=lambda each: (each[0].date, each[0].start, each[0].id)))

    @cached_property
    def perspectives(self) -> tuple[Perspective, ...]:
        """Give what readers added to sections of pages that this build has, in order of their ids.

        Drafts are left out of every build: they are not accepted yet.
        """
        library = self.library
        return tuple(
            each
            for each in library.perspectives.values()
            if each.status.is_accepted
            and (page := getattr(library, each.kind_of_page).get(each.id_of_page))
            and self.has_page(page)
        )

    def page_of(self, perspective: Perspective) -> Text:
        """Give the item on whose page a perspective is."""
        return getattr(self.library, perspective.kind_of_page)[perspective.id_of_page]

    def is_accepted(self, item: Text) -> bool:
        """Tell whether an item was taken into the course, be it retired since: no draft."""
        return item.status is not Status.DRAFT

    def is_named(self, person: str | None) -> bool:
        """Tell whether a person may be named: no entry in people.yml says that they do not want it.

        `person` is the id of an entry; without one, the name beside it is all that is known.
        """
        known = self.library.people.get(person) if person else None
        return known is None or known.credit

    def named(self, ids: Iterable[str]) -> tuple[Person, ...]:
        """Give the people of some ids who want to be named."""
        known = self.library.people
        return tuple(known[name] for name in ids if name in known and known[name].credit)

    def reviewer_name(self, review: Review) -> str | None:
        """Give the name of a reviewer, or nothing if they do not want to be named."""
        return review.name if self.is_named(review.person) else None

    def teller_name(self, told: Story | Perspective) -> str | None:
        """Give the name under which a teller is shown, or nothing for an anonymous one."""
        return told.author_display if self.is_named(told.person) else None

    def perspectives_on(self, kind: str, name: str) -> tuple[Perspective, ...]:
        """Give what readers added to the page of an item."""
        return self._perspectives_by_page.get(f"{kind}/{name}", ())

    @cached_property
    def _perspectives_by_page(self) -> Mapping[str, tuple[Perspective, ...]]:
        found: dict[str, list[Perspective]] = {}
        for each in self.perspectives:
            found.setdefault(each.page, []).append(each)
        return {page: tuple(several) for page, several in found.items()}

    def last_change(self, item: Text) -> date | None:
        """Give the day on which an item's file last changed, if that is known."""
        return self.changes.get(item.document.path)

    def listed(self, kind: str) -> tuple[Text, ...]:
        """Give the items of a kind that lists name, in their order."""
        return getattr(self, kind)

    def all_listed(self) -> Iterator[tuple[str, Text]]:
        """Give kind and item of all that lists name."""
        for kind in KINDS_WITH_PAGES:
            for item in self.listed(kind):
                yield kind, item

    @cached_property
    def full_tracks(self) -> tuple[Track, ...]:
        """Give the tracks that hold at least one module; only these have pages."""
        return tuple(track for track in self.tracks.values() if track.entries)

    def tracks_of(self, kind: TrackKind) -> tuple[Track, ...]:
        """Give the tracks of one kind that have pages."""
        return tuple(track for track in self.full_tracks if track.kind is kind)

    def tracks_with(self, module: str) -> tuple[Track, ...]:
        """Give the tracks that hold a module."""
        return tuple(track for track in self.full_tracks if track.entry(module))

    def track_for(self, audience: Audience) -> Track | None:
        """Give the track of an audience, if it has pages."""
        track = self.tracks.get(audience.path)
        return track if track and track.entries else None

    def stories_of(self, item: Module | Session) -> tuple[Story, ...]:
        """Give the stories that belong to an item: those that it names first."""
        named = self._named("stories", item.stories)
        return _once([*named, *(story for story in self.stories if item.id in story.modules)])

    def sessions_of(self, module: Module) -> tuple[Session, ...]:
        """Give the sessions that practise a module: those that it names first."""
        named = self._named("sessions", module.sessions)
        return _once([*named, *(each for each in self.sessions if module.id in each.modules)])

    def follow_ups_of(self, session: Session) -> tuple[Session, ...]:
        """Give the sessions that follow a session."""
        return self._named("sessions", session.follow_up)

    def modules_of(self, item: Story | Session) -> tuple[Module, ...]:
        """Give the modules to which an item belongs, in reading order."""
        return tuple(module for module in self.modules if module.id in item.modules)

    def modules_for(self, competency: str, level: int) -> tuple[Module, ...]:
        """Give the modules that build a competency on a level."""
        wanted = CompetencyReference(id=competency, level=level)
        return tuple(module for module in self.modules if wanted in module.competencies)

    def prerequisites_of(self, module: Module) -> tuple[Module, ...]:
        """Give the modules to read before a module."""
        return self._named("modules", module.prerequisites)

    def sources_of(self, item: Text) -> tuple[Source, ...]:
        """Give the sources that an item cites, by key, those of its shared passages included."""
        known = self.library.sources
        return tuple(known[key] for key in sorted(self._cited(item)) if key in known)

    def _cited(self, item: Text) -> set[str]:
        """Give the keys that an item and the passages that it includes cite."""
        keys, seen, waiting = set(item.sources), set(), _included(item.body.text)
        while waiting:
            name = waiting.pop()
            if name in seen or name not in self.library.shared:
                continue
            seen.add(name)
            passage = self.library.shared[name]
            keys.update(passage.sources)
            waiting += _included("\n".join(line.text for line in passage.document.body))
        return keys

    def citing(self, source: str) -> tuple[tuple[str, Text], ...]:
        """Give kind and item of all that cites a source."""
        return self._citing.get(source, ())

    def serving(self, practice: Practice) -> tuple[tuple[str, Text], ...]:
        """Give kind and item of all that serves a practice."""
        return self._serving.get(practice.id, ())

    @cached_property
    def _citing(self) -> Mapping[str, tuple[tuple[str, Text], ...]]:
        return _indexed(self.all_listed(), self._cited)

    @cached_property
    def _serving(self) -> Mapping[int, tuple[tuple[str, Text], ...]]:
        return _indexed(self.all_listed(), lambda item: item.practices)

    @cached_property
    def _by_id(self) -> Mapping[str, Mapping[str, Text]]:
        return {kind: {item.id: item for item in self.listed(kind)} for kind in KINDS_WITH_PAGES}

    def _named(self, kind: str, names: Iterable[str]) -> tuple[Any, ...]:
        listed = self._by_id[kind]
        return tuple(listed[name] for name in names if name in listed)


def _included(text: str) -> list[str]:
    """Give the shared passages that a text includes."""
    return [found["name"] for found in _INCLUDES.finditer(text)]


def _indexed(
    items: Iterable[tuple[str, Text]], values: Callable[[Text], Iterable[Any]]
) -> dict[Any, tuple[tuple[str, Text], ...]]:
    """Give kind and item of all items by each of their values."""
    found: dict[Any, list[tuple[str, Text]]] = {}
    for kind, item in items:
        for value in dict.fromkeys(values(item)):
            found.setdefault(value, []).append((kind, item))
    return {value: tuple(each) for value, each in found.items()}


def _by_title(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: (item.title.casefold(), item.id)))


def _once(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple({item.id: item for item in items}.values())
