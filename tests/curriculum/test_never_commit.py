"""A name on a steward's list is found, however it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.tiny import copy_tiny, found

MODULE = "curricula/modules/last-look.md"
NAMES = "Ada Lovelace\nJosé  # a note\n-\n"

WRITTEN = {
    "as on the list": "We met Ada Lovelace there.",
    "in small letters": "We met ada lovelace there.",
    "over the end of a line": "We met Ada\nLovelace there.",
    "over the end of a line of a quotation": "> We met Ada\n> Lovelace there.",
    "with emphasis": "We met _Ada_ **Lovelace** there.",
    "as part of an address": "We met [her](https://example.org/ada-lovelace/).",
    "with the accent as a sign of its own": "We met Jose\u0301 there.",
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_a_name_is_found(text: str, tmp_path: Path) -> None:
    lines = _lines_with_a_name(tmp_path, text)
    assert lines == [1], "the line in which the name begins"


@pytest.mark.parametrize("text", ["Adaline Lovelaces came.", "Joséphine - and Ada - came."])
def test_a_part_of_another_word_is_no_name(text: str, tmp_path: Path) -> None:
    assert _lines_with_a_name(tmp_path, text) == []


def test_an_id_that_holds_a_name_is_found(tmp_path: Path) -> None:
    story = copy_tiny(tmp_path) / "curricula/stories/night-shift.md"
    text = story.read_text("utf-8").replace("id: night-shift", "id: by-ada-lovelace")
    story.with_name("by-ada-lovelace.md").write_text(text, "utf-8")
    (tmp_path / "never-commit.txt").write_text(NAMES, "utf-8")
    assert ("curricula/stories/by-ada-lovelace.md", 2, "AL718") in found(tmp_path)


def _lines_with_a_name(folder: Path, text: str) -> list[int]:
    """Give the lines of an added text, counted from 1, in which a name is reported."""
    module = copy_tiny(folder) / MODULE
    before = module.read_text("utf-8")
    module.write_text(f"{before}\n{text}\n", "utf-8")
    (folder / "never-commit.txt").write_text(NAMES, "utf-8")
    first = before.count("\n") + 1
    places = found(folder)
    return [line - first for path, line, code in places if (path, code) == (MODULE, "AL718")]
