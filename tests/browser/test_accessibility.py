"""Nobody is shut out: what a checker, a person without scripts and forced colours get."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from alongside.pages.mends import mended, mended_content
from tests.support.projects import REPOSITORY, Project

ONE_OF_EACH = (
    *("", "find-your-track/", "tracks/", "modules/", "stories/", "sessions/"),
    *("tracks/people-manager/", "tracks/people-manager/engineering/"),
    "tracks/people-manager/engineering/stepping-in/",
    *("modules/stepping-in/", "stories/google-walkout/", "sessions/ally-skills-workshop/"),
    *("competencies/", "practices/", "sources/", "glossary/", "organisation/", "about/"),
    *(
        "people/",
        "how-to/adapt/",
        "how-to/contribute/",
        "reference/macros/",
        "reference/rules/AL101/",
        "404.html",
    ),
    *("my-notes/", "what-is-kept/", "refresh/", "completion/", "modules/start-here/"),
    *("share-a-story/", "add-your-perspective/"),
)
"""The address of one page of each type."""
TAILORED = "tracks/people-manager/engineering/stepping-in/"
WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 320, "height": 640}
WITHOUT_SCRIPTS = {"java_script_enabled": False}

ALL_RULES = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
COLOUR_RULES = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""What another set of colours can break."""
SHAPE_RULES = {
    "type": "rule",
    "values": ["target-size", "scrollable-region-focusable", "region", "aria-hidden-focus"],
}
"""What forced colours can break. Contrast is then the visitor's own choice, and axe reads it from a
property (-webkit-text-fill-color) that Chromium leaves as it was."""


def violations(page: Page, rules: dict, within: str | None = None) -> list[str]:
    result = Axe().run(page, within, {"runOnly": rules, "resultTypes": ["violations"]})
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in result.response["violations"]
        for node in rule["nodes"]
    ]


def show(page: Page, size: dict[str, int], *, dark: bool = False, forced: bool = False) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.emulate_media(
        color_scheme="dark" if dark else "light",
        forced_colors="active" if forced else "none",
        reduced_motion="reduce",
    )
    expect(page.locator("body")).to_have_attribute(
        "data-md-color-scheme", "slate" if dark else "default"
    )


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_axe_finds_nothing_in_light_dark_and_forced_colours_on_wide_and_narrow_screens(
    page: Page, address: str, path: str
) -> None:
    page.goto(address + path)
    found = []
    for size in (WIDE, NARROW):
        show(page, size)
        found += violations(page, ALL_RULES)
        show(page, size, dark=True)
        found += violations(page, COLOUR_RULES)
        show(page, size, forced=True)
        found += violations(page, SHAPE_RULES)
    assert found == []
    assert page.problems == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", ["", TAILORED, "404.html"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_while_menu_or_colours_are_open(
    page: Page, address: str, path: str, dark: bool
) -> None:
    page.goto(address + path)
    show(page, NARROW, dark=dark)
    page.get_by_role("button", name="Menu", exact=True).click()
    menu = page.get_by_role("dialog", name="Menu")
    expect(menu).to_be_in_viewport(ratio=0.9)
    if (own := menu.get_by_role("button", name="On this page")).count():
        own.click()
        expect(menu.locator("#__toc_contents a").first).to_be_visible()
    found = violations(page, ALL_RULES)
    page.keyboard.press("Escape")
    for size in (NARROW, WIDE):
        show(page, size, dark=dark)
        page.get_by_role("button", name="Colours").click()
        expect(page.get_by_role("group", name="Colours")).to_be_visible()
        found += violations(page, ALL_RULES, "header")
        page.keyboard.press("Escape")
    assert found == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_while_the_search_shows_what_it_found(
    page: Page, address: str, dark: bool
) -> None:
    page.goto(address + TAILORED)
    for size in (NARROW, WIDE):
        show(page, size, dark=dark)
        page.get_by_role("button", name="Search", exact=True).click()
        dialog = page.get_by_role("dialog", name="Search")
        dialog.get_by_role("textbox").fill("reporting")
        expect(dialog.get_by_role("listitem").get_by_role("link").first).to_be_visible()
        assert violations(page, ALL_RULES) == []
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)


def test_every_page_is_read_in_the_order_header_menu_contents_list_content(
    page: Page, address: str
) -> None:
    page.goto(address + TAILORED)
    landmarks = re.findall(
        r"^- (banner|navigation \"[^\"]*\"|main|contentinfo)",
        page.locator("body").aria_snapshot(),
        re.M,
    )
    order = ["banner", 'navigation "Sections"', 'navigation "Site"']
    order += ['navigation "Table of contents"', 'navigation "You are here"', "main"]
    assert landmarks[: len(order)] == order
    assert len(landmarks) == len(set(landmarks))


