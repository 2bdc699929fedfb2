"""What the check says, in each of its voices, and with which exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from alongside.check import main, read_project
from alongside.curriculum import ContentError, Place, Problem
from alongside.curriculum.rules.reports import REPORTERS, as_annotations
from tests.support.tiny import FIXTURES, copy_tiny, examined, lay_over_tiny

GOLDEN = FIXTURES / "reports"
WRONG = {
    "curricula/modules/sample.md": """---
extends: sample
minutes: 15
stories: [harbor-names]
review_due: 2026-01-31
---

///// passage | reflect

/// for | enginering
Siân's 100 % "why"?
///

Read it [here](../stories/harbour-names.md), at {{ organistion.name }}.

/////
""",
    "curricula/tracks/spring.yml": 'id: spring\ntitle: "Spring, a journey"\ncolor: "red: 100 %"\n',
    "docs/about.md": "# About\n\n[Words](glosary.md) and [ally](glossary.md#alli)\n",
}
"""Mistakes of several kinds in several files."""


@pytest.fixture(autouse=True)
def _not_on_github(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Lay out a project with mistakes."""
    return lay_over_tiny(tmp_path, WRONG)


@pytest.mark.parametrize("voice", sorted(REPORTERS))
def test_a_report_reads_as_the_golden_file_says(voice: str, broken: Path) -> None:
    report = REPORTERS[voice](examined(broken).problems)
    assert f"{report}\n" == (GOLDEN / f"{voice}.txt").read_text("utf-8")


def test_the_check_ends_with_1_and_a_summary_where_there_are_errors(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--config", str(broken / "mkdocs.yml")]) == 1
    printed = capsys.readouterr()
    assert "curricula/modules/sample.md:3:1 AL402 " in printed.out
    assert printed.err.startswith("Checked 3 modules, 2 stories, 1 session, ")
    assert " errors, " in printed.err


def test_the_check_ends_with_0_and_says_what_it_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--config", str(copy_tiny(tmp_path) / "mkdocs.yml")]) == 0
    assert capsys.readouterr().out == (
        "Checked 3 modules, 2 stories, 1 session, 1 perspective, 10 tracks, 2 pages: "
        "0 errors, 0 warnings.\n"
    )


def test_warnings_alone_end_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    late = {"curricula/modules/sample.md": "---\nextends: sample\nreview_due: 2020-01-31\n---\n"}
    assert main(["--config", str(lay_over_tiny(tmp_path, late) / "mkdocs.yml")]) == 0
    assert "AL708 warning: the review was due on 2020-01-31 - " in capsys.readouterr().out


def test_json_is_alone_on_the_output_and_names_every_part(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--config", str(broken / "mkdocs.yml"), "--format", "json"])
    printed = capsys.readouterr()
    records = json.loads(printed.out)
    assert printed.err == ""
    keys = ["path", "line", "column", "code", "severity", "message", "help"]
    assert all(list(record) == keys for record in records)


def test_on_github_problems_are_written_as_annotations_by_themselves(
    broken: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    main(["--config", str(broken / "mkdocs.yml")])
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert all(line.startswith(("::error file=", "::warning file=")) for line in lines)


def test_an_annotation_cannot_be_ended_by_what_it_quotes() -> None:
    place = Place("a,b:c.md", 1, 2)
    line = as_annotations([Problem(place, "AL101", "100 %\n::error::x", "Mend it.")])
    assert line == (
        "::error file=a%2Cb%3Ac.md,line=1,col=2,title=AL101::100 %25%0A::error::x - Mend it."
    )


def test_the_check_runs_as_a_module_from_the_projects_folder(broken: Path) -> None:
    command = [sys.executable, "-m", "alongside.check"]
    result = subprocess.run(command, cwd=broken, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stdout == (GOLDEN / "text.txt").read_text("utf-8")
    assert "Traceback" not in result.stderr


def test_without_organisation_only_what_can_be_read_is_reported(tmp_path: Path) -> None:
    folder = copy_tiny(tmp_path)
    (folder / "curricula" / "organisation.yml").unlink()
    result = examined(folder)
    assert [(p.code, p.place.path) for p in result.problems] == [
        ("AL111", "curricula/organisation.yml")
    ]
    assert result.summary == "Checked 0 tracks, 0 pages: 1 error, 0 warnings."


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_a_configuration_is_read_without_mkdocs_and_with_its_tags(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHO", "internal")
    config = _write(
        tmp_path,
        "mkdocs.yml",
        "plugins:\n  - search\n  - alongside:\n      visibility: !ENV [WHO, public]\n"
        "      roots: [curricula, own]\nmarkdown_extensions:\n"
        "  x: {emoji_index: !!python/name:material.extensions.emoji.twemoji , y: !relative docs}\n",
    )
    project = read_project(config)
    assert project.roots == (tmp_path / "curricula", tmp_path / "own")
    assert project.docs == tmp_path / "docs"
    assert project.visibility == "internal"


def test_a_configuration_inherits_and_its_paths_start_from_its_own_folder(tmp_path: Path) -> None:
    _write(
        tmp_path,
        "mkdocs.yml",
        "docs_dir: pages\nplugins:\n  alongside: {visibility: internal, roots: [curricula]}\n",
    )
    child = _write(
        tmp_path,
        "ours/mkdocs.yml",
        "INHERIT: ../mkdocs.yml\nplugins:\n  alongside:\n    roots: [../curricula, own]\n",
    )
    project = read_project(child)
    assert project.roots == (tmp_path / "ours/../curricula", tmp_path / "ours/own")
    assert project.docs == tmp_path / "ours" / "pages"
    assert project.visibility == "internal"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("plugins: [\n", 1, "this is not valid YAML"),
        ("a: b\nplugins: {alongside: {roots: [x}}\n", 2, "this is not valid YAML"),
        ("- a list\n", 1, "these are not keys with values"),
        ("INHERIT: mkdocs.yml\n", 1, "the file inherits from itself"),
        ("INHERIT: gone.yml\n", 1, "the file cannot be read"),
        ("plugins: {alongside: {roots: curricula}}\n", 1, '"roots" is not a list of folders'),
        ("plugins: {alongside: {visibility: secret}}\n", 1, '"visibility" has the value "secret"'),
        ("docs_dir: [a]\n", 1, '"docs_dir" is not a folder'),
        ("x: " + "[" * 5000 + "\n", 1, "this is not valid YAML"),
    ],
)
def test_a_broken_configuration_is_a_sentence(
    text: str, line: int, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = _write(tmp_path, "mkdocs.yml", text)
    with pytest.raises(ContentError) as raised:
        read_project(config)
    (problem,) = raised.value.problems
    assert words in problem.message
    assert problem.place.line == line
    assert main(["--config", str(config)]) == 1
    assert " AL101 " in capsys.readouterr().out


def test_a_missing_configuration_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--config", str(tmp_path / "mkdocs.yml")]) == 1
    assert "the file cannot be read: No such file or directory" in capsys.readouterr().out
