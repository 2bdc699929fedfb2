"""Give every link of a document a way that works on paper: within it, or with its address in words.

A link to what stands in the same document leads there. Every other link keeps its address, which
stands beside it in a list of sources, and elsewhere as a numbered note at the end of its chapter.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from lxml.html import HtmlElement

from .cleaning import Gettext, classes, new, words

NOTES = "link-notes"
"""The class of a list of addresses."""
NOTES_TITLE = "link-notes-title"
"""The class of its heading."""
_SOURCES = "sources/"
_BESIDE = "small-list"


@dataclass(frozen=True)
class Place:
    """Where a text stands: on the site, and in a document."""

    address: str
    """The address of its page, relative to the site's root: `modules/start-here/`."""
    prefix: str
    """What its anchors begin with in the document."""

    def anchor(self, fragment: str) -> str:
        """Give an anchor as it is in the document; the empty one leads to the text's beginning."""
        return f"{self.prefix}__{fragment}" if fragment else self.prefix


class Links:
    """The links of one text in a document."""

    def __init__(
        self, place: Place, others: Mapping[str, Place], site_url: str, gettext: Gettext
    ) -> None:
        """Prepare for the text at `place`; `others` are all texts in the document, by address."""
        self._place = place
        self._others = others
        self._site_url = site_url if site_url.endswith("/") else f"{site_url}/"
        self._gettext = gettext
        self._numbers: dict[str, int] = {}

    def settle(self, body: HtmlElement, has_anchor: Callable[[str], bool]) -> None:
        """Set every link of a piece of the text; `has_anchor` knows the document's anchors."""
        for element in body.iter():
            if anchor := element.get("id"):
                element.set("id", self._place.anchor(anchor))
        for link in list(body.iter("a")):  # A list: notes are added meanwhile.
            self._settle(link, has_anchor)

    def _settle(self, link: HtmlElement, has_anchor: Callable[[str], bool]) -> None:
        href = link.attrib.pop("href", "")
        if not href:
            return
        if inside := self._inside(href, has_anchor):
            link.set("href", f"#{inside}")
            return
        whole = self._whole(href)
        link.set("href", whole)
        shown = shown_address(whole)
        if shown in words(link):
            return
        if any(_BESIDE in classes(each) for each in link.iterancestors()):
            note = new("span", " (", class_="link-address")
            note.append(new("a", shown, href=whole))
            note[0].tail = ")"
        else:
            number = self._numbers.setdefault(whole, len(self._numbers) + 1)
            note = new("span", f"\N{NO-BREAK SPACE}[{number}]", class_="link-note")
        note.tail, link.tail = link.tail, None
        link.addnext(note)

    def _inside(self, href: str, has_anchor: Callable[[str], bool]) -> str | None:
        """Give the anchor of a link's target, if that stands in the document."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return None
        fragment = unquote(parts.fragment)
        address = self._resolved(parts.path) if parts.path else self._place.address
        if address == _SOURCES and fragment:
            address, fragment = self._place.address, f"source-{fragment}"
        other = self._others.get(address)
        if other and has_anchor(other.anchor(fragment)):
            return other.anchor(fragment)
        return None

    def _resolved(self, path: str) -> str:
        joined = posixpath.normpath(posixpath.join("/", self._place.address, path)).lstrip("/")
        return f"{joined}/" if joined and path.endswith(("/", "..", ".")) else joined

    def _whole(self, href: str) -> str:
        return urljoin(urljoin(self._site_url, self._place.address), href)

    def add_notes(self, body: HtmlElement) -> None:
        """Put the addresses at the end of the text."""
        if not self._numbers:
            return
        title = new("h2", self._gettext("Addresses of links"), class_=NOTES_TITLE)
        title.set("id", self._place.anchor("links"))
        body.append(title)
        listed = new("ol", class_=NOTES)
        for address in self._numbers:
            item = new("li")
            item.append(new("a", shown_address(address), href=address))
            listed.append(item)
        body.append(listed)


def shown_address(address: str) -> str:
    """Give an address as people read it: without what every address has."""
    if address.startswith("mailto:"):
        return unquote(urlsplit(address).path)
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")
