"""Authors mark versions and additions in Markdown."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

_OTHERS = ("pymdownx.superfences", "pymdownx.tabbed", "tables")


def _converted(text: str) -> BeautifulSoup:
    extensions = ["alongside.blocks", "admonition", "pymdownx.details", *_OTHERS]
    settings = {"pymdownx.tabbed": {"alternate_style": True}}
    converter = Markdown(extensions=extensions, extension_configs=settings)
    return BeautifulSoup(converter.convert(text), "lxml")


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


@pytest.mark.parametrize(
    "sample", ["    /// for | ic\n    x\n    ///", "```\n/// for | ic\n///\n```"]
)
def test_blocks_in_code_are_left_alone(sample: str) -> None:
    page = _converted(sample)
    assert page.find(attrs={"data-for": True}) is None
    assert "/// for | ic" in page.code.get_text()


@pytest.mark.parametrize(
    "inner",
    [
        '!!! note "Title"\n\n    First.\n\n    Second.',
        '!!! note "Title"\n    First.\n\n    Second.',
        '??? note "Title"\n\n    First.\n\n    Second.',
        '=== "One"\n\n    First.\n\n=== "Two"\n\n    Second.',
        "- First.\n\n    Second.",
    ],
    ids=["admonition", "close admonition", "details", "tabs", "list"],
)
@pytest.mark.parametrize("space", ["\n", "\n\n"], ids=["close", "apart"])
def test_other_blocks_stay_within_a_version_however_closely_they_are_written(
    inner: str, space: str
) -> None:
    versions = [f"/// for | {name}{space}{inner}{space}///" for name in ("ic", "everyone")]
    page = _converted(f"//// versions | one{space}{space.join(versions)}{space}////\n\nAfter.")
    group = page.find(attrs={"data-versions": "one"})
    found = group.find_all("div", recursive=False)
    assert [each["data-for"] for each in found] == ["ic", "everyone"]
    for version in found:
        assert [each in version.get_text() for each in ("First.", "Second.")] == [True, True]
        assert not version.find("pre")
    assert "///" not in page.get_text()
    assert page.find(string="After.").find_parent("div") is None
