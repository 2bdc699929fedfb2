"""Write a document as a tagged PDF (PDF/UA-1): WeasyPrint sets it, `pdf_mends` mends its tags."""

from __future__ import annotations

import copy
from base64 import b64decode
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml import html as parser
from lxml.html import HtmlElement

from .binding import Document
from .cleaning import new, words
from .codes import DRAWN, SVG
from .pdf_mends import mend
from .reading import table_headers, table_rows

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

PAPERS = {"A4": "A4", "Letter": "letter"}
"""What CSS calls the sizes of paper."""
_STYLES = Path(__file__).parent
_SHEETS = ("paper.css", "paper-practice.css", "paper-sessions.css")
_BASE = "alongside:///"
_WORDS_OF_A_HEAD = 7
_COLUMNS_IN_LARGE_PRINT = 2


class Pdf:
    """A PDF with the number of its pages."""

    def __init__(self, content: bytes, pages: int) -> None:
        """Keep both."""
        self.content = content
        self.pages = pages


def write_pdf(document: Document, folder: Path, *, large: bool = False) -> Pdf:
    """Give a document as PDF; `folder` is the built site, from which its pictures come."""
    from weasyprint import HTML

    page = print_page(document, large=large)
    fetch = _fetcher(folder)
    made = HTML(string=page, base_url=_BASE, url_fetcher=fetch).write_pdf(pdf_variant="pdf/ua-1")
    links = [
        (target.removeprefix("#"), words(link))
        for link in parser.document_fromstring(page).iter("a")
        if (target := link.get("href"))
    ]
    return Pdf(*mend(made, links))


def print_page(document: Document, *, large: bool = False) -> str:
    """Give the HTML page that is set: head, contents and chapters, with the styles in it."""
    imprint = document.imprint
    body = new("body", class_=_classes(document, large))
    body.append(copy.deepcopy(document.head))
    if len(document.contents) > 1:
        body.append(_contents(document))
    for chapter in document.chapters:
        body.append(copy.deepcopy(chapter.body))
    for facts in body.iter("dl"):
        _list_pairs(facts)
    _close_up_items(body)
    for table in list(body.iter("table")):
        if large and len(table_headers(table)) > _COLUMNS_IN_LARGE_PRINT:
            _list_rows(table)
        else:
            _name_headers(table)
    _mark_chapters(body, document)
    page = new("html", lang=imprint.language, dir=imprint.direction)
    head = new("head")
    head.append(new("meta", charset="utf-8"))
    head.append(new("title", f"{document.title} - {imprint.site_title}"))
    head.append(new("meta", name="author", content=imprint.organisation))
    head.append(new("meta", name="description", content=document.version))
    head.append(new("style", _styles(document, large)))
    page.extend([head, body])
    return "<!doctype html>\n" + etree.tostring(page, method="html", encoding="unicode")


def _classes(document: Document, large: bool) -> str:
    kind = "book" if document.is_book else "guide"
    return f"{kind} {document.sort}{' large' if large else ''}"


def _styles(document: Document, large: bool) -> str:
    """Give the styles, with the paper, and what the page's foot says."""
    imprint = document.imprint
    names = [*_SHEETS, "paper-large.css" if large else "paper-usual.css"]
    sheets = [(_STYLES / name).read_text("utf-8") for name in names]
    page_of = imprint.gettext("Page %(page)s of %(pages)s")
    before, _, rest = page_of.partition("%(page)s")
    between, _, after = rest.partition("%(pages)s")
    count = f"{_quoted(before)} counter(page) {_quoted(between)} counter(pages) {_quoted(after)}"
    on_page = imprint.gettext("page %(page)s")
    to_page = on_page.partition("%(page)s")
    reference = (
        f'" (" {_quoted(to_page[0])} target-counter(attr(href), page) {_quoted(to_page[2])} ")"'
    )
    parts = [_shortened(document.title), document.version]
    foot = " · ".join(parts if large else [imprint.site_title, *parts])
    # Large print needs several lines: they hang from the text, clear of the edge.
    placed = "padding-top: 3mm; vertical-align: top;" if large else ""
    start, end = ("right", "left") if imprint.direction == "rtl" else ("left", "right")
    rules = (
        f"@page {{ size: {PAPERS[imprint.paper]};"
        f" @top-{start} {{ content: string(section) }}"
        f" @bottom-{start} {{ width: {'68%' if large else '80%'};"
        f" {placed} content: {_quoted(foot)} }}"
        f" @bottom-{end} {{ text-align: end; {placed} content: {count} }} }}\n"
        f"@page :first {{ @top-{start} {{ content: none }} }}\n"
        f"a.xref::after {{ content: {reference} }}\n"
        # Neither floats nor the corners of a page know the direction of the text.
        f".contents a::after {{ float: {end} }}\n"
        f"body:not(.large) ul.pairs .term {{ float: {start} }}"
    )
    return "\n".join([*sheets, rules])


