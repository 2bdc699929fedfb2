"""The site under the strict headers that the page on deployment tells people to send."""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.projects import REPOSITORY, Project

from .test_accessibility import NARROW, ONE_OF_EACH, TAILORED

NAME = "Content-Security-Policy"
REPORT = """document.addEventListener("securitypolicyviolation", (event) => {
  (window.__refused ??= []).push(`${event.violatedDirective}: ${event.blockedURI}`);
});"""


def policy() -> str:
    """Give the policy as the page on deployment prints it."""
    text = (REPOSITORY / "docs/how-to/deploy.md").read_text("utf-8")
    found = re.findall(rf'add_header {NAME} "([^"]+)" always;', text)
    assert len(found) == 1
    return found[0]


class _Handler(SimpleHTTPRequestHandler):
    """Serves files with the policy."""

    def end_headers(self) -> None:
        self.send_header(NAME, policy())
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the tests' output free of requests."""


@pytest.fixture(scope="module")
def guarded_address(built: Project) -> Iterator[str]:
    """Serve the built site with the policy, and give its address."""
    handler = functools.partial(_Handler, directory=str(built.site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture
def visitor(context: BrowserContext) -> Page:
    """Open a tab that notes what the policy refuses, and what goes wrong."""
    tab = context.new_page()
    tab.set_default_timeout(10_000)
    tab.add_init_script(REPORT)
    tab.problems = []  # type: ignore[attr-defined]
    tab.on("pageerror", lambda error: tab.problems.append(str(error)))
    tab.on(
        "console",
        lambda said: tab.problems.append(said.text) if said.type == "error" else None,
    )
    return tab


def _refused(page: Page) -> list[str]:
    return [*page.evaluate("window.__refused ?? []"), *page.problems]  # type: ignore[attr-defined]


def test_the_policy_refuses_inline_scripts_and_other_hosts() -> None:
    parts = dict(part.strip().split(" ", 1) for part in policy().split(";"))
    assert parts["default-src"] == "'none'"
    for name, sources in parts.items():
        assert "unsafe-inline" not in sources, name
        assert "'unsafe-eval'" not in sources, name
        assert not re.search(r"https?:|\*", sources), name


def test_no_page_of_the_site_holds_an_inline_script_style_or_handler(built: Project) -> None:
    inline = re.compile(
        r"<script(?![^>]*(?:\ssrc=|application/(?:ld\+)?json))|<style\b"
        r"|<[a-z][^<>]*\s(?:style|on[a-z]+)=|(?:href|src|action)=[\"']?\s*javascript:",
        re.I,
    )
    pages = sorted(built.site.rglob("*.html"))
    assert len(pages) > 500
    found = {
        page.relative_to(built.site).as_posix(): found[0]
        for page in pages
        if (found := inline.search(page.read_text("utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_no_page_needs_what_the_policy_refuses(
    visitor: Page, guarded_address: str, path: str
) -> None:
    visitor.goto(guarded_address + path, wait_until="networkidle")
    visitor.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    for folded in visitor.locator("article details > summary").all()[:3]:
        folded.click()
    assert visitor.locator("html.js").count() == 1, "the theme's script did not run"
    assert _refused(visitor) == []


def test_what_the_policy_refuses_would_be_noticed(visitor: Page, guarded_address: str) -> None:
    visitor.goto(guarded_address)
    visitor.evaluate(
        """() => { const script = document.createElement("script");
        script.textContent = "window.ran = true"; document.body.append(script); }"""
    )
    assert visitor.evaluate("window.ran") is None
    assert any("script-src" in each for each in _refused(visitor))


@pytest.mark.parametrize("context", [{"viewport": NARROW, "color_scheme": "light"}], indirect=True)
def test_under_the_policy_menu_and_colours_work(visitor: Page, guarded_address: str) -> None:
    visitor.goto(guarded_address + TAILORED)
    visitor.get_by_role("button", name="Menu", exact=True).click()
    menu = visitor.get_by_role("dialog", name="Menu")
    expect(menu.get_by_role("link", name="Home", exact=True)).to_be_in_viewport()
    visitor.keyboard.press("Escape")
    visitor.get_by_role("button", name="Colours").click()
    visitor.get_by_role("radio", name="Dark").check()
    expect(visitor.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    visitor.goto(guarded_address)
    expect(visitor.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert _refused(visitor) == []


def test_under_the_policy_the_way_to_a_track_works(visitor: Page, guarded_address: str) -> None:
    visitor.goto(guarded_address + "find-your-track/")
    visitor.get_by_label("Your role").select_option("designer")
    visitor.get_by_role("main").get_by_role("button").first.click()
    visitor.wait_for_url("**/tracks/designer/")
    assert _refused(visitor) == []


def test_under_the_policy_the_search_finds(visitor: Page, guarded_address: str) -> None:
    visitor.goto(guarded_address)
    visitor.get_by_role("button", name="Search", exact=True).click()
    dialog = visitor.get_by_role("dialog", name="Search")
    dialog.get_by_role("textbox").fill("reporting")
    expect(dialog.get_by_role("listitem").get_by_role("link").first).to_be_visible()
    assert _refused(visitor) == []
