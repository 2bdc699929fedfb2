"""The Markdown of an item, taken apart just far enough to check and to tailor it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from markdown.extensions.toc import slugify

from .audience import EVERYONE_KEY
from .practice import Practice, PracticeReader
from .problems import Place
from .reading import SourceLine
from .syntax import GROUP, VERSION, Block, BlockReader, Fences, find_fences, keys_of

_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>.+?)\s*#*\s*$")
_HEADING_ID = re.compile(r"\s*\{[^}]*?#(?P<id>[\w:-]+)[^}]*\}\s*$")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_UNDERSCORES = re.compile(r"(?<!_)__?(?!_)")
_CODE = re.compile(r"(?<![`\\])(?P<marks>`+)(?!`)(?:(?!(?P=marks)).)+?(?P=marks)(?!`)")
_NOT_READ = (
    (re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}"), " "),
    (re.compile(r"\[@[^\]]*\]"), " "),
    (re.compile(r"\[\^[^\]]*\]:?"), " "),
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\{:?\s*[#.][^}]*\}"), " "),
    (re.compile(r"<[^>]*>"), " "),
    (re.compile(r"^\s*(?:!!!|\?\?\?\+?)\s+\S+\s*"), " "),
)
_MAY_NOT_BE_READ = re.compile(r"[\[{<]|^\s*[!?]")


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

    @classmethod
    def of_text(cls, text: str, path: str = "") -> Body:
        """Take a text apart that was not read from a file as it is."""
        lines = enumerate(text.split("\n"), 1)
        return cls([SourceLine(line, Place(path, number)) for number, line in lines])

    @cached_property
    def fences(self) -> Fences:
        """Tell where fenced code is."""
        return find_fences([line.text for line in self.lines])

    @cached_property
    def prose(self) -> tuple[str, ...]:
        """Give the lines with code and the options of blocks blanked, columns kept."""
        options = self.practice_reader.option_lines
        return tuple("" if index in options else text for index, text in enumerate(self._prose))

    @cached_property
    def _prose(self) -> tuple[str, ...]:
        """Give the lines with code blanked, those with options among them."""
        code = self.fences.code
        return tuple(
            "" if index in code else _CODE.sub(_blanks, text) if "`" in text else text
            for index, (text, _) in enumerate(self.lines)
        )

    @cached_property
    def readable(self) -> tuple[str, ...]:
        """Give the words of each line, without code and syntax."""
        return tuple(map(readable, self.prose))

    @cached_property
    def _reading(self) -> tuple[tuple[Block, ...], tuple[Place, ...]]:
        reader = BlockReader(self.lines, self._prose)
        return reader.read(), tuple(reader.stray)

    @cached_property
    def practice_reader(self) -> PracticeReader:
        """Give what reads the practice blocks of the text."""
        return PracticeReader(self.lines, self.blocks)

    @cached_property
    def practice(self) -> tuple[Practice, ...]:
        """Give everything there is to do in the text, in order."""
        return self.practice_reader.read()

    def practice_for(self, candidates: Sequence[str]) -> tuple[Practice, ...]:
        """Give what there is to do for an audience."""
        shown = self._shown(candidates)
        return tuple(
            each
            for each in self.practice
            if any(start <= each.block.start + 1 < end for start, end in shown)
        )

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Give the outermost blocks, in order."""
        return self._reading[0]

    @property
    def stray_closers(self) -> tuple[Place, ...]:
        """Give the places of closing lines that close nothing."""
        return self._reading[1]

    def all_blocks(self) -> Iterator[Block]:
        """Give every block, the outer before the inner."""
        for block in self.blocks:
            yield from block.walk()

    def has_words(self, block: Block) -> bool:
        """Tell whether a block holds anything but the lines of blocks."""
        inside = self.prose[block.start + 1 : block.end]
        return any(text.strip() and not text.lstrip().startswith("///") for text in inside)

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
            if not (text.startswith("#") and (match := _HEADING.match(text))):
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
        return "\n".join(self.readable[index] for index in self._visible(candidates))

    def words(self, candidates: Sequence[str]) -> int:
        """Count the words that an audience reads; fenced and inline code are not counted."""
        sums = self._word_sums
        return sum(sums[end] - sums[start] for start, end in self._shown(candidates))

    def calls(self, candidates: Sequence[str]) -> list[str]:
        """Give the lines with macro calls that an audience sees."""
        shown = self._shown(candidates)
        return [
            self.prose[index]
            for index in self._lines_with_calls
            if any(start <= index < end for start, end in shown)
        ]

    @cached_property
    def audiences(self) -> frozenset[str]:
        """Give every name that stands in a version or an addition."""
        blocks = (block for block in self.all_blocks() if block.name == VERSION)
        return frozenset(name for block in blocks for key in block.keys for name in key)

    @cached_property
    def _word_sums(self) -> list[int]:
        """Count the words before each line."""
        return [0, *accumulate(count_words(line) for line in self.readable)]

    @cached_property
    def _lines_with_calls(self) -> list[int]:
        return [index for index, line in enumerate(self.prose) if "{{" in line]

    def _visible(self, candidates: Sequence[str]) -> list[int]:
        return [index for start, end in self._shown(candidates) for index in range(start, end)]

    @cached_property
    def _written_for(self) -> frozenset[frozenset[str]]:
        """Give every audience for which there is a version or an addition."""
        return frozenset(
            key for block in self.all_blocks() if block.name == VERSION for key in block.keys
        )

    @cached_property
    def _ranges(self) -> dict[tuple[frozenset[str], ...], list[tuple[int, int]]]:
        """Keep what is shown: audiences for which nothing of their own is written share it."""
        return {}

    def _shown(self, candidates: Sequence[str]) -> list[tuple[int, int]]:
        """Give the ranges of lines that an audience sees."""
        keys = (keys_of(each)[0] for each in candidates)
        wanted = tuple(key for key in keys if key in self._written_for)
        if wanted not in self._ranges:
            self._ranges[wanted] = list(_shown_lines(self.blocks, wanted, 0, len(self.lines)))
        return self._ranges[wanted]


