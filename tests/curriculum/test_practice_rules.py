"""What can go wrong in practice blocks is reported in its line, with what to do."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from alongside.curriculum.practice_syntax import PAGE_ANCHORS
from tests.support.practice_texts import problems_of
from tests.support.tiny import examined, lay_over_tiny

CHECK = "//// check | x\nQuestion?\n{}\n/// option\nWrong.\n\nWhy.\n///\n////\n"
RIGHT = "/// option | right\nRight.\n\nWhy.\n///"
CASE = "//// scenario | x\nOpening.\n{}\n/// debrief\nWords.\n///\n////\n"
SORT = "//// sort | x\nTask.\n{}\n////\n"


@pytest.mark.parametrize(
    ("text", "line", "code", "said"),
    [
        ("/// reflect | x\n    minutes: 2026-99-99\nA?\n///", 2, "AL409", "2026-99-99"),
        ("/// reflect | x\n    minutes: 0\nA?\n///", 2, "AL409", "whole number"),
        ("/// reflect | x\n    minutes: yes\nA?\n///", 2, "AL409", "whole number"),
        ("/// reflect | x\n    minutes: [[[\nA?\n///", 2, "AL101", "not valid YAML"),
        ("/// reflect | x\n    minutes: 1\n    minutes: 2\nA?\n///", 3, "AL104", "stands twice"),
        ("/// reflect | x\n    minutes: &a 1\nA?\n///", 2, "AL109", "anchor"),
        ("/// reflect | x\n    - minutes\nA?\n///", 2, "AL105", "no options"),
        ("/// reflect | x\n    attrs: {onclick: go}\nA?\n///", 2, "AL409", 'no option "attrs"'),
        ("/// reflect | x\n\n    minutes: 1\nA?\n///", 3, "AL409", "read as text"),
        ("/// reflect | x\n  minutes: 1\nA?\n///", 2, "AL409", "read as text"),
        ("/// plan | x\n    act: go\n///", 1, "AL409", 'needs the option "cue"'),
        ("/// plan | x\n    cue: yes\n    act: go\n///", 2, "AL409", "Write words"),
        ("/// commit | x\n    owner: nobody\nA.\n///", 2, "AL201", 'no role "nobody"'),
        ("/// self-check | x\n    survey: nothing\n///", 2, "AL201", 'no survey "nothing"'),
        (CHECK.format("/// option | Right\nA.\n\nB.\n///"), 3, "AL412", 'Did you mean "right"'),
        (CHECK.format("/// option | right\n- A.\n\nB.\n///"), 3, "AL420", "than a paragraph"),
        (CHECK.format("/// option | right\n///"), 3, "AL420", "says nothing"),
        (CHECK.format(f"{RIGHT}\n/// hint\n///"), 8, "AL420", '"hint" says nothing'),
        (CHECK.format(f"{RIGHT}\nMore."), 8, "AL421", "would be shown before"),
        (CHECK.format(f"A note[^1].\n{RIGHT}"), 3, "AL410", "a footnote"),
        (CHECK.format(f"{{{{ organisation.name }}}}\n{RIGHT}"), 3, "AL410", "a macro call"),
        (CHECK.format(f'!!! note "A"\n    ## B\n{RIGHT}'), 4, "AL410", "a heading"),
        (CASE.format("/// choice | e\nA.\n\nB.\n///\n/// ending | e\nC.\n///"), 3, "AL420", "more"),
        (
            CASE.format("/// choice | A b\nA.\n///\n/// ending | A b\nC.\n///"),
            6,
            "AL414",
            "address",
        ),
        (SORT.format("/// group | a b\nA\n///"), 3, "AL418", "a group cannot have"),
        (SORT.format("/// group | a\nA\n///\n/// group | a\nB\n///"), 6, "AL418", "second group"),
        (
            SORT.format("/// group | a\nA\n///\n/// card | a, a\nB.\n\nC.\n///"),
            6,
            "AL418",
            'the group "a" twice',
        ),
        (
            "//// match | x\nA.\n/// pair\nB.\n\nC.\n///\n/// pair\nD.\n\nC.\n///\n////",
            8,
            "AL413",
            "this partner says the same",
        ),
        ("//// match | x\nA.\n/// pair\nB.\n///\n////", 3, "AL420", "one half"),
        ("/// audit | x\nA.\n\n- B.\n    - C.\n///", 5, "AL420", "one line of words"),
        ("/// audit | x\nA.\n\n1. B.\n///", 1, "AL419", "no entry"),
        ("/// reflect | a-heading\nA?\n///\n\n## A heading\n", 1, "AL408", "a heading of the page"),
        ("/// reflect | stories\nA?\n///", 1, "AL408", "a heading of the page"),
        ("> /// reflect | x\n> A?\n> ///", 1, "AL301", "in a quotation"),
        ("Words.\n\n    /// reflect | x\n    A?\n    ///", 3, "AL301", "read as code"),
        ("/// reflect | x\nA?\n    ///", 3, "AL302", "may not close it"),
        ("- A\n\n    /// reflect | x\n> B\n    A?\n    ///", 4, "AL302", "ends the list"),
    ],
)
def test_a_mistake_is_reported_in_its_line(text: str, line: int, code: str, said: str) -> None:
    found = [each for each in problems_of(text) if each.code == code and each.place.line == line]
    assert any(said in str(each) for each in found), problems_of(text)


def test_a_part_stands_in_its_block_and_in_no_version_of_it() -> None:
    inner = "//// versions | v\n/// for | everyone\n//// option | right\n"
    text = f"///// check | x\nA?\n{inner}B.\n\nC.\n////\n///\n////\n/////"
    assert any("Versions can stand in its text" in each.help for each in problems_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "/// reflect | x\n\tminutes: 1\nA?\n///",
        "/// audit | x\nA.\n\n- B,\n  and more of B.\n- C.\n///",
        "/// audit | x\nA.\n\n- **B**: [c](../glossary.md)\n///",
        CHECK.format(f"{RIGHT}\n/// hint |\nThink.\n///"),
        "1. One.\n\n    /// reflect | x\n        minutes: 1\n    A?\n    ///",
    ],
    ids=["a tab", "a line that goes on", "marks and links", "an empty bar", "in a list"],
)
def test_what_is_shown_as_meant_is_accepted(text: str) -> None:
    assert problems_of(text) == []


def test_no_block_may_take_an_id_that_pages_of_items_have_already() -> None:
    found = {
        anchor
        for template in files("alongside.pages").joinpath("templates").iterdir()
        for anchor in re.findall(r"\{ #([a-z-]+) \}", template.read_text("utf-8"))
    }
    assert "objectives" in found
    assert found <= PAGE_ANCHORS


SOME = "///// for | people-manager\n{}\n/////\n"


@pytest.mark.parametrize(
    ("block", "code", "said"),
    [
        ("/// reflect | lines", "AL401", "private prompt for everyone"),
        ("/// plan | my-question", "AL401", "if-then plan for everyone"),
        ("/// commit | ask-first", "AL407", "changes no process for everyone"),
    ],
)
def test_a_block_for_some_readers_does_not_count_for_the_others(
    block: str, code: str, said: str, tmp_path: Path
) -> None:
    sample = Path(__file__).parents[1] / "fixtures/tiny/curricula/modules/sample.md"
    text = sample.read_text("utf-8")
    start = text.index(block)
    end = text.index("\n///\n", start) + len("\n///")
    changed = text[:start] + SOME.format(text[start:end]) + text[end:]
    folder = lay_over_tiny(tmp_path, {})
    (folder / "original/modules/sample.md").write_text(changed, "utf-8")
    assert any(each.code == code and said in each.message for each in examined(folder).problems)


def test_a_practice_block_stands_in_no_shared_passage(tmp_path: Path) -> None:
    passage = '---\nid: own\ntitle: "O"\nsummary: "S."\n---\n\n/// reflect | x\nA?\n///\n'
    problems = examined(lay_over_tiny(tmp_path, {"curricula/shared/own.md": passage})).problems
    found = [(each.code, each.place.line) for each in problems]
    assert ("AL410", 7) in found
