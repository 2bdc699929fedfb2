"""The syntax that authors write beyond ordinary Markdown, found line by line: blocks and fences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from .problems import Place
from .reading import SourceLine

GROUP = "versions"
"""The block that holds versions of one passage, of which exactly one is shown."""
VERSION = "for"
"""The block that holds a version, or outside a group an addition."""

_OPENER = re.compile(r"^\s*(?P<slashes>/{3,})[ \t]*(?P<name>[\w-]+)[ \t]*(?:\|(?P<argument>.*))?$")
_CLOSER = re.compile(r"^\s*(?P<slashes>/{3,})\s*$")
_FENCE = re.compile(
    r"^(?P<indent>[ \t]*)(?P<marks>`{3,}|~{3,})[ \t]*"
    r"(?:\{[^\n]*\}|[\w#.+-]*(?:[ \t]+[a-zA-Z]\w*(?:=\"[^\"]*\"|='[^']*')?)*)[ \t]*$"
)


@dataclass(frozen=True)
class Block:
    """A `/// name | argument` block of the source."""

    name: str
    """What stands after the slashes."""
    argument: str
    """What stands after the bar, trimmed."""
    place: Place
    """Where it opens."""
    start: int
    """Index of the opening line."""
    end: int
    """Index of the closing line; the number of lines if it is never closed."""
    is_closed: bool
    """Whether a closing line was found."""
    slashes: int
    """With how many slashes it opens."""
    children: tuple[Block, ...] = field(default=())
    """The blocks inside it, in order."""

    def walk(self) -> Iterator[Block]:
        """Give the block and everything inside it."""
        yield self
        for child in self.children:
            yield from child.walk()

    @cached_property
    def keys(self) -> tuple[frozenset[str], ...]:
        """Give the audiences of a `for` block as sets of ids, in the order written."""
        return tuple(keys_of(self.argument))


def keys_of(argument: str) -> list[frozenset[str]]:
    """Read the argument of a `for` block as sets of ids, in the order written."""
    return [
        frozenset(piece.strip() for piece in part.split("+") if piece.strip())
        for part in argument.split(",")
    ]


@dataclass(frozen=True)
class Fences:
    """Where a text holds fenced code."""

    code: frozenset[int]
    """Indexes of the lines that belong to fenced code, its marks included."""
    unclosed: int | None
    """Index of the first line that opens a fence and finds no end."""


def find_fences(lines: Sequence[str]) -> Fences:
    """Find fenced code as pymdownx.superfences does.

    A fence ends at a line with the same marks and indentation; what is indented less breaks it, and
    then it is no code.
    """
    code: set[int] = set()
    unclosed = None
    index = 0
    while index < len(lines):
        opener = _FENCE.match(lines[index]) if _has_marks(lines[index]) else None
        end = _end_of_fence(lines, index, opener) if opener else None
        if opener and end is None and unclosed is None:
            unclosed = index
        if end is not None:
            code.update(range(index, end + 1))
            index = end
        index += 1
    return Fences(frozenset(code), unclosed)


def _has_marks(line: str) -> bool:
    return "```" in line or "~~~" in line


def _end_of_fence(lines: Sequence[str], start: int, opener: re.Match[str]) -> int | None:
    indent = opener["indent"]
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if not line.strip():
            continue
        if not line.startswith(indent):
            return None
        if line[len(indent) :].rstrip() == opener["marks"]:
            return index
    return None


class BlockReader:
    """Finds blocks by their opening and closing lines, as pymdownx does: by number of slashes."""

    def __init__(self, lines: Sequence[SourceLine], prose: Sequence[str]) -> None:
        """Take the lines, and the same with code blanked."""
        self._lines = lines
        self._prose = prose
        self.stray: list[Place] = []
        """Places of closing lines that close nothing; filled by `read`."""

    def read(self) -> tuple[Block, ...]:
        """Give the outermost blocks, in order."""
        roots: list[Block] = []
        stack: list[tuple[int, re.Match[str], list[Block]]] = []
        for index, text in enumerate(self._prose):
            if "///" not in text:
                continue
            if closer := _CLOSER.match(text):
                depth = self._opened(stack, closer["slashes"])
                if depth is None:
                    self.stray.append(self._lines[index].place)
                    continue
                while len(stack) > depth:
                    self._finish(stack, roots, index, is_closed=len(stack) == depth + 1)
            elif opener := _OPENER.match(text):
                stack.append((index, opener, []))
        while stack:
            self._finish(stack, roots, len(self._lines), is_closed=False)
        return tuple(roots)

    @staticmethod
    def _opened(stack: list, slashes: str) -> int | None:
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth][1]["slashes"] == slashes:
                return depth
        return None

    def _finish(self, stack: list, roots: list[Block], end: int, *, is_closed: bool) -> None:
        start, opener, children = stack.pop()
        place = self._lines[start].place
        block = Block(
            name=opener["name"],
            argument=(opener["argument"] or "").strip(),
            place=Place(place.path, place.line, opener.start("slashes") + 1),
            start=start,
            end=end,
            is_closed=is_closed,
            slashes=len(opener["slashes"]),
            children=tuple(children),
        )
        (stack[-1][2] if stack else roots).append(block)
