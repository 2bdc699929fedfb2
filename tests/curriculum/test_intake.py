"""Somebody sends a file: a good one is taken in, and forty bad ones are refused with a sentence."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from pathlib import Path

import pytest

from alongside.check import examine, read_project
from alongside.curriculum import ContentError
from alongside.intake import main, take_in
from alongside.withdraw import withdraw
from tests.support.tiny import TODAY, copy_tiny

STORY = """---
id: late-train
title: "The late train"
summary: "A train was late, and a meeting moved."
status: review
organisation: "Harbour"
years: "2021"
outcome: success
provenance: first-person
consent:
  form: anonymous
  scope: public
  licence_agreed: true
  own_story: true
  given_on: 2026-03-01
  review_by: 2029-03-01
  record: "C-0009"
topics: [meetings]
lesson: "Ask early."
discussion: ["Who asked?", "Who could have?"]
review_due: 2030-05-31
---

## What happened

The train was late. A colleague moved the meeting before anybody had to ask.
"""
PERSPECTIVE = """---
id: early-trains
page: modules/first-steps
section: the-idea
status: review
consent:
  form: anonymous
  scope: public
  licence_agreed: true
  own_story: true
  given_on: 2026-03-01
  review_by: 2029-03-01
  record: "C-0010"
---

Trains are late everywhere, so we ask before we book.
"""
SCRIPT = "<script>alert(1)</script>"


def _with(old: str, new: str, text: str = STORY) -> str:
    assert old in text
    return text.replace(old, new, 1)


def _ending(text: str) -> str:
    return STORY + f"\n{text}\n"


CONSENT = re.search(r"consent:\n(?:  .*\n)+", STORY)[0]
PUBLIC = _with(CONSENT, "", STORY).replace("first-person", "public-record")

BAD: dict[str, str | bytes] = {
    "an empty file": "",
    "a file of a word processor": b"PK\x03\x04\x14\x00" + bytes(range(256)) * 100,
    "a PDF": b"%PDF-1.7\n%abc\n",
    "UTF-16 without a mark": STORY.encode("utf-16-le"),
    "a paragraph without an end": _ending("a" * 20_000),
    "lines without number": _ending("## a\n" * 9_000),
    "blocks in blocks": _ending("/// for | a\n" * 900),
    "a call of a macro": _ending("{{ config }}"),
    "a call that only the build would run": _ending("{% if environment is defined %}x{% endif %}"),
    "attributes": _ending("A word.\n{: .big }"),
    "a block": _ending("/// for | engineering\nText.\n///"),
    "a picture": _ending("![a cat](cat.png)"),
    "a mark of the template in the text": _ending("«what_happened»"),
    "a mark of the template in front matter": _with("The late train", "«title»"),
    "the name of an override": _ending("a &#x202e;etelddo b"),
    "the name of an override in the lesson": _with("Ask early.", "&rlo; &#8238;Ask"),
    "a rule set aside": _with(
        "topics:", 'suppress: [{code: AL716, reason: "Because I want it."}]\ntopics:'
    ),
    "an expert who read it": _with(
        "topics:", "reviewed_by: [{name: X, expertise: subject, date: 2026-01-01}]\ntopics:"
    ),
    "an address of before": _with("topics:", "aliases: [night]\ntopics:"),
    "a name as the reference of consent": _with("C-0009", "Ngozi Adeyemi"),
    "an address as the reference of consent": _with("C-0009", "ngozi@example.com"),
    "a file of white space": " \n \n",
    "no front matter": "I was on a train.\n",
    "front matter without an end": "---\nid: late-train\n\nI was on a train.\n",
    "front matter that is a list": "---\n- id\n---\n\nText\n",
    "front matter that is not YAML": _with("topics: [meetings]", "topics: [meetings"),
    "UTF-16": STORY.encode("utf-16"),
    "Latin-1": _with("A colleague", "Zoë").encode("latin-1"),
    "two megabytes of text": _ending("word " * 400_000),
    "a NUL in the text": _ending("a\x00b"),
    "a NUL in front matter": _with("The late", "The\x00late"),
    "an escape character": _ending("a\x1b[2Jb"),
    "a right-to-left override in the text": _ending("a \u202eetelddo\u202c b"),
    "a right-to-left override in the title": _with("The late", "The \u202elate"),
    "a right-to-left override as an escape": _with("The late", "The \\u202Elate"),
    "an isolate": _ending("a \u2066b\u2069 c"),
    "a zero-width space": _ending("consen\u200bt"),
    "a joiner in a Latin word": _ending("consen\u200dt"),
    "letters of tags": _ending("a\U000e0041b"),
    "a script in the title": _with("The late train", SCRIPT),
    "a script in the summary": _with("A train was late, and", SCRIPT),
    "a script in the organisation": _with("Harbour", SCRIPT),
    "a script in the years": _with('"2021"', f'"{SCRIPT}"'),
    "a script in the lesson": _with("Ask early.", SCRIPT),
    "a script in a question": _with("Who asked?", SCRIPT),
    "a script in the reference of consent": _with("C-0009", SCRIPT),
    "a picture with a handler in the lesson": _with("Ask early.", "<img src=x onerror=alert(1)>"),
    "an address that runs in the lesson": _with("Ask early.", "[a](javascript:alert(1))"),
    "a script in the text": _ending(SCRIPT),
    "a frame in the text": _ending('<iframe src="https://example.org/"></iframe>'),
    "a handler in the text": _ending('<p onclick="alert(1)">a</p>'),
    "a bold word in HTML": _ending("a <b>b</b> c"),
    "an element that other texts may hold": _ending('<abbr title="a">b</abbr>'),
    "a comment": _ending("<!-- a -->"),
    "a link that runs": _ending("[a](javascript:alert(1))"),
    "a link that runs, in capitals and with a tab": _ending("[a](<JaVa\tScRiPt:alert(1)>)"),
    "a script in a perspective": PERSPECTIVE + SCRIPT + "\n",
    "a YAML anchor": _with("[meetings]", "&a [meetings]"),
    "a YAML alias": _with("[meetings]", "*a"),
    "a tag of Python": _with("[meetings]", "!!python/object/apply:os.system ['touch hacked']"),
    "a merge key": _with("topics:", "<<: {status: reviewed}\ntopics:"),
    "a key twice": _with("status: review", "status: review\nstatus: draft"),
    "a second document": _with("topics:", "...\n--- \ntopics:"),
    "nesting without an end": _with("[meetings]", "[" * 5000),
    "an unknown key": _with("topics:", "run_this: yes\ntopics:"),
    "a way up in the id": _with("id: late-train", "id: ../../late-train"),
    "an absolute path as id": _with("id: late-train", "id: /tmp/late-train"),
    "a way with backslashes as id": _with("id: late-train", "id: '..\\..\\late-train'"),
    "capitals in the id": _with("id: late-train", "id: Late-Train"),
    "an id of 300 characters": _with("id: late-train", "id: " + "a" * 300),
    "an id that is a number": _with("id: late-train", "id: 7"),
    "no id": _with("id: late-train\n", ""),
    "an id that is taken": _with("id: late-train", "id: night-shift"),
    "an id that a perspective has": _with("early-trains", "my-grandmother", PERSPECTIVE),
    "a change of another story": _with("id: late-train", "id: late-train\nextends: night-shift"),
    "a removal": _with("id: late-train", "id: late-train\nremove: true"),
    "no consent": _with(CONSENT, ""),
    "no consent for a perspective": _with(CONSENT.replace("09", "10"), "", PERSPECTIVE),
    "expired consent": _with("review_by: 2029", "review_by: 2026"),
    "a licence that was not agreed to": _with("licence_agreed: true", "licence_agreed: false"),
    "a story of somebody else": _with("own_story: true", "own_story: false"),
    "consent for colleagues alone": _with("scope: public", "scope: internal"),
    "a name on an anonymous story": _with("consent:", "author_display: Ngozi\nconsent:"),
    "a review that nobody did": _with("status: review", "status: approved"),
    "no provenance": _with("provenance: first-person\n", ""),
    "a provenance that does not exist": _with("first-person", "hearsay"),
    "the public record without a source": PUBLIC,
    "a source that does not exist": PUBLIC.replace("topics:", "sources: [nothing-1999]\ntopics:"),
    "an unknown topic": _with("[meetings]", "[no-such-topic]"),
    "a perspective on no page": _with("modules/first-steps", "modules/nowhere", PERSPECTIVE),
    "a perspective on a path": _with("modules/first-steps", "../../etc/passwd", PERSPECTIVE),
    "an address of e-mail": _ending("Write to ngozi@example.com."),
}
"""What must be refused, by what is wrong with it."""


def _all(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else "folder"
        for path in folder.rglob("*")
    }


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the tiny project in it; refusals leave it as it is."""
    folder = tmp_path_factory.mktemp("intake")
    copy_tiny(folder / "project")
    return folder


