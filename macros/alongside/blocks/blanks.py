"""Mark what is left open for a hand to fill in: three underscores or more, standing alone."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

BLANK = r"(?<![\w_])_{3,}(?![\w_])"
"""Underscores that touch no letter; those that do are emphasis."""


class BlankProcessor(InlineProcessor):
    """Puts an element around blanks, so that they are wide enough for a pen on paper."""

    def handleMatch(  # noqa: N802, Python-Markdown's name
        self, match: re.Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int]:
        """Make the element for one blank; its text stays, for whoever has no paper."""
        span = ElementTree.Element("span", {"class": "blank"})
        span.text = AtomicString(match[0])
        return span, match.start(), match.end()
