"""Where a language is written from right to left, all words are translated and all pages fit."""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import Browser, Page

from tests.support.projects import REPOSITORY, copy_project
from tests.support.pseudo import CATALOGUE, LANGUAGE, OPENING, speak

PAGES = (
    "",
    "find-your-track/",
    "modules/",
    "modules/stepping-in/",
    "stories/",
    "stories/google-walkout/",
    "sessions/",
    "sessions/ally-skills-workshop/",
    "kits/",
    "tracks/",
    "tracks/people-manager/",
    "tracks/people-manager/engineering/stepping-in/",
    "competencies/",
    "practices/",
    "sources/",
    "glossary/",
    "people/",
    "organisation/",
    "about/",
    "search/",
    "404.html",
)
"""One page of each type."""
MADE = [path for path in PAGES if path.count("/") > 1]
"""Those that are made of items, with no text around them that authors write."""
INTERFACE = ", ".join(
    (
        "button",
        "legend:not(.practice legend)",
        ".md-skip",
        ".always-here a",
        ".tailored-note p",
        ".tailored-note a",
        ".page-head dt",
        ".md-typeset:has(#about-this-page) .eyebrow",
        ".card-facts",
        ".step-time",
        ".why",
        ".addition-label",
        ".other-versions > summary",
        ".md-footer__direction",
        "#about-this-page, #about-this-page + .small-list li",
        ".md-typeset:has(#about-this-page) :is(#objectives, #sources, #agenda, #discussion)",
    )
)
"""What holds words of the interface, with or without content among them."""
NAMED_BY_CONTENT = "[aria-label='Alongside'], .headerlink"
WORDS = f"""() => {{
  const said = (element) => element.innerText.replace(/¶/g, "").replace(/\\s+/g, " ").trim();
  const found = [...document.querySelectorAll("{INTERFACE}")].map(said);
  for (const name of ["aria-label", "title", "placeholder"]) {{
    for (const element of document.querySelectorAll(`[${{name}}]:not({NAMED_BY_CONTENT})`)) {{
      found.push(element.getAttribute(name));
    }}
  }}
  return found;
}}"""


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the tests' output free of requests."""


@pytest.fixture(scope="module")
def mirrored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the real site in the made-up language, serve it, and give its address."""
    project = copy_project(tmp_path_factory.mktemp("mirrored") / "project")
    speak(project)
    result = project.build()
    assert result.returncode == 0, result.stdout + result.stderr
    handler = functools.partial(_QuietHandler, directory=str(project.site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """Open one tab for all pages."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def _english() -> list[re.Pattern[str]]:
    """Give every string of several words as a pattern for text in which it was left as it is.

    Titles of sections that authors write stay in their language; forms offer the same ones.
    """
    with CATALOGUE.open("rb") as file:
        ids = [message.id for message in read_po(file) if message.id]
    texts = [text for each in ids for text in ([each] if isinstance(each, str) else each)]
    stories = (REPOSITORY / "curricula/stories").glob("*.md")
    written = {
        title
        for path in stories
        for title in re.findall(r"^## (.+)$", path.read_text("utf-8"), re.M)
    }
    texts = [text for text in texts if text not in written]
    longest = [max(re.split(r"%\(\w+\)s", text), key=len).strip(" .,:;()") for text in texts]
    return [re.compile(rf"\b{re.escape(text)}\b") for text in longest if text.count(" ") > 2]


def test_the_pages_of_the_test_are_there(tab: Page, mirrored: str) -> None:
    for path in PAGES:
        answer = tab.goto(mirrored + path)
        assert answer is not None
        assert answer.status == 200, path


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_runs_from_right_to_left_and_fits(tab: Page, mirrored: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    too_wide = []
    for path in PAGES:
        tab.goto(mirrored + path)
        root = tab.evaluate(
            "({over: document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth,"
            " side: getComputedStyle(document.querySelector('article')).direction,"
            " language: document.documentElement.lang})"
        )
        assert root["side"] == "rtl", path
        assert root["language"] == LANGUAGE, path
        if root["over"] > 0:
            too_wide.append((path, root["over"]))
    assert too_wide == []


def test_every_word_of_the_interface_is_translated(tab: Page, mirrored: str) -> None:
    tab.set_viewport_size({"width": 1280, "height": 800})
    left: set[str] = set()
    seen = 0
    for path in PAGES:
        tab.goto(mirrored + path)
        said = [text for text in tab.evaluate(WORDS) if re.search(r"[^\W\d_]{2}", text)]
        seen += len(said)
        left |= {f"{path}: {text}" for text in said if OPENING not in text}
    assert left == set()
    assert seen > 500


def test_no_english_string_is_left_in_any_text(tab: Page, mirrored: str) -> None:
    patterns = _english()
    assert len(patterns) > 40
    left = set()
    for path in MADE:
        tab.goto(mirrored + path)
        text = re.sub(r"\s+", " ", tab.locator("body").inner_text())
        left |= {f"{path}: {each.pattern}" for each in patterns if each.search(text)}
    assert left == set()
