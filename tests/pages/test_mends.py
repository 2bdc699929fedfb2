"""Pages as the theme renders them, mended; and a theme that has changed, noticed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from alongside.pages.mends import (
    ThemeChanged,
    Words,
    mended,
    mended_content,
    mended_missing_page,
    words,
)
from alongside.pages.mends.search import FILTERS
from tests.support.projects import Project

FEATURES = (
    *("navigation.tabs", "navigation.indexes", "navigation.prune", "navigation.top"),
    *("navigation.footer", "navigation.path", "content.action.edit", "content.code.copy"),
)
PALETTE = [
    {
        "media": "(prefers-color-scheme)",
        "toggle": {"icon": "material/brightness-auto", "name": "Auto"},
    },
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "toggle": {"icon": "material/weather-sunny", "name": "Sun"},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "toggle": {"icon": "material/weather-night", "name": "Moon"},
    },
    {
        "media": "(prefers-contrast: more)",
        "scheme": "slate",
        "toggle": {"icon": "material/eye", "name": "Strong & clear"},
    },
]
CONFIG: dict[str, Any] = {
    "site_name": "Öresund Rån & Daughters",
    "site_url": "https://example.org/below/",
    "repo_url": "https://github.com/example/example",
    "edit_uri": "edit/main/docs/",
    "theme": {"name": "material", "font": False, "features": FEATURES, "palette": PALETTE},
    "plugins": [],
    "nav": [
        {"Home": "index.md"},
        {"Part": ["part/index.md", {"Deeper": ["part/deep/index.md", "part/deep/one.md"]}]},
        {"Without an index": [{"Below": ["other/two.md", "other/three.md"]}]},
    ],
    "markdown_extensions": ["admonition", "tables", {"toc": {"permalink": True}}],
}
PAGES = {
    "index.md": "# Home\n\nText without another heading.\n",
    "part/index.md": "# Part\n\n## One\n\n### Below\n\nText.\n\n## Two\n\nText.\n",
    "part/deep/index.md": "# Deeper\n\n## A heading\n\nText.\n",
    "part/deep/one.md": '# One "page"\n\n## A heading\n\n### Its child\n\nText.\n',
    "other/two.md": "# Two\n\n## A heading\n\n```\ncode\n```\n",
    "other/three.md": "No heading at all.\n",
}
OTHERS: dict[str, dict[str, Any]] = {
    "all pages in the menu": {"theme": {"features": ["navigation.expand", "navigation.sections"]}},
    "no tabs, no index pages": {"theme": {"features": ["navigation.tabs.sticky", "toc.follow"]}},
    "contents list in the menu": {"theme": {"features": ["navigation.tabs", "toc.integrate"]}},
    "no choice of colours": {"theme": {"palette": None}},
    "one set of colours": {"theme": {"palette": {"scheme": "slate"}, "features": []}},
    "right to left": {"theme": {"language": "ar", "features": ["navigation.indexes"]}},
}


def _merged(changes: dict[str, Any]) -> dict[str, Any]:
    theme = {**CONFIG["theme"], **changes.get("theme", {})}
    return {**CONFIG, **changes, "theme": {k: v for k, v in theme.items() if v is not None}}


def _rendered(folder: Path, config: dict[str, Any]) -> dict[str, str]:
    """Give every page as the theme renders it, without any mend, by path."""
    project = Project(folder)
    for path, text in PAGES.items():
        project.write(f"docs/{path}", text)
    project.write("mkdocs.yml", yaml.safe_dump(_plain(config), allow_unicode=True))
    result = project.build()
    assert result.returncode == 0, result.stdout + result.stderr
    return {
        path.relative_to(project.site).as_posix(): path.read_text("utf-8")
        for path in sorted(project.site.rglob("*.html"))
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def _mend(pages: dict[str, str]) -> dict[str, BeautifulSoup]:
    return {
        path: BeautifulSoup((mended_missing_page if path == "404.html" else mended)(html), "lxml")
        for path, html in pages.items()
    }


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Render a small site with the features in use."""
    return _rendered(tmp_path_factory.mktemp("theme"), CONFIG)


@pytest.fixture(scope="module")
def pages(rendered: dict[str, str]) -> dict[str, BeautifulSoup]:
    """Mend every page of the small site."""
    return _mend(rendered)


