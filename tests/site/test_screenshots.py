"""The command that takes pictures: it knows one page of every kind, and says which it does not."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.support.projects import REPOSITORY, Project

ASK = """
import sys
from pathlib import Path
from screenshots import PAGES, missing
print(missing(Path(sys.argv[1]), PAGES if len(sys.argv) == 2 else sys.argv[2:]))
"""


def missing(built: Project, *pages: str) -> str:
    """Ask the script which pages a site lacks; all that it knows if none is named."""
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(built.site), *pages],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "scripts")},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_every_page_that_pictures_are_taken_of_is_there(built: Project) -> None:
    assert missing(built) == "[]"


def test_a_page_that_is_not_there_is_named(built: Project) -> None:
    assert missing(built, "", "no-such-page/", "404.html") == "['no-such-page/']"
