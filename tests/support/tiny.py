"""The tiny curriculum of the fixtures: laid out in a folder, changed, and examined."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Mapping
from pathlib import Path

from alongside.check import Examined, examine, read_project
from alongside.curriculum import Audience, Body, readable

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
"""The folder of the fixtures."""
TINY = FIXTURES / "tiny"
"""A small project without a mistake."""
TODAY = datetime.date(2026, 11, 23)
"""The day on which tests examine content."""


def copy_tiny(folder: Path) -> Path:
    """Copy the tiny project to a folder."""
    shutil.copytree(TINY, folder, dirs_exist_ok=True)
    return folder


def lay_over_tiny(folder: Path, files: Mapping[str, str], encoding: str = "utf-8") -> Path:
    """Lay files over the tiny project: its content is `original/`, `curricula/` lies over it."""
    shutil.copytree(TINY / "curricula", folder / "original")
    shutil.copytree(TINY / "docs", folder / "docs")
    (folder / "curricula").mkdir()
    settings = "plugins:\n  alongside:\n    roots: [original, curricula]\n"
    for name, text in {"mkdocs.yml": settings, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(encoding))
    return folder


def examined(folder: Path) -> Examined:
    """Examine a project."""
    return examine(read_project(folder / "mkdocs.yml"), TODAY)


def found(folder: Path) -> list[tuple[str, int, str]]:
    """Give path, line and code of everything that is found in a project."""
    return [(p.place.path, p.place.line, p.code) for p in examined(folder).problems]


def words_for(body: Body, audience: Audience) -> list[str]:
    """Give the words of a text that an audience reads."""
    return " ".join(readable(line.text) for line in body.chosen(audience.candidates)).split()
