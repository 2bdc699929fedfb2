"""Write every tailored page of a site: one shell per module, filled for each track.

Knows no engine: it gets rendered shells and converted texts, and gives paths and bytes.
"""

from __future__ import annotations

import html as entities
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from ..assembly import Entry, Track
from ..curriculum import TrackKind
from .fragments import Fragments
from .shell import Shell
from .splice import Tailor, View
from .tailored_parts import SpliceError

TRACKS = "tracks/"
"""The folder of all tracks' pages."""


class TrackHeading(Protocol):
    """A heading of a track's own page: its level, its anchor and its words."""

    level: int
    id: str
    title: str


class TrackPage(Protocol):
    """A track's own page: its HTML, H1 included, and its headings."""

    html: str
    headings: Sequence[TrackHeading]


class TrackTexts(Protocol):
    """The words of tailored pages. `to_top` leads from the page to the site's root."""

    overview: str
    """The name of a track's own page in the list of the track's pages."""

    def title(self, track: Track, entry: Entry) -> str:
        """Give the title of a tailored page, as plain text; it names the audience."""
        ...

    def note(self, track: Track, entry: Entry, to_top: str) -> str:
        """Give the HTML that says for whom a version is, with the ways to others."""
        ...

    def note_on_all(self, to_top: str) -> str:
        """Give the HTML that says, on a page with all versions, that it has them all."""
        ...

    def landing(self, track: Track, to_top: str) -> TrackPage:
        """Give a track's own page."""
        ...


def level_of(track: Track) -> int:
    """Give the number of folders in a track's path: 1 or 2."""
    return track.path.count("/") + 1


def track_address(track: Track) -> str:
    """Give the address of a track's own page, relative to the site's root."""
    return f"{TRACKS}{track.path}/"


def module_address(track: Track, module: str) -> str:
    """Give the address of a tailored page, relative to the site's root."""
    return f"{TRACKS}{track.path}/{module}/"


def to_top(address: str) -> str:
    """Give the way from a page at an address to the site's root: `../../`."""
    return "../" * address.count("/")


