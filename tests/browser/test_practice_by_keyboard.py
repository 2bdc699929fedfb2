"""Everything there is to do on a module's page can be done by keyboard, and sends nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .test_accessibility import NARROW, WIDE

FOCUSED = """() => {
  const element = document.activeElement;
  const block = element?.closest(".practice, al-done");
  if (!element || element === document.body) return null;
  return {
    block: block && (block.dataset.id ?? block.localName),
    kind: block && (block.dataset.kind ?? block.localName),
    tag: element.localName,
    type: element.type ?? "",
    action: element.dataset.action ?? "",
    number: [...document.querySelectorAll("*")].indexOf(element),
  };
}"""
KEYS = {"a": "Enter", "button": "Enter", "summary": "Enter", "select": "ArrowDown"}
MOST_STOPS = 600
AT_A_DESK, ON_A_PHONE = {"viewport": WIDE}, {"viewport": NARROW}


def _use(page: Page, stop: dict[str, str]) -> None:
    """Do with a control what its keys do."""
    if stop["tag"] == "textarea" or stop["type"] == "text":
        page.keyboard.type("Leilani, at nine")
    elif stop["type"] in ("radio", "checkbox"):
        page.keyboard.press("Space")
    elif stop["tag"] in KEYS:
        page.keyboard.press(KEYS[stop["tag"]])


@pytest.mark.parametrize(
    ("context", "path", "kinds"),
    [
        (AT_A_DESK, "modules/start-here/", {"self-check", "check", "plan", "commit"}),
        (ON_A_PHONE, "tracks/people-manager/engineering/everyday-exclusion/", {"sort", "rewrite"}),
        (ON_A_PHONE, "modules/bias-in-decisions/", {"match", "audit", "scenario"}),
        (AT_A_DESK, "modules/inclusive-meetings/", {"audit", "rewrite", "reflect"}),
    ],
    indirect=["context"],
)
def test_every_control_is_reached_in_order_and_used_and_nothing_is_sent(
    page: Page, address: str, path: str, kinds: set[str]
) -> None:
    page.goto(address + path, wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    reached, chosen, last = set(), set(), -1
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or stop["number"] < last:
            break
        last = stop["number"]
        if not stop["block"]:
            continue
        reached.add((stop["block"], stop["kind"]))
        is_way = stop["kind"] == "scenario" and stop["tag"] in ("a", "button")
        if is_way and stop["block"] in chosen:
            # One choice in each case: those after it lead on, back or round again.
            continue
        if stop["tag"] == "a" and not is_way:
            continue
        if is_way:
            chosen.add(stop["block"])
        _use(page, stop)
    else:
        raise AssertionError(f"still on the page after {MOST_STOPS} stops")
    page.wait_for_timeout(600)
    assert kinds <= {kind for _, kind in reached}
    assert chosen == {block for block, kind in reached if kind == "scenario"}
    assert ("al-done", "al-done") in reached
    assert asked == []
    assert page.problems == []  # type: ignore[attr-defined]
    written = page.evaluate("JSON.stringify(localStorage)")
    assert "Leilani, at nine" in written
    unsaid = page.locator(".practice--check:visible .practice__status:empty").count()
    assert unsaid == 0