def _offer(folder: Path, content: str | bytes, name: str = "offered.md") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_more_than_forty_kinds_of_bad_files_are_tried() -> None:
    assert len(BAD) >= 40


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_refused_with_path_line_and_sentence_and_nothing_written(
    content: str | bytes, shared: Path
) -> None:
    file = _offer(shared, content)
    before = _all(shared)
    with pytest.raises(ContentError) as refused:
        take_in(read_project(shared / "project" / "mkdocs.yml"), file, TODAY)
    assert _all(shared) == before
    errors = [problem for problem in refused.value.problems if problem.is_error]
    assert errors
    for problem in errors:
        assert re.match(r"offered\.md:\d+:\d+ AL\d{3} \S.* - \S.*[.?]$", str(problem), re.DOTALL)
        assert "Traceback" not in str(problem)


@pytest.mark.parametrize(
    ("name", "code", "line"),
    [
        ("a right-to-left override in the title", "AL740", 3),
        ("a right-to-left override as an escape", "AL740", 3),
        ("the name of an override", "AL740", 28),
        ("a call of a macro", "AL743", 28),
        ("a mark of the template in front matter", "AL105", 3),
        ("lines without number", "AL101", 1001),
        ("a zero-width space", "AL740", 28),
        ("a script in the summary", "AL741", 4),
        ("a YAML anchor", "AL109", 18),
        ("a way up in the id", "AL105", 2),
        ("an id that is taken", "AL107", 2),
        ("two megabytes of text", "AL101", 1),
    ],
)
def test_the_refusal_points_at_the_line(name: str, code: str, line: int, shared: Path) -> None:
    file = _offer(shared, BAD[name])
    with pytest.raises(ContentError) as refused:
        take_in(read_project(shared / "project" / "mkdocs.yml"), file, TODAY)
    assert (code, line) in {(each.code, each.place.line) for each in refused.value.problems}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (STORY, "stories/late-train.md"),
        (PERSPECTIVE, "perspectives/early-trains.md"),
        (STORY.replace("\n", "\r\n"), "stories/late-train.md"),
        (_ending("می‌خواهم 👩‍💻"), "stories/late-train.md"),
    ],
    ids=["story", "perspective", "line ends of Windows", "joiners where they belong"],
)
def test_a_good_file_is_taken_in_and_the_check_passes(
    text: str, place: str, tmp_path: Path
) -> None:
    project = read_project(copy_tiny(tmp_path / "project") / "mkdocs.yml")
    before = _all(tmp_path / "project")
    taken = take_in(project, _offer(tmp_path, text), TODAY)
    assert taken.path == tmp_path / "project" / "curricula" / place
    assert taken.path.read_text("utf-8") == text.replace("\r\n", "\n")
    assert set(_all(tmp_path / "project")) - set(before) == {f"curricula/{place}"}
    assert examine(project, TODAY).errors == ()


