"""Read the options of a block: YAML lines, indented by four, right below its opening line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .problems import Place
from .reading import Document, SourceLine, read_yaml
from .syntax import Block

INDENT = 4
"""By how many spaces options stand further in than the line that opens their block."""


@dataclass(frozen=True)
class Options:
    """The options of one block."""

    document: Document
    """What they say, with the place of each value; no data where there are none."""
    end: int
    """Index of the first line below them."""


def end_of_options(lines: Sequence[SourceLine], block: Block) -> int:
    """Give the index of the first line below a block's opening that holds no option."""
    indent = width(lines[block.start].text) + INDENT
    last = min(block.end, len(lines))
    end = block.start + 1
    while end < last and re.match(rf" {{{indent},}}\S", spaced(lines[end].text)):
        end += 1
    return end


def read_options(lines: Sequence[SourceLine], block: Block) -> Options:
    """Read the options of a block; raises `ContentError` where they are no YAML.

    `lines` are all lines of the text in which the block stands.
    """
    indent = width(lines[block.start].text) + INDENT
    end = end_of_options(lines, block)
    written = lines[block.start + 1 : end]
    if not written:
        return Options(Document(block.place.path, None, {(): block.place}), end)
    first = written[0].place.line
    found = read_yaml(
        "\n".join(spaced(line.text)[indent:] for line in written), block.place.path, first
    )
    places = {
        steps: Place(place.path, place.line, place.column + indent)
        for steps, place in found.places.items()
    }
    return Options(Document(found.path, found.data, places), end)


def spaced(text: str) -> str:
    """Give a line with spaces for tabs, as Markdown reads it."""
    return text.expandtabs(INDENT)


def width(text: str) -> int:
    """Give the number of spaces with which a line begins; a tab counts as up to four."""
    text = spaced(text)
    return len(text) - len(text.lstrip())
