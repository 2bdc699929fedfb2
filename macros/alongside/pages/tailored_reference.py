"""Render every tailored page by the theme: slow, plain, and what the fast way is compared with."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from ..assembly import Entry, Track
from .splice import MODULES, View
from .tailored_build import TRACKS_PAGE, Items, TailoredBuild
from .tailored_pages import ContentPage, ShellPage, StandInLink, contents_list, with_item
from .tailored_site import module_address, track_address


class ReferencePage(ShellPage):
    """A page of a track: one of its modules, or its own page if `entry` is nothing."""

    def __init__(self, track: Track, entry: Entry | None, file: File, config: MkDocsConfig) -> None:
        """Make the page at its real address."""
        self.track = track
        self.entry = entry
        super().__init__(file, config, file.url)


class ReferenceBuild(TailoredBuild):
    """A build without shells: each tailored page gets its content, and the theme does the rest."""

    def add_files(self, files: Files, items: Items, base: Path) -> None:
        """Add a page for each item, and one for each place in a track."""
        self.add_content(files, items, base)
        for track in self.site.tracks:
            self._add(files, track, None, f"{track_address(track)}index.md")
            for entry in track.entries:
                self._add(files, track, entry, f"{track_address(track)}{entry.module.id}.md")

    def place(self, nav: Navigation) -> None:
        """Fill the pages in, each with its own place in the navigation."""
        self.place_content(nav)
        views = {track.path: self.site.view(track) for track in self.site.tracks}
        for page in self.shells:
            if isinstance(page, ReferencePage):
                self._fill(page, nav, views[page.track.path])

    def give_context(self, context: TemplateContext, page: Page) -> TemplateContext:
        """Let the theme see a page's own navigation, and the address of the module it shows."""
        super().give_context(context, page)
        if isinstance(page, ReferencePage) and page.entry:
            module = self._module(page.entry)
            page.canonical_url = module.canonical_url
            if module.tags is not None:
                context["tags"] = module.tags  # type: ignore[typeddict-unknown-key]
        return context

    def write(self) -> int:
        """Give the number of tailored pages; the engine has written them."""
        return len(self.shells)

    def _add(self, files: Files, track: Track, entry: Entry | None, path: str) -> None:
        file = File.generated(self.config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        self.shells.append(ReferencePage(track, entry, file, self.config))
        files.append(file)

    def _module(self, entry: Entry) -> ContentPage:
        return self.content[f"{MODULES}{entry.module.id}.md"]

    def _fill(self, page: ReferencePage, nav: Navigation, view: View) -> None:
        track, entry, texts = page.track, page.entry, self.site.texts
        overview = StandInLink(texts.overview, track_address(track))
        overview.is_index = True
        if entry:
            module = self._module(entry)
            page.title, page.edit_url = module.title, module.edit_url
            title = str(escape(texts.title(track, entry)))
            page.meta = {**module.meta, **page.meta, "title": title}
            page.toc = _without(module.toc, view.hidden(entry.module.id))
            page.content = self.site.content(track, entry, view).decode()
        else:
            page.title = texts.overview
            title, summary = str(escape(track.title)), str(escape(track.summary))
            page.meta = {**page.meta, "title": title, "description": summary}
            landing = self.site.landings[track.path]
            page.toc, page.content = contents_list(landing.headings), landing.html
        children = [page if each is entry else self._link(track, each) for each in track.entries]
        _be_neighbours(page, children if entry else [])
        section = Section(escape(track.title), [overview if entry else page, *children])
        for child in section.children:
            child.parent = section
        page.nav = with_item(nav, TRACKS_PAGE, section)

    def _link(self, track: Track, entry: Entry) -> StandInLink:
        module = self._module(entry)
        return StandInLink(module.title, module_address(track, entry.module.id), module)


def _be_neighbours(page: Page, pages: list) -> None:
    if page in pages:
        at = pages.index(page)
        page.previous_page = pages[at - 1] if at > 0 else None
        page.next_page = pages[at + 1] if at + 1 < len(pages) else None


def _without(toc: Iterable[AnchorLink], hidden: frozenset[str]) -> TableOfContents:
    """Give a contents list without the headings that an audience does not see."""
    kept = []
    for link in toc:
        if link.id not in hidden:
            twin = AnchorLink(link.title, link.id, link.level)
            twin.children = list(_without(link.children, hidden))
            kept.append(twin)
    return TableOfContents(kept)
