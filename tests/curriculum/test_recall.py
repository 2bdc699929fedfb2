"""Nobody gets a question right by its shape: by where the right answer stands, or its length."""

from __future__ import annotations

from collections import Counter

import pytest

from alongside.curriculum import load
from alongside.curriculum.practice import Answer
from tests.support.projects import REPOSITORY


@pytest.fixture(scope="module")
def questions() -> list[tuple[Answer, ...]]:
    """Give the answers of each question of the modules to which one answer is right."""
    library = load([REPOSITORY / "curricula"], REPOSITORY).library
    assert library
    body = [module.body for module in library.modules.values()]
    found = [
        each.practice_reader.answers(check.block)
        for each in body
        for check in each.practice
        if check.kind == "check"
    ]
    return [answers for answers in found if sum(answer.is_right for answer in answers) == 1]


def test_right_answers_do_not_keep_to_one_place(questions: list[tuple[Answer, ...]]) -> None:
    places = Counter(
        number for answers in questions for number, each in enumerate(answers) if each.is_right
    )
    assert len(questions) > 10
    assert len(places) >= 3
    assert max(places.values()) <= len(questions) / 2


def test_right_answers_are_not_the_longest_ones(questions: list[tuple[Answer, ...]]) -> None:
    longest = [max(answers, key=lambda each: len(each.text)).is_right for answers in questions]
    assert sum(longest) <= len(questions) / 3
