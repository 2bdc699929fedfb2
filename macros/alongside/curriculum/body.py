"""The Markdown of an item, taken apart just far enough to check and to tailor it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from markdown.extensions.toc import slugify

from .audience import EVERYONE_KEY
from .problems import Place
from .reading import SourceLine

GROUP = "versions"
"""The block that holds versions of one passage, of which exactly one is shown."""
VERSION = "for"
"""The block that holds a version, or outside a group an addition."""

_OPENER = re.compile(r"^\s*(?P<slashes>/{3,})[ \t]*(?P<name>[\w-]+)[ \t]*(?:\|(?P<argument>.*))?$")
_CLOSER = re.compile(r"^\s*(?P<slashes>/{3,})\s*$")
_FENCE = re.compile(r"^\s*(?P<marks>`{3,}|~{3,})")
_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>.+?)\s*#*\s*$")
_HEADING_ID = re.compile(r"\s*\{[^}]*?#(?P<id>[\w:-]+)[^}]*\}\s*$")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_CODE = re.compile(r"(?P<marks>`+)(?:(?!(?P=marks)).)+?(?P=marks)(?!`)")
_NOT_READ = (
    (re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}"), " "),
    (re.compile(r"\[@[^\]]*\]"), " "),
    (re.compile(r"\[\^[^\]]*\]:?"), " "),
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\{[:#.][^}]*\}"), " "),
    (re.compile(r"<[^>]*>"), " "),
    (re.compile(r"^\s*(?:!!!|\?\?\?\+?)\s+\S+\s*"), " "),
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
    children: tuple[Block, ...] = field(default=())
    """The blocks inside it, in order."""

    def walk(self) -> Iterator[Block]:
        """Give the block and everything inside it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Heading:
    """A heading of the source."""

    level: int
    """1 to 6."""
    text: str
    """The words, as written, without an id in braces."""
    slug: str
    """The anchor that it gets."""
    index: int
    """Index of its line."""
    place: Place
    """Where it stands."""


class Body:
    """Lines of Markdown with their places, and what can be found in them."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        """Keep the lines; everything else is computed when asked for."""
        self.lines = tuple(lines)

    @property
    def text(self) -> str:
        """Give the Markdown as one text."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def prose(self) -> tuple[str, ...]:
        """Give the lines with fenced code and inline code blanked, columns kept."""
        result: list[str] = []
        fence = None
        for line in self.lines:
            marks = _FENCE.match(line.text)
            if fence is None and marks:
                fence = marks["marks"]
                result.append("")
            elif fence is not None:
                if (
                    marks
                    and marks["marks"].startswith(fence)
                    and line.text.strip() == marks["marks"]
                ):
                    fence = None
                result.append("")
            else:
                result.append(_CODE.sub(lambda found: " " * len(found[0]), line.text))
        return tuple(result)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Give the outermost blocks, in order."""
        return _BlockReader(self).read()

    @cached_property
    def stray_closers(self) -> tuple[Place, ...]:
        """Give the places of closing lines that close nothing."""
        reader = _BlockReader(self)
        reader.read()
        return tuple(reader.stray)

    def all_blocks(self) -> Iterator[Block]:
        """Give every block, the outer before the inner."""
        for block in self.blocks:
            yield from block.walk()

    @cached_property
    def groups(self) -> tuple[Block, ...]:
        """Give every group of versions."""
        return tuple(block for block in self.all_blocks() if block.name == GROUP)

    @cached_property
    def additions(self) -> tuple[Block, ...]:
        """Give every `for` block that stands outside a group."""
        inside = {id(child) for group in self.groups for child in group.children}
        return tuple(
            block
            for block in self.all_blocks()
            if block.name == VERSION and id(block) not in inside
        )

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Give the headings in order, with the anchors that Markdown gives them."""
        found: list[Heading] = []
        used: set[str] = set()
        for index, text in enumerate(self.prose):
            if not (match := _HEADING.match(text)):
                continue
            words = _HEADING.match(self.lines[index].text)["text"]  # type: ignore[index]
            named = _HEADING_ID.search(words)
            words = _HEADING_ID.sub("", words)
            slug = named["id"] if named else _unique(slugify(readable(words).strip(), "-"), used)
            used.add(slug)
            place = self.lines[index].place
            found.append(Heading(len(match["marks"]), words, slug, index, place))
        return tuple(found)

    def section(self, slug: str) -> tuple[int, int] | None:
        """Give the line range under a heading, up to the next of its level or above."""
        for number, heading in enumerate(self.headings):
            if heading.slug == slug:
                later = (h.index for h in self.headings[number + 1 :] if h.level <= heading.level)
                return heading.index + 1, next(later, len(self.lines))
        return None

    def chosen(self, candidates: Sequence[str]) -> tuple[SourceLine, ...]:
        """Give the lines that an audience sees, the lines of block syntax left out.

        `candidates` are the audience's keys, the most fitting first (`Audience.candidates`).
        """
        return tuple(self.lines[index] for index in self._visible(candidates))

    def prose_for(self, candidates: Sequence[str]) -> str:
        """Give the words that an audience reads, without code and syntax."""
        return "\n".join(readable(self.prose[index]) for index in self._visible(candidates))

    def words(self, candidates: Sequence[str]) -> int:
        """Count the words that an audience reads; fenced and inline code are not counted."""
        return count_words(self.prose_for(candidates))

    def _visible(self, candidates: Sequence[str]) -> list[int]:
        hidden: set[int] = set()
        for block in self.all_blocks():
            hidden.add(block.start)
            hidden.add(block.end)
        wanted = [keys_of(each)[0] for each in candidates]
        for group in self.groups:
            best = _best_version(group, wanted)
            for version in group.children:
                if version is not best:
                    hidden.update(range(version.start, version.end + 1))
        for addition in self.additions:
            if not any(key in wanted for key in keys_of(addition.argument)):
                hidden.update(range(addition.start, addition.end + 1))
        return [index for index in range(len(self.lines)) if index not in hidden]