def _shown_lines(
    blocks: Sequence[Block],
    wanted: Sequence[frozenset[str]],
    start: int,
    end: int,
    group: Block | None = None,
) -> Iterator[tuple[int, int]]:
    """Give what is shown between two lines; `group` is the group whose inside this is."""
    best = _best_version(group, wanted) if group else None
    for block in blocks:
        yield start, block.start
        start = min(block.end + 1, end)
        is_version = block.name == VERSION
        if not is_version or (block is best if group else any(k in wanted for k in block.keys)):
            inside = block if block.name == GROUP else None
            yield from _shown_lines(block.children, wanted, block.start + 1, block.end, inside)
    yield start, end


def readable(text: str) -> str:
    """Strip links, citations, macro calls and other syntax from Markdown, and keep the words.

    A blank to fill in, three underscores or more, is kept: without it a sentence says less.
    """
    if _MAY_NOT_BE_READ.search(text):
        for pattern, replacement in _NOT_READ:
            text = pattern.sub(replacement, text)
    if "_" in text:
        text = _UNDERSCORES.sub(" ", text)
    return text.replace("*", "").replace("`", "")


def count_words(text: str) -> int:
    """Count words as a reader would: letters and digits, joined by apostrophe, point or hyphen."""
    return len(_WORD.findall(text))


def _best_version(group: Block, wanted: Sequence[frozenset[str]]) -> Block | None:
    for key in (*wanted, frozenset({EVERYONE_KEY})):
        for version in group.children:
            if version.name == VERSION and key in version.keys:
                return version
    return None


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _unique(slug: str, used: set[str]) -> str:
    number, candidate = 0, slug
    while candidate in used or not candidate:
        number += 1
        candidate = f"{slug}_{number}"
    return candidate
