"""Sites made of the tiny curriculum and of the real one, without a build."""

from __future__ import annotations

from pathlib import Path

import pytest

from alongside.assembly import assemble_tracks
from alongside.curriculum import load
from alongside.pages import Site
from tests.support.projects import REPOSITORY
from tests.support.tiny import TINY


def site_of(*roots: Path, visibility: str = "public") -> Site:
    """Load folders of content as a site; they must be without errors."""
    loaded = load(roots, roots[0].parent)
    assert loaded.library is not None
    assert [each for each in loaded.problems if each.is_error] == []
    return Site(loaded.library, assemble_tracks(loaded.library), visibility)


@pytest.fixture(scope="session")
def tiny() -> Site:
    """Give the tiny site."""
    return site_of(TINY / "curricula")


@pytest.fixture(scope="session")
def real() -> Site:
    """Give the real site."""
    return site_of(REPOSITORY / "curricula")
