"""Rules 7xx on perspectives: they have their place, and are plain text that fits into any page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..models import Perspective
from ..problems import Place, Problem, Severity, nearest
from .context import Context
from .rule import Rule

_NOT_PLAIN = (
    (re.compile(r"^\s*(?:#{1,6}\s|(?:=+|-{2,})\s*$)"), "a heading or a ruler"),
    (re.compile(r"^\s*/{3,}"), "a block"),
    (re.compile(r"^\s*(?:`{3,}|~{3,})"), "fenced code"),
    (re.compile(r"^\s*(?:!!!|\?\?\?)"), "a note"),
    (re.compile(r"\[\^"), "a footnote"),
    (re.compile(r"\[(?!@)[^\]\[]*\]:"), "the address of a link on a line of its own"),
    (re.compile(r"!\["), "a picture"),
    (re.compile(r"<[a-zA-Z/!?]"), "HTML"),
    (re.compile(r"[{}]"), "braces"),
)
"""What could change the page around a perspective, or be changed by it."""


def _not_plain(context: Context) -> Iterator[Problem]:
    for each in context.library.perspectives.values():
        lines = each.body.lines
        if not any(line.text.strip() for line in lines):
            place = lines[-1].place if lines else each.document.place_of()
            yield _problem(place, "the perspective has no text", "Write it below the front matter.")
        for text, place in lines:
            for pattern, what in _NOT_PLAIN:
                if found := pattern.search(text):
                    yield _problem(
                        Place(place.path, place.line, found.start() + 1),
                        f"a perspective holds {what}",
                        "Write paragraphs, lists and links: it stands in somebody else's page.",
                    )
                    break


def _problem(place: Place, message: str, advice: str) -> Problem:
    return Problem(place, "AL713", message, advice)


def _without_place(context: Context) -> Iterator[Problem]:
    library = context.library
    for each in library.perspectives.values():
        kind, name = each.kind_of_page, each.id_of_page
        page = getattr(library, kind).get(name)
        if page is None:
            if not library.knows(kind, name):
                known = [f"{other}/{item.id}" for other, item in library.pages()]
                yield _unknown(each, "page", f'there is no page "{each.page}"', known)
            continue
        anchors = [heading.slug for heading in page.body.headings]
        if each.section not in anchors:
            what = f'the page "{each.page}" has no section "{each.section}" in its own text'
            yield _unknown(each, "section", what, anchors)


def _unknown(each: Perspective, field: str, message: str, known: list[str]) -> Problem:
    value = getattr(each, field)
    listed = f"Sections: {', '.join(known)}." if field == "section" else "Write kind and id."
    return Problem(
        each.document.place_of(field), "AL714", message, f"{listed}{nearest(value, known)}"
    )


RULES = (
    Rule(
        "AL713",
        "perspective-not-plain",
        Severity.ERROR,
        "A perspective holds paragraphs, lists and links, and nothing else.",
        _not_plain,
    ),
    Rule(
        "AL714",
        "perspective-without-place",
        Severity.ERROR,
        "A perspective names a page, and a section of its own text.",
        _without_place,
    ),
)
