"""An earlier address leads to the present one."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from alongside.pages import Site, redirects
from tests.pages.conftest import site_of
from tests.support.tiny import TINY

ROOT = "https://example.org/course/"


@pytest.fixture
def renamed(tmp_path: Path) -> Site:
    """Give the tiny site with earlier ids."""
    for name, aliases in {
        "modules/sample": "[old-sample, first-steps]",
        "stories/harbour-names": "[names]",
    }.items():
        path = tmp_path / f"{name}.md"
        path.parent.mkdir(parents=True)
        stem = path.stem
        path.write_text(f"---\nid: {stem}\nextends: {stem}\naliases: {aliases}\n---\n")
    return site_of(TINY / "curricula", tmp_path)


def test_every_earlier_address_has_a_page_also_within_tracks(renamed: Site) -> None:
    found = dict(redirects(renamed))
    tracks = [track.path for track in renamed.tracks_with("sample")]
    assert "people-manager/engineering" in tracks
    assert set(found) == {
        "modules/old-sample/",
        "stories/names/",
        *(f"tracks/{path}/old-sample/" for path in tracks),
    }


def test_a_page_that_exists_is_never_replaced(renamed: Site) -> None:
    assert "modules/first-steps/" not in dict(redirects(renamed))


def test_a_redirect_works_without_scripts_and_names_the_page_that_search_engines_keep(
    renamed: Site,
) -> None:
    address = "tracks/people-manager/engineering/old-sample/"
    soup = BeautifulSoup(dict(redirects(renamed, ROOT))[address], "lxml")
    new = f"{ROOT}tracks/people-manager/engineering/sample/"
    refresh = soup.select_one("meta[http-equiv=refresh]")["content"]
    assert urljoin(ROOT + address, refresh.removeprefix("0; url=")) == new
    assert urljoin(ROOT + address, soup.select_one("main a")["href"]) == new
    assert soup.select_one("link[rel=canonical]")["href"] == f"{ROOT}modules/sample/"
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    assert soup.title.get_text() == "A sample: O'Neill's question"
    assert soup.html["lang"] == "en"
    assert not soup.select("script, style, [style]")
