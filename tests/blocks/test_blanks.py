"""Blanks in a text are marked, so that they are wide enough for a hand on paper."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown


def _converted(text: str) -> BeautifulSoup:
    return BeautifulSoup(Markdown(extensions=["alongside.blocks"]).convert(text), "lxml").body


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("**If** ______ (a moment), **then I will** ______.", 2),
        ("On ___ (date).", 1),
        ("From the page: ______ writes that ______.", 2),
        ("A snake_case_name, and `______` in code, and \\_\\_\\_.", 0),
        ("___Very___ strong, and __strong__.", 0),
    ],
)
def test_a_blank_is_marked_and_keeps_its_text(text: str, blanks: int) -> None:
    body = _converted(text)
    found = body.select("span.blank")
    assert len(found) == blanks
    assert all(set(each.get_text()) == {"_"} for each in found)


def test_emphasis_by_underscores_stays_emphasis() -> None:
    body = _converted("___Very___ strong, and __strong__, and _soft_.")
    assert [each.get_text() for each in body.select("strong, em")] == [
        "Very",
        "Very",
        "strong",
        "soft",
    ]
