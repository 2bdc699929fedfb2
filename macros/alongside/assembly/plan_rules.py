"""Rules on plans: days, times and steps fit the session (52x)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..curriculum import Place, Problem, Session, Severity, nearest
from ..curriculum.models import Plan
from ..curriculum.rules import Rule
from ..curriculum.rules.steps import LONGEST_WITHOUT_A_BREAK
from .run_sheet import RunSheet, TooShort, planned
from .tracks_context import TracksContext


def _plans(context: TracksContext) -> Iterator[tuple[Plan, Session]]:
    """Give each plan with its session; a session that does not exist is another rule's matter."""
    for plan in context.library.plans.values():
        if session := context.library.sessions.get(plan.session):
            yield plan, session


def _sheets(context: TracksContext) -> Iterator[tuple[Plan, Session, RunSheet]]:
    """Give the plans that can be laid on the clock."""
    for plan, session in _plans(context):
        if _zone(plan) and not list(_wrong_names(plan, session)):
            try:
                yield plan, session, planned(plan, session)
            except TooShort:
                continue


def _zone(plan: Plan) -> ZoneInfo | None:
    try:
        return ZoneInfo(plan.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _zones(context: TracksContext) -> Iterator[Problem]:
    for plan, _ in _plans(context):
        if _zone(plan) is None:
            yield Problem(
                plan.document.place_of("time_zone"),
                "AL520",
                f'there is no time zone "{plan.time_zone}"',
                "Write continent and city, such as Europe/Lisbon or Asia/Kolkata.",
            )


def _names(context: TracksContext) -> Iterator[Problem]:
    for plan, session in _plans(context):
        yield from _wrong_names(plan, session)


def _wrong_names(plan: Plan, session: Session) -> Iterator[Problem]:
    order = {step.id: number for number, step in enumerate(session.agenda)}
    named = [
        *((("parts", n, "begins_with"), part.begins_with) for n, part in enumerate(plan.parts)),
        *((("breaks", n, "after"), each.after) for n, each in enumerate(plan.breaks)),
    ]
    for number, each in enumerate(plan.breaks):
        if any(each.after == other.after for other in plan.breaks[:number]):
            yield Problem(
                plan.document.place_of("breaks", number, "after"),
                "AL521",
                f'a second break comes after "{each.after}"',
                "Make one longer break of the two.",
            )
    for steps, name in named:
        if name not in order:
            yield Problem(
                plan.document.place_of(*steps),
                "AL521",
                f'the session has no step "{name}"',
                f"Its steps are {', '.join(order)}.{nearest(name, order)}",
            )
    last = 0
    for number, part in enumerate(plan.parts):
        at = order.get(part.begins_with, last + 1)
        if at <= last:
            yield Problem(
                plan.document.place_of("parts", number, "begins_with"),
                "AL521",
                f'the part that begins with "{part.begins_with}" comes too early',
                "Name the parts in the order of the steps; the first part has the first step.",
            )
        last = max(last, at)


def _modes(context: TracksContext) -> Iterator[Problem]:
    for plan, session in _plans(context):
        if plan.mode not in session.modes:
            yield Problem(
                plan.document.place_of("mode"),
                "AL522",
                f'the session "{session.id}" is not made for the mode "{plan.mode.value}"',
                f"Its modes are {', '.join(mode.value for mode in session.modes)}.",
            )


def _overlaps(context: TracksContext) -> Iterator[Problem]:
    for plan, _, sheet in _sheets(context):
        for number, (before, after) in enumerate(zip(sheet.parts, sheet.parts[1:], strict=False)):
            if before.ends and after.begins and after.begins < before.ends:
                yield Problem(
                    plan.document.place_of("parts", number),
                    "AL523",
                    f"part {after.number} begins before part {before.number} ends, which is on "
                    f"{before.ends:%Y-%m-%d at %H:%M}",
                    "Let it begin later.",
                )


def _too_short(context: TracksContext) -> Iterator[Problem]:
    for plan, session in _plans(context):
        if _zone(plan) and not list(_wrong_names(plan, session)):
            try:
                planned(plan, session)
            except TooShort as error:
                yield Problem(
                    plan.document.place_of("minutes_short"),
                    "AL524",
                    f"that does not fit: {error}",
                    "Take another day, or a shorter session.",
                )


def _without_a_break(context: TracksContext) -> Iterator[Problem]:
    for plan, _, sheet in _sheets(context):
        for part in sheet.parts:
            worked = 0
            for row in part.rows:
                worked = 0 if row.is_break and row.minutes else worked + row.minutes
                if worked > LONGEST_WITHOUT_A_BREAK:
                    yield Problem(
                        plan.document.place_of("breaks"),
                        "AL525",
                        f"in part {part.number} the group works for {worked} minutes "
                        "without a break",
                        f'Add a break under "breaks", so that no stretch is longer than '
                        f"{LONGEST_WITHOUT_A_BREAK} minutes.",
                    )
                    break


def _no_such_time(context: TracksContext) -> Iterator[Problem]:
    for plan, _ in _plans(context):
        zone = _zone(plan)
        starts: list[tuple[Place, datetime.date, str]] = [
            (plan.document.place_of("start"), plan.date, plan.start),
            *(
                (plan.document.place_of("parts", number, "start"), part.date, part.start)
                for number, part in enumerate(plan.parts)
            ),
        ]
        for place, day, clock in starts if zone else ():
            local = datetime.datetime.combine(day, datetime.time.fromisoformat(clock), zone)
            back = local.astimezone(datetime.UTC).astimezone(zone)
            if back.replace(tzinfo=None) != local.replace(tzinfo=None):
                yield Problem(
                    place,
                    "AL526",
                    f"on {day} there is no {clock} in {plan.time_zone}: the clocks skip it",
                    f"Write another time, such as {back:%H:%M}.",
                )


def _too_few(context: TracksContext) -> Iterator[Problem]:
    for plan, session in _plans(context):
        if len(plan.facilitators) < session.facilitators:
            yield Problem(
                plan.document.place_of("facilitators"),
                "AL527",
                f"the session needs {session.facilitators} facilitators, and the plan names "
                f"{len(plan.facilitators)}",
                'Add a name under "facilitators".',
                Severity.WARNING,
            )


_ERROR = Severity.ERROR
PLAN_RULES = (
    Rule("AL520", "unknown-time-zone", _ERROR, "A plan names a time zone that exists.", _zones),
    Rule(
        "AL521",
        "unknown-step-in-plan",
        _ERROR,
        "A plan names steps that its session has, its parts in their order.",
        _names,
    ),
    Rule("AL522", "mode-not-offered", _ERROR, "A plan has a mode of its session.", _modes),
    Rule(
        "AL523",
        "parts-overlap",
        _ERROR,
        "No part of a plan begins before the last ends.",
        _overlaps,
    ),
    Rule(
        "AL524",
        "plan-does-not-fit",
        _ERROR,
        "A plan leaves a session the least minutes that it can do with.",
        _too_short,
    ),
    Rule(
        "AL525",
        "plan-without-a-break",
        _ERROR,
        "No plan goes on for more than 75 minutes without a break.",
        _without_a_break,
    ),
    Rule(
        "AL526",
        "no-such-time",
        _ERROR,
        "A plan begins at a time that its clocks do not skip.",
        _no_such_time,
    ),
    Rule(
        "AL527",
        "too-few-facilitators",
        Severity.WARNING,
        "A plan names as many facilitators as its session needs.",
        _too_few,
    ),
)
"""The rules on plans."""
