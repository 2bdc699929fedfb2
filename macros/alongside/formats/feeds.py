"""Write Atom feeds: new stories, new modules, and what changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from ..curriculum import Text
from ..pages import FEEDS, Feed, Site, feed_words

ATOM = "http://www.w3.org/2005/Atom"
"""The namespace of Atom (RFC 4287)."""
LATEST = 50
"""So many entries at most stand in a feed."""
LONG_AGO = datetime.date(2000, 1, 1)
"""Stands for a day that is not known: git has no history of the file."""


@dataclass(frozen=True)
class Entry:
    """An item in a feed."""

    kind: str
    """The kind's name in the library."""
    item: Text
    """The item."""
    day: datetime.date
    """The day on which its file last changed."""


def feeds(site: Site, site_url: str) -> Iterator[tuple[str, str]]:
    """Give path and text of each feed; what lists leave out is in none."""
    for feed in FEEDS:
        yield feed.path, _feed(site, feed, site_url)


def _entries(site: Site, feed: Feed) -> list[Entry]:
    """Give the latest entries of a feed, the newest first."""
    listed: Iterable[tuple[str, Text]] = (
        (kind, item) for kind, item in site.all_listed() if kind in feed.kinds
    )
    found = [Entry(kind, item, site.last_change(item) or LONG_AGO) for kind, item in listed]
    found.sort(key=lambda each: (each.kind, each.item.id))
    found.sort(key=lambda each: each.day, reverse=True)
    return found[:LATEST]


def _feed(site: Site, feed: Feed, site_url: str) -> str:
    words, entries = feed_words(site, feed), _entries(site, feed)
    organisation = site.library.organisation
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": organisation.language})
    _add(root, "title", words["title"])
    _add(root, "subtitle", words["description"])
    _add(root, "id", _name(site_url, feed.path))
    _add(root, "updated", _moment(max((each.day for each in entries), default=LONG_AGO)))
    _add(_add(root, "author", None), "name", organisation.site_title)
    ElementTree.SubElement(root, "link", {"rel": "self", "href": f"{site_url}{feed.path}"})
    ElementTree.SubElement(root, "link", {"rel": "alternate", "href": f"{site_url}{feed.page}"})
    for each in entries:
        _add_entry(root, each, site_url)
    ElementTree.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{_text(root)}\n'


def _add_entry(root: ElementTree.Element, entry: Entry, site_url: str) -> None:
    item, address = entry.item, f"{entry.kind}/{entry.item.id}/"
    element = ElementTree.SubElement(root, "entry", {"xml:lang": item.language})
    _add(element, "title", item.title)
    _add(element, "id", _name(site_url, address))
    _add(element, "updated", _moment(entry.day))
    _add(element, "summary", item.summary)
    ElementTree.SubElement(element, "link", {"rel": "alternate", "href": f"{site_url}{address}"})
    ElementTree.SubElement(element, "category", {"term": entry.kind})


def _add(parent: ElementTree.Element, name: str, text: str | None) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, name)
    element.text = text
    return element


def _name(site_url: str, path: str) -> str:
    """Name a feed or an entry once and for all."""
    return f"{site_url}{path}" if site_url else f"urn:alongside:{path}"


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _text(root: ElementTree.Element) -> str:
    return ElementTree.tostring(root, encoding="unicode")
