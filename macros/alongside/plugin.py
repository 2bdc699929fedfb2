"""Connect the curriculum to MkDocs: events come in, and the other rooms are called."""

from __future__ import annotations

import datetime
import gc
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from .blocks import NAME as BLOCKS
from .blocks import practice_words, settings_used
from .check import Examined, Project, examine
from .curriculum import Text, cleaned_markdown
from .curriculum.rules.reports import REPORTERS
from .formats import SearchIndexError, SearchPages, write_beside
from .pages import (
    CatalogueError,
    Site,
    TrackWords,
    compose,
    compose_session_page,
    install_strings,
    made_pages,
    made_pictures,
    offer_templates,
    open_site,
    session_pages,
    theme_language,
)
from .pages.block_settings import block_settings
from .pages.conversion import Conversions, cache_pages
from .pages.mends import (
    ThemeChanged,
    Words,
    mended,
    mended_content,
    mended_missing_page,
    only_needed,
    words,
)
from .pages.page_dates import date_pages, without_unknown_days
from .pages.scripts import lighten_scripts
from .pages.styles import lighten_stylesheets
from .pages.tailored_build import TailoredBuild
from .pages.tailored_pages import BesidePage, ContentPage
from .pages.tailored_parts import SpliceError
from .pages.tailored_reference import ReferenceBuild
from .serving import alert, guarded, with_alert

SEARCH_PAGE = "search.md"
"""The page that says how to find things without scripts."""

log = get_plugin_logger("alongside")


class Options(Config):
    """What `mkdocs.yml` can say about the plugin."""

    roots = options.ListOfItems(options.Type(str), default=["curricula"])
    """The folders of content; a later one lies over those before it."""
    visibility = options.Choice(("public", "internal"), default="public")
    """For whom the build is; what is internal never enters a public one."""
    cache = options.Type(str, default=".cache/alongside")
    """Where conversions are kept between builds."""
    search = options.Type(bool, default=False)
    """Whether each page has a search; needs `search.md`, which helps without scripts."""
    reference = options.Type(bool, default=False)
    """Whether the theme renders every tailored page by itself: slow, to compare with."""


