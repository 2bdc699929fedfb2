"""What the rules accept, a page shows whole: no block stays text, and no word is lost.

The rules read a source line by line, and the Markdown extension converts it. Where the two read it
otherwise, an author would be told that all is well, and readers would miss something. So texts are
damaged at random, always the same way, and each one that passes the rules is converted.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup

from alongside.curriculum.body import Body
from alongside.curriculum.practice_syntax import FORMS, PRACTICE
from tests.support.markdown import soup_of
from tests.support.practice_texts import EVERY_KIND, problems_of

MARKS = re.compile(r"^\s*(?:[-*+>|]+\s|\d+\.\s|#+)*")
NO_WORD = re.compile(r"\W+")


def _damaged(chance: random.Random) -> str:
    """Take a text apart at random: lines lost, twice, moved, further in, further out, cut."""
    lines = EVERY_KIND.split("\n")
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
    lines = [MARKS.sub("", line) for line in body.prose]
    return {NO_WORD.sub("", line) for line in lines if not line.startswith(("///", "!!!"))}


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
    kinds = {each.kind for each in Body.of_text(EVERY_KIND).practice}
    assert kinds == set(PRACTICE) - {"self-check"}
    parts = {block.name for block in Body.of_text(EVERY_KIND).all_blocks()}
    assert set(FORMS) - {"self-check"} <= parts
    assert problems_of(EVERY_KIND) == []
    assert list(_lost(EVERY_KIND, soup_of(EVERY_KIND))) == []


@pytest.mark.parametrize("seed", range(6))
def test_what_passes_the_rules_is_shown_whole(seed: int) -> None:
    chance = random.Random(seed)
    passed = 0
    for _ in range(60):
        text = _damaged(chance)
        if problems_of(text):
            continue
        passed += 1
        assert list(_lost(text, soup_of(text))) == [], text
    assert passed > 5
