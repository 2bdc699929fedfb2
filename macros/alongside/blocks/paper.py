"""Make room on paper: what is filled in by hand gets lines, and cards to cut lie side by side.

Authors write a blank as six signs `_`. Within a sentence it is a gap; where it ends a paragraph or
an item of a handout, it is a line of its own below, and each further six signs are one line more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from markdown.treeprocessors import Treeprocessor

from ..curriculum.agenda import HANDOUT, SLIP

_BLANK = re.compile(r"_{5,}")
_SIGNS_OF_A_LINE = 6
_MOST_LINES = 6
_CELLS = ("td", "th")
_ENDS_WITH_A_LINE = ("p", "li")
_AS_WRITTEN = ("code", "pre")
_BOX = "☐"


class PaperProcessor(Treeprocessor):
    """Marks blanks and items to tick, and puts the cards of a handout into one box."""

    def run(self, root: ElementTree.Element) -> None:
        """Mark all blanks and items to tick of a page, and gather its cards."""
        for element in list(_outside_of_code(root)):
            _mark_blanks(element)
        for cell in (each for name in _CELLS for each in root.iter(name)):
            if _is_a_blank(cell):
                cell.set("class", "to-fill")
        for item in root.iter("li"):
            if (item.text or "").lstrip().startswith(_BOX):
                item.set("class", "to-tick")
        for handout in (each for each in root.iter() if _has(each, HANDOUT)):
            for name in _ENDS_WITH_A_LINE:
                for element in handout.iter(name):
                    _end_with_lines(element)
            _gather_slips(handout)


def _outside_of_code(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    yield element
    for child in element:
        if child.tag not in _AS_WRITTEN:
            yield from _outside_of_code(child)


def _mark_blanks(element: ElementTree.Element) -> None:
    """Put each blank in the text of an element into an element of its own."""
    element.text, inside = _parted(element.text)
    children = list(element)
    for position, child in enumerate(inside):
        element.insert(position, child)
    for child in children:
        child.tail, behind = _parted(child.tail)
        at = list(element).index(child) + 1
        for position, blank in enumerate(behind, at):
            element.insert(position, blank)


def _parted(text: str | None) -> tuple[str | None, list[ElementTree.Element]]:
    """Give what stands before the first blank, then each blank with what follows it."""
    if not text or not (found := list(_BLANK.finditer(text))):
        return text, []
    ends = [*(each.start() for each in found[1:]), len(text)]
    blanks = []
    for each, end in zip(found, ends, strict=True):
        blank = ElementTree.Element("span", {"class": "blank"})
        blank.text, blank.tail = each[0], text[each.end() : end]
        blanks.append(blank)
    return text[: found[0].start()], blanks


def _is_a_blank(cell: ElementTree.Element) -> bool:
    only = list(cell)
    if len(only) != 1 or (cell.text or "").strip() or (only[0].tail or "").strip():
        return False
    return _has(only[0], "blank")


def _end_with_lines(element: ElementTree.Element) -> None:
    """Make lines to write on of the blank that ends an element."""
    last = next(reversed(list(element)), None)
    if last is None or not _has(last, "blank") or (last.tail or "").strip():
        return
    lines = min(max(len(last.text or "") // _SIGNS_OF_A_LINE, 1), _MOST_LINES)
    element.remove(last)
    for _ in range(lines):
        line = ElementTree.SubElement(element, "span", {"class": "blank blank--line"})
        line.text = "_" * _SIGNS_OF_A_LINE


def _gather_slips(handout: ElementTree.Element) -> None:
    slips = [child for child in handout if _has(child, SLIP)]
    if not slips:
        return
    box = ElementTree.Element("div", {"class": "slips"})
    handout.insert(list(handout).index(slips[0]), box)
    for slip in slips:
        handout.remove(slip)
        box.append(slip)


def _has(element: ElementTree.Element, name: str) -> bool:
    return name in (element.get("class") or "").split()
