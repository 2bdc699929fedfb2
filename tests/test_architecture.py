"""The house keeps its shape: arrows run one way, rooms stay small, public things are documented."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "macros" / "alongside"
ORDER = ("curriculum", "assembly", "pages", "formats")
MAY_STAND_ON = {
    **{room: ORDER[: number + 1] for number, room in enumerate(ORDER)},
    "blocks": ("curriculum", "blocks"),
}
LINES_OF_A_FILE = 320
FREE_OF_THE_SITE_BUILDER = ("curriculum", "assembly")


def _files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _imports(path: Path) -> Iterator[str]:
    """Give the full names of what a file imports."""
    here = ("alongside", *path.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level + 1] if node.level else ()
            stem = ".".join((*base, *((node.module or "").split(".") if node.module else ())))
            yield stem
            yield from (f"{stem}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", _files(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_file_imports_only_from_the_rooms_before_it(path: Path) -> None:
    parts = path.relative_to(PACKAGE).parts
    if len(parts) == 1:
        return
    allowed = MAY_STAND_ON[parts[0]]
    for name in _imports(path):
        pieces = name.split(".")
        if pieces[0] == "alongside" and len(pieces) > 1:
            assert pieces[1] in allowed, f"{parts[0]} may not import {name}"
        if parts[0] in FREE_OF_THE_SITE_BUILDER:
            assert not pieces[0].startswith(("mkdocs", "material")), name


@pytest.mark.parametrize("path", _files(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_file_stays_small_enough_to_read_in_one_go(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LINES_OF_A_FILE


def _public_objects() -> Iterator[tuple[str, object]]:
    for room in (*ORDER, "blocks"):
        if not (PACKAGE / room / "__init__.py").exists():
            continue
        module = importlib.import_module(f"alongside.{room}")
        for name in getattr(module, "__all__", ()):
            yield f"{room}.{name}", getattr(module, name)


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        (name, thing)
        for name, thing in _public_objects()
        if inspect.isclass(thing) or inspect.isfunction(thing)
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_public_class_function_and_method_is_documented(name: str, thing: object) -> None:
    assert inspect.getdoc(thing), name
    if not inspect.isclass(thing) or issubclass(thing, Enum):
        return
    for key, member in vars(thing).items():
        if key.startswith("_") or not (inspect.isfunction(member) or isinstance(member, property)):
            continue
        assert inspect.getdoc(member), f"{name}.{key}"


def test_no_file_keeps_state_that_changes_at_module_level() -> None:
    for path in _files():
        for node in ast.parse(path.read_text("utf-8")).body:
            for name in (t for t in ast.walk(node) if isinstance(t, ast.Global)):
                raise AssertionError(f"{path.name} changes {name.names}")
