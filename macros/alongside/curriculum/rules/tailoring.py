"""Rules 3xx on audiences: every reader sees exactly one version, and every version a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..audience import EVERYONE_KEY, UnknownAudience
from ..block_problems import versions_twice
from ..body import Heading
from ..library import Library
from ..models import Module
from ..problems import Problem, Severity, nearest
from ..syntax import VERSION, Block
from .block_syntax import groups_of
from .context import Context, Written
from .headings import HEADING
from .rule import Rule

FOOTNOTE = re.compile(r"\[\^[^\]]+\]")
"""A footnote, or a mark of one."""


def _versions(group: Block) -> Iterator[Block]:
    yield from (child for child in group.children if child.name == VERSION)


def _is_for_everyone(version: Block) -> bool:
    return frozenset({EVERYONE_KEY}) in version.keys


def _everyone(context: Context) -> Iterator[Problem]:
    for _, group in groups_of(context):
        if not any(map(_is_for_everyone, _versions(group))):
            yield Problem(
                group.place,
                "AL303",
                f'the group "{group.argument}" has no version for everyone',
                'Add a block "/// for | everyone", so that nobody sees a hole.',
            )


def _named(block: Block) -> set[str]:
    return {name for key in block.keys for name in key} - {EVERYONE_KEY}


def _passages(text: Written) -> Iterator[Block]:
    for group in text.body.groups:
        yield from _versions(group)
    yield from text.body.additions


def _listed(module: Module) -> dict[str, tuple[str, int]]:
    fields = (("roles", module.audiences.roles), ("departments", module.audiences.departments))
    return {name: (field, n) for field, names in fields for n, name in enumerate(names)}


def _modules(context: Context) -> Iterator[tuple[Module, Written]]:
    for text in context.items:
        if text.kind == "modules":
            yield context.library.modules[text.id], text


def _not_listed(context: Context) -> Iterator[Problem]:
    for module, text in _modules(context):
        listed = _listed(module)
        for block in _passages(text):
            for name in sorted(_named(block) - set(listed)):
                if name in context.library.roles or name in context.library.departments:
                    yield Problem(
                        block.place,
                        "AL304",
                        f'"{name}" has a version here and is not in "audiences"',
                        'Add it to "audiences" in the front matter, or take it out here.',
                    )


def _without_version(context: Context) -> Iterator[Problem]:
    for module, text in _modules(context):
        named = set().union(*(_named(block) for block in _passages(text)))
        for name, steps in _listed(module).items():
            if name not in named:
                yield Problem(
                    text.document.place_of("audiences", *steps),
                    "AL305",
                    f'"{name}" is in "audiences" and has no version and no addition',
                    f'Write a block "/// for | {name}", or take it out of the list.',
                )


def _in_versions(context: Context) -> Iterator[Problem]:
    for text, group in groups_of(context):
        for version in _versions(group):
            for index in range(version.start + 1, min(version.end, len(text.body.lines))):
                prose = text.body.prose[index]
                what = "heading" if HEADING.match(prose) else None
                what = "footnote" if FOOTNOTE.search(prose) else what
                if what:
                    advice = (
                        "Put the heading before the group, or use bold words."
                        if what == "heading"
                        else "Cite with [@key], or say it in the text."
                    )
                    place = text.body.lines[index].place
                    yield Problem(place, "AL306", f"a version holds a {what}", advice)


def _twice(context: Context) -> Iterator[Problem]:
    for _, group in groups_of(context):
        yield from versions_twice(group)


def _unknown_audiences(context: Context) -> Iterator[Problem]:
    library = context.library
    for text in context.texts:
        additions = {id(block) for block in text.body.additions}
        for block in _passages(text):
            try:
                library.audiences(block.argument)
            except UnknownAudience as error:
                if not _may_be_unread(library):
                    yield _unknown_audience(library, block, error)
            if id(block) in additions and _is_for_everyone(block):
                yield Problem(
                    block.place,
                    "AL308",
                    "an addition cannot be for everyone",
                    "Take the block away and keep its text, or name a role or a department.",
                )


def _may_be_unread(library: Library) -> bool:
    """Tell whether the lists of roles and departments are incomplete, so that silence is better."""
    return bool({"roles", "departments"} & {kind for kind, _ in library.broken})


def _unknown_audience(library: Library, block: Block, error: UnknownAudience) -> Problem:
    names = [*library.roles, *library.departments, EVERYONE_KEY]
    return Problem(
        block.place,
        "AL308",
        str(error),
        "Write a role, a department, or a role + a department; commas between audiences. "
        f"Allowed: {', '.join(names)}.{nearest(error.part, names)}",
    )


def _headings_in_additions(context: Context) -> Iterator[Problem]:
    for text in context.texts:
        level = 1
        for heading in text.body.headings:
            if not _is_in_addition(text, heading):
                level = heading.level
            elif heading.level <= level:
                yield Problem(
                    heading.place,
                    "AL311",
                    f'the heading "{heading.text}" in an addition is not below its section',
                    f"Give it at least {level + 1} number signs, or use bold words.",
                )


def _is_in_addition(text: Written, heading: Heading) -> bool:
    return any(block.start < heading.index < block.end for block in text.body.additions)


_ERROR = Severity.ERROR
RULES = (
    Rule(
        "AL303",
        "no-version-for-everyone",
        _ERROR,
        "Every group of versions has one for everyone.",
        _everyone,
    ),
    Rule(
        "AL304",
        "audience-not-listed",
        _ERROR,
        "A module lists every audience that it has a version for.",
        _not_listed,
    ),
    Rule(
        "AL305",
        "audience-without-version",
        _ERROR,
        "A module has a version or an addition for every audience that it lists.",
        _without_version,
    ),
    Rule(
        "AL306",
        "heading-in-version",
        _ERROR,
        "Versions hold no headings and no footnotes.",
        _in_versions,
    ),
    Rule("AL307", "audience-twice", _ERROR, "An audience has one version in a group.", _twice),
    Rule(
        "AL308",
        "unknown-audience",
        _ERROR,
        "Passages are for roles and departments that exist.",
        _unknown_audiences,
    ),
    Rule(
        "AL311",
        "heading-in-addition",
        _ERROR,
        "Headings in an addition stand below the section that it is in.",
        _headings_in_additions,
    ),
)
