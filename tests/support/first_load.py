"""What a first visit to a page fetches, part by part, compressed as a web server would."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import BrowserContext

MODULE = "modules/stepping-in/"
"""The page that is measured: the longest module, with all its versions."""
LIMIT = 100_000
"""How many bytes a module page may fetch on a first visit, compressed."""
SEARCH = "search"
"""The part that holds all files of the search's index."""
_PARTS = {".html": "page", ".css": "styles", ".js": "scripts", ".svg": "pictures"}


def fetched(context: BrowserContext, address: str, page: str) -> list[str]:
    """Give the paths that a browser without a cache asks for when it opens a page."""
    tab = context.new_page()
    paths: list[str] = []
    tab.on("request", lambda asked: paths.append(unquote(urlsplit(asked.url).path)))
    tab.goto(address + page)
    tab.wait_for_load_state("networkidle")
    tab.close()
    folder = urlsplit(address).path
    return [path.removeprefix(folder) for path in paths if not path.startswith("data:")]


def weighed(site: Path, paths: Iterable[str]) -> Mapping[str, int]:
    """Give the compressed bytes of each part of a first visit, the heaviest first."""
    parts: Counter[str] = Counter({SEARCH: 0})
    for path in dict.fromkeys(paths):
        file = site / path / "index.html" if path.endswith("/") or not path else site / path
        if file.is_file():
            parts[part_of(path, file.suffix)] += len(gzip.compress(file.read_bytes(), 9))
    return dict(parts.most_common())


def part_of(path: str, suffix: str) -> str:
    """Name the part to which a file belongs."""
    if path.startswith("pagefind/"):
        return SEARCH
    return _PARTS.get(suffix, "other files")
