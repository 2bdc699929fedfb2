"""Compare whole documents of two builds of one site: equal for a reader, whatever the bytes."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Comment, NavigableString, Tag

from .pages import BuiltPage

_ADDRESSES = ("href", "src", "action")


def outline(page: BuiltPage) -> list[str]:
    """Give a page as lines: every element with its attributes, addresses resolved, and its text."""
    lines: list[str] = []
    for element in page.soup.contents:
        _write(element, page.address, lines)
    return lines


def article_of(page: BuiltPage) -> Tag:
    """Give the content alone, without buttons and without the note below the title."""
    article = BeautifulSoup(str(page.article), "lxml").article
    for each in article.select(".md-content__button, .tailored-note, .headerlink"):
        each.decompose()
    return article


def letters(element: Tag) -> str:
    """Give every sign of an element's text but white space, which depends on how it is nested."""
    return re.sub(r"\s+", "", element.get_text())


def _write(node: object, address: str, lines: list[str]) -> None:
    if isinstance(node, Comment):
        return
    if isinstance(node, NavigableString):
        if text := re.sub(r"\s+", " ", node).strip():
            lines.append(f'"{text}"')
        return
    if isinstance(node, Tag):
        attributes = {
            key: urljoin(address, value) if key in _ADDRESSES else value
            for key, value in node.attrs.items()
        }
        lines.append(f"<{node.name} {sorted(attributes.items())}>")
        for child in node.contents:
            _write(child, address, lines)
        lines.append(f"</{node.name}>")
