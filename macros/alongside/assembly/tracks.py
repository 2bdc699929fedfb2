"""Assemble the track of every audience: which modules, in which order, why, and how long."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..curriculum import Audience, Library, Module, PlannedSession, TrackDefinition, TrackKind

ESSENTIALS = "essentials"
"""The id of the track that all others but journeys build on."""
TRACK_LIMIT_MINUTES = 270
"""The most minutes of a track that no file defines."""


class Rule(StrEnum):
    """What can bring a module into a track."""

    ESSENTIALS = "essentials"
    ROLE = "role"
    DEPARTMENT = "department"
    JOURNEY = "journey"
    PREREQUISITE = "prerequisite"
    CLOSING = "closing"


@dataclass(frozen=True)
class Reason:
    """Why a module is in a track."""

    rule: Rule
    """Which rule brought it in."""
    id: str
    """The track that adds it, or the module that needs it."""


@dataclass(frozen=True)
class Entry:
    """A module's place in a track."""

    module: Module
    """The module."""
    reasons: tuple[Reason, ...]
    """Why it is here; at least one."""
    position: int
    """Its number in the track, counted from 1."""
    minutes_left: int
    """Minutes from its beginning to the track's end."""


@dataclass(frozen=True)
class UnmetPrerequisite:
    """A module in a track without one that it needs."""

    module: str
    """The module in the track."""
    needs: str
    """The module that is not."""


@dataclass(frozen=True)
class Track:
    """What one audience reads, in order."""

    path: str
    """Its id and its part of the address: `people-manager/engineering`, `essentials`."""
    kind: TrackKind
    """What it is made for."""
    title: str
    """The name that readers see."""
    summary: str
    """What it puts weight on."""
    audience: Audience
    """Whose versions its modules show."""
    entries: tuple[Entry, ...]
    """Its modules, in order."""
    sessions: tuple[PlannedSession, ...]
    """Its sessions, by week."""
    pace_weeks: int | None
    """How many weeks it takes at an easy pace."""
    reinforcement_days: tuple[int, ...]
    """Days after its end on which to come back."""
    max_minutes: int
    """The most minutes that it may take."""
    unmet: tuple[UnmetPrerequisite, ...]
    """What is missing in it; empty in a valid curriculum."""

    @property
    def modules(self) -> tuple[Module, ...]:
        """Give the modules in order."""
        return tuple(entry.module for entry in self.entries)

    @property
    def minutes(self) -> int:
        """Sum the minutes of its modules."""
        return sum(module.minutes for module in self.modules)

    def entry(self, module: str) -> Entry | None:
        """Give the entry of a module, or nothing if the track has it not."""
        return next((entry for entry in self.entries if entry.module.id == module), None)


def assemble_tracks(library: Library) -> Mapping[str, Track]:
    """Give every track by path: essentials, each role, department and pair, and the journeys."""
    assembler = _Assembler(library)
    tracks = [assembler.for_audience(audience) for audience in library.all_audiences()]
    tracks += [
        assembler.for_journey(definition)
        for definition in library.tracks.values()
        if definition.kind is TrackKind.JOURNEY
    ]
    return {track.path: track for track in tracks}


def order_modules(modules: Iterable[Module]) -> tuple[Module, ...]:
    """Order modules by prerequisite, then level, then the author's order, then id.

    Modules that need each other in a circle come last, so that an order exists for any input.
    """
    waiting = {module.id: module for module in modules}
    needs = {
        name: {need for need in module.prerequisites if need in waiting}
        for name, module in waiting.items()
    }
    needed_by: dict[str, list[str]] = {}
    for name, missing in needs.items():
        for need in missing:
            needed_by.setdefault(need, []).append(name)
    ready = [_rank(module) for name, module in waiting.items() if not needs[name]]
    heapq.heapify(ready)
    ordered: list[Module] = []
    while waiting:
        if not ready:
            heapq.heappush(ready, min(_rank(module) for module in waiting.values()))
        *_, name = heapq.heappop(ready)
        if (module := waiting.pop(name, None)) is None:
            continue
        ordered.append(module)
        for other in needed_by.get(name, ()):
            needs[other].discard(name)
            if not needs[other] and other in waiting:
                heapq.heappush(ready, _rank(waiting[other]))
    return tuple(ordered)


def _rank(module: Module) -> tuple[int, int, str]:
    return module.level, module.order, module.id