def _each(pages: dict[str, BeautifulSoup]) -> Iterator[tuple[str, BeautifulSoup]]:
    assert len(pages) == len(PAGES) + 1
    yield from pages.items()


def test_main_holds_the_content_and_neither_menu_nor_contents_list(
    pages: dict[str, BeautifulSoup],
) -> None:
    for path, page in _each(pages):
        (main,) = page.select("main")
        assert main.select_one("article h1"), path
        assert not main.select("nav, .md-sidebar, .md-path"), path
        assert page.select(".md-sidebar"), path
        assert not main.has_attr("id"), path


def test_the_first_link_of_every_page_leads_past_the_header(
    pages: dict[str, BeautifulSoup],
) -> None:
    for path, page in _each(pages):
        first = page.select_one("a[href]")
        assert first.get_text(strip=True) == "Skip to content", path
        target = page.select_one(first["href"])
        assert target["tabindex"] == "-1", path
        assert target.find_next("article").parent is target.parent, path


def test_each_landmark_has_a_name_of_its_own(pages: dict[str, BeautifulSoup]) -> None:
    for path, page in _each(pages):
        names = [nav["aria-label"] for nav in page.select("nav")]
        assert len(names) == len(set(names)), (path, names)
        assert all(names), path
        assert not page.select("nav nav"), path
        assert not page.select("header nav, [aria-labelledby=''], nav[aria-expanded]"), path
    assert {nav["aria-label"] for nav in pages["part/deep/one/index.html"].select("nav")} == {
        *("Sections", "Site", "Table of contents", "You are here", "Previous and next page")
    }


def test_menu_and_colours_open_by_buttons_that_say_what_they_open(
    pages: dict[str, BeautifulSoup],
) -> None:
    for path, page in _each(pages):
        for name, label in (("drawer", "Menu"), ("colours", "Colours")):
            (button,) = page.select(f"button[data-opens={name}]")
            assert button["type"] == "button"
            assert button["aria-label"] == label
            assert button["aria-expanded"] == "false"
            assert page.find(id=button["aria-controls"]), (path, name)
        assert page.select("#site-menu button[data-closes=drawer]"), path


def test_the_search_is_a_link_in_the_header_and_a_dialog_with_names(
    rendered: dict[str, str],
) -> None:
    for path in ("index.html", "part/deep/one/index.html", "404.html"):
        page = BeautifulSoup(mended(rendered[path], has_search=True), "lxml")
        (link,) = page.select("header a[data-search]")
        assert link["href"].endswith("search/"), path
        assert link.get_text() == "Search"
        dialog = page.find(id=link["data-search"])
        assert dialog.name == "dialog"
        assert dialog["aria-label"] == "Search"
        assert dialog.select_one("[role=status]").get_text() == ""
        for field in dialog.select("input, select"):
            assert dialog.find("label", attrs={"for": field["id"]}).get_text(), field
        assert [each["name"] for each in dialog.select("select")] == list(FILTERS)


@pytest.mark.parametrize("name", OTHERS)
def test_the_search_has_its_place_under_other_settings_of_the_theme(
    name: str, tmp_path: Path
) -> None:
    for path, html in _rendered(tmp_path, _merged(OTHERS[name])).items():
        page = BeautifulSoup(mended(html, has_search=True), "lxml")
        assert len(page.select(".md-header__inner > a[data-search]")) == 1, path


def test_the_themes_own_search_is_refused(tmp_path: Path) -> None:
    rendered = _rendered(tmp_path, _merged({"plugins": ["search"]}))
    with pytest.raises(ThemeChanged, match="own search"):
        mended(rendered["index.html"])


def test_no_label_is_left_that_only_a_mouse_could_use(pages: dict[str, BeautifulSoup]) -> None:
    for path, page in _each(pages):
        for label in page.select("label[for]"):
            assert label.get("class") in (["md-overlay"], ["md-search__overlay"], None), (
                path,
                label,
            )
            assert label.get("class") or label.has_attr("hidden"), (path, label)
        assert not page.select("label[tabindex]"), path


