"""Reference pages made from the code, so that they cannot drift: fields of files, and macros."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..curriculum.kinds import KINDS
from ..curriculum.models import Handout, Model, Organisation, Step, Verbs
from .here import pick

_WORDS = {
    "string": "text",
    "integer": "whole number",
    "boolean": "true or false",
    "array": "list",
    "object": "keys with values",
}


@dataclass(frozen=True)
class Field:
    """A field that authors write."""

    name: str
    """Its name; fields within it are named with a point: `objectives.verb`."""
    type: str
    """What is written there, in words."""
    is_required: bool
    """Whether it must be there."""
    meaning: str
    """What it means."""


@dataclass(frozen=True)
class Macro:
    """A macro that authors call."""

    name: str
    """Its name."""
    call: str
    """How it is called: `track(path)`."""
    paragraphs: tuple[str, ...]
    """What it gives, in Markdown."""


def fields_of(kind: str) -> tuple[Field, ...]:
    """Give the fields of a kind of content, or of `organisation` or `verbs`, from its model."""
    models: dict[str, type[Model]] = {each.name: each.model for each in KINDS}
    models |= {"organisation": Organisation, "verbs": Verbs, "step": Step, "handout": Handout}
    schema = pick(models, kind, "kind of content").model_json_schema()
    return tuple(_fields(schema, schema, ""))


def macros_of(functions: Sequence[Callable[..., Any]]) -> Iterator[Macro]:
    """Give the macros that functions make, from their signatures and docstrings."""
    for function in sorted(functions, key=lambda each: each.__name__):
        parameters = list(inspect.signature(function).parameters.values())[1:]
        shown = ", ".join(_parameter(each) for each in parameters)
        text = inspect.getdoc(function) or ""
        paragraphs = tuple(" ".join(part.split()) for part in text.split("\n\n"))
        yield Macro(function.__name__, f"{function.__name__}({shown})", paragraphs)


def _parameter(parameter: inspect.Parameter) -> str:
    stars = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}
    default = "" if parameter.default is inspect.Parameter.empty else f"={parameter.default!r}"
    return f"{stars.get(parameter.kind, '')}{parameter.name}{default}"


def _fields(part: Mapping[str, Any], schema: Mapping[str, Any], prefix: str) -> Iterator[Field]:
    required = part.get("required", ())
    for name, value in part.get("properties", {}).items():
        inner = _resolved(value, schema)
        yield Field(
            name=f"{prefix}{name}",
            type=_type(value, schema),
            is_required=name in required,
            meaning=" ".join(value.get("description", inner.get("description", "")).split()),
        )
        entry = _resolved(inner.get("items", inner), schema)
        yield from _fields(entry, schema, f"{prefix}{name}.")


def _type(value: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    part = _resolved(value, schema)
    if "enum" in part:
        return "one of " + ", ".join(f"`{each}`" for each in part["enum"])
    if part.get("format") == "date":
        return "date such as `2027-05-31`"
    if part.get("type") == "array":
        return f"list of: {_type(part.get('items', {}), schema)}"
    return _WORDS.get(part.get("type", ""), "text")


def _resolved(value: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follow a reference, and take of alternatives the one that is not empty."""
    options = [each for each in value.get("anyOf", ()) if each.get("type") != "null"]
    part = options[0] if options else value
    return schema["$defs"][part["$ref"].rsplit("/", 1)[-1]] if "$ref" in part else part
