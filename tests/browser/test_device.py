"""What a reader writes and marks stays on their device, survives, travels, and can be deleted."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import BrowserContext, Page, expect

MODULE = "tracks/people-manager/engineering/everyday-exclusion/"
NOTE = "alongside.note.everyday-exclusion/who-was-missing"
_THROWS = "Storage.prototype.setItem = () => {{ throw new DOMException('', '{}'); }};"
BROKEN = {
    "refused": _THROWS.format("SecurityError"),
    "full": _THROWS.format("QuotaExceededError"),
    "absent": "Object.defineProperty(window, 'localStorage', { get() { throw Error('none'); } });",
}
"""Scripts that run before the page and take its storage away."""


def _note(page: Page):
    return page.locator("al-note#who-was-missing textarea")


def _write(page: Page, text: str) -> None:
    _note(page).fill(text)
    page.wait_for_function(
        "([key, text]) => (localStorage.getItem(key) ?? '').includes(text)", arg=[NOTE, text]
    )


def _kept(page: Page) -> dict:
    return page.evaluate(
        "Object.fromEntries(Object.entries(localStorage).filter(([key]) => "
        "key.startsWith('alongside.')).map(([key, text]) => [key, JSON.parse(text)]))"
    )


@pytest.mark.practice(8)
def test_a_note_is_kept_without_a_request_and_announced_once(page: Page, address: str) -> None:
    page.goto(address + MODULE, wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _write(page, "Leilani")
    status = page.locator("al-note#who-was-missing [role=status]")
    expect(status).to_have_text("Saved on this device.")
    page.locator("al-note#left-out textarea").fill("Somebody else")
    page.wait_for_timeout(600)
    expect(page.locator("al-note#left-out [role=status]")).to_be_empty()
    page.locator("al-done button").click()
    assert asked == []
    page.reload()
    expect(_note(page)).to_have_value("Leilani")
    # The page with all versions is another page of the same module.
    page.goto(address + "modules/everyday-exclusion/")
    expect(_note(page)).to_have_value("Leilani")


def test_a_block_that_was_renamed_takes_over_what_was_written(page: Page, address: str) -> None:
    earlier = NOTE.replace("who-was-missing", "missing-people")
    page.goto(address)
    page.evaluate(
        "(key) => localStorage.setItem(key, JSON.stringify({v: 1, fields: {text: 'kept'}}))",
        earlier,
    )
    page.add_init_script("""
      new MutationObserver((_, observer) => {
        const block = document.querySelector("al-note#who-was-missing");
        if (!block) return;
        block.dataset.aliases = "missing-people";
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    """)
    page.goto(address + MODULE)
    expect(_note(page)).to_have_value("kept")
    assert set(_kept(page)) >= {NOTE}
    assert earlier not in _kept(page)


def test_nothing_takes_the_focus_when_a_page_opens(page: Page, address: str) -> None:
    page.goto(address + MODULE)
    _write(page, "Leilani")
    page.reload()
    expect(_note(page)).to_have_value("Leilani")
    assert page.evaluate("document.activeElement === document.body")


def test_two_tabs_do_not_overwrite_each_other(
    context: BrowserContext, page: Page, address: str
) -> None:
    other = context.new_page()
    page.goto(address + MODULE)
    other.goto(address + MODULE)
    _write(page, "from the first")
    expect(_note(other)).to_have_value("from the first")
    # Both write before either has saved: both texts stay.
    other.evaluate("""() => {
      const field = document.querySelector('al-note#who-was-missing textarea');
      field.value += ' and the second';
      field.dispatchEvent(new Event('input'));
    }""")
    _note(page).fill("from the first, again")
    page.wait_for_timeout(1000)
    text = _kept(page)[NOTE]["fields"]["text"]
    assert "and the second" in text
    assert "again" in text


def test_notes_are_saved_deleted_and_taken_in_again(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.goto(address + MODULE)
    _write(page, "What I saw: “ça va” & <b>more</b>")
    page.locator("al-done button").click()
    page.goto(address + "my-notes/")
    before = _kept(page)
    expect(page.locator(".journal__words")).to_have_text("What I saw: “ça va” & <b>more</b>")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save everything as one file").click()
    file = tmp_path / "mine.json"
    download.value.save_as(file)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my notes as text").click()
    text = tmp_path / "mine.md"
    download.value.save_as(text)
    assert "> What I saw: “ça va” & <b>more</b>" in text.read_text("utf-8")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete everything on this device").click()
    expect(page.locator(".journal__entry")).to_have_count(0)
    assert _kept(page) == {}
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".journal__entry")).to_have_count(1)
    assert _kept(page) == before


def test_one_note_is_deleted_after_a_question(page: Page, address: str) -> None:
    page.goto(address + MODULE)
    _write(page, "Leilani")
    page.goto(address + "my-notes/")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.locator("[data-action=delete]").click()
    assert NOTE in _kept(page)
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-action=delete]").click()
    expect(page.locator(".journal__status")).to_have_text("Deleted.")
    assert NOTE not in _kept(page)


@pytest.mark.parametrize(
    "content",
    [
        "no JSON at all",
        "[]",
        '{"format": "another", "entries": {}}',
        '{"format": "alongside-device", "entries": {"alongside.note.a/b": "text"}}',
        '{"format": "alongside-device", "entries": {"other.key": {}}}',
        '{"format": "alongside-device", "entries": []}',
        '{"format": "alongside-device"',
    ],
)
def test_a_foreign_or_damaged_file_is_refused_and_changes_nothing(
    page: Page, address: str, tmp_path: Path, content: str
) -> None:
    page.goto(address + MODULE)
    _write(page, "Leilani")
    page.goto(address + "my-notes/")
    before = _kept(page)
    file = tmp_path / "file.json"
    file.write_text(content, "utf-8")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".journal__status")).to_contain_text("Nothing has changed.")
    assert _kept(page) == before
    assert page.problems == []  # type: ignore[attr-defined]


def test_a_reader_can_choose_that_nothing_is_kept(page: Page, address: str) -> None:
    page.goto(address + "my-notes/")
    page.get_by_label("Keep what I write and mark on this device").uncheck()
    page.goto(address + MODULE)
    _note(page).fill("for now")
    page.wait_for_timeout(700)
    assert set(_kept(page)) == {"alongside.settings"}
    page.reload()
    expect(_note(page)).to_have_value("")


@pytest.mark.parametrize("how", BROKEN)
def test_reading_and_practice_go_on_where_nothing_can_be_kept(
    page: Page, address: str, how: str
) -> None:
    page.add_init_script(BROKEN[how])
    page.goto(address + MODULE)
    _note(page).fill("for now")
    page.locator("al-note#left-out textarea").fill("more")
    page.wait_for_timeout(700)
    expect(page.locator(".store-notice")).to_have_count(1)
    expect(page.locator(".store-notice")).to_contain_text("keeps nothing at the moment")
    check = page.locator("al-check").first
    check.locator("input").first.check()
    check.get_by_role("button").click()
    expect(check.locator("[role=status]")).to_contain_text("Right.")
    page.locator("al-done button").click()
    expect(page.locator("al-done button")).to_have_attribute("aria-pressed", "true")
    assert page.problems == []  # type: ignore[attr-defined]


def test_state_of_another_version_of_the_site_is_read_and_kept(page: Page, address: str) -> None:
    later = {"v": 7, "fields": {"text": "from later", "mood": "calm"}, "at": "2026-01-01", "x": 1}
    page.goto(address)
    page.evaluate(
        "([key, entry]) => localStorage.setItem(key, JSON.stringify(entry))", [NOTE, later]
    )
    page.evaluate("localStorage.setItem('alongside.done.stepping-in', 'not JSON')")
    page.goto(address + MODULE)
    expect(_note(page)).to_have_value("from later")
    _write(page, "from later, and now")
    kept = page.evaluate("(key) => JSON.parse(localStorage.getItem(key))", NOTE)
    assert kept["x"] == 1
    assert kept["fields"]["mood"] == "calm"
    page.goto(address + "tracks/people-manager/engineering/")
    assert page.problems == []  # type: ignore[attr-defined]


def test_progress_shows_on_the_track_and_says_when_a_text_has_changed(
    page: Page, address: str
) -> None:
    page.goto(address + MODULE)
    button = page.get_by_role("button", name="I have done this module")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.press("Space")
    expect(button).to_have_attribute("aria-pressed", "true")
    page.goto(address + "tracks/people-manager/engineering/")
    expect(page.locator(".progress__words")).to_contain_text("1 of ")
    expect(page.locator("progress")).to_have_attribute("value", "1")
    expect(page.locator("[data-module=everyday-exclusion] .tick")).to_have_text("Done")
    page.evaluate("""() => {
      const key = 'alongside.done.everyday-exclusion';
      localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage[key]), version: 'x' }));
    }""")
    page.reload()
    expect(page.locator("[data-module=everyday-exclusion] .tick")).to_have_text(
        "Changed since you did it"
    )
    page.goto(address + MODULE)
    expect(page.locator(".done__changed")).to_be_visible()
    page.goto(address)
    expect(page.locator("al-resume a")).to_have_text(
        "Go on where you were: Noticing everyday exclusion"
    )
    page.locator("al-resume a").click()
    expect(page).to_have_url(address + MODULE)


def _finish(page: Page, address: str, days_ago: int) -> None:
    """Finish the essentials some days ago."""
    page.goto(address + "tracks/essentials/")
    at = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=days_ago)
    page.evaluate(
        """(at) => {
          for (const { dataset } of document.querySelectorAll('.steps [data-module]')) {
            const entry = { v: 1, version: dataset.version, at };
            localStorage.setItem(`alongside.done.${dataset.module}`, JSON.stringify(entry));
          }
        }""",
        at.isoformat(),
    )
    page.reload()
    page.evaluate(
        """(at) => {
          const key = 'alongside.finished.essentials';
          localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage[key]), at }));
        }""",
        at.isoformat(),
    )


@pytest.mark.practice(5)
def test_a_finished_track_gives_days_to_come_back_in_a_calendar_that_opens(
    page: Page, address: str, tmp_path: Path
) -> None:
    _finish(page, address, days_ago=8)
    page.goto(address + MODULE)
    plan = page.locator("al-note#my-plan")
    plan.locator("input").nth(0).fill("a plan changes")
    plan.locator("input").nth(1).fill("ask Leilani; then write, at once")
    page.wait_for_timeout(600)
    page.goto(address + "refresh/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save these dates as a calendar file").click()
    file = tmp_path / "refresh.ics"
    download.value.save_as(file)
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    today = datetime.datetime.now(datetime.UTC).date()
    days = sorted((event.decoded("dtstart") - today).days for event in events)
    assert days == [14, 22, 52, 82, 232]
    assert any("ask Leilani; then write, at once" in str(event["summary"]) for event in events)
    assert all(len(line) <= 75 for line in file.read_bytes().split(b"\r\n"))


def test_refresh_asks_a_handful_what_was_missed_first(page: Page, address: str) -> None:
    _finish(page, address, days_ago=31)
    page.evaluate("""() => {
      const key = 'alongside.check.stepping-in/almost-always-open';
      const missed = { v: 1, missed: true, right: false, at: '2026-11-01T00:00:00Z' };
      localStorage.setItem(key, JSON.stringify(missed));
    }""")
    page.goto(address + "refresh/")
    shown = page.locator("al-check:visible")
    expect(shown).to_have_count(5)
    expect(page.locator("al-check[data-id=almost-always-open]")).to_be_visible()
    expect(page.locator("#bias-in-decisions")).to_be_hidden()
    page.get_by_role("button", name="Show all questions").click()
    assert page.locator("al-check:visible").count() > 10
    check = page.locator("al-check[data-id=almost-always-open]")
    check.locator("input").first.check()
    check.get_by_role("button", name="Check").click()
    kept = _kept(page)["alongside.check.stepping-in/almost-always-open"]
    assert kept["right"] is True
    assert kept["missed"] is True


def test_a_record_of_completion_says_that_it_is_self_declared(page: Page, address: str) -> None:
    _finish(page, address, days_ago=1)
    page.goto(address + "completion/?track=essentials")
    sheet = page.locator(".completion__sheet")
    expect(sheet).to_contain_text("70")
    expect(sheet).to_contain_text("Noticing everyday exclusion")
    expect(page.locator("article")).to_contain_text("You declare this yourself.")
    page.get_by_label("Name, if you want one on it.").fill("Nomvula Dlamini")
    assert "Nomvula" not in json.dumps(_kept(page))


@pytest.mark.practice(13)
def test_the_self_check_has_the_same_statements_before_and_after_and_compares_for_oneself(
    page: Page, address: str
) -> None:
    page.goto(address + "modules/start-here/")
    names = page.locator("al-self-check legend").all_text_contents()
    ids = page.locator("al-self-check fieldset").evaluate_all(
        "all => all.map(x => x.dataset.itemId)"
    )
    page.locator("fieldset[data-item-id=notice-left-out] input[value='2']").check()
    page.goto(address + "modules/keep-going/")
    assert page.locator("al-self-check legend").all_text_contents() == names
    again = "all => all.map(x => x.dataset.itemId)"
    assert page.locator("al-self-check fieldset").evaluate_all(again) == ids
    page.locator("fieldset[data-item-id=notice-left-out] input[value='4']").check()
    expect(page.locator(".change li")).to_contain_text("2 → 4, higher than before")
    first = page.locator(".next li").first
    expect(first).to_contain_text("Your answer was 4.")
    assert page.locator(".next li").count() >= 4
    assert "score" not in page.locator("al-self-check").text_content().lower()


def test_what_is_kept_is_listed_on_a_page_and_nothing_else_is_written(
    page: Page, address: str
) -> None:
    page.goto(address + "what-is-kept/")
    listed = page.locator("article table code").all_text_contents()
    starts = [name.removesuffix("…") for name in listed]
    _finish(page, address, days_ago=8)
    page.goto(address + MODULE)
    _write(page, "x")
    page.locator("al-check input").first.check()
    page.locator("al-check button").first.click()
    page.goto(address + "modules/start-here/")
    page.locator("al-self-check input").first.check()
    kept = _kept(page)
    assert len(kept) >= 9
    for key in kept:
        assert any(
            key == start or (start.endswith(".") and key.startswith(start)) for start in starts
        ), key
