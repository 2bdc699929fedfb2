"""A real browser on the real site, served on this machine only."""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.site.conftest import built, library  # noqa: F401  (what the browser visits)
from tests.support.projects import Project

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


FOLDER = "course"
"""Where the site stands when it is served below the top of a host."""
STRICT = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:"
"""A Content-Security-Policy under which everything works; the search is WebAssembly."""


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the tests' output free of requests."""


class _StrictHandler(_QuietHandler):
    def end_headers(self) -> None:
        """Forbid what the site does not need."""
        self.send_header("Content-Security-Policy", STRICT)
        super().end_headers()


@contextlib.contextmanager
def _served(folder: Path, handler: type[_QuietHandler]) -> Iterator[str]:
    """Serve a folder on this machine, and give its address."""
    answer = functools.partial(handler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def address(built: Project) -> Iterator[str]:  # noqa: F811
    """Serve the built site and give its address."""
    with _served(built.site, _QuietHandler) as found:
        yield found


@pytest.fixture(scope="session")
def strict_address(
    built: Project,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Serve the built site in a folder of a host, under a strict policy."""
    top = tmp_path_factory.mktemp("host")
    (top / FOLDER).symlink_to(built.site)
    with _served(top, _StrictHandler) as found:
        yield f"{found}{FOLDER}/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium that the set-up found."""
    path = os.environ.get("ALONGSIDE_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        yield running
        running.close()


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """Open a fresh visitor; `@pytest.mark.parametrize("context", [{...}], indirect=True)`."""
    fresh = browser.new_context(**getattr(request, "param", {}))
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    """Open a tab that fails the test on a script error or a request to another host."""
    tab = context.new_page()
    tab.set_default_timeout(10_000)
    tab.problems = []  # type: ignore[attr-defined]
    tab.on("pageerror", lambda error: tab.problems.append(str(error)))
    tab.on(
        "request",
        lambda asked: (
            asked.url.startswith((address, "data:", "blob:"))
            or tab.problems.append(f"asked another host: {asked.url}")
        ),
    )
    return tab
