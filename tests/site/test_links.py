"""Every link of the built site leads somewhere."""

from __future__ import annotations

import functools
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.support.pages import BuiltPage, broken_anchors
from tests.support.projects import Project


class _Handler(SimpleHTTPRequestHandler):
    """Serves files, and tells linkchecker that it need not go slowly."""

    def end_headers(self) -> None:
        self.send_header("LinkChecker", "1")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the tests' output free of requests."""


@pytest.fixture
def served(built: Project) -> Iterator[str]:
    """Serve the built site on this machine."""
    handler = functools.partial(_Handler, directory=str(built.site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_linkchecker_finds_no_broken_link_in_the_served_site(served: str, tmp_path: Path) -> None:
    settings = tmp_path / "linkcheckerrc"
    # Parsing takes the time, and threads of Python would only wait for each other.
    settings.write_text("[checking]\nmaxrequestspersecond=1000\nthreads=1\n")
    result = subprocess.run(
        [sys.executable, "-m", "linkcheck", "--config", str(settings), "--no-warnings", served],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    summary = re.search(r"That's it\. (\d+) links? in (\d+) URLs? checked", result.stdout)
    assert summary, result.stdout[-3000:] + result.stderr[-3000:]
    assert int(summary[2]) > 100
    assert "0 errors found" in result.stdout, result.stdout[-5000:]


def test_every_link_within_the_site_leads_to_a_page_and_to_an_anchor_in_it(
    pages: list[BuiltPage],
) -> None:
    assert len(pages) > 100
    assert broken_anchors(pages) == []


def test_a_link_to_a_missing_page_or_anchor_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<a href="no/">x</a><a href="#no">y</a><a href="#a">z</a><p id="a">'
    )
    found = broken_anchors([BuiltPage(tmp_path, tmp_path / "index.html")])
    assert len(found) == 2
