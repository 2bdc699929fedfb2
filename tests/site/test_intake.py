"""A steward takes in a story without a name, and takes it back: what readers see of it."""

from __future__ import annotations

import datetime
import gzip
from pathlib import Path

from alongside.check import read_project
from alongside.intake import main
from alongside.withdraw import withdraw
from tests.curriculum.test_intake import STORY
from tests.support.projects import Project
from tests.support.synthetic import write_config
from tests.support.tiny import copy_tiny

TODAY = datetime.date(2026, 11, 23)
TITLE = b"The late train"
SENTENCE = b"A colleague moved the meeting before anybody had to ask"


def _all_bytes(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder, the compressed ones unpacked."""
    found = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {
        str(path): gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
        for path, content in found.items()
    }


def test_a_story_without_a_name_shows_none_and_leaves_nothing_when_taken_back(
    tmp_path: Path,
) -> None:
    project = Project(copy_tiny(tmp_path / "project"))
    write_config(project.folder, plugins={"alongside": {}}, extensions={"alongside.blocks": {}})
    for name in ("tracks/index", "modules/index", "stories/index", "sessions/index"):
        project.write(f"docs/{name}.md", "# Overview\n\nA page.\n")
    for name in ("find-your-track", "about", "competencies", "organisation"):
        project.write(f"docs/{name}.md", "# Overview\n\nA page.\n")
    offered = tmp_path / "from-wanjiru-kamau.md"
    offered.write_text(STORY, encoding="utf-8")
    config = project.folder / "mkdocs.yml"
    assert main(["--config", str(config), str(offered)]) == 0
    result = project.run("mkdocs", "build", "--quiet")
    assert result.returncode == 0, result.stdout + result.stderr
    site = _all_bytes(project.site)
    page = site[str(project.site / "stories/late-train/index.html")]
    assert SENTENCE in page
    assert b"C-0009" not in page
    assert not any(b"wanjiru" in content.lower() for content in site.values())

    withdraw(read_project(config), "late-train", TODAY)
    result = project.run("mkdocs", "build", "--quiet")
    assert result.returncode == 0, result.stdout + result.stderr
    site = _all_bytes(project.site)
    assert b"taken back" in site[str(project.site / "stories/late-train/index.html")]
    for path, content in site.items():
        assert TITLE not in content, path
        assert SENTENCE not in content, path
