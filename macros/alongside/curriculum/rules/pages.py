"""Read the pages around the curriculum, so that the rules on texts hold for them too."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..body import Body
from ..models import Suppression
from ..problems import ContentError, Place, Problem
from ..reading import Document, SourceLine, no_keys, read_markdown, read_text, shown_path
from ..validation import make
from .context import PAGES, Written

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""The endings of what MkDocs takes for a page."""


@dataclass(frozen=True)
class DocsPages:
    """What the docs folder holds."""

    pages: tuple[Written, ...] = ()
    """Its Markdown pages."""
    files: frozenset[str] = frozenset()
    """Paths of all its files, relative to it."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with reading them."""


def read_pages(docs: Path, base: Path) -> DocsPages:
    """Read every page below a folder, by way of links too, as MkDocs does. Nothing is raised.

    Front matter is optional.
    """
    pages: list[Written] = []
    problems: list[Problem] = []
    files: set[str] = set()
    for path in _files(docs):
        src_uri = path.relative_to(docs).as_posix()
        files.add(src_uri)
        if path.suffix not in _MARKDOWN:
            continue
        try:
            pages.append(_page(path, src_uri, shown_path(path, base)))
        except ContentError as error:
            problems += error.problems
    return DocsPages(tuple(pages), frozenset(files), tuple(problems))


def _files(docs: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(docs, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))


def _page(path: Path, src_uri: str, shown: str) -> Written:
    text = read_text(path, shown)
    if text.split("\n", 1)[0].rstrip() == "---":
        document = read_markdown(text, shown)
    else:
        lines = (SourceLine(line, Place(shown, n)) for n, line in enumerate(text.split("\n"), 1))
        document = Document(shown, body=tuple(lines))
    if document.data is not None and not isinstance(document.data, dict):
        raise ContentError([no_keys(document)])
    data = document.data or {}
    return Written(
        PAGES,
        src_uri,
        src_uri,
        document,
        Body(document.body),
        _suppressions(document, data.get("suppress")),
        runs_macros=data.get("render_macros") is not False,
    )


def _suppressions(document: Document, entries: Any) -> tuple[Suppression, ...]:
    if entries is None:
        return ()
    if not isinstance(entries, list):
        raise ContentError(
            [
                Problem(
                    document.place_of("suppress"),
                    "AL105",
                    '"suppress" is not a list',
                    "Write entries such as {code: AL606, reason: Why it does not fit here.}.",
                )
            ]
        )
    return tuple(
        make(Suppression, document.within("suppress", number)) for number in range(len(entries))
    )
