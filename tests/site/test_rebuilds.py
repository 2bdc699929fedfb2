"""A build after an edit gives the same bytes as a first build of the same sources."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.projects import Project

Edit = Callable[[Project], None]


def _edit_a_body(project: Project) -> None:
    path = project.folder / "curricula/modules/stepping-in.md"
    path.write_text(path.read_text("utf-8") + "\nOne more sentence for everyone.\n", "utf-8")


def _edit_a_heading(project: Project) -> None:
    project.edit("curricula/modules/stepping-in.md", "\n## Your plan\n", "\n## Your next step\n")


def _edit_a_title(project: Project) -> None:
    project.edit("curricula/modules/start-here.md", "\ntitle:", '\ntitle: "A new name" #')


def _edit_a_topic(project: Project) -> None:
    path = project.folder / "curricula/vocabulary/topics.yml"
    path.write_text(path.read_text("utf-8").replace("title: ", "title: New ", 1), "utf-8")


def _edit_the_vocabulary(project: Project) -> None:
    path = project.folder / "curricula/vocabulary/roles.yml"
    path.write_text(path.read_text("utf-8").replace("people managers", "leads of people"), "utf-8")


def _edit_the_organisation(project: Project) -> None:
    path = project.folder / "curricula/organisation.yml"
    lines = path.read_text("utf-8").splitlines()
    changed = ["name: Baobab Sistemas" if line.startswith("name:") else line for line in lines]
    path.write_text("\n".join(changed) + "\n", "utf-8")


def _edit_a_source(project: Project) -> None:
    path = project.folder / "curricula/sources.yml"
    path.write_text(path.read_text("utf-8").replace('authors: "', 'authors: "Ng, '), "utf-8")


def _edit_a_shared_passage(project: Project) -> None:
    path = project.folder / "curricula/shared/ground-rules.md"
    path.write_text(path.read_text("utf-8") + "\nOne more rule.\n", "utf-8")


def _add_a_module(project: Project) -> None:
    source = project.folder / "curricula/modules/start-here.md"
    text = source.read_text("utf-8").replace("id: start-here", "id: start-again", 1)
    project.write("curricula/modules/start-again.md", text)
    project.edit("curricula/tracks/essentials.yml", "[start-here,", "[start-here, start-again,")


def _delete_a_module(project: Project) -> None:
    """Take `keep-going` away with everything that names it."""
    (project.folder / "curricula/modules/keep-going.md").unlink()
    for path in sorted((project.folder / "curricula").rglob("*")):
        if path.suffix in (".md", ".yml"):
            text = path.read_text("utf-8")
            for old in (", keep-going", "keep-going, ", "\nclosing: keep-going"):
                text = text.replace(old, "")
            text = text.replace("[keep-going]", "[start-here]")
            text = text.replace("../modules/keep-going.md", "../modules/start-here.md")
            path.write_text(text, "utf-8")
    for path in sorted((project.folder / "docs").rglob("*.md")):
        text = path.read_text("utf-8")
        path.write_text(text.replace("modules/keep-going.md", "modules/start-here.md"), "utf-8")


EDITS: tuple[Edit, ...] = (
    _edit_a_body,
    _edit_a_heading,
    _edit_a_title,
    _edit_a_topic,
    _edit_the_vocabulary,
    _edit_the_organisation,
    _edit_a_source,
    _edit_a_shared_passage,
    _add_a_module,
    _delete_a_module,
)


def _differences(cold: dict[str, bytes], warm: dict[str, bytes]) -> list[str]:
    names = sorted(set(cold) | set(warm))
    return [name for name in names if cold.get(name) != warm.get(name)]


@pytest.fixture
def warm_project(built: Project, tmp_path: Path) -> Project:
    """Copy the built project, its cache and its site included."""
    shutil.copytree(built.folder, tmp_path / "warm")
    return Project(tmp_path / "warm")


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__.lstrip("_"))
def test_a_rebuild_after_an_edit_equals_a_first_build(edit: Edit, warm_project: Project) -> None:
    before = warm_project.written()
    edit(warm_project)
    warm = warm_project.build()
    assert warm.returncode == 0, warm.stdout + warm.stderr
    written = warm_project.written()
    assert _differences(before, written), "the edit is not to be seen in the site"

    shutil.rmtree(warm_project.site)
    shutil.rmtree(warm_project.folder / ".cache")
    cold = warm_project.build()
    assert cold.returncode == 0, cold.stdout + cold.stderr
    assert _differences(warm_project.written(), written) == []


def test_a_rebuild_without_an_edit_changes_nothing(warm_project: Project) -> None:
    before = warm_project.written()
    assert warm_project.build().returncode == 0
    assert _differences(before, warm_project.written()) == []


def test_a_sitemap_names_the_days_on_which_texts_changed_and_no_others(
    warm_project: Project,
) -> None:
    """The day of a build says nothing about a text, and would differ between two builds."""
    assert "<lastmod>" not in warm_project.written()["sitemap.xml"].decode()
    date = {"GIT_AUTHOR_DATE": "2026-03-04T12:00Z", "GIT_COMMITTER_DATE": "2026-03-04T12:00Z"}
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for command in (("init", "-q"), ("add", "curricula/modules"), (*who, "commit", "-qm", "One")):
        done = subprocess.run(
            ("git", *command), cwd=warm_project.folder, env={**os.environ, **date}, check=True
        )
        assert done.returncode == 0
    assert warm_project.build().returncode == 0
    sitemap = warm_project.written()["sitemap.xml"].decode()
    days = dict(re.findall(r"<loc>([^<]*)</loc>\s*(?:<lastmod>([^<]*)</lastmod>)?", sitemap))
    assert days["https://alongside.example.org/modules/stepping-in/"] == "2026-03-04"
    assert set(days.values()) == {"", "2026-03-04"}