@dataclass
class TailoredSite:
    """What tailored pages are made from; filled while the engine converts and renders."""

    tracks: Sequence[Track]
    """All tracks."""
    texts: TrackTexts
    """The words that are not in the modules."""
    fragments: dict[str, Fragments] = field(default_factory=dict)
    """The converted text of each module, by id."""
    module_shells: dict[tuple[str, int], Shell] = field(default_factory=dict)
    """The rendered shell of each module, for each level at which a track has it."""
    track_shells: dict[TrackKind, Shell] = field(default_factory=dict)
    """The rendered shell of tracks' own pages, for each kind of track."""
    _tailors: dict[tuple[str, int], Tailor] = field(default_factory=dict)

    def shells_needed(self) -> dict[str, Track]:
        """Give the module of each shell, with the first track that uses it."""
        needed: dict[str, Track] = {}
        for track in self.tracks:
            for entry in track.entries:
                needed.setdefault(entry.module.id, track)
        return needed

    def kinds_needed(self) -> dict[TrackKind, Track]:
        """Give the kind of each shell of tracks' own pages, with the first track that uses it."""
        needed: dict[TrackKind, Track] = {}
        for track in self.tracks:
            needed.setdefault(track.kind, track)
        return needed

    @cached_property
    def landings(self) -> dict[str, TrackPage]:
        """Give each track's own page, by the track's path."""
        return {
            track.path: self.texts.landing(track, to_top(track_address(track)))
            for track in self.tracks
        }

    @cached_property
    def headings(self) -> dict[TrackKind, tuple[TrackHeading, ...]]:
        """Give all headings that pages of a kind of track have, in an order that fits each page."""
        merged: dict[TrackKind, list[TrackHeading]] = {}
        for track in self.tracks:
            _merge(merged.setdefault(track.kind, []), self.landings[track.path].headings)
        return {kind: tuple(headings) for kind, headings in merged.items()}

    def absent_headings(self, track: Track) -> set[str]:
        """Give the anchors that other tracks of this kind have on their own page, and this not."""
        own = {heading.id for heading in self.landings[track.path].headings}
        return {each.id for each in self.headings[track.kind] if each.id not in own}

    def pages(self) -> Iterator[tuple[str, bytes]]:
        """Give address and bytes of every page of every track."""
        for track in self.tracks:
            yield from self._pages_of(track)

    def view(self, track: Track) -> View:
        """Give what a track's audience sees of its modules."""
        modules = {entry.module.id: self.fragments[entry.module.id] for entry in track.entries}
        return View(track.audience.candidates, modules)

    def content(self, track: Track, entry: Entry, view: View) -> bytes:
        """Give the content of one tailored page."""
        key = entry.module.id, level_of(track)
        if key not in self._tailors:
            depth = module_address(track, entry.module.id).count("/")
            self._tailors[key] = Tailor(self.fragments[key[0]], key[0], depth)
        top = to_top(module_address(track, entry.module.id))
        return self._tailors[key].content(view, self.texts.note(track, entry, top).encode())

    def _pages_of(self, track: Track) -> Iterator[tuple[str, bytes]]:
        level, view = level_of(track), self.view(track)
        shells = [self.module_shells[entry.module.id, level] for entry in track.entries]
        title = _text(track.title)
        listed = list(_listed(track, shells, "../"))
        yield track_address(track), self._landing(track, shells)
        for number, entry in enumerate(track.entries):
            values = {
                "content": self.content(track, entry, view),
                "title": _text(self.texts.title(track, entry)),
                "track-title": title,
                "track-url": b"../",
                "before": b"".join(listed[:number]),
                "after": b"".join(listed[number + 1 :]),
            }
            absent = {f"#{each}" for each in view.hidden(entry.module.id)}
            for name, position in (("previous", number - 1), ("next", number + 1)):
                values.update(_neighbour(track, name, position))
                if not 0 <= position < len(track.entries):
                    absent.add(name)
            yield module_address(track, entry.module.id), shells[number].fill(values, absent)

    def _landing(self, track: Track, shells: Sequence[Shell]) -> bytes:
        values = {
            "content": self.landings[track.path].html.encode(),
            "title": _text(track.title),
            "description": _text(track.summary),
            "track-title": _text(track.title),
            "after": b"".join(_listed(track, shells, "")),
        }
        absent = {f"#{each}" for each in self.absent_headings(track)}
        return self.track_shells[track.kind].fill(values, absent)


def _merge(merged: list[TrackHeading], headings: Sequence[TrackHeading]) -> None:
    """Add the headings that are new, each right after the one it follows.

    The H1 is each track's title: no contents list shows it, only its anchor counts.
    """
    at = 0
    for heading in headings:
        found = next((n for n, each in enumerate(merged) if each.id == heading.id), None)
        if found is None:
            merged.insert(at, heading)
        elif merged[found].title != heading.title and heading.level > 1:
            raise SpliceError(f'the heading "{heading.id}" of tracks\' pages has two names')
        else:
            at = found
        at += 1


def _listed(track: Track, shells: Sequence[Shell], way: str) -> Iterator[bytes]:
    """List a track's modules as the theme does in the lists of other pages."""
    for entry, shell in zip(track.entries, shells, strict=True):
        opening, closing = shell.entry
        yield opening + f"{way}{entry.module.id}/".encode() + closing


def _neighbour(track: Track, name: str, position: int) -> Mapping[str, bytes]:
    if not 0 <= position < len(track.entries):
        return {}
    module = track.entries[position].module
    return {
        f"{name}-url": f"../{module.id}/".encode(),
        f"{name}-title": _text(module.title),
    }


def _text(text: str) -> bytes:
    """Escape text so that it fits between tags and in attributes alike."""
    return entities.escape(text, quote=True).encode()
