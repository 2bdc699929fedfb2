"""Minutes are computed for every audience from what it reads, and objectives can be observed."""

from __future__ import annotations

from pathlib import Path

import pytest

from alongside.check import Examined
from alongside.curriculum import Audience, Body
from alongside.curriculum.rules.activities import minutes_for
from tests.support.tiny import examined, lay_over_tiny, words_for

HEAD = """---
extends: sample
minutes: {minutes}
---

///// passage | reflect

"""


def _examined(folder: Path, body: str, minutes: int = 5, **files: str) -> Examined:
    text = HEAD.format(minutes=minutes) + body + "\n\n/////\n"
    return examined(lay_over_tiny(folder, {"curricula/modules/sample.md": text, **files}))


def _said(result: Examined) -> list[tuple[str, str]]:
    return [(p.message, p.help) for p in result.problems if p.code == "AL402"]


def test_the_audience_that_is_furthest_off_is_named_with_its_figure(tmp_path: Path) -> None:
    body = "/// for | people-manager\n" + "word " * 900 + "\n///"
    ((message, advice),) = _said(_examined(tmp_path, body))
    assert message.startswith('"minutes" says 5, but for people managers')
    assert "(people-manager" in message
    assert "it takes 9.1: 1018 words / 200 + 4 of activities" in message
    assert advice == (
        "Make its versions more equal in length: no single number fits all audiences."
    )


def test_a_fifth_is_allowed_and_no_more(tmp_path: Path) -> None:
    for minutes, is_right in ((12, True), (13, False), (9, True), (8, False)):
        folder = tmp_path / str(minutes)
        folder.mkdir()
        found = _said(_examined(folder, "word " * 1149, minutes))
        assert (found == []) is is_right, (minutes, found)


def test_the_words_of_a_shared_passage_count_where_it_is_called(tmp_path: Path) -> None:
    passage = '---\nid: long-one\ntitle: "L"\nsummary: "S."\n---\n\n' + "word " * 1000 + "\n"
    shared = {"curricula/shared/long-one.md": passage}
    ((message, _),) = _said(_examined(tmp_path, '{{ shared("long-one") }}', **shared))
    assert "it takes 9.6: 1118 words / 200 + 4 of activities" in message


def test_a_shared_passage_in_an_addition_counts_for_its_readers_only(tmp_path: Path) -> None:
    call = '/// for | people-manager\n{{ shared("ground-rules") }}\n///'
    module = _examined(tmp_path, call).library.modules["sample"]
    passages = {"ground-rules": 400}
    manager, other = (
        minutes_for(module, Audience(role=role), passages) for role in ("people-manager", "ic")
    )
    what_to_pass_on, rating, mail = 15, 10, 9
    assert (manager - other) * 200 == 400 + what_to_pass_on + rating - mail


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Two words", 2),
        ("well-being, O'Neill’s 3.5 %", 3),
        ("[the words](of/a/link.md) [@source-2020]", 2),
        ("`code does not count` but this does", 3),
        ("```\nnor does this\n```\nword", 1),
        ("{{ macro('nor this') }} word", 1),
        ('!!! note "Title counts"\n    word', 3),
        ("| a | b |\n|---|---|\n| c | d |", 4),
        ("ما رأيك؟", 2),
        ("", 0),
        ("## Heading { #anchor }", 1),
        ("/// for | everyone\nshown outside of a group\n///", 5),
    ],
)
def test_words_are_counted_as_a_reader_would(text: str, count: int) -> None:
    assert Body.of_text(text).words(Audience().candidates) == count


def test_each_audience_reads_its_own_version_and_nobody_two() -> None:
    body = Body.of_text(
        "all\n\n//// versions | a\n/// for | ic + design\nboth\n///\n/// for | ic\nrole\n///\n"
        "/// for | design\ndepartment\n///\n/// for | everyone\nnone\n\n/// for\n///\n////\n\n"
        "//// for | design\nadded\n////\n"
    )
    assert words_for(body, Audience("ic", "design")) == ["all", "both", "added"]
    assert words_for(body, Audience("ic", "product")) == ["all", "role"]
    assert words_for(body, Audience("lead", "design")) == [
        "all",
        "department",
        "added",
    ]
    assert words_for(body, Audience())[:2] == ["all", "none"]


@pytest.mark.parametrize(
    ("verb", "text", "codes"),
    [
        ("ask", "Ask one question.", []),
        ("ask", "ask one question.", []),
        ("ask", "Asking helps.", ["AL406"]),
        ("Ask", "Ask one question.", ["AL405"]),
        ("understand", "Understand others.", ["AL404"]),
        ("be aware", "Be aware of others.", ["AL404"]),
        ("ask", "Understand others.", ["AL404", "AL406"]),
        ("aks", "Aks one question.", ["AL405"]),
    ],
)
def test_verbs_of_objectives(verb: str, text: str, codes: list[str], tmp_path: Path) -> None:
    own = (
        f'---\nextends: tea-circle\nobjectives:\n  - {{id: a, verb: "{verb}", text: "{text}"}}\n'
        '  - {id: b, verb: write, text: "Write it."}\n---\n'
    )
    folder = lay_over_tiny(tmp_path, {"curricula/sessions/tea-circle.md": own})
    found = examined(folder).errors
    assert [problem.code for problem in found] == codes
    assert all(problem.place.line == 4 for problem in found)
