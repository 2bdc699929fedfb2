"""Offer documents on the pages of the built site, with type, size and number of pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...pages import Site
from ...pages.tailored_site import to_top
from ...pages.templating import html_templates
from .keeping import Made
from .plans import Form, Plan

MARK = "<!-- forms -->"
"""Where a page offers its other forms; without documents, nothing is there."""
_THOUSAND = 1000


@dataclass(frozen=True)
class Offer:
    """A document in one form, ready to be offered."""

    plan: Plan
    """The document."""
    form: Form
    """The form."""
    made: Made
    """Its size and its pages."""


def offer_on_pages(site: Site, folder: Path, offers: Sequence[Offer]) -> int:
    """Write the row of forms into every page that has one, and give the number of pages."""
    rows: dict[str, list[Offer]] = {}
    for offer in offers:
        for address in offer.plan.offered_on:
            rows.setdefault(address, []).append(offer)
    count = 0
    for address, own in rows.items():
        page = folder / address / "index.html"
        if not page.is_file():
            continue
        text = page.read_text("utf-8")
        if MARK in text:
            page.write_text(text.replace(MARK, row(site, address, own), 1), "utf-8")
            count += 1
    return count


def row(site: Site, address: str, offers: Iterable[Offer]) -> str:
    """Give the HTML of the row of forms for the page at an address."""
    groups: dict[str, list[Mapping[str, object]]] = {}
    for offer in offers:
        href = to_top(address) + offer.plan.path(offer.form)
        entry = {
            "form": offer.form.name,
            "href": href,
            "size": _size(offer.made.size),
            "pages": offer.made.pages,
        }
        groups.setdefault(offer.plan.sort.name, []).append(entry)
    template = html_templates(site.strings).get_template("forms.html.jinja")
    paper = site.library.organisation.paper
    return template.render(groups=groups, paper=str(paper), many=len(groups) > 1).strip()


def _size(size: int) -> tuple[str, str]:
    """Give a size as figure and unit: kB, or MB from a thousand of them."""
    kilobytes = max(round(size / _THOUSAND), 1)
    if kilobytes < _THOUSAND:
        return str(kilobytes), "kB"
    return f"{kilobytes / _THOUSAND:.1f}", "MB"
