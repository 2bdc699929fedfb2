"""Write a document as plain text that can be listened to: what shape shows is said in words."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .binding import Document
from .cleaning import BOX, TICKED_BOX, Gettext
from .reading import Block, Kind, blocks

COLUMNS = 72
"""The most signs of a line."""
_MANY_EMPTY_LINES = re.compile(r"\n{3,}")
_LINE_TO_WRITE_ON = "_" * 40
_BLANK = re.compile(r"_{5,}")


@dataclass(frozen=True)
class Announcements:
    """What is said of the shape of a text; each holds what stands in `%(...)s`."""

    headings: tuple[str, str, str, str]
    """Of headings, the highest first, with `%(text)s`; the last one holds for all lower ones."""
    list_begins: str
    """Before a list, with `%(count)s`."""
    item: str
    """Before an item, with `%(number)s` and `%(count)s`."""
    list_ends: str
    """After a list."""
    table_begins: str
    """Before a table, with `%(rows)s` and `%(columns)s`."""
    row: str
    """Before a row, with `%(number)s`."""
    table_ends: str
    """After a table."""
    box_begins: str
    """Before what stands in a box, with its title as `%(text)s`."""
    box_ends: str
    """After what stands in a box."""
    box: str
    """For an empty box to tick."""
    ticked_box: str
    """For one that is ticked."""
    blank: str
    """For a gap to fill in, within a sentence or after it; empty where its signs stay."""


def announcements(gettext: Gettext) -> Announcements:
    """Give what is said, in the language of the interface."""
    return Announcements(
        headings=(
            gettext("Title: %(text)s"),
            gettext("Section: %(text)s"),
            gettext("Part of the section: %(text)s"),
            gettext("Heading: %(text)s"),
        ),
        list_begins=gettext("List of %(count)s:"),
        item=gettext("%(number)s of %(count)s:"),
        list_ends=gettext("End of the list."),
        table_begins=gettext("Table with %(columns)s columns and %(rows)s rows:"),
        row=gettext("Row %(number)s:"),
        table_ends=gettext("End of the table."),
        box_begins=gettext("Box: %(text)s"),
        box_ends=gettext("End of the box."),
        box=gettext("[box to tick]"),
        ticked_box=gettext("[ticked box]"),
        blank=gettext("[gap to fill in]"),
    )


def silent() -> Announcements:
    """Give announcements that say nothing: the text's own words alone are left."""
    headings = ("%(text)s",) * 4
    return Announcements(headings, "", "", "", "", "", "", "%(text)s", "", BOX, TICKED_BOX, "")


def write_text(document: Document, said: Announcements | None = None) -> bytes:
    """Give a document as plain text (UTF-8), wrapped."""
    said = said or announcements(document.imprint.gettext)
    lines: list[str] = []
    for block in document_blocks(document):
        lines += _lines(_with_blanks_said(block, said), said)
    text = _MANY_EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip("\n")
    text = text.replace(TICKED_BOX, said.ticked_box).replace(BOX, said.box)
    return f"{text}\n".encode()


def _with_blanks_said(block: Block, said: Announcements) -> Block:
    """Put gaps to fill in into words: their signs would be read out one by one."""
    if not said.blank or not _BLANK.search(f"{block.text}{block.cells}"):
        return block
    cells = tuple((header, _BLANK.sub(said.blank, text)) for header, text in block.cells)
    return replace(block, parts=(_BLANK.sub(said.blank, block.text),), cells=cells)


def document_blocks(document: Document) -> Iterator[Block]:
    """Give the blocks of a whole document, without its contents list."""
    yield from blocks(document.head)
    for chapter in document.chapters:
        yield from blocks(chapter.body)


def _lines(block: Block, said: Announcements) -> Iterator[str]:
    """Give the lines of a block, an empty one before it where it begins something."""
    match block.kind:
        case Kind.HEADING:
            form = said.headings[min(block.level, 4) - 1]
            yield from ["", *_wrapped(form % {"text": block.text}), ""]
        case Kind.PARAGRAPH:
            yield from [*_wrapped(block.text), ""]
        case Kind.VERBATIM:
            yield from [*block.text.splitlines(), ""]
        case Kind.LIST_BEGINS if block.of > 1:
            yield from _wrapped(said.list_begins % {"count": block.of})
        case Kind.ITEM:
            begin = said.item % {"number": block.number, "count": block.of} if block.of > 1 else ""
            yield from [*_wrapped(f"{begin} {block.text}".strip()), ""]
        case Kind.LIST_ENDS if said.list_ends and block.of > 1:
            yield from [said.list_ends, ""]
        case Kind.TABLE_BEGINS:
            values = {"rows": block.of, "columns": len(block.cells)}
            yield from [*_wrapped(block.text), *_wrapped(said.table_begins % values)]
            if not said.table_begins:
                yield from _wrapped(" ".join(header for header, _ in block.cells))
        case Kind.ROW:
            yield from _wrapped(said.row % {"number": block.number})
            for header, text in block.cells:
                name = f"{header}: " if header and said.row else ""
                yield from _wrapped(f"{name}{text}") if text else ()
            yield ""
        case Kind.TABLE_ENDS if said.table_ends:
            yield from [said.table_ends, ""]
        case Kind.BOX_BEGINS:
            yield from [*_wrapped(said.box_begins % {"text": block.text}), ""]
        case Kind.BOX_ENDS if said.box_ends:
            yield from [said.box_ends, ""]
        case Kind.LINES:
            yield from [*[_LINE_TO_WRITE_ON] * block.number, ""]
        case Kind.IMAGE:
            yield from [*_wrapped(block.text), ""]


def _wrapped(text: str) -> list[str]:
    """Wrap text; words are never cut, so that addresses stay whole."""
    return textwrap.wrap(
        text, COLUMNS, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )
