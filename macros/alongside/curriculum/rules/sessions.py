"""Rules on sessions: the agenda adds up, its steps are told, and the numbers make sense (5xx)."""

from __future__ import annotations

from collections.abc import Iterator

from ..body import readable
from ..problems import Problem, Severity, nearest
from .context import Context
from .rule import Rule


def _sum(context: Context) -> Iterator[Problem]:
    for session in context.library.sessions.values():
        total = sum(step.minutes for step in session.agenda)
        if total != session.minutes:
            yield Problem(
                session.document.place_of("minutes"),
                "AL504",
                f'"minutes" says {session.minutes}, but the steps of the agenda sum to {total}',
                f"Write {total}, or change the steps.",
            )


def _same(text: str) -> str:
    return " ".join(readable(text).split()).casefold()


def _headings(context: Context) -> Iterator[Problem]:
    for session in context.library.sessions.values():
        headings = [heading.text for heading in session.body.headings if heading.level == 2]
        told = {_same(heading) for heading in headings}
        for number, step in enumerate(session.agenda):
            if _same(step.title) not in told:
                yield Problem(
                    session.document.place_of("agenda", number, "title"),
                    "AL505",
                    f'the step "{step.title}" has no heading in the text',
                    f'Add "## {step.title}" to the text.{nearest(step.title, headings)}',
                )


def _shortened(context: Context) -> Iterator[Problem]:
    for session in context.library.sessions.values():
        for number, step in enumerate(session.agenda):
            if step.shorten_to is not None and step.shorten_to > step.minutes:
                yield Problem(
                    session.document.place_of("agenda", number, "shorten_to"),
                    "AL507",
                    f'"{step.title}" takes {step.minutes} minutes, cut to {step.shorten_to}',
                    f"Write a number from 0 to {step.minutes}.",
                )


def _groups(context: Context) -> Iterator[Problem]:
    for session in context.library.sessions.values():
        group = session.group
        if group.min > group.max or group.subgroup > group.max:
            field = "min" if group.min > group.max else "subgroup"
            yield Problem(
                session.document.place_of("group", field),
                "AL508",
                f'"{field}" is {getattr(group, field)} and "max" is {group.max}',
                f'Write a "{field}" that is not greater than "max".',
            )


RULES = (
    Rule(
        "AL504",
        "agenda-does-not-add-up",
        Severity.ERROR,
        "The steps of an agenda sum to the session's minutes.",
        _sum,
    ),
    Rule(
        "AL505",
        "step-without-heading",
        Severity.ERROR,
        "Every step of an agenda is a heading of the text.",
        _headings,
    ),
    Rule(
        "AL507",
        "shortened-to-more",
        Severity.ERROR,
        "A step is shortened to less than it takes.",
        _shortened,
    ),
    Rule("AL508", "group-size", Severity.ERROR, "The sizes of a group fit each other.", _groups),
)
