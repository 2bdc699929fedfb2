"""A practice is met when something serves it and a test runs its check, and not before."""

from __future__ import annotations

from pathlib import Path

import pytest

from alongside.pages import Site, practice_rows
from scripts.write_practice_checks import checks_in, with_checks
from tests.support.projects import REPOSITORY

MAP = """\
# The map.
- id: 1
  title: "One"
  who: [employee]
  checked_by:
    - tests/old.py::test_gone
    - tests/old.py::test_gone_too

# Two is new.
- id: 2
  title: "Two"
  who: [facilitator]
"""


def test_the_map_has_46_practices_and_each_is_met_only_with_an_item_and_a_test(real: Site) -> None:
    rows = practice_rows(real)
    assert [row.practice.id for row in rows] == list(range(1, 47))
    for row in rows:
        assert row.is_met == bool(row.items and row.practice.checked_by)
    assert {row.is_met for row in rows} == {True, False}


def test_the_map_names_exactly_the_tests_that_are_marked(real: Site) -> None:
    marked = checks_in(REPOSITORY / "tests", REPOSITORY)
    written = {each.id: list(each.checked_by) for each in real.library.practices.values()}
    assert {number: names for number, names in written.items() if names} == marked, (
        "run scripts/run.sh write_practice_checks"
    )


def test_an_item_that_names_a_practice_does_not_meet_it_without_a_test(tiny: Site) -> None:
    (row,) = practice_rows(tiny)
    assert [item.id for _, item in row.items] == ["first-steps", "sample", "harbour-names"]
    assert not row.is_met


def test_marks_are_found_wherever_a_test_is(tmp_path: Path) -> None:
    tests = tmp_path / "tests" / "deep"
    tests.mkdir(parents=True)
    (tests / "test_it.py").write_text(
        "import pytest\n"
        "@pytest.mark.practice(6)\n@pytest.mark.practice(8)\ndef test_a(): pass\n"
        "class TestB:\n    @pytest.mark.practice(6)\n    def test_b(self): pass\n"
        "@pytest.mark.slow\ndef test_c(): pass\n"
    )
    assert checks_in(tmp_path / "tests", tmp_path) == {
        6: ["tests/deep/test_it.py::test_a", "tests/deep/test_it.py::test_b"],
        8: ["tests/deep/test_it.py::test_a"],
    }


def test_writing_the_tests_keeps_all_else_and_changes_nothing_twice() -> None:
    once = with_checks(MAP, {2: ["tests/new.py::test_new"]})
    assert once == MAP.replace(
        "  checked_by:\n    - tests/old.py::test_gone\n    - tests/old.py::test_gone_too\n", ""
    ) + ("  checked_by:\n    - tests/new.py::test_new\n")
    assert with_checks(once, {2: ["tests/new.py::test_new"]}) == once


def test_a_mark_with_an_unknown_number_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"\[47\]"):
        with_checks(MAP, {47: ["tests/new.py::test_new"]})
