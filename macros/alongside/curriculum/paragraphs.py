"""Find the paragraphs and list items of a text, by their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .body import Body

ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
"""The mark with which a list item begins."""
_NO_PARAGRAPH = re.compile(r"^\s*(?:#{1,6}\s|/{3,}|\[\^[^\]]+\]:)")


def paragraphs(body: Body, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Give for each paragraph and list item the index of its first line, and of the one after it.

    Headings, block marks, footnotes and fenced code are no paragraphs.
    """
    last = len(body.prose) if end is None else end
    first = start
    for index in range(start, last):
        line = body.prose[index]
        is_break = not line.strip() or _NO_PARAGRAPH.match(line)
        if (is_break or ITEM.match(line)) and first < index:
            yield first, index
            first = index
        if is_break:
            first = index + 1
    if first < last:
        yield first, last
