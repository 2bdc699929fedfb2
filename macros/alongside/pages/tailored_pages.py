"""The stand-ins that MkDocs and its theme render once for many tailored pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents, get_toc

from ..curriculum import Text, TrackKind, kind_named
from .conversion import CachedPage, Conversions
from .made_pages import MadePage
from .session_pages import SessionPage
from .shell import ContentsEntry, content_slot, slot
from .tailored_site import TrackHeading


class PlacedPage(CachedPage):
    """A page that is listed in the navigation on itself alone."""

    beside = ""
    """The page in whose entry of the navigation it stands."""
    nav: Navigation | None = None
    """The navigation with the page in its place."""


class GivenPage(PlacedPage):
    """A page whose whole text is made from the curriculum."""

    def __init__(
        self, made: MadePage, file: File, config: MkDocsConfig, conversions: Conversions
    ) -> None:
        """Make the page."""
        self.made = made
        self.beside = made.beside
        super().__init__(escape(made.title), file, config, conversions)
        if not made.is_public:
            self.canonical_url = self.abs_url = None

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the text as it is: no macro is run in it."""
        self.markdown = self.made.markdown
        self.meta = {
            "title": str(escape(self.made.title)),
            "description": str(escape(self.made.description)),
            "render_macros": False,
            "search": {"exclude": not self.made.is_found},
        }


class ContentPage(PlacedPage):
    """The page of an item of the curriculum; its title is safe to print anywhere."""

    def __init__(
        self, kind: str, item: Text, file: File, config: MkDocsConfig, conversions: Conversions
    ) -> None:
        """Make the page; `kind` is the kind's name, such as `modules`."""
        self.kind = kind
        self.item = item
        self.tags: Any = None
        self.beside = f"{kind}/index.md"
        super().__init__(escape(item.title), file, config, conversions)

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the item's text; what the theme needs of its front matter is set here."""
        self.markdown = self.item.body.text
        self.meta = {
            "title": str(escape(self.item.title)),
            "description": str(escape(self.item.summary)),
            "render_macros": kind_named(self.kind).runs_macros,
            "page_data": self._data(),
        }

    def _data(self) -> dict[str, str]:
        """Give what scripts are told about the page, under which they keep a reader's state."""
        return {
            "kind": self.kind,
            "item": self.item.id,
            "version": self.item.version,
            "title": self.item.title,
            "minutes": str(getattr(self.item, "minutes", "")),
        }


class BesidePage(CachedPage):
    """A page of a session beside its guide; not in the search."""

    def __init__(
        self,
        page: SessionPage,
        title: str,
        file: File,
        config: MkDocsConfig,
        conversions: Conversions,
    ) -> None:
        """Make the page; `page` says what of the session it shows."""
        self.page = page
        self._title = title
        self.nav: Navigation | None = None
        super().__init__(escape(title), file, config, conversions)

    def read_source(self, config: MkDocsConfig) -> None:
        """Take what the page shows of the session's text."""
        self.markdown = self.page.source()
        self.meta = {
            "title": str(escape(self._title)),
            "description": str(escape(self.page.session.summary)),
            "search": {"exclude": True},
        }


class StandInLink(Link):
    """A link in the navigation that can pass for a page."""

    encrypted = False

    def __init__(self, title: str, url: str, like: Page | None = None) -> None:
        """Make a link that looks `like` a page, its icon and status included."""
        super().__init__(title, url)
        self.meta = like.meta if like else {}
        self.is_index = False


class ShellPage(Page):
    """A page whose Markdown is not converted: all that it shows comes from stand-ins."""

    def __init__(self, file: File, config: MkDocsConfig, url: str) -> None:
        """Make a page at an address of which the theme must not know.

        `url` is a made-up address of the same depth. At its real one, links to pages nearby would
        be written relative to them, and would be wrong for all other pages made from this shell.
        """
        self._url = url
        self.nav: Navigation | None = None
        super().__init__(None, file, config)
        self.canonical_url = self.abs_url = None
        self.edit_url = None

    @property
    def url(self) -> str:
        """Give the address that the theme sees."""
        return self._url

    @property
    def stands_for(self) -> str:
        """Give HTML that holds every element which the pages made from it have."""
        return ""

    def read_source(self, config: MkDocsConfig) -> None:
        """Take no Markdown, and stay out of the search."""
        self.markdown, self.meta = "", {"search": {"exclude": True}, "render_macros": False}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert nothing."""
        self.content, self.toc, self.present_anchor_ids = "", get_toc([]), set()


class ModuleShell(ShellPage):
    """The shell of one module's tailored pages, rendered as if below `tracks/ROLE/`."""

    def __init__(self, module: ContentPage, file: File, config: MkDocsConfig) -> None:
        """Make the shell of a module's page."""
        self.module = module
        super().__init__(file, config, f"al-shell/-/{module.file.name}/")

    @property
    def stands_for(self) -> str:
        """Give the module's text."""
        return self.module.content or ""


