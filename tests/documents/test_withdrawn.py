"""Somebody takes a story back: the next documents do not tell it, and none that did are kept."""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path

from alongside.check import read_project
from alongside.printing import CACHE
from alongside.withdraw import withdraw
from tests.documents.conftest import ARGUMENTS, Documents, print_documents
from tests.documents.forms import said, words_in
from tests.support.projects import Project

TITLE = "Who moderates the top?"
FORMS = (".pdf", ".epub", ".txt", ".docx")


def _texts(project: Project) -> dict[Path, str]:
    """Give the words of every document that can be read as such."""
    paths = (project.site / "downloads").rglob("*.*")
    return {path: said(words_in(path)) for path in paths if path.suffix in FORMS}


def test_no_document_tells_a_story_that_was_taken_back(
    documents: Documents, tmp_path: Path
) -> None:
    before = _texts(documents.project)
    assert sum(said(TITLE) in text for text in before.values()) >= 4
    project = Project(tmp_path / "project")
    shutil.copytree(documents.project.folder, project.folder, ignore=shutil.ignore_patterns("site"))
    story = (project.folder / "curricula/stories/rust-moderators.md").read_text("utf-8")
    withdraw(read_project(project.folder / "mkdocs.yml"), "rust-moderators", datetime.date.today())
    built = project.build()
    assert built.returncode == 0, built.stdout + built.stderr
    print_documents(project, *ARGUMENTS)
    after = _texts(project)
    assert len(after) == len(before)
    told = [line for line in re.split(r"\n+|(?<=\.) ", story) if len(line.split()) > 6]
    phrases = [said(TITLE), *(said(line) for line in told if "@" not in line)]
    assert len(phrases) > 10
    for path, text in after.items():
        assert [phrase for phrase in phrases if phrase in text] == [], path
    kept = {path.read_bytes() for path in (project.folder / CACHE).iterdir()}
    old = {path.read_bytes() for path, text in before.items() if said(TITLE) in text}
    assert old
    assert not kept & old
