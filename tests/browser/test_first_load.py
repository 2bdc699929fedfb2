"""A first visit to a module costs little, and nothing for a search that nobody has begun."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.support.first_load import LIMIT, MODULE, SEARCH, fetched, weighed
from tests.support.projects import Project


@pytest.mark.parametrize("page", [MODULE, "tracks/people-manager/engineering/stepping-in/"])
def test_a_module_page_weighs_at_most_a_hundred_kilobytes(
    context: BrowserContext, address: str, built: Project, page: str
) -> None:
    paths = fetched(context, address, page)
    parts = weighed(built.site, paths)
    assert {"page", "styles", "scripts"} <= set(parts)
    assert sum(parts.values()) <= LIMIT, parts
    assert parts[SEARCH] == 0
    missing = [path for path in paths if not (built.site / path).exists()]
    assert missing == []


def test_parts_are_weighed_compressed_and_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text("<p>words</p>" * 200, "utf-8")
    (tmp_path / "pagefind").mkdir()
    (tmp_path / "pagefind/entry.json").write_text("{}", "utf-8")
    parts = weighed(tmp_path, ["a/", "a/", "pagefind/entry.json", "missing.js"])
    assert parts["page"] == len(gzip.compress(b"<p>words</p>" * 200, 9)) < 200
    assert parts[SEARCH] > 0
    assert set(parts) == {"page", SEARCH}
