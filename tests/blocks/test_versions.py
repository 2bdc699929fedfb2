"""Authors mark versions and additions in Markdown."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown


def _converted(text: str) -> BeautifulSoup:
    extensions = ["alongside.blocks", "admonition", "pymdownx.details", "tables"]
    return BeautifulSoup(Markdown(extensions=extensions).convert(text), "lxml")


def test_a_group_holds_its_versions_with_their_audiences() -> None:
    page = _converted(
        """
Before.

//// versions | the-review
/// for | engineering
A *reviewer* writes:

- first
- second
///

/// for | people-manager
For managers.
///
/// for | everyone
For all.
///
////

After.
"""
    )
    group = page.find(attrs={"data-versions": "the-review"})
    versions = group.find_all("div", recursive=False)
    assert [each["data-for"] for each in versions] == ["engineering", "people-manager", "everyone"]
    assert versions[0].em.string == "reviewer"
    assert [each.string for each in versions[0].find_all("li")] == ["first", "second"]
    assert page.find(string="After.").find_parent("div") is None


@pytest.mark.parametrize(
    ("written", "normalised"),
    [
        ("people-manager + design, recruiter", "people-manager+design recruiter"),
        ("people-manager+design,recruiter", "people-manager+design recruiter"),
        ("  engineering  ", "engineering"),
        ("everyone", "everyone"),
    ],
)
def test_audiences_are_written_in_one_way(written: str, normalised: str) -> None:
    page = _converted(f"/// for | {written}\nText.\n///")
    assert page.find("div")["data-for"] == normalised


@pytest.mark.parametrize(
    "opener",
    [
        "/// for",
        "/// for |",
        "/// for | engineering,",
        "/// for | + design",
        "/// for | <b>",
        "/// for | Engineering Team",
        "/// versions",
        "/// versions | Two words",
        '/// versions | a"b',
    ],
)
def test_a_block_that_names_nothing_valid_is_left_as_text(opener: str) -> None:
    page = _converted(f"{opener}\nText.\n///")
    assert page.find("div") is None
    assert "///" in page.get_text()


def test_an_addition_stands_within_other_blocks() -> None:
    page = _converted('!!! note "For some"\n    Text.\n\n    /// for | ic\n    More.\n    ///\n')
    addition = page.find(attrs={"data-for": "ic"})
    assert "admonition" in addition.parent["class"]
    assert addition.get_text(strip=True) == "More."


def test_blocks_in_code_are_left_alone() -> None:
    page = _converted("    /// for | ic\n    x\n    ///\n")
    assert page.find("div") is None
    assert "/// for | ic" in page.code.get_text()
