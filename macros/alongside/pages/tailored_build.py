"""Lead one MkDocs build from converted modules to tailored pages."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from ..assembly import Track
from ..curriculum import Text
from .conversion import Conversions
from .fragments import Fragments, Label
from .made_pages import MadePage
from .session_pages import SessionPage
from .shell import MODULE_SLOTS, TRACK_SLOTS, Shell, deeper
from .site import Site
from .splice import MODULES
from .tailored_pages import (
    BesidePage,
    ContentPage,
    GivenPage,
    ModuleShell,
    PlacedPage,
    ShellPage,
    SplicedFile,
    TrackShell,
    contents_of,
    fill_module_shell,
    fill_track_shell,
    with_item,
)
from .tailored_parts import SpliceError
from .tailored_scanner import refuse_left_over_blocks
from .tailored_site import (
    TailoredSite,
    TrackTexts,
    level_of,
    module_address,
    to_top,
    track_address,
)

Items = Iterable[tuple[str, Text]]
"""Items that are pages, each with the name of its kind."""
TRACKS_PAGE = "tracks/index.md"
"""The page under whose entry in the navigation all tracks stand."""
_SESSIONS_PAGE = "sessions/index.md"
_SHELL_DEPTH = 3


class TailoredBuild:
    """The pages of one build that are made from the curriculum, canonical and tailored.

    Its methods are called in the order in which they stand here, one for each event of MkDocs.
    """

    def __init__(
        self,
        config: MkDocsConfig,
        tracks: Sequence[Track],
        texts: TrackTexts,
        label: Label,
        conversions: Conversions,
    ) -> None:
        """Begin a build; `label` names the audiences of versions on untailored pages."""
        self.config = config
        self.site = TailoredSite(tracks, texts)
        self._label = label
        self._conversions = conversions
        self.content: dict[str, ContentPage] = {}
        self.beside: dict[str, BesidePage] = {}
        self.given: list[GivenPage] = []
        self.shells: list[ShellPage] = []

    def add_files(self, files: Files, items: Items, base: Path) -> None:
        """Add a page for each item, and for each tailored page a file that links can lead to.

        `base` is the project's folder, from which the paths of sources start.
        """
        self.add_content(files, items, base)
        shells = list(self._shell_files())
        shell_paths = {file.src_uri for file in shells}
        for path, address in self._tailored_pages():
            if path not in shell_paths:
                files.append(SplicedFile(path, f"{address}index.html", self.config))
        for file in shells:
            files.append(file)

    def add_content(self, files: Files, items: Items, base: Path) -> None:
        """Add a page for each item."""
        for kind, item in items:
            file = self._generated(f"{kind}/{item.id}.md", item.body.text)
            source = (base / item.document.path).as_posix()
            file.edit_uri = posixpath.relpath(source, self.config.docs_dir)
            page = ContentPage(kind, item, file, self.config, self._conversions)
            self.content[file.src_uri] = page
            files.append(file)

    def add_beside(
        self, files: Files, pages: Iterable[SessionPage], site: Site, base: Path
    ) -> None:
        """Add the pages of sessions beside their guides."""
        for each in pages:
            file = self._generated(each.src_uri, each.source())
            document = (each.plan or each.session).document
            source = (base / document.path).as_posix()
            file.edit_uri = posixpath.relpath(source, self.config.docs_dir)
            title = each.title(site)
            self.beside[each.src_uri] = BesidePage(
                each, title, file, self.config, self._conversions
            )
            files.append(file)

    def add_made(self, files: Files, made: Iterable[MadePage], pictures: Mapping[str, str]) -> None:
        """Add the pages that no file holds, and the pictures on them, as SVG by their path."""
        for path, svg in pictures.items():
            files.append(self._generated(path, svg))
        for each in made:
            file = self._generated(each.src_uri, each.markdown)
            self.given.append(GivenPage(each, file, self.config, self._conversions))
            files.append(file)

    def untailored(self, page: Page, html: str) -> str:
        """Give a page with all versions, labelled; keep what tailored pages are made from."""
        path = page.item.document.path if isinstance(page, ContentPage) else page.file.src_uri
        is_module = isinstance(page, ContentPage) and page.kind == "modules"
        try:
            refuse_left_over_blocks(html)
            if "data-for=" not in html and not is_module:
                return html
            fragments = Fragments.scan(html)
        except SpliceError as error:
            raise SpliceError(f"{path}: {error}") from None
        if isinstance(page, ContentPage) and is_module:
            self.site.fragments[page.item.id] = fragments
        note = self.site.texts.note_on_all(to_top(page.file.url)) if fragments.is_tailored else ""
        return fragments.untailored(self._label, note)

    def place(self, nav: Navigation) -> None:
        """Give every page its place in the navigation, and the shells their stand-ins."""
        self.place_content(nav)
        for shell in self.shells:
            if isinstance(shell, ModuleShell):
                fill_module_shell(shell, nav, TRACKS_PAGE, self.site.texts.overview)
            elif isinstance(shell, TrackShell):
                headings = self.site.headings[shell.kind]
                fill_track_shell(shell, headings, nav, TRACKS_PAGE, self.site.texts.overview)
            if shell.nav is None:
                raise SpliceError(f"the navigation has no entry that holds {TRACKS_PAGE}")

    def place_content(self, nav: Navigation) -> None:
        """List each page of the curriculum below the page of its kind, on itself alone."""
        for page in (*self.content.values(), *self.given):
            if page.parent is None and page not in nav.items:
                page.nav = with_item(nav, page.beside, page)
        for page in self.beside.values():
            page.nav = with_item(nav, _SESSIONS_PAGE, page)

    def give_context(self, context: TemplateContext, page: Page) -> TemplateContext:
        """Let the theme see a page's own navigation, and a shell's module behind it."""
        if isinstance(page, PlacedPage | BesidePage | ShellPage) and page.nav:
            context["nav"] = page.nav
        if isinstance(page, ContentPage):
            page.tags = context.get("tags")
        elif isinstance(page, ModuleShell):
            page.canonical_url = page.module.canonical_url
            if page.module.tags is not None:
                context["tags"] = page.module.tags  # type: ignore[typeddict-unknown-key]
        return context

    def cut(self, page: Page, output: str, finish: Callable[[str], str]) -> None:
        """Keep a rendered shell, for each level at which there are tracks; `finish` ends a page."""
        if isinstance(page, ModuleShell):
            try:
                self._cut_module(page, output, finish)
            except SpliceError as error:
                raise SpliceError(f"{page.module.item.document.path}: {error}") from None
        elif isinstance(page, TrackShell):
            tracks = [track for track in self.site.tracks if track.kind is page.kind]
            absent = set().union(*(self.site.absent_headings(track) for track in tracks))
            shell = Shell.cut(finish(output), TRACK_SLOTS, contents_of(page), absent)
            self.site.track_shells[page.kind] = shell

    def write(self) -> int:
        """Write all tailored pages, and give their number."""
        count = 0
        for address, data in self.site.pages():
            folder = os.path.join(self.config.site_dir, address)  # noqa: PTH118, fast for thousands
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
            with open(f"{folder}index.html", "wb", buffering=0) as file:  # noqa: PTH123
                file.write(data)
            count += 1
        return count

    def _cut_module(self, page: ModuleShell, output: str, finish: Callable[[str], str]) -> None:
        module = page.module.item.id
        conditional = self.site.fragments[module].conditional
        for level, html in enumerate((output, deeper(output, _SHELL_DEPTH)), 1):
            shell = Shell.cut(finish(html), MODULE_SLOTS, contents_of(page), conditional)
            self.site.module_shells[module, level] = shell

    def _tailored_pages(self) -> Iterator[tuple[str, str]]:
        """Give path and address of every tailored page."""
        for track in self.site.tracks:
            yield _track_path(track), track_address(track)
            for entry in track.entries:
                yield _module_path(track, entry.module.id), module_address(track, entry.module.id)

    def _shell_files(self) -> Iterator[File]:
        """Make the shells, as files at the address of the first page that each one serves."""
        for module, track in self.site.shells_needed().items():
            file = self._generated(_module_path(track, module), "")
            page = self.content[f"{MODULES}{module}.md"]
            self.shells.append(ModuleShell(page, file, self.config))
            yield file
        for kind, track in self.site.kinds_needed().items():
            file = self._generated(_track_path(track), "")
            self.shells.append(TrackShell(kind, level_of(track), file, self.config))
            yield file

    def _generated(self, path: str, content: str) -> File:
        return File.generated(
            self.config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV
        )


def _module_path(track: Track, module: str) -> str:
    """Give the path that Markdown would use to link to a tailored page."""
    return f"{track_address(track)}{module}.md"


def _track_path(track: Track) -> str:
    return f"{track_address(track)}index.md"
