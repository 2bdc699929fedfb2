"""A rendered page is cut into bytes and slots, and says so when the theme has changed."""

from __future__ import annotations

import pytest

from alongside.pages.shell import (
    MODULE_SLOTS,
    ContentsEntry,
    Shell,
    ThemeError,
    content_slot,
    deeper,
    slot,
)
from alongside.pages.tailored_parts import SpliceError

CONTENTS = (
    ContentsEntry("idea", (ContentsEntry("own"),)),
    ContentsEntry("practise", (ContentsEntry("cases"), ContentsEntry("more"))),
    ContentsEntry("extra"),
)
VALUES = {
    "content": b"<h1>Title</h1><p>Text</p>",
    "title": b"Title, for recruiters &amp; others",
    "track-title": b"Recruiters",
    "track-url": b"../",
    "before": b"<li>b1</li><li>b2</li>",
    "after": b"<li>a1</li>",
    "previous-url": b"../before/",
    "previous-title": b"Before",
    "next-url": b"../after/",
    "next-title": b"After",
}


def _entry(anchor: str, below: str = "", tag: str = "nav") -> str:
    inner = f'<{tag} class="md-nav" aria-label="x"><ul>{below}</ul></{tag}>' if below else ""
    link = f'<a href="#{anchor}" class="md-nav__link">{anchor}</a>'
    return f'<li class="md-nav__item">{link}{inner}</li>'


def _contents(tag: str = "nav") -> str:
    return (
        _entry("idea", _entry("own"), tag)
        + _entry("practise", _entry("cases") + _entry("more"), tag)
        + _entry("extra")
    )


def _page(tag: str = "nav") -> str:
    return f"""<title>{slot("title")} - Site</title>
<link rel="prev" href="{slot("previous-url")}">
<link rel="next" href="{slot("next-url")}">
<ol><li><a href="{slot("track-url")}">{slot("track-title")}</a></li></ol>
<ul>
<li class="item"><a href="{slot("before")}" class="link">Module &amp; one</a></li>
<li class="active"><ul class="drawer">{_contents(tag)}</ul></li>
<li class="item"><a href="{slot("after")}" class="link">Module &amp; one</a></li>
</ul>
<nav class="contents"><ul class="side">{_contents(tag)}</ul></nav>
<article>{content_slot(has_title=True)}</article>
<nav class="footer" aria-label="Footer">
<a href="{slot("previous-url")}" aria-label="Previous: {slot("previous-title")}"><b>Previous</b></a>
<a href="{slot("next-url")}" aria-label="Next: {slot("next-title")}"><b>Next</b></a>
</nav>
"""


def _shell(page: str, conditional: tuple[str, ...] = ("own", "more", "extra")) -> Shell:
    return Shell.cut(page, MODULE_SLOTS, CONTENTS, conditional)


def test_a_filled_page_holds_every_value_in_its_place() -> None:
    page = _shell(_page()).fill(VALUES).decode()
    assert "<title>Title, for recruiters &amp; others - Site</title>" in page
    assert '<link rel="prev" href="../before/">' in page
    assert '<a href="../">Recruiters</a>' in page
    assert "<article><h1>Title</h1><p>Text</p></article>" in page
    assert 'aria-label="Previous: Before"' in page
    assert "<ul>\n<li>b1</li><li>b2</li>\n<li" in page
    assert "<li>a1</li>\n</ul>" in page
    assert "al-slot" not in page


def test_the_entry_for_the_lists_of_other_pages_is_the_themes_own() -> None:
    opening, closing = _shell(_page()).entry
    entry = (opening + b"../x/" + closing).decode()
    assert entry == '<li class="item"><a href="../x/" class="link">Module &amp; one</a></li>'


def test_without_a_neighbour_its_links_go_and_without_both_the_footer_goes() -> None:
    shell = _shell(_page())
    first = shell.fill(VALUES, {"previous"}).decode()
    assert 'rel="prev"' not in first
    assert "Previous" not in first
    assert "Next" in first
    alone = shell.fill(VALUES, {"previous", "next"}).decode()
    assert "Footer" not in alone
    assert 'rel="next"' not in alone


@pytest.mark.parametrize("tag", ["nav", "div"])
def test_an_absent_heading_leaves_neither_entry_nor_empty_list(tag: str) -> None:
    shell = _shell(_page(tag))
    everything = shell.fill(VALUES).decode()
    assert everything.count('href="#own"') == 2
    page = shell.fill(VALUES, {"#own", "#more"}).decode()
    assert 'href="#own"' not in page
    assert 'href="#more"' not in page
    assert page.count('href="#cases"') == 2
    lists = everything.count("<ul></ul>"), page.count("<ul></ul>")
    assert lists == (0, 0)
    assert page.count("</ul>") == page.count("<ul")
    assert 'href="#extra"' in page
    assert 'href="#extra"' not in shell.fill(VALUES, {"#extra"}).decode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"<title>{slot('title')} - Site</title>", ""),
        (content_slot(has_title=True), ""),
        (content_slot(has_title=True), content_slot(has_title=True) * 2),
        ('<link rel="prev"', '<link rel="previous"'),
        (f'<a href="{slot("next-url")}"', f'<a class="x" href="{slot("next-url")}"'),
        (f'href="{slot("before")}"', 'href="./"'),
        (f'href="{slot("after")}"', f"href='{slot('after')}'"),
        ('href="#own" class="md-nav__link"', 'href="#own" class="toc-link"'),
        (slot("track-title"), "Track"),
        (slot("title"), slot("unknown")),
        ("</nav>\n", "\n"),
    ],
    ids=str,
)
def test_a_change_of_the_theme_is_reported(old: str, new: str) -> None:
    page = _page()
    assert old in page
    with pytest.raises(ThemeError, match=r"theme changed: .* was found \d+ times"):
        _shell(page.replace(old, new))


def test_a_text_whose_every_heading_is_an_addition_is_refused() -> None:
    with pytest.raises(SpliceError, match="every heading"):
        _shell(_page(), ("idea", "own", "practise", "cases", "more", "extra"))


def test_a_page_moves_one_folder_deeper_by_its_addresses_to_the_top() -> None:
    html = (
        '<a href="../../..">a</a><a href=\'../../../b/\'>b</a><a href="./">c</a>'
        '{"base": "../../.."}'
    )
    assert deeper(html, 3) == (
        '<a href="../../../..">a</a><a href=\'../../../../b/\'>b</a><a href="./">c</a>'
        '{"base": "../../../.."}'
    )


@pytest.mark.parametrize("html", ["<a href=../../../b/>b</a>", "<p>none</p>"])
def test_an_address_that_cannot_be_moved_is_reported(html: str) -> None:
    with pytest.raises(ThemeError, match="leads to the top"):
        deeper(html, 3)