@pytest.mark.parametrize("path", ["", TAILORED, "sessions/ally-skills-workshop/"])
def test_no_picture_or_button_is_without_a_name(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        snapshot = page.locator("body").aria_snapshot()
        assert re.search(r"^- main", snapshot, re.M)
        assert not re.findall(
            r"- (?:img|button|link|textbox|radio|checkbox)(?:\s|:|$)(?! ?\")", snapshot, re.M
        )


@pytest.mark.parametrize("context", [{"forced_colors": "active"}], indirect=True)
def test_forced_colours_keep_icons(page: Page, address: str) -> None:
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.goto(address + TAILORED)
    for selector, part in {
        ".md-path__item:nth-child(2)": "::before",
        ".md-typeset details > summary": "::after",
        ".md-typeset .admonition-title": "::before",
        ".md-nav__icon": "::after",
    }.items():
        _is_cut_from_the_visitors_ink(page, selector, part)


TASKS = """# Tasks

- [x] Ask them first
- [ ] Write it down
"""


def test_forced_colours_keep_ticks(browser: Browser, tmp_path: Path) -> None:
    site = _site_with_tasks(tmp_path)
    page = browser.new_page(forced_colors="active")
    page.goto((site / "index.html").as_uri())
    done, to_do = page.get_by_role("checkbox").all()
    expect(done).to_have_accessible_name("Ask them first")
    expect(done).to_be_checked()
    expect(to_do).to_have_accessible_name("Write it down")
    expect(to_do).not_to_be_checked()
    marks = [
        _is_cut_from_the_visitors_ink(page, f"li:nth-child({number}) .task-list-indicator")
        for number in (1, 2)
    ]
    assert marks[0] != marks[1], "what is done looks like what is to do"
    page.close()


def _site_with_tasks(folder: Path) -> Path:
    """Build a small site with tick boxes, which no page of the real one has so far."""
    project = Project(folder)
    for path in ("stylesheets/mends.css", "javascripts/site-start.js", "javascripts/site-shell.js"):
        text = (REPOSITORY / "docs/assets" / path).read_text("utf-8")
        project.write(f"docs/assets/{path}", text)
    project.write("docs/index.md", TASKS)
    project.write(
        "mkdocs.yml",
        "site_name: Tasks\ntheme: {name: material, font: false}\nplugins: []\n"
        "markdown_extensions: [{pymdownx.tasklist: {custom_checkbox: true}}]\n",
    )
    result = project.build()
    assert result.returncode == 0, result.stderr
    path = project.site / "index.html"
    path.write_text(mended(mended_content(path.read_text("utf-8"))), "utf-8")
    return project.site


def _is_cut_from_the_visitors_ink(page: Page, selector: str, part: str = "::before") -> list[str]:
    """Assert that an icon is a shape in a colour of the visitor's, and give colour and shape."""
    ink = page.evaluate(
        """() => { const probe = document.createElement("i"); document.body.append(probe);
        probe.style.cssText = "forced-color-adjust: none; color: CanvasText; fill: Highlight";
        const style = getComputedStyle(probe); return [style.color, style.fill]; }"""
    )
    colour, shape = page.locator(selector).first.evaluate(
        """(element, part) => { const style = getComputedStyle(element, part);
        return [style.backgroundColor, style.maskImage]; }""",
        part,
    )
    assert colour in ink, selector
    assert shape.startswith("url("), selector
    return [colour, shape]


@pytest.mark.parametrize("context", [{**WITHOUT_SCRIPTS, "viewport": NARROW}], indirect=True)
@pytest.mark.parametrize("path", ["", TAILORED])
def test_without_scripts_dead_controls_are_hidden_and_the_menu_stands_above_the_content(
    page: Page, address: str, path: str
) -> None:
    page.goto(address + path)
    assert [each for each in page.locator("button").all() if each.is_visible()] == []
    menu = page.get_by_role("navigation", name="Site")
    expect(menu.get_by_role("link", name="Modules").first).to_be_visible()
    assert menu.bounding_box()["y"] < page.get_by_role("main").bounding_box()["y"]  # type: ignore[index]
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    page.get_by_role("link", name="Stories").first.click()
    expect(page).to_have_url(address + "stories/")


@pytest.mark.parametrize("context", [WITHOUT_SCRIPTS], indirect=True)
def test_folded_parts_are_on_paper_also_without_scripts(page: Page, address: str) -> None:
    page.goto(address + "modules/stepping-in/")
    # Ways between passages, and places of buttons, are for the screen; answers come at the end.
    folded = page.locator("article details:not([open], .answers) p:not(.passage__back, [hidden])")
    assert folded.count() > 5
    assert not folded.first.is_visible()
    page.emulate_media(media="print")
    for each in folded.all():
        assert each.bounding_box(), each.inner_text()
    expect(page.locator(".md-header")).to_be_hidden()
    expect(page.get_by_role("navigation")).to_have_count(0)
