"""Editors know the keys of every file, from the same models that check it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from alongside.curriculum import KINDS
from alongside.curriculum.schema import all_schemas, editor_mapping

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = PROJECT / "curricula" / ".schema"


@pytest.mark.parametrize("name", all_schemas())
def test_a_schema_in_the_repository_is_the_one_that_the_models_give(name: str) -> None:
    written = json.loads((FOLDER / name).read_text("utf-8"))
    assert written == all_schemas()[name], "run scripts/write_schemas.py"


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(all_schemas())


def test_the_editor_maps_every_yaml_file_of_the_curriculum_to_one_schema() -> None:
    settings = json.loads((PROJECT / ".vscode" / "settings.json").read_text("utf-8"))
    mapping = settings["yaml.schemas"]
    assert mapping == editor_mapping("curricula")
    assert all((PROJECT / schema).is_file() for schema in mapping)
    patterns = [pattern for patterns in mapping.values() for pattern in patterns]
    for path in (PROJECT / "curricula").rglob("*.yml"):
        assert sum(path.match(pattern.removeprefix("**/")) for pattern in patterns) == 1, path


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_key_is_explained_to_whoever_hovers_over_it(kind) -> None:
    schema = all_schemas()[f"{kind.name}.json"]
    schema = schema["items"] if kind.is_list else schema
    assert all("description" in value or "$ref" in value for value in schema["properties"].values())
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_file_of_an_overlay_needs_only_to_say_what_it_extends_or_removes(kind) -> None:
    schema = all_schemas()[f"{kind.name}.json"]
    schema = schema["items"] if kind.is_list else schema
    assert {"required": ["extends"]} in schema["anyOf"]
    assert {"required": ["remove"]} in schema["anyOf"]
    assert "required" not in schema
