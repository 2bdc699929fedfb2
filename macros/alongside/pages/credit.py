"""Credit for those who want it: counted from front matter, never from git."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..curriculum import Person, Perspective, Text
from ..curriculum.models import Expertise
from .site import Site

BADGE_AT = 3
"""So many accepted contributions, of any kind, make a contributor."""


class Part(StrEnum):
    """What somebody did."""

    AUTHOR = "author"
    TELLER = "teller"
    PERSPECTIVE = "perspective"
    REVIEWER = "reviewer"
    TRANSLATOR = "translator"


@dataclass(frozen=True)
class Contribution:
    """One thing that somebody did, and that was accepted."""

    part: Part
    """What it was."""
    kind: str
    """The kind of the page that it is on: `modules`."""
    item: Text
    """The item whose page that is."""
    anchor: str | None = None
    """Where on the page it stands; nothing for the whole of it."""

    def is_on_the_same(self, other: Contribution) -> bool:
        """Tell whether both are on the same text, or the same place in it."""
        return (self.kind, self.item.id, self.anchor) == (other.kind, other.item.id, other.anchor)


@dataclass(frozen=True)
class Reviewed:
    """A review that took place, and of what."""

    kind: str
    """The kind of what was reviewed."""
    item: Text
    """What was reviewed."""
    expertise: Expertise
    """What the reviewer knows best."""
    on: date
    """When they finished."""


class Credits:
    """Who is named on a site, and for what."""

    def __init__(self, site: Site) -> None:
        """Count what a site holds: drafts and what was taken back are not in it.

        Who had several parts in one text, such as writing and translating it, gave one thing.
        """
        self._site = site
        self._by_person: dict[str, list[Contribution]] = {}
        for person, contribution in self._all():
            known = self._by_person.setdefault(person, [])
            if not any(each.is_on_the_same(contribution) for each in known):
                known.append(contribution)

    @property
    def people(self) -> tuple[Person, ...]:
        """Give those who want to be named, in the order of the file."""
        return tuple(each for each in self._site.library.people.values() if each.credit)

    def of(self, person: Person) -> tuple[Contribution, ...]:
        """Give what a person contributed, in the order of the pages."""
        return tuple(self._by_person.get(person.id, ()))

    def has_badge(self, person: Person) -> bool:
        """Tell whether a person is a contributor, and wants it to be seen."""
        return person.credit and person.badge and len(self.of(person)) >= BADGE_AT

    @property
    def reviewers(self) -> Mapping[str, tuple[Reviewed, ...]]:
        """Give by name what each expert reviewed, in the order of the names."""
        found: dict[str, list[Reviewed]] = {}
        for kind, item in self._site.all_listed():
            for review in item.reviewed_by:
                if name := self._site.reviewer_name(review):
                    reviewed = Reviewed(kind, item, review.expertise, review.date)
                    found.setdefault(name, []).append(reviewed)
        return {name: tuple(found[name]) for name in sorted(found, key=str.casefold)}

    def _all(self) -> Iterator[tuple[str, Contribution]]:
        for kind, item in self._site.library.pages():
            if self._site.is_accepted(item):
                for person, part in _parts(item):
                    yield person, Contribution(part, kind, item)
        for each in self._site.perspectives:
            if each.person:
                yield each.person, self._of_perspective(each)

    def _of_perspective(self, each: Perspective) -> Contribution:
        page = self._site.page_of(each)
        return Contribution(Part.PERSPECTIVE, each.kind_of_page, page, f"perspective-{each.id}")


def _parts(item: Text) -> Iterator[tuple[str, Part]]:
    yield from ((name, Part.AUTHOR) for name in item.authors)
    if teller := getattr(item, "person", None):
        yield teller, Part.TELLER
    yield from ((each.person, Part.REVIEWER) for each in item.reviewed_by if each.person)
    yield from ((name, Part.TRANSLATOR) for name in item.translators)
