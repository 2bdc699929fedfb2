"""Show a text as one audience sees it, or with all its versions.

Knows no engine: HTML goes in, HTML comes out. Pages, print and packages use it alike.
"""

from __future__ import annotations

import html as entities
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from .tailored_parts import Group, Heading, Ids, Part, Passage, Text, ids_of
from .tailored_scanner import scan

Label = Callable[[Sequence[str]], str]
"""Names audiences for readers: `["recruiter"]` becomes "For recruiters"."""


@dataclass(frozen=True, eq=False)
class Shown:
    """What one audience sees of a text."""

    texts: tuple[Text, ...]
    """The pieces, in order; the first one is the first part of the text."""
    hidden: frozenset[str]
    """The ids that it does not see."""


@dataclass(frozen=True)
class Fragments:
    """One text, taken apart into what all see and what only some see."""

    html: str
    """The whole text, with everything for everybody."""
    parts: tuple[Part, ...]
    """Its content, in order; the first part is a `Text` that ends where the note is to stand."""
    headings: tuple[Heading, ...]
    """Its headings, in order."""
    conditional: frozenset[str]
    """Every id that only some readers see."""
    _shown: dict[tuple[Ids, ...], Shown] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def scan(cls, html: str) -> Fragments:
        """Take a text apart; raises `SpliceError` where it breaks a rule of tailoring."""
        found = scan(html)
        return cls(html, found.parts, found.headings, found.conditional)

    @property
    def is_tailored(self) -> bool:
        """Tell whether some readers see what others do not."""
        return any(not isinstance(part, Text) for part in self.parts)

    def choose(self, candidates: Sequence[str]) -> str:
        """Give what an audience sees; `candidates` are its keys, the most fitting first."""
        texts = self.shown(candidates).texts
        return "".join(self.html[text.start : text.end] for text in texts)

    def shown(self, candidates: Sequence[str]) -> Shown:
        """Give the pieces that an audience sees; the same object for audiences that see the same.

        Only audiences that the text names make a difference, so there are few answers.
        """
        wanted = tuple(ids for ids in map(ids_of, candidates) if ids in self._named)
        if wanted not in self._shown:
            texts = tuple(_texts(self.parts, wanted))
            hidden = self.conditional - _anchors(self.parts, wanted)
            self._shown[wanted] = Shown(texts, hidden)
        return self._shown[wanted]

    @cached_property
    def _named(self) -> frozenset[Ids]:
        return frozenset(_audiences(self.parts))

    def untailored(self, label: Label, note: str = "") -> str:
        """Give everything: the version for everyone with the others below it, and all additions.

        `note` is the HTML that says so; it stands where a tailored page names its audience.
        """
        first, *rest = self.parts
        return "".join((*self._everything([first], label), note, *self._everything(rest, label)))

    def _everything(self, parts: Sequence[Part], label: Label) -> Iterator[str]:
        for part in parts:
            if isinstance(part, Text):
                yield self.html[part.start : part.end]
            elif isinstance(part, Group):
                yield from self._everything(part.everyone.parts, label)
                for version in part.versions:
                    if version is not part.everyone:
                        yield '<details class="other-versions"><summary>'
                        yield entities.escape(label(version.keys)) + "</summary>"
                        yield from self._everything(version.parts, label)
                        yield "</details>"
            else:
                yield '<div class="addition"><p class="addition-label">'
                yield entities.escape(label(part.keys)) + "</p>"
                yield from self._everything(part.parts, label)
                yield "</div>"


def _visible(part: Group | Passage, wanted: Sequence[Ids]) -> Passage | None:
    if isinstance(part, Group):
        return part.best(wanted)
    return part if part.is_for(wanted) else None


def _texts(parts: Sequence[Part], wanted: Sequence[Ids]) -> Iterator[Text]:
    for part in parts:
        if isinstance(part, Text):
            yield part
        elif passage := _visible(part, wanted):
            yield from _texts(passage.parts, wanted)


def _audiences(parts: Sequence[Part]) -> Iterator[Ids]:
    """Give every audience that a version or an addition names."""
    for part in parts:
        passages = part.versions if isinstance(part, Group) else (part,)
        for passage in passages:
            if isinstance(passage, Passage):
                yield from passage.audiences
                yield from _audiences(passage.parts)


def _anchors(parts: Sequence[Part], wanted: Sequence[Ids]) -> frozenset[str]:
    """Give the ids in versions and additions that are shown."""
    found: set[str] = set()
    for part in parts:
        if isinstance(part, Text) or not (passage := _visible(part, wanted)):
            continue
        inner = {each for nested in passage.parts for each in _ids_within(nested)}
        found |= passage.anchors - inner
        found |= _anchors(passage.parts, wanted)
    return frozenset(found)


def _ids_within(part: Part) -> frozenset[str]:
    if isinstance(part, Text):
        return frozenset()
    if isinstance(part, Group):
        return frozenset().union(*(version.anchors for version in part.versions))
    return part.anchors
