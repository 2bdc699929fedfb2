"""Say what was found: one reporter, four voices."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from ..problems import Problem


def as_text(problems: Iterable[Problem]) -> str:
    """Give a line for each problem: `path:line:column CODE message - what to do.`"""
    return "\n".join(str(problem) for problem in problems)


def as_annotations(problems: Iterable[Problem]) -> str:
    """Give the commands with which GitHub shows problems beside the lines of a change."""
    return "\n".join(_annotation(problem) for problem in problems)


def as_json(problems: Iterable[Problem]) -> str:
    """Give a JSON list of objects: path, line, column, code, severity, message and help."""
    return json.dumps([_record(problem) for problem in problems], ensure_ascii=False, indent=2)


def as_code_quality(problems: Iterable[Problem]) -> str:
    """Give the report that GitLab shows beside the lines of a merge request."""
    seen: Counter[str] = Counter()
    records = []
    for problem in problems:
        # Without the line: what only moves is not new.
        same = f"{problem.place.path}\0{problem.code}\0{problem.message}"
        seen[same] += 1
        records.append(
            {
                "description": f"{problem.message} - {problem.help}",
                "check_name": problem.code,
                "fingerprint": hashlib.sha256(f"{same}\0{seen[same]}".encode()).hexdigest(),
                "severity": "major" if problem.is_error else "minor",
                "location": {"path": problem.place.path, "lines": {"begin": problem.place.line}},
            }
        )
    return json.dumps(records, ensure_ascii=False, indent=2)


REPORTERS: Mapping[str, Callable[[Iterable[Problem]], str]] = {
    "text": as_text,
    "github": as_annotations,
    "json": as_json,
    "gitlab": as_code_quality,
}
"""The reporters by the names that the option `--format` takes."""


def _record(problem: Problem) -> dict[str, str | int]:
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "help": problem.help,
    }


def _annotation(problem: Problem) -> str:
    place = problem.place
    properties = {
        "file": place.path,
        "line": place.line,
        "col": place.column,
        "title": problem.code,
    }
    listed = ",".join(f"{name}={_escaped(value)}" for name, value in properties.items())
    return f"::{problem.severity.value} {listed}::{_data(f'{problem.message} - {problem.help}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped(value: str | int) -> str:
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")
