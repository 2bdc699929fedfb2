"""Documents of one module, one session and one small track, made once for all tests."""

from __future__ import annotations

import fcntl
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site.conftest import built  # noqa: F401  (the site that the documents are made from)
from tests.support.projects import Project

ONLY = ("modules/start-here", "sessions/peer-circle", "share-a-story", "tracks/recruiter/design")
"""What is printed: a pair of role and department is only made when asked for."""
ARGUMENTS = tuple(part for name in ONLY for part in ("--only", name))
"""The same on the command line."""


@dataclass(frozen=True)
class Documents:
    """A project whose site offers documents."""

    project: Project
    """The project."""
    said: str
    """What the command printed."""

    def path(self, name: str) -> Path:
        """Give the path of a document below `downloads/`."""
        return self.project.site / "downloads" / name


def print_documents(project: Project, *arguments: str) -> str:
    """Make documents of a project's site, and give what was said."""
    result = project.run("alongside.printing", *arguments)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="session")
def documents(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Documents:  # noqa: F811
    """Print a part of a copy of the real site, once for all workers."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, said = shared / "printed-project", shared / "printed.txt"
    with (shared / "printed-project.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            shutil.copytree(built.folder, folder, dirs_exist_ok=True)
            said.write_text(print_documents(Project(folder), *ARGUMENTS), "utf-8")
    return Documents(Project(folder), said.read_text("utf-8"))
