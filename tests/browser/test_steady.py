"""A page does not jump under the reader's finger when its scripts come late, or not at all."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from .test_accessibility import NARROW, TAILORED

GOOD = 0.1
"""The most that a page may shift, as Core Web Vitals count it: web.dev/articles/cls."""
SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifts.push(entry.value);
}).observe({ type: "layout-shift", buffered: true });
"""
SCRIPTS = re.compile(r"/(bundle\.\w+\.min|(?!site-start)[\w-]+)\.js$")
PHONE = {"viewport": {"width": 412, "height": 823}}


@pytest.mark.parametrize("context", [PHONE], indirect=True)
@pytest.mark.parametrize(
    "path",
    ["", "find-your-track/", "modules/", "stories/", "sessions/ally-skills-workshop/", TAILORED],
)
def test_late_scripts_do_not_move_what_is_being_read(page: Page, address: str, path: str) -> None:
    waiting: list[Route] = []
    is_held = True

    def hold(route: Route) -> None:
        waiting.append(route) if is_held else route.continue_()

    page.add_init_script(SHIFTS)
    page.route(SCRIPTS, hold)
    page.goto(address + path, wait_until="commit")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    # Two frames: what has come so far is painted.
    page.evaluate("() => new Promise((go) => requestAnimationFrame(() => setTimeout(go, 50)))")
    assert waiting
    is_held = False
    for route in waiting:
        route.continue_()
    page.wait_for_load_state("load")
    page.evaluate("() => new Promise((go) => requestAnimationFrame(() => setTimeout(go, 50)))")
    assert sum(page.evaluate("window.shifts")) <= GOOD


@pytest.mark.parametrize("context", [{"viewport": NARROW}], indirect=True)
@pytest.mark.parametrize("lost", ["**/bundle.*.min.js", "**/site-shell.js"])
def test_where_the_scripts_of_the_menu_are_lost_the_menu_stands_above_the_text(
    page: Page, address: str, lost: str
) -> None:
    page.route(lost, lambda route: route.abort())
    page.goto(address + TAILORED)
    menu = page.get_by_role("navigation", name="Site")
    expect(menu.get_by_role("link", name="Modules").first).to_be_visible()
    assert menu.bounding_box()["y"] < page.get_by_role("main").bounding_box()["y"]  # type: ignore[index]
