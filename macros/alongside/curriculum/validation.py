"""Turn plain data into a model, and what pydantic says into words for people who write."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .models import Model
from .problems import ContentError, Problem, nearest
from .reading import Document

_TYPES = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "dict_type": "keys with values",
    "date_type": "a date such as 2027-05-31",
    "date_from_datetime_parsing": "a date such as 2027-05-31",
    "date_from_datetime_inexact": "a date such as 2027-05-31",
    "date_parsing": "a date such as 2027-05-31",
}


def make(model: type[Model], document: Document) -> Any:
    """Make a model of a document's data; raises `ContentError` with every problem.

    JSON mode of pydantic is strict about types and lets lists become tuples, and text dates.
    """
    try:
        return model.model_validate_json(json.dumps(document.data))
    except ValidationError as error:
        problems = {_problem(model, document, each) for each in error.errors(include_url=False)}
        raise ContentError(problems) from None


def _problem(model: type[Model], document: Document, error: ErrorDetails) -> Problem:
    steps = tuple(step for step in error["loc"])
    place = document.place_of(*steps)
    key = str(steps[-1]) if steps else ""
    kind, value = error["type"], error.get("input")
    if kind == "extra_forbidden":
        keys = _keys_around(model, steps[:-1])
        listed = f"Allowed keys: {', '.join(sorted(keys))}." if keys else "Remove it."
        return Problem(place, "AL102", f'unknown key "{key}"', listed + nearest(key, keys))
    if kind == "missing":
        return Problem(place, "AL103", f'the key "{key}" is missing', "Add it.")
    return Problem(place, "AL105", *_wrong_value(kind, _name(steps), value, error.get("ctx", {})))


def _wrong_value(kind: str, name: str, value: Any, context: dict[str, Any]) -> tuple[str, str]:
    shown = json.dumps(value, ensure_ascii=False, default=str)
    shown = shown if len(shown) <= 60 else shown[:59] + "…"
    shown = shown if isinstance(value, str) else f'"{shown}"'
    wrong = f"{name} has the value {shown}"
    if kind in ("enum", "literal_error"):
        allowed = [
            each.strip(" '") for each in context["expected"].replace(" or ", ", ").split(",")
        ]
        return wrong, f"Allowed: {', '.join(allowed)}.{nearest(str(value), allowed)}"
    if kind == "value_error":
        return wrong, str(context["error"])
    if kind == "string_type" and isinstance(value, int | float):
        return wrong, "Write text; in quotation marks, a number or a word such as no is text too."
    if kind in _TYPES:
        return wrong, f"Write {_TYPES[kind]}."
    if kind in ("too_short", "too_long"):
        least, most = context.get("min_length"), context.get("max_length")
        bound = f"at least {least}" if least is not None else f"at most {most}"
        return f"{name} has {context['actual_length']} entries", f"Write {bound}."
    if kind == "string_too_short":
        return f"{name} is too short", f"Write at least {context['min_length']} characters."
    if kind == "string_too_long":
        return f"{name} is too long", f"Write at most {context['max_length']} characters."
    if kind == "string_pattern_mismatch":
        return wrong, _pattern_advice(context["pattern"])
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = f"{context['ge']} or more" if "ge" in context else f"{context['le']} or less"
        return wrong, f"Write {bound}."
    return wrong, "Write a value of the kind that the reference page names."


def _pattern_advice(pattern: str) -> str:
    if "http" in pattern:
        return "Write a whole address that begins with https://."
    if pattern.startswith("^10"):
        return "Write the identifier alone, such as 10.1000/182."
    if pattern.startswith("^AL"):
        return "Write a rule's code, such as AL606."
    if pattern.startswith("^(modules|"):
        return "Write kind and id of a page, such as modules/stepping-in."
    if pattern.startswith("^("):
        return f"Allowed: {pattern.strip('^$()').replace('|', ', ')}."
    if pattern.startswith("^[A-Za-z0-9]+"):
        return "Write a reference that holds no name and no spaces, such as C-0007."
    if pattern.startswith("^[a-z]{2,3}"):
        return "Write the name of a language, such as pt or pt-BR."
    return "Use small letters, digits and single hyphens."


def _name(steps: tuple[Any, ...]) -> str:
    """Name a value in words: `"verb" in "objectives" (entry 2)`."""
    keys = [step for step in steps if isinstance(step, str)]
    number = next((step for step in reversed(steps) if isinstance(step, int)), None)
    entry = f" (entry {number + 1})" if number is not None else ""
    if not keys:
        return f"the value{entry}"
    if len(keys) == 1:
        return f'"{keys[0]}"{entry}'
    return f'"{keys[-1]}" in "{keys[-2]}"{entry}'


def _keys_around(model: type[Model], steps: tuple[Any, ...]) -> list[str]:
    """Give the keys that are allowed where an unknown one was found."""
    schema = model.model_json_schema()
    here: Any = schema
    for step in steps:
        here = _resolved(here, schema)
        here = here.get("items", {}) if isinstance(step, int) else here["properties"].get(step, {})
    return list(_resolved(here, schema).get("properties", ()))


def _resolved(part: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    for option in part.get("anyOf", ()):
        if "$ref" in option or "items" in option:
            part = option
    if "$ref" in part:
        return schema["$defs"][part["$ref"].rsplit("/", 1)[-1]]
    return part
