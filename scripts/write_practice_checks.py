"""Write into the practice map which tests run the check of which practice.

A test says so by its mark: @pytest.mark.practice(6). Run it after a change of marks, as:
scripts/run.sh write_practice_checks
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PRACTICES = ROOT / "curricula" / "vocabulary" / "practices.yml"
TESTS = ROOT / "tests"

_ENTRY = re.compile(r"^- id: *(?P<number>\d+)\s*$", re.MULTILINE)
_CHECKED_BY = re.compile(r"^  checked_by:.*\n(?:^ {4,}.*\n)*", re.MULTILINE)
_TRAILING = re.compile(r"(?:^[ \t]*(?:#.*)?\n)*\Z", re.MULTILINE)


def checks_in(tests: Path, root: Path) -> dict[int, list[str]]:
    """Give the tests of each practice, as `tests/file.py::name`, in order of name."""
    found: dict[int, set[str]] = defaultdict(set)
    for path in sorted(tests.rglob("*.py")):
        shown = path.relative_to(root).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for number in _marks(node):
                    found[number].add(f"{shown}::{node.name}")
    return {number: sorted(names) for number, names in sorted(found.items())}


def with_checks(text: str, checks: Mapping[int, Sequence[str]]) -> str:
    """Give the text of the practice map with these tests, everything else as it was.

    Raises `ValueError` for a number that the map has not.
    """
    entries = list(_ENTRY.finditer(text))
    unknown = set(checks) - {int(entry["number"]) for entry in entries}
    if unknown:
        raise ValueError(f"tests are marked with practices that do not exist: {sorted(unknown)}")
    pieces = [text[: entries[0].start()] if entries else text]
    ends = [entry.start() for entry in entries[1:]] + [len(text)]
    for entry, end in zip(entries, ends, strict=True):
        body = _CHECKED_BY.sub("", text[entry.start() : end])
        trailing = _TRAILING.search(body)
        cut = trailing.start() if trailing else len(body)
        pieces += [body[:cut], _written(checks.get(int(entry["number"]), ())), body[cut:]]
    return "".join(pieces)


def _marks(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[int]:
    for decorator in function.decorator_list:
        if not isinstance(decorator, ast.Call):
            continue
        if ast.unparse(decorator.func) == "pytest.mark.practice":
            for argument in decorator.args:
                yield ast.literal_eval(argument)


def _written(names: Sequence[str]) -> str:
    if not names:
        return ""
    return "  checked_by:\n" + "".join(f"    - {name}\n" for name in names)


def main() -> None:
    """Write the file, and say how many practices have a test."""
    checks = checks_in(TESTS, ROOT)
    text = PRACTICES.read_text("utf-8")
    PRACTICES.write_text(with_checks(text, checks), "utf-8")
    print(f"Tests run the checks of {len(checks)} practices.")


if __name__ == "__main__":
    main()
