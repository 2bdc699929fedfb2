"""The build command writes all of the site, or nothing."""

from __future__ import annotations

import subprocess
import sys

from tests.support.projects import REPOSITORY, Project


def build(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the build command over a copy of the project."""
    command = [sys.executable, str(REPOSITORY / "scripts" / "build.py")]
    return subprocess.run(
        [*command, "--config-file", str(project.folder / "mkdocs.yml"), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_build_that_fails_leaves_the_site_as_it_was(project: Project) -> None:
    assert build(project).returncode == 0
    before = project.written()
    assert "index.html" in before
    project.edit("curricula/modules/start-here.md", "\nminutes:", "\nminuts:")
    done = build(project)
    assert done.returncode == 1
    assert "The site was not built. site/ is as it was." in done.stderr
    assert project.written() == before
    assert [path.name for path in project.folder.iterdir() if path.name.startswith(".site")] == []


def test_a_built_site_may_be_read_by_a_web_server(project: Project) -> None:
    assert build(project).returncode == 0
    for path in [project.site, *project.site.rglob("*")]:
        assert path.stat().st_mode & 0o044 == 0o044, path


def test_a_folder_that_is_no_site_is_never_replaced(project: Project) -> None:
    mine = project.folder / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("Dear Nnenna", "utf-8")
    done = build(project, "--site-dir", str(mine))
    assert done.returncode == 1
    assert "is no site, and stays as it is" in done.stderr
    assert [path.name for path in mine.iterdir()] == ["letter.txt"]
