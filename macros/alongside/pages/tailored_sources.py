"""Give the Markdown of every page that is made from the curriculum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from ..curriculum import Library


@dataclass(frozen=True)
class PageSource:
    """The Markdown of one page."""

    path: str
    """Its path in the docs folder: `modules/stepping-in.md`."""
    title: str
    """Its title, as plain text."""
    markdown: str
    """Its text, front matter included; macros are expanded later."""
    source: str
    """The file that an author edits, relative to the project's folder."""


def page_sources(library: Library) -> Iterator[PageSource]:
    """Give the pages of all items that have one."""
    for kind, item in library.pages():
        data = {"title": item.title, "description": item.summary}
        matter = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
        text = f"---\n{matter}---\n# {item.title}\n\n{item.body.text}\n"
        yield PageSource(f"{kind}/{item.id}.md", item.title, text, item.document.path)
