"""Every id in every file names something that exists."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from alongside.curriculum import KINDS, kind_named
from alongside.curriculum.models.base import Identifier
from alongside.curriculum.rules.references import REFERENCES
from tests.support.tiny import TINY, examined, lay_over_tiny

CASES = [(kind, path, target) for kind, fields in REFERENCES.items() for path, target in fields]
NAMES_OF_THEIR_OWN = {
    *("id", "key", "aliases", "difficult_moments"),
    *("parts.begins_with", "breaks.after"),
}
"""Fields that name the thing itself, or something within the same file or passage."""


def _identifiers(model: type[BaseModel], before: str = "") -> Iterator[str]:
    """Give the dotted path of every field of a model that holds ids."""
    for name, field in model.model_fields.items():
        parts = list(_parts(field.annotation))
        if any(isinstance(part, type) and issubclass(part, BaseModel) for part in parts):
            for part in parts:
                if isinstance(part, type) and issubclass(part, BaseModel):
                    yield from _identifiers(part, f"{before}{name}.")
        elif Identifier in parts or any(m in field.metadata for m in Identifier.__metadata__):
            yield f"{before}{name}"


def _parts(annotation: object) -> Iterator[object]:
    yield annotation
    if annotation is not Identifier:
        for part in typing.get_args(annotation):
            yield from _parts(part)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_that_holds_ids_is_checked(kind) -> None:
    known = {path for path, _ in REFERENCES.get(kind.name, ())}
    found = set(_identifiers(kind.model))
    assert known - {"practices"} <= found, "the test does not see all fields"
    for path in found:
        is_own = path in NAMES_OF_THEIR_OWN or (path.endswith(".id") and path not in known)
        assert path in known or is_own, path


_EMPTY = {"reviewed_by": {"name": "Amara", "expertise": "lived", "date": date(2026, 5, 1)}}
"""An entry of each list that no item of the fixture has."""


def _replaced(data: object, path: list[str], value: object) -> object:
    """Put a value at the end of a path, in the first entry of each list on the way."""
    if isinstance(data, list):
        return [_replaced(data[0], path, value), *data[1:]] if data else [value]
    if not path:
        return value
    assert isinstance(data, dict)
    return {**data, path[0]: _replaced(data.get(path[0]), path[1:], value)}


@pytest.mark.parametrize(("kind", "path", "target"), CASES, ids=lambda value: str(value))
def test_an_unknown_id_is_found_in_every_field(
    kind: str, path: str, target: str, tmp_path: Path
) -> None:
    library = examined(TINY).library
    assert library
    key, *rest = path.split(".")
    names = list(getattr(library, kind))
    item = max(names, key=lambda name: bool(library.documents[kind, name].data.get(key)))
    document = library.documents[kind, item]
    value = 999 if target == "practices" else "no-such-thing"
    before = document.data.get(key)
    is_list = isinstance(getattr(getattr(library, kind)[item], key), tuple)
    empty = [_EMPTY.get(key, value)] if is_list else value
    old = before if before is not None else empty
    change = {"extends": item, key: _replaced(old, rest, value)}
    place = kind_named(kind)
    text = yaml.safe_dump([change] if place.is_list else change, sort_keys=False)
    name = place.path if place.is_list else f"{place.path}/{item}{place.suffix}"
    folder = lay_over_tiny(
        tmp_path, {f"curricula/{name}": f"---\n{text}---\n" if name.endswith(".md") else text}
    )
    found = [p for p in examined(folder).errors if p.code == "AL201"]
    assert any(
        f'there is no {kind_named(target).noun} "{value}"' == p.message
        and p.place.path == f"curricula/{name}"
        for p in found
    ), found


def test_the_nearest_name_is_offered_and_a_short_list_shown(tmp_path: Path) -> None:
    own = "---\nextends: sample\nsessions: [tea-circel]\n---\n"
    folder = lay_over_tiny(tmp_path, {"curricula/modules/sample.md": own})
    (problem,) = examined(folder).errors
    assert problem.help == 'Allowed: tea-circle. Did you mean "tea-circle"?'


def test_what_is_broken_is_not_called_missing_besides(tmp_path: Path) -> None:
    for name, text in {
        "original/stories/harbour-names.md": "---\nid: [\n---\n",
        "original/vocabulary/roles.yml": "- {",
        "original/sources.yml": "no list",
    }.items():
        folder = tmp_path / Path(name).stem
        folder.mkdir()
        lay_over_tiny(folder, {})
        (folder / name).write_text(text, "utf-8")
        errors = examined(folder).errors
        assert {problem.place.path for problem in errors} == {name}, errors


def test_a_longer_circle_is_said_once_with_the_whole_way(tmp_path: Path) -> None:
    folder = lay_over_tiny(
        tmp_path,
        {
            "curricula/modules/first-steps.md": "---\nextends: first-steps\n"
            "prerequisites: [last-look]\n---\n",
            "curricula/modules/last-look.md": "---\nextends: last-look\n"
            "prerequisites: [sample]\n---\n",
        },
    )
    found = [p.message for p in examined(folder).errors if p.code == "AL202"]
    circle = "first-steps -> last-look -> sample -> first-steps"
    assert found == [f'the modules need each other in a circle: "{circle}"']


def test_names_within_a_session_are_checked(tmp_path: Path) -> None:
    own = (
        "---\nextends: tea-circle\ndifficult_moments: [long-silense]\n---\n\n"
        '//// step | open\n    title: "Open"\n    minutes: 10\n    format: tolk\n'
        '    materials: [cart]\nPeople arrive.\n\n/// say\n"Welcome."\n///\n////\n'
    )
    folder = lay_over_tiny(tmp_path, {"curricula/sessions/tea-circle.md": own})
    found = {(p.place.line, p.code, p.help) for p in examined(folder).errors}
    assert found == {
        (3, "AL201", 'Allowed: long-silence. Did you mean "long-silence"?'),
        (9, "AL201", 'Allowed: talk, round. Did you mean "talk"?'),
        (10, "AL201", 'Allowed: card. Did you mean "card"?'),
    }


@pytest.mark.parametrize(
    ("option", "code", "words"),
    [
        ("minuets: 10", "AL102", 'unknown key "minuets"'),
        ("minutes: ten", "AL105", '"minutes" has the value "ten"'),
        ("id: open", "AL102", '"id" is no option'),
        ("title: [", "AL101", "not valid YAML"),
    ],
)
def test_a_mistake_in_the_options_of_a_step_is_found_in_its_line(
    option: str, code: str, words: str, tmp_path: Path
) -> None:
    own = (
        "---\nextends: tea-circle\n---\n\n//// step | open\n    format: talk\n"
        f'    {option}\nPeople arrive.\n\n/// say\n"Welcome."\n///\n////\n'
    )
    folder = lay_over_tiny(tmp_path, {"curricula/sessions/tea-circle.md": own})
    problems = [p for p in examined(folder).errors if p.code == code and words in p.message]
    assert [problem.place.line for problem in problems] == [7]


def test_addresses_are_distinct_among_roles_departments_journeys_modules_and_pages(
    tmp_path: Path,
) -> None:
    department = (
        "- {id: ic, title: T, summary: S., challenge: C., process_change: P.}\n"
        "- {id: essentials, title: T, summary: S., challenge: C., process_change: P.}\n"
    )
    folder = lay_over_tiny(
        tmp_path,
        {
            "curricula/vocabulary/departments.yml": department,
            "curricula/tracks/sample.yml": "id: sample\nkind: journey\ntitle: T\nsummary: S.\n",
            "docs/modules/sample.md": "# Sample\n",
        },
    )
    found = [
        (p.place.path, p.place.line, p.message)
        for p in examined(folder).errors
        if p.code == "AL203"
    ]
    assert found == [
        (
            "curricula/vocabulary/departments.yml",
            1,
            '"ic" has the same address as the role of this id',
        ),
        (
            "curricula/vocabulary/departments.yml",
            2,
            '"essentials" has the same address as the track for everyone',
        ),
        (
            "original/modules/sample.md",
            2,
            '"sample" has the same address as the journey of this id',
        ),
        (
            "original/modules/sample.md",
            2,
            '"sample" has the same address as the page docs/modules/sample.md',
        ),
    ]
