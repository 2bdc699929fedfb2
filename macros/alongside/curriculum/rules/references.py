"""Rules AL201 to AL203 and AL209: names exist, and no two things share an address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..agenda import STEP, blocks_named
from ..block_options import read_options
from ..body import Body
from ..kinds import KINDS, kind_named
from ..library import Library
from ..models import Module, Session, TrackKind
from ..problems import Place, Problem, Severity, nearest
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

_NAMES_WITHIN: Mapping[str, tuple[str, ...]] = {
    "modules": ("objectives",),
    "sessions": ("objectives", "materials"),
    "surveys": ("items",),
}
_MADE_PAGES = (
    ("stories", "random", "the page that opens a story at random"),
    ("people", "index", "the page of all people"),
)
"""Kinds and ids whose address belongs to a page that no file holds."""
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


def _addresses(context: Context) -> Iterator[Problem]:
    yield from _track_addresses(context.library)
    yield from _aliases(context)
    yield from _made_addresses(context.library)
    pages = {page.src_uri: page for page in context.pages}
    for item in context.items:
        if page := pages.get(item.src_uri):
            yield _shared_address(
                item.document.place_of("id"), item.id, f"the page {page.document.path}"
            )


def _made_addresses(library: Library) -> Iterator[Problem]:
    """Look for ids at whose address a page is that no file holds."""
    for kind, name, page in _MADE_PAGES:
        if item := getattr(library, kind).get(name):
            yield _shared_address(library.documents[kind, item.id].place_of("id"), name, page)


def _track_addresses(library: Library) -> Iterator[Problem]:
    owners: dict[str, str] = {"essentials": "the track for everyone"}
    journeys = {
        name: track for name, track in library.tracks.items() if track.kind is TrackKind.JOURNEY
    }
    for kind, items in (
        ("roles", library.roles),
        ("departments", library.departments),
        ("tracks", journeys),
        ("modules", library.modules),
    ):
        noun = "journey" if kind == "tracks" else kind_named(kind).noun
        for name in items:
            if name in owners:
                place = library.documents[kind, name].place_of("id")
                yield _shared_address(place, name, owners[name])
            owners.setdefault(name, f"the {noun} of this id")


def _aliases(context: Context) -> Iterator[Problem]:
    library = context.library
    for kind in (each for each in KINDS if each.has_pages):
        owners = {name: page for made, name, page in _MADE_PAGES if made == kind.name}
        for page in context.pages:
            folder, _, name = page.src_uri.removesuffix(".md").rpartition("/")
            if folder == kind.name:
                owners[name] = f"the page {page.document.path}"
        owners |= {name: f'the {kind.noun} "{name}"' for name in getattr(library, kind.name)}
        for name, item in getattr(library, kind.name).items():
            for number, alias in enumerate(item.aliases):
                if alias in owners:
                    place = item.document.place_of("aliases", number)
                    yield _shared_address(place, alias, owners[alias])
                owners.setdefault(alias, f'the alias of {kind.noun} "{name}"')


def _shared_address(place: Place, name: str, owner: str) -> Problem:
    return Problem(
        place,
        "AL203",
        f'"{name}" has the same address as {owner}',
        "Give one of the two another id.",
    )


def _names_within(context: Context) -> Iterator[Problem]:
    for kind, lists in _NAMES_WITHIN.items():
        for item in getattr(context.library, kind).values():
            document = item.document
            for field in lists:
                seen: set[str] = set()
                for steps, value in values(item, f"{field}.id"):
                    if value in seen:
                        yield Problem(
                            document.place_of(*steps),
                            "AL209",
                            f'the id "{value}" stands twice in "{field}"',
                            "Give each entry an id of its own.",
                        )
                    seen.add(value)


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
    Rule("AL203", "shared-address", Severity.ERROR, "No two things share an address.", _addresses),
    Rule(
        "AL209",
        "name-twice",
        Severity.ERROR,
        "Within a file, entries of a list have ids of their own.",
        _names_within,
    ),
)
