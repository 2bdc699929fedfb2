"""A reader knows where they are and why, and opens sources and words beside the text."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_accessibility import ALL_RULES, violations

TAILORED = "tracks/people-manager/engineering/stepping-in/"
WITHOUT_SCRIPTS = {"java_script_enabled": False}
PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}


def _first_citation(page: Page) -> Locator:
    return page.locator("article .citation > a:visible").first


def test_a_tailored_page_says_where_it_is_in_the_track_why_and_how_to_go_on(
    page: Page, address: str
) -> None:
    page.goto(address + TAILORED)
    note = page.locator(".tailored-note")
    expect(note).to_contain_text(re.compile(r"Module \d of \d in this track, \d+ minutes left"))
    expect(note).to_contain_text("Why it is in this track: it is part of the essentials.")
    expect(note.get_by_role("link", name="The whole track")).to_be_visible()
    crumbs = page.get_by_role("navigation", name="You are here").get_by_role("link")
    assert [each.inner_text().strip() for each in crumbs.all()][-2:] == [
        "Tracks",
        "People managers in Engineering",
    ]
    neighbours = page.get_by_role("navigation", name="Previous and next page")
    expect(neighbours.get_by_role("link")).to_have_count(2)


@pytest.mark.parametrize("context", [WITHOUT_SCRIPTS], indirect=True)
def test_without_scripts_a_citation_is_a_link_to_the_source(page: Page, address: str) -> None:
    page.goto(address + TAILORED)
    link = _first_citation(page)
    key = link.get_attribute("href").partition("#")[2]
    assert key
    expect(page.locator(f"#source-{key}")).to_have_count(1)
    link.click()
    page.wait_for_url(f"**/sources/#{key}")
    expect(page.locator(f"[id='{key}']")).to_be_visible()


def test_a_source_opens_beside_the_claim_by_keyboard_and_gives_the_focus_back(
    page: Page, address: str
) -> None:
    page.goto(address + TAILORED)
    before = page.url
    link = page.locator("article .citation > [role=button]:visible").first
    key = link.get_attribute("href").partition("#")[2]
    entry = page.locator(f"#source-{key}").inner_text()
    expect(link).to_have_attribute("aria-expanded", "false")
    for opening in ("Enter", "Space"):
        link.focus()
        page.keyboard.press(opening)
        expect(link).to_have_attribute("aria-expanded", "true")
        panel = page.locator(f"[id='{link.get_attribute('aria-controls')}']")
        expect(panel).to_be_visible()
        expect(panel).to_contain_text(entry)
        page.keyboard.press("Tab")
        assert panel.evaluate("panel => panel.contains(document.activeElement)")
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        expect(link).to_be_focused()
    assert page.url == before
    assert page.problems == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("context", [PHONE], indirect=True)
def test_a_source_opens_and_closes_by_touch_and_fits_a_narrow_screen(
    page: Page, address: str
) -> None:
    page.goto(address + TAILORED)
    for link in page.locator("article .citation > [role=button]:visible").all():
        link.tap()
    assert page.locator(".beside:visible").count() > 3
    overflow = page.evaluate(
        "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
    )
    assert overflow <= 0
    panel = page.locator(".beside:visible").first
    panel.get_by_role("button", name="Close").tap()
    assert page.locator("article .citation > [role=button]").first.evaluate(
        "link => link === document.activeElement"
    )


def test_no_open_source_is_printed_twice(page: Page, address: str) -> None:
    page.goto(address + TAILORED)
    page.locator("article .citation > [role=button]:visible").first.click()
    expect(page.locator(".beside")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".beside")).to_be_hidden()
    expect(page.locator("#sources")).to_be_visible()


def test_the_meaning_of_a_word_opens_beside_it(page: Page, address: str) -> None:
    page.goto(address + "reference/macros/")
    word = page.locator("article a.term")
    definition = word.get_attribute("data-definition")
    word.click()
    panel = page.locator(".beside")
    expect(panel).to_contain_text(definition)
    panel.get_by_role("link", name="In the glossary").click()
    page.wait_for_url("**/glossary/#ally")


def test_help_feedback_and_content_notes_are_one_step_from_every_module(
    page: Page, address: str
) -> None:
    page.goto(address + TAILORED)
    about = page.locator("#about-this-page ~ .small-list").last
    for name in ("Doors for reporting and advice", "Tell us about this programme"):
        expect(about.get_by_role("link", name=name)).to_be_visible()
    problem = about.get_by_role("link", name="Report a problem by e-mail")
    assert problem.get_attribute("href").startswith("mailto:feedback@example.org?subject=")
    page.get_by_role("link", name="Skip the text, and go on below it").click()
    expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize("context", [{}, {"color_scheme": "dark"}], indirect=True)
def test_axe_finds_nothing_while_sources_and_meanings_are_open(page: Page, address: str) -> None:
    found = []
    for path, link in ((TAILORED, ".citation > [role=button]"), ("reference/macros/", "a.term")):
        page.goto(address + path)
        for each in page.locator(f"article {link}:visible").all()[:5]:
            each.click()
        expect(page.locator(".beside").first).to_be_visible()
        found += violations(page, ALL_RULES)
    assert found == []