class TrackShell(ShellPage):
    """The shell of the own pages of tracks of one kind."""

    def __init__(self, kind: TrackKind, level: int, file: File, config: MkDocsConfig) -> None:
        """Make the shell; `level` is 1 for `tracks/ROLE/`, 2 for one deeper."""
        self.kind = kind
        super().__init__(file, config, f"al-shell/{'-/' * level}")

    @property
    def stands_for(self) -> str:
        """Give what every track's own page has."""
        return "<al-track-progress>"


class SplicedFile(File):
    """A page that is written at the end; until then, something that links can lead to."""

    def __init__(self, src_uri: str, dest_uri: str, config: MkDocsConfig) -> None:
        """Make the file of the page at `dest_uri`."""
        super().__init__(
            src_uri,
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
            dest_uri=dest_uri,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self.abs_src_path = None
        self.edit_uri = None

    def is_documentation_page(self) -> bool:
        """Tell MkDocs that there is nothing to convert."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Leave the writing to the splicing."""


def fill_module_shell(shell: ModuleShell, nav: Navigation, tracks: str, overview: str) -> None:
    """Give a module's shell the module's own looks, and stand-ins for what the tracks differ in."""
    module = shell.module
    shell.title = module.title
    shell.meta = {**module.meta, **shell.meta, "title": slot("title")}
    shell.toc = module.toc
    shell.content = content_slot(has_title="<h1" in (module.content or ""))
    shell.edit_url = module.edit_url
    shell.previous_page = StandInLink(slot("previous-title"), slot("previous-url"))
    shell.next_page = StandInLink(slot("next-title"), slot("next-url"))
    track = StandInLink(overview, slot("track-url"))
    track.is_index = True
    before, after = (StandInLink(module.title, slot(name), module) for name in ("before", "after"))
    _place(shell, [track, before, shell, after], nav, tracks)


def fill_track_shell(
    shell: TrackShell,
    headings: Sequence[TrackHeading],
    nav: Navigation,
    tracks: str,
    overview: str,
) -> None:
    """Give the shell of tracks' own pages its stand-ins; `headings` are those of all its tracks."""
    shell.title = overview
    shell.meta = {**shell.meta, "title": slot("title"), "description": slot("description")}
    shell.toc = contents_list(headings)
    shell.content = content_slot(has_title=True)
    _place(shell, [shell, StandInLink(overview, slot("after"))], nav, tracks)


def _place(shell: ShellPage, children: list[StructureItem], nav: Navigation, tracks: str) -> None:
    section = Section(slot("track-title"), children)
    for child in children:
        child.parent = section
    shell.nav = with_item(nav, tracks, section)


def with_item(nav: Navigation, beside: str, item: StructureItem) -> Navigation | None:
    """Give the navigation with one more item in the entry that holds the page `beside`.

    The navigation itself stays as it is: on all other pages this item is not listed, so that a
    site with many pages does not list all of them on each. Gives nothing if no entry holds it.
    """
    top = next((each for each in nav.items if _holds(each, beside)), None)
    if top is None:
        return None
    twin = Section(top.title or "", [*(top.children or [top]), item])
    item.parent = twin
    return Navigation([twin if each is top else each for each in nav.items], nav.pages)


def _holds(item: StructureItem, path: str) -> bool:
    if isinstance(item, Page):
        return item.file.src_uri == path
    return any(_holds(child, path) for child in getattr(item, "children", None) or ())


def contents_list(headings: Sequence[TrackHeading]) -> TableOfContents:
    """Nest headings as a contents list."""
    top: list[AnchorLink] = []
    above: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(str(escape(heading.title)), heading.id, heading.level)
        while above and above[-1].level >= link.level:
            above.pop()
        (above[-1].children if above else top).append(link)
        above.append(link)
    return TableOfContents(top)


def contents_of(page: Page) -> tuple[ContentsEntry, ...]:
    """Give a page's contents list as the theme shows it: without the H1 that holds all else."""
    items: Sequence[AnchorLink] = list(page.toc)
    if items and items[0].level == 1:
        items = items[0].children
    return tuple(_entry(each) for each in items)


def _entry(link: AnchorLink) -> ContentsEntry:
    return ContentsEntry(link.id, tuple(_entry(each) for each in link.children))
