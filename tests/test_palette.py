"""The colours of the look: what is read stands out from what it stands on, in each of four sets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.projects import REPOSITORY

STYLESHEETS = REPOSITORY / "docs" / "assets" / "stylesheets"
OWN = sorted(
    path.relative_to(STYLESHEETS).with_suffix("").as_posix()
    for path in STYLESHEETS.rglob("*.css")
    if path.stem != "mends"
)
"""The stylesheets of the look; what mends the theme is tested elsewhere."""
LIGHT, DARK = '[data-md-color-scheme="default"]', '[data-md-color-scheme="slate"]'
KINDS = ("module", "story", "session", "track", "kit", "reference")

TEXT, PART = 4.5, 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11: what contrast text needs, and what parts need to be made out."""
MORE_TEXT = 7.0
"""WCAG 2.2, 1.4.6: what readers get who ask their system for more contrast."""

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_BLOCK = re.compile(r"(?P<head>[^{}]+)\{(?P<body>[^{}]*)\}")
_COLOUR = re.compile(r"(--al-[\w-]+):\s*(#[0-9a-f]{6})\s*;")


def _pairs() -> list[tuple[str, str, float]]:
    """Give which colour stands on which, and the least contrast that it needs there."""
    grounds = ["paper", "tint", *(f"{kind}-tint" for kind in KINDS)]
    pairs = [
        (text, ground, TEXT)
        for text in ("ink", "ink-soft", "link", "link-hover", "warn", "good")
        for ground in grounds
    ]
    pairs += [("edge", ground, PART) for ground in grounds]
    pairs += [(strand, "paper", PART) for strand in ("strand-1", "strand-2")]
    for kind in KINDS:
        pairs += [(kind, "paper", TEXT), (kind, f"{kind}-tint", TEXT)]
    pairs += [
        ("on-action", "action", TEXT),
        ("action", "paper", TEXT),
        ("paper", "link-hover", TEXT),
        ("on-foot", "foot", TEXT),
        ("ink", "mark", TEXT),
    ]
    return pairs


def _luminance(colour: str) -> float:
    """Give the relative luminance of `#rrggbb`, as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _read(name: str) -> str:
    return _COMMENT.sub("", (STYLESHEETS / f"{name}.css").read_text("utf-8"))


def _media(css: str, query: str) -> str:
    """Give what stands in the one block of a media query."""
    assert css.count(query) == 1
    start = css.index("{", css.index(query)) + 1
    depth, at = 1, start
    while depth:
        depth += {"{": 1, "}": -1}.get(css[at], 0)
        at += 1
    return css[start : at - 1]


def _colours(css: str, scheme: str) -> dict[str, str]:
    """Give the colours that the blocks of a scheme set, by name without `--al-`."""
    found: dict[str, str] = {}
    for block in _BLOCK.finditer(css):
        if scheme in block["head"]:
            found |= {name[5:]: value for name, value in _COLOUR.findall(block["body"])}
    return found


def _sets() -> dict[str, dict[str, str]]:
    """Give the four sets of colours as a browser ends up with them."""
    css = _read("tokens")
    more = _media(css, "@media (prefers-contrast: more)")
    usual = css.replace(more, "")
    light, dark = _colours(usual, LIGHT), _colours(usual, DARK)
    return {
        "light": light,
        "dark": light | dark,
        "light, more contrast": light | _colours(more, LIGHT),
        "dark, more contrast": light | dark | _colours(more, DARK),
    }


@pytest.mark.parametrize(("scheme", "name"), [(LIGHT, "light"), (DARK, "dark")])
def test_marked_lines_of_code_stay_readable(scheme: str, name: str) -> None:
    css = _read("mends")
    block = next(b["body"] for b in _BLOCK.finditer(css) if scheme in b["head"])
    colours = re.findall(r"--md-code-hl-[\w-]+-color:\s*(#[0-9a-f]{6})", block)
    assert len(colours) > 5
    for colour in colours:
        assert _contrast(colour, _sets()[name]["mark"]) >= TEXT, colour


def test_the_known_contrast_of_black_on_white_comes_out() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_light_and_dark_set_the_same_colours() -> None:
    css = _read("tokens")
    more = _media(css, "@media (prefers-contrast: more)")
    light, dark = _colours(css.replace(more, ""), LIGHT), _colours(css.replace(more, ""), DARK)
    assert set(light) == set(dark)
    assert len(light) > 20


@pytest.mark.parametrize("name", _sets())
@pytest.mark.parametrize(("text", "ground", "least"), _pairs())
def test_what_is_read_stands_out_from_its_ground(
    name: str, text: str, ground: str, least: float
) -> None:
    colours = _sets()[name]
    if "more" in name:
        least = MORE_TEXT if least == TEXT else TEXT
    assert _contrast(colours[text], colours[ground]) >= least


@pytest.mark.parametrize("name", OWN)
def test_colours_stand_among_the_tokens_alone(name: str) -> None:
    css = _read(name)
    if name in ("tokens", "print"):
        css = re.sub(r"--al-[\w-]+:[^;]*;", "", css)
    # Paper and codes that cameras read are black on white, whatever the colours of the site.
    allowed = {"#000000", "#ffffff"} if name in ("print", "pages/sessions") else set()
    shapes = re.sub(r'url\("data:[^"]*"\)', "", css)
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", shapes)) <= allowed


@pytest.mark.parametrize("name", OWN)
def test_no_rule_names_left_or_right(name: str) -> None:
    """A language written from right to left needs no second set of styles."""
    rules = re.sub(r'url\("[^"]*"\)', "", _read(name))
    assert not re.findall(r"[\w-]*\b(?:left|right)\b[\w-]*", rules)


@pytest.mark.parametrize("name", OWN)
def test_styles_fetch_nothing_from_elsewhere(name: str) -> None:
    css = _read(name)
    assert "@import" not in css
    for address in re.findall(r'url\(\s*"?([^")]*)', css):
        if not address.startswith("data:image/svg+xml,"):
            assert ((STYLESHEETS / name).parent / address).resolve().is_file(), address


def test_every_stylesheet_of_the_look_is_loaded() -> None:
    configuration = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    named = re.findall(r"- assets/stylesheets/([\w/-]+)\.css", configuration)
    assert set(OWN) <= set(named)
    for name in named:
        assert Path(STYLESHEETS / f"{name}.css").is_file()
