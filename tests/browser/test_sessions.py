"""A facilitator on Tuesday: run sheet at a start time, cuts, and the screen for the room."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from alongside.assembly.run_sheet import TooShort, cuts_for
from alongside.curriculum import Library

GUIDE = "sessions/ally-skills-workshop/"
ROOM = f"{GUIDE}room/"
PARTICIPANTS = f"{GUIDE}participants/"
PLAN = "plans/example-two-mornings/"
WITHOUT_SCRIPTS = {"java_script_enabled": False}
PHONE = {"viewport": {"width": 320, "height": 640}}
KEY = "alongside.run.ally-skills-workshop"


def _clocks(page: Page) -> list[str]:
    return page.locator(".run-sheet__clock").all_inner_texts()


def _violations(page: Page) -> list[str]:
    rules = {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    }
    result = Axe().run(page, None, {"runOnly": rules, "resultTypes": ["violations"]})
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in result.response["violations"]
        for node in rule["nodes"]
    ]


def test_a_start_time_fills_the_clock_and_is_remembered_on_the_device_only(
    page: Page, address: str
) -> None:
    page.goto(address + GUIDE)
    page.get_by_label("Start at").fill("22:40")
    assert _clocks(page)[:2] == ["22:40–22:50", "22:50–23:00"]
    assert _clocks(page)[-1] == "01:00–01:10"
    expect(page.locator(".run-sheet__status")).to_contain_text("The session ends at 01:10.")
    page.reload()
    expect(page.get_by_label("Start at")).to_have_value("22:40")
    assert _clocks(page)[0] == "22:40–22:50"
    page.get_by_role("button", name="Forget this").click()
    expect(page.locator(".run-sheet__clock").first).to_have_text("")
    assert page.evaluate(f"localStorage.getItem('{KEY}')") is None
    assert page.problems == []  # type: ignore[attr-defined]


def test_each_part_of_a_session_has_a_start_of_its_own(page: Page, address: str) -> None:
    page.goto(address + "sessions/facilitator-training/")
    page.get_by_label("Start of part 1").fill("09:00")
    page.get_by_label("Start of part 2").fill("13:30")
    page.reload()
    expect(page.get_by_label("Start of part 2")).to_have_value("13:30")
    first, second = page.locator("al-run-sheet tbody").all()
    clocks = ".run-sheet__clock"
    expect(first.locator(clocks).first).to_have_text("09:00–09:15")
    expect(second.locator(clocks).first).to_contain_text("13:30–")
    status = page.locator(".run-sheet__status")
    expect(status).to_contain_text("Part 1 ends at 11:00.")
    expect(status).to_contain_text("Part 2 ends at 15:30.")
    page.get_by_label("Start of part 1").fill("")
    expect(first.locator(clocks).first).to_have_text("")
    expect(second.locator(clocks).first).to_contain_text("13:30–")


def test_a_mode_leaves_the_notes_for_the_other_modes_out(page: Page, address: str) -> None:
    page.goto(address + GUIDE)
    page.get_by_label("Where people are").select_option("remote")
    expect(page.locator(".run-sheet__mode[data-mode=remote]").first).to_be_visible()
    expect(page.locator(".run-sheet__mode[data-mode=hybrid]").first).to_be_hidden()


def test_missing_minutes_give_the_same_cuts_as_the_engine_or_are_refused_in_words(
    page: Page, address: str, library: Library
) -> None:
    steps = library.sessions["ally-skills-workshop"].agenda
    page.goto(address + GUIDE)
    minutes = page.locator("tr[data-step] .run-sheet__minutes")
    for short in (0, 5, 20, 33, 60):
        page.get_by_label("Minutes short").fill(str(short))
        left = {cut.step.id: cut.minutes for cut in cuts_for(steps, short)}
        wanted = [left.get(step.id, step.minutes) for step in steps]
        assert minutes.all_inner_texts() == [str(each) if each else "left out" for each in wanted]
    with pytest.raises(TooShort):
        cuts_for(steps, 65)
    page.get_by_label("Minutes short").fill("65")
    expect(page.locator(".run-sheet__status")).to_contain_text(
        "That does not fit. The session takes 90 minutes at the least, and 85 are left."
    )


@pytest.mark.parametrize(
    "kept", ["nonsense", '"words"', '{"v": 9, "start": 5, "mode": "moon", "short": -3, "more": 1}']
)
def test_what_cannot_be_read_from_the_device_is_ignored(
    page: Page, address: str, kept: str
) -> None:
    page.goto(address)
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, kept])
    page.goto(address + GUIDE)
    expect(page.get_by_label("Start at")).to_have_value("")
    expect(page.get_by_label("Minutes short")).to_have_value("0")
    assert page.problems == []  # type: ignore[attr-defined]


def test_the_run_sheet_works_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + GUIDE)
    page.get_by_label("Minutes short").focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".run-sheet__status")).to_contain_text("What to cut:")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Forget this")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Minutes short")).to_have_value("0")


@pytest.mark.parametrize("context", [WITHOUT_SCRIPTS], indirect=True)
def test_without_scripts_run_sheet_room_and_participants_page_are_complete(
    page: Page, address: str
) -> None:
    page.goto(address + GUIDE)
    expect(page.locator(".run-sheet__form")).to_be_hidden()
    expect(page.locator(".copy__controls")).to_be_hidden()
    assert page.locator(".run-sheet__from").first.inner_text() == "0:00–0:10"
    expect(page.get_by_role("heading", name="If time is short", exact=True)).to_be_visible()
    page.get_by_role("link", name="Page for participants").first.click()
    expect(page.get_by_role("heading", name="How to opt out")).to_be_visible()
    page.goto(address + ROOM)
    expect(page.locator(".room__screen")).to_be_hidden()
    expect(page.get_by_role("rowheader", name="Ground rules")).to_be_visible()


def test_the_screen_for_the_room_runs_by_keyboard_and_without_network(
    page: Page, address: str
) -> None:
    page.clock.install()
    page.goto(address + ROOM)
    page.context.set_offline(True)
    title, left = page.locator(".room__title"), page.locator(".room__left")
    expect(title).to_have_text("Welcome and opting out")
    expect(left).to_have_text("10:00")
    page.get_by_role("button", name="Start").focus()
    page.keyboard.press("Enter")
    page.clock.run_for(61_000)
    expect(left).to_have_text("8:59")
    expect(page.locator(".room__ends")).to_have_text(re.compile(r"^ends at \d\d:\d\d$"))
    page.keyboard.press("Enter")
    page.clock.run_for(60_000)
    expect(left).to_have_text("8:59")
    expect(page.locator(".room__ends")).to_have_text("paused")
    page.keyboard.press("ArrowRight")
    expect(title).to_have_text("Ground rules")
    expect(title).to_be_focused()
    expect(page.locator(".room__next")).to_have_text("Next: Your influence and five ways to act")
    page.keyboard.press("ArrowLeft")
    expect(title).to_have_text("Welcome and opting out")
    page.keyboard.press(" ")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    assert page.problems == []  # type: ignore[attr-defined]


def test_the_time_is_said_only_when_somebody_asks(page: Page, address: str) -> None:
    page.clock.install()
    page.goto(address + ROOM)
    said = page.locator(".room__status")
    page.get_by_role("button", name="Start").click()
    page.clock.run_for(11 * 60_000)
    expect(page.locator(".room__ends")).to_have_text("over time")
    expect(said).to_have_text("")
    page.get_by_role("button", name="Say the time").click()
    expect(said).to_contain_text("Welcome and opting out, 0 minutes left")
    live = page.locator(".room [role=status], .room [aria-live], .room [role=timer]")
    assert live.count() == 1


def test_the_invitation_can_be_copied(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + GUIDE)
    page.get_by_role("button", name="Copy the invitation").click()
    expect(page.get_by_text("Copied. Fill in the gaps before you send it.")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    assert "Opting out." in text
    assert "participants/" in text


@pytest.mark.parametrize(
    "path", [GUIDE, ROOM, PARTICIPANTS, f"{GUIDE}brief/", f"{GUIDE}cards/", PLAN]
)
def test_axe_finds_nothing_and_pages_reflow_at_320_pixels(
    page: Page, address: str, path: str
) -> None:
    page.goto(address + path)
    found = []
    for size in ({"width": 1280, "height": 800}, {"width": 320, "height": 640}):
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found += _violations(page)
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.practice(24)
def test_the_circle_for_day_30_prints_on_two_pages(page: Page, address: str) -> None:
    page.goto(f"{address}sessions/peer-circle/brief/")
    expect(page.get_by_text("Did your moment come?")).to_be_visible()
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) <= 2
    longer = page.goto(f"{address}sessions/peer-circle/")
    assert longer is not None
    whole = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", whole)) > 2, "pages can be counted"
