"""Describe every kind of file in JSON Schema, so that editors offer keys and mark mistakes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .kinds import KINDS, ORGANISATION, VERBS
from .models import Model, Organisation, Verbs

FOLDER = ".schema"
"""Where the schemas lie in the folder of content."""
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_OVERLAY: Mapping[str, Mapping[str, Any]] = {
    "extends": {
        "type": ["string", "integer"],
        "description": "In an overlay: the id of the item of which this changes the named fields.",
    },
    "remove": {
        "type": "boolean",
        "description": "In an overlay: true to take the item out.",
    },
    "written_against": {
        "type": "string",
        "description": "In an overlay: the fingerprint of the original, as the check says it.",
    },
}


def all_schemas() -> dict[str, dict[str, Any]]:
    """Give the schema of each kind of file, by the name of its own file."""
    schemas = {
        "organisation.json": _of_file(Organisation),
        "verbs.json": _of_file(Verbs),
    }
    for kind in KINDS:
        schema = _with_overlay(_of_file(kind.model))
        schemas[f"{kind.name}.json"] = _list_of(schema) if kind.is_list else schema
    return schemas


def editor_mapping(folder: str) -> dict[str, list[str]]:
    """Give for each schema of YAML files the files that it holds for, as editors ask for it.

    `folder` is the folder of content, from the project's folder.
    """
    files = {"organisation": ORGANISATION, "verbs": VERBS}
    files |= {
        kind.name: kind.path if kind.is_list else f"{kind.path}/*.yml"
        for kind in KINDS
        if kind.suffix == ".yml"
    }
    return {f"./{folder}/{FOLDER}/{name}.json": [f"**/{path}"] for name, path in files.items()}


def _of_file(model: type[Model]) -> dict[str, Any]:
    return {"$schema": _DIALECT, **model.model_json_schema()}


def _with_overlay(schema: dict[str, Any]) -> dict[str, Any]:
    """Allow the keys of an overlay; with `extends` or `remove`, no other key is needed."""
    ways = [schema.pop("required"), ["extends"], ["remove"]]
    ways += [["id", "withdrawn"]] if "withdrawn" in schema["properties"] else []
    properties = {**schema["properties"], **_OVERLAY}
    return {**schema, "properties": properties, "anyOf": [{"required": way} for way in ways]}


def _list_of(schema: dict[str, Any]) -> dict[str, Any]:
    """Move a schema into the items of a list; definitions stay at the top."""
    top = {key: schema.pop(key) for key in ("$schema", "$defs") if key in schema}
    return {**top, "type": "array", "items": schema}
