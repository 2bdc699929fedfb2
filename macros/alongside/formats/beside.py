"""Write what stands beside the pages: data for other programs, and earlier addresses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..pages import CATALOGUE, Site, catalogue_json, redirects
from .calendars import calendars
from .feeds import feeds


def write_beside(site: Site, folder: Path, site_url: str) -> None:
    """Write into the built site's folder what is no page of MkDocs."""
    for path, text in _files(site, site_url):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="")


def _files(site: Site, site_url: str) -> Iterator[tuple[str, str]]:
    """Give path and text of each file."""
    yield CATALOGUE, catalogue_json(site)
    yield from calendars(site)
    yield from feeds(site, site_url)
    for address, html in redirects(site, site_url):
        yield f"{address}/index.html", html
