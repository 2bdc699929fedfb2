"""Take in stories and perspectives that people sent: check each, and only then write it.

Run as `python -m alongside.intake FILE...`.
"""

from __future__ import annotations

import argparse
import datetime
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .check import examine
from .curriculum import ContentError, Kind, Place, Problem, read_text, shown_path
from .curriculum.kinds import kind_named
from .curriculum.practice_syntax import is_id
from .curriculum.reading import Document, no_keys, read_markdown, texts_of
from .curriculum.rules.offered import hidden_in, story_not_plain
from .settings import Project, add_config, in_words, read_project

LARGEST = 80_000
"""How many bytes a file may have: the forms take some 15,000 characters, of four bytes at most."""
LONGEST_LINE = 10_000
"""How many characters a line may have, which is a paragraph."""
MOST_LINES = 1_000
"""How many lines a file may have."""
LONGEST_ID = 80
"""How many characters an id may have."""
_NOT_OFFERED = (
    *("extends", "remove", "written_against", "withdrawn"),
    *("suppress", "reviewed_by", "aliases"),
)
"""Keys that only maintainers write: of other texts, and of rules and people that agreed."""
_NO_TEXT = (b"PK\x03\x04", b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0")
"""How files of word processors and PDFs begin."""
_TO_FILL_IN = re.compile(r"«[a-z_0-9]+[^»\n]*»")
"""A mark of the template that the forms offer."""


@dataclass(frozen=True)
class TakenIn:
    """A file that was accepted."""

    path: Path
    """Where it was written."""
    warnings: tuple[Problem, ...]
    """What a steward should look at."""


def take_in(project: Project, file: Path, today: datetime.date) -> TakenIn:
    """Check an offered file, and write it to its place in the last folder of content.

    Raises `ContentError`; then nothing was written.
    """
    shown = file.name.encode("unicode_escape").decode()
    content = _content(file, shown)
    document = read_markdown(content, shown)
    kind, name = _what(document)
    root = project.roots[-1]
    target = root / kind.path / f"{name}{kind.suffix}"
    if any(_is_there(each / kind.path / target.name) for each in project.roots):
        raise _taken(document, name)
    if not target.parent.resolve().is_relative_to(root.resolve()):
        raise _refused(
            shown, "AL110", f"{target.parent} leads out of {root}", "Make it a plain folder."
        )
    found = tuple(_problems(project, kind, name, content, shown, today))
    if any(problem.is_error for problem in found):
        raise ContentError(found)
    if target.parent.exists() and not target.parent.is_dir():
        raise _refused(
            shown, "AL110", f"{target.parent} is no folder", "Rename that file, and try again."
        )
    try:
        _write(target, content)
    except FileExistsError:
        raise _taken(document, name) from None
    return TakenIn(target, found)


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _content(file: Path, shown: str) -> str:
    """Read no more than is allowed, as text in which everything can be seen."""
    if file.exists() and not file.is_file():
        raise _refused(shown, "AL101", "this is no file", "Name the file that was sent.")
    if file.is_file():
        _expect_text(file, shown)
    text = read_text(file, shown)
    if hidden := tuple(hidden_in(text, Place(shown))):
        raise ContentError(hidden)
    if problems := tuple(_too_long(text.split("\n"), shown)):
        raise ContentError(problems)
    return text


def _too_long(lines: Sequence[str], shown: str) -> Iterator[Problem]:
    """Give what keeps a text from being read in a moment."""
    if len(lines) > MOST_LINES:
        what = f"the file has more than {MOST_LINES} lines"
        yield Problem(Place(shown, MOST_LINES + 1), "AL101", what, "Shorten the text.")
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            yield Problem(
                Place(shown, number),
                "AL101",
                f"the line has more than {LONGEST_LINE} characters",
                "Divide it into paragraphs, with an empty line between them.",
            )


def _expect_text(file: Path, shown: str) -> None:
    """Refuse what is too large to be read, and what is no plain text."""
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            begin = opened.read(1024)
    except OSError:
        return
    if begin.startswith(_NO_TEXT) or b"\0" in begin:
        raise _refused(
            shown,
            "AL108",
            "the file is no plain text; it may come from a word processor, or be a PDF",
            "Open it, run make new, and copy the words into the new file.",
        )
    if size > LARGEST:
        raise _refused(
            shown,
            "AL101",
            f"the file has more than {LARGEST // 1000} kB",
            "Send the text alone, without pictures, and shorten it.",
        )


def _what(document: Document) -> tuple[Kind, str]:
    """Tell what is offered: its kind by its keys, and its id if that can be a file's name."""
    data = document.data
    if not isinstance(data, dict):
        raise ContentError([no_keys(document)])
    problems = [
        Problem(
            document.place_of(key),
            "AL102",
            f'a new text cannot have the key "{key}"',
            "Take the line out.",
        )
        for key in _NOT_OFFERED
        if key in data
    ]
    if data.get("status") not in ("draft", "review"):
        problems.append(
            Problem(
                document.place_of("status"),
                "AL105",
                "a new text cannot say that it has been reviewed",
                "Write status: review.",
            )
        )
    name = data.get("id")
    if not isinstance(name, str) or not is_id(name) or len(name) > LONGEST_ID:
        problems.append(
            Problem(
                document.place_of("id"),
                "AL105",
                'the file has no "id" that can be the name of a file',
                f"Write id: and small letters, digits and hyphens, {LONGEST_ID} at most.",
            )
        )
    problems.extend(_left_to_fill_in(document))
    is_perspective = "page" in data or "section" in data
    if not is_perspective:
        problems.extend(story_not_plain(document.body))
    if problems:
        raise ContentError(problems)
    return kind_named("perspectives" if is_perspective else "stories"), str(name)


def _left_to_fill_in(document: Document) -> Iterator[Problem]:
    """Give a problem for each mark of the template that still stands in the file."""
    values = ((document.place_of(*steps), text) for steps, text in texts_of(document.data))
    lines = ((place, text) for text, place in document.body)
    for place, text in (*values, *lines):
        if found := _TO_FILL_IN.search(text):
            yield Problem(
                place,
                "AL105",
                f'"{found[0]}" is still to be filled in',
                "Write what belongs there, or take the line out.",
            )


def _problems(
    project: Project, kind: Kind, name: str, content: str, shown: str, today: datetime.date
) -> Iterator[Problem]:
    """Give what is wrong with the text where it would stand: the real rules, on a folder beside."""
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder)
        path = beside / kind.path / f"{name}{kind.suffix}"
        path.parent.mkdir(parents=True)
        path.write_text(content, "utf-8", newline="\n")
        examined = examine(replace(project, roots=(*project.roots, beside)), today)
        here = shown_path(path, project.base)
    others = []
    for problem in examined.problems:
        if problem.place.path == here:
            yield replace(problem, place=problem.place._replace(path=shown))
        elif problem.is_error:
            others.append(problem)
    if others:
        before = set(examine(project, today).problems)
        yield from (problem for problem in others if problem not in before)


