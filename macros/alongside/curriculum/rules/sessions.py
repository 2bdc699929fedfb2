"""Rules on sessions: the steps add up, each has its words, and the numbers make sense (5xx)."""

from __future__ import annotations

from collections.abc import Iterator

from ..agenda import SAY, STEP, blocks_named
from ..models import Session, Step
from ..problems import Problem, Severity
from ..syntax import Block
from .context import Context
from .rule import Rule


def _sum(context: Context) -> Iterator[Problem]:
    for session in context.library.sessions.values():
        total = sum(step.minutes for step in session.agenda)
        if total != session.minutes:
            yield Problem(
                session.document.place_of("minutes"),
                "AL504",
                f'"minutes" says {session.minutes}, but the steps sum to {total}',
                f"Write {total}, or change the steps." if total else "Add blocks of steps.",
            )


def step_blocks(context: Context) -> Iterator[tuple[Session, Step, Block]]:
    """Give every step with its session and the block that it is read from."""
    for session in context.library.sessions.values():
        blocks = blocks_named(session.body, STEP)
        for step, block in zip(session.agenda, blocks, strict=False):
            yield session, step, block


def _words(context: Context) -> Iterator[Problem]:
    for session, step, block in step_blocks(context):
        said = (child for child in block.children if child.name == SAY)
        if not step.is_break and not any(map(session.body.has_words, said)):
            yield Problem(
                block.place,
                "AL505",
                f'the step "{step.title}" has no words to say',
                f'Add a block "/// {SAY}" to it, with what the facilitator reads aloud.',
            )


def _shortened(context: Context) -> Iterator[Problem]:
    for _, step, block in step_blocks(context):
        if step.shortest > step.minutes:
            yield Problem(
                block.place,
                "AL507",
                f'"{step.title}" takes {step.minutes} minutes, and at the least {step.least}',
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
        "The steps of a session sum to its minutes.",
        _sum,
    ),
    Rule(
        "AL505",
        "step-without-words",
        Severity.ERROR,
        "Every step that is no break holds the words to say.",
        _words,
    ),
    Rule(
        "AL507",
        "shortened-to-more",
        Severity.ERROR,
        "The least minutes of a step are no more than its minutes.",
        _shortened,
    ),
    Rule("AL508", "group-size", Severity.ERROR, "The sizes of a group fit each other.", _groups),
)
