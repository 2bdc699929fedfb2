"""What a form says of a text in the browser is what the rules say of its file."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.curriculum.test_intake import PERSPECTIVE
from tests.support.offers import PERSPECTIVE_FORM
from tests.support.tiny import copy_tiny, examined

WRONG = {
    "e-mail": "Write to ngozi@example.co.uk about it.",
    "e-mail with letters of another script": "Schreib an jürgen@müller.example bitte.",
    "profile": "Find me at LinkedIn.com/in/some-body today.",
    "handle": "Ask @ngozi_o about it.",
    "phone": "Call +44 (0)20 7946 0958 at night.",
    "phone in digits": "Call 02079460958 at night.",
    "right-to-left override": "A word \u202eturned round.",
    "mark of direction among Latin letters": "A \u200fword.",
    "override among Hebrew letters": "\u05e9\u05dc\u05d5\u05dd \u202eabc",
    "zero-width space": "A wo\u200brd.",
    "joiner between Latin letters": "A wo\u200drd.",
    "name of an override": "A word &#x202e;turned round.",
    "name of a character without width": "A wo&ZeroWidthSpace;rd.",
    "soft control": "A \x07 bell.",
    "script": "A <script>alert(1)</script> here.",
    "tag": "A <b>bold</b> word.",
    "comment": "A <!-- comment --> here.",
    "link that runs": "See [the page of the team](javascript:alert(1)).",
    "data address": "See [the page of the team](data:text/html,hello).",
    "heading": "## A heading",
    "tight heading": "#Heading",
    "ruler": "A line.\n\n---",
    "underlined heading": "A line.\n===",
    "block": "/// note",
    "fence": "```\ncode\n```",
    "note": "!!! note",
    "folded note": "??? note",
    "footnote": "A claim.[^1]",
    "definition": "See [it].\n\n[it]: https://example.org",
    "picture": "See ![a cat](cat.png).",
    "macro": "See {{ fields('modules') }}.",
    "attributes": "A word.\n{ .big }",
    "unknown source": "A claim [@nobody-2020].",
    "bare address": "See https://example.org/page for it.",
    "vague link": "See [here](https://example.org/page).",
    "link to nowhere": "See [the team's page](nowhere.md).",
}
"""What the rules refuse."""
FINE = {
    "plain words": "We say a name as its owner does. Then we go on.",
    "list": "Two things help:\n\n- to ask\n- to wait",
    "numbered list": "1. Ask.\n2. Wait.",
    "link": "See [the notes of our team](https://example.org/notes?x=1#y).",
    "emphasis": "It was *very* quiet, and **nobody** spoke.",
    "years and numbers": "From 2015-2019 we had 12 000 000 lines, 10.000 tests and 2 teams.",
    "day as numbers": "Not before 2026-11-26.",
    "another script": "آنها گفتند: می‌خواهم. そして 待った。",
    "mark of direction beside Arabic letters": "\u0642\u0627\u0644 C++\u200f \u0644\u0627",
    "family": "A family 👩‍👩‍👧 came.",
    "less and more": "3 < 4, and 5 > 4, at 100 % of speed.",
    "at sign alone": "We met @ noon.",
    "sign # in a line": "Ticket # was lost, and issue #4 too.",
    "entity": "A &lt;script> here, and &#x3c;b> there.",
    "language of a script": "We wrote JavaScript: it was late.",
    "long dash": "It was late - and quiet.",
}
"""What the rules take."""
LOOK_AT = {
    "day and name": "On 3 March I spoke with Wanjiru about it.",
    "day in figures and name": "On 03/04/2021 the lead, Amina, said no.",
    "employer, role and year": "In 2019 I was an engineer at Harbourline and said so.",
}
"""What the rules warn of."""


@pytest.fixture(scope="module")
def by_rules(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Give what the rules find in each text: `error`, `AL717`, or nothing."""
    folder = copy_tiny(tmp_path_factory.mktemp("rules") / "project")
    head = PERSPECTIVE.split("---\n")[1]
    names = {}
    for number, (name, text) in enumerate({**WRONG, **FINE, **LOOK_AT}.items()):
        path = Path(f"curricula/perspectives/text-{number}.md")
        names[str(path)] = name
        front = head.replace("early-trains", path.stem)
        (folder / path).write_text(f"---\n{front}---\n\n{text}\n", "utf-8", newline="\n")
    found: dict[str, set[str]] = {name: set() for name in names.values()}
    for problem in examined(folder).problems:
        if name := names.get(problem.place.path):
            found[name].add("error" if problem.is_error else problem.code)
    return found


def _in_browser(page: Page, address: str, check: str, text: str) -> list[str]:
    if not page.url.startswith(address):
        page.goto(address + PERSPECTIVE_FORM)
    return page.evaluate(
        """async ([check, text]) => {
          const checks = await import("/assets/javascripts/offer-checks.js");
          return [...checks[check](text)].map((each) => each.word);
        }""",
        [check, text],
    )


def test_what_the_rules_refuse_the_form_refuses(
    page: Page, address: str, by_rules: dict[str, set[str]]
) -> None:
    for name, text in WRONG.items():
        assert "error" in by_rules[name], name
        assert _in_browser(page, address, "inText", text), name


def test_what_the_rules_take_the_form_takes(
    page: Page, address: str, by_rules: dict[str, set[str]]
) -> None:
    for name, text in {**FINE, **LOOK_AT}.items():
        assert "error" not in by_rules[name], name
        assert _in_browser(page, address, "inText", text) == [], name


def test_what_the_rules_warn_of_the_form_asks_to_look_at_again(
    page: Page, address: str, by_rules: dict[str, set[str]]
) -> None:
    for name, text in {**FINE, **LOOK_AT}.items():
        assert ("AL717" in by_rules[name]) == (name in LOOK_AT), name
        found = _in_browser(page, address, "toLookAt", text)
        assert bool(found) == (name in LOOK_AT), (name, found)


def test_long_sentences_are_named_before_the_rules_refuse_them(page: Page, address: str) -> None:
    long = "We went on and on about the plan that nobody had read before the call began, and " * 5
    assert _in_browser(page, address, "toLookAt", f"{long}then we stopped.") == ["sentences"]
    assert _in_browser(page, address, "toLookAt", "We met. It rained. " * 20) == []


def test_a_day_is_never_tomorrow_for_whoever_checks_it(page: Page, address: str) -> None:
    page.goto(address + PERSPECTIVE_FORM)
    given = page.evaluate("""async () => {
      const { day } = await import("/assets/javascripts/offer-text.js");
      return [day(0, new Date("2026-11-26T23:30:00Z")), day(2, new Date("2024-02-29T12:00:00Z"))];
    }""")
    assert given == ["2026-11-26", "2026-03-01"]