def test_a_section_of_the_menu_is_folded_by_a_button_named_after_it(
    pages: dict[str, BeautifulSoup],
) -> None:
    page = pages["part/deep/one/index.html"]
    (button,) = page.select("#site-menu button[data-toggles^=__nav]")
    assert button["aria-expanded"] == "true"
    box = page.find(id=button["data-toggles"])
    assert box.has_attr("checked")
    assert (
        _words(page.find(id=button["aria-controls"]))
        == 'One "page" On this page A heading Its child'
    )
    named = (page.find(id=each) for each in button["aria-labelledby"].split())
    assert " ".join(_words(each) for each in named) == "Pages of Deeper"
    for below in pages["other/two/index.html"].select("#site-menu button[data-toggles^=__nav]"):
        assert _words(below) == "Below"


def test_the_menu_says_which_page_is_open_and_holds_its_contents_list(
    pages: dict[str, BeautifulSoup],
) -> None:
    for path, page in _each(pages):
        if path == "404.html":
            assert not page.select("[aria-current=page]")
            continue
        (current,) = page.select("#site-menu a[aria-current=page]")
        assert current["class"][-1] == "md-nav__link--active", path
    page = pages["part/deep/one/index.html"]
    (button,) = page.select("button[data-toggles=__toc]")
    assert page.find(id="__toc")["type"] == "checkbox"
    assert button.find_previous_sibling("a")["aria-current"] == "page"
    links = [each["href"] for each in page.find(id=button["aria-controls"]).select("a")]
    assert links == ["#a-heading", "#its-child"]
    beside = [each["href"] for each in page.select(".md-sidebar--secondary a")]
    assert beside == links


def test_a_page_without_headings_has_no_empty_contents_list(
    pages: dict[str, BeautifulSoup],
) -> None:
    page = pages["index.html"]
    assert not page.select(".md-sidebar--secondary nav")
    assert not page.select("[data-toggles=__toc], #__toc")


def test_the_choice_of_colours_is_made_of_named_radio_buttons(
    pages: dict[str, BeautifulSoup],
) -> None:
    form = pages["index.html"].select_one("form[data-md-component=palette]")
    assert form.has_attr("hidden")
    assert form.legend.get_text() == "Colours"
    labels = form.select("label")
    assert [_words(label) for label in labels] == [
        *("As on this device", "Light", "Dark", "Strong & clear")
    ]
    for number, label in enumerate(labels):
        (option,) = label.select("input")
        assert option["type"] == "radio"
        assert option["id"] == f"__palette_{number}"
        # The theme's script would hide an element that follows the input.
        assert option.find_next_sibling() is None
    # It takes each Enter within the form for a change, so the button stands outside.
    assert not form.select("button")


def test_nothing_on_a_page_is_an_inline_script_or_style(pages: dict[str, BeautifulSoup]) -> None:
    for path, page in _each(pages):
        for script in page.select("script:not([src])"):
            assert script["type"] == "application/json", path
        assert not page.select("style, [style]"), path
        for element in page.find_all(True):
            assert not [name for name in element.attrs if name.startswith("on")], path


def test_the_moved_scripts_know_the_way_to_the_top_of_the_site(
    pages: dict[str, BeautifulSoup],
) -> None:
    tops = {"index.html": "./", "part/deep/one/index.html": "../../../", "404.html": "/below/"}
    for path, top in tops.items():
        start = pages[path].select_one("script[data-base]")
        assert start["data-base"] == top
        assert start["src"] == f"{top}assets/javascripts/site-start.js"
        assert start.find_previous("form")["data-md-component"] == "palette"
        shell = pages[path].select_one("script[src*=site-shell]")
        assert "bundle" in shell.find_previous("script")["src"]
        style = pages[path].select_one("link[href*=mends]")
        assert "palette" in style.find_previous("link")["href"]


def test_icons_are_silent_and_what_holds_one_has_a_name(pages: dict[str, BeautifulSoup]) -> None:
    for path, page in _each(pages):
        for icon in page.select("svg"):
            assert icon["aria-hidden"] == "true", path
            around = icon.find_parent(["a", "button"])
            if around:
                assert _words(around) or around.get("aria-label"), (path, around)


def test_no_page_asks_another_host(pages: dict[str, BeautifulSoup]) -> None:
    for path, page in _each(pages):
        loaded = [
            each.get("src") or each.get("href")
            for each in page.select("script, img, iframe, link:not([rel=canonical])")
        ]
        assert not [each for each in loaded if each and "//" in each], path
        # With this mark the theme's script asks the host of the repository for numbers.
        assert not page.select("[data-md-component=source]"), path
        assert page.select(".md-source"), path


