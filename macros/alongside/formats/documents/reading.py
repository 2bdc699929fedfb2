"""Read a clean text as a row of blocks, for forms of lines: plain text, braille, DOCX."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lxml.html import HtmlElement

from .cleaning import HEADINGS, classes, words

# fmt: off
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins",
    "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
    "wbr",
))
# fmt: on
_SPACES = re.compile(r"[ \t\r\n\f]+")


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_BEGINS = "list begins"
    ITEM = "item"
    LIST_ENDS = "list ends"
    TABLE_BEGINS = "table begins"
    ROW = "row"
    TABLE_ENDS = "table ends"
    BOX_BEGINS = "box begins"
    BOX_ENDS = "box ends"
    LINES = "lines to write on"
    VERBATIM = "verbatim"
    IMAGE = "image"


@dataclass(frozen=True)
class Block:
    """A piece of a text that stands on lines of its own."""

    kind: Kind
    """What it is."""
    parts: tuple[HtmlElement | str, ...] = ()
    """Its content: words, and elements that stand in a line."""
    level: int = 0
    """Of a heading, 1 to 6; of an item, how deep its list is nested, from 1."""
    number: int = 0
    """The number of an item or a row, from 1."""
    of: int = 0
    """How many items or rows there are."""
    is_ordered: bool = False
    """Whether a list is numbered."""
    cells: tuple[tuple[str, str], ...] = ()
    """The header and the words of each cell of a row; of a table, its headers."""

    @property
    def text(self) -> str:
        """Give its words in one line."""
        pieces = (each if isinstance(each, str) else inline_text(each) for each in self.parts)
        return " ".join(_SPACES.split("".join(pieces))).strip()


def blocks(body: HtmlElement) -> Iterator[Block]:
    """Give the blocks of a text, in reading order."""
    yield from _flow(body, 0)


def inline_text(element: HtmlElement) -> str:
    """Give the words of what stands in a line; a picture gives what it shows."""
    if not isinstance(element.tag, str):
        return ""
    if element.tag == "br":
        return " "
    if element.tag == "img":
        return element.get("alt") or ""
    inner = "".join(inline_text(child) + (child.tail or "") for child in element)
    return (element.text or "") + inner


def table_headers(table: HtmlElement) -> list[str]:
    """Give the words of a table's column headers; nothing if it has none."""
    head = table.find("thead")
    row = head.find("tr") if head is not None else None
    return [words(cell) for cell in row] if row is not None else []


def table_rows(table: HtmlElement) -> list[list[HtmlElement]]:
    """Give the cells of each row below the headers."""
    rows = [row for row in table.iter("tr") if row.getparent().tag != "thead"]
    return [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]


def _flow(element: HtmlElement, depth: int) -> Iterator[Block]:
    """Give the blocks in an element: what stands in lines is gathered to paragraphs."""
    line: list[HtmlElement | str] = [element.text or ""]
    for child in element:
        if child.tag in _INLINE and not _holds_blocks(child):
            line.append(child)
        else:
            yield from _paragraph(line)
            line = []
            yield from _block(child, depth)
        line.append(child.tail or "")
    yield from _paragraph(line)


def _holds_blocks(element: HtmlElement) -> bool:
    return any(isinstance(each.tag, str) and each.tag not in _INLINE for each in element.iter())


def _paragraph(parts: Sequence[HtmlElement | str]) -> Iterator[Block]:
    block = Block(Kind.PARAGRAPH, tuple(parts))
    if block.text:
        yield block


def _block(element: HtmlElement, depth: int) -> Iterator[Block]:
    if not isinstance(element.tag, str):
        return
    names = classes(element)
    if "ruled" in names:
        yield Block(Kind.LINES, number=1 if "ruled--short" in names else 3)
    elif element.tag in HEADINGS:
        yield Block(Kind.HEADING, (element,), level=int(element.tag[1]))
    elif element.tag in ("ul", "ol"):
        yield from _list(element, depth + 1)
    elif element.tag == "dl":
        yield from _terms(element, depth)
    elif element.tag == "table":
        yield from _table(element)
    elif element.tag == "pre":
        yield Block(Kind.VERBATIM, (element,))
    elif element.tag == "img":
        yield Block(Kind.IMAGE, (element,))
    elif "box" in names:
        yield from _box(element, depth)
    else:
        yield from _flow(element, depth)


def _list(element: HtmlElement, depth: int) -> Iterator[Block]:
    items = [child for child in element if child.tag == "li"]
    is_ordered = element.tag == "ol"
    yield Block(Kind.LIST_BEGINS, level=depth, of=len(items), is_ordered=is_ordered)
    for number, item in enumerate(items, int(element.get("start") or 1)):
        first = True
        for block in _flow(item, depth):
            if first and block.kind in (Kind.PARAGRAPH, Kind.HEADING):
                yield Block(Kind.ITEM, block.parts, depth, number, len(items), is_ordered)
            else:
                if first:
                    yield Block(Kind.ITEM, (), depth, number, len(items), is_ordered)
                yield block
            first = False
    yield Block(Kind.LIST_ENDS, level=depth, of=len(items))


def _terms(element: HtmlElement, depth: int) -> Iterator[Block]:
    """Give each term, with what is said of it, as a paragraph: "Time: 20 minutes"."""
    waiting: list[HtmlElement | str] = []
    for child in element:
        if child.tag == "dt":
            yield from _paragraph(waiting)
            waiting = [child, ": "]
            continue
        first, *rest = list(_flow(child, depth)) or [None]
        if first and first.kind is Kind.PARAGRAPH:
            yield from _paragraph([*waiting, *first.parts])
            yield from rest
        else:
            yield from _paragraph(waiting)
            yield from ([first, *rest] if first else [])
        waiting = []
    yield from _paragraph(waiting)


def _table(element: HtmlElement) -> Iterator[Block]:
    headers, rows = table_headers(element), table_rows(element)
    caption = element.find("caption")
    parts = (caption,) if caption is not None else ()
    named = tuple((header, "") for header in headers)
    yield Block(Kind.TABLE_BEGINS, parts, of=len(rows), cells=named)
    for number, row in enumerate(rows, 1):
        padded = [*headers, *[""] * len(row)]
        cells = tuple((padded[at], " ".join(_texts(cell))) for at, cell in enumerate(row))
        yield Block(Kind.ROW, number=number, of=len(rows), cells=cells)
    yield Block(Kind.TABLE_ENDS)


def _texts(cell: HtmlElement) -> Iterator[str]:
    for block in _flow(cell, 0):
        if block.text:
            yield block.text


def _box(element: HtmlElement, depth: int) -> Iterator[Block]:
    title = next((each for each in element if "box-title" in classes(each)), None)
    yield Block(Kind.BOX_BEGINS, (title,) if title is not None else ())
    for block in _flow(element, depth):
        if title is None or block.parts[:1] != (title.text or "",) or block.text != words(title):
            yield block
    yield Block(Kind.BOX_ENDS)
