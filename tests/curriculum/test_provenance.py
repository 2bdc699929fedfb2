"""A story says how we know, and a text how hard it is to read; both by the paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest

from alongside.curriculum import Body
from alongside.curriculum.rules.readability import ReadingMeasure
from tests.support.tiny import TINY, examined, found, lay_over_tiny

STORY = "curricula/stories/harbour-names.md"


def _uncited(folder: Path, section: str, heading: str = "what-happened") -> list[int]:
    """Give the lines of a section, counted from 1, that are reported as uncited."""
    start = "---\nextends: harbour-names\n---\n\n/// passage | " + heading + "\n"
    text = f"{start}{section}\n///\n"
    places = found(lay_over_tiny(folder, {STORY: text}))
    before = start.count("\n")
    return [line - before for _, line, code in places if code == "AL709"]


@pytest.mark.parametrize(
    ("section", "lines"),
    [
        ("One [@harbour-2021].\n\nTwo.\n", [3]),
        ("One\nthat goes on [@harbour-2021]\nand on.\n", []),
        ("- One [@harbour-2021].\n- Two.\n- Three\n  of two lines.\n", [2, 3]),
        ("1. One.\n2. Two [@harbour-2021].\n", [1]),
        ("Three things followed:\n\n- One [@harbour-2021].\n", []),
        ("The firm paid:\n\nOne [@harbour-2021].\n", [1]),
        ("### A part\n\nOne [@harbour-2021].\n", []),
        ("`[@harbour-2021]` in code cites nothing.\n", [1]),
        ("> They said so.\n\nOne [@harbour-2021].\n", [1]),
        ("/// for | ic\nOne.\n///\n\nTwo [@harbour-2021].\n".replace("///", "////"), [2]),
    ],
)
def test_every_paragraph_and_list_item_of_a_public_record_is_cited(
    section: str, lines: list[int], tmp_path: Path
) -> None:
    assert _uncited(tmp_path, section) == lines


def test_a_section_of_any_name_is_cited_and_what_stands_before_the_first(tmp_path: Path) -> None:
    story = (TINY / STORY).read_text("utf-8")
    start = story.replace("## What happened", "The firm paid.\n\n## What happened")
    whole = f"{start}\n## Afterwards\n\nTwo people left.\n"
    lines = [
        line for _, line, code in found(lay_over_tiny(tmp_path, {STORY: whole})) if code == "AL709"
    ]
    texts = whole.split("\n")
    assert [texts[line - 1] for line in lines] == ["The firm paid.", "Two people left."]


def test_what_is_our_reading_needs_no_citation(tmp_path: Path) -> None:
    slug = "what-people-did-and-did-not-do"
    assert _uncited(tmp_path, "Nobody said a word.\n", slug) == []


def test_a_first_person_story_cites_nobody_and_needs_consent_in_full(tmp_path: Path) -> None:
    own = "---\nextends: night-shift\nconsent: {licence_agreed: false, given_on: 2031-01-01}\n---\n"
    folder = lay_over_tiny(tmp_path, {"curricula/stories/night-shift.md": own})
    messages = [p.message for p in examined(folder).errors]
    assert sorted(messages) == [
        "the consent is dated 2031-01-01, in the future",
        "the teller has not agreed to the licence",
    ]


def test_consent_holds_on_the_day_on_which_it_is_to_be_renewed(tmp_path: Path) -> None:
    for day, codes in (("2026-11-23", []), ("2026-11-22", ["AL705"])):
        folder = tmp_path / day
        folder.mkdir()
        own = f"---\nextends: night-shift\nconsent: {{review_by: {day}}}\n---\n"
        lay_over_tiny(folder, {"curricula/stories/night-shift.md": own})
        assert [p.code for p in examined(folder).errors] == codes


def test_a_retired_text_is_never_overdue(tmp_path: Path) -> None:
    own = "---\nextends: night-shift\nstatus: retired\nreview_due: 2020-01-01\n---\n"
    folder = lay_over_tiny(tmp_path, {"curricula/stories/night-shift.md": own})
    assert "AL708" not in [code for *_, code in found(folder)]


EASY = "The cat sat on the mat. It was warm and the sun was up. We all had a good time. " * 6
HARD = (
    "Organisational responsibilities necessitate administrative harmonisation of priorities. " * 3
)


def test_the_grade_follows_the_formula() -> None:
    sentence = "Seven able people created a table. "
    grade = ReadingMeasure().grade_of(Body.of_text(sentence * 20))
    assert grade == pytest.approx(0.39 * 6 + 11.8 * 12 / 6 - 15.59, abs=0.01)


def test_headings_code_tables_and_short_texts_are_not_measured() -> None:
    plain = ReadingMeasure().grade_of(Body.of_text(EASY))
    extra = f"## {HARD}\n\n```\n{HARD}\n```\n\n| {HARD} |\n| --- |\n\n"
    assert ReadingMeasure().grade_of(Body.of_text(extra + EASY)) == plain
    assert ReadingMeasure().grade_of(Body.of_text(HARD)) is None


def test_list_items_are_sentences_of_their_own() -> None:
    items = "\n".join(f"- {part}" for part in ("the cat sat on the mat",) * 30)
    assert ReadingMeasure().grade_of(Body.of_text(items)) == pytest.approx(
        ReadingMeasure().grade_of(Body.of_text("The cat sat on the mat. " * 30))
    )


def test_the_hardest_paragraph_is_pointed_at() -> None:
    body = Body.of_text(f"{EASY}\n\n{EASY}\n\n{HARD}\n\n{EASY}\n")
    assert ReadingMeasure().hardest_line(body) == 4


@pytest.mark.parametrize(("easy", "severity"), [(3, None), (1, "warning"), (0, "error")])
def test_a_little_above_is_a_warning_and_far_above_an_error(
    easy: int, severity: str | None, tmp_path: Path
) -> None:
    filler = "We talk with each other about the plan and write it down for the team. " * 6
    words = filler * easy + HARD * (1 if easy else 6)
    text = f"---\nextends: starter\n---\n\n/// passage | steps\n\n{words}\n\n///\n"
    folder = lay_over_tiny(tmp_path, {"curricula/kits/starter.md": text})
    weights = [p.severity.value for p in examined(folder).problems if p.code == "AL606"]
    assert weights == ([severity] if severity else [])


def test_reference_pages_and_texts_in_other_languages_are_not_measured(tmp_path: Path) -> None:
    german = "---\nextends: starter\nlanguage: de\n---\n\n/// passage | steps\n\n" + HARD * 6
    files = {
        "docs/reference/keys.md": f"# Keys\n\n{HARD * 6}\n",
        "docs/about.md": f"# About\n\n{HARD * 6}\n",
        "curricula/kits/starter.md": f"{german}\n\n///\n",
    }
    places = found(lay_over_tiny(tmp_path, files))
    assert [path for path, _, code in places if code == "AL606"] == ["docs/about.md"]
