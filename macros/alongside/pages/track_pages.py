"""The words of tracks' own pages, and for whom each tailored page is; HTML."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import Any

from ..assembly import ESSENTIALS, Entry, Track
from ..curriculum import Audience, TrackKind
from .site import Site
from .tailored_site import track_address
from .templating import html_templates


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


def audience_note(site: Site, track: Track | None, entry: Entry | None, base: str) -> str:
    """Give the sentence that says for whom a page is, with links to the other versions.

    Without a track it is the page with all versions. `base` leads to the site's root: `../../`.
    """
    audience = site.library.audience_label(track.audience) if track else None
    return _render(
        "audience_note",
        track=track,
        entry=entry,
        audience=audience,
        base=base,
        track_address=track_address,
    )


def tailored_title(site: Site, track: Track, entry: Entry) -> str:
    """Give the title of a tailored page, as plain text; it names the audience."""
    audience = site.library.audience_label(track.audience)
    return unescape(_render("tailored_title", title=entry.module.title, audience=audience))


def track_page(site: Site, track: Track, base: str) -> TrackPage:
    """Give a track's own page; `base` leads from it to the site's root: `../../`."""
    library = site.library
    html = _render(
        "track_page",
        track=track,
        library=library,
        base=base,
        address=track_address,
        audience=library.audience_label(track.audience),
        sessions=[
            (planned.week, library.sessions[planned.id])
            for planned in track.sessions
            if planned.id in library.sessions
        ],
        essentials=site.tracks.get(ESSENTIALS),
        wider=wider_tracks(site, track),
        narrower=narrower_tracks(site, track),
    )
    return TrackPage(html, _Headings.of(html))


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


def _render(template: str, **values: Any) -> str:
    return html_templates().get_template(f"{template}.html.jinja").render(**values).strip()


class _Headings(HTMLParser):
    """Collects the headings of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[PageHeading] = []
        self._open: tuple[int, str] | None = None
        self._words: list[str] = []

    @classmethod
    def of(cls, html: str) -> tuple[PageHeading, ...]:
        reader = cls()
        reader.feed(html)
        return tuple(reader.found)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("h1", "h2", "h3"):
            self._open, self._words = (int(tag[1]), dict(attrs).get("id") or ""), []

    def handle_data(self, data: str) -> None:
        if self._open:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag in ("h1", "h2", "h3"):
            title = " ".join("".join(self._words).split())
            self.found.append(PageHeading(*self._open, title))
            self._open = None