def keys_of(argument: str) -> list[frozenset[str]]:
    """Read the audiences of a `for` block as sets of ids, in the order written."""
    return [
        frozenset(piece.strip() for piece in part.split("+") if piece.strip())
        for part in argument.split(",")
    ]


def readable(text: str) -> str:
    """Strip links, citations, macro calls and other syntax from Markdown, and keep the words."""
    for pattern, replacement in _NOT_READ:
        text = pattern.sub(replacement, text)
    return text.replace("*", "").replace("_", " ").replace("`", "")


def count_words(text: str) -> int:
    """Count words as a reader would: letters and digits, joined by apostrophe, point or hyphen."""
    return len(_WORD.findall(text))


def _best_version(group: Block, wanted: Sequence[frozenset[str]]) -> Block | None:
    for key in (*wanted, frozenset({EVERYONE_KEY})):
        for version in group.children:
            if version.name == VERSION and key in keys_of(version.argument):
                return version
    return None


def _unique(slug: str, used: set[str]) -> str:
    number, candidate = 0, slug
    while candidate in used or not candidate:
        number += 1
        candidate = f"{slug}_{number}"
    return candidate


class _BlockReader:
    """Finds blocks by their opening and closing lines, as pymdownx does: by number of slashes."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.stray: list[Place] = []

    def read(self) -> tuple[Block, ...]:
        roots: list[Block] = []
        stack: list[tuple[int, re.Match[str], list[Block]]] = []
        for index, text in enumerate(self.body.prose):
            if closer := _CLOSER.match(text):
                depth = self._opened(stack, closer["slashes"])
                if depth is None:
                    self.stray.append(self.body.lines[index].place)
                    continue
                while len(stack) > depth:
                    self._finish(stack, roots, index, is_closed=len(stack) == depth + 1)
            elif opener := _OPENER.match(text):
                stack.append((index, opener, []))
        while stack:
            self._finish(stack, roots, len(self.body.lines), is_closed=False)
        return tuple(roots)

    @staticmethod
    def _opened(stack: list, slashes: str) -> int | None:
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth][1]["slashes"] == slashes:
                return depth
        return None

    def _finish(self, stack: list, roots: list[Block], end: int, *, is_closed: bool) -> None:
        start, opener, children = stack.pop()
        line = self.body.lines[start]
        column = opener.start("slashes") + 1
        block = Block(
            name=opener["name"],
            argument=(opener["argument"] or "").strip(),
            place=Place(line.place.path, line.place.line, column),
            start=start,
            end=end,
            is_closed=is_closed,
            children=tuple(children),
        )
        (stack[-1][2] if stack else roots).append(block)
