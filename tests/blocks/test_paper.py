"""What people fill in by hand has lines on paper, and cards lie beside each other to be cut."""

from __future__ import annotations

from bs4 import BeautifulSoup
from markdown import Markdown


def _converted(text: str) -> BeautifulSoup:
    extensions = ["attr_list", "tables", "fenced_code", "alongside.blocks"]
    return BeautifulSoup(Markdown(extensions=extensions).convert(text), "lxml")


def _handout(text: str) -> BeautifulSoup:
    return _converted(f"/// handout | card\n\n{text}\n\n///\n")


def test_a_blank_within_a_sentence_is_a_gap_and_its_signs_stay_for_those_who_listen() -> None:
    page = _converted("My name is ______, and **this** is ______.")
    assert [each["class"] for each in page.select(".blank")] == [["blank"], ["blank"]]
    assert page.get_text().strip() == "My name is ______, and this is ______."


def test_a_blank_at_the_end_of_a_paragraph_or_item_of_a_handout_is_lines_to_write_on() -> None:
    page = _handout("Title: ______\n\n1. What happened? ____________\n2. Who said ______ then?")
    assert len(page.select("p > .blank--line")) == 1
    first, second = page.select("li")
    assert len(first.select(".blank--line")) == 2
    assert [each["class"] for each in second.select(".blank")] == [["blank"]]


def test_a_blank_at_the_end_of_what_is_said_aloud_is_no_line() -> None:
    assert not _converted("We end at ______").select(".blank--line")


def test_a_cell_that_holds_a_blank_alone_is_a_cell_to_fill() -> None:
    page = _converted("| When | What |\n| --- | --- |\n| From ______ on | ______ |\n")
    assert [" ".join(each.get("class", [])) for each in page.select("td")] == ["", "to-fill"]


def test_signs_in_code_are_left_as_they_are() -> None:
    page = _converted("Call `a______b`.\n\n```\n______\n```\n")
    assert not page.select(".blank")
    assert page.get_text().count("______") == 2


def test_the_cards_of_a_handout_lie_in_one_box_between_what_is_said_of_them() -> None:
    cards = "\n\n".join(f"//// slip | {each}\n\nWords of {each}.\n\n////" for each in "AB")
    (handout,) = _converted(
        f"///// handout | set\n\nBefore.\n\n{cards}\n\nAfter.\n\n/////\n"
    ).select(".handout")
    assert [" ".join(each.get("class", [])) for each in handout.find_all(recursive=False)] == [
        "",
        "slips",
        "",
    ]
    assert len(handout.select(".slips > .slip")) == 2


def test_an_item_that_begins_with_a_box_needs_no_other_mark() -> None:
    page = _converted("- ☐ **Ahead.** It came a day before.\n- Something else")
    assert [each.get("class") for each in page.select("li")] == [["to-tick"], None]