class AlongsidePlugin(BasePlugin[Options]):
    """Builds the curriculum into pages, canonical and tailored."""

    def __init__(self) -> None:
        """Begin without a curriculum; on serve the last good one outlives a build."""
        self._serves = False
        self.site: Site | None = None
        self._problems: tuple[str, ...] = ()
        self.tailored: TailoredBuild | None = None
        self._conversions = Conversions(Path())
        self._nav: Navigation | None = None
        self._found: SearchPages | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether an author watches; for this event MkDocs keeps the plugin alive."""
        self._serves = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the curriculum, and refuse a broken one before anything is written."""
        if not config.use_directory_urls:
            raise PluginError("alongside needs `use_directory_urls: true` in the configuration.")
        self._take(examine(self._project(config), datetime.date.today()), config)
        if self.site is None:
            config.nav = None
            return config
        config.site_name = self.site.library.organisation.site_title
        if language := theme_language(self.site.library.organisation.language, config.theme.dirs):
            config.theme["language"] = language
        words = practice_words(self.site.strings.gettext)
        config.mdx_configs.setdefault(BLOCKS, {}).update(block_settings(self.site), words=words)
        if self._serves and "macros" in config.plugins:
            config.plugins["macros"].config["on_error_fail"] = False
        if not self._serves:
            # What is loaded by now stays to the end, and a build is short: the collector need not
            # walk it again and again.
            gc.freeze()
            gc.set_threshold(20_000)
        return config

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages of the curriculum; other plugins see them like any page."""
        if self.site is None:
            return _only_a_notice(files, config)
        cache = _base(config) / self.config.cache
        self._conversions = Conversions(cache / "conversions", settings_used)
        words = TrackWords(self.site)
        kind = ReferenceBuild if self.config.reference else TailoredBuild
        self.tailored = kind(config, self.site.full_tracks, words, words.label, self._conversions)
        self.tailored.add_files(files, self._items(), _base(config))
        self.tailored.add_beside(files, session_pages(self.site), self.site, _base(config))
        beside = {**made_pictures(self.site), **offer_templates(self.site)}
        self.tailored.add_made(files, made_pages(self.site), beside)
        self._found = SearchPages(self.site) if self.config.search else None
        if self._found and SEARCH_PAGE not in files.src_uris:
            raise PluginError(f"`search: true` needs a page {SEARCH_PAGE} in the docs folder.")
        cache_pages(files, config, self._conversions)
        lighten_stylesheets(files, config)
        lighten_scripts(files, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation until the pages are there to take their places in it."""
        self._nav = nav
        return nav

    @event_priority(-100)
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Put head and foot around an item's text, after its macros have run."""
        if self.site and isinstance(page, BesidePage):
            return compose_session_page(self.site, page.page, markdown)
        if self.site and isinstance(page, ContentPage):
            return compose(self.site, page.kind, page.item, markdown)
        if self.site:
            folder = page.file.src_uri.rpartition("/")[0]
            return cleaned_markdown(self.site.library, markdown, folder)
        return markdown

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Show all versions on a page, labelled, and keep what tailored pages need."""
        html = mended_content(html, self._words())
        return self._spliced(lambda build: build.untailored(page, html)) if self.tailored else html

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Put pages and shells in their places."""
        nav = self._nav
        if self.site:
            install_strings(env, self.site.strings)
        date_pages(files, self.site.changes if self.site else {}, _base(config))
        if self.tailored and nav:
            self._spliced(lambda build: build.place(nav))
        return env

    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Let the theme see a page's own navigation."""
        return self.tailored.give_context(context, page) if self.tailored else context

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Mend, show problems, and cut shells up, after all other plugins changed the page."""
        output = self._mended(mended, output, page.file.src_uri)
        output = only_needed(output, output + getattr(page, "stands_for", ""))
        if self.tailored:
            self._spliced(lambda build: build.cut(page, output, self._with_problems))
        if self._found:
            self._found.add(page)
        return self._with_problems(output)

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Mend the page for missing addresses and show problems on it; date the sitemap."""
        if template_name == "sitemap.xml":
            return without_unknown_days(output_content)
        if template_name == "404.html":
            output_content = self._mended(mended_missing_page, output_content, template_name)
            output_content = only_needed(output_content, output_content)
        return (
            self._with_problems(output_content)
            if template_name.endswith(".html")
            else output_content
        )

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what is no page of MkDocs, and forget conversions that nothing uses any more."""
        if not (self.site and self.tailored):
            return
        written = self._spliced(lambda build: build.write())
        write_beside(self.site, Path(config.site_dir), config.site_url or "")
        if found := self._found:
            self._spliced(lambda build: found.write(build.site.tracks, config))
        self._conversions.prune()
        kinds = Counter(path.rpartition("/")[0] or "docs" for path in self._conversions.made)
        listed = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())) or "none"
        log.info(f"Converted texts: {listed}. Tailored pages: {written}.")

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watch all content, and keep answering when a build fails."""
        server.builder = guarded(server.builder, Path(config.site_dir))
        watched = [_base(config) / root for root in self.config.roots]
        watched += [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
        for path in watched:
            if path.exists():
                server.watch(str(path))
        return server

    def _project(self, config: MkDocsConfig) -> Project:
        base = _base(config)
        roots = tuple(base / root for root in self.config.roots)
        return Project(base, roots, Path(config.docs_dir), self.config.visibility)

    def _take(self, examined: Examined, config: MkDocsConfig) -> None:
        """Take content that has no errors; on serve, keep the last good one where it has."""
        base = _base(config)
        for problem in examined.problems:
            if not problem.is_error:
                log.info(str(problem))
        self._problems = tuple(str(problem) for problem in examined.errors)
        if not examined.errors and examined.library:
            try:
                self.site = open_site(
                    examined.library,
                    self.config.visibility,
                    base,
                    config.site_url or "",
                    Path(config.docs_dir),
                )
            except CatalogueError as error:
                raise PluginError(str(error)) from None
        elif self._serves:
            # Not through the log: a strict build would count it, and the server would stop.
            print("\n".join(self._problems), file=sys.stderr)
        else:
            if os.environ.get("GITHUB_ACTIONS") == "true":
                print(REPORTERS["github"](examined.errors))
            raise PluginError("The content has errors.\n" + "\n".join(self._problems))

    def _words(self) -> Words:
        """Give the words that the mends add."""
        return words(self.site.strings.gettext if self.site else str)

    def _mended(self, mend: Callable[[str, Words, bool], str], html: str, path: str) -> str:
        """Mend a page; where the theme has changed, the message names a page to look at."""
        try:
            return mend(html, self._words(), self._found is not None)
        except ThemeChanged as error:
            raise PluginError(f"{path}: {error}") from None

    def _with_problems(self, html: str) -> str:
        return with_alert(html, alert(self._problems))

    def _items(self) -> Iterator[tuple[str, Text]]:
        """Give the items that have a page in this build."""
        assert self.site
        for kind, item in self.site.library.pages():
            if self.site.has_page(item):
                yield kind, item

    def _spliced(self, step: Callable[[TailoredBuild], Any]) -> Any:
        """Run a step of the build; what cannot be tailored is a message, not a traceback."""
        assert self.tailored
        try:
            return step(self.tailored)
        except (SpliceError, SearchIndexError) as error:
            raise PluginError(str(error)) from None


def _base(config: MkDocsConfig) -> Path:
    """Give the project's folder, from which all paths in options start."""
    return Path(config.config_file_path).parent


def _only_a_notice(files: Files, config: MkDocsConfig) -> Files:
    """Leave one page that says that there is no content yet; the alert on it says why."""
    for file in files.documentation_pages():
        files.remove(file)
    text = "# The content cannot be shown yet\n\nMend the problems above, and this page changes.\n"
    files.append(
        File.generated(config, "index.md", content=text, inclusion=InclusionLevel.INCLUDED)
    )
    return files
