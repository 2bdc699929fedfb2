"""The practice of a text: what there is to do in it, read from its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import yaml

from .practice_syntax import PRACTICE, WITH_OPTIONS
from .problems import Place
from .reading import SourceLine

if TYPE_CHECKING:
    from .syntax import Block

OPTION_INDENT = 4
"""By how many spaces options stand further in than the line that opens their block."""


@dataclass(frozen=True)
class Options:
    """The options of a block, as written right below its opening line."""

    values: dict[str, Any] = field(default_factory=dict)
    """The values by name; empty where they cannot be read."""
    places: dict[str, Place] = field(default_factory=dict)
    """Where each one stands."""
    mistake: str = ""
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
        return "\n".join(line.text for line in self.all_lines)


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
        start, end = block.start + 1, self._end_of_options(block)
        texts = [line.text for line in self._lines[start:end]]
        places = {
            text.split(":", 1)[0].strip(): self._lines[start + number].place
            for number, text in enumerate(texts)
            if ":" in text
        }
        try:
            values = yaml.safe_load("\n".join(texts)) or {}
        except yaml.YAMLError as error:
            return Options({}, places, str(getattr(error, "problem", "") or "it is not YAML"))
        if not isinstance(values, dict):
            return Options({}, places, "each line is a name, a colon and a value")
        return Options({str(key): value for key, value in values.items()}, places)

    def answers(self, block: Block) -> tuple[Answer, ...]:
        """Give the options of a check."""
        found = []
        for child in block.children:
            if child.name == "option":
                inside = [line.text for line in self._lines[child.start + 1 : child.end]]
                text, has_more = first_paragraph(inside)
                found.append(Answer(text, child.argument == "right", has_more, child.place))
        return tuple(found)

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
        opening = self._lines[block.start].text
        indent = " " * (len(opening) - len(opening.lstrip()) + OPTION_INDENT)
        index = block.start + 1
        while index < min(block.end, len(self._lines)):
            text = self._lines[index].text
            if not (text.startswith(indent) and text.strip()):
                break
            index += 1
        return index

    def _all(self) -> Iterator[Block]:
        for block in self._blocks:
            yield from block.walk()
