"""A keyboard alone: nothing out of reach, no trap, and always a mark where the person is."""

from __future__ import annotations

import itertools
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .test_accessibility import NARROW, ONE_OF_EACH, TAILORED, WIDE

BOTH_WIDTHS = pytest.mark.parametrize(
    "context", [{"viewport": WIDE}, {"viewport": NARROW}], ids=["wide", "narrow"], indirect=True
)
NARROW_ONLY = pytest.mark.parametrize("context", [{"viewport": NARROW}], indirect=True)
CONTROLS = "a[href], button, input, select, summary, textarea, [tabindex]"
"""What can be a stop of the Tab key; a walk with more stops than these is a trap."""

STILL = "*, *::before, *::after { transition: none !important; animation: none !important; }"
FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  /* A radio button of the theme's tabs is invisible: its label stands for it. */
  const shown = element.labels?.length && element.closest(".tabbed-set")
    ? element.labels[0] : element;
  const style = getComputedStyle(shown);
  const boxes = [...shown.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  const points = boxes.flatMap((box) => [0.1, 0.5, 0.9].map((part) => [
    box.left + box.width * part, box.top + box.height / 2]));
  const onTop = points.some(([x, y]) => {
    const there = document.elementFromPoint(x, y);
    return there && (shown.contains(there) || there.contains(shown));
  });
  return {
    what: element.outerHTML.slice(0, 160),
    seen: onTop && shown.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    number: [...document.querySelectorAll("*")].indexOf(element),
  };
}"""


def _open(page: Page, address: str) -> None:
    page.goto(address)
    # No stylesheet of a test passes a strict policy; colours that fade in would look unmarked.
    page.add_style_tag(content=STILL)


def _walk(page: Page, key: str = "Tab") -> list[dict]:
    """Press a key until the focus leaves the page, and give what had it, in order."""
    stops: list[dict] = []
    for _ in range(_patience(page)):
        page.keyboard.press(key)
        stop = page.evaluate(FOCUSED)
        if stop and not stop["seen"]:
            # The page may still be on its way to the place: look once more when it has arrived.
            page.wait_for_timeout(250)
            stop = page.evaluate(FOCUSED)
        if stop is None or (stops and stop["number"] == stops[0]["number"]):
            return stops
        stops.append(stop)
    raise AssertionError(f"still on the page after {len(stops)} stops: {stops[-1]}")


def _patience(page: Page) -> int:
    """Give the number of stops after which the end of the page must have come.

    A field for a date or a time has a stop for each of its parts, and one for its list.
    """
    with_parts = page.locator("input[type=date], input[type=time]").count()
    return page.locator(CONTROLS).count() + 4 * with_parts + 1


def _tab_to(page: Page, target: Locator) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(_patience(page)):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"out of reach of the Tab key: {target}")


def _skip(page: Page) -> None:
    """Use the skip link, which is the first stop of every page."""
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to content")
    page.keyboard.press("Enter")


@BOTH_WIDTHS
@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_each_stop_of_the_tab_key_is_seen_and_marked(page: Page, address: str, path: str) -> None:
    _open(page, address + path)
    stops = _walk(page)
    assert len(stops) > 5
    assert [stop["what"] for stop in stops if not stop["seen"]] == []
    assert [stop["what"] for stop in stops if not stop["marked"]] == []
    numbers = [number for number, _ in itertools.groupby(stop["number"] for stop in stops)]
    assert numbers == sorted(set(numbers)), "the order of focus differs from that of the page"


@BOTH_WIDTHS
def test_backwards_nothing_hides_below_the_header(page: Page, address: str) -> None:
    _open(page, address + TAILORED)
    stops = _walk(page, "Shift+Tab")
    assert len(stops) > 5
    assert [stop["what"] for stop in stops if not stop["seen"]] == []


@BOTH_WIDTHS
def test_the_keyboard_leads_from_home_through_a_module_to_the_next(
    page: Page, address: str
) -> None:
    page.goto(address)
    _skip(page)
    _tab_to(
        page, page.get_by_role("main").get_by_role("link", name=re.compile("track", re.I)).first
    )
    page.keyboard.press("Enter")
    page.wait_for_url("**/find-your-track/")
    _skip(page)
    _tab_to(page, page.get_by_label("Your role"))
    page.keyboard.type("People m")
    _tab_to(page, page.get_by_label("Your department"))
    page.keyboard.type("Eng")
    _tab_to(page, page.get_by_role("main").get_by_role("button").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/tracks/people-manager/engineering/")
    _skip(page)
    _tab_to(page, page.get_by_role("main").locator("a[href*=start-here]").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/engineering/start-here/")
    first = page.get_by_role("heading", level=1).inner_text()
    _skip(page)
    _tab_to(page, page.get_by_role("link", name=re.compile("^Next")))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/engineering/(?!start-here)[a-z-]+/$"))
    assert page.get_by_role("heading", level=1).inner_text() != first
    assert page.problems == []  # type: ignore[attr-defined]


@NARROW_ONLY
def test_the_menu_opens_holds_the_focus_and_gives_it_back(page: Page, address: str) -> None:
    _open(page, address + TAILORED)
    opener = page.get_by_role("button", name="Menu", exact=True)
    _tab_to(page, opener)
    expect(opener).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    menu = page.get_by_role("dialog", name="Menu")
    closer = menu.get_by_role("button", name="Close menu")
    expect(closer).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "true")
    for stop in _walk(page):
        assert stop["seen"], stop
    inside = (
        "document.activeElement.closest('#site-menu') || document.activeElement.matches('body')"
    )
    for _ in range(5):
        page.keyboard.press("Tab")
        assert page.evaluate(f"Boolean({inside})")
    # A tap on nothing leaves the focus on the page as a whole.
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#site-menu")).to_have_attribute("inert", "")
    page.keyboard.press("Enter")
    expect(closer).to_be_focused()
    page.keyboard.press("Space")
    expect(opener).to_be_focused()


@NARROW_ONLY
def test_in_the_menu_parts_fold_by_key_and_links_lead_away(page: Page, address: str) -> None:
    _open(page, address + TAILORED)
    _tab_to(page, page.get_by_role("button", name="Menu", exact=True))
    page.keyboard.press("Enter")
    menu = page.get_by_role("dialog", name="Menu")
    pages = menu.get_by_role("button", name=re.compile("^Pages of "))
    own = menu.get_by_role("link", name="Stepping in").first
    expect(pages).to_have_attribute("aria-expanded", "true")
    expect(own).to_be_visible()
    expect(own).to_have_attribute("aria-current", "page")
    _tab_to(page, pages)
    page.keyboard.press("Enter")
    expect(pages).to_have_attribute("aria-expanded", "false")
    expect(own).to_be_hidden()
    page.keyboard.press("Space")
    expect(own).to_be_visible()
    _tab_to(page, menu.get_by_role("button", name="On this page"))
    page.keyboard.press("Enter")
    part = menu.get_by_role("link", name="Reflect")
    _tab_to(page, part)
    page.keyboard.press("Enter")
    expect(menu).to_have_count(0)
    expect(page.get_by_role("heading", name="Reflect")).to_be_in_viewport()
    page.keyboard.press("Tab")
    stop = page.evaluate(FOCUSED)
    assert stop["seen"], stop
    after = page.evaluate(
        "document.getElementById('reflect').compareDocumentPosition(document.activeElement)"
    )
    assert after & 4, "the focus does not follow to the part of the page that was chosen"


@BOTH_WIDTHS
def test_colours_are_chosen_by_key_and_remembered(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(address + TAILORED)
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    opener = page.get_by_role("button", name="Colours")
    _tab_to(page, opener)
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="As on this device")).to_be_focused()
    expect(page.get_by_role("radio", name="As on this device")).to_be_checked()
    page.keyboard.press("ArrowDown")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Dark")).to_be_checked()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.keyboard.press("Enter")
    expect(opener).to_be_focused()
    expect(page.get_by_role("radio", name="Dark")).to_have_count(0)
    page.goto(address)
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    opener.press("Enter")
    expect(page.get_by_role("radio", name="Dark")).to_be_checked()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()


def test_colours_follow_the_device_until_something_else_is_chosen(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(address)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_single_letters_do_nothing(page: Page, address: str) -> None:
    page.goto(address + TAILORED)
    for key in ("n", "p", ".", ",", "s", "f", "/"):
        page.keyboard.press(key)
    assert page.url == address + TAILORED
    assert page.evaluate("document.activeElement === document.body")


def test_a_table_is_a_stop_only_where_it_has_to_be_scrolled(page: Page, address: str) -> None:
    page.goto(address + "sessions/ally-skills-workshop/")
    regions = page.get_by_role("region", name=re.compile("^Table"))
    assert regions.count() > 0
    narrow_first = regions.first
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    expect(narrow_first).not_to_have_attribute("tabindex", "0")
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    expect(narrow_first).to_have_attribute("tabindex", "0")


def test_back_to_the_top_takes_the_focus_along(page: Page, address: str) -> None:
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.goto(address + TAILORED)
    button = page.get_by_role("button", name="Back to top")
    expect(button).to_have_count(0)
    page.mouse.wheel(0, 3000)
    page.wait_for_function("scrollY > 1000")
    page.mouse.wheel(0, -200)
    button.press("Enter")
    page.wait_for_function("scrollY === 0")
    expect(page.locator("#main-content")).to_be_focused()
