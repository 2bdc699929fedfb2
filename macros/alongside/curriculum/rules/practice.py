"""Rules on practice blocks: they can be done, each choice has an answer, and none is lost (4xx)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..practice import Practice, first_paragraph
from ..practice_syntax import DOING, FORMS, WITH_OPTIONS, Argument
from ..problems import Place, Problem, Severity, nearest
from ..syntax import Block
from .context import Context, Written
from .references import advice
from .rule import Rule

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NEEDED = {
    "practice": (DOING, "something to try out", "a scenario, sort, match, rewrite or audit"),
    "recall": (("check",), "a question to recall", "a check"),
    "reflection": (("reflect",), "a private prompt", "a reflect block"),
    "plan": (("plan",), "an if-then plan", "a plan block"),
}
"""What a module needs: the blocks that give it, what they are, and what to add."""


def practices(context: Context) -> Iterator[tuple[Written, Practice]]:
    """Give every practice block of every text."""
    for text in context.texts:
        for practice in text.body.practice:
            yield text, practice


def _missing(context: Context) -> Iterator[Problem]:
    for module in context.library.modules.values():
        kinds = {practice.kind for practice in module.body.practice}
        for blocks, what, add in _NEEDED.values():
            if kinds.isdisjoint(blocks):
                yield Problem(
                    module.document.place_of("id"),
                    "AL401",
                    f"the module has no {what.partition(' ')[2]}",
                    f"Add {add}.",
                )


def _process_change(context: Context) -> Iterator[Problem]:
    for module in context.library.modules.values():
        commits = [each for each in module.body.practice if each.kind == "commit"]
        if not commits:
            yield Problem(
                module.document.place_of("id"),
                "AL407",
                "the module changes no process",
                'Add a "commit" block with the change and the role that owns it.',
            )
        for second in commits[1:]:
            yield Problem(
                second.place,
                "AL407",
                "the module asks for a second change of process",
                "Keep one: versions inside it can differ by role and department.",
            )


def _ids(context: Context) -> Iterator[Problem]:
    for text in context.texts:
        seen: dict[str, Place] = {}
        for practice in text.body.practice:
            if not _ID.fullmatch(practice.id):
                yield Problem(
                    practice.place,
                    "AL408",
                    f'the block has no usable id: "{practice.id}"',
                    f'Write "/// {practice.kind} | some-name", in small letters and hyphens.',
                )
                continue
            for name in (practice.id, *practice.aliases):
                if name in seen:
                    yield Problem(
                        practice.place,
                        "AL408",
                        f'a second block has the id "{name}"',
                        f"Give it another one; the first is in line {seen[name].line}.",
                    )
                seen.setdefault(name, practice.place)


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _ids_listed(value: Any) -> bool:
    return isinstance(value, list) and all(_ID.fullmatch(str(each)) for each in value)


def _words(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


_VALUES: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "minutes": (_whole, "a whole number of minutes, from 1"),
    "review_days": (_whole, "a whole number of days, from 1"),
    "aliases": (_ids_listed, "a list of earlier ids, such as [old-name]"),
    "kind": (lambda value: value in ("single", "multiple"), '"single" or "multiple"'),
    "when": (lambda value: value in ("before", "after"), '"before" or "after"'),
    "cue": (_words, "words"),
    "act": (_words, "words"),
    "owner": (_words, "the id of a role"),
    "survey": (_words, "the id of a survey"),
}
_REQUIRED = {"plan": ("cue", "act"), "commit": ("owner",), "self-check": ("survey",)}
_NAMES = {"owner": "roles", "survey": "surveys"}


def _options(context: Context) -> Iterator[Problem]:
    for text in context.texts:
        for block in text.body.all_blocks():
            if block.name in FORMS:
                yield from _options_of(context, text, block)


def _options_of(context: Context, text: Written, block: Block) -> Iterator[Problem]:
    form, options = FORMS[block.name], text.body.practice_reader.options(block)
    if options.mistake:
        message = f'the options of "{block.name}" cannot be read: {options.mistake}'
        yield Problem(block.place, "AL409", message, "Write each one as a name, a colon, a value.")
        return
    for name, value in options.values.items():
        place = options.places.get(name, block.place)
        if name not in form.options:
            allowed = ", ".join(form.options) or "none"
            yield Problem(
                place,
                "AL409",
                f'"{block.name}" has no option "{name}"',
                f"Its options: {allowed}.{nearest(name, form.options)}",
            )
        elif not _VALUES[name][0](value):
            message = f'"{name}" cannot be "{value}"'
            yield Problem(place, "AL409", message, f"Write {_VALUES[name][1]}.")
        elif name in _NAMES and not context.library.knows(_NAMES[name], value):
            known = getattr(context.library, _NAMES[name])
            noun = _NAMES[name].removesuffix("s")
            yield Problem(place, "AL201", f'there is no {noun} "{value}"', advice(value, known))
    for name in _REQUIRED.get(block.name, ()):
        if name not in options.values:
            yield Problem(
                block.place,
                "AL409",
                f'"{block.name}" needs the option "{name}"',
                f'Add a line "    {name}: ..." right below the opening.',
            )


def _places(context: Context) -> Iterator[Problem]:
    for text in context.texts:
        for block in text.body.blocks:
            yield from _misplaced(block, ())
        for practice in text.body.practice:
            yield from _headings_in(text, practice)


def _misplaced(block: Block, around: tuple[str, ...]) -> Iterator[Problem]:
    form = FORMS.get(block.name)
    inner = tuple(name for name in around if name in WITH_OPTIONS)
    if form and form.within and (not inner or inner[-1] not in form.within):
        yield Problem(
            block.place,
            "AL410",
            f'"{block.name}" stands outside of the block it belongs to',
            f"Put it right inside of {' or '.join(form.within)}.",
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


def _headings_in(text: Written, practice: Practice) -> Iterator[Problem]:
    inside = range(practice.block.start, practice.block.end)
    for heading in text.body.headings:
        if heading.index in inside:
            yield Problem(
                heading.place,
                "AL410",
                "a heading stands inside of a practice block",
                "Put it before the block, or write it in bold.",
            )


def _incomplete(context: Context) -> Iterator[Problem]:
    for text, practice in practices(context):
        block = practice.block
        for name, least in _PARTS.get(practice.kind, {}).items():
            count = sum(child.name == name for child in block.children)
            if count < least:
                yield Problem(
                    practice.place,
                    "AL419",
                    f'"{practice.kind}" has {count} parts "{name}" and needs {least}',
                    f'Add "/// {name}" inside of it.',
                )
        if not practice.opening and practice.kind not in ("plan", "self-check"):
            message = f'"{practice.kind}" does not say what to do'
            yield Problem(practice.place, "AL419", message, "Begin it with a sentence.")
        if practice.kind == "audit" and not _has_list(practice):
            message = "the checklist has no entry"
            yield Problem(practice.place, "AL419", message, 'Add lines that begin with "- ".')
        yield from _halves(text, block)


_PARTS: Mapping[str, Mapping[str, int]] = {
    "check": {"option": 2},
    "sort": {"group": 2, "card": 2},
    "match": {"pair": 2},
    "rewrite": {"model": 1},
    "roleplay": {"role": 1, "opt-out": 1},
}


def _has_list(practice: Practice) -> bool:
    return any(line.text.lstrip().startswith(("- ", "* ")) for line in practice.lines)


def _halves(text: Written, block: Block) -> Iterator[Problem]:
    for child in block.children:
        if child.name == "pair" and block.name == "match":
            lines = [line.text for line in text.body.practice_reader.inside(child)]
            if not first_paragraph(lines)[1]:
                message = "the pair has one half"
                yield Problem(child.place, "AL419", message, "Add a second paragraph: its partner.")


_ERROR = Severity.ERROR
RULES = (
    Rule(
        "AL401",
        "missing-practice",
        _ERROR,
        "A module has something to try out, a check, a reflection and a plan.",
        _missing,
    ),
    Rule(
        "AL407",
        "no-process-change",
        _ERROR,
        "A module asks for one change in how work is done.",
        _process_change,
    ),
    Rule(
        "AL408",
        "practice-id",
        _ERROR,
        "Every practice block has an id of its own within its text.",
        _ids,
    ),
    Rule(
        "AL409",
        "practice-option",
        _ERROR,
        "Options of a practice block exist and have a value that fits.",
        _options,
    ),
    Rule(
        "AL410",
        "misplaced-part",
        _ERROR,
        "Parts of practice blocks stand where they belong, without headings.",
        _places,
    ),
    Rule(
        "AL419",
        "incomplete-practice",
        _ERROR,
        "A practice block has all the parts that it needs.",
        _incomplete,
    ),
)
"""The rules that hold for all practice blocks."""
