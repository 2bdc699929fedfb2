"""A session's pages beside its guide: each shows what it is for, and no more."""

from __future__ import annotations

import dataclasses
import datetime
import io
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from icalendar import Calendar

from alongside.formats.calendars import calendars
from alongside.pages import Site, compose, compose_session_page, for_page, session_pages
from alongside.pages.qr_codes import qr_svg
from alongside.pages.session_pages import SessionPage
from tests.pages.conftest import site_of
from tests.support.markdown import soup_of
from tests.support.pages import words_of
from tests.support.tiny import TINY

WEBINAR = """modes: [in-person, remote, webinar]
webinar:
  captions: "A person writes them."
  moderation: "A second person reads the chat."
  questions: "In writing, without a name too."
  recording: "Only if all who speak agree."
"""


def _changed(tmp_path: Path, name: str, text: str) -> Site:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return site_of(TINY / "curricula", tmp_path)


def _page(site: Site, face: str) -> BeautifulSoup:
    from jinja2 import Environment

    page = next(each for each in session_pages(site) if each.face == face)
    macros, variables = for_page(site, page.src_uri)
    text = Environment().from_string(page.source()).render({**variables, **macros})
    return soup_of(compose_session_page(site, page, text))


def test_a_session_has_pages_for_participants_cards_room_and_plans(tiny: Site) -> None:
    assert [page.src_uri for page in session_pages(tiny)] == [
        "sessions/tea-circle/participants.md",
        "sessions/tea-circle/brief.md",
        "sessions/tea-circle/cards.md",
        "sessions/tea-circle/room.md",
        "plans/tea-on-tuesday.md",
    ]


def test_participants_get_agenda_agreements_access_and_handouts(tiny: Site) -> None:
    text = words_of(_page(tiny, "participants"))
    for piece in (
        "0:00–0:10 Open One person explains.",
        "What to bring A cup.",
        "What we agree on",
        '"Who has not had tea?"',
    ):
        assert piece in text


def test_participants_see_no_word_that_is_for_facilitators_alone(tiny: Site) -> None:
    text = words_of(_page(tiny, "participants"))
    session = tiny.library.sessions["tea-circle"]
    guide = words_of(soup_of(compose(tiny, "sessions", session, session.body.text)))
    for piece in (
        '"Welcome."',
        "The kettle.",
        "People arrive.",
        "Greet by name.",
        "Write it down.",
    ):
        assert piece in guide
        assert piece not in text


def test_in_brief_a_guide_holds_what_is_said_and_how_to_opt_out(tiny: Site) -> None:
    text = words_of(_page(tiny, "brief"))
    for piece in ("0:00–0:10 · 10 minutes", '"Welcome."', "Write it down.", '"What do you keep?"'):
        assert piece in text
    for piece in ("The kettle.", "People arrive.", "Greet by name."):
        assert piece not in text


def test_a_handout_for_facilitators_stays_off_the_page_for_participants(tmp_path: Path) -> None:
    own = (
        "---\nextends: tea-circle\n---\n\n//// handout | card\n"
        '    title: "Card"\n    kind: observer\n    copies: one\n    readers: facilitators\n'
        "Note who pours.\n////\n"
    )
    site = _changed(tmp_path, "sessions/tea-circle.md", own)
    assert "Note who pours." not in words_of(_page(site, "participants"))
    assert "Note who pours." in words_of(_page(site, "cards"))


def test_cards_say_how_many_sheets_of_paper_they_take(tiny: Site) -> None:
    soup = _page(tiny, "cards")
    (row,) = soup.select("tbody tr")
    cells = [words_of(cell) for cell in row.select("td")]
    assert cells == ["Card", "one for each person", "2", "4", "1 for each copy"]
    assert [words_of(slip) for slip in soup.select(".slip")] == [
        'Host "Who has not had tea?"',
        'Guest "With milk, please."',
    ]


def test_links_of_a_handout_lead_to_the_same_place_from_each_page(tmp_path: Path) -> None:
    own = (
        "---\nextends: tea-circle\n---\n\n//// handout | card\n"
        '    title: "Card"\n    kind: sheet\n    copies: one\n'
        "Read [the sample](../modules/sample.md#text).\n////\n"
    )
    site = _changed(tmp_path, "sessions/tea-circle.md", own)
    links = [a["href"] for a in _page(site, "cards").select(".handout a")]
    assert "../../modules/sample.md#text" in links


def test_the_screen_for_the_room_shows_what_all_may_see_and_lists_all_steps(tiny: Site) -> None:
    soup = _page(tiny, "room")
    rows = soup.select("tr[data-step]")
    assert [row["data-title"] for row in rows] == ["Open", "Round"]
    assert rows[0]["data-prompt"] == "A pot of tea, and a question."
    assert '"Welcome."' not in words_of(soup)
    assert "Why there are no slides" in words_of(soup)


def test_the_screen_for_the_room_keeps_the_blanks_that_facilitators_fill_in(tmp_path: Path) -> None:
    guide = (TINY / "curricula" / "sessions" / "tea-circle.md").read_text("utf-8")
    own = guide.replace("A pot of tea, and a question.", "We meet _again_ on ______.")
    soup = _page(_changed(tmp_path, "sessions/tea-circle.md", own), "room")
    assert soup.select_one("tr[data-step]")["data-prompt"].split() == [
        "We",
        "meet",
        "again",
        "on",
        "______.",
    ]


