"""Feed readers can read what is new."""

from __future__ import annotations

import feedparser
import pytest

from tests.support.projects import Project


@pytest.mark.practice(3)
@pytest.mark.parametrize(
    ("name", "folders"),
    [
        ("stories", {"stories"}),
        ("modules", {"modules"}),
        ("changes", {"modules", "stories", "sessions"}),
    ],
)
def test_a_feed_reader_reads_each_feed(built: Project, name: str, folders: set[str]) -> None:
    feed = feedparser.parse((built.site / f"feeds/{name}.xml").read_bytes())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title and feed.feed.id and feed.feed.updated_parsed
    assert {entry.tags[0].term for entry in feed.entries} == folders
    for entry in feed.entries:
        assert entry.title and entry.summary and entry.updated_parsed
        path = entry.link.removeprefix("https://alongside.example.org/")
        assert (built.site / path / "index.html").is_file()
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
