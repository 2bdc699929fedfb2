"""Write a document as DOCX, to be filled in: headings, lists, header rows, lines to write on."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from typing import Any

from lxml.html import HtmlElement

from .binding import Document
from .cleaning import classes
from .packing import repacked
from .plain_text import document_blocks
from .reading import Block, Kind, inline_text

_DAY = datetime.datetime(2020, 1, 1)
_BOLD, _ITALIC = frozenset(("strong", "b", "th")), frozenset(("em", "i", "cite", "dfn"))
_LINE_TO_WRITE_ON = "_" * 60
_LIST_LEVELS = 3


def write_word(document: Document) -> bytes:
    """Give a document as DOCX."""
    import docx

    made = docx.Document()
    _prepare(made, document)
    writer = _Writer(made)
    for block in document_blocks(document):
        writer.write(block)
    buffer = io.BytesIO()
    made.save(buffer)
    return repacked(buffer.getvalue())


def _prepare(made: Any, document: Document) -> None:
    """Set title, language, paper and the look of styles."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    imprint = document.imprint
    properties = made.core_properties
    properties.title = document.title
    properties.author = imprint.organisation
    properties.language = imprint.locale
    properties.comments = document.version
    properties.created = properties.modified = _DAY
    section = made.sections[0]
    width, height = (210, 297) if imprint.paper == "A4" else (215.9, 279.4)
    section.page_width, section.page_height = Mm(width), Mm(height)
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(12)
    normal.paragraph_format.space_after = Pt(6)
    languages = made.styles.element.find(f".//{qn('w:lang')}")
    languages.set(qn("w:val"), imprint.locale)


class _Writer:
    """Writes one block after the other."""

    def __init__(self, made: Any) -> None:
        self._made = made
        self._ordered: list[bool] = []
        self._table: Any = None

    def write(self, block: Block) -> None:
        match block.kind:
            case Kind.HEADING if block.level == 1:
                self._fill(self._made.add_paragraph(style="Title"), block.parts)
            case Kind.HEADING:
                self._fill(self._made.add_heading(level=min(block.level - 1, 9)), block.parts)
            case Kind.ITEM:
                self._item(block)
            case Kind.TABLE_BEGINS:
                self._begin_table(block)
            case Kind.ROW:
                self._row([text for _, text in block.cells])
            case Kind.LINES:
                for _ in range(block.number):
                    self._made.add_paragraph(_LINE_TO_WRITE_ON)
            case Kind.BOX_BEGINS if block.text:
                self._made.add_paragraph().add_run(block.text).bold = True
            case Kind.PARAGRAPH | Kind.VERBATIM | Kind.IMAGE:
                self._fill(self._made.add_paragraph(), block.parts)

    def _item(self, block: Block) -> None:
        kind = "List Number" if block.is_ordered else "List Bullet"
        level = min(block.level, _LIST_LEVELS)
        style = kind if level == 1 else f"{kind} {level}"
        if block.is_ordered:
            # Word would go on counting from the list before: the number is written instead.
            paragraph = self._made.add_paragraph(style="List Continue")
            paragraph.add_run(f"{block.number}. ")
        else:
            paragraph = self._made.add_paragraph(style=style)
        self._fill(paragraph, block.parts)

    def _begin_table(self, block: Block) -> None:
        if block.text:
            self._made.add_paragraph(block.text)
        headers = [header for header, _ in block.cells]
        self._table = self._made.add_table(rows=0, cols=max(len(headers), 1), style="Table Grid")
        if headers:
            self._row(headers)
            row = self._table.rows[0]
            for cell in row.cells:
                for run in cell.paragraphs[0].runs:
                    run.bold = True
            _repeat_on_each_page(row)

    def _row(self, texts: Sequence[str]) -> None:
        cells = self._table.add_row().cells
        for number, text in enumerate(texts[: len(cells)]):
            cells[number].paragraphs[0].add_run(text)

    def _fill(self, paragraph: Any, parts: Sequence[HtmlElement | str]) -> None:
        """Add the words of a block, bold and italic as they are."""
        pieces: list[tuple[str, bool, bool]] = []
        for part in parts:
            _runs(part, False, False, pieces)
        text_so_far = ""
        for text, bold, italic in pieces:
            text = _single_spaced(text, text_so_far)
            if not text:
                continue
            text_so_far += text
            run = paragraph.add_run(text)
            run.bold, run.italic = bold or None, italic or None


def _runs(
    part: HtmlElement | str, bold: bool, italic: bool, pieces: list[tuple[str, bool, bool]]
) -> None:
    if isinstance(part, str):
        pieces.append((part, bold, italic))
        return
    if "blank--line" in classes(part):
        pieces.append((f"\n{_LINE_TO_WRITE_ON}", False, False))
        return
    if part.tag in ("img", "br"):
        pieces.append((inline_text(part), bold, italic))
        return
    bold, italic = bold or part.tag in _BOLD, italic or part.tag in _ITALIC
    pieces.append((part.text or "", bold, italic))
    for child in part:
        _runs(child, bold, italic, pieces)
        pieces.append((child.tail or "", bold, italic))


def _single_spaced(text: str, before: str) -> str:
    """Give text with single spaces, and none at the beginning of a line."""
    if text.endswith(_LINE_TO_WRITE_ON):
        return text
    ends = " " if text[-1:].isspace() and text.strip() else ""
    begins = " " if text[:1].isspace() and before and not before.endswith(" ") else ""
    return begins + " ".join(text.split()) + ends


def _repeat_on_each_page(row: Any) -> None:
    """Mark a row as the header of its table."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
