"""Choose what can be found by the search, and by which filters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from ..assembly import Track
from ..curriculum import Module, Session, Story, Text, TrackKind
from ..pages import Site, track_address
from ..pages.tailored_pages import ContentPage
from ..pages.templating import html_templates
from .search_index import SearchPage, write_search_index

_ABOUT_PAGE = '<h2 id="about-this-page"'
"""Where the part of an item's page begins that says the same on every page."""
_LEFT_OUT = ("reference/", "search/")
"""Addresses of pages that are no part of the course, or lead only back to the search."""


class SearchPages:
    """The pages of one build that can be found, each once."""

    def __init__(self, site: Site) -> None:
        """Begin without pages; `site` knows what is listed and what things are called."""
        self._site = site
        self._templates = html_templates(site.strings)
        self._words: Any = self._templates.get_template("words.jinja").module
        self._pages: dict[str, SearchPage] = {}

    def add(self, page: Page) -> None:
        """Add a rendered page, unless its front matter says `search: {exclude: true}`."""
        html = page.content or ""
        if isinstance(page, ContentPage):
            self.add_item(page.kind, page.item, html)
        elif not page.meta.get("search", {}).get("exclude"):
            self.add_page("" if page.is_homepage else page.url, str(page.title), html)

    def write(self, tracks: Iterable[Track], config: MkDocsConfig) -> None:
        """Add the tracks, and write the index into the site; raises `SearchIndexError`."""
        self.add_tracks(tracks)
        write_search_index(self, str(config.theme["language"]), Path(config.site_dir))

    def add_item(self, kind: str, item: Text, html: str) -> None:
        """Add the page of an item, with all versions; what lists leave out is not found either."""
        if self._site.is_listed(item):
            address = f"{kind}/{item.id}/"
            text = html.partition(_ABOUT_PAGE)[0]
            self._add(address, item.title, kind, text, self._filters(item))

    def add_page(self, address: str, title: str, html: str) -> None:
        """Add a page around the curriculum; the reference for authors stays out."""
        if not address.startswith(_LEFT_OUT):
            self._add(address, title, "pages", html, {})

    def add_tracks(self, tracks: Iterable[Track]) -> None:
        """Add tracks by title and summary; the modules in them are found by themselves.

        Tracks of pairs stay out: they are many, and each is linked from both of its parts.
        """
        template = self._templates.get_template("search_track.html.jinja")
        for track in tracks:
            if track.kind is not TrackKind.PAIR:
                filters = self._of("role", "roles", [track.audience.role])
                filters |= self._of("department", "departments", [track.audience.department])
                html = template.render(track=track)
                self._add(track_address(track), track.title, "tracks", html, filters)

    def __iter__(self) -> Iterator[SearchPage]:
        """Give the pages in the order of their addresses."""
        return iter(page for _, page in sorted(self._pages.items()))

    def _add(
        self, address: str, title: str, kind: str, html: str, filters: Mapping[str, list[str]]
    ) -> None:
        word = self._words.page_kinds[kind]
        self._pages[address] = SearchPage(address, title, str(word), html, filters)

    def _filters(self, item: Text) -> dict[str, list[str]]:
        """Give what an item can be filtered by, from its front matter."""
        found: dict[str, list[str]] = {}
        if isinstance(item, Module):
            found |= self._of("role", "roles", item.audiences.roles)
            found |= self._of("department", "departments", item.audiences.departments)
            found |= self._of("competency", "competencies", (c.id for c in item.competencies))
        elif isinstance(item, Story):
            found |= self._of("role", "roles", item.roles)
            found |= self._of("department", "departments", item.departments)
            found |= self._of("competency", "competencies", item.competencies)
            found["outcome"] = [str(self._words.outcomes[item.outcome])]
        elif isinstance(item, Session):
            practised = {c.id for m in self._site.modules_of(item) for c in m.competencies}
            found |= self._of("competency", "competencies", practised)
        return found

    def _of(self, name: str, kind: str, ids: Iterable[Any]) -> dict[str, list[str]]:
        """Give the titles of some entries of a vocabulary, in its order."""
        wanted = set(ids)
        known = getattr(self._site.library, kind)
        titles = [each.title for each in known.values() if each.id in wanted]
        return {name: titles} if titles else {}
