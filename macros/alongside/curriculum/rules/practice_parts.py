"""Rules on parts of practice blocks: where they stand, and that no word of them is lost (4xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..block_options import width
from ..practice import Practice, after_first_paragraph, first_paragraph
from ..practice_syntax import FORMS, WITH_OPTIONS, Argument
from ..problems import Problem, Severity
from ..reading import SourceLine
from ..syntax import GROUP, VERSION, Block
from .context import Context, Written
from .headings import HEADING
from .practice import practices
from .rule import Rule
from .tailoring import FOOTNOTE

_NO_WORDS = re.compile(
    r"\s{4}|\t|\s*(?:[-*+]\s|\d+[.)]\s|>|\||#{1,6}\s|!!!|\?\?\?|===|`{3}|~{3}|:\s|\[\^)"
)
"""The beginning of a line that begins something else than a paragraph."""
_ENTRY = re.compile(r"\s*[-*+]\s+(?=\S)")
_CALL = re.compile(r"\{[{%#]")
_IN_LINE = ("option", "card", "pair", "group", "choice")
"""The parts whose first paragraph becomes words in a line."""
_OPENS_IN_LINE = ("check", "commit")
"""The blocks whose first paragraph becomes words in a line."""
_MAY_SAY_NOTHING = ("plan", "self-check")


def _places(context: Context) -> Iterator[Problem]:
    for text in context.texts:
        for block in text.body.blocks:
            yield from _misplaced(block, ())
        for practice in text.body.practice:
            yield from _not_held(text, practice)
            if text.is_passage or text.is_perspective:
                yield Problem(
                    practice.place,
                    "AL410",
                    f'"{practice.kind}" stands in a text that is shown inside of others',
                    "Write it where it belongs: readers keep what they do under its place.",
                )


def _misplaced(block: Block, around: tuple[str, ...]) -> Iterator[Problem]:
    form = FORMS.get(block.name)
    inner = tuple(name for name in around if name in WITH_OPTIONS)
    if form and form.within and (not around or around[-1] not in form.within):
        is_apart = bool(inner) and inner[-1] in form.within
        yield Problem(
            block.place,
            "AL410",
            f'"{block.name}" stands in "{around[-1]}"'
            if is_apart
            else f'"{block.name}" stands outside of the block it belongs to',
            f"Put it right inside of {' or '.join(form.within)}. Versions can stand in its text, "
            "or around the whole block."
            if is_apart
            else f"Put it right inside of {' or '.join(form.within)}.",
        )
    if form and not form.within and inner and inner[-1] in FORMS:
        yield Problem(
            block.place,
            "AL410",
            f'"{block.name}" stands inside of "{inner[-1]}"',
            "End that block first: practice blocks do not hold each other.",
        )
    if form and form.argument is Argument.NONE and block.argument:
        message = f'nothing may stand after the bar of "{block.name}"'
        yield Problem(block.place, "AL410", message, "Take the bar and what follows it away.")
    if form and form.argument is Argument.REQUIRED and not block.argument:
        message = f'"{block.name}" needs a name after a bar'
        yield Problem(block.place, "AL410", message, f'Write "/// {block.name} | name".')
    for child in block.children:
        yield from _misplaced(child, (*around, block.name))


def _not_held(text: Written, practice: Practice) -> Iterator[Problem]:
    """Report headings and footnotes in a practice block, and macro calls in a check."""
    last = min(practice.block.end, len(text.body.lines))
    for index in range(practice.block.start + 1, last):
        for pattern, what, advice in _HELD_NOT:
            is_call = pattern is _CALL
            if pattern.search(text.body.prose[index]) and (practice.kind == "check" or not is_call):
                message = f"a {what} stands inside of a practice block"
                yield Problem(text.body.lines[index].place, "AL410", message, advice)


_HELD_NOT = (
    (HEADING, "heading", "Put it before the block, or write it in bold."),
    (FOOTNOTE, "footnote", "Cite with [@key], or say it in the text."),
    (_CALL, "macro call", "Write the words out: checks are shown on another page too."),
)


def _incomplete(context: Context) -> Iterator[Problem]:
    for _, practice in practices(context):
        for name, least in _PARTS.get(practice.kind, {}).items():
            count = sum(child.name == name for child in practice.block.children)
            if count < least:
                yield Problem(
                    practice.place,
                    "AL419",
                    f'"{practice.kind}" has {count} parts "{name}" and needs {least}',
                    f'Add "/// {name}" inside of it.',
                )
        if not practice.opening and practice.kind not in _MAY_SAY_NOTHING:
            message = f'"{practice.kind}" does not say what to do'
            yield Problem(practice.place, "AL419", message, "Begin it with a sentence.")
        if practice.kind == "audit" and not any(_ENTRY.match(each.text) for each in practice.lines):
            message = "the checklist has no entry"
            yield Problem(practice.place, "AL419", message, 'Add lines that begin with "- ".')


_PARTS: Mapping[str, Mapping[str, int]] = {
    "check": {"option": 2},
    "sort": {"group": 2, "card": 2},
    "match": {"pair": 2},
    "rewrite": {"model": 1},
    "roleplay": {"role": 1, "opt-out": 1},
}


def _wordless(context: Context) -> Iterator[Problem]:
    for text, practice in practices(context):
        if practice.kind in _OPENS_IN_LINE and practice.opening:
            yield from _not_in_line(practice.block, [line.text for line in practice.lines])
        if practice.kind == "audit":
            yield from _entries(practice)
        for block in practice.block.walk():
            form = FORMS.get(block.name)
            if form and form.within:
                yield from _words_of_part(text, block)


def _words_of_part(text: Written, part: Block) -> Iterator[Problem]:
    lines = [line.text for line in text.body.practice_reader.inside(part)]
    words, has_more = first_paragraph(lines)
    held = any(child.name in (GROUP, VERSION) for child in part.children)
    if not words and (part.name in _IN_LINE or not held):
        message = f'"{part.name}" says nothing'
        yield Problem(part.place, "AL420", message, "Begin it with words, in a paragraph.")
    elif part.name in _IN_LINE:
        yield from _not_in_line(part, lines)
    if words and part.name == "choice" and has_more:
        message = "a choice holds more than one paragraph"
        advice = "Keep its words, and put the rest into the passage that it leads to."
        yield Problem(part.place, "AL420", message, advice)
    if words and part.name == "pair":
        rest = after_first_paragraph(lines)
        if not first_paragraph(rest)[0]:
            message = "the pair has one half"
            yield Problem(part.place, "AL420", message, "Add a second paragraph: its partner.")
        else:
            yield from _not_in_line(part, rest)


def _not_in_line(block: Block, lines: Sequence[str]) -> Iterator[Problem]:
    """Report a list, a table or the like where words in a line are needed."""
    first = next((line for line in lines if line.strip()), "")
    if _NO_WORDS.match(first[min(width(first), block.place.column - 1) :]):
        message = f'"{block.name}" begins with something else than a paragraph'
        advice = "Begin with words; a list, a table or a note can follow them."
        yield Problem(block.place, "AL420", message, advice)


def _entries(audit: Practice) -> Iterator[Problem]:
    """Report what a checklist could not show beside a box: each entry is one line of words."""
    own: int | None = None
    is_apart = False
    for line in audit.lines:
        if line.text.lstrip().startswith("///"):
            own = None
        elif not line.text.strip():
            is_apart = True
            continue
        elif own is not None and width(line.text) > own:
            if not (is_apart or _NO_WORDS.match(line.text.lstrip())):
                continue
            yield _no_words_of_entry(line)
        elif found := _ENTRY.match(line.text):
            own = width(line.text)
            if _NO_WORDS.match(line.text[found.end() :]):
                yield _no_words_of_entry(line)
        elif own is not None and _NO_WORDS.match(line.text):
            yield _no_words_of_entry(line)
        is_apart = False


def _no_words_of_entry(line: SourceLine) -> Problem:
    message = "an entry of the checklist holds more than one line of words"
    return Problem(line.place, "AL420", message, "Make it one entry, or several.")


def _after_parts(context: Context) -> Iterator[Problem]:
    for text, practice in practices(context):
        for block in practice.block.walk():
            if block.name in FORMS:
                yield from _text_after_parts(text, block)


def _text_after_parts(text: Written, block: Block) -> Iterator[Problem]:
    parts = [child for child in block.children if FORMS.get(child.name) and _is_part(child, block)]
    if not parts:
        return
    inside = {index for each in block.children for index in range(each.start, each.end + 1)}
    for index in range(parts[0].end + 1, min(block.end, len(text.body.lines))):
        is_version = any(
            child.start == index for child in block.children if child.name in (GROUP, VERSION)
        )
        if is_version or (index not in inside and text.body.lines[index].text.strip()):
            yield Problem(
                text.body.lines[index].place,
                "AL421",
                f'this text stands after "{parts[0].name}", and would be shown before it',
                f'Move it above the first "{parts[0].name}", or into a part.',
            )
            return


def _is_part(child: Block, block: Block) -> bool:
    return block.name in FORMS[child.name].within


_ERROR = Severity.ERROR
RULES = (
    Rule(
        "AL410",
        "misplaced-part",
        _ERROR,
        "Practice blocks and their parts stand where they belong, without headings.",
        _places,
    ),
    Rule(
        "AL419",
        "incomplete-practice",
        _ERROR,
        "A practice block has all the parts that it needs.",
        _incomplete,
    ),
    Rule(
        "AL420",
        "part-without-words",
        _ERROR,
        "Every part of a practice block begins with words.",
        _wordless,
    ),
    Rule(
        "AL421",
        "text-after-part",
        _ERROR,
        "The text of a practice block stands before its parts.",
        _after_parts,
    ),
)
"""The rules on the parts of practice blocks."""