def test_the_page_for_missing_addresses_has_a_title_of_its_own(
    rendered: dict[str, str], pages: dict[str, BeautifulSoup]
) -> None:
    assert pages["404.html"].title.get_text() == "Page not found - Öresund Rån & Daughters"
    assert pages["index.html"].title.get_text() == "Öresund Rån & Daughters"


def test_every_id_is_given_once_and_every_control_has_its_part(
    pages: dict[str, BeautifulSoup],
) -> None:
    for path, page in _each(pages):
        ids = [each["id"] for each in page.select("[id]")]
        assert len(ids) == len(set(ids)), path
        for control in page.select("[aria-controls]"):
            assert control["aria-controls"] in ids, (path, control)


@pytest.mark.parametrize("name", OTHERS)
def test_other_settings_of_the_theme_are_mended_as_well(name: str, tmp_path: Path) -> None:
    pages = _mend(_rendered(tmp_path, _merged(OTHERS[name])))
    for path, page in _each(pages):
        assert len(page.select("main")) == 1, path
        assert not page.select("nav nav, label[tabindex], main .md-sidebar"), path
        for control in page.select("[data-toggles]"):
            assert page.find(id=control["data-toggles"])["type"] == "checkbox", path
            assert page.find(id=control["aria-controls"]), path
        assert not page.select("script:not([src], [type='application/json'])"), path


def test_words_come_from_a_catalogue(rendered: dict[str, str]) -> None:
    shouted = words(lambda text: f'<{text.upper()}> "x"')
    assert isinstance(shouted, Words)
    page = BeautifulSoup(mended(rendered["part/deep/one/index.html"], shouted), "lxml")
    assert page.select_one(".md-skip").get_text() == '<SKIP TO CONTENT> "x"'
    assert page.select_one("[data-opens=drawer]")["aria-label"] == '<MENU> "x"'
    assert '<SITE> "x"' in [nav["aria-label"] for nav in page.select("nav")]


