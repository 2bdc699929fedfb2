"""Read YAML and Markdown files with front matter, and keep every position."""

from __future__ import annotations

import datetime
import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from .problems import ContentError, Place, Problem

Steps = tuple[str | int, ...]
"""The way to a value in front matter, such as `("objectives", 0, "verb")`."""

_LONGEST_NUMBER = 30
_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class SourceLine(NamedTuple):
    """One line of a body, and where it was written."""

    text: str
    """The line without its line break."""
    place: Place
    """Its file and line; the column is 1."""


@dataclass(frozen=True)
class Document:
    """A file as read: plain data with places, and the lines of its body."""

    path: str
    """The file, relative to the project's folder."""
    data: Any = None
    """What the YAML says: mappings, lists, text, numbers, truth values, nothing; dates as text."""
    places: Mapping[Steps, Place] = field(default_factory=dict)
    """For the way to each value: where its key stands, or the value itself within a list."""
    body: tuple[SourceLine, ...] = ()
    """The Markdown after the front matter."""

    def place_of(self, *steps: str | int) -> Place:
        """Give the place of a value, or of the nearest thing around it that has one."""
        for length in range(len(steps), -1, -1):
            if found := self.places.get(steps[:length]):
                return found
        return Place(self.path)

    def within(self, *steps: str | int) -> Document:
        """Give a part of the data as a document of its own."""
        data, length = self.data, len(steps)
        for step in steps:
            data = data[step]
        places = {
            each[length:]: place for each, place in self.places.items() if each[:length] == steps
        }
        return Document(self.path, data, places)


def shown_path(path: Path, base: Path) -> str:
    """Give the path that messages show: the way from the project's folder, with forward slashes."""
    return Path(os.path.relpath(path, base)).as_posix()


def fingerprint(text: str) -> str:
    """Give twelve hexadecimal digits that change when the text does (SHA-256, shortened)."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()[:12]


def read_text(path: Path, shown: str) -> str:
    """Read a file as UTF-8 text; raise `ContentError` (AL101, AL108) where that fails."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise _failure(
            Place(shown),
            "AL101",
            f"the file cannot be read: {error.strerror or error}",
            "Check that it is a file, and that you may read it.",
        ) from None
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _failure(
            Place(shown, line),
            "AL108",
            "the file is not UTF-8 text",
            "Save it with the encoding UTF-8.",
        ) from None


def read_yaml(text: str, shown: str, first_line: int = 1) -> Document:
    """Read YAML: a whole file, or the part of one that begins in `first_line`."""
    data, places = _compose(text, shown, first_line)
    return Document(shown, data, places)