def _write(target: Path, content: str) -> None:
    """Write a whole file or none, and never over another."""
    target.parent.mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode())
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        target.hardlink_to(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _taken(document: Document, name: str) -> ContentError:
    place = document.place_of("id")
    return ContentError(
        [Problem(place, "AL107", f'the id "{name}" is taken', "Choose another id.")]
    )


def _refused(shown: str, code: str, message: str, advice: str) -> ContentError:
    return ContentError([Problem(Place(shown), code, message, advice)])


def main(arguments: Sequence[str] | None = None, ask: Callable[[str], str] = input) -> int:
    """Take in the files that the command line names; give 1 if one was refused, else 0."""
    parser = argparse.ArgumentParser(prog="make take-in", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    add_config(parser)
    options = parser.parse_args(arguments)
    try:
        files = options.files or [_path_in(ask("The path of the file that you were sent: "))]
    except (EOFError, KeyboardInterrupt):
        print('\nNothing was taken in. Name the file: make take-in ARGS="FILE"', file=sys.stderr)
        return 1
    refused = 0
    for file in files:
        try:
            taken = take_in(read_project(options.config), file, datetime.date.today())
        except (ContentError, OSError) as error:
            print(in_words(error), file=sys.stderr)
            refused = 1
            continue
        for problem in taken.warnings:
            print(problem)
        print(f"{taken.path} is written. Read it with care, and show it to its teller.")
    return refused


def _path_in(answer: str) -> Path:
    """Read a path as it is typed, pasted or dropped into a terminal, which may put it in quotes."""
    plain = Path(answer.strip()).expanduser()
    try:
        words = shlex.split(answer)
    except ValueError:
        return plain
    return plain if plain.exists() or len(words) != 1 else Path(words[0]).expanduser()


if __name__ == "__main__":
    sys.exit(main())
