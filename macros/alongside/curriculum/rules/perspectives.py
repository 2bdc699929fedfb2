"""Rules 7xx on perspectives: they have their place, and are plain text that fits into any page."""

from __future__ import annotations

from collections.abc import Iterator

from ..models import Perspective
from ..problems import Place, Problem, Severity, nearest
from .context import Context
from .offered import not_plain_in
from .rule import Rule


def _not_plain(context: Context) -> Iterator[Problem]:
    for each in context.library.perspectives.values():
        lines = each.body.lines
        if not any(line.text.strip() for line in lines):
            place = lines[-1].place if lines else each.document.place_of()
            yield _problem(place, "the perspective has no text", "Write it below the front matter.")
        for found in not_plain_in(lines):
            yield _problem(
                found.place,
                f"a perspective holds {found.what}",
                "Write paragraphs, lists and links: it stands in somebody else's page.",
            )


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
        anchors = [*(heading.slug for heading in page.body.headings), *page.field_sections]
        if each.section not in anchors:
            what = f'the page "{each.page}" has no section "{each.section}"'
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
        "A perspective names a page, and a section of it.",
        _without_place,
    ),
)
