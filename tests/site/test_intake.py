"""A steward takes in a story without a name, and takes it back: what readers see of it."""

from __future__ import annotations

import datetime
import gzip
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from alongside import check
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


def _project(folder: Path) -> Project:
    project = Project(copy_tiny(folder / "project"))
    macros = {"modules": ["alongside"], "on_undefined": "strict", "on_error_fail": True}
    plugins = {"alongside": {}, "macros": macros}
    write_config(project.folder, plugins=plugins, extensions={"alongside.blocks": {}})
    for name in ("tracks/index", "modules/index", "stories/index", "sessions/index"):
        project.write(f"docs/{name}.md", "# Overview\n\nA page.\n")
    for name in ("find-your-track", "about", "competencies", "organisation"):
        project.write(f"docs/{name}.md", "# Overview\n\nA page.\n")
    return project


def test_nothing_in_a_story_runs_even_if_a_rule_should_miss_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = [rule for rule in check.CONTENT_RULES if rule.code != "AL743"]
    monkeypatch.setattr(check, "CONTENT_RULES", rules)
    project = _project(tmp_path)
    ran = tmp_path / "ran"
    call = f"cycler.__init__.__globals__.os.mkdir('{ran}')"
    # The check knows no name "environment", so only the build would come to the call.
    evil = f"{{% if environment is defined %}}{{{{ {call} }}}}{{% endif %}}{{{{ 6 * 7 }}}}"
    text = STORY.replace("The train was late.", evil, 1)
    project.write("curricula/stories/late-train.md", text)
    build(load_config(str(project.folder / "mkdocs.yml")))
    page = (project.site / "stories/late-train/index.html").read_text("utf-8")
    assert not ran.exists()
    assert "{{ 6 * 7 }}" in page


def test_a_story_without_a_name_shows_none_and_leaves_nothing_when_taken_back(
    tmp_path: Path,
) -> None:
    project = _project(tmp_path)
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