def read_markdown(text: str, shown: str) -> Document:
    """Read a Markdown file: front matter between two lines of `---`, then the body."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        raise _failure(
            Place(shown),
            "AL101",
            "the file has no front matter",
            "Begin the file with a line of three hyphens, the keys, and three hyphens again.",
        )
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        raise _failure(
            Place(shown),
            "AL101",
            "the front matter has no end",
            "Add a line of three hyphens after the last key.",
        )
    for number, line in enumerate(lines[1:end], 2):
        if line.rstrip() == "...":
            raise _failure(
                Place(shown, number),
                "AL101",
                "three full stops end the front matter too early",
                "Take the line out: three hyphens end it.",
            )
    data, places = _compose("\n".join(lines[1:end]), shown, 2)
    body = tuple(
        SourceLine(line, Place(shown, number))
        for number, line in enumerate(lines[end + 1 :], end + 2)
    )
    return Document(shown, data, places, body)


def texts_of(data: Any, steps: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """Give every text in plain data, with the way to it."""
    if isinstance(data, str):
        yield steps, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts_of(value, (*steps, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from texts_of(value, (*steps, number))


def no_keys(document: Document) -> Problem:
    """Say that a file holds no keys with values where it has to."""
    message, advice = "these are not keys with values", 'Write each line as "key: value".'
    return Problem(document.place_of(), "AL105", message, advice)


def _failure(place: Place, code: str, message: str, advice: str) -> ContentError:
    return ContentError([Problem(place, code, message, advice)])


def _compose(text: str, shown: str, first_line: int) -> tuple[Any, dict[Steps, Place]]:
    """Turn YAML into plain data and the place of each value."""
    try:
        _refuse_indirection(text, shown, first_line)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        last = text.rstrip("\n").count("\n")
        place = Place(shown, first_line)
        if mark and mark.line <= last:
            place = Place(shown, mark.line + first_line, mark.column + 1)
        elif mark:
            place = Place(shown, last + first_line)
        what = error.problem or "the text cannot be read"
        advice = "Check indentation, colons and quotation marks; put text with a colon in quotes."
        if text.split("\n")[place.line - first_line][place.column - 1 :].startswith("\t"):
            what, advice = "a tab stands where spaces belong", "Indent with spaces alone."
        raise _failure(place, "AL101", f"this is not valid YAML: {what}", advice) from None
    except yaml.YAMLError as error:
        raise _failure(
            Place(shown, first_line),
            "AL101",
            f"this is not valid YAML: {str(error).splitlines()[0]}",
            "Remove characters that cannot be printed.",
        ) from None
    except RecursionError:
        raise _failure(
            Place(shown, first_line),
            "AL101",
            "the values are nested too deeply to be read",
            "Close brackets and braces, and write plain lists.",
        ) from None
    reader = _NodeReader(shown, first_line)
    if node is None:
        return None, {(): Place(shown, first_line)}
    data = reader.read(node, ())
    if reader.problems:
        raise ContentError(reader.problems)
    return data, reader.places


def _refuse_indirection(text: str, shown: str, first_line: int) -> None:
    """Refuse anchors, aliases and tags: content is plain data, and stays as it looks."""
    for event in yaml.parse(text, Loader=_Loader):
        name = getattr(event, "anchor", None)
        tag = getattr(event, "tag", None)
        if name is None and tag is None:
            continue
        mark = event.start_mark
        what = f'the anchor or alias "{name}"' if name is not None else f'the tag "{tag}"'
        raise _failure(
            Place(shown, mark.line + first_line, mark.column + 1),
            "AL109",
            f"{what} is not allowed",
            "Write the value out, as plain text, number or list.",
        )


class _NodeReader:
    """Walks a composed YAML document once."""

    def __init__(self, shown: str, first_line: int) -> None:
        self.shown = shown
        self.first_line = first_line
        self.places: dict[Steps, Place] = {}
        self.problems: list[Problem] = []
        self._scalars = yaml.SafeLoader("")

    def read(self, node: yaml.Node, steps: Steps) -> Any:
        self.places.setdefault(steps, self._place(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, steps)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(each, (*steps, n)) for n, each in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, steps: Steps) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key in found:
                self.problems.append(
                    Problem(
                        self._place(key_node),
                        "AL104",
                        f'the key "{key}" stands twice',
                        "Keep one of the two.",
                    )
                )
                continue
            self.places[(*steps, key)] = self._place(key_node)
            found[key] = self.read(value_node, (*steps, key))
        return found

    def _key(self, node: yaml.Node) -> str:
        if isinstance(node, yaml.ScalarNode) and not _HALF_A_CHARACTER.search(node.value):
            return node.value
        self.problems.append(
            Problem(self._place(node), "AL101", "this key is no plain word", "Write a single word.")
        )
        return ""

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        try:
            value = self._scalars.construct_object(node)
        except (ValueError, yaml.YAMLError):
            return node.value
        if isinstance(value, datetime.date):
            return node.value
        if isinstance(value, int | float) and not isinstance(value, bool):
            # YAML counts 10:30 as 630, and knows numbers of any length; nobody means either.
            is_plain = ":" not in node.value and len(node.value) <= _LONGEST_NUMBER
            return value if is_plain else node.value
        if isinstance(value, str) and _HALF_A_CHARACTER.search(value):
            self.problems.append(
                Problem(
                    self._place(node),
                    "AL101",
                    "an escape in this text stands for half a character",
                    "Type the character itself.",
                )
            )
        return value if isinstance(value, str | int | float | bool | None) else node.value

    def _place(self, node: yaml.Node) -> Place:
        mark = node.start_mark
        return Place(self.shown, mark.line + self.first_line, mark.column + 1)
