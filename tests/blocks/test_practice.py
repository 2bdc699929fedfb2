"""Practice blocks become elements that are complete without scripts, as the golden files show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from alongside.blocks.practice import BLOCKS, practice_words
from tests.support.practice_texts import EVERY_KIND
from tests.support.projects import REPOSITORY

GOLDEN = Path(__file__).parent / "golden"
SURVEY = """
/// self-check | ahead
    survey: own
    when: after
Lead two.
///
"""
SCALE = {"min": 1, "max": 3, "min_label": "never", "max_label": "always", "decline": "No answer"}
ITEM = {"id": "ask", "text": "I ask people.", "modules": [("sample", "A sample")]}
SETTINGS = {
    "roles": {"ic": "Individual contributor"},
    "surveys": {"own": {**SCALE, "items": [ITEM]}},
}
ODD = "*a* _b_ <img src=x onerror=go()> [c](javascript:go()) `d`"
"""Signs that Markdown and HTML would make something of."""


def _converted(text: str, settings: dict | None = None) -> BeautifulSoup:
    extensions = ["alongside.blocks", "admonition", "attr_list", "toc"]
    configs = {"alongside.blocks": SETTINGS if settings is None else settings}
    converter = Markdown(extensions=extensions, extension_configs=configs)
    return BeautifulSoup(converter.convert(text), "lxml")


@pytest.mark.parametrize(
    "kind",
    [
        *("check", "scenario", "reflect", "plan", "commit", "sort", "match", "rewrite"),
        *("audit", "self-check", "roleplay"),
    ],
)
def test_a_block_becomes_what_its_golden_file_shows(kind: str) -> None:
    block = _converted(EVERY_KIND + SURVEY).select(f".practice--{kind}")[-1]
    golden = (GOLDEN / f"{kind}.html").read_text("utf-8")
    assert block.prettify() == golden, f"golden/{kind}.html says otherwise"


def test_words_from_elsewhere_stay_words_whatever_signs_they_hold() -> None:
    words = {key: f"{word} {ODD}" for key, word in practice_words(str).items()}
    item = {**ITEM, "text": ODD, "modules": [("sample", ODD)]}
    scale = {**SCALE, "min_label": ODD, "max_label": ODD, "decline": ODD}
    settings = {
        "words": words,
        "roles": {"ic": ODD},
        "surveys": {"own": {**scale, "items": [item]}},
    }
    text = EVERY_KIND + SURVEY
    text = text.replace("cue: cue one", f"cue: '{ODD}'").replace("act: act one", f"act: '{ODD}'")
    page = _converted(text.replace("| The one who speaks", f"| {ODD}"), settings)
    assert page.select("img, em, code, a[href^=javascript]") == []
    for place in ("legend", ".plan__cue", ".plan__act", ".commit__owner", ".role__head", "summary"):
        assert ODD in page.select(place)[-1].get_text(), place


def test_a_passage_names_every_choice_that_leads_to_it() -> None:
    heads = [head.get_text() for head in _converted(EVERY_KIND).select(".passage__head")]
    assert heads == [
        "2. If you chose “Choice one.”",
        "3. If you chose “Choice two.” or “Choice three.”",
    ]


@pytest.mark.parametrize(("above", "level"), [("", 2), ("## A\n\n", 3), ("## A\n\n### B\n\n", 4)])
def test_headings_in_a_block_stand_below_the_heading_above_it(above: str, level: int) -> None:
    page = _converted(above + EVERY_KIND)
    assert {each["aria-level"] for each in page.select("[role=heading]")} == {str(level)}


def test_the_right_sides_of_pairs_stand_in_an_order_that_stays() -> None:
    pairs = "".join(f"/// pair\nLeft {n}.\n\nRight {n}.\n///\n" for n in range(8))
    text = f"//// match | many\nTask.\n{pairs}////"
    first, second = (
        [each.get_text() for each in _converted(text).select(".pairs__right li")] for _ in "ab"
    )
    assert first == second
    assert sorted(first) == [f"Right {n}." for n in range(8)] != first
    letters = [each["data-fits"] for each in _converted(text).select(".pairs__left li")]
    assert [first["ABCDEFGH".index(letter)] for letter in letters] == sorted(first)


def test_a_group_is_named_by_what_stands_before_the_colon() -> None:
    groups = "/// group | a\nVoice: being asked: always\n///\n/// group | b\n[Access](x:y)\n///\n"
    cards = "/// card | a, b\nCard.\n\nWhy.\n///\n"
    page = _converted(f"//// sort | x\nTask.\n{groups}{cards}////")
    assert [each.get_text() for each in page.select(".groups strong")] == ["Voice", "Access"]
    assert page.select_one(".answers__groups strong").get_text() == "Voice, Access"


def test_each_example_in_the_reference_is_followed_by_what_it_becomes() -> None:
    page = (REPOSITORY / "docs/reference/blocks.md").read_text("utf-8")
    section = page.split("\n## Practice\n", 1)[1].split("\n## Steps of a session\n")[0]
    pieces = re.split(r"^```markdown\n(.*?)^```$", section, flags=re.MULTILINE | re.DOTALL)
    examples = list(zip(pieces[1::2], pieces[2::2], strict=True))
    shown = {each for example, _ in examples for each in re.findall(r"^/+ ([\w-]+)", example, re.M)}
    assert {block.NAME for block in BLOCKS} <= shown
    for example, after in examples:
        # What is answered there would count as the reader's own answer to the survey.
        if "self-check" not in example:
            assert after.lstrip("\n").startswith(example), example
