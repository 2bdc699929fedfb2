"""Rules 3xx on the form of blocks: names, closing lines and what may stand in a group."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..agenda import HANDOUT, INVITATION, SESSION_BLOCKS, STEP
from ..block_options import end_of_options, width
from ..block_problems import between_versions, never_closed, written
from ..practice_syntax import FORMS, PRACTICE, WITH_OPTIONS
from ..problems import Place, Problem, Severity, nearest
from ..syntax import GROUP, VERSION, Block
from .context import Context, Written
from .rule import Rule

BLOCKS = tuple(dict.fromkeys((GROUP, VERSION, *FORMS, *SESSION_BLOCKS)))
"""The names of the blocks that authors write, their parts included."""
_OUTER = (GROUP, VERSION, *PRACTICE, STEP, HANDOUT, INVITATION)

_SLASHES = re.compile(r"^ {0,3}(?P<slashes>/{3,})(?P<rest>.*)$")
_SLASHES_ANYWHERE = re.compile(r"^\s*/{3,}")
_READABLE = re.compile(r"^\s*(?:[\w-]+\s*(?:\|.*)?)?$")
_IN_QUOTE = re.compile(r"^\s*>[>\s]*/{3,}\s*(?:[\w-]+\s*(?:\|.*)?)?$")
_HOLDS_MORE = re.compile(
    r"^\s*(?:[-*+]\s|\d+[.)]\s|:\s|\[\^[^\]]+\]:|===[!+]{0,2}\s+\"[^\"]*\"\s*$"
    r"|(?:!!!|\?{3}\+?)\s+[\w-]+(?:\s+[\w-]+)*(?:\s+\"[^\"]*\")?\s*$)"
)
"""A list item, a definition, a footnote, a tab or a note: what is indented below belongs to it."""
_CODE_INDENT = 4
_GROUP_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def blocks_of(context: Context) -> Iterator[tuple[Written, Block]]:
    """Give every block of every text."""
    for text in context.texts:
        for block in text.body.all_blocks():
            yield text, block


def groups_of(context: Context) -> Iterator[tuple[Written, Block]]:
    """Give every group of versions of every text."""
    for text in context.texts:
        for group in text.body.groups:
            yield text, group


def _unknown_blocks(context: Context) -> Iterator[Problem]:
    for text, block in blocks_of(context):
        if block.name not in BLOCKS:
            yield Problem(
                block.place,
                "AL301",
                f'there is no block "{block.name}"',
                f"The blocks are {', '.join(_OUTER)}.{nearest(block.name, BLOCKS)}",
            )
        elif block.name not in WITH_OPTIONS and _has_settings(text, block):
            yield Problem(
                text.body.lines[block.start + 1].place,
                "AL301",
                "the indented line right under the block's opening is read as a setting",
                "Put an empty line between them, or take the indentation away.",
            )
        elif is_code(text, block.start):
            yield Problem(
                block.place,
                "AL301",
                f'the block "{written(block)}" stands so far in that it is read as code',
                "Begin its lines where the text around it begins.",
            )
    for text in context.texts:
        for line, prose in zip(text.body.lines, text.body.prose, strict=True):
            if _IN_QUOTE.match(prose):
                yield Problem(
                    line.place,
                    "AL301",
                    "a block cannot stand in a quotation",
                    "Take the sign > away, or quote inside of the block.",
                )
            match = _SLASHES.match(prose)
            if match and not _READABLE.match(match["rest"]):
                yield Problem(
                    line.place,
                    "AL301",
                    f'"{prose.strip()}" cannot be read as a block',
                    'Write the name, a bar and the argument: "/// for | engineering".',
                )


def is_code(text: Written, start: int) -> bool:
    """Tell whether a line is indented by four, and not since it stands in a list or a note."""
    indent = width(text.body.lines[start].text)
    for index in range(start - 1, -1, -1):
        if indent < _CODE_INDENT:
            return False
        line = text.body.lines[index].text
        if line.strip() and width(line) <= indent - _CODE_INDENT:
            if _HOLDS_MORE.match(line) and not _is_in_a_paragraph(text, index):
                indent -= _CODE_INDENT
            elif not _SLASHES_ANYWHERE.match(line):
                return True
    return indent >= _CODE_INDENT


def _is_in_a_paragraph(text: Written, index: int) -> bool:
    """Tell whether a line goes on a paragraph: a list that begins right below one is none."""
    while index and _goes_on(text.body.lines[index - 1].text):
        index -= 1
    return not _HOLDS_MORE.match(text.body.lines[index].text)


def _goes_on(line: str) -> bool:
    """Tell whether the line below this one can belong to the same paragraph."""
    return bool(line.strip()) and not re.match(r"\s*(?:/{3,}|#)", line)


def _has_settings(text: Written, block: Block) -> bool:
    """Tell whether the line below the opening is indented by four spaces more than it."""
    return end_of_options(text.body.lines, block) > block.start + 1


def _unclosed_blocks(context: Context) -> Iterator[Problem]:
    for text, block in blocks_of(context):
        if block.is_closed and _closes_elsewhere(text, block):
            yield Problem(
                text.body.lines[block.end].place,
                "AL302",
                f'this line does not begin where "{written(block)}" does, and may not close it',
                "Begin the closing line below the first slash of the opening one.",
            )
        if (index := _outdented(text, block)) is not None:
            yield Problem(
                text.body.lines[index].place,
                "AL302",
                f'this line ends the list or the note before "{written(block)}" is closed',
                "Begin all lines of the block where its opening line begins.",
            )
        yield from never_closed(block)
        yield from _badly_nested(block)
    for text in context.texts:
        for place in text.body.stray_closers:
            yield Problem(
                place,
                "AL302",
                "this line closes no block",
                "Delete it, or give it as many slashes as the line that opens the block.",
            )
        if (index := text.body.fences.unclosed) is not None:
            yield Problem(
                text.body.lines[index].place,
                "AL302",
                "this code block is never closed",
                "Add a line with the same marks where the code ends.",
            )


def _closes_elsewhere(text: Written, block: Block) -> bool:
    opening, closing = (text.body.lines[index].text for index in (block.start, block.end))
    return abs(width(opening) - width(closing)) >= _CODE_INDENT


def _outdented(text: Written, block: Block) -> int | None:
    """Give the first line of a block in a list or a note that stands further out than it."""
    least = width(text.body.lines[block.start].text)
    for index in range(block.start + 1, min(block.end, len(text.body.lines))):
        line = text.body.lines[index].text
        if least >= _CODE_INDENT and line.strip() and width(line) < least:
            return index
    return None


def _badly_nested(block: Block) -> Iterator[Problem]:
    for child in block.children:
        if child.slashes >= block.slashes:
            yield Problem(
                child.place,
                "AL302",
                f'the block "{written(child)}" has as many slashes as the block around it',
                "Give the outer block more slashes than the inner one, in both of its lines.",
            )


def _stray_text(context: Context) -> Iterator[Problem]:
    for text, group in groups_of(context):
        yield from between_versions(text.body, group)


def _group_names(context: Context) -> Iterator[Problem]:
    for text in context.texts:
        seen: dict[str, Place] = {}
        for group in text.body.groups:
            if not _GROUP_NAME.fullmatch(group.argument):
                yield Problem(
                    group.place,
                    "AL310",
                    f'the group has no usable name: "{group.argument}"',
                    'Write "//// versions | some-name", in small letters, digits and hyphens.',
                )
            elif group.argument in seen:
                yield Problem(
                    group.place,
                    "AL310",
                    f'a second group has the name "{group.argument}"',
                    f"Give it another name; the first is in line {seen[group.argument].line}.",
                )
            seen.setdefault(group.argument, group.place)


_ERROR = Severity.ERROR
RULES = (
    Rule(
        "AL301",
        "unknown-block",
        _ERROR,
        "Every block has a name that exists and a line that can be read.",
        _unknown_blocks,
    ),
    Rule(
        "AL302",
        "unclosed-block",
        _ERROR,
        "Every block is closed, and every closing line closes one.",
        _unclosed_blocks,
    ),
    Rule(
        "AL309",
        "text-between-versions",
        _ERROR,
        "A group holds versions and nothing else.",
        _stray_text,
    ),
    Rule("AL310", "group-name", _ERROR, "Every group has a name of its own.", _group_names),
)
