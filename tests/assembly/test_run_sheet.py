"""A session runs by the clock: every run sheet is what its golden file says, line by line."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from alongside.assembly.run_sheet import (
    RunSheet,
    TooShort,
    cut_order,
    cuts_for,
    planned,
    run_sheet,
    variant,
)
from alongside.curriculum.models import ExtraBreak, LaterPart, Mode, Plan, Session, Step
from tests.support.sessions import workshop

GOLDEN = Path(__file__).parent / "golden"
LISBON = "Europe/Lisbon"


def _plan(**changes: object) -> Plan:
    values = {
        "id": "a-plan",
        "session": "workshop",
        "mode": Mode.IN_PERSON,
        "time_zone": LISBON,
        "date": datetime.date(2027, 3, 9),
        "start": "09:00",
    }
    return Plan(**{**values, **changes})


def _later(step: str, day: datetime.date, start: str) -> LaterPart:
    return LaterPart(begins_with=step, date=day, start=start)


PLANS = {
    "150 minutes from nine": _plan(),
    "over midnight": _plan(start="22:40"),
    "over the day on which clocks go forward": _plan(
        date=datetime.date(2027, 3, 28), start="00:00"
    ),
    "over the day on which clocks go back": _plan(date=datetime.date(2027, 10, 31), start="00:30"),
    "two parts on two days": _plan(
        parts=(_later("cases-two", datetime.date(2027, 3, 10), "14:00"),)
    ),
    "hybrid with one more break": _plan(
        mode=Mode.HYBRID, breaks=(ExtraBreak(after="five-ways", minutes=5),)
    ),
    "20 minutes short": _plan(minutes_short=20),
    "45 minutes short": _plan(minutes_short=45),
}


def _written(plan: Plan, session: Session, sheet: RunSheet) -> str:
    """Write a run sheet as text for people: one line for each step, then what is cut."""
    lines: list[str] = []
    for part in sheet.parts:
        assert part.begins
        lines.append(f"Part {part.number}, {part.begins:%A %d %B %Y}, {part.minutes} minutes")
        for row in part.rows:
            assert row.begins and row.ends
            times = f"{row.begins:%H:%M}-{row.ends:%H:%M %Z}" if row.minutes else "left out"
            title = row.step.title if row.step else "Break of the plan"
            note = variant(row.step, plan.mode) if row.step else None
            lines.append(f"  {times:<16} {row.minutes:>3}  {title}{f' ({note})' if note else ''}")
    lines += [f"Cut: {cut.step.title} to {cut.minutes}" for cut in sheet.cuts]
    if sheet.spare:
        lines.append(f"To spare: {sheet.spare}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", PLANS)
def test_a_run_sheet_is_what_its_golden_file_says(name: str) -> None:
    session = workshop()
    text = _written(PLANS[name], session, planned(PLANS[name], session))
    assert text == (GOLDEN / f"{name.replace(' ', '-')}.txt").read_text("utf-8")


def test_what_does_not_fit_is_refused_in_words() -> None:
    with pytest.raises(TooShort) as refused:
        planned(_plan(minutes_short=60), workshop())
    assert str(refused.value) == (
        "the session takes 95 minutes at the least, and 90 minutes are left"
    )


def test_without_a_plan_times_count_from_the_start() -> None:
    rows = run_sheet(workshop()).rows
    assert [(row.offset, row.end) for row in rows][:3] == [(0, 10), (10, 20), (20, 35)]
    assert rows[-1].end == 150
    assert {row.begins for row in rows} == {None}


def test_a_new_part_counts_from_its_own_start() -> None:
    steps = list(workshop().agenda)
    steps[5] = steps[5].model_copy(update={"new_part": True})
    session = workshop()
    session.arrange(tuple(steps), ())
    first, second = run_sheet(session).parts
    assert first.rows[0].offset == second.rows[0].offset == 0
    assert first.rows[-1].minutes == 0, "a part does not end with a break"


@pytest.mark.parametrize("short", range(56))
def test_cuts_gain_what_is_missing_and_no_step_goes_below_its_least(short: int) -> None:
    steps = workshop().agenda
    cuts = cuts_for(steps, short)
    assert sum(cut.saved for cut in cuts) >= short
    for cut in cuts:
        assert cut.step.shortest <= cut.minutes < cut.step.minutes
        assert not (cut.minutes == 0 and cut.step.shortest > 0)
        assert cut.minutes == 0 or cut.step.shortest > 0, "what can be left out is left out whole"
    orders = [cut.step.cut for cut in cuts]
    assert orders == sorted(orders, key=lambda each: each or 0)


def test_what_a_large_cut_gains_too_much_is_given_back_to_the_last_step_before_it() -> None:
    steps = (
        Step(id="a", title="A", minutes=20, format="talk", least=10, cut=1),
        Step(id="b", title="B", minutes=20, format="talk", least=15, cut=2),
        Step(id="c", title="C", minutes=30, format="talk", least=0, cut=3),
    )
    assert [(cut.step.id, cut.minutes) for cut in cuts_for(steps, 38)] == [("a", 12), ("c", 0)]
    assert [cut.step.id for cut in cut_order(steps)] == ["a", "b", "c"]
