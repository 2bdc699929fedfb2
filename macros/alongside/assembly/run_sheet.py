"""A session by the clock: which step begins when, and what goes if time is short. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from ..curriculum.models import ExtraBreak, Mode, Plan, Session, Step


class TooShort(ValueError):
    """Raised where the steps do not fit, even with all cuts; says how long they take at least."""

    def __init__(self, least: int, wanted: int) -> None:
        """Keep the minutes that the steps take at the least, and those that there are."""
        super().__init__(
            f"the session takes {least} minutes at the least, and {wanted} minutes are left"
        )
        self.least = least
        self.wanted = wanted


@dataclass(frozen=True)
class Cut:
    """What happens to one step if time is short."""

    step: Step
    """The step."""
    minutes: int
    """How long it still takes; 0 if it is left out."""

    @property
    def saved(self) -> int:
        """Give the minutes that are gained."""
        return self.step.minutes - self.minutes

    @property
    def is_left_out(self) -> bool:
        """Tell whether the step is left out."""
        return self.minutes == 0


@dataclass(frozen=True)
class Row:
    """One line of a run sheet."""

    step: Step | None
    """The step; nothing for a break that only the plan has."""
    minutes: int
    """How long it takes here; 0 if it is left out."""
    offset: int
    """Minutes from the start of the part to its beginning."""
    begins: datetime.datetime | None = None
    """When it begins, if the day is known."""
    ends: datetime.datetime | None = None
    """When it ends, if the day is known."""

    @property
    def end(self) -> int:
        """Give the minutes from the start of the part to its end."""
        return self.offset + self.minutes

    @property
    def is_break(self) -> bool:
        """Tell whether people step away."""
        return self.step is None or self.step.is_break


@dataclass(frozen=True)
class Part:
    """What goes on without a longer pause."""

    number: int
    """Counted from 1."""
    rows: tuple[Row, ...]
    """Its lines, in order, those of steps that are left out too."""

    @property
    def minutes(self) -> int:
        """Give its length."""
        return sum(row.minutes for row in self.rows)

    @property
    def begins(self) -> datetime.datetime | None:
        """Give when it begins, if the day is known."""
        return self.rows[0].begins

    @property
    def ends(self) -> datetime.datetime | None:
        """Give when it ends, if the day is known."""
        return self.rows[-1].ends


@dataclass(frozen=True)
class RunSheet:
    """The whole session by the clock."""

    parts: tuple[Part, ...]
    """Its parts, in order."""
    cuts: tuple[Cut, ...] = ()
    """What is shortened or left out, in the order in which it was."""
    spare: int = 0
    """Minutes that the cuts gain beyond what is needed."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """Give the lines of all parts."""
        return tuple(row for part in self.parts for row in part.rows)

    @property
    def minutes(self) -> int:
        """Give its length, without the pauses between parts."""
        return sum(part.minutes for part in self.parts)


def cut_order(steps: Iterable[Step]) -> tuple[Cut, ...]:
    """Give every cut that is possible, in the order in which they are made."""
    able = [step for step in steps if step.cut is not None and step.shortest < step.minutes]
    return tuple(Cut(step, step.shortest) for step in sorted(able, key=lambda each: each.cut or 0))


def cuts_for(steps: Sequence[Step], short: int) -> tuple[Cut, ...]:
    """Give the cuts that gain `short` minutes; raises `TooShort` where all of them do not.

    Steps are shortened in their order, by no more than is needed. A step that can be left out is
    left out whole. If that gains too much, steps that were shortened before get minutes back, the
    last of them first.
    """
    possible = cut_order(steps)
    if sum(cut.saved for cut in possible) < short:
        total = sum(step.minutes for step in steps)
        raise TooShort(total - sum(cut.saved for cut in possible), total - short)
    made: list[Cut] = []
    missing = short
    for cut in possible:
        if missing <= 0:
            break
        kept = cut if cut.is_left_out else Cut(cut.step, cut.step.minutes - min(cut.saved, missing))
        made.append(kept)
        missing -= kept.saved
    return tuple(_given_back(made, -missing))


def _given_back(cuts: Sequence[Cut], spare: int) -> list[Cut]:
    kept: list[Cut] = []
    for cut in reversed(cuts):
        back = 0 if cut.is_left_out else min(spare, cut.saved)
        spare -= back
        if cut.saved > back:
            kept.append(Cut(cut.step, cut.minutes + back))
    return kept[::-1]


def run_sheet(session: Session, short: int = 0) -> RunSheet:
    """Give a session counted from 0:00; raises `TooShort` where `short` minutes cannot be cut."""
    starts = {step.id: None for step in session.agenda if step.new_part}
    return _sheet(session.agenda, starts, (), short)


def planned(plan: Plan, session: Session) -> RunSheet:
    """Give a session at the clock times of a plan; raises `TooShort` where it does not fit."""
    zone = ZoneInfo(plan.time_zone)
    starts: dict[str, datetime.datetime | None] = {
        part.begins_with: _moment(part.date, part.start, zone) for part in plan.parts
    }
    first = _moment(plan.date, plan.start, zone)
    return _sheet(session.agenda, starts, plan.breaks, plan.minutes_short, first)


def _moment(day: datetime.date, clock: str, zone: ZoneInfo) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.fromisoformat(clock), zone)


def _sheet(
    steps: Sequence[Step],
    starts: dict[str, datetime.datetime | None],
    breaks: Sequence[ExtraBreak],
    short: int,
    first: datetime.datetime | None = None,
) -> RunSheet:
    cuts = cuts_for(steps, short)
    left = {cut.step.id: cut.minutes for cut in cuts}
    extra = {each.after: each.minutes for each in breaks}
    parts: list[Part] = []
    rows: list[Row] = []
    clock = _Clock(first)
    for step in steps:
        if step.id in starts and rows:
            parts.append(Part(len(parts) + 1, tuple(_without_last_break(rows))))
            rows, clock = [], _Clock(starts[step.id])
        rows.append(clock.row(step, left.get(step.id, step.minutes)))
        if step.id in extra:
            rows.append(clock.row(None, extra[step.id]))
    if rows:
        parts.append(Part(len(parts) + 1, tuple(rows)))
    return RunSheet(tuple(parts), cuts, sum(cut.saved for cut in cuts) - short)


def _without_last_break(rows: Sequence[Row]) -> Iterator[Row]:
    """Leave a break out with which a part would end: another part follows after a pause."""
    yield from rows[:-1]
    last = rows[-1]
    yield replace(last, minutes=0, ends=last.begins) if last.is_break and rows[1:] else last


class _Clock:
    """Counts minutes from a start; on a known day, as real time that the clocks follow."""

    def __init__(self, start: datetime.datetime | None) -> None:
        self._start = start
        self._passed = 0

    def row(self, step: Step | None, minutes: int) -> Row:
        offset, self._passed = self._passed, self._passed + minutes
        return Row(step, minutes, offset, self._at(offset), self._at(self._passed))

    def _at(self, minutes: int) -> datetime.datetime | None:
        """Add real minutes: across a change of clocks, an hour stays an hour."""
        if self._start is None:
            return None
        moved = self._start.astimezone(datetime.UTC) + datetime.timedelta(minutes=minutes)
        return moved.astimezone(self._start.tzinfo)


def variant(step: Step, mode: Mode) -> str | None:
    """Give how a step goes in a mode, if that differs."""
    return {
        Mode.REMOTE: step.remote,
        Mode.HYBRID: step.hybrid,
        Mode.WEBINAR: step.webinar,
    }.get(mode)


def total_gained(cuts: Iterable[Cut]) -> Iterator[tuple[Cut, int]]:
    """Give each cut with the minutes that it and those before it gain."""
    gained = 0
    for cut in cuts:
        gained += cut.saved
        yield cut, gained
