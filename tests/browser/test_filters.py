"""A person narrows down the lists of modules and stories, with and without JavaScript."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.projects import Project

WITHOUT_SCRIPTS = {"java_script_enabled": False}
PHONE = {"viewport": {"width": 320, "height": 640}}
WIDE = {"viewport": {"width": 1280, "height": 800}}


def _filters(page: Page) -> Locator:
    return page.locator("filter-list")


def _cards(page: Page, kind: str) -> Locator:
    return page.locator(f".card-list--{kind} > ul > li")


def _shown(page: Page, kind: str) -> list[str]:
    links = _cards(page, kind).locator(".card-title a").all()
    return [link.inner_text() for link in links if link.is_visible()]


def _listed(built: Project, kind: str) -> list[dict]:
    items = json.loads((built.site / "catalogue.json").read_text("utf-8"))["items"]
    return [item for item in items if item["kind"] == kind]


@pytest.mark.parametrize("context", [WIDE, PHONE], indirect=True)
def test_modules_are_narrowed_down_by_every_list_at_once(
    page: Page, address: str, built: Project
) -> None:
    page.goto(address + "modules/")
    modules = _listed(built, "module")
    assert sorted(_shown(page, "modules")) == sorted(item["title"] for item in modules)
    _filters(page).get_by_label("Competency").select_option("inclusive-collaboration")
    _filters(page).get_by_label("With a version for the department").select_option("design")
    _filters(page).get_by_label("Time").select_option("15")
    fitting = [
        item["title"]
        for item in modules
        if "inclusive-collaboration" in [each["id"] for each in item["competencies"]]
        and "design" in item["departments"]
        and item["minutes"] <= 15
    ]
    assert 0 < len(fitting) < len(modules)
    assert sorted(_shown(page, "modules")) == sorted(fitting)
    said = _filters(page).get_by_role("status")
    expect(said).to_have_text(f"{len(fitting)} of {len(modules)} shown.")
    page.get_by_role("button", name="Show all").click()
    expect(said).to_have_text("")
    assert len(_shown(page, "modules")) == len(modules)
    assert page.problems == []  # type: ignore[attr-defined]


def test_a_role_and_a_level_narrow_down_modules(page: Page, address: str, built: Project) -> None:
    modules = _listed(built, "module")
    page.goto(address + "modules/")
    _filters(page).get_by_label("With a version for the role").select_option("recruiter")
    fitting = {item["title"] for item in modules if "recruiter" in item["roles"]}
    assert set(_shown(page, "modules")) == fitting
    page.get_by_role("button", name="Show all").click()
    _filters(page).get_by_label("Level").select_option("2")
    fitting = {
        item["title"]
        for item in modules
        if 2 in [competency["level"] for competency in item["competencies"]]
    }
    expect(_filters(page).get_by_role("status")).to_have_text(
        f"{len(fitting)} of {len(modules)} shown."
    )
    assert set(_shown(page, "modules")) == fitting


@pytest.mark.parametrize(
    ("label", "value", "field"),
    [
        ("How it ended", "failure", "outcome"),
        ("Topic", "hiring", "topics"),
        ("Department", "engineering", "departments"),
        ("Competency", "ally-action", "competencies"),
    ],
)
def test_stories_are_narrowed_down_by_keyboard(
    page: Page, address: str, built: Project, label: str, value: str, field: str
) -> None:
    page.goto(address + "stories/")
    stories = _listed(built, "story")
    chosen = _filters(page).get_by_label(label, exact=True)
    chosen.focus()
    title = chosen.locator(f"option[value={value}]").inner_text()
    page.keyboard.type(title)
    expect(chosen).to_have_value(value)
    fitting = [item["title"] for item in stories if value in (item[field])]
    assert 0 < len(fitting) < len(stories)
    said = _filters(page).get_by_role("status")
    expect(said).to_have_text(f"{len(fitting)} of {len(stories)} shown.")
    assert sorted(_shown(page, "stories")) == sorted(fitting)
    expect(chosen).to_be_focused()


def test_a_choice_that_nothing_fits_is_said_in_words(page: Page, address: str) -> None:
    page.goto(address + "stories/")
    _filters(page).get_by_label("How it ended").select_option("success")
    _filters(page).get_by_label("Topic").select_option("caste")
    expect(_filters(page).get_by_role("status")).to_have_text(re.compile("None fits", re.I))
    assert _shown(page, "stories") == []


def test_each_list_offers_only_what_some_entry_has(page: Page, address: str) -> None:
    for kind in ("modules", "stories"):
        page.goto(address + f"{kind}/")
        for chosen in page.locator("filter-list select").all():
            values = [each.get_attribute("value") for each in chosen.locator("option").all()]
            assert values[0] == ""
            for value in values[1:]:
                chosen.select_option(value)
                assert _shown(page, kind), (kind, value)
            chosen.select_option("")


@pytest.mark.parametrize("context", [WITHOUT_SCRIPTS, {**WITHOUT_SCRIPTS, **PHONE}], indirect=True)
def test_without_scripts_all_is_listed_and_grouped_by_links(
    page: Page, address: str, built: Project
) -> None:
    for kind, noun, groups in (
        ("modules", "module", ("competency-ally-action", "department-design", "role-recruiter")),
        ("stories", "story", ("outcome", "topic", "department", "competency", "kind")),
    ):
        page.goto(address + f"{kind}/")
        assert len(_shown(page, kind)) == len(_listed(built, noun))
        assert _filters(page).is_hidden()
        for group in groups:
            assert page.locator(f"#{group} + ul a").count() > 0, group


@pytest.mark.parametrize("context", [WITHOUT_SCRIPTS], indirect=True)
def test_without_scripts_each_way_to_look_for_stories_is_a_page(
    page: Page, address: str, built: Project
) -> None:
    page.goto(address + "stories/")
    page.locator("#outcome + ul a", has_text="It went wrong").click()
    assert page.url.endswith("stories/outcome/failure/")
    wanted = [each for each in _listed(built, "story") if each["outcome"] == "failure"]
    assert len(_shown(page, "stories")) == len(wanted)
    page.goto(address + "stories/")
    page.get_by_role("link", name="Open a story at random").click()
    assert page.locator(".random-stories li a").count() == len(_listed(built, "story"))


def test_a_story_at_random_is_one_of_those_that_are_shown(page: Page, address: str) -> None:
    page.goto(address + "stories/topic/names/")
    links = page.locator(".card-list--stories .card-title a")
    wanted = links.evaluate_all("links => links.map((link) => link.href)")
    page.goto(address + "stories/")
    page.get_by_label("Topic").select_option("names")
    page.get_by_role("link", name="Open a story at random").click()
    assert page.url in wanted
