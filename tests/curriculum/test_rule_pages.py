"""Each rule has a page, and the wrong and the right example on it are what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from alongside.check import RULES
from alongside.curriculum import Severity
from tests.curriculum.rule_pages import FOLDER, RulePage, read_rule_pages
from tests.support.tiny import examined, lay_over_tiny

PAGES = read_rule_pages()
BY_CODE = {rule.code: rule for rule in RULES}
WHOLE_FILE_MISSING = {"AL110", "AL111"}
"""What these report is not there, so that no line of the example can be marked."""

each_page = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    assert sorted(PAGES) == sorted(BY_CODE)


def test_codes_and_names_are_given_once() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


@each_page
def test_a_page_says_what_holds_why_and_how_to_mend_it(page: RulePage) -> None:
    rule = BY_CODE[page.code]
    weight = "Warning" if rule.severity is Severity.WARNING else "Error"
    assert (
        f"# {rule.code}: {rule.name.replace('-', ' ')}\n\n**{weight}.** {rule.summary}" in page.text
    )
    for heading in ("Why", "How to mend it", "Wrong", "Right"):
        section = page.text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
        assert len(section.split()) > 5
    assert "\nrender_macros: false\n" in page.text


@each_page
def test_the_wrong_example_is_reported_in_the_marked_line(page: RulePage, tmp_path: Path) -> None:
    example = page.example("Wrong")
    assert example.marked or page.code in WHOLE_FILE_MISSING
    problems = examined(lay_over_tiny(tmp_path, example.files, page.encoding)).problems
    own = [problem for problem in problems if problem.code == page.code]
    assert own, problems
    places = [(problem.place.path, problem.place.line) for problem in own]
    for path, line in example.marked:
        assert (path, line) in places, problems
        assert re.search(rf"^Reported in .*`{path}`, lines? .*\b{line}\b", page.text, re.MULTILINE)
    assert {problem.severity for problem in own} == {BY_CODE[page.code].severity} or (
        page.code == "AL606"
    )


@each_page
def test_the_right_example_is_without_an_error(page: RulePage, tmp_path: Path) -> None:
    example = page.example("Right")
    assert example.files
    result = examined(lay_over_tiny(tmp_path, example.files))
    assert result.errors == ()
    assert page.code not in {problem.code for problem in result.problems}


def test_the_index_lists_every_rule_with_its_sentence() -> None:
    index = (FOLDER / "index.md").read_text("utf-8")
    for rule in RULES:
        weight = "warning" if rule.severity is Severity.WARNING else "error"
        assert f"| [{rule.code}]({rule.code}.md) | {weight} | {rule.summary} |" in index
    assert index.count("| [AL") == len(RULES)
