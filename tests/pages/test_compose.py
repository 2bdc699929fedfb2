"""The page of an item shows what its front matter says, around its text."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from alongside.pages import Site, compose
from alongside.pages.here import UnknownNameError
from alongside.pages.repository import edit_address
from tests.pages.conftest import site_of
from tests.support.markdown import soup_of
from tests.support.pages import words_of
from tests.support.tiny import TINY

HOSTILE = '<script>alert(1)</script> {{ 7 * 7 }} *b* [x](javascript:y) | `c` # "q" & Ọlá'
UNREVIEWED = "In review: no expert has reviewed this text yet"


def _page(site: Site, kind: str, name: str, body: str = "## Text\n\nThe text.") -> BeautifulSoup:
    return soup_of(compose(site, kind, getattr(site.library, kind)[name], body))


def _changed(tmp_path: Path, name: str, fields: str) -> Site:
    """Give the tiny site with fields of one item changed."""
    path = tmp_path / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\nid: {path.stem}\nextends: {path.stem}\n{fields}\n---\n", "utf-8")
    return site_of(TINY / "curricula", tmp_path)


def _in_order(soup: BeautifulSoup, *pieces: str) -> bool:
    """Tell whether pieces stand in this order among the words of a page."""
    text, at = words_of(soup), 0
    for piece in pieces:
        at = text.find(piece, at)
        if at < 0:
            return False
    return True


def test_a_module_begins_with_what_it_gives_and_ends_with_where_it_comes_from(tiny: Site) -> None:
    soup = _page(tiny, "modules", "sample")
    assert soup.h1.get_text() == "A sample: O'Neill's question"
    assert _in_order(
        soup,
        "A sample: O'Neill's question",
        "How to ask.",
        "5 minutes",
        "Listening",
        "level 2 (practice)",
        "First steps",
        UNREVIEWED,
        "This text describes sexist treatment.",
        "What you will be able to do",
        "Ask a question that is open.",
        "Ask before you help.",
        "People manager",
        "The text.",
        "Stories",
        "The list of names",
        "Practise in a group",
        "Tea circle",
        "Sources",
        "Names at work",
        "Research, good: one trial",
        "About this page",
        "31 May 2030",
        "Олена Ковальчук",
        "Creative Commons Attribution 4.0",
        "Doors for reporting and advice",
        "Tell us",
    )


def test_a_module_has_a_place_for_the_note_that_says_for_whom_it_is(tiny: Site) -> None:
    soup = _page(tiny, "modules", "sample")
    (slot,) = soup.select('[data-slot="audience"]')
    assert slot.get_text() == ""
    assert slot.find_previous("h1")
    assert slot.find_next("h2").get_text() == "What you will be able to do"


def test_links_lead_to_files_that_the_site_builder_resolves(tiny: Site) -> None:
    found = {a["href"] for a in _page(tiny, "modules", "sample").select("a[href]")}
    assert {
        "../competencies.md#listening",
        "first-steps.md",
        "../stories/harbour-names.md",
        "../sessions/tea-circle.md",
        "../people/olena.md",
        "../organisation.md#report-harm",
        "../organisation.md#feedback",
        "https://doi.org/10.1000/182",
    } <= found


def test_a_story_says_how_it_ended_how_we_know_and_what_to_do_differently(tiny: Site) -> None:
    assert _in_order(
        _page(tiny, "stories", "harbour-names"),
        "The list of names",
        "Harbour",
        "2021",
        "It went wrong",
        "From the public record",
        "The text.",
        "What to take from it",
        "A joke among few becomes a harm to many.",
        "What to do differently",
        "Delete the list on the first day.",
        "Who could have spoken?",
        "What would you do?",
        "First steps",
        "A sample",
        "A list of names",
        "News report",
        "Known to us from a summary only.",
    )


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("checked: 2026-11-20", "Last read on 20 November 2026."),
        (
            "checked: 2026-11-20\n  stored_copy: true",
            "Last read on 20 November 2026, in a stored copy: the page itself may have changed.",
        ),
    ],
)
def test_a_source_says_when_it_was_last_read_and_whether_in_a_copy(
    tmp_path: Path, lines: str, said: str
) -> None:
    sources = (TINY / "curricula" / "sources.yml").read_text("utf-8")
    changed = tmp_path / "sources.yml"
    changed.write_text(sources.replace("seen: summary", f"seen: text\n  {lines}"), "utf-8")
    site = site_of(TINY / "curricula", tmp_path)
    assert said in words_of(_page(site, "stories", "harbour-names"))


def test_a_story_of_success_has_no_part_on_what_to_do_differently(tiny: Site) -> None:
    soup = _page(tiny, "stories", "night-shift")
    assert "It worked" in words_of(soup)
    assert "Told by the person who lived it" in words_of(soup)
    assert not soup.select("#do-differently")


def test_a_reader_can_pass_over_a_storys_text_after_its_content_notes(tmp_path: Path) -> None:
    site = _changed(tmp_path, "stories/harbour-names", "content_notes: [sexism-described]")
    soup = _page(site, "stories", "harbour-names")
    assert _in_order(soup, "sexist treatment", "Skip the text", "The text.", "What to take from it")
    (link,) = [a for a in soup.select("a") if "Skip the text" in a.get_text()]
    assert soup.select_one(link["href"]).get_text() == "What to take from it"


def test_the_agenda_counts_the_time_from_the_start(tiny: Site) -> None:
    soup = _page(tiny, "sessions", "tea-circle")
    (table,) = soup.select("table")
    rows = [[words_of(cell) for cell in row.select("td")] for row in table.select("tbody tr")]
    assert rows == [
        ["", "0:00–0:10", "10", "Talk", "5 minutes"],
        ["", "0:10–0:30", "20", "Round", ""],
    ]


def test_a_session_says_at_a_glance_what_it_takes(tiny: Site) -> None:
    assert _in_order(
        _page(tiny, "sessions", "tea-circle"),
        "30 minutes",
        "4 to 8 people",
        "in one room; all remote",
        "1 facilitator",
        "Easy: no experience needed",
        "10 minutes",
        "Ask one open question.",
        "Everybody.",
        "People who rate each other.",
        "Run sheet",
        "Open: 5 instead of 10 minutes. Gained: 5, in all 5.",
        "The session takes 25 minutes at the least.",
        "Card: one for each person; 2 cards in a set, 1 sheet of paper each",
        "The text.",
        "What comes next",
        "The same session again",
    )


def test_a_review_is_shown_with_name_expertise_and_day(tmp_path: Path) -> None:
    review = "status: stable\nreviewed_by: [{name: Nuñez, expertise: lived, date: 2026-02-03}]"
    text = words_of(_page(_changed(tmp_path, "modules/sample", review), "modules", "sample"))
    assert "Nuñez (lived experience), 3 February 2026" in text
    assert UNREVIEWED not in text


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("modules/sample", "title"),
        ("modules/sample", "summary"),
        ("stories/harbour-names", "title"),
        ("stories/harbour-names", "summary"),
        ("stories/harbour-names", "organisation"),
        ("stories/harbour-names", "years"),
        ("stories/harbour-names", "lesson"),
        ("stories/harbour-names", "do_differently"),
        ("sessions/tea-circle", "title"),
    ],
)
def test_front_matter_never_becomes_markup_or_code(tmp_path: Path, name: str, field: str) -> None:
    site = _changed(tmp_path, name, f"{field}: '{HOSTILE}'")
    soup = _page(site, *name.split("/"))
    assert HOSTILE in words_of(soup)
    assert not soup.select("script, em, code, a[href^=javascript]")


def test_what_the_text_holds_is_not_run_again(tiny: Site) -> None:
    assert "{{ 7 * 7 }}" in words_of(_page(tiny, "stories", "harbour-names", "{{ 7 * 7 }}"))


@pytest.mark.parametrize(
    ("repository", "start"),
    [
        ("https://github.com/o/r/", "https://github.com/o/r/edit/main/"),
        ("https://gitlab.com/o/r", "https://gitlab.com/o/r/-/edit/main/"),
    ],
)
def test_a_page_can_be_edited_where_the_organisation_names_a_repository(
    tmp_path: Path, repository: str, start: str
) -> None:
    (tmp_path / "organisation.yml").write_text(f"repository_url: {repository}\n")
    site = site_of(TINY / "curricula", tmp_path)
    item = site.library.modules["sample"]
    assert edit_address(site, item) == f"{start}curricula/modules/sample.md"
    soup = _page(site, "modules", "sample")
    assert [a for a in soup.select("a") if a.get_text() == "Edit this page"]


def test_without_a_repository_nothing_offers_to_edit(tiny: Site) -> None:
    assert edit_address(tiny, tiny.library.modules["sample"]) is None
    assert "Edit this page" not in words_of(_page(tiny, "modules", "sample"))


def test_an_unknown_kind_is_named_with_those_that_exist(tiny: Site) -> None:
    with pytest.raises(UnknownNameError, match=r'"moduls".*Did you mean "modules"'):
        compose(tiny, "moduls", tiny.library.modules["sample"], "")


def test_every_real_item_has_a_page(real: Site) -> None:
    for kind, item in real.library.pages():
        soup = soup_of(compose(real, kind, item, item.body.text))
        assert soup.h1.get_text() == item.title
        ids = [each["id"] for each in soup.select("[id]")]
        assert len(ids) == len(set(ids)), item.id


def test_sources_of_a_shared_passage_are_listed_on_the_pages_that_include_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "ground-rules.md").write_text(
        "---\nid: ground-rules\ntitle: Rules\nsummary: Rules.\nsources: [harbour-2021]\n---\n"
        "Say names right [@harbour-2021].\n"
    )
    site = site_of(TINY / "curricula", tmp_path)
    names = [source.key for source in site.sources_of(site.library.modules["first-steps"])]
    assert names == ["harbour-2021", "okafor-2020"]
    assert ("modules", "first-steps") in {
        (kind, item.id) for kind, item in site.citing("harbour-2021")
    }


def test_a_page_says_when_its_file_last_changed_if_that_is_known(tiny: Site) -> None:
    text = words_of(_page(tiny, "modules", "sample"))
    assert "Last change" not in text
    path = tiny.library.modules["sample"].document.path
    known = dataclasses.replace(tiny, changes={path: datetime.date(2026, 2, 3)})
    assert "Last change: 3 February 2026." in words_of(_page(known, "modules", "sample"))
    assert "Last change" not in words_of(_page(known, "modules", "first-steps"))


@pytest.mark.parametrize("kind", ["modules", "sessions", "kits"])
def test_every_text_with_content_notes_can_be_passed_over(real: Site, kind: str) -> None:
    items = [item for item in getattr(real, kind) if item.content_notes]
    for item in items:
        soup = _page(real, kind, item.id)
        (link,) = [a for a in soup.select("a") if "Skip the text" in a.get_text()]
        target = soup.select_one(link["href"])
        assert "The text." in words_of(soup).partition(words_of(target))[0], item.id
    assert items or kind != "modules"


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ({"repository_url": "https://github.com/x/y/"}, "https://github.com/x/y/issues/new?title="),
        (
            {"repository_url": "https://gitlab.com/x/y"},
            "https://gitlab.com/x/y/-/issues/new?issue%5Btitle%5D=",
        ),
        ({"feedback": "a box, or talk@b.test"}, "mailto:talk@b.test?subject="),
        ({"feedback": "a box"}, "mailto:run@b.test?subject="),
    ],
)
def test_a_problem_is_reported_where_the_organisation_takes_reports(
    tiny: Site, fields: dict[str, str], address: str
) -> None:
    organisation = tiny.library.organisation
    feedback = organisation.feedback.model_copy(
        update={"contact": fields.pop("feedback", organisation.feedback.contact)}
    )
    contact = organisation.contact.model_copy(update={"email": "run@b.test"})
    changed = organisation.model_copy(
        update={"repository_url": None, "feedback": feedback, "contact": contact, **fields}
    )
    library = dataclasses.replace(tiny.library, organisation=changed)
    soup = _page(dataclasses.replace(tiny, library=library), "modules", "sample")
    (link,) = [a for a in soup.select("a") if "Report a problem" in a.get_text()]
    assert link["href"].startswith(address)
    assert "A%20sample%3A%20O%27Neill%27s%20question" in link["href"]
    assert ("can be read by all" in words_of(soup)) == ("repository_url" in fields)