def test_a_handout_has_a_code_that_leads_to_the_page_for_participants(tiny: Site) -> None:
    site = dataclasses.replace(tiny, url="https://example.org/course/")
    address = "https://example.org/course/sessions/tea-circle/participants/"
    soup = _page(site, "cards")
    assert soup.select_one(".qr a")["href"] == address
    assert soup.select_one(".qr path")["d"] == qr_svg(address).path
    assert _page(tiny, "cards").select(".qr") == []


def test_the_invitation_says_what_it_is_how_to_opt_out_and_what_to_bring(tiny: Site) -> None:
    session = tiny.library.sessions["tea-circle"]
    soup = soup_of(compose(tiny, "sessions", session, session.body.text))
    text = words_of(soup.select_one("[data-copy]"))
    for piece in ("Tea circle", "Half an hour to talk.", "Opting out.", "Access.", "A cup."):
        assert piece in text
    button = soup.select_one(".copy__controls")
    assert button.has_attr("hidden"), "without scripts there is no button that does nothing"


def test_a_webinar_has_duties_of_its_own_in_guide_and_plan(tmp_path: Path) -> None:
    site = _changed(tmp_path, "sessions/tea-circle.md", f"---\nextends: tea-circle\n{WEBINAR}---\n")
    session = site.library.sessions["tea-circle"]
    guide = words_of(soup_of(compose(site, "sessions", session, session.body.text)))
    page = next(each for each in session_pages(site) if each.face == "plan")
    plan = page.plan.model_copy(update={"mode": session.modes[-1]})
    found = SessionPage("plan", session, plan)
    for text in (guide, words_of(soup_of(compose_session_page(site, found, "")))):
        for duty in ("A person writes them.", "reads the chat", "without a name", "all who speak"):
            assert duty in text


def test_a_plan_shows_clock_times_and_offers_a_calendar_file(tiny: Site) -> None:
    soup = _page(tiny, "plan")
    assert "16:00–16:10 Open" in words_of(soup)
    assert soup.select_one("a[download]")["href"] == "tea-on-tuesday.ics"


def test_the_calendar_file_is_valid_and_has_one_event_for_each_part(tmp_path: Path) -> None:
    plan = (
        "id: tea-on-tuesday\nsession: tea-circle\nmode: in-person\ntime_zone: Europe/Lisbon\n"
        'date: 2027-03-09\nstart: "16:00"\nfacilitators: ["Nuñez"]\nplace: "Room 4"\n'
        'parts:\n  - {begins_with: round, date: 2027-03-30, start: "16:00"}\n'
    )
    site = _changed(tmp_path, "plans/tea-on-tuesday.yml", plan)
    ((path, text),) = calendars(site)
    assert path == "plans/tea-on-tuesday/tea-on-tuesday.ics"
    events = Calendar.from_ical(text).events
    assert [each.errors for each in events] == [[], []]
    assert [each.start.astimezone(datetime.UTC).hour for each in events] == [16, 15]
    assert [str(each["summary"]) for each in events] == [
        "Tea circle (part 1 of 2)",
        "Tea circle (part 2 of 2)",
    ]
    assert len({str(each["uid"]) for each in events}) == 2
    assert {str(each["location"]) for each in events} == {"Room 4"}
    assert all(
        len(line.encode()) <= 75 for line in io.StringIO(text, newline="\r\n").read().split("\r\n")
    )
    assert text == next(calendars(site))[1], "the same plan gives the same file"


def test_an_internal_plan_stays_out_of_a_public_build(tmp_path: Path) -> None:
    plan = (TINY / "curricula/plans/tea-on-tuesday.yml").read_text("utf-8") + "internal: true\n"
    site = _changed(tmp_path, "plans/tea-on-tuesday.yml", plan)
    assert [page for page in session_pages(site) if page.plan] == []
    assert list(calendars(site)) == []
    session = site.library.sessions["tea-circle"]
    assert "tea-on-tuesday" not in compose(site, "sessions", session, session.body.text)
    inside = dataclasses.replace(site, visibility="internal")
    assert [page.plan.id for page in session_pages(inside) if page.plan] == ["tea-on-tuesday"]


@pytest.mark.parametrize("face", ["participants", "brief", "cards", "room"])
def test_no_page_has_two_things_of_the_same_id(face: str, tiny: Site) -> None:
    ids = [each["id"] for each in _page(tiny, face).select("[id]")]
    assert len(ids) == len(set(ids))


def test_small_cards_lie_several_times_on_a_sheet_and_are_read_out_once(tmp_path: Path) -> None:
    own = (
        "---\nextends: tea-circle\n---\n\n/// handout | card\n"
        '    title: "Card"\n    kind: minute\n    copies: per-person\n    per_sheet: 3\n'
        "One thing to keep: ______\n///\n"
    )
    site = _changed(tmp_path, "sessions/tea-circle.md", own)
    cards = _page(site, "cards")
    slips = cards.select(".handout > .slips > .slip")
    assert [words_of(slip) for slip in slips] == ["Card One thing to keep: ______"] * 3
    assert [slip.get("aria-hidden") for slip in slips] == [None, "true", "true"]
    (row,) = cards.select("tbody tr")
    assert words_of(row).endswith("1 for 3 copies")
    assert words_of(_page(site, "participants")).count("One thing to keep") == 1
