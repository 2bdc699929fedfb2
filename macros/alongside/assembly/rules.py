"""Rules 5xx that look at tracks: what a reader of a track finds is complete and not too much."""

from __future__ import annotations

from collections.abc import Iterator

from ..curriculum import Place, Problem, Severity, TrackDefinition, TrackKind
from ..curriculum.models import Status
from ..curriculum.rules import Rule
from .plan_rules import PLAN_RULES
from .tracks import ESSENTIALS, Track
from .tracks_context import TracksContext


def _unmet(context: TracksContext) -> Iterator[Problem]:
    """Report each missing module once, with the first of the tracks that lack it."""
    lacking: dict[tuple[str, str], list[Track]] = {}
    for track in context.tracks.values():
        for unmet in track.unmet:
            if ("modules", unmet.needs) not in context.library.broken:
                lacking.setdefault((unmet.module, unmet.needs), []).append(track)
    for (module, needs), tracks in lacking.items():
        others = f" and {len(tracks) - 1} more" if len(tracks) > 1 else ""
        yield Problem(
            context.place(tracks[0], "exclude"),
            "AL501",
            f'"{module}" is without "{needs}", which it needs, in the track '
            f'"{tracks[0].path}"{others}',
            f'Add "{needs}", exclude "{module}" too, or change its prerequisites.',
        )


def _too_long(context: TracksContext) -> Iterator[Problem]:
    """Report tracks over their limit, those that lie in the same place together."""
    found: dict[Place, list[Track]] = {}
    for track in context.tracks.values():
        if track.minutes > track.max_minutes:
            found.setdefault(context.place(track, "max_minutes"), []).append(track)
    for place, tracks in found.items():
        worst = max(tracks, key=lambda track: track.minutes - track.max_minutes)
        others = f" (and {len(tracks) - 1} more are too long)" if len(tracks) > 1 else ""
        yield Problem(
            place,
            "AL502",
            f'the track "{worst.path}" takes {worst.minutes} minutes, and its limit is '
            f"{worst.max_minutes}{others}",
            'Take modules out of "include", or exclude some for this audience.',
        )


def _unused(context: TracksContext) -> Iterator[Problem]:
    used = {module.id for track in context.tracks.values() for module in track.modules}
    if any(kind == "tracks" for kind, _ in context.library.broken):
        return
    for module in context.library.modules.values():
        is_complete = module.status in (Status.REVIEW, Status.STABLE)
        if module.id not in used and is_complete:
            yield Problem(
                module.document.place_of("id"),
                "AL503",
                f'no track holds the module "{module.id}"',
                'Name it in the "include" of a track, or write "status: retired".',
            )


def _levels(context: TracksContext) -> Iterator[Problem]:
    library = context.library
    reached = {
        (each.id, each.level) for module in library.modules.values() for each in module.competencies
    }
    for competency in library.competencies.values():
        for number, level in enumerate(competency.levels):
            if (competency.id, level.level) not in reached:
                yield Problem(
                    competency.document.place_of("levels", number),
                    "AL506",
                    f'no module reaches level {level.level} of "{competency.id}"',
                    "Write a module for it, or name the level in a module that reaches it.",
                    Severity.WARNING,
                )


def _definitions(context: TracksContext) -> Iterator[Problem]:
    seen: dict[tuple[TrackKind, str], TrackDefinition] = {}
    for track in context.library.tracks.values():
        if problem := _misfit(track):
            yield problem
            continue
        owner = _owner(track)
        if owner and (first := seen.setdefault((track.kind, owner), track)) is not track:
            yield Problem(
                track.document.place_of("kind"),
                "AL509",
                f'"{owner}" has a second track file; the first is "{first.id}"',
                "Keep one of the two files.",
            )


def _owner(track: TrackDefinition) -> str | None:
    """Give the role or the department whose track a file defines."""
    if track.kind is TrackKind.ROLE:
        return track.role or track.id
    return (track.department or track.id) if track.kind is TrackKind.DEPARTMENT else None


def _misfit(track: TrackDefinition) -> Problem | None:
    """Say what in a track's file does not go with its kind."""
    wrong = None
    if track.kind is TrackKind.PAIR:
        kinds = [kind.value for kind in TrackKind if kind is not TrackKind.PAIR]
        wrong = (
            "kind",
            'a track of the kind "pair" is put together, and has no file',
            f"Allowed: {', '.join(kinds)}.",
        )
    elif (track.kind is TrackKind.ESSENTIALS) != (track.id == ESSENTIALS):
        wrong = (
            "kind",
            f'the kind is "{track.kind.value}" and the id is "{track.id}"',
            'The track for everyone has the id and the kind "essentials", and no other has.',
        )
    elif track.closing is not None and track.kind is not TrackKind.ESSENTIALS:
        wrong = (
            "closing",
            '"closing" is read from the essentials only',
            "Take it out here; the essentials name the module that ends every track.",
        )
    elif track.builds_on and track.kind is not TrackKind.JOURNEY:
        wrong = (
            "builds_on",
            '"builds_on" is read from journeys only',
            "Take it out here; tracks of roles and departments build on the essentials.",
        )
    return Problem(track.document.place_of(wrong[0]), "AL509", *wrong[1:]) if wrong else None


RULES: tuple[Rule, ...] = (
    Rule(
        "AL501",
        "prerequisite-not-in-track",
        Severity.ERROR,
        "A track that holds a module holds what it needs.",
        _unmet,
    ),
    Rule("AL502", "track-too-long", Severity.ERROR, "A track keeps within its limit.", _too_long),
    Rule("AL503", "unused-module", Severity.ERROR, "Every module is in a track.", _unused),
    Rule(
        "AL506",
        "level-without-module",
        Severity.WARNING,
        "Every level of a competency has a module.",
        _levels,
    ),
    Rule(
        "AL509",
        "track-definition",
        Severity.ERROR,
        "The file of a track fits its kind, and each role and department has one.",
        _definitions,
    ),
    *PLAN_RULES,
)
"""Every rule that needs tracks or clock times, by code."""
