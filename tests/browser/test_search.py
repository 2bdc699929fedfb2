"""A person searches: by keyboard, with filters, in a folder of a host, and without scripts."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.support.projects import Project

WITHOUT_SCRIPTS = {"java_script_enabled": False}
PHONE = {"viewport": {"width": 320, "height": 640}}
WIDE = {"viewport": {"width": 1280, "height": 800}}
FOUND = re.compile(r"Pages found: [1-9]\d*")


def _open(page: Page) -> Locator:
    page.get_by_role("banner").get_by_role("button", name="Search", exact=True).click()
    return page.get_by_role("dialog", name="Search")


def _ask(page: Page, words: str) -> Locator:
    """Search for words, wait for the answer, and give the dialog."""
    dialog = _open(page)
    dialog.get_by_label("Words to look for").fill(words)
    expect(dialog.get_by_role("status")).to_have_text(FOUND)
    return dialog


def _titles(dialog: Locator) -> list[str]:
    """Give the titles of all results, after those shown at first the further ones too."""
    number = int(dialog.get_by_role("status").inner_text().split()[-1])
    more = dialog.get_by_role("button", name="Show more")
    while more.is_visible():
        before = dialog.get_by_role("listitem").count()
        more.click()
        expect(dialog.get_by_role("listitem").nth(before)).to_be_visible()
    titles = dialog.get_by_role("listitem").get_by_role("link").all_inner_texts()
    assert len(titles) == number
    return titles


@pytest.mark.parametrize("context", [WIDE, PHONE], indirect=True)
def test_nothing_of_the_search_is_fetched_before_the_first_query(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + "modules/stepping-in/", wait_until="networkidle")
    dialog = _open(page)
    expect(dialog.get_by_label("Words to look for")).to_be_focused()
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/pagefind/" in url or url.endswith(".json")]
    assert dialog.get_by_role("status").inner_text() == ""
    dialog.get_by_label("Words to look for").fill("review")
    expect(dialog.get_by_role("status")).to_have_text(FOUND)
    assert [url for url in asked if "/pagefind/" in url]
    assert page.problems == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("context", [WIDE, PHONE], indirect=True)
def test_the_keyboard_alone_finds_a_page_and_comes_back_to_the_button(
    page: Page, address: str
) -> None:
    page.goto(address)
    button = page.get_by_role("banner").get_by_role("button", name="Search", exact=True)
    for _ in range(30):
        page.keyboard.press("Tab")
        if button.evaluate("element => element === document.activeElement"):
            break
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Search")
    field = dialog.get_by_label("Words to look for")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()

    page.keyboard.press("Space")
    page.keyboard.type("stepping in")
    expect(dialog.get_by_role("status")).to_have_text(FOUND)
    first = dialog.get_by_role("listitem").get_by_role("link").first
    for _ in range(10):
        page.keyboard.press("Tab")
        if first.evaluate("element => element === document.activeElement"):
            break
    expect(first).to_be_focused()
    expect(first).to_have_text("Stepping in: five ways to act")
    page.keyboard.press("Enter")
    page.wait_for_url("**/modules/stepping-in/")
    assert page.problems == []  # type: ignore[attr-defined]


def test_behind_the_open_search_nothing_takes_focus(page: Page, address: str) -> None:
    page.goto(address)
    _ask(page, "meetings")
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body"
            " || Boolean(document.activeElement.closest('dialog'))"
        )


def test_the_number_of_pages_is_announced_and_so_is_a_search_in_vain(
    page: Page, address: str
) -> None:
    page.goto(address)
    dialog = _ask(page, "hiring")
    status = dialog.get_by_role("status")
    number = int(status.inner_text().split()[-1])
    assert number == len(_titles(dialog))
    dialog.get_by_label("Words to look for").fill("xylophoneorchestra")
    expect(status).to_have_text(re.compile("Nothing found"))
    assert dialog.get_by_role("listitem").count() == 0
    dialog.get_by_label("Words to look for").fill("")
    expect(status).to_have_text("")


def test_filters_narrow_down_by_kind_department_and_outcome(page: Page, address: str) -> None:
    page.goto(address)
    dialog = _ask(page, "hiring")
    everything = _titles(dialog)
    for label in ("Kind of page", "Role", "Department", "Competency", "How a story ended"):
        assert dialog.get_by_label(label, exact=True).locator("option").count() > 1, label
    dialog.get_by_label("Kind of page").select_option("Story")
    expect(dialog.locator(".site-search__kind").first).to_have_text("Story")
    expect(dialog.get_by_role("status")).to_have_text(FOUND)
    stories = _titles(dialog)
    assert set(stories) < set(everything)
    assert set(dialog.locator(".site-search__kind").all_inner_texts()) == {"Story"}
    dialog.get_by_label("Department").select_option("Data and AI")
    dialog.get_by_label("How a story ended").select_option("It went wrong")
    expect(dialog.get_by_role("listitem")).to_have_count(1)
    assert _titles(dialog) == ["The model that learned our past"]


def test_each_module_is_found_once_and_no_tailored_page(
    page: Page, address: str, built: Project
) -> None:
    listed = json.loads((built.site / "catalogue.json").read_text("utf-8"))["items"]
    modules = {item["title"]: item["url"] for item in listed if item["kind"] == "module"}
    page.goto(address + "about/")
    dialog = _ask(page, "the")
    dialog.get_by_label("Kind of page").select_option("Module")
    expect(dialog.get_by_role("status")).to_have_text(f"Pages found: {len(modules)}")
    assert sorted(_titles(dialog)) == sorted(modules)
    links = dialog.get_by_role("listitem").get_by_role("link").all()
    urls = {link.inner_text(): link.evaluate("link => link.href") for link in links}
    assert urls == {title: address + url for title, url in modules.items()}


def test_words_of_another_roles_version_lead_to_the_module(
    page: Page, address: str, built: Project
) -> None:
    source = (built.folder / "curricula/modules/stepping-in.md").read_text("utf-8")
    match = re.search(r"^/// for \| (?!everyone)(.+)\n+([A-Z][\w ]{30,80})", source, re.M)
    assert match
    page.goto(address + "tracks/designer/data-ai/stepping-in/")
    dialog = _ask(page, f'"{match[2].strip()}"')
    links = dialog.get_by_role("listitem").get_by_role("link").all()
    urls = {link.evaluate("link => link.href") for link in links}
    assert address + "modules/stepping-in/" in urls


def test_the_search_works_in_a_folder_of_a_host_under_a_strict_policy(
    context: BrowserContext, strict_address: str
) -> None:
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda said: said.type == "error" and problems.append(said.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(strict_address + "tracks/people-manager/engineering/stepping-in/")
    dialog = _ask(page, "stepping in")
    dialog.get_by_role("link", name="Stepping in: five ways to act").click()
    page.wait_for_url(strict_address + "modules/stepping-in/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Stepping in")
    assert problems == []


@pytest.mark.parametrize("context", [WITHOUT_SCRIPTS, {**WITHOUT_SCRIPTS, **PHONE}], indirect=True)
def test_without_scripts_the_link_leads_to_other_ways_to_find_things(
    page: Page, address: str
) -> None:
    page.goto(address + "tracks/people-manager/engineering/stepping-in/")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("banner").get_by_role("link", name="Search", exact=True).click()
    page.wait_for_url(address + "search/")
    ways = page.get_by_role("main").get_by_role("listitem").get_by_role("link")
    targets = {link.get_attribute("href") for link in ways.all()}
    assert {"../modules/", "../competencies/", "../stories/", "../sessions/"} <= targets
    ways.first.click()
    page.wait_for_url(address + "modules/")
    assert page.get_by_role("main").locator(".card-list li").count() >= 8


def test_a_search_that_cannot_be_loaded_says_so(page: Page, address: str) -> None:
    page.route("**/pagefind/pagefind.js", lambda route: route.abort())
    page.goto(address)
    dialog = _open(page)
    dialog.get_by_label("Words to look for").fill("hiring")
    expect(dialog.get_by_role("status")).to_have_text(re.compile("cannot be loaded"))


def test_what_an_excerpt_holds_besides_marks_stays_text(page: Page, address: str) -> None:
    answer = """
      const excerpt = 'a <mark>hit</mark> <img src=x onerror="window.broken = 1"><b>bold</b>';
      const data = async () => ({ raw_url: "/about/", meta: { title: "<i>T</i>" }, excerpt });
      export const options = async () => {};
      export const filters = async () => ({ kind: {} });
      export const search = async () => ({ results: [{ data }] });
    """
    page.route(
        "**/pagefind/pagefind.js",
        lambda route: route.fulfill(body=answer, content_type="text/javascript"),
    )
    page.goto(address)
    dialog = _ask(page, "anything")
    entry = dialog.get_by_role("listitem")
    assert entry.get_by_role("link").inner_text() == "<i>T</i>"
    assert entry.locator("mark").all_inner_texts() == ["hit"]
    assert entry.locator("img, b, i").count() == 0
    assert page.evaluate("window.broken") is None
