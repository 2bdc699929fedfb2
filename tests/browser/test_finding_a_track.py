"""A person finds the track for their role and department, with and without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

WITHOUT_SCRIPTS = {"java_script_enabled": False}
PHONE = {"viewport": {"width": 320, "height": 640}}


@pytest.mark.parametrize("context", [WITHOUT_SCRIPTS, {**WITHOUT_SCRIPTS, **PHONE}], indirect=True)
def test_without_scripts_links_lead_from_home_to_the_end_of_a_track(
    page: Page, address: str
) -> None:
    page.goto(address)
    page.get_by_role("main").get_by_role(
        "link", name=re.compile("find your track", re.I)
    ).first.click()
    cell = page.locator("article a[href*='tracks/people-manager/engineering/']").first
    cell.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("people manager", re.I))
    page.locator("article a[href*='start-here']").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    visited = 1
    while (forward := page.locator("a[rel=next], .md-footer__link--next").first).count():
        forward.click()
        visited += 1
        assert visited < 20
    assert page.url.endswith("/tracks/people-manager/engineering/keep-going/")
    assert visited >= 5


def test_two_select_lists_lead_to_the_track_and_remember_the_choice_on_this_device_only(
    page: Page, address: str
) -> None:
    page.goto(address + "find-your-track/")
    asked: list[str] = []
    page.get_by_label(re.compile("role", re.I)).first.select_option("designer")
    page.get_by_label(re.compile("department", re.I)).first.select_option("data-ai")
    page.on("request", lambda request: asked.append(request.method + " " + request.url))
    page.get_by_role("button", name=re.compile("track", re.I)).first.click()
    page.wait_for_url("**/tracks/designer/data-ai/")
    assert all(each.startswith("GET ") and "?" not in each for each in asked)
    page.goto(address + "find-your-track/")
    expect(page.get_by_label(re.compile("role", re.I)).first).to_have_value("designer")
    expect(page.get_by_label(re.compile("department", re.I)).first).to_have_value("data-ai")
    assert page.context.cookies() == []
    assert page.problems == []  # type: ignore[attr-defined]


def test_the_select_lists_work_where_storage_is_refused(page: Page, address: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused') }})"
    )
    page.goto(address + "find-your-track/")
    page.get_by_label(re.compile("role", re.I)).first.select_option("ic")
    page.get_by_role("button", name=re.compile("track", re.I)).first.click()
    page.wait_for_url("**/tracks/ic/")


@pytest.mark.parametrize(
    "context", [PHONE, {"viewport": {"width": 1280, "height": 800}}], indirect=True
)
@pytest.mark.parametrize(
    "path",
    [
        "",
        "find-your-track/",
        "modules/",
        "modules/stepping-in/",
        "stories/",
        "sessions/",
        "stories/google-walkout/",
        "sessions/ally-skills-workshop/",
        "tracks/people-manager/",
        "tracks/people-manager/engineering/stepping-in/",
        "competencies/",
        "practices/",
        "sources/",
        "glossary/",
        "organisation/",
        "about/",
    ],
)
def test_no_page_needs_sideways_scrolling(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    overflow = page.evaluate(
        "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
    )
    assert overflow <= 0
    assert page.problems == []  # type: ignore[attr-defined]
