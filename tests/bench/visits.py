"""Measure what a visit to the built site costs: bytes of a first load, and Lighthouse's figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench.measuring import Figure
from tests.support.first_load import LIMIT, MODULE, SEARCH, fetched, weighed

TAILORED = "tracks/people-manager/engineering/stepping-in/"
"""A tailored page, which is what most readers open."""
MOST_POINTS_SHORT = 10
"""How far a page may fall short of 100 points for performance with Lighthouse's mobile preset."""


def first_loads(site: Path, address: str, chromium: str) -> Iterator[Figure]:
    """Weigh the first visit to a module page, in kilobytes, and say how it is made up."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for page in (MODULE, TAILORED):
            parts = weighed(site, fetched(browser.new_context(), address, page))
            detail = ", ".join(f"{name} {size / 1000:.1f}" for name, size in parts.items())
            total = sum(parts.values()) / 1000
            yield Figure(f"first load of /{page}, in kB", total, LIMIT / 1000, detail)
            yield Figure("  of which the search, in kB", parts[SEARCH] / 1000, 0)
        browser.close()


def performance(audits: Iterable[tuple[str, int]]) -> Iterator[Figure]:
    """Give by how many points each page falls short of the whole, as Lighthouse sees it."""
    for page, points in audits:
        detail = f"{points} of 100 points"
        yield Figure(
            f"Lighthouse, short of 100 at /{page}", 100 - points, MOST_POINTS_SHORT, detail
        )
