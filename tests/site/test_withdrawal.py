"""Somebody takes a story back: with the next build nothing of it is left anywhere."""

from __future__ import annotations

import datetime
import gzip
from pathlib import Path

import pytest

from alongside.check import read_project
from alongside.withdraw import CannotWithdrawError, main, withdraw
from tests.support.projects import REPOSITORY, Project
from tests.support.tiny import copy_tiny

TODAY = datetime.date(2026, 11, 23)
STORY = "curricula/stories/rust-moderators.md"
TITLE = "Who moderates the top?"


def _take_back(folder: Path, name: str) -> Path:
    return withdraw(read_project(folder / "mkdocs.yml"), name, TODAY)


def _all_bytes(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder, the compressed ones of the search unpacked."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            found[str(path)] = gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
    return found


@pytest.mark.practice(28)
def test_a_story_taken_back_is_gone_from_the_whole_site_and_from_the_cache(
    project: Project,
) -> None:
    text = (project.folder / STORY).read_text("utf-8")
    assert project.build().returncode == 0
    before = _all_bytes(project.site)
    assert sum(TITLE.encode() in content for content in before.values()) > 3
    _take_back(project.folder, "rust-moderators")
    result = project.build()
    assert result.returncode == 0, result.stdout + result.stderr
    sentences = [
        sentence.strip()
        for paragraph in text.split("---", 2)[2].split("\n\n")
        for sentence in paragraph.replace("**", "").split(". ")
        if len(sentence.split()) > 6 and "[@" not in sentence and "\n" not in sentence.strip()
    ]
    others = "".join(
        path.read_text("utf-8")
        for path in (project.folder / "curricula").rglob("*.md")
        if path.name != "rust-moderators.md"
    )
    sentences = [each for each in sentences if each not in others]
    assert len(sentences) > 5
    kept = {**_all_bytes(project.site), **_all_bytes(project.folder / ".cache")}
    for path, content in kept.items():
        for phrase in (TITLE, *sentences):
            assert phrase.encode() not in content, (path, phrase)
    page = (project.site / "stories/rust-moderators/index.html").read_text("utf-8")
    assert "This story was taken back" in page
    for path, content in _all_bytes(project.site).items():
        if path != str(project.site / "stories/rust-moderators/index.html"):
            assert b"rust-moderators" not in content, path


def test_the_check_names_by_path_and_line_what_the_build_leaves_out(tmp_path: Path) -> None:
    project = Project(copy_tiny(tmp_path))
    project.write(
        "curricula/kits/starter.md",
        (tmp_path / "curricula/kits/starter.md").read_text("utf-8")
        + "2. See [the night shift](../stories/night-shift.md).\n",
    )
    _take_back(tmp_path, "night-shift")
    result = project.check()
    said = result.stdout
    module = (tmp_path / "curricula/modules/last-look.md").read_text("utf-8").splitlines()
    line = module.index("stories: [night-shift]") + 1
    assert f"curricula/modules/last-look.md:{line}:11 AL719 warning" in said
    assert "curricula/kits/starter.md:14:1 AL720 warning" in said
    assert result.returncode == 0, said


def test_taking_back_changes_one_line_and_only_once(tmp_path: Path) -> None:
    copy_tiny(tmp_path)
    path = tmp_path / "curricula/stories/night-shift.md"
    before = path.read_bytes()
    assert _take_back(tmp_path, "night-shift") == path
    added = b"withdrawn: 2026-11-23\n"
    assert path.read_bytes().replace(added, b"") == before
    with pytest.raises(CannotWithdrawError, match="taken back already"):
        _take_back(tmp_path, "night-shift")
    with pytest.raises(CannotWithdrawError, match='Did you mean "harbour-names"'):
        _take_back(tmp_path, "harbor-names")
    with pytest.raises(CannotWithdrawError, match="is no id"):
        _take_back(tmp_path, "../../organisation")
    assert sorted(each.name for each in path.parent.iterdir()) == [
        "harbour-names.md",
        "night-shift.md",
    ]


def test_a_file_to_which_no_line_can_be_added_is_left_and_nothing_is_claimed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy_tiny(tmp_path)
    path = tmp_path / "curricula/stories/in-braces.md"
    path.write_text('---\n{id: in-braces, title: "In braces"}\n---\n\nText.\n', "utf-8")
    before = path.read_bytes()
    assert main(["--config", str(tmp_path / "mkdocs.yml"), "in-braces"]) == 1
    said = capsys.readouterr()
    assert "is as it was" in said.err
    assert "taken back" not in said.out
    assert path.read_bytes() == before


def test_without_an_id_it_asks_and_without_an_answer_it_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy_tiny(tmp_path)
    config = ["--config-file", str(tmp_path / "mkdocs.yml")]

    def nobody(_: str) -> str:
        raise EOFError

    assert main(config, nobody) == 1
    assert "make withdraw ID" in capsys.readouterr().err
    assert main(config, lambda _: " night-shift ") == 0
    text = (tmp_path / "curricula/stories/night-shift.md").read_text("utf-8")
    assert "\nwithdrawn: " in text


def test_the_command_is_in_the_makefile() -> None:
    assert "\nwithdraw: " in (REPOSITORY / "Makefile").read_text("utf-8")
