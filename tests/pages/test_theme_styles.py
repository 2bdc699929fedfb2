"""The theme's styles: what is switched off is left out, what is on stays, and changes are loud."""

from __future__ import annotations

import re

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from alongside.pages.theme_styles import (
    MAIN,
    PALETTE,
    PARTS,
    ThemeStylesChanged,
    trim_theme,
    trimmed,
)
from tests.support.projects import REPOSITORY


@pytest.fixture
def config() -> MkDocsConfig:
    """Load the real configuration."""
    return load_config(str(REPOSITORY / "mkdocs.yml"))


@pytest.fixture
def files(config: MkDocsConfig) -> Files:
    """Collect the theme's own files."""
    found = Files([])
    found.add_files_from_theme(config.theme.get_env(), config)
    return found


def sheet(files: Files, name: re.Pattern[str]) -> File:
    """Give the one stylesheet of a name."""
    (only,) = (file for file in files.css_files() if name.fullmatch(file.src_uri))
    return only


@pytest.mark.parametrize(
    ("css", "left", "count"),
    [
        (".off{a:b}.on{a:b}", ".on{a:b}", 1),
        (".off,.on .off-too,.on{a:b}", ".on{a:b}", 2),
        ("@media print{.off{a:b}}", "", 1),
        ("@media print{.off{a:b}.on{a:b}}", "@media print{.on{a:b}}", 1),
        (':root{--off-icon:url("data:;{}");--on:1}', ":root{--on:1}", 1),
        (".on:is(.a,.off){a:b}", "", 1),
        (
            '@charset "UTF-8";.on:after{content:"{.off}"}',
            '@charset "UTF-8";.on:after{content:"{.off}"}',
            0,
        ),
        ("@keyframes off{to{a:b}}", "@keyframes off{to{a:b}}", 0),
    ],
)
def test_rules_go_by_their_selectors_alone(css: str, left: str, count: int) -> None:
    assert trimmed(css, [r"\.off|--off"]) == (left, [count])


def test_a_stylesheet_that_breaks_off_is_refused() -> None:
    with pytest.raises(ValueError, match="middle of a rule"):
        trimmed(".on{a:b", [])


@pytest.mark.parametrize("name", [MAIN, PALETTE])
def test_the_themes_stylesheets_stay_as_they_are_where_nothing_is_off(
    files: Files, name: re.Pattern[str]
) -> None:
    css = sheet(files, name).content_string
    assert trimmed(css, []) == (css, [])


def test_every_part_that_can_be_off_is_found_in_the_theme(files: Files) -> None:
    css = sheet(files, MAIN).content_string
    found = trimmed(css, [part.pattern for part in PARTS])[1]
    assert all(found), dict(zip([part.name for part in PARTS], found, strict=True))


def test_what_is_switched_off_is_left_out(files: Files, config: MkDocsConfig) -> None:
    off = [part for part in PARTS if not part.is_on(config)]
    assert len(off) > 10
    trim_theme(files, config)
    css = sheet(files, MAIN).content_string
    assert trimmed(css, [part.pattern for part in off]) == (css, [0] * len(off))
    assert "data-md-color-primary=indigo" not in sheet(files, PALETTE).content_string
    assert "data-md-color-scheme=slate" in sheet(files, PALETTE).content_string


def test_a_feature_that_is_switched_on_keeps_its_styles(files: Files, config: MkDocsConfig) -> None:
    config.theme["features"] = [*config.theme["features"], "content.tooltips"]
    config.extra["consent"] = {"title": "Cookies"}
    trim_theme(files, config)
    css = sheet(files, MAIN).content_string
    assert ".md-tooltip" in css
    assert ".md-consent" in css
    assert ".md-search" not in css


def test_a_theme_that_names_a_part_otherwise_ends_the_build(
    files: Files, config: MkDocsConfig
) -> None:
    main = sheet(files, MAIN)
    main.content_string = main.content_string.replace("md-tag", "md-label")
    with pytest.raises(ThemeStylesChanged, match='no styles of "tags"'):
        trim_theme(files, config)


def test_a_theme_without_the_known_stylesheet_ends_the_build(
    files: Files, config: MkDocsConfig
) -> None:
    files.remove(sheet(files, MAIN))
    with pytest.raises(ThemeStylesChanged, match="0 stylesheets"):
        trim_theme(files, config)
