"""Bind the texts of pages into one document: a head or cover, contents, chapters, answers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date
from lxml.html import HtmlElement

from .addresses import NOTES_TITLE, Links, Place
from .cleaning import HEADINGS, Answers, Cleaned, Gettext, classes, clean, new, words


@dataclass(frozen=True)
class Imprint:
    """What all documents of a site say of themselves."""

    site_title: str
    """The site's name."""
    organisation: str
    """Whose it is."""
    language: str
    """The language (BCP 47)."""
    locale: str
    """How dates are written (BCP 47)."""
    paper: str
    """The paper to print on: `A4` or `Letter`."""
    site_url: str
    """The site's address."""
    gettext: Gettext
    """The words of the interface."""

    @property
    def direction(self) -> str:
        """Give the direction of the language: `ltr` or `rtl`."""
        try:
            return Locale.parse(self.language, sep="-").text_direction
        except (UnknownLocaleError, ValueError):
            return "ltr"


@dataclass(frozen=True)
class Chapter:
    """One text of a document."""

    name: str
    """Its anchor."""
    title: str
    """Its heading, as plain text."""
    body: HtmlElement
    """The text, its heading included."""


@dataclass(frozen=True)
class Document:
    """A document, ready to be written in any form."""

    imprint: Imprint
    """What it shares with the others."""
    title: str
    """Its title."""
    sort: str
    """What it is for."""
    version: str
    """Which version it is, in words, with its date."""
    head: HtmlElement
    """What stands first: a title with what there is to know; a book's cover."""
    contents: tuple[tuple[str, str], ...]
    """Anchor and words of each entry of its contents list."""
    chapters: tuple[Chapter, ...]
    """The texts, in order; in a document that is no book, one."""
    is_book: bool
    """Whether it has a cover and chapters."""


def bind(
    sort: str,
    texts: Sequence[tuple[str, str]],
    last_change: date | None,
    imprint: Imprint,
) -> Document:
    """Bind texts, given as address and HTML, into a document; the first one gives it its title."""
    gettext = imprint.gettext
    is_book = len(texts) > 1
    places = {address: Place(address, _prefix(address)) for address, _ in texts}
    cleaned = {address: clean(html, gettext) for address, html in texts}
    anchors = {places[each].prefix for each in places}
    for address, text in cleaned.items():
        anchors |= _anchors(places[address], text)
    version = version_of([html for _, html in texts], last_change, imprint)
    chapters, answers = [], []
    for number, (address, text) in enumerate(cleaned.items()):
        links = Links(places[address], places, imprint.site_url, gettext)
        links.settle(text.body, anchors.__contains__)
        for each in text.answers:
            links.settle(each.content, anchors.__contains__)
        links.add_notes(text.body)
        shift = 1 if number else 0
        _lower(text.body, shift)
        chapter = _chapter(places[address], text.body)
        chapters.append(chapter)
        if text.answers:
            answers.append((chapter.title, places[address], text.answers))
    head = _take_head(chapters[0].body)
    head.append(new("p", version, class_="document-version"))
    if answers:
        chapters.append(_answers_chapter(answers, is_book, gettext))
    contents = _contents(chapters, is_book)
    return Document(
        imprint, chapters[0].title, sort, version, head, contents, tuple(chapters), is_book
    )


def version_of(texts: Sequence[str], last_change: date | None, imprint: Imprint) -> str:
    """Name a version: by the day of its last change, and by a sum of its texts."""
    digest = hashlib.sha256("\0".join(texts).encode()).hexdigest()[:8]
    if last_change is None:
        return imprint.gettext("Version %(sum)s") % {"sum": digest}
    day = format_date(last_change, "long", locale=imprint.locale.replace("-", "_"))
    return imprint.gettext("Version of %(date)s (%(sum)s)") % {"date": day, "sum": digest}


def _prefix(address: str) -> str:
    """Give what the anchors of a page begin with: `modules-start-here`."""
    return address.strip("/").replace("/", "-") or "page"


def _anchors(place: Place, text: Cleaned) -> set[str]:
    found = {place.anchor(each.get("id")) for each in text.body.iter() if each.get("id")}
    for answers in text.answers:
        found.add(place.anchor(f"answers-{answers.task}"))
    return found


def _lower(body: HtmlElement, levels: int) -> None:
    """Lower all headings by some levels."""
    for heading in list(body.iter(*HEADINGS)):
        heading.tag = f"h{min(int(heading.tag[1]) + levels, 6)}"


def _chapter(place: Place, body: HtmlElement) -> Chapter:
    heading = next(body.iter(*HEADINGS), None)
    title = words(heading) if heading is not None else place.prefix
    body.set("class", "chapter")
    body.set("id", place.prefix)
    return Chapter(place.prefix, title, body)


def _take_head(body: HtmlElement) -> HtmlElement:
    """Take what stands first out of the first text; where nothing is marked, its heading."""
    found = body.find_class("page-head") or list(body.iter("h1"))[:1]
    head = new("div", class_="document-head")
    for element in found[:1]:
        tail, element.tail = element.tail, None
        previous = element.getprevious()
        parent = element.getparent()
        if tail and tail.strip():
            if previous is not None:
                previous.tail = (previous.tail or "") + tail
            else:
                parent.text = (parent.text or "") + tail
        parent.remove(element)
        head.append(element)
    return head


def _answers_chapter(
    answers: Sequence[tuple[str, Place, Sequence[Answers]]], is_book: bool, gettext: Gettext
) -> Chapter:
    """Make the chapter of all answers, below a heading for each text and each task."""
    body = new("div", class_="chapter answers-chapter", id="answers")
    title = gettext("Answers")
    body.append(new("h2", title))
    level = 4 if is_book else 3
    for text_title, place, each in answers:
        if is_book:
            body.append(new("h3", text_title))
        for task in each:
            heading = new(f"h{level}", id=place.anchor(f"answers-{task.task}"))
            heading.append(new("a", task.title, href=f"#{place.anchor(task.task)}"))
            body.append(heading)
            body.append(task.content)
    return Chapter("answers", title, body)


def _contents(chapters: Sequence[Chapter], is_book: bool) -> tuple[tuple[str, str], ...]:
    """List the chapters of a book, or the sections of a single text."""
    found = []
    for number, chapter in enumerate(chapters):
        if number and is_book:
            found.append((chapter.name, chapter.title))
            continue
        for heading in chapter.body.iter("h2"):
            if NOTES_TITLE not in classes(heading):
                found.append((heading.get("id") or chapter.name, words(heading)))
    return tuple(found)
