"""The parts that a text consists of, with offsets into its HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..curriculum import EVERYONE_KEY

Ids = frozenset[str]
"""One audience as a set: a role, a department, both, or `everyone`, in no order."""


class SpliceError(ValueError):
    """Raised for HTML that cannot be tailored; the message tells an author why."""


def ids_of(key: str) -> Ids:
    """Read an audience such as `people-manager+engineering`."""
    return frozenset(key.split("+"))


@dataclass(frozen=True)
class Link:
    """An address in the text that depends on where the page is."""

    start: int
    """Offset of the address."""
    end: int
    """Offset after the address."""
    url: str
    """The address, with character references resolved."""


@dataclass(frozen=True)
class Heading:
    """A heading of the text."""

    level: int
    """1 to 6."""
    id: str
    """Its anchor; empty if it has none."""
    additions: tuple[int, ...]
    """Offsets of the additions around it, the outermost first."""


@dataclass(frozen=True)
class Text:
    """A piece of HTML that is shown wherever its surroundings are."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""
    links: tuple[Link, ...] = ()
    """Its relative addresses, in order."""


@dataclass(frozen=True)
class Passage:
    """What stands in one `for` block, its own element included."""

    keys: tuple[str, ...]
    """Its audiences as written: `people-manager+design`, `recruiter`."""
    parts: tuple[Part, ...]
    """Its content, in order."""
    anchors: frozenset[str]
    """Every id within it."""

    @cached_property
    def audiences(self) -> frozenset[Ids]:
        """Give its audiences as sets of ids."""
        return frozenset(ids_of(key) for key in self.keys)

    def is_for(self, wanted: Sequence[Ids]) -> bool:
        """Tell whether one of the audiences is among the wanted ones."""
        return not self.audiences.isdisjoint(wanted)


@dataclass(frozen=True)
class Group:
    """Versions of one passage, of which exactly one is shown."""

    name: str
    """What authors call it."""
    versions: tuple[Passage, ...]
    """All versions, in the order written; one of them is for everyone."""

    @cached_property
    def everyone(self) -> Passage:
        """Give the version for everyone."""
        return next(version for version in self.versions if EVERYONE_KEY in version.keys)

    @cached_property
    def _by_audience(self) -> dict[Ids, Passage]:
        found: dict[Ids, Passage] = {}
        for version in self.versions:
            for audience in version.audiences:
                found.setdefault(audience, version)
        return found

    def best(self, wanted: Sequence[Ids]) -> Passage:
        """Give the version of the first wanted audience that has one, else that for everyone."""
        versions = self._by_audience
        return next((versions[each] for each in wanted if each in versions), self.everyone)


Part = Text | Group | Passage
"""What a text consists of; a passage that is no version of a group is an addition."""
