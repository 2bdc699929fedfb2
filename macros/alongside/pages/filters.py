"""Find items by any of their fields."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel

from ..curriculum import Library, Text, kind_named
from .here import UnknownNameError, pick

Item = TypeVar("Item", bound=Text)

_REFERENCES = {
    "competencies": "competencies",
    "content_notes": "content_notes",
    "departments": "departments",
    "follow_up": "sessions",
    "modules": "modules",
    "owner_role": "roles",
    "practices": "practices",
    "prerequisites": "modules",
    "roles": "roles",
    "sessions": "sessions",
    "sources": "sources",
    "stories": "stories",
    "topics": "topics",
}
"""The kind of item that a field names, by the field's name."""
_OPENED = ("audiences",)
"""Fields that hold further fields, which are named without them."""
_SINGULARS = {"competencies": "competency", "stories": "story"}
_LEVELS = (1, 2, 3)


@dataclass(frozen=True)
class _Field:
    """A field of a kind of item."""

    name: str
    """Its name in the model."""
    holder: str | None = None
    """The field that holds it."""
    is_list: bool = False
    """Whether it has several values."""
    allowed: Collection[Any] | None = None
    """The values of a closed list; nothing where any value goes."""

    def values(self, item: Text) -> tuple[Any, ...]:
        """Give an item's values, each as authors write it."""
        holder = getattr(item, self.holder) if self.holder else item
        value = getattr(holder, self.name, None)
        return tuple(map(_written, value if isinstance(value, tuple) else (value,)))


def matching(
    library: Library, kind: str, items: Iterable[Item], wanted: Mapping[str, Any]
) -> tuple[Item, ...]:
    """Give the items that fit every field; a list fits if one of its entries does.

    A field of several values may be named in the singular: `topic="names"`. Raises
    `UnknownNameError` for a field that the kind has not, and for a value that it cannot have.
    """
    fields = _fields(kind)
    tests = []
    for name, value in wanted.items():
        field = pick(fields, name, f"field of {kind}")
        _check(library, field, value)
        tests.append((field, value))
    return tuple(item for item in items if all(value in f.values(item) for f, value in tests))


def _check(library: Library, field: _Field, value: Any) -> None:
    if field.name in _REFERENCES:
        referred = _REFERENCES[field.name]
        if not library.knows(referred, value):
            raise UnknownNameError(kind_named(referred).noun, value, getattr(library, referred))
    elif field.allowed is not None and value not in field.allowed:
        raise UnknownNameError(f'value of "{field.name}"', value, field.allowed)


def _fields(kind: str) -> Mapping[str, _Field]:
    """Give the fields of a kind, by every name that they may be called by."""
    model = kind_named(kind).model
    fields = [*_fields_of(model)]
    if hasattr(model, "level"):
        fields.append(_Field("level", allowed=_LEVELS))
    if hasattr(model, "owner_role"):
        fields.append(_Field("owner_role"))
    many = {_singular(field.name): field for field in fields if field.is_list}
    return {**many, **{field.name: field for field in fields}}


def _fields_of(model: type[BaseModel], holder: str | None = None) -> Iterable[_Field]:
    for name, info in model.model_fields.items():
        parts = (info.annotation, *get_args(info.annotation))
        types = [part for part in parts if isinstance(part, type)]
        enum = next((part for part in types if issubclass(part, Enum)), None)
        if name in _OPENED and holder is None:
            inner = next(part for part in types if issubclass(part, BaseModel))
            yield from _fields_of(inner, name)
        else:
            is_list = get_origin(info.annotation) is tuple
            allowed = [each.value for each in enum] if enum else None
            yield _Field(name, holder, is_list, allowed)


def _singular(name: str) -> str:
    return _SINGULARS.get(name, name.removesuffix("s"))


def _written(value: Any) -> Any:
    return getattr(value, "id", None) if isinstance(value, BaseModel) else value
