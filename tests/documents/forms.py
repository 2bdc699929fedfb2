"""Read what the forms of a document say, so that they can be compared with the page."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from docx import Document as WordDocument

from tests.support.pages import words_of

_PIECES = ("p", "li", "td", "dt", "dd", "legend", "summary", "h1", "h2", "h3", "h4", "figcaption")
_BLOCKS = [*_PIECES, "ul", "ol", "dl", "table", "div", "details", "section", "fieldset", "figure"]
_FOR_SCREENS = (
    "[hidden], [data-a11y-screen-only], button, select, textarea, svg, .headerlink,"
    " .practice__status, .footnote-backref, input, script, style"
)
_LEAST_LETTERS = 30
"""Shorter pieces, such as "Alone, then pairs.", may stand anywhere by chance."""

_ONLY_IN_DOCUMENTS = re.compile(
    r"\[\d+\]|\(page\d+\)|\[gaptofillin\]|\u00ad|\((?:[\w-]+\.)+[a-z]{2,}\b[^()]*\)"
)


def heard(path: Path) -> list[str]:
    """Give what the tags of a PDF own, in their order, but for the numbers of lists.

    The running heads are not among it: they are artifacts.
    """
    done = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)], capture_output=True, text=True, check=True
    )
    without_numbers = re.sub(r"^( *)Lbl \(block\)\n(?:\1 +.*\n)*", "", done.stdout, flags=re.M)
    return re.findall(r'^\s*"(.*)"$', without_numbers, re.MULTILINE)


def chapters(path: Path) -> Iterator[str]:
    """Give the words of each chapter of an EPUB, in the order of its files."""
    with zipfile.ZipFile(path) as book:
        names = sorted(name for name in book.namelist() if re.search(r"/\d{3}-[^/]*$", name))
        for name in names:
            yield words_of(BeautifulSoup(book.read(name), "xml").body)


def words_in(path: Path) -> str:
    """Give the words of a document, in the order in which they are read."""
    match path.suffix:
        case ".pdf":
            return " ".join(heard(path))
        case ".epub":
            return " ".join(chapters(path))
        case ".docx":
            return " ".join(each.text for each in WordDocument(str(path)).paragraphs)
        case _:
            return path.read_text("utf-8")


def said(text: str) -> str:
    """Give the letters and digits alone, without marks of notes, addresses and numbers of pages.

    Forms differ in white space and signs, and styles in capitals; not in words.
    """
    own = _ONLY_IN_DOCUMENTS.sub("", re.sub(r"\s+", "", text))
    return re.sub(r"[\W_]+", "", own).casefold()


def pieces(article: Tag, besides: str = ".answers") -> list[str]:
    """Give every piece of a page's text that stands in a block of its own, in order.

    What is for screens only is left out, and what stands in a line beside blocks. So is what the
    selector `besides` names: documents put answers at the end.
    """
    copy = BeautifulSoup(str(article), "lxml")
    for each in copy.select(f"{_FOR_SCREENS}, {besides}"):
        each.decompose()
    found = (words_of(each) for each in copy.find_all(_PIECES) if not each.find(_BLOCKS))
    return [text for text in found if said(text)]


def not_in_order(wanted: Iterable[str], text: str) -> list[str]:
    """Give the pieces that do not stand in a text, each after the one before."""
    letters, at, missing = said(text), 0, []
    for piece in wanted:
        found = letters.find(said(piece), at)
        if found < 0:
            missing.append(piece)
        else:
            at = found + len(said(piece))
    return missing


def only_in(article: Tag, other: str) -> list[str]:
    """Give the pieces of a page, answers included, that do not stand in another text."""
    letters = said(other)
    found = (text for text in pieces(article, "nav") if len(said(text)) > _LEAST_LETTERS)
    return [text for text in found if said(text) not in letters]
