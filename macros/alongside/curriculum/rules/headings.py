"""The rule on headings: they skip no level, and all of them are seen by contents lists (AL603)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..body import Heading
from ..problems import Problem, Severity
from .block_syntax import is_code
from .context import Context, Written
from .rule import Rule

HEADING = re.compile(r"^\s*(?:(?:>|[-*+]\s|\d+[.)]\s|:\s|\[\^[^\]]+\]:)\s*)*#{1,6}\s*\S")
"""A line that begins like a heading, wherever it stands: in a list, a quotation, a note."""

_AT_THE_MARGIN = re.compile(r"#| {1,3}#")
_TIGHT = re.compile(r"^#{1,6}[^#\s]")
_EMPTY = re.compile(r"^#{1,6}\s*$")
_UNDERLINE = re.compile(r"^[\s>]*(?:=+|-+)\s*$")
_BEGINS_ANEW = re.compile(r"^[\s>]*(?::\s|\[\^[^\]]+\]:)")
"""A line with which a definition or a footnote begins."""
_NO_PARAGRAPH = re.compile(
    r"^[\s>]*(?:$|#|/{3,}|!!!|\?\?\?|===|<|(?:[-*_][ ]*){3,}$|\[\^[^\]]+\]:)"
)
"""A line that belongs to no paragraph, so that one begins below it."""


def _headings(context: Context) -> Iterator[Problem]:
    for text in context.texts:
        yield from _levels(text)
        yield from _other_headings(text)


def _levels(text: Written) -> Iterator[Problem]:
    """Follow the levels; what stands in an addition counts for its readers only."""
    shared = None if text.is_passage else 1
    titles = 0
    within: dict[int, int] = {}
    for heading in text.body.headings:
        addition = _addition(text, heading)
        before = shared if addition is None else within.get(addition, shared)
        titles += heading.level == 1
        if heading.level == 1 and (not text.is_page_around or titles > 1):
            yield _problem(
                heading,
                "is of the first level, which is the page's title",
                "Give it two number signs.",
            )
        elif before is not None and heading.level > before + 1:
            yield _problem(
                heading,
                f"is of level {heading.level} and follows one of level {before}",
                f"Give it {before + 1} number signs.",
            )
        if addition is None:
            shared = heading.level
        else:
            within[addition] = heading.level


def _addition(text: Written, heading: Heading) -> int | None:
    starts = (b.start for b in text.body.additions if b.start < heading.index < b.end)
    return max(starts, default=None)


def _problem(heading: Heading, what: str, advice: str) -> Problem:
    return Problem(heading.place, "AL603", f'the heading "{heading.text}" {what}', advice)


def _other_headings(text: Written) -> Iterator[Problem]:
    """Look for headings in forms that contents lists and tailoring do not expect."""
    for index, line in enumerate(text.body.prose):
        place = text.body.lines[index].place
        if _TIGHT.match(line):
            yield Problem(
                place,
                "AL603",
                f'"{line[:40]}" becomes a heading',
                "Put a space after the number signs, or a backslash before them.",
            )
        elif _EMPTY.match(line):
            yield Problem(
                place, "AL603", "the heading has no words", "Write some, or take the signs out."
            )
        elif _is_held(text, index):
            yield Problem(
                place,
                "AL603",
                f'"{line.strip()[:40]}" becomes a heading inside of something else',
                "Put it before the list, the quotation or the note, or use bold words.",
            )
        elif _UNDERLINE.match(line) and _underlines(text, index):
            yield Problem(
                place,
                "AL603",
                "the line of signs makes a heading of the line above",
                "Write headings with number signs, and put an empty line before a ruler.",
            )


def _is_held(text: Written, index: int) -> bool:
    """Tell whether a heading stands in a list, a quotation, a note or the like."""
    line = text.body.prose[index]
    return bool(
        "#" in line
        and HEADING.match(line)
        and not _AT_THE_MARGIN.match(line)
        and not is_code(text, index)
    )


def _underlines(text: Written, index: int) -> bool:
    """Tell whether the line above is the first of a paragraph: then signs make it a heading."""
    above, before = (
        text.body.prose[index - number] if index >= number else "" for number in (1, 2)
    )
    if not above.strip(" >\t") or is_code(text, index):
        return False
    return bool(_BEGINS_ANEW.match(above) or _NO_PARAGRAPH.match(before))


RULES = (
    Rule(
        "AL603",
        "heading-levels",
        Severity.ERROR,
        "Headings begin below the title and skip no level.",
        _headings,
    ),
)
