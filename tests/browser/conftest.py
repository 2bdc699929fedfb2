"""A real browser on the real site, served on this machine only."""

from __future__ import annotations

import functools
import os
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.site.conftest import built  # noqa: F401  (the site that the browser visits)
from tests.support.projects import Project

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the tests' output free of requests."""


@pytest.fixture(scope="session")
def address(built: Project) -> Iterator[str]:  # noqa: F811
    """Serve the built site and give its address."""
    handler = functools.partial(_QuietHandler, directory=str(built.site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


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
