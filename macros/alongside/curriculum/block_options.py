"""Read the options of a block: YAML lines, indented by four, right below its opening line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .body import Body
from .reading import Document, read_yaml
from .syntax import Block

_INDENT = 4


@dataclass(frozen=True)
class Options:
    """The options of one block."""

    document: Document
    """What they say, with the place of each value; no data where there are none."""
    end: int
    """Index of the first line below them."""


def read_options(body: Body, block: Block) -> Options:
    """Read the options of a block; raises `ContentError` where they are no YAML."""
    indent = _width(body.lines[block.start].text) + _INDENT
    last = min(block.end, len(body.lines))
    end = block.start + 1
    while end < last and re.match(rf" {{{indent},}}\S", body.lines[end].text):
        end += 1
    lines = [line.text[indent:] for line in body.lines[block.start + 1 : end]]
    if not lines:
        return Options(Document(block.place.path, None, {(): block.place}), end)
    first = body.lines[block.start + 1].place.line
    return Options(read_yaml("\n".join(lines), block.place.path, first), end)


def _width(text: str) -> int:
    return len(text) - len(text.lstrip())
