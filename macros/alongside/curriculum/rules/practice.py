"""Rules on practice blocks: they can be done, each choice has an answer, and none is lost (4xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..models import Module
from ..practice import Practice
from ..practice_syntax import DOING, FORMS, OPTIONS, PAGE_ANCHORS, is_id
from ..problems import Place, Problem, Severity, nearest
from ..syntax import Block
from .activities import distinct_audiences
from .context import Context, Written
from .references import advice
from .rule import Rule

_NEEDED = (
    (DOING, "nothing to try out", "a scenario, sort, match, rewrite or audit"),
    (("check",), "no question to recall", "a check"),
    (("reflect",), "no private prompt", "a reflect block"),
    (("plan",), "no if-then plan", "a plan block"),
)
"""What a module needs: the blocks that give it, what is said without them, and what to add."""


def practices(context: Context) -> Iterator[tuple[Written, Practice]]:
    """Give every practice block of every text."""
    for text in context.texts:
        for practice in text.body.practice:
            yield text, practice


def _missing(context: Context) -> Iterator[Problem]:
    for module in context.library.modules.values():
        for blocks, lacking, add in _NEEDED:
            if (who := _without(context, module, blocks)) is not None:
                yield Problem(
                    module.document.place_of("id"),
                    "AL401",
                    f"the module has {lacking}{who}",
                    f"Add {add}{' that all readers see' if who else ''}.",
                )


def _without(context: Context, module: Module, kinds: tuple[str, ...]) -> str | None:
    """Name who sees none of some blocks: nobody (`None`), everybody (``), or ` for designers`."""
    fitting = [practice for practice in module.body.practice if practice.kind in kinds]
    if not fitting:
        return ""
    if any(practice.block in module.body.blocks for practice in fitting):
        return None  # It stands in no version: all see it.
    for audience in distinct_audiences(context.library, module):
        seen = module.body.practice_for(audience.candidates)
        if not any(practice.kind in kinds for practice in seen):
            return f" for {context.library.audience_label(audience)}"
    return None


def _process_change(context: Context) -> Iterator[Problem]:
    for module in context.library.modules.values():
        commits = [each for each in module.body.practice if each.kind == "commit"]
        if (who := _without(context, module, ("commit",))) is not None:
            yield Problem(
                module.document.place_of("id"),
                "AL407",
                f"the module changes no process{who}",
                'Add a "commit" block with the change and the role that owns it, for all readers.',
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
        anchors = {heading.slug for heading in text.body.headings} | PAGE_ANCHORS
        for practice in text.body.practice:
            if practice.id in anchors:
                yield Problem(
                    practice.place,
                    "AL408",
                    f'a heading of the page has the id "{practice.id}" already',
                    "Give the block another one.",
                )
            if not is_id(practice.id):
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


_LIKE_AN_OPTION = re.compile(r"\s*(?P<name>[a-z_]+):(?:\s|$)")
_NAMES = {"owner": "roles", "survey": "surveys"}


def _options(context: Context) -> Iterator[Problem]:
    for text in context.texts:
        for block in text.body.all_blocks():
            if block.name in FORMS:
                yield from _options_of(context, text, block)


def _options_of(context: Context, text: Written, block: Block) -> Iterator[Problem]:
    form, options = FORMS[block.name], text.body.practice_reader.options(block)
    yield from options.problems
    for name, value in options.values.items():
        place = options.places[name]
        if name not in form.options:
            allowed = ", ".join(form.options) or "none"
            yield Problem(
                place,
                "AL409",
                f'"{block.name}" has no option "{name}"',
                f"Its options: {allowed}.{nearest(name, form.options)}",
            )
        elif not OPTIONS[name].fits(value):
            message = f'"{name}" cannot be "{_shown(value)}"'
            yield Problem(place, "AL409", message, f"Write {OPTIONS[name].what}.")
        elif name in _NAMES and not context.library.knows(_NAMES[name], value):
            known = getattr(context.library, _NAMES[name])
            noun = _NAMES[name].removesuffix("s")
            yield Problem(place, "AL201", f'there is no {noun} "{value}"', advice(value, known))
    for name in form.required if not options.problems else ():
        if name not in options.values:
            yield Problem(
                block.place,
                "AL409",
                f'"{block.name}" needs the option "{name}"',
                f'Add a line "    {name}: ..." right below the opening.',
            )
    yield from _options_read_as_text(text, block)


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _options_read_as_text(text: Written, block: Block) -> Iterator[Problem]:
    """Report lines that look like options below a block, and stand where none are read."""
    for line in text.body.practice_reader.inside(block):
        if not line.text.strip():
            continue
        found = _LIKE_AN_OPTION.match(line.text)
        if not found or found["name"] not in FORMS[block.name].options:
            break
        yield Problem(
            line.place,
            "AL409",
            f'"{found["name"]}" is read as text here',
            "Put it right below the opening line: no empty line between them, no tab, and four "
            "spaces further in than the slashes.",
        )


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
)
"""The rules on what a module has, and on ids and options."""
