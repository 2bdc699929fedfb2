"""What the rules accept, a page shows whole: no block stays text, and no word is lost.

The rules read a source line by line, and the Markdown extension converts it. Where the two read it
otherwise, an author would be told that all is well, and readers would miss something. So texts are
damaged at random, always the same way, and each one that passes the rules is converted.
"""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Iterator
from functools import cache

import pytest
from bs4 import BeautifulSoup

from alongside.curriculum import load
from alongside.curriculum.body import Body
from alongside.curriculum.practice_syntax import FORMS, PRACTICE
from alongside.curriculum.problems import Problem
from alongside.curriculum.reading import Document
from alongside.curriculum.rules import (
    Context,
    Written,
    block_syntax,
    choices,
    html,
    practice,
    practice_parts,
    tailoring,
)
from tests.support.markdown import soup_of
from tests.support.tiny import TINY

RULES = tuple(
    rule
    for module in (block_syntax, choices, html, practice, practice_parts, tailoring)
    for rule in module.RULES
)
FORMATS = """\
##### scenario | the-case
Opening one.

//// versions | place
/// for | engineering
Opening two.
///
/// for | everyone
Opening three.
///
////

//// choice | wait
Choice one.
////
//// choice | ask
Choice two.
////
//// passage | wait
Passage one.

/// choice | ask
Choice three.
///
////
//// ending | ask
Ending one.

/// debrief
Debrief one.
///
////
//// debrief
Debrief two.
////
#####

//// check | recall
    minutes: 1
    kind: multiple
Question one?

More of it.

/// option | right
Answer one.

Reason one.

- Reason two.
///
/// option
Answer two.

Reason three.
///
/// hint
Hint one.
///
////

//// sort | cards
Task one.

/// group | voice
Voice: being asked.
///
/// group | access
Access
///
/// card | voice, access
Card one.

Reason four.
///
/// card | access
Card two.

Reason five.
///
////

//// match | pairs
Task two.

/// pair
Left one.

Right one.

Reason six.
///
/// pair
Left two.

Right two.
///
////

//// rewrite | again
Before one.

/// model
Model one.
///
////

//// audit | look
Look one.

- Entry one
- Entry two

/// for | engineering
- Entry three
///
////

//// roleplay | aloud
Situation one.

/// role | The one who speaks
Lines one.
///
/// observer
Watch one.
///
/// opt-out
Write one.
///
////

- A point.

    /// reflect | in-a-list
        minutes: 1
    Prompt in a list?
    ///

!!! note "Title"
    /// reflect | in-a-note
    Prompt in a note?
    ///

/// reflect | past
    aliases: [before]
Prompt one?
///

/// plan | next
    cue: cue one
    act: act one
Lead one.
///

/// commit | change
    owner: ic
Change one.

More change.
///
""".replace("#####", "/////")
MARKS = re.compile(r"^\s*(?:[-*+>|]+\s|\d+\.\s|#+)*")
NO_WORD = re.compile(r"\W+")


@cache
def _tiny() -> Context:
    library = load([TINY / "curricula"], TINY).library
    assert library
    return Context(library, datetime.date(2026, 11, 23))


def _problems(text: str) -> list[Problem]:
    body = Body.of_text(text, "docs/page.md")
    page = Written("docs", "page.md", "page.md", Document("docs/page.md"), body)
    tiny = _tiny()
    context = Context(tiny.library, tiny.today, pages=(page,))
    found = (problem for rule in RULES if rule.check for problem in rule.check(context))
    return [problem for problem in found if problem.place.path == "docs/page.md"]


def _damaged(chance: random.Random) -> str:
    """Take a text apart at random: lines lost, twice, moved, further in, further out, cut."""
    lines = FORMATS.split("\n")
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        at = chance.randrange(len(lines))
        line = lines[at]
        change = chance.randrange(10)
        if change == 0:
            del lines[at]
        elif change == 1:
            lines.insert(at, line)
        elif change == 2:
            lines.insert(chance.randrange(len(lines)), lines.pop(at))
        elif change == 3:
            lines[at] = chance.choice((" ", "  ", "    ", "\t", "- ", "> ", "| ", "1. ")) + line
        elif change == 4:
            lines[at] = line.lstrip()
        elif change == 5:
            lines.insert(at, "")
        elif change == 6:
            lines[at] = line.replace("/", "", 1) if line.startswith("/") else line[: len(line) // 2]
        elif change == 7:
            lines[at] = f"/{line}" if line.startswith("/") else f"{line} more"
        elif change == 8:
            lines[at] = line.partition("|")[0].rstrip() + chance.choice(("", " |", " | right"))
        else:
            lines.insert(at, chance.choice(("Stray words.", "- stray entry", "///", "////", "# H")))
    return "\n".join(lines)


def _phrases(text: str) -> set[str]:
    """Give what an author wrote for readers, line by line, without block syntax and spaces."""
    body = Body.of_text(text)
    lines = [line for line in body.prose if not line.lstrip().startswith(("///", "!!!"))]
    return {NO_WORD.sub("", MARKS.sub("", line)) for line in lines}


def _lost(text: str, soup: BeautifulSoup) -> Iterator[str]:
    """Name what is in the source and not on the page."""
    shown = soup.get_text(" ")
    yield from (f"the line {left!r}" for left in re.findall(r"^\s*/{3,}.*", shown, re.MULTILINE))
    yield from (f"the part {each['data-part']}" for each in soup.select("[data-part]"))
    letters = NO_WORD.sub("", shown)
    yield from (f"the words {each!r}" for each in _phrases(text) if each not in letters)
    expected = [each.id for each in Body.of_text(text).practice]
    found = [each["id"] for each in soup.select(".practice")]
    if found != expected:
        yield f"blocks: {found} instead of {expected}"
    ids = [each["id"] for each in soup.select("[id]")]
    yield from (f"the id {each!r} is there twice" for each in set(ids) if ids.count(each) > 1)
    anchors = {f"#{each}" for each in ids}
    links = {each["href"] for each in soup.select(".choices a, .passage__back a")}
    yield from (f"the link {link!r} leads nowhere" for link in links - anchors)


def test_every_kind_of_practice_passes_the_rules_and_is_shown_whole() -> None:
    kinds = {each.kind for each in Body.of_text(FORMATS).practice}
    assert kinds == set(PRACTICE) - {"self-check"}
    parts = {block.name for block in Body.of_text(FORMATS).all_blocks()}
    assert set(FORMS) - {"self-check"} <= parts
    assert _problems(FORMATS) == []
    assert list(_lost(FORMATS, soup_of(FORMATS))) == []


@pytest.mark.parametrize("seed", range(6))
def test_what_passes_the_rules_is_shown_whole(seed: int) -> None:
    chance = random.Random(seed)
    passed = 0
    for _ in range(60):
        text = _damaged(chance)
        if _problems(text):
            continue
        passed += 1
        assert list(_lost(text, soup_of(text))) == [], text
    assert passed > 5
