"""The words of tracks' own pages, and for whom each tailored page is; HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape, unescape
from typing import Any

from markupsafe import Markup

from ..assembly import ESSENTIALS, Entry, Reason, Track
from ..curriculum import Audience, TrackKind
from .site import Site
from .tailored_site import track_address
from .templating import html_templates

_HEADING = re.compile(r'<h(?P<level>[1-6]) id="(?P<id>[^"]+)">(?P<title>[^<]*)</h(?P=level)>')
_STAND_INS = {
    "module": "al-the-module",
    "position": "al-the-position",
    "left": "al-what-is-left",
    "why": "al-why",
}
_TITLE = "al-the-title"


@dataclass(frozen=True)
class PageHeading:
    """A heading of a page that is written as HTML."""

    level: int
    """1 to 6."""
    id: str
    """Its anchor."""
    title: str
    """Its words, as plain text."""


@dataclass(frozen=True)
class TrackPage:
    """A track's own page."""

    html: str
    """Its content, H1 included."""
    headings: tuple[PageHeading, ...]
    """Its headings, in order."""


@dataclass(frozen=True)
class TrackWords:
    """The words of tailored pages. `to_top` leads from a page to the site's root: `../../`.

    Templates run once for a track, or once for a number of minutes: the thousands of pages that
    are made of them differ in a few values only, which take the places of stand-ins.
    """

    site: Site
    """The site whose tracks are described."""
    _notes: dict[tuple[str, str], str] = field(default_factory=dict)
    _titles: dict[str, str] = field(default_factory=dict)
    _left: dict[int, str] = field(default_factory=dict)
    _whys: dict[tuple[Reason, ...], Markup] = field(default_factory=dict)

    @cached_property
    def overview(self) -> str:
        """Give the name of a track's own page in the list of the track's pages."""
        return unescape(_render(self.site, "overview"))

    def label(self, audiences: Sequence[str]) -> str:
        """Name the audiences of a version: `["recruiter"]` becomes "For recruiters"."""
        library = self.site.library
        names = [library.audience_label(library.audience(each)) for each in audiences]
        return unescape(_render(self.site, "version_label", names=names))

    def title(self, track: Track, entry: Entry) -> str:
        """Give the title of a tailored page, as plain text; it names the audience."""
        if track.path not in self._titles:
            words = _render(self.site, "page_title", title=_TITLE, audience=self._audience(track))
            self._titles[track.path] = unescape(words)
        return self._titles[track.path].replace(_TITLE, entry.module.title)

    def note(self, track: Track, entry: Entry, to_top: str) -> str:
        """Give the HTML that says for whom a page is, and why, what is left, and ways to others."""
        key = track.path, to_top
        if key not in self._notes:
            self._notes[key] = _render(
                self.site,
                "audience_note",
                audience=self._audience(track),
                count=len(track.entries),
                to_top=to_top,
                **_STAND_INS,
            )
        if entry.minutes_left not in self._left:
            self._left[entry.minutes_left] = _render(
                self.site, "minutes_left", minutes=entry.minutes_left
            )
        return (
            self._notes[key]
            .replace(_STAND_INS["module"], escape(entry.module.id))
            .replace(_STAND_INS["position"], str(entry.position))
            .replace(_STAND_INS["left"], self._left[entry.minutes_left])
            .replace(_STAND_INS["why"], self._why(entry.reasons))
        )

    def note_on_all(self, to_top: str) -> str:
        """Give the HTML that says, on a page with all versions, that it has them all."""
        return _render(self.site, "audience_note_on_all", to_top=to_top)

    def landing(self, track: Track, to_top: str) -> TrackPage:
        """Give a track's own page, H1 included."""
        site = self.site
        sessions = {session.id: session for session in site.sessions}
        html = _render(
            site,
            "track_page",
            track=track,
            to_top=to_top,
            address=track_address,
            why=self._why,
            audience=self._audience(track),
            sessions=[
                (each.week, sessions[each.id]) for each in track.sessions if each.id in sessions
            ],
            essentials=site.tracks.get(ESSENTIALS),
            wider=wider_tracks(site, track),
            narrower=narrower_tracks(site, track),
        )
        return TrackPage(html, headings_of(html))

    def _why(self, reasons: tuple[Reason, ...]) -> Markup:
        """Say why a module is in a track, as HTML; the same reasons are given a thousand times."""
        if reasons not in self._whys:
            library = self.site.library
            html = _render(self.site, "reasons", reasons=reasons, library=library)
            self._whys[reasons] = Markup(html)
        return self._whys[reasons]

    def _audience(self, track: Track) -> str:
        return self.site.library.audience_label(track.audience)


def track_page(site: Site, track: Track, to_top: str) -> TrackPage:
    """Give a track's own page; `to_top` leads from it to the site's root: `../../`."""
    return TrackWords(site).landing(track, to_top)


def wider_tracks(site: Site, track: Track) -> tuple[Track, ...]:
    """Give the tracks of the role alone and of the department alone, for a track of both."""
    if track.kind is not TrackKind.PAIR:
        return ()
    parts = (Audience(role=track.audience.role), Audience(department=track.audience.department))
    return tuple(found for part in parts if (found := site.track_for(part)))


def narrower_tracks(site: Site, track: Track) -> tuple[tuple[str, Track], ...]:
    """Give the tracks that join a role's track with each department, or the reverse, by title."""
    library, audience = site.library, track.audience
    if track.kind is TrackKind.ROLE:
        pairs = [
            (each.title, Audience(audience.role, each.id)) for each in library.departments.values()
        ]
    elif track.kind is TrackKind.DEPARTMENT:
        pairs = [
            (each.title, Audience(each.id, audience.department)) for each in library.roles.values()
        ]
    else:
        pairs = []
    return tuple((title, found) for title, each in pairs if (found := site.track_for(each)))


def headings_of(html: str) -> tuple[PageHeading, ...]:
    """Give the headings of a page of ours: each has an id, and holds text only."""
    return tuple(
        PageHeading(int(found["level"]), found["id"], unescape(found["title"]))
        for found in _HEADING.finditer(html)
    )


def _render(site: Site, template: str, **values: Any) -> str:
    found = html_templates(site.strings).get_template(f"{template}.html.jinja")
    return found.render(**values).strip()
