"""Write a document as contracted braille: UEB grade 2, lines of 40 cells, pages of 25 lines.

liblouis translates. What it has no braille for is put in words first; lines and pages are made
here.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .binding import Document
from .cleaning import BOX, TICKED_BOX, DocumentError, Gettext
from .plain_text import document_blocks
from .reading import Block, Kind

CELLS = 40
"""The cells of a line."""
LINES = 25
"""The lines of a page; the last one holds its number."""
TABLES = {"en": "en-us-brf.dis,en-ueb-g2.ctb"}
"""The tables of liblouis by language; in other languages there is no braille yet."""
_TOP_OF_A_BOX, _FOOT_OF_A_BOX = "7" * CELLS, "G" * CELLS
_CONTINUED = '"'
_UNKNOWN = re.compile(r"'\\[xX][0-9a-fA-F]+'")
_DIGITS = "JABCDEFGHI"


@dataclass(frozen=True)
class Braille:
    """A text in braille."""

    content: bytes
    """The text, in braille ASCII."""
    pages: int
    """The number of its pages."""


@dataclass(frozen=True)
class _Shape:
    """How a block lies on its lines, in cells from the margin."""

    text: str
    first: int = 2
    others: int = 0
    space_before: bool = False
    keeps_with_next: bool = False
    is_centred: bool = False
    verbatim: str = ""


def has_braille(language: str) -> bool:
    """Tell whether texts in a language can be written in braille."""
    return language.partition("-")[0] in TABLES


def write_braille(document: Document) -> Braille:
    """Give a document in braille."""
    table = TABLES[document.imprint.language.partition("-")[0]]
    gettext = document.imprint.gettext
    shapes = [shape for block in document_blocks(document) for shape in _shapes(block)]
    texts = [_in_words(shape.text, gettext) for shape in shapes]
    known = _replacements("".join(texts), table)
    texts = ["".join(known.get(sign, sign) for sign in text) for text in texts]
    translated = translate(texts, table)
    pages = list(_pages(zip(shapes, translated, strict=True)))
    text = "\f".join("\r\n".join(page) + "\r\n" for page in pages)
    return Braille(text.encode("ascii"), len(pages))


def translate(texts: Sequence[str], table: str, *, back: bool = False) -> list[str]:
    """Give each text in braille, or with `back` in print again."""
    program = shutil.which("lou_translate")
    if program is None:
        raise DocumentError("lou_translate, which comes with liblouis, is missing")
    done = subprocess.run(
        [program, "--backward" if back else "--forward", table],
        input="".join(f"{text or ' '}\n" for text in texts),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    lines = done.stdout.split("\n")[:-1]
    if done.returncode or len(lines) != len(texts):
        raise DocumentError(f"liblouis could not translate: {done.stderr.strip()[:200]}")
    return [line.strip() for line in lines]


def _in_words(text: str, gettext: Gettext) -> str:
    """Say signs in words that are pictures rather than letters."""
    for sign, said in (
        (TICKED_BOX, gettext("[ticked box]")),
        (BOX, gettext("[box to tick]")),
        ("→", gettext("leads to")),
        ("←", gettext("comes from")),
        ("↩", gettext("back")),
        ("✓", gettext("yes")),
        ("✗", gettext("no")),
    ):
        text = text.replace(sign, said)
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{SOFT HYPHEN}", "")


def _replacements(text: str, table: str) -> Mapping[str, str]:
    """Give, for signs that the table does not know, letters without accents, or their names."""
    signs = sorted({sign for sign in text if not sign.isascii()})
    translated = translate(signs, table) if signs else []
    unknown = [
        sign for sign, cells in zip(signs, translated, strict=True) if _UNKNOWN.search(cells)
    ]
    return {sign: _plain(sign) for sign in unknown}


def _plain(sign: str) -> str:
    bare = "".join(part for part in unicodedata.normalize("NFKD", sign) if part.isascii())
    if bare.strip():
        return bare
    return f" {unicodedata.name(sign, '').lower()} " if not unicodedata.combining(sign) else ""


def _shapes(block: Block) -> Iterator[_Shape]:
    match block.kind:
        case Kind.HEADING if block.level == 1:
            yield _Shape(block.text, 0, 0, True, True, True)
        case Kind.HEADING:
            cell = 4 if block.level == 2 else 6
            yield _Shape(block.text, cell, cell, True, True)
        case Kind.ITEM:
            start = 2 * (block.level - 1)
            mark = f"{block.number}. " if block.is_ordered else "• "
            yield _Shape(f"{mark}{block.text}", start, start + 2)
        case Kind.ROW:
            cells = (
                f"{header}: {text}" if header else text for header, text in block.cells if text
            )
            yield _Shape("; ".join(cells), 0, 2)
        case Kind.BOX_BEGINS:
            yield _Shape("", verbatim=_TOP_OF_A_BOX, space_before=True, keeps_with_next=True)
            if block.text:
                yield _Shape(block.text, 4, 4, keeps_with_next=True)
        case Kind.BOX_ENDS:
            yield _Shape("", verbatim=_FOOT_OF_A_BOX)
        case Kind.PARAGRAPH | Kind.VERBATIM | Kind.IMAGE | Kind.TABLE_BEGINS if block.text:
            yield _Shape(block.text)


def _pages(blocks: Iterator[tuple[_Shape, str]]) -> Iterator[list[str]]:
    """Lay lines on pages; a heading stays with at least one line of what follows it."""
    page: list[str] = []
    number = 1
    for shape, cells in blocks:
        lines = [shape.verbatim] if shape.verbatim else list(_lines(shape, cells))
        room = LINES - 1 - len(page)
        needed = len(lines) + 2 if shape.keeps_with_next else min(len(lines), 2)
        if page and needed + shape.space_before > room:
            yield _numbered(page, number)
            page, number = [], number + 1
        if shape.space_before and page:
            page.append("")
        for line in lines:
            if len(page) == LINES - 1:
                yield _numbered(page, number)
                page, number = [], number + 1
            page.append(line)
    if page:
        yield _numbered(page, number)


def _numbered(page: list[str], number: int) -> list[str]:
    """Fill a page, and put its number at the end of its last line."""
    written = "#" + "".join(_DIGITS[int(digit)] for digit in str(number))
    return [*page, *[""] * (LINES - 1 - len(page)), written.rjust(CELLS)]


def _lines(shape: _Shape, cells: str) -> Iterator[str]:
    """Wrap braille; a word that is longer than a line goes on with the sign for that."""
    line, indent = "", shape.first
    for word in cells.split():
        while True:
            room = CELLS - indent
            joined = f"{line} {word}" if line else word
            if len(joined) <= room:
                line = joined
                break
            if line:
                yield _placed(line, indent, shape)
                line, indent = "", shape.others
            else:
                yield _placed(word[: room - 1] + _CONTINUED, indent, shape)
                word, indent = word[room - 1 :], shape.others
    if line:
        yield _placed(line, indent, shape)


def _placed(line: str, indent: int, shape: _Shape) -> str:
    return line.center(CELLS).rstrip() if shape.is_centred else " " * indent + line
