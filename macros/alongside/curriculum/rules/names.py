"""Rules 2xx on names: no two things share an address, and no two entries of a list an id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..kinds import KINDS, kind_named
from ..library import Library
from ..models import TrackKind
from ..problems import Place, Problem, Severity
from .context import Context
from .references import values
from .rule import Rule

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
    Rule("AL203", "shared-address", Severity.ERROR, "No two things share an address.", _addresses),
    Rule(
        "AL209",
        "name-twice",
        Severity.ERROR,
        "Within a file, entries of a list have ids of their own.",
        _names_within,
    ),
)
