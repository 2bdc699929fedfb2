"""Keep old addresses alive: a page at each earlier address that leads to the present one."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from ..curriculum import Text
from .site import Site
from .tailored_site import module_address, to_top
from .templating import html_templates


def redirects(site: Site, site_url: str = "") -> Iterator[tuple[str, str]]:
    """Give address and HTML of each redirect, for the item's page and for its tailored pages.

    Addresses are relative to the site's root. `site_url`, if known, makes the canonical link whole.
    A page that exists is never replaced.
    """
    taken = {f"{kind}/{item.id}/" for kind, item in site.library.pages()}
    for kind, item in site.library.pages():
        if not site.has_page(item):
            continue
        for alias in item.aliases:
            for old, new in _moves(site, kind, item, alias):
                if old not in taken:
                    taken.add(old)
                    yield old, _page(site, kind, item, to_top(old), new, site_url)


def _moves(site: Site, kind: str, item: Text, alias: str) -> Iterator[tuple[str, str]]:
    yield f"{kind}/{alias}/", f"{kind}/{item.id}/"
    if kind == "modules":
        for track in site.tracks_with(item.id):
            if not track.entry(alias):
                yield module_address(track, alias), module_address(track, item.id)


def _page(site: Site, kind: str, item: Text, top: str, new: str, site_url: str) -> str:
    """Give the page at an old address; search engines keep the item's own page, in no track."""
    own = f"{kind}/{item.id}/"
    return (
        html_templates(site.strings)
        .get_template("redirect.html.jinja")
        .render(
            title=item.title,
            language=site.library.organisation.language,
            target=top + new,
            canonical=urljoin(site_url, own) if site_url else top + own,
        )
    )
