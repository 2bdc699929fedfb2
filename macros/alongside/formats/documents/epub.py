"""Write a document as EPUB 3, with what readers need to know about its accessibility."""

from __future__ import annotations

import copy
import datetime
import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree
from lxml.html import HtmlElement

from .binding import Document
from .cleaning import HEADINGS, new, words
from .packing import packed

_STYLES = Path(__file__).with_name("book.css")
_MODIFIED = datetime.datetime(2020, 1, 1)
_ACCESS = (
    ("schema:accessMode", "textual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityFeature", "displayTransformability"),
    ("schema:accessibilityHazard", "none"),
)


def write_epub(document: Document) -> bytes:
    """Give a document as EPUB 3."""
    from ebooklib import epub

    imprint = document.imprint
    gettext = imprint.gettext
    book = epub.EpubBook()
    book.FOLDER_NAME = "EPUB"
    book.set_identifier(f"urn:uuid:{_identifier(document)}")
    book.set_title(document.title)
    book.set_language(imprint.language)
    book.set_direction(imprint.direction)
    book.add_author(imprint.organisation)
    book.add_metadata("DC", "publisher", imprint.organisation)
    book.add_metadata("DC", "description", document.version)
    for name, value in _ACCESS:
        book.add_metadata(None, "meta", value, {"property": name})
    summary = gettext(
        "All content is text, in reading order, with headings, lists and tables marked as such. "
        "Pictures that mean something have a description."
    )
    book.add_metadata(None, "meta", summary, {"property": "schema:accessibilitySummary"})
    style = epub.EpubItem("style", "book.css", "text/css", _STYLES.read_bytes())
    book.add_item(style)
    files = dict(_files(document))
    places = _places(files)
    chapters = []
    for name, body in files.items():
        heading = next(body.iter(*HEADINGS), None)
        title = words(heading) if heading is not None else document.title
        chapter = epub.EpubHtml(title=title, file_name=name, lang=imprint.language)
        chapter.direction = imprint.direction
        chapter.add_item(style)
        chapter.content = _xhtml(body, name, places)
        book.add_item(chapter)
        chapters.append(chapter)
    book.toc = chapters
    book.add_item(epub.EpubNcx())
    nav = epub.EpubNav(title=gettext("Contents"))
    nav.add_item(style)
    book.add_item(nav)
    book.spine = [chapters[0], nav, *chapters[1:]]
    buffer = io.BytesIO()
    options = {"mtime": _MODIFIED, "play_order": {"enabled": True, "start_from": 1}}
    epub.write_epub(buffer, book, options)
    return _finished(buffer.getvalue(), imprint.language)


def _identifier(document: Document) -> str:
    """Make an identifier (UUID) that stays the same for the same book."""
    digest = hashlib.sha256(f"{document.imprint.site_url} {document.chapters[0].name}".encode())
    text = digest.hexdigest()
    return f"{text[:8]}-{text[8:12]}-5{text[13:16]}-8{text[17:20]}-{text[20:32]}"


def _files(document: Document) -> Iterator[tuple[str, HtmlElement]]:
    """Give name and content of each file, one for each chapter; the first one has the title."""
    for number, chapter in enumerate(document.chapters, 1):
        body = copy.deepcopy(chapter.body)
        for heading in list(body.iter(*HEADINGS)):
            # A file of its own begins with the highest heading.
            level = int(heading.tag[1]) - (1 if number > 1 else 0)
            heading.tag = f"h{max(level, 1)}"
        if number == 1:
            body.insert(0, copy.deepcopy(document.head))
        yield f"{number:03}-{chapter.name}.xhtml", body


def _places(files: Mapping[str, HtmlElement]) -> dict[str, str]:
    """Give the file in which each anchor stands."""
    return {
        element.get("id"): name
        for name, body in files.items()
        for element in body.iter()
        if isinstance(element.tag, str) and element.get("id")
    }


def _xhtml(body: HtmlElement, name: str, places: Mapping[str, str]) -> bytes:
    """Give the content of a file as XHTML, with its links leading into the right files."""
    for link in body.iter("a"):
        target = link.get("href", "")
        if target.startswith("#"):
            file = places.get(target[1:])
            if file is None:
                del link.attrib["href"]
            elif file != name:
                link.set("href", f"{file}{target}")
    for picture in list(body.iter("img")):
        picture.getparent().replace(picture, _described(picture))
    for cell in body.iter("th"):
        if not cell.get("scope"):
            in_head = any(each.tag == "thead" for each in cell.iterancestors())
            cell.set("scope", "col" if in_head else "row")
    return etree.tostring(body, method="xml", encoding="utf-8")


def _described(picture: HtmlElement) -> HtmlElement:
    """Give what a picture shows, in words."""
    said = new("span", picture.get("alt") or "", class_="picture")
    said.tail = picture.tail
    return said


def _finished(book: bytes, language: str) -> bytes:
    """Give the book with its language on the package, and the same bytes for the same book."""
    with zipfile.ZipFile(io.BytesIO(book)) as opened:
        entries = [(name, opened.read(name)) for name in opened.namelist()]
    said = f'<package xml:lang="{language}" '.encode()
    return packed(
        (name, content.replace(b"<package ", said, 1) if name.endswith(".opf") else content)
        for name, content in entries
    )
