"""A track's own page, and the sentence that says for whom a page is."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from alongside.curriculum import TrackKind
from alongside.pages import Site, TrackWords, track_page
from tests.pages.conftest import site_of
from tests.support.pages import words_of
from tests.support.tiny import TINY

PAIR = "people-manager/engineering"
TO_TOP = "../../../"


def _page(site: Site, path: str, to_top: str = TO_TOP) -> BeautifulSoup:
    return BeautifulSoup(track_page(site, site.tracks[path], to_top).html, "lxml")


def _note(site: Site, path: str, module: str, to_top: str = "../../../../") -> BeautifulSoup:
    track = site.tracks[path]
    return BeautifulSoup(TrackWords(site).note(track, track.entry(module), to_top), "lxml")


def test_it_says_for_whom_it_is_and_how_long_it_takes(tiny: Site) -> None:
    soup = _page(tiny, PAIR)
    assert words_of(soup.h1) == "People managers in Engineering"
    words = words_of(soup)
    assert "people managers in Engineering" in words
    assert "Weight on pay. Weight on reviews." in words
    assert "11 minutes" in words
    assert "3 modules" in words
    assert "One module a week: 3 weeks" in words


def test_its_modules_stand_in_order_each_with_minutes_summary_and_why_it_is_here(
    tiny: Site,
) -> None:
    items = list(_page(tiny, PAIR).select("ol li"))
    assert [item.a["href"] for item in items] == ["first-steps/", "sample/", "last-look/"]
    first, sample, last = map(words_of, items)
    assert "3 minutes" in first
    assert "What this is." in first
    assert "it is part of the essentials" in first
    assert "it is added for your role" in sample
    assert "it is part of the essentials" in last


def test_a_module_that_another_one_needs_says_so(tmp_path: Path) -> None:
    (tmp_path / "tracks").mkdir()
    (tmp_path / "tracks" / "essentials.yml").write_text(
        "id: essentials\nextends: essentials\ninclude: [last-look]\n"
    )
    site = site_of(TINY / "curricula", tmp_path)
    first = words_of(_page(site, "people-manager").select_one("ol li"))
    assert "you need it for “A sample: O'Neill's question”" in first


def test_its_sessions_stand_by_week_with_a_link(tiny: Site) -> None:
    soup = _page(tiny, PAIR)
    assert "Week 2" in words_of(soup)
    assert soup.select_one(f'a[href="{TO_TOP}sessions/tea-circle/"]')


def test_it_says_when_to_come_back(real: Site) -> None:
    words = words_of(_page(real, "engineering"))
    for day in real.tracks["engineering"].reinforcement_days:
        assert f"Day {day}" in words
    assert real.tracks["engineering"].reinforcement_days


@pytest.mark.parametrize(
    ("path", "number"), [("people-manager", 9), ("engineering", 8), (PAIR, 0), ("essentials", 0)]
)
def test_from_a_role_one_gets_to_each_department_and_back(
    real: Site, path: str, number: int
) -> None:
    links = [a["href"] for a in _page(real, path, "../../").select("#combined + ul a")]
    assert len(links) == number
    for link in links:
        track = real.tracks[link.removeprefix("../../tracks/").rstrip("/")]
        assert track.kind is TrackKind.PAIR
        assert path in track.path.split("/")


def test_from_a_pair_one_gets_to_its_role_its_department_and_the_essentials(real: Site) -> None:
    links = {a["href"] for a in _page(real, PAIR).select("#other-versions + ul a")}
    assert links == {
        f"{TO_TOP}find-your-track/",
        f"{TO_TOP}modules/",
        f"{TO_TOP}tracks/essentials/",
        f"{TO_TOP}tracks/people-manager/",
        f"{TO_TOP}tracks/engineering/",
    }


def test_its_headings_are_those_of_its_html_and_nest_without_a_gap(real: Site) -> None:
    for track in real.full_tracks:
        page = track_page(real, track, "../")
        soup = BeautifulSoup(page.html, "lxml")
        found = [(int(h.name[1]), h["id"], words_of(h)) for h in soup.select("h1, h2, h3, h4")]
        assert found == [(h.level, h.id, h.title) for h in page.headings], track.path
        levels = [level for level, _, _ in found]
        assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_a_tailored_page_says_in_a_sentence_for_whom_it_is_and_what_is_left(tiny: Site) -> None:
    words = words_of(_note(tiny, PAIR, "sample"))
    assert "This is the version for people managers in Engineering." in words
    assert "Module 2 of 3 in this track, 8 minutes left." in words


def test_a_tailored_page_leads_to_all_versions_and_to_another_role(tiny: Site) -> None:
    links = [a["href"] for a in _note(tiny, PAIR, "sample").select("a")]
    assert links == ["../", "../../../../modules/sample/", "../../../../find-your-track/"]


def test_words_made_once_for_a_track_do_not_mix_up_pages(real: Site) -> None:
    words = TrackWords(real)
    for track in real.full_tracks[:20]:
        for entry in track.entries:
            once = words.note(track, entry, "../../../")
            assert once == TrackWords(real).note(track, entry, "../../../")
            assert words.title(track, entry).startswith(f"{entry.module.title}, for ")


def test_the_title_of_a_tailored_page_names_its_audience_in_plain_text(tiny: Site) -> None:
    track = tiny.tracks[PAIR]
    title = TrackWords(tiny).title(track, track.entry("sample"))
    assert title == "A sample: O'Neill's question, for people managers in Engineering"


def test_the_page_with_all_versions_says_so(tiny: Site) -> None:
    soup = BeautifulSoup(TrackWords(tiny).note_on_all("../../"), "lxml")
    assert "the version for everyone" in words_of(soup)
    assert soup.a["href"] == "../../find-your-track/"


def test_versions_are_labelled_with_their_audiences(tiny: Site) -> None:
    label = TrackWords(tiny).label(["people-manager+design", "engineering", "everyone"])
    assert label == "For people managers in Design, Engineering, everyone"


def test_titles_and_summaries_never_become_markup(tmp_path: Path) -> None:
    hostile = "<b onclick=x>&amp;</b>"
    for kind, name, fields in (
        ("modules", "sample.md", f"id: sample\nextends: sample\ntitle: '{hostile}'"),
        (
            "tracks",
            "people-manager.yml",
            f"id: people-manager\nextends: people-manager\nsummary: '{hostile}'",
        ),
    ):
        (tmp_path / kind).mkdir()
        text = f"---\n{fields}\n---\n" if name.endswith(".md") else f"{fields}\n"
        (tmp_path / kind / name).write_text(text)
    site = site_of(TINY / "curricula", tmp_path)
    soup = _page(site, PAIR)
    assert words_of(soup).count(hostile) == 2
    assert not soup.select("b")
    track = site.tracks[PAIR]
    assert TrackWords(site).title(track, track.entry("sample")).startswith(hostile)
