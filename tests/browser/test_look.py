"""What the look promises: the first page in one screen, readable lines, paper without chrome."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

LAPTOP = {"viewport": {"width": 1280, "height": 800}}
PAPER = {"viewport": {"width": 720, "height": 1000}, "color_scheme": "dark"}
MODULE = "modules/stepping-in/"

CHARACTERS_IN_A_LINE = """() => {
  const sheet = document.createElement("canvas").getContext("2d");
  const lines = [];
  for (const part of document.querySelectorAll("main article > p")) {
    const style = getComputedStyle(part);
    sheet.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const text = part.textContent.trim();
    if (text.length > 200) lines.push(
      part.clientWidth / (sheet.measureText(text).width / text.length)
    );
  }
  return lines;
}"""
COLOURS_ON_PAPER = """() => [getComputedStyle(document.body), getComputedStyle(
  document.querySelector("main h1"))].map((style) => [style.backgroundColor, style.color])"""


@pytest.mark.parametrize("context", [LAPTOP], indirect=True)
def test_the_first_page_says_in_one_screen_what_this_is_and_where_to_start(
    page: Page, address: str
) -> None:
    page.goto(address)
    main = page.get_by_role("main")
    parts = [main.get_by_role("heading", level=1), main.get_by_role("link", name="Find your track")]
    starts = main.locator(".home-start li")
    assert starts.count() == 4
    for part in [*(each.first for each in parts), *starts.all()]:
        box = part.bounding_box()
        assert box
        assert box["y"] + box["height"] <= 800


@pytest.mark.parametrize("context", [LAPTOP], indirect=True)
@pytest.mark.parametrize("path", [MODULE, "stories/google-walkout/"])
def test_lines_of_text_hold_as_many_characters_as_the_eye_follows(
    page: Page, address: str, path: str
) -> None:
    page.goto(address + path)
    lines = page.evaluate(CHARACTERS_IN_A_LINE)
    assert lines
    assert all(55 <= characters <= 80 for characters in lines)


@pytest.mark.parametrize("context", [PAPER], indirect=True)
def test_paper_shows_the_text_black_on_white_and_nothing_of_the_frame(
    page: Page, address: str
) -> None:
    page.goto(address + MODULE)
    page.emulate_media(media="print", color_scheme="dark")
    for name in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".always-here"):
        for part in page.locator(name).all():
            expect(part).to_be_hidden()
    (ground, _), (_, ink) = page.evaluate(COLOURS_ON_PAPER)
    assert (ground, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
    expect(page.locator("details .admonition-title, details p").first).to_be_visible()


@pytest.mark.parametrize("context", [PAPER], indirect=True)
def test_links_to_other_hosts_are_followed_by_their_address_on_paper(
    page: Page, address: str
) -> None:
    page.goto(address + MODULE)
    page.emulate_media(media="print")
    link = page.locator("main li a[href^=http]").first
    shown = link.evaluate("link => getComputedStyle(link, '::after').content")
    assert str(link.get_attribute("href")) in shown


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (MODULE, "Module"),
        ("tracks/people-manager/engineering/stepping-in/", "Module"),
        ("stories/google-walkout/", "Story"),
        ("sessions/ally-skills-workshop/", "Session guide"),
        ("tracks/people-manager/engineering/", "Track"),
        ("competencies/", "Overview"),
    ],
)
def test_the_head_of_a_page_says_its_kind_in_words(
    page: Page, address: str, path: str, kind: str
) -> None:
    page.goto(address + path)
    head = page.locator("main .page-head")
    expect(head).to_have_count(1)
    expect(head.locator(".eyebrow")).to_have_text(kind)
    expect(head.get_by_role("heading", level=1)).to_be_visible()
