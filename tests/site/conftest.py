"""The real site, built once for all tests that only read it."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from alongside.curriculum import Library, load
from tests.support.pages import BuiltPage, all_pages
from tests.support.projects import REPOSITORY, Project, copy_project


@pytest.fixture(scope="session")
def library() -> Library:
    """Load the real curriculum."""
    loaded = load([REPOSITORY / "curricula"], REPOSITORY)
    assert loaded.library is not None
    return loaded.library


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Build a copy of the real project once, however many workers run the tests."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / "real-project"
    with (shared / "real-project.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "site" / "index.html").exists():
            result = copy_project(folder).build()
            assert result.returncode == 0, result.stdout + result.stderr
    return Project(folder)


@pytest.fixture(scope="session")
def pages(built: Project) -> list[BuiltPage]:
    """Give every page of the real site."""
    return all_pages(built.site)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Copy the real project for a test that changes it."""
    return copy_project(tmp_path / "project")
