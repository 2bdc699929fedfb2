"""What a device keeps is treated with care: ticks, days, tabs, files, and what is damaged."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from icalendar import Calendar, Event
from playwright.sync_api import BrowserContext, Page, expect

from .test_accessibility import (
    ALL_RULES,
    COLOUR_RULES,
    NARROW,
    SHAPE_RULES,
    WIDE,
    show,
    violations,
)

MEETINGS = "tracks/tech-lead/engineering/inclusive-meetings/"
TRACK = "tracks/essentials/"
FINISHED = "alongside.finished.essentials"
IN_LOS_ANGELES = {"timezone_id": "America/Los_Angeles"}
LATE = "2026-11-20T05:30:00Z"
"""In Los Angeles it is half past nine in the evening of the day before."""
COLOURS = "/.__palette"
"""What the theme keeps, under the address of the site."""
FULL = """
  const keep = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, text) {
    if (text.length > 1000) throw new DOMException("", "QuotaExceededError");
    keep.call(this, key, text);
  };
"""
"""A device that has room for little things only."""


def _put(page: Page, key: str, entry: object) -> None:
    page.evaluate(
        "([key, entry]) => localStorage.setItem(key, JSON.stringify(entry))", [key, entry]
    )


def _kept(page: Page) -> dict[str, str]:
    return page.evaluate("({ ...localStorage })")


def _file(folder: Path, entries: dict[str, object], version: int = 1) -> Path:
    path = folder / "alongside.json"
    content = {"format": "alongside-device", "v": version, "entries": entries}
    path.write_text(json.dumps(content), "utf-8")
    return path


def _finish(page: Page, address: str, at: str) -> None:
    """Mark every module of the essentials as done at a moment, and open the track."""
    page.goto(address + TRACK)
    modules = page.locator(".steps [data-module]")
    for module, version in modules.evaluate_all(
        "all => all.map(({ dataset }) => [dataset.module, dataset.version])"
    ):
        _put(page, f"alongside.done.{module}", {"v": 1, "version": version, "at": at})
    page.reload()


def _calendar(page: Page, folder: Path) -> list[Event]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save these dates as a calendar file").click()
    file = folder / "refresh.ics"
    download.value.save_as(file)
    return Calendar.from_ical(file.read_bytes()).walk("VEVENT")


def test_ticks_of_a_checklist_stay_and_stand_among_the_notes(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.goto(address + MEETINGS)
    audit = page.locator("[data-id=eight-checks]")
    audit.get_by_role("checkbox").nth(1).focus()
    page.keyboard.press("Space")
    expect(audit.get_by_role("status")).to_have_text("Saved on this device.")
    audit.get_by_label("Your notes").fill("No captions.")
    page.reload()
    expect(audit.get_by_role("checkbox").nth(1)).to_be_checked()
    assert audit.get_by_role("checkbox", checked=True).count() == 1
    expect(audit.get_by_label("Your notes")).to_have_value("No captions.")
    page.goto(address + "my-notes/")
    words = page.locator(".journal__words")
    expect(words.nth(0)).to_contain_text("✓ Ahead. The material came as text a day before.")
    expect(words.nth(1)).to_have_text("No captions.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my notes as text").click()
    download.value.save_as(tmp_path / "notes.md")
    assert "> ✓ Ahead." in (tmp_path / "notes.md").read_text("utf-8")
    page.goto(address + MEETINGS)
    audit.get_by_role("checkbox").nth(1).uncheck()
    audit.get_by_label("Your notes").fill("")
    audit.get_by_label("Your notes").blur()
    assert "alongside.note.inclusive-meetings/eight-checks" not in _kept(page)


def test_a_plan_stands_among_the_notes_with_its_words(page: Page, address: str) -> None:
    page.goto(address + MEETINGS)
    plan = page.locator("al-note#my-plan")
    plan.get_by_label("If", exact=True).fill("we decide")
    plan.get_by_label("then I will").fill("ask for a round")
    plan.get_by_label("Date to look back").fill("2027-01-08")
    expect(plan.get_by_role("status")).to_have_text("Saved on this device.")
    page.goto(address + "my-notes/")
    expect(page.locator(".journal__words")).to_have_text(
        ["If we decide", "then I will ask for a round", "Look back on 2027-01-08"]
    )


def test_words_from_a_file_are_shown_as_words(page: Page, address: str, tmp_path: Path) -> None:
    act = "document.title='taken'"
    hostile = f'<img src=x onerror="{act}"><script>{act}</script>'
    entry = {"prompt": hostile, "title": hostile, "fields": {"text": hostile, "cue": {}}, "at": 5}
    page.goto(address + "my-notes/")
    file = _file(
        tmp_path,
        {
            "alongside.note.a/b": entry,
            "alongside.place": {"path": "javascript:alert(1)", "title": hostile},
            "alongside.finished.x": {"title": {}, "modules": [hostile], "at": LATE},
            "alongside.someday": {"later": True},
        },
        version=9,
    )
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".journal__words")).to_have_text(hostile)
    assert "alongside.someday" not in _kept(page)
    page.goto(address)
    expect(page.locator("al-resume")).to_be_hidden()
    for path in ("refresh/", "completion/", TRACK):
        page.goto(address + path)
        assert "taken" not in page.title()
    assert page.problems == []  # type: ignore[attr-defined]


def test_a_file_for_which_there_is_no_room_changes_nothing(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.goto(address + "my-notes/")
    _put(page, "alongside.note.a/a", {"fields": {"text": "first"}, "at": "2026-01-01"})
    before = _kept(page)
    page.add_init_script(FULL)
    page.reload()
    short = {"fields": {"text": "second"}, "at": "2026-02-01"}
    long = {"fields": {"text": "x" * 5_000_000}, "at": "2026-02-01"}
    file = _file(tmp_path, {"alongside.note.a/a": short, "alongside.note.b/b": long})
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".journal__status")).to_contain_text("no room")
    expect(page.locator(".journal__words")).to_have_text("first")
    assert _kept(page) == before


def test_delete_everything_takes_what_is_damaged_or_of_another_version_too(
    page: Page, address: str
) -> None:
    page.goto(address + "my-notes/")
    page.evaluate("localStorage.setItem('alongside.note.a/b', 'not JSON')")
    _put(page, "alongside.later.thing", {"v": 9})
    page.evaluate("localStorage.setItem('another-site', 'stays')")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete everything on this device").click()
    expect(page.locator(".journal__status")).to_have_text("Deleted.")
    assert set(_kept(page)) - {COLOURS} == {"another-site"}


def test_what_the_theme_keeps_is_on_the_list_too(page: Page, address: str) -> None:
    page.goto(address + MEETINGS)
    page.get_by_role("button", name="I have done this module").click()
    others = [key for key in _kept(page) if not key.startswith("alongside.")]
    assert set(others) <= {COLOURS}
    assert page.evaluate("sessionStorage.length") == 0
    assert page.context.cookies() == []
    page.goto(address + "what-is-kept/")
    expect(page.get_by_role("cell", name="….__palette", exact=True)).to_be_visible()


@pytest.mark.parametrize("context", [IN_LOS_ANGELES], indirect=True)
def test_days_are_those_of_the_reader_and_the_same_event_keeps_its_name(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.clock.set_fixed_time(datetime.datetime(2026, 11, 20, 6, tzinfo=datetime.UTC))
    _finish(page, address, LATE)
    _put(
        page,
        "alongside.note.x/plan",
        {"kind": "plan", "fields": {"act": "ask", "date": "2026-12-24"}, "at": LATE},
    )
    page.goto(address + "refresh/")
    events = _calendar(page, tmp_path)
    finished = datetime.date(2026, 11, 19)
    wanted = {finished + datetime.timedelta(days=days) for days in (7, 30, 60, 90, 240)}
    assert {event.decoded("dtstart") for event in events} == {
        *wanted,
        datetime.date(2026, 12, 24),
    }
    names = [str(event["uid"]) for event in events]
    assert len(set(names)) == len(names)
    page.clock.set_fixed_time(datetime.datetime(2026, 11, 21, 6, tzinfo=datetime.UTC))
    page.reload()
    assert [str(event["uid"]) for event in _calendar(page, tmp_path)] == names


def test_refresh_says_which_day_it_is_and_when_the_next_one_comes(page: Page, address: str) -> None:
    page.clock.set_fixed_time(datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC))
    _finish(page, address, "2026-11-13T12:00:00Z")
    said = page.locator("al-refresh p")
    page.goto(address + "refresh/")
    expect(said.nth(1)).to_contain_text("today is day 7, a day to come back.")
    expect(said.nth(1)).to_contain_text("The next day is December 13, 2026.")
    page.clock.set_fixed_time(datetime.datetime(2026, 11, 29, 12, tzinfo=datetime.UTC))
    page.reload()
    expect(said.nth(1)).to_contain_text("day 16 since you finished it.")
    page.clock.set_fixed_time(datetime.datetime(2027, 11, 29, 12, tzinfo=datetime.UTC))
    page.reload()
    expect(said.nth(1)).to_contain_text("There is no further day.")


def test_a_track_is_finished_when_its_last_module_was_and_other_tabs_hear_of_it(
    context: BrowserContext, page: Page, address: str
) -> None:
    _finish(page, address, "2026-11-13T12:00:00Z")
    assert json.loads(_kept(page)[FINISHED])["at"] == "2026-11-13T12:00:00.000Z"
    expect(page.locator(".progress__finished")).to_be_visible()
    other = context.new_page()
    other.goto(f"{address}{TRACK}stepping-in/")
    other.get_by_role("button", name="I have done this module").click()
    expect(page.locator(".progress__finished")).to_be_hidden()
    expect(page.locator("[data-module=stepping-in] .tick")).to_have_count(0)
    expect(page.locator(".progress__next")).to_contain_text("Stepping in")


def test_two_tabs_do_not_overwrite_each_others_self_check(
    context: BrowserContext, page: Page, address: str
) -> None:
    other = context.new_page()
    page.goto(address + "modules/start-here/")
    other.goto(address + "modules/start-here/")
    first, second = (
        tab.locator("fieldset[data-item-id=notice-left-out] input") for tab in (page, other)
    )
    first.nth(1).check()
    expect(second.nth(1)).to_be_checked()
    other.locator("al-self-check fieldset").last.locator("input").first.check()
    answers = json.loads(_kept(page)["alongside.survey.self-check.before"])["answers"]
    assert answers["notice-left-out"] == 2
    assert len(answers) == 2


def test_the_notice_stands_where_the_reader_is(page: Page, address: str) -> None:
    page.goto(address + "modules/start-here/")
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('', 'x'); }; }"
    )
    note = page.locator("al-note").first
    note.locator("textarea, input").first.fill("Leilani")
    expect(note.locator(".store-notice")).to_contain_text("keeps nothing at the moment")
    expect(page.locator(".store-notice")).to_have_count(1)


def _with_a_case_to_its_end(page: Page, address: str) -> None:
    page.goto(address + "modules/stepping-in/")
    case = page.locator("al-scenario#who-answers")
    case.get_by_role("link", name="You answer, to be quick.").click()
    case.get_by_role("link", name="You say sorry, and hand it back.").click()


def _with_cards_compared(page: Page, address: str) -> None:
    page.goto(address + "tracks/people-manager/engineering/everyday-exclusion/")
    for number in range(3):
        page.locator("al-sort select").nth(number).select_option(index=1)
    page.locator("al-sort button").click()


def _with_both_self_checks(page: Page, address: str) -> None:
    for path, number in (("modules/start-here/", 1), ("modules/keep-going/", 3)):
        page.goto(address + path)
        page.locator("fieldset[data-item-id=notice-left-out] input").nth(number).check()


def _with_notes(page: Page, address: str) -> None:
    page.goto(address + MEETINGS)
    page.locator("[data-id=eight-checks] input").first.check()
    page.goto(address + "my-notes/")


def _with_a_refresh(page: Page, address: str) -> None:
    _finish(page, address, "2026-11-13T12:00:00Z")
    page.goto(address + "refresh/")


def _with_a_record(page: Page, address: str) -> None:
    _finish(page, address, "2026-11-13T12:00:00Z")
    page.goto(address + "completion/")


@pytest.mark.parametrize(
    "bring",
    [
        *(_with_a_case_to_its_end, _with_cards_compared, _with_both_self_checks),
        *(_with_notes, _with_a_refresh, _with_a_record),
    ],
)
def test_axe_finds_nothing_in_what_a_device_shows_of_its_reader(
    page: Page, address: str, bring: object
) -> None:
    bring(page, address)  # type: ignore[operator]
    show(page, WIDE)
    found = violations(page, ALL_RULES, "article")
    show(page, NARROW, dark=True)
    found += violations(page, COLOUR_RULES, "article")
    show(page, NARROW, forced=True)
    found += violations(page, SHAPE_RULES, "article")
    assert found == []
    page.add_style_tag(content="html { font-size: 200% !important; }")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert page.problems == []  # type: ignore[attr-defined]