class _Assembler:
    """Works out tracks of one library; holds what they share."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.listed = {
            name: module for name, module in library.modules.items() if module.status.is_listed
        }
        self.by_role = self._definitions(TrackKind.ROLE, "role")
        self.by_department = self._definitions(TrackKind.DEPARTMENT, "department")
        self.essentials = library.tracks.get(ESSENTIALS)
        self.closing = self.essentials.closing if self.essentials else None

    def _definitions(self, kind: TrackKind, field: str) -> dict[str, TrackDefinition]:
        return {
            getattr(definition, field) or definition.id: definition
            for definition in self.library.tracks.values()
            if definition.kind is kind
        }

    def for_audience(self, audience: Audience) -> Track:
        parts = [
            (Rule.ESSENTIALS, self.essentials),
            (Rule.ROLE, self.by_role.get(audience.role or "")),
            (Rule.DEPARTMENT, self.by_department.get(audience.department or "")),
        ]
        found = [(rule, definition) for rule, definition in parts if definition]
        kind = _kind_of(audience)
        own = found[-1][1] if found and kind.value == found[-1][0].value else None
        return self._track(audience.path, kind, self._title(audience, own), audience, found)

    def for_journey(self, definition: TrackDefinition) -> Track:
        base = [
            self.library.tracks[name]
            for name in definition.builds_on
            if name in self.library.tracks and self.library.tracks[name].kind is not TrackKind.PAIR
        ]
        parts = [(Rule(each.kind.value), each) for each in base] + [(Rule.JOURNEY, definition)]
        audience = Audience(definition.role, definition.department)
        return self._track(definition.id, TrackKind.JOURNEY, definition.title, audience, parts)

    def _title(self, audience: Audience, own: TrackDefinition | None) -> str:
        if own:
            return own.title
        if audience.is_everyone:
            return "Essentials"
        label = self.library.audience_label(audience)
        return label[0].upper() + label[1:]

    def _track(
        self,
        path: str,
        kind: TrackKind,
        title: str,
        audience: Audience,
        parts: Sequence[tuple[Rule, TrackDefinition]],
    ) -> Track:
        definitions = [definition for _, definition in parts]
        reasons = self._closed(self._wanted(parts))
        for name in {each for definition in definitions for each in definition.exclude}:
            reasons.pop(name, None)
        modules = self._ordered(reasons)
        limits = [definition.max_minutes for definition in definitions]
        return Track(
            path=path,
            kind=kind,
            title=title,
            summary=" ".join(definition.summary for definition in definitions[1:] or definitions),
            audience=audience,
            entries=_entries(modules, reasons),
            sessions=_sessions(definitions),
            pace_weeks=max(
                (each.pace_weeks for each in definitions if each.pace_weeks), default=None
            ),
            reinforcement_days=tuple(
                sorted({day for each in definitions for day in each.reinforcement_days})
            ),
            max_minutes=max(limits, default=TRACK_LIMIT_MINUTES),
            unmet=tuple(
                UnmetPrerequisite(module.id, need)
                for module in modules
                for need in module.prerequisites
                if need not in reasons
            ),
        )

    def _wanted(self, parts: Sequence[tuple[Rule, TrackDefinition]]) -> dict[str, list[Reason]]:
        reasons: dict[str, list[Reason]] = {}
        for rule, definition in parts:
            for name in definition.include:
                if name in self.listed:
                    reasons.setdefault(name, []).append(Reason(rule, definition.id))
        if self.closing in self.listed:
            closing = reasons.setdefault(self.closing, [])
            closing[:] = closing or [Reason(Rule.CLOSING, ESSENTIALS)]
        return reasons

    def _closed(self, reasons: dict[str, list[Reason]]) -> dict[str, list[Reason]]:
        """Add what the modules need, and what these need in turn."""
        waiting = list(reasons)
        while waiting:
            name = waiting.pop()
            for need in self.listed[name].prerequisites:
                if need not in self.listed:
                    continue
                if need not in reasons:
                    reasons[need] = []
                    waiting.append(need)
                if not any(each.rule is not Rule.PREREQUISITE for each in reasons[need]):
                    reasons[need].append(Reason(Rule.PREREQUISITE, name))
        return reasons

    def _ordered(self, names: Iterable[str]) -> tuple[Module, ...]:
        ordered = order_modules(self.listed[name] for name in names)
        last = [module for module in ordered if module.id == self.closing]
        return (*(module for module in ordered if module.id != self.closing), *last)


def _kind_of(audience: Audience) -> TrackKind:
    if audience.role and audience.department:
        return TrackKind.PAIR
    if audience.role:
        return TrackKind.ROLE
    return TrackKind.DEPARTMENT if audience.department else TrackKind.ESSENTIALS


def _entries(modules: Sequence[Module], reasons: Mapping[str, list[Reason]]) -> tuple[Entry, ...]:
    left = sum(module.minutes for module in modules)
    entries = []
    for position, module in enumerate(modules, 1):
        entries.append(Entry(module, tuple(reasons[module.id]), position, left))
        left -= module.minutes
    return tuple(entries)


def _sessions(definitions: Iterable[TrackDefinition]) -> tuple[PlannedSession, ...]:
    """Give each session once, at its earliest week."""
    weeks: dict[str, PlannedSession] = {}
    for definition in definitions:
        for planned in definition.sessions:
            known = weeks.get(planned.id)
            if known is None or planned.week < known.week:
                weeks[planned.id] = planned
    return tuple(sorted(weeks.values(), key=lambda each: (each.week, each.id)))
