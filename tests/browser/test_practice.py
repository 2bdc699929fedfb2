"""A module is something to do: by mouse, by keyboard, by ear, without scripts and on paper."""

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from rjsmin import jsmin

from tests.support.projects import REPOSITORY, Project

from .test_accessibility import (
    ALL_RULES,
    COLOUR_RULES,
    NARROW,
    SHAPE_RULES,
    WIDE,
    WITHOUT_SCRIPTS,
    show,
    violations,
)

MODULE = "tracks/people-manager/engineering/everyday-exclusion/"
CASE = "modules/stepping-in/"
BIAS, MEETINGS = "modules/bias-in-decisions/", "modules/inclusive-meetings/"
GOLDEN = Path(__file__).parent / "golden"
SCRIPTS_LIMIT = 15_000
"""How many bytes all custom elements of practice and progress may take, compressed."""


def _check(page: Page) -> Locator:
    return page.locator("al-check#intent-or-impact")


def _quiet(page: Page) -> list[str]:
    """Note every request from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def _is_golden(name: str, found: str) -> None:
    path = GOLDEN / f"{name}.yml"
    assert found.strip() == path.read_text("utf-8").strip(), f"{path.name} says otherwise"


def test_a_check_is_answered_by_keyboard_and_says_the_reason(page: Page, address: str) -> None:
    page.goto(address + MODULE, wait_until="networkidle")
    check = _check(page)
    asked = _quiet(page)
    check.locator("input").first.focus()
    page.keyboard.press("ArrowDown")
    expect(check.locator("input").nth(1)).to_be_checked()
    # Moving over options locks nothing.
    expect(check.locator("[role=status]")).to_be_empty()
    page.keyboard.press("Tab")
    expect(check.get_by_role("button", name="Check")).to_be_focused()
    page.keyboard.press("Enter")
    expect(check.locator("[role=status]")).to_contain_text("Not this one.")
    expect(check.locator("[role=status]")).to_contain_text("Impact is what the act does.")
    expect(check.locator(".options li[data-is=wrong]")).to_contain_text("Not this one.")
    check.locator("input").first.focus()
    page.keyboard.press("Space")
    expect(check.locator("[role=status]")).to_be_empty()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(check.locator("[role=status]")).to_contain_text("Right.")
    assert asked == []
    assert page.problems == []  # type: ignore[attr-defined]


def test_a_check_without_a_choice_asks_for_one(page: Page, address: str) -> None:
    page.goto(address + MODULE)
    _check(page).get_by_role("button", name="Check").click()
    expect(_check(page).locator("[role=status]")).to_have_text("Choose an answer first.")


def test_of_several_right_answers_some_are_not_enough(page: Page, address: str) -> None:
    page.goto(address + CASE)
    check = page.locator("al-check#quick-questions")
    boxes = check.locator("input[type=checkbox]")
    boxes.nth(0).check()
    check.get_by_role("button", name="Check").click()
    expect(check.locator("[role=status]")).to_contain_text("Some of it is right.")
    boxes.nth(2).check()
    boxes.nth(3).check()
    check.get_by_role("button", name="Check").click()
    expect(check.locator("[role=status]")).to_contain_text("Right.")


def test_a_case_shows_one_passage_and_moves_focus_only_after_a_choice(
    page: Page, address: str
) -> None:
    page.goto(address + CASE)
    case = page.locator("al-scenario#who-answers")
    shown = case.locator("[data-passage]:visible")
    expect(shown).to_have_count(1)
    assert page.evaluate("document.activeElement === document.body")
    case.get_by_role("link", name="You answer, to be quick.").press("Enter")
    expect(case.locator(".passage__head:focus")).to_contain_text("You answer, to be quick.")
    case.get_by_role("link", name="You say sorry, and hand it back.").press("Enter")
    expect(shown).to_have_count(1)
    expect(case.locator(".debrief")).to_be_visible()
    expect(case.locator(".way li")).to_have_text(
        ["You answer, to be quick.", "You say sorry, and hand it back."]
    )
    case.get_by_role("button", name="One step back").press("Enter")
    expect(case.locator("[data-passage=answer-it]")).to_be_visible()
    case.get_by_role("button", name="Start again").press("Enter")
    expect(case.locator("[data-passage=start]")).to_be_visible()
    expect(case.locator(".debrief")).to_be_hidden()


def test_an_address_can_lead_into_a_case(page: Page, address: str) -> None:
    page.goto(f"{address}{CASE}#who-answers--hand-over")
    expect(page.locator("al-scenario#who-answers [data-passage=hand-over]")).to_be_visible()


def test_cards_are_laid_under_groups_and_compared(page: Page, address: str) -> None:
    page.goto(address + MODULE)
    sort = page.locator("al-sort#six-cards")
    lists = sort.get_by_role("combobox")
    expect(lists).to_have_count(6)
    lists.nth(0).select_option(label="Dignity")
    lists.nth(1).select_option(label="Chance")
    sort.get_by_role("button", name="Compare").click()
    results = sort.locator(".card__result")
    expect(results.nth(0)).to_contain_text("Right. If ticket and passport differ")
    expect(results.nth(1)).to_contain_text("Not this one.")
    expect(results).to_have_count(2)


def test_pairs_are_matched_by_letter(page: Page, address: str) -> None:
    page.goto(address + "modules/bias-in-decisions/")
    match = page.locator("al-match")
    answers = match.locator(".answers__groups strong")
    for number in range(4):
        letter = answers.nth(number).text_content().removesuffix(".")
        match.get_by_role("combobox").nth(number).select_option(letter)
    match.get_by_role("button", name="Compare").click()
    expect(match.locator("[data-is=right]")).to_have_count(4)
    expect(match.locator("[role=status]")).to_have_text("4 of 4 right.")


def _answer(block: Locator, number: int) -> None:
    block.locator("input").nth(number).check()
    block.get_by_role("button").click()


def _end_case(block: Locator) -> None:
    block.get_by_role("link", name="You answer, to be quick.").click()
    block.get_by_role("link", name="You say sorry, and hand it back.").click()


def _compare(block: Locator) -> None:
    block.get_by_role("combobox").nth(0).select_option(index=1)
    block.get_by_role("button", name="Compare").click()


def _write(block: Locator) -> None:
    block.get_by_role("textbox").fill("Leilani")
    expect(block.get_by_role("status")).to_have_text("Saved on this device.")


HEARD = {
    "check-as-served": (MODULE, "intent-or-impact", None),
    "check-answered-wrong": (MODULE, "intent-or-impact", lambda block: _answer(block, 1)),
    "check-answered-right": (MODULE, "intent-or-impact", lambda block: _answer(block, 0)),
    "scenario-opening": (CASE, "who-answers", None),
    "scenario-ending": (CASE, "who-answers", _end_case),
    "sort-as-served": (MODULE, "six-cards", None),
    "sort-compared": (MODULE, "six-cards", _compare),
    "match-as-served": (BIAS, "points-and-safeguards", None),
    "match-compared": (BIAS, "points-and-safeguards", _compare),
    "rewrite": (MEETINGS, "speaking-tally", None),
    "reflect": (MODULE, "who-was-missing", None),
    "reflect-saved": (MODULE, "who-was-missing", _write),
    "plan": (MODULE, "my-plan", None),
    "commit": (MODULE, "decide-in-writing", None),
    "audit": (MEETINGS, "eight-checks", None),
    "roleplay": (MEETINGS, "opening-line", None),
}
"""Where each kind of block stands, and what is done to bring it into a state."""


@pytest.mark.parametrize("name", HEARD)
def test_what_is_heard_of_a_block_is_as_the_golden_file_says(
    page: Page, address: str, name: str
) -> None:
    path, block_id, prepare = HEARD[name]
    page.goto(address + path)
    block = page.locator(f".practice[data-id='{block_id}']").first
    if prepare:
        prepare(block)
    _is_golden(name, block.aria_snapshot())


def test_what_is_heard_of_a_self_check_is_as_the_golden_file_says(page: Page, address: str) -> None:
    page.goto(address + "modules/start-here/")
    first = page.locator("al-self-check fieldset").first
    _is_golden("self-check-first-item", first.aria_snapshot())


def test_what_is_heard_of_a_module_that_is_done_is_as_the_golden_file_says(
    page: Page, address: str
) -> None:
    page.goto(address + MODULE)
    done = page.locator("al-done")
    done.get_by_role("button").click()
    _is_golden("done", done.aria_snapshot())


@pytest.mark.parametrize("path", [MODULE, "modules/inclusive-language/"])
def test_axe_finds_nothing_in_any_state_of_practice(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    found = []
    for state in ("right", "wrong", "opened", "large"):
        _bring_into(page, state)
        for size in (WIDE, NARROW):
            show(page, size)
            found += violations(page, ALL_RULES, "article")
            show(page, size, dark=True)
            found += violations(page, COLOUR_RULES, "article")
        show(page, NARROW, forced=True)
        found += violations(page, SHAPE_RULES, "article")
    assert found == []
    assert page.problems == []  # type: ignore[attr-defined]


def _bring_into(page: Page, state: str) -> None:
    if state == "opened":
        page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    elif state == "large":
        page.add_style_tag(content="html { font-size: 200% !important; }")
    else:
        for check in page.locator("al-check:visible").all():
            answer = check.locator(f"[data-is={state}]").first.get_attribute("data-option")
            check.locator(f"input[value='{answer}']").check()
            check.get_by_role("button", name="Check").click()


@pytest.mark.practice(6)
@pytest.mark.parametrize("context", [WITHOUT_SCRIPTS], indirect=True)
@pytest.mark.parametrize(
    "module",
    [
        *("start-here", "culture-basics", "everyday-exclusion", "stepping-in"),
        *("bias-in-decisions", "inclusive-language", "inclusive-meetings", "keep-going"),
    ],
)
def test_without_scripts_every_block_of_a_module_is_complete(
    page: Page, address: str, module: str
) -> None:
    page.goto(f"{address}modules/{module}/")
    assert page.locator("button:visible:not(.md-content__button)").count() == 0
    for case in page.locator("al-scenario:visible").all():
        for link in case.locator("a[href*='--']").all():
            target = link.get_attribute("href").partition("#")[2]
            expect(page.locator(f"[id='{target}']")).to_be_visible()
    for check in page.locator("al-check:visible").all():
        count = check.locator(".options li").count()
        assert check.locator(".answers li .answers__why").count() == count
        check.locator("details.answers > summary").click()
        expect(check.locator(".answers__why").first).to_be_visible()
    for prompt in page.locator("al-note").all():
        assert prompt.text_content().strip()


@pytest.mark.practice(8)
@pytest.mark.parametrize("context", [{}, WITHOUT_SCRIPTS], ids=["scripts", "none"], indirect=True)
def test_paper_shows_every_prompt_lines_to_write_on_and_answers_at_the_end(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.goto(address + MODULE)
    prompts = page.locator("al-note .practice__text, al-check legend").all_text_contents()
    page.emulate_media(media="print")
    assert page.locator(".ruled:visible").count() >= 6
    assert page.locator(".practice button:visible").count() == 0
    expect(page.locator("al-scenario [data-passage]:visible")).to_have_count(5)
    file = tmp_path / "module.pdf"
    file.write_bytes(page.pdf())
    text = subprocess.run(
        ["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True
    ).stdout
    words = " ".join(text.split())
    for prompt in prompts:
        assert " ".join(prompt.split()[:6]) in words, prompt
    end = words.rindex("Answers")
    question, reason = words.index("What does this sentence tell you"), "It matters for trust, and"
    assert question < words.index(reason, question) and words.rindex(reason) > len(words) * 0.6
    assert end > question
    page.emulate_media(media="screen")
    expect(page.locator("al-check .answers").first).to_be_visible()
    assert page.locator(".answers-on-paper:visible, .answers-mark:visible").count() == 0


def test_the_custom_elements_are_small(built: Project) -> None:
    names = ("practice-*.js", "progress.js", "store.js", "journal.js", "refresh.js")
    folder = REPOSITORY / "docs/assets/javascripts"
    files = [path for name in (*names, "completion.js") for path in folder.glob(name)]
    assert len(files) >= 10
    sizes = {
        path.name: len(gzip.compress(str(jsmin(path.read_text("utf-8"))).encode(), 9))
        for path in files
    }
    assert sum(sizes.values()) <= SCRIPTS_LIMIT, sizes