CHANGES: dict[str, Callable[[str], str]] = {
    "the content": lambda html: html.replace("<article class=", "<article data-x class="),
    "main": lambda html: html.replace('<main class="md-main"', '<main class="md-main x"'),
    "skip link": lambda html: html.replace('data-md-component="skip"', ""),
    "menu button": lambda html: html.replace('md-icon" for="__drawer"', 'md-i" for="__drawer"'),
    "head of the menu": lambda html: html.replace('md-nav__title" for="__drawer"', 'x"'),
    "section": lambda html: html.replace(' class="md-nav" data-md-level', " data-md-level"),
    "toggle": lambda html: html.replace('class="md-nav__toggle', 'class="x md-nav__toggle'),
    "contents list": lambda html: html.replace('md-nav__title" for="__toc"', 'x" for="__toc"'),
    "unclosed nav": lambda html: html.replace("</nav>", "", 1),
    "palette": lambda html: html.replace("md-header__option", "md-header__x"),
    "option": lambda html: html.replace('name="__palette"', 'name="palette"'),
    "helpers": lambda html: html.replace("JSON.parse", "JSON.read"),
    "palette script": lambda html: html.replace("var palette=", "let palette="),
    "tab script": lambda html: html.replace("<script>var target", "<script>let target"),
    "new script": lambda html: html.replace("</header>", "<script>alert()</script></header>"),
    "new module": lambda html: html.replace(
        "</header>", '<script type="module">alert()</script></header>'
    ),
    "new style": lambda html: html.replace('<div class="md-grid"', '<div style="color:red"'),
    "switch": lambda html: html.replace(' autocomplete="off">', ' autocomplete="no">'),
    "style sheet": lambda html: html.replace("assets/stylesheets/main.", "assets/styles/main."),
    "bundle": lambda html: html.replace("javascripts/bundle.", "javascripts/all."),
    "edit button": lambda html: html.replace('title="Edit this page" class', "class"),
    "messages": lambda html: html.replace('<div class="md-dialog"', '<div class="md-dialogue"'),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_the_themes_html_is_an_error_and_no_half_mended_page(
    rendered: dict[str, str], change: str
) -> None:
    html = rendered["part/deep/one/index.html"]
    changed = CHANGES[change](html)
    assert changed != html
    with pytest.raises(ThemeChanged, match=r"found \d+ times on a page, expected"):
        mended(changed)


def test_words_of_an_author_are_not_taken_for_the_themes(rendered: dict[str, str]) -> None:
    text = '<p>&lt;script&gt;</p><p title="md-nav__toggle md-toggle">for="__toc" x</p><svg></svg>'
    html = rendered["part/deep/one/index.html"]
    start = html.index("<h1")
    page = mended(html[:start] + text + html[start:])
    assert text in page


def test_a_table_stands_in_a_region_named_after_its_section() -> None:
    html = mended_content(
        '<h1>Title</h1><table></table><h2 id="a">Who <em>"leads"</em> &amp; how'
        '<a class="headerlink" href="#a" title="Link">&para;</a></h2>'
        "<table><tr><td>1</td></tr></table>\n<table></table>"
    )
    soup = BeautifulSoup(html, "lxml")
    regions = soup.select("[role=region][tabindex='0']")
    assert [each["aria-label"] for each in regions] == [
        *("Table: Title", 'Table: Who "leads" & how', 'Table: Who "leads" & how (2)')
    ]
    assert [[child.name for child in each.children] for each in regions] == [["table"]] * 3


def test_a_table_that_has_a_region_or_a_class_keeps_its_surroundings() -> None:
    own = '<div class="x" role="region" aria-label="Mine" tabindex="0">\n<table></table></div>'
    soup = BeautifulSoup(mended_content(own + '<table class="y"></table>'), "lxml")
    assert [each["aria-label"] for each in soup.select("[role=region]")] == ["Mine"]
    assert soup.select_one("table.y").parent.name == "body"


def test_the_sides_of_cells_are_classes_instead_of_inline_styles() -> None:
    cells = "".join(
        f'<td style="text-align: {side};">x</td>' for side in ("left", "center", "right")
    )
    soup = BeautifulSoup(mended_content(f"<table><tr>{cells}</tr></table>"), "lxml")
    assert [cell["class"] for cell in soup.select("td")] == [
        *(["align-start"], ["align-center"], ["align-end"])
    ]
    assert not soup.select("[style]")


def test_a_tick_box_is_named_after_its_item_without_the_items_below_it() -> None:
    html = mended_content(
        '<ul class="task-list">'
        '<li class="task-list-item"><input type="checkbox" disabled checked/> Ask <b>"who"</b>'
        '<ul><li class="task-list-item"><label class="task-list-control">'
        '<input type="checkbox" disabled/><span class="task-list-indicator"></span></label>'
        " Write it down</li></ul></li></ul>"
    )
    boxes = BeautifulSoup(html, "lxml").select("input")
    assert [box["aria-label"] for box in boxes] == ['Ask "who"', "Write it down"]
    assert [box.has_attr("checked") for box in boxes] == [True, False]
    assert html.count("task-list-indicator") == 1


def test_footnotes_say_where_they_lead() -> None:
    html = mended_content(
        '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>'
        '<a class="footnote-backref" href="#fnref:1" title="Jump back to footnote 1">&#8617;</a>'
    )
    labels = [link["aria-label"] for link in BeautifulSoup(html, "lxml").select("a")]
    assert labels == ["Footnote 1", "Jump back to footnote 1"]


def test_link_marks_of_headings_are_no_part_of_the_heading_for_a_screen_reader() -> None:
    html = '<h2 id="a">A<a class="headerlink" href="#a" title="Link">&para;</a></h2>'
    link = BeautifulSoup(mended_content(html), "lxml").a
    assert (link["aria-hidden"], link["tabindex"], link["href"]) == ("true", "-1", "#a")


def test_to_mend_a_text_twice_does_no_harm() -> None:
    html = (
        '<h2 id="a">A<a class="headerlink" href="#a">&para;</a></h2><table><tr>'
        '<td style="text-align: left;">1</td></tr></table><ul><li class="task-list-item">'
        '<input type="checkbox"> x</li></ul><a class="footnote-ref" href="#fn:1">1</a>'
    )
    once = mended_content(html)
    assert once != html
    assert mended_content(once) == once


def _words(element: Tag) -> str:
    return re.sub(r"\s+", " ", element.get_text(" ")).strip()
