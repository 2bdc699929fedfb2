"""Rules AL201 to AL203 and AL209: names exist, and no two things share an address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..agenda import STEP, blocks_named
from ..block_options import read_options
from ..body import Body
from ..kinds import kind_named
from ..library import Library
from ..models import Module, Session
from ..problems import Problem, Severity, nearest
from ..reading import Document, Steps
from .context import Context
from .rule import Rule

DIFFICULT_MOMENTS = "difficult-moments"
"""The shared passage whose headings a session may name."""

_TEXT = (
    ("practices", "practices"),
    ("sources", "sources"),
    ("content_notes", "content_notes"),
    ("authors", "people"),
    ("translators", "people"),
    ("reviewed_by.person", "people"),
)
REFERENCES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "modules": (
        ("competencies.id", "competencies"),
        ("prerequisites", "modules"),
        ("audiences.roles", "roles"),
        ("audiences.departments", "departments"),
        ("stories", "stories"),
        ("sessions", "sessions"),
        *_TEXT,
    ),
    "stories": (
        ("topics", "topics"),
        ("competencies", "competencies"),
        ("roles", "roles"),
        ("departments", "departments"),
        ("modules", "modules"),
        ("person", "people"),
        *_TEXT,
    ),
    "sessions": (
        ("modules", "modules"),
        ("follow_up", "sessions"),
        ("stories", "stories"),
        *_TEXT,
    ),
    "kits": _TEXT,
    "perspectives": (("person", "people"), ("sources", "sources")),
    "shared": (("sources", "sources"),),
    "terms": (("see", "terms"), ("sources", "sources")),
    "surveys": (("items.competency", "competencies"),),
    "plans": (("session", "sessions"),),
    "tracks": (
        ("role", "roles"),
        ("department", "departments"),
        ("builds_on", "tracks"),
        ("include", "modules"),
        ("exclude", "modules"),
        ("closing", "modules"),
        ("sessions.id", "sessions"),
    ),
}
"""For each kind the fields that hold ids, and the kind they name; lists are walked through."""

_SHOWN_AT_MOST = 30


def values(thing: Any, path: str, steps: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    """Give the values at a dotted path of a model, each with the way to it; lists are walked."""
    if isinstance(thing, tuple):
        for number, each in enumerate(thing):
            yield from values(each, path, (*steps, number))
    elif thing is not None:
        if not path:
            yield steps, thing
            return
        head, _, rest = path.partition(".")
        yield from values(getattr(thing, head), rest, (*steps, head))


def unknown(
    document: Document, steps: Steps, noun: str, value: Any, allowed: Iterable[Any]
) -> Problem:
    """Say that a name does not exist, and which do."""
    return Problem(
        document.place_of(*steps), "AL201", f'there is no {noun} "{value}"', advice(value, allowed)
    )


def advice(value: Any, allowed: Iterable[Any]) -> str:
    """List what exists, if it is not too much to read, and offer the nearest."""
    names = [str(each) for each in allowed]
    if not names:
        return "None exists yet: leave it out, or write it first."
    listed = (
        f"Allowed: {', '.join(names)}." if len(names) <= _SHOWN_AT_MOST else "Name one that exists."
    )
    return listed + nearest(str(value), names)


def _references(context: Context) -> Iterator[Problem]:
    library = context.library
    for kind, fields in REFERENCES.items():
        for name, item in getattr(library, kind).items():
            document = library.documents[kind, name]
            for path, target in fields:
                for steps, value in values(item, path):
                    if not library.knows(target, value):
                        noun, allowed = kind_named(target).noun, getattr(library, target)
                        yield unknown(document, steps, noun, value, allowed)
    yield from _session_references(library)
    yield from _cited(context)


def _session_references(library: Library) -> Iterator[Problem]:
    """Look at the names that lead into the session itself, and into a shared passage."""
    moments = library.shared.get(DIFFICULT_MOMENTS)
    headings = Body(moments.document.body).headings if moments else ()
    slugs = [heading.slug for heading in headings]
    for session in library.sessions.values():
        yield from _step_references(library, session)
        if ("shared", DIFFICULT_MOMENTS) in library.broken:
            continue
        for steps, value in values(session, "difficult_moments"):
            if value not in slugs:
                yield unknown(session.document, steps, "difficult moment", value, slugs)


def _step_references(library: Library, session: Session) -> Iterator[Problem]:
    """Look at the formats and materials that the steps of a session name."""
    materials = [each.id for each in session.all_materials]
    for step, block in zip(session.agenda, blocks_named(session.body, STEP), strict=False):
        options = read_options(session.body.lines, block).document
        if not library.knows("session_formats", step.format):
            yield unknown(options, ("format",), "format", step.format, library.session_formats)
        for number, name in enumerate(step.materials):
            if name not in materials:
                noun = "material of this session"
                yield unknown(options, ("materials", number), noun, name, materials)


def _cited(context: Context) -> Iterator[Problem]:
    library = context.library
    for text in context.texts:
        for found in text.markup.citations:
            if not library.knows("sources", found.text):
                yield Problem(
                    found.place,
                    "AL201",
                    f'there is no source "{found.text}"',
                    "Add it to sources.yml, or cite one that is there."
                    + nearest(found.text, library.sources),
                )
        for found in text.markup.unreadable_citations:
            yield Problem(
                found.place,
                "AL201",
                f'"{found.text}" cannot be read as a citation',
                "Write [@key], or [@one; @two] for several.",
            )


def _cycles(context: Context) -> Iterator[Problem]:
    """Report each circle once, at the module of it whose id comes first."""
    modules = context.library.modules
    for start in sorted(modules):
        way = _way_back(start, modules)
        if way and start == min(way):
            circle = " -> ".join((*way, start))
            yield Problem(
                modules[start].document.place_of("prerequisites"),
                "AL202",
                f'the modules need each other in a circle: "{circle}"',
                "Take one of these prerequisites out.",
            )


def _way_back(start: str, modules: Mapping[str, Module]) -> tuple[str, ...]:
    """Give the shortest way along prerequisites from a module to itself."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for need in modules[way[-1]].prerequisites:
            if need == start:
                return way
            if need in modules and need not in seen:
                seen.add(need)
                ways.append((*way, need))
    return ()


RULES = (
    Rule(
        "AL201",
        "unknown-reference",
        Severity.ERROR,
        "Every id and every citation names something that exists.",
        _references,
    ),
    Rule(
        "AL202",
        "prerequisite-circle",
        Severity.ERROR,
        "No module needs itself, directly or by way of others.",
        _cycles,
    ),
)
