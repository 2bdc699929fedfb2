"""The day on which a file last changed is the day of the last commit that touched it."""

from __future__ import annotations

import datetime
import os
import subprocess
from pathlib import Path

import pytest

from alongside.pages import last_changes

FIRST, SECOND = datetime.date(2024, 2, 29), datetime.date(2025, 7, 1)


def _git(folder: Path, *arguments: str, day: datetime.date = FIRST) -> None:
    at = f"{day}T12:00:00+0000"
    who = {
        f"GIT_{role}_{what}": "a@b.test"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **who, "GIT_COMMITTER_DATE": at, "GIT_AUTHOR_DATE": at},
        check=True,
        capture_output=True,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository of two commits; the second one touches one of two files."""
    folder = tmp_path / "repository"
    (folder / "content").mkdir(parents=True)
    _git(folder, "init")
    for name in ("plain.md", "a name, ünusual.md"):
        (folder / "content" / name).write_text("one", "utf-8")
    _git(folder, "add", ".")
    _git(folder, "commit", "-m", "first")
    (folder / "content" / "plain.md").write_text("two", "utf-8")
    _git(folder, "commit", "-a", "-m", "second", day=SECOND)
    return folder


def test_each_file_has_the_day_of_its_own_last_commit(repository: Path) -> None:
    assert last_changes(repository) == {
        "content/plain.md": SECOND,
        "content/a name, ünusual.md": FIRST,
    }


def test_paths_start_from_the_folder_that_is_asked_about(repository: Path) -> None:
    assert last_changes(repository / "content")["plain.md"] == SECOND


def test_nothing_is_known_of_files_whose_history_was_cut_off(
    repository: Path, tmp_path: Path
) -> None:
    _git(tmp_path, "clone", "--depth", "1", repository.as_uri(), "shallow")
    assert last_changes(tmp_path / "shallow") == {}


def test_nothing_is_known_outside_of_a_repository(tmp_path: Path) -> None:
    assert last_changes(tmp_path) == {}


def test_nothing_is_known_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert last_changes(repository) == {}
