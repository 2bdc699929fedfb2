"""Copies of the project to build, to edit and to break, without touching the real one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
"""The folder of the real project."""
_PARTS = ("mkdocs.yml", "curricula", "docs", "overrides")


@dataclass(frozen=True)
class Project:
    """A folder with a `mkdocs.yml` that can be built and checked."""

    folder: Path
    """Where it is."""

    @property
    def site(self) -> Path:
        """Give the folder that a build writes."""
        return self.folder / "site"

    def write(self, name: str, text: str) -> None:
        """Write a file, and the folders it needs."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text that stands exactly once in a file."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def build(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a strict build, as `make build` does, into `site/`."""
        return self.run("mkdocs", "build", "--strict", "--quiet", *arguments)

    def check(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the rules, as `make check` does."""
        return self.run("alongside.check", *arguments)

    def run(self, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a Python module in the project's folder."""
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "random"}
        environment.pop("GITHUB_ACTIONS", None)
        # Hundreds of runs need not compile the same modules again.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        return subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def written(self) -> dict[str, bytes]:
        """Give every file of the built site by path, as bytes."""
        return {
            path.relative_to(self.site).as_posix(): path.read_bytes()
            for path in sorted(self.site.rglob("*"))
            if path.is_file()
        }


def copy_project(folder: Path) -> Project:
    """Copy what a build of the real project reads."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in _PARTS:
        source = REPOSITORY / part
        if source.is_dir():
            shutil.copytree(source, folder / part)
        elif source.exists():
            shutil.copy2(source, folder / part)
    return Project(folder)
