"""Say in plain words what a change does to the curriculum: items, tracks, minutes, problems.

Run as `python -m alongside.change BASE HEAD`: two folders, each with a `mkdocs.yml`.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from .assembly import Track
from .check import Examined, examine
from .curriculum import KINDS, ContentError, Library, Problem
from .settings import read_project

_SHOWN = 20
"""How many lines of one kind are written out."""


def summarise(base: Examined, head: Examined) -> str:
    """Give a short text in Markdown that compares two states of a curriculum."""
    parts = ["## What this change does"]
    if base.library and head.library:
        parts += _listed("Texts and lists", _items(base.library, head.library))
        parts += _listed("Tracks", _tracks(base.tracks, head.tracks))
    else:
        parts.append("The curriculum cannot be loaded, so only problems are listed.")
    parts += _listed("New problems", map(_plain, _more(head.problems, base.problems)))
    gone = len(_more(base.problems, head.problems))
    if gone:
        parts.append(f"Problems that are gone: {gone}.")
    if len(parts) == 1:
        parts.append("Nothing changes in the curriculum, and there are no new problems.")
    return "\n\n".join(parts) + "\n"


def _listed(title: str, lines: Iterator[str]) -> list[str]:
    found = list(lines)
    if not found:
        return []
    shown = [f"- {line}" for line in found[:_SHOWN]]
    if len(found) > _SHOWN:
        shown.append(f"- and {len(found) - _SHOWN} more")
    return [f"### {title}", "\n".join(shown)]


def _items(base: Library, head: Library) -> Iterator[str]:
    for kind in KINDS:
        old, new = getattr(base, kind.name), getattr(head, kind.name)
        for name in sorted({*old, *new}, key=str):
            if name not in old:
                yield f"New {kind.noun}: {_code(name)}"
            elif name not in new:
                yield f"No longer there: {kind.noun} {_code(name)}"
            elif _state(base, kind.name, name) != _state(head, kind.name, name):
                yield f"Changed {kind.noun}: {_code(name)}"


def _state(library: Library, kind: str, name: str | int) -> object:
    document = library.documents[kind, name]
    return document.data, [line.text for line in document.body]


def _tracks(base: Mapping[str, Track], head: Mapping[str, Track]) -> Iterator[str]:
    for path in sorted({*base, *head}):
        if path not in base:
            yield f"New track {_code(path)}: {head[path].minutes} minutes"
        elif path not in head:
            yield f"No longer there: track {_code(path)}"
        elif difference := head[path].minutes - base[path].minutes:
            words = f"{abs(difference)} minutes {'more' if difference > 0 else 'less'}"
            yield f"{_code(path)}: {words}, now {head[path].minutes}"


def _more(some: Sequence[Problem], others: Sequence[Problem]) -> list[Problem]:
    """Give the problems that the others do not have; one that only moved is not new."""
    left = Counter(_same(problem) for problem in others)
    found = []
    for problem in some:
        if left[_same(problem)] > 0:
            left[_same(problem)] -= 1
        else:
            found.append(problem)
    return found


def _same(problem: Problem) -> tuple[str, str, str]:
    return problem.place.path, problem.code, problem.message


def _plain(problem: Problem) -> str:
    return _code(str(problem))


def _code(text: str | int) -> str:
    """Give text as code, on one line: nothing in it becomes Markdown or HTML."""
    return f"`` {' '.join(str(text).replace('`', chr(39)).split())} ``"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the summary of two folders; problems are no reason to fail."""
    parser = argparse.ArgumentParser(prog="scripts/summarise_change.py", description=__doc__)
    parser.add_argument("base", type=Path, help="the project as it was")
    parser.add_argument("head", type=Path, help="the project as it would be")
    options = parser.parse_args(arguments)
    print(summarise(_examined(options.base), _examined(options.head)))
    return 0


def _examined(folder: Path) -> Examined:
    try:
        return examine(read_project(folder / "mkdocs.yml"), datetime.date.today())
    except ContentError as error:
        return Examined(None, problems=error.problems)


if __name__ == "__main__":
    sys.exit(main())
