"""Take back a story or a perspective: set the day in its file, and change nothing else in it.

A text of an original that lies below the project's own folder stays as it is there: a small file
over it takes it back. Run as `python -m alongside.withdraw ID`.
"""

from __future__ import annotations

import argparse
import datetime
import os
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from .curriculum import KINDS, ContentError, Kind, nearest
from .curriculum.practice_syntax import is_id
from .curriculum.reading import Document, read_markdown
from .settings import Project, add_config, in_words, read_project

_KINDS = tuple(kind for kind in KINDS if kind.may_be_withdrawn)


class CannotWithdrawError(Exception):
    """Raised with a sentence that says why nothing was changed."""


def withdraw(project: Project, wanted: str, day: datetime.date) -> Path:
    """Set the day in the file of a story or a perspective, and give the file.

    `wanted` is an id, or kind and id where both kinds have it: `stories/night-shift`. Raises
    `CannotWithdrawError`; then no file was touched.
    """
    path = _file_of(project, wanted)
    if path.parent.parent != project.roots[-1]:
        return _taken_back_over(path, project.roots[-1], day)
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    lines = text.splitlines(keepends=True)
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if not lines or lines[0].lstrip("\ufeff").rstrip() != "---" or end is None:
        raise CannotWithdrawError(
            f'{path} has no front matter. Write "withdrawn: {day}" at its top by hand.'
        )
    set_already = [line for line in lines[1:end] if re.match(r"withdrawn:\s*\d", line)]
    if set_already:
        raise CannotWithdrawError(f"{path} was taken back already: {set_already[0].strip()}.")
    kept = [line for n, line in enumerate(lines) if not (n < end and re.match(r"withdrawn:", line))]
    end -= len(lines) - len(kept)
    ending = "\r\n" if lines[end].endswith("\r\n") else "\n"
    kept.insert(end, f"withdrawn: {day.isoformat()}{ending}")
    _expect_taken_back(path, text, "".join(kept), day)
    _replace(path, "".join(kept).encode("utf-8", "surrogateescape"))
    return path


def _taken_back_over(original: Path, root: Path, day: datetime.date) -> Path:
    """Take back a text of an earlier root, by a file in the last one."""
    document = _document(original.read_bytes().decode("utf-8", "replace"))
    if document and document.data.get("withdrawn"):
        raise CannotWithdrawError(f"{original} was taken back already.")
    path = root / original.parent.name / original.name
    path.parent.mkdir(exist_ok=True)
    name = original.stem
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(f"---\nid: {name}\nextends: {name}\nwithdrawn: {day.isoformat()}\n---\n")
    return path


def _expect_taken_back(path: Path, before: str, after: str, day: datetime.date) -> None:
    """Raise where the new line is not read as a key, as below keys in braces.

    What could not be read before is shown in no build: there the line does no harm.
    """
    document = _document(after)
    if _document(before) and not (document and document.data.get("withdrawn") == day.isoformat()):
        raise CannotWithdrawError(
            f"{path} is as it was: its keys are written so that no line can be added. "
            f'Add "withdrawn: {day}" to them by hand, and run make check.'
        )


def _document(text: str) -> Document | None:
    """Read a file's text; give nothing if it has mistakes, or holds no keys."""
    try:
        document = read_markdown(text.lstrip("\ufeff").replace("\r\n", "\n"), "")
    except ContentError:
        return None
    return document if isinstance(document.data, dict) else None


def _file_of(project: Project, wanted: str) -> Path:
    folder, _, name = wanted.rpartition("/")
    kinds = [kind for kind in _KINDS if folder in ("", kind.name)]
    if not kinds or not is_id(name):
        raise CannotWithdrawError(
            f'"{wanted}" is no id. Name a story or a perspective, such as night-shift '
            "or stories/night-shift."
        )
    found = [path for kind in kinds if (path := _newest(project, kind, name))]
    if not found:
        known = [path.stem for kind in kinds for path in _all(project, kind)]
        raise CannotWithdrawError(
            f'There is no story and no perspective "{name}".{nearest(name, known)}'
        )
    if len(found) > 1:
        ways = " or ".join(f"{kind.name}/{name}" for kind in kinds)
        raise CannotWithdrawError(f'Both kinds have "{name}". Write {ways}.')
    return found[0]


def _newest(project: Project, kind: Kind, name: str) -> Path | None:
    """Give the file in the last root that has one."""
    paths = [root / kind.path / f"{name}{kind.suffix}" for root in project.roots]
    return next((path for path in reversed(paths) if path.is_file()), None)


def _all(project: Project, kind: Kind) -> list[Path]:
    return [
        path
        for root in project.roots
        for path in (root / kind.path).glob(f"*{kind.suffix}")
        if path.is_file()
    ]


def _replace(path: Path, content: bytes) -> None:
    """Put a new text in the place of a file at once: nobody ever reads half of it."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def main(arguments: Sequence[str] | None = None, ask: Callable[[str], str] = input) -> int:
    """Take back what the command line names, and say what to do next; give the exit status."""
    parser = argparse.ArgumentParser(prog="make withdraw", description=__doc__)
    parser.add_argument("id", nargs="?", help="the id of a story or a perspective")
    add_config(parser)
    options = parser.parse_args(arguments)
    try:
        wanted = options.id or ask("The id of the story or perspective: ").strip()
        path = withdraw(read_project(options.config), wanted, datetime.date.today())
    except (EOFError, KeyboardInterrupt):
        print("\nNothing was changed. Name what is taken back: make withdraw ID", file=sys.stderr)
        return 1
    except (CannotWithdrawError, ContentError, OSError) as error:
        print(in_words(error), file=sys.stderr)
        return 1
    print(f"{path} is taken back. The next build shows nothing of it.")
    print("Now run make check: it lists what still names or quotes it.")
    print("Git keeps the text in its history, and so do copies of the repository.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
