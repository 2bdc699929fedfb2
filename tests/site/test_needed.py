"""Pages load the scripts and stylesheets that have something to do on them, and no others."""

from __future__ import annotations

import re

import pytest

from alongside.pages.mends import only_needed
from alongside.pages.mends.needed import NEEDS, STYLES
from tests.support.projects import REPOSITORY, Project

ASSETS = REPOSITORY / "docs" / "assets"


def _page(content: str) -> str:
    styles = [f'<link rel="stylesheet" href="../assets/stylesheets/pages/{n}.css">' for n in STYLES]
    scripts = [f'<script src="../assets/javascripts/{n}.js" type="module"></script>' for n in NEEDS]
    others = '<script src="../assets/javascripts/citations.js" type="module"></script>'
    return "\n".join([*styles, content, *scripts, others])


def _loaded(html: str) -> list[str]:
    return re.findall(r"([\w-]+)\.(?:js|css)\b", html)


def test_a_plain_page_keeps_only_what_every_page_uses() -> None:
    assert _loaded(only_needed(_page("<p>Text</p>"), "<p>Text</p>")) == ["citations"]


@pytest.mark.parametrize("name", NEEDS)
def test_a_script_stays_where_one_of_its_marks_is(name: str) -> None:
    for mark in NEEDS[name]:
        assert name in _loaded(only_needed(_page(mark), mark))


@pytest.mark.parametrize("name", STYLES)
def test_a_stylesheet_of_some_pages_stays_there(name: str) -> None:
    for mark in STYLES[name]:
        assert name in _loaded(only_needed(_page(mark), mark))


def test_whatever_is_left_out_somewhere_exists_and_is_loaded_somewhere(built: Project) -> None:
    assert {path.stem for path in (ASSETS / "stylesheets/pages").glob("*.css")} == set(STYLES)
    assert set(NEEDS) <= {path.stem for path in (ASSETS / "javascripts").glob("*.js")}
    pages = [path.read_text("utf-8") for path in built.site.glob("*/index.html")]
    pages += [path.read_text("utf-8") for path in built.site.glob("*/*/**/index.html")][:400]
    pages.append((built.site / "index.html").read_text("utf-8"))
    loaded = {name for page in pages for name in _loaded(page)}
    assert set(NEEDS) | set(STYLES) <= loaded
