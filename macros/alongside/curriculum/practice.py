"""The practice of a text: what there is to do in it, read from its blocks."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .block_options import end_of_options, read_options
from .practice_syntax import PRACTICE, WITH_OPTIONS
from .problems import ContentError, Place, Problem
from .reading import SourceLine
from .syntax import VERSION, Block

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class Options:
    """The options of a block, as written right below its opening line."""

    values: dict[str, Any] = field(default_factory=dict)
    """The values by name; empty where they cannot be read."""
    places: dict[str, Place] = field(default_factory=dict)
    """Where each one stands."""
    problems: tuple[Problem, ...] = ()
    """Why they cannot be read; nothing if they can."""


@dataclass(frozen=True)
class Answer:
    """One option of a question."""

    text: str
    """Its words."""
    is_right: bool
    """Whether it belongs to the question."""
    has_feedback: bool
    """Whether a reason stands below it."""
    place: Place
    """Where it opens."""


@dataclass(frozen=True)
class Practice:
    """Something to do: one practice block."""

    kind: str
    """The block's name: `check`, `scenario`, `plan` and so on."""
    id: str
    """Its name within the text; the key under which a device keeps a reader's state."""
    place: Place
    """Where it opens."""
    block: Block
    """The block with what is inside it."""
    options: Options
    """What stands right below its opening line."""
    lines: tuple[SourceLine, ...]
    """The lines between the opening and the closing line, options left out."""
    all_lines: tuple[SourceLine, ...]
    """All its lines, the opening, the options and the closing one included."""

    @property
    def minutes(self) -> int:
        """Give the time beyond reading, in minutes."""
        value = self.options.values.get("minutes", 0)
        return value if isinstance(value, int) and not isinstance(value, bool) else 0

    @property
    def aliases(self) -> tuple[str, ...]:
        """Give its earlier ids."""
        value = self.options.values.get("aliases", [])
        return tuple(map(str, value)) if isinstance(value, list) else ()

    @property
    def opening(self) -> str:
        """Give the first paragraph: a question, a prompt, a change."""
        return first_paragraph([line.text for line in self.lines])[0]

    @property
    def whole(self) -> str:
        """Give the whole block as written, from its opening to its closing line."""
        return textwrap.dedent("\n".join(line.text for line in self.all_lines))


def first_paragraph(lines: Sequence[str]) -> tuple[str, bool]:
    """Give the first paragraph in one line, and whether anything follows it."""
    words: list[str] = []
    rest = iter(lines)
    for line in rest:
        if line.strip():
            if line.lstrip().startswith("///"):
                break
            words.append(line.strip())
        elif words:
            break
    return " ".join(words), any(line.strip() for line in rest)


def after_first_paragraph(lines: Sequence[str]) -> Sequence[str]:
    """Give the lines that follow the first paragraph."""
    begun = False
    for number, line in enumerate(lines):
        if begun and not line.strip():
            return lines[number:]
        begun = begun or bool(line.strip())
    return ()


class PracticeReader:
    """Reads practice blocks from the blocks of a text."""

    def __init__(self, lines: Sequence[SourceLine], blocks: Sequence[Block]) -> None:
        """Take all lines of the text, and its outermost blocks."""
        self._lines = lines
        self._blocks = blocks

    @cached_property
    def option_lines(self) -> frozenset[int]:
        """Give the indexes of all lines that hold options."""
        return frozenset(
            index
            for block in self._all()
            if block.name in WITH_OPTIONS
            for index in range(block.start + 1, self._end_of_options(block))
        )

    def read(self) -> tuple[Practice, ...]:
        """Give every practice block, in order."""
        return tuple(self._practice(block) for block in self._all() if block.name in PRACTICE)

    def options(self, block: Block) -> Options:
        """Give the options of a block."""
        try:
            document = read_options(self._lines, block).document
        except ContentError as error:
            return Options(problems=error.problems)
        if document.data is None:
            return Options()
        if not isinstance(document.data, dict):
            what, advice = "these are no options", 'Write each option as "name: value".'
            return Options(problems=(Problem(document.place_of(), "AL105", what, advice),))
        places = {name: document.place_of(name) for name in document.data}
        return Options(document.data, places)

    def answers(self, block: Block) -> tuple[Answer, ...]:
        """Give the options of a check."""
        found = []
        for child in block.children:
            if child.name == "option":
                inside = [line.text for line in self._lines[child.start + 1 : child.end]]
                text = first_paragraph(inside)[0]
                has_more = first_paragraph(self._for_all(child))[1]
                found.append(Answer(text, child.argument == "right", has_more, child.place))
        return tuple(found)

    def _for_all(self, block: Block) -> list[str]:
        """Give the lines of a block that everybody sees: no additions, and no comments."""
        additions = [child for child in block.children if child.name == VERSION]
        hidden = {n for each in additions for n in range(each.start, each.end + 1)}
        lines = (self._lines[n].text for n in range(block.start + 1, block.end) if n not in hidden)
        return _COMMENT.sub("", "\n".join(lines)).split("\n")

    def inside(self, block: Block) -> tuple[SourceLine, ...]:
        """Give the lines of a block, its options left out."""
        return tuple(self._lines[self._end_of_options(block) : block.end])

    def _practice(self, block: Block) -> Practice:
        return Practice(
            block.name,
            block.argument,
            block.place,
            block,
            self.options(block),
            self.inside(block),
            tuple(self._lines[block.start : block.end + 1]),
        )

    def _end_of_options(self, block: Block) -> int:
        """Give the index of the first line below the opening that holds no option."""
        if block.name not in WITH_OPTIONS:
            return block.start + 1
        return end_of_options(self._lines, block)

    def _all(self) -> Iterator[Block]:
        for block in self._blocks:
            yield from block.walk()
