"""Choose by what readers can narrow down a list in their browser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..curriculum import Module, Story, Text
from .site import Site

_VOCABULARIES = {
    "role": "roles",
    "department": "departments",
    "competency": "competencies",
    "topic": "topics",
}
"""The vocabulary whose titles name the values of a choice."""
_NAMES = {
    "modules": ("role", "department", "competency", "level", "minutes"),
    "stories": ("outcome", "topic", "department", "competency", "kind"),
}
_IN_ORDER = {
    "outcome": ("success", "mixed", "failure"),
    "kind": ("public-record", "first-person"),
}
"""The values of choices that no vocabulary names, in the order in which they are shown."""
KINDS_WITH_CHOICES = tuple(_NAMES)
"""The kinds of items whose lists can be narrowed down."""


@dataclass(frozen=True)
class Choice:
    """A select list above a list of items."""

    name: str
    """What it narrows down by; items carry their values under the same name."""
    options: tuple[tuple[str, str | None], ...]
    """Values with their titles; nothing where the template has the words for a value."""


def choices_for(site: Site, kind: str) -> tuple[Choice, ...]:
    """Give the choices for the list of a kind; each value occurs in it, so none leads nowhere."""
    used = [values_of(item) for item in site.listed(kind)]
    choices = (
        Choice(name, _options(site, name, {v for values in used for v in values.get(name, ())}))
        for name in _NAMES[kind]
    )
    return tuple(choice for choice in choices if choice.options)


def values_of(item: Text) -> Mapping[str, tuple[str, ...]]:
    """Give the values of an item by the name of a choice, as ids and numbers."""
    values: dict[str, Any] = {}
    if isinstance(item, Module):
        values = {
            "role": item.audiences.roles,
            "department": item.audiences.departments,
            "competency": tuple(each.id for each in item.competencies),
            "level": tuple(sorted({str(each.level) for each in item.competencies})),
            "minutes": (str(item.minutes),),
        }
    elif isinstance(item, Story):
        values = {
            "outcome": (item.outcome.value,),
            "topic": item.topics,
            "department": item.departments,
            "competency": item.competencies,
            "kind": (item.provenance.value,),
        }
    return {name: found for name, found in values.items() if found}


def _options(site: Site, name: str, used: set[str]) -> tuple[tuple[str, str | None], ...]:
    """Give the values in use in the vocabulary's order, or by size."""
    if name in _VOCABULARIES:
        known = getattr(site.library, _VOCABULARIES[name])
        return tuple((key, each.title) for key, each in known.items() if key in used)
    if name in _IN_ORDER:
        return tuple((value, None) for value in _IN_ORDER[name] if value in used)
    return tuple((value, None) for value in sorted(used, key=int))
