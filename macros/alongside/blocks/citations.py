"""Turn `[@chang-2019]` into a link to the list of sources."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from ..curriculum.syntax import CITATION
from .relative import relative_to


def labels_cited(markdown: str, labels: Mapping[str, str]) -> dict[str, str]:
    """Give the labels of the sources that a text cites: what its conversion depends on."""
    found: dict[str, str] = {}
    for match in re.finditer(CITATION, markdown):
        for key in _keys(match["keys"]):
            if key in labels:
                found[key] = labels[key]
    return found


class CitationProcessor(InlineProcessor):
    """Replaces citations; a key without a label stays as text, so that nothing is lost."""

    def __init__(self, md: Markdown, labels: Mapping[str, str], sources: str) -> None:
        """Keep the label of each key, and the path of the list of sources in the docs folder."""
        super().__init__(CITATION, md)
        self._labels = labels
        self._sources = sources

    def handleMatch(  # noqa: N802, Python-Markdown's name
        self, match: re.Match[str], data: str
    ) -> tuple[ElementTree.Element | None, int | None, int | None]:
        """Make the element for one pair of brackets."""
        keys = _keys(match["keys"])
        if not any(key in self._labels for key in keys):
            return None, None, None
        span = ElementTree.Element("span", {"class": "citation"})
        span.text = "("
        for key in keys:
            self._add(span, key)
        span[-1].tail = ")"
        return span, match.start(), match.end()

    def _add(self, span: ElementTree.Element, key: str) -> None:
        if len(span):
            span[-1].tail = "; "
        if key in self._labels:
            way = relative_to(self.md, self._sources)
            link = ElementTree.SubElement(span, "a", {"href": f"{way}#{key}"})
            link.text = AtomicString(self._labels[key])
        else:
            ElementTree.SubElement(span, "span").text = AtomicString(f"@{key}")


def _keys(keys: str) -> list[str]:
    return [each.strip().removeprefix("@") for each in keys.split(";")]