def _quoted(text: str) -> str:
    """Write a string for CSS, in which nothing can end it, or the element of the styles."""
    signs = (f"\\{ord(sign):x} " if sign in '\\"<>\n' else sign for sign in text)
    return f'"{"".join(signs)}"'


def _contents(document: Document) -> HtmlElement:
    """Make the contents list; the numbers of pages come from the styles."""
    box = new("div", class_="contents")
    box.append(new("h2", document.imprint.gettext("Contents"), id="contents"))
    listed = new("ul")
    for anchor, title in document.contents:
        item = new("li")
        item.append(new("a", title, href=f"#{anchor}"))
        listed.append(item)
    box.append(listed)
    return box


def _list_pairs(facts: HtmlElement) -> None:
    """Make a list of a list of terms, each with what is said of it: PDF knows no such pairs."""
    pairs: list[HtmlElement] = []
    for element in list(facts):
        if element.tag == "dt":
            pairs.append(new("li"))
        if not pairs:
            pairs.append(new("li"))
        element.tag = "p" if not len(element) or element.tag == "dt" else "div"
        element.set("class", "term" if element.tag == "p" and len(pairs[-1]) == 0 else "said")
        pairs[-1].append(element)
    facts.tag = "ul"
    facts.set("class", f"pairs {facts.get('class') or ''}".strip())
    facts.text = None
    facts.extend(pairs)


def _close_up_items(body: HtmlElement) -> None:
    """Leave no white space between items: where they stand in a line, it would be tagged."""
    for listed in body.iter("ul", "ol"):
        listed.text = (listed.text or "").strip() or None
        for item in listed:
            item.tail = (item.tail or "").strip() or None


def _list_rows(table: HtmlElement) -> None:
    """Make a list of a table that is too wide for large print: nothing may be cut off."""
    headers = table_headers(table)
    rows = new("ul", class_="rows")
    for cells in table_rows(table):
        row = new("li")
        for number, cell in enumerate(cells):
            if not words(cell):
                continue
            line = new("div")
            if number < len(headers) and headers[number]:
                line.append(new("strong", f"{headers[number]}: "))
                line[0].tail, cell.text = cell.text, None
            else:
                line.text, cell.text = cell.text, None
            line.extend(list(cell))
            row.append(line)
        rows.append(row)
    caption = table.find("caption")
    if caption is not None:
        caption.tag = "p"
        table.addprevious(caption)
    rows.tail, table.tail = table.tail, None
    table.getparent().replace(table, rows)


def _name_headers(table: HtmlElement) -> None:
    """Say of each header cell what it is the header of."""
    for cell in table.iter("th"):
        if not cell.get("scope"):
            in_head = any(each.tag == "thead" for each in cell.iterancestors())
            cell.set("scope", "col" if in_head else "row")


def _mark_chapters(body: HtmlElement, document: Document) -> None:
    """Mark the headings from which the running heads are taken."""
    for heading in body.iter("h2"):
        heading.set("data-head", _shortened(words(heading)))
    if document.is_book:
        for chapter in body.find_class("chapter")[1:]:
            for heading in [*chapter.iter("h2")][:1]:
                heading.set("class", "chapter-title")


def _shortened(title: str) -> str:
    """Give as much of a title as fits into a running head."""
    found = title.split()
    return title if len(found) <= _WORDS_OF_A_HEAD else " ".join(found[:_WORDS_OF_A_HEAD]) + " …"


def _fetcher(folder: Path) -> URLFetcher:
    """Let pictures come from the built site's folder only; nothing is asked of any host."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse, URLFetchingError

    class SiteFetcher(URLFetcher):
        """Gives what the site holds, and what was drawn for the document."""

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            """Give a picture by its address; raises `URLFetchingError` for any other one."""
            if url.startswith(DRAWN):
                drawing = b64decode(url.removeprefix(DRAWN))
                return URLFetcherResponse(url, drawing, {"Content-Type": SVG})
            parts = urlsplit(url)
            path = (folder / unquote(parts.path).lstrip("/")).resolve()
            if parts.scheme != "alongside" or not path.is_relative_to(folder.resolve()):
                raise URLFetchingError(f"a picture is not part of the site: {url}")
            return URLFetcherResponse(url, path.read_bytes())

    return SiteFetcher()
