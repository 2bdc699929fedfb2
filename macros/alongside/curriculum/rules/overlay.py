"""The rule on overlays whose original has changed since they were written (AL208)."""

from __future__ import annotations

from collections.abc import Iterator

from ..kinds import kind_named
from ..problems import Problem, Severity
from .context import Context
from .rule import Rule


def _drift(context: Context) -> Iterator[Problem]:
    for each in context.library.overlaid:
        if each.written_against == each.original:
            continue
        noun = kind_named(each.kind).noun
        what = (
            f'the {noun} "{each.id}" does not say against which text it was written'
            if each.written_against is None
            else f'the original of the {noun} "{each.id}" has changed since this was written'
        )
        yield Problem(
            each.document.place_of("written_against"),
            "AL208",
            what,
            f"Compare it with the original, then write \"written_against: '{each.original}'\".",
            Severity.WARNING,
        )


RULES = (
    Rule(
        "AL208",
        "overlay-drift",
        Severity.WARNING,
        "An overlay names the text that it was written against.",
        _drift,
    ),
)