def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    project = read_project(copy_tiny(tmp_path / "project") / "mkdocs.yml")
    os.mkfifo(tmp_path / "pipe.md")
    for path in (tmp_path / "pipe.md", tmp_path, tmp_path / "nowhere.md"):
        with pytest.raises(ContentError, match=r"is no file|cannot be read"):
            take_in(project, path, TODAY)


def test_a_place_that_cannot_be_written_to_is_named_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copy_tiny(tmp_path / "project")
    arguments = ["--config", str(folder / "mkdocs.yml"), str(_offer(tmp_path, STORY))]

    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied", str(folder / "curricula/stories/.x"))

    monkeypatch.setattr("alongside.intake.tempfile.mkstemp", refuse)
    assert main(arguments) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"Nothing was written in {folder / 'curricula/stories'}: Permission")
    assert "that you may write to it." in said
    perspectives = folder / "curricula/perspectives"
    shutil.rmtree(perspectives)
    perspectives.write_text("", "utf-8")
    assert main([*arguments[:2], str(_offer(tmp_path, PERSPECTIVE, "p.md"))]) == 1
    assert "is no folder" in capsys.readouterr().err


def test_a_tab_is_named_as_such(shared: Path) -> None:
    file = _offer(shared, _with("  form:", "\tform:"))
    with pytest.raises(ContentError, match=r":11:1 AL101 .*a tab .* - Indent with spaces alone\."):
        take_in(read_project(shared / "project" / "mkdocs.yml"), file, TODAY)


@pytest.mark.parametrize("answer", ["{}", " {} ", "'{}'", "{}\n"])
def test_a_steward_who_names_no_file_is_asked_for_it(
    answer: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copy_tiny(tmp_path / "project")
    file = _offer(tmp_path, STORY, "my story; touch $(x).md")
    config = ["--config-file", str(folder / "mkdocs.yml")]

    def nobody(_: str) -> str:
        raise EOFError

    assert main(config, nobody) == 1
    assert "make take-in ARGS=" in capsys.readouterr().err
    assert main(config, lambda _: answer.format(file)) == 0
    assert (folder / "curricula/stories/late-train.md").is_file()


def test_a_folder_that_leads_elsewhere_is_not_written_to(tmp_path: Path) -> None:
    folder = copy_tiny(tmp_path / "project")
    stories = folder / "curricula" / "stories"
    stories.rename(tmp_path / "elsewhere")
    stories.symlink_to(tmp_path / "elsewhere")
    file = _offer(tmp_path, STORY)
    before = _all(tmp_path)
    with pytest.raises(ContentError, match="leads out of"):
        take_in(read_project(folder / "mkdocs.yml"), file, TODAY)
    assert _all(tmp_path) == before


def test_after_withdrawal_a_second_file_cannot_take_the_address(tmp_path: Path) -> None:
    project = read_project(copy_tiny(tmp_path / "project") / "mkdocs.yml")
    file = _offer(tmp_path, STORY)
    take_in(project, file, TODAY)
    withdraw(project, "late-train", TODAY)
    with pytest.raises(ContentError, match="is taken"):
        take_in(project, file, TODAY)
