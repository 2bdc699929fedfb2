"""Convert Markdown once: pages whose conversion is kept, by content, from build to build."""

from __future__ import annotations

import functools
import hashlib
import json
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

_ENGINES = ("Markdown", "mkdocs", "mkdocs-material", "pymdown-extensions", "Pygments")
_READS_FILES = frozenset({"pymdownx.snippets", "pymdownx.b64", "markdown_include.include"})
_LOGGERS = ("", "mkdocs")

Depends = Callable[[str, Mapping[str, Any]], Mapping[str, Any]]
"""Gives, of the settings of all Markdown extensions, those that a text's conversion depends on."""


class NotCacheableError(Exception):
    """Raised for settings that have no stable written form."""


def _engine() -> list[str]:
    """Give the versions of what converts, and a hash of the blocks beside this package."""
    code = hashlib.sha256()
    for path in sorted(Path(__file__).parent.parent.joinpath("blocks").rglob("*.py")):
        code.update(path.read_bytes())
    return [*(f"{name} {version(name)}" for name in _ENGINES), code.hexdigest()]


@dataclass
class Conversions:
    """The conversions of one build: those kept in a folder, and how many had to be made."""

    folder: Path
    """Where conversions are kept, one JSON file each."""
    depends: Depends = lambda _, settings: settings
    """Which settings count for a text."""
    made: list[str] = field(default_factory=list)
    """The paths of the texts that were converted in this build."""
    used: set[str] = field(default_factory=set)
    """The names of the files that this build made or used."""
    engine: list[str] = field(default_factory=_engine)
    """What converts, with versions: a conversion by anything else does not count."""

    def find(self, key: str, files: Files) -> dict[str, Any] | None:
        """Give a kept conversion, if all that it links to is still at the same address."""
        try:
            kept = json.loads((self.folder / f"{key}.json").read_text("utf-8"))
            addresses = kept["addresses"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if any(_address(files, path) != address for path, address in addresses.items()):
            return None
        self.used.add(f"{key}.json")
        return kept

    def keep(self, key: str, conversion: Mapping[str, Any]) -> None:
        """Write a conversion down; a reader never sees half a file."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{key}.json"
        unfinished = path.with_suffix(f".{id(conversion):x}.tmp")
        unfinished.write_text(json.dumps(conversion, ensure_ascii=False), "utf-8")
        unfinished.replace(path)
        self.used.add(path.name)

    def prune(self) -> None:
        """Delete what this build did not use."""
        if self.folder.is_dir():
            for path in self.folder.iterdir():
                if path.suffix in (".json", ".tmp") and path.name not in self.used:
                    path.unlink(missing_ok=True)


class CachedPage(Page):
    """A page that is converted only when its text, or what its conversion depends on, changed."""

    def __init__(
        self, title: str | None, file: File, config: MkDocsConfig, conversions: Conversions
    ) -> None:
        """Make the page of a file; `conversions` are shared by the pages of one build."""
        self._conversions = conversions
        super().__init__(title, file, config)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown, or take the conversion that an earlier build kept."""
        try:
            key = self._key(config)
        except NotCacheableError:
            key = None
        if key and (kept := self._conversions.find(key, files)):
            self._restore(kept, files)
            return
        recording = _RecordingFiles(files)
        with _warnings() as logged:
            super().render(config, recording)  # type: ignore[arg-type]
        self._conversions.made.append(self.file.src_uri)
        if key and not logged:
            self._conversions.keep(key, self._kept(recording.addresses))

    def _key(self, config: MkDocsConfig) -> str:
        """Name the conversion by all that it is made from, but for the files that it links to."""
        extensions = list(config.markdown_extensions)
        if not _READS_FILES.isdisjoint(extensions):
            raise NotCacheableError
        markdown = self.markdown or ""
        links = {name: str(value) for name, value in config.validation.links.items()}
        parts = [
            self.file.src_uri,
            self.file.url,
            markdown,
            extensions,
            _plain(self._conversions.depends(markdown, config.mdx_configs)),
            links,
            config.use_directory_urls,
            self._conversions.engine,
        ]
        text = json.dumps(parts, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:40]

    def _kept(self, addresses: Mapping[str, str | None]) -> dict[str, Any]:
        return {
            "addresses": addresses,
            "html": self.content,
            "title": self._title_from_render,
            "contents": _tokens(self.toc),
            "anchors": sorted(self.present_anchor_ids or ()),
            "links": {
                file.src_uri: anchors for file, anchors in (self.links_to_anchors or {}).items()
            },
        }

    def _restore(self, kept: Mapping[str, Any], files: Files) -> None:
        self.content = kept["html"]
        self.toc = get_toc(kept["contents"])
        self._title_from_render = kept["title"]
        self.present_anchor_ids = set(kept["anchors"])
        targets = {files.get_file_from_path(path): each for path, each in kept["links"].items()}
        self.links_to_anchors = {file: each for file, each in targets.items() if file}


def cache_pages(files: Files, config: MkDocsConfig, conversions: Conversions) -> None:
    """Let every page that is not made yet be one whose conversion is kept."""
    titles = dict(_nav_titles(config.nav))
    for file in files.documentation_pages():
        if file.page is None and file.inclusion.is_included():
            CachedPage(titles.get(file.src_uri), file, config, conversions)


def _nav_titles(nav: Any) -> Iterator[tuple[str, str]]:
    """Give path and title of each page that the navigation names with a title."""
    if isinstance(nav, Mapping):
        for title, value in nav.items():
            yield from [(value, title)] if isinstance(value, str) else _nav_titles(value)
    elif isinstance(nav, Sequence) and not isinstance(nav, str):
        for each in nav:
            yield from _nav_titles(each)


class _RecordingFiles:
    """The files of a build, with a note of which ones a conversion asked for."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.addresses: dict[str, str | None] = {}

    def get_file_from_path(self, path: str) -> File | None:
        self.addresses[path] = _address(self._files, path)
        return self._files.get_file_from_path(path)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._files, name)


def _address(files: Files, path: str) -> str | None:
    """Give where a source file is in the site, and whether it is left out."""
    file = files.get_file_from_path(path)
    return f"{file.url} {file.inclusion.is_excluded()}" if file else None


def _tokens(toc: Sequence[AnchorLink]) -> list[dict[str, Any]]:
    return [
        {
            "name": each.title,
            "id": each.id,
            "level": each.level,
            "children": _tokens(each.children),
        }
        for each in toc
    ]


@contextmanager
def _warnings() -> Iterator[list[logging.LogRecord]]:
    """Collect the warnings that are logged meanwhile: they would not be repeated later.

    In a quiet build loggers drop warnings: these are let through here, and reach nobody else.
    """
    records: list[logging.LogRecord] = []
    collector = logging.Handler(logging.WARNING)
    collector.emit = records.append  # type: ignore[method-assign]
    with ExitStack() as stack:
        for logger in map(logging.getLogger, _LOGGERS):
            level = logger.level
            if level > logging.WARNING:
                for handler in logger.handlers:
                    stack.callback(handler.setLevel, handler.level)
                    handler.setLevel(max(handler.level, level))
                stack.callback(logger.setLevel, level)
                logger.setLevel(logging.WARNING)
            logger.addHandler(collector)
            stack.callback(logger.removeHandler, collector)
        yield records


def _plain(value: Any) -> Any:
    """Write a setting as plain data; raises `NotCacheableError` for what has no stable form."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, functools.partial):
        return [_plain(value.func), _plain(value.args), _plain(value.keywords)]
    if callable(value) and hasattr(value, "__qualname__"):
        return f"{value.__module__}.{value.__qualname__}"
    raise NotCacheableError(repr(value))
