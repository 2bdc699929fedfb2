"""Lay a later root over an earlier one: replace, add, change in part, or remove."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .audience import EVERYONE_KEY
from .block_problems import between_versions, never_closed, versions_twice, written
from .body import Body
from .problems import ContentError, Place, Problem, nearest
from .reading import Document, SourceLine, Steps, fingerprint
from .syntax import GROUP, VERSION, Block

PASSAGE = "passage"
"""The block that, in an item that extends another, gives the new text of a section."""
_CONTROL: Mapping[str, tuple[Any, str]] = {
    "extends": (str | int, "Write the id of the item that this file changes."),
    "remove": (bool, "Write true, or take the key out."),
    "written_against": (str, "Write the fingerprint as text, in quotation marks."),
}


@dataclass(frozen=True)
class Layer:
    """An item as one root gives it, before its model is made."""

    document: Document
    """The data, with places."""
    text: str
    """The text whose fingerprint an overlay records."""

    @property
    def control(self) -> Mapping[str, Any]:
        """Give the keys that steer the overlay."""
        data = self.document.data
        if not isinstance(data, dict):
            return {}
        return {key: data[key] for key in _CONTROL if key in data}

    @property
    def fingerprint(self) -> str:
        """Give the fingerprint of its text."""
        return fingerprint(self.text)


def without_control(document: Document) -> Document:
    """Give the document without the keys that steer the overlay."""
    if not isinstance(document.data, dict):
        return document
    data = {key: value for key, value in document.data.items() if key not in _CONTROL}
    return Document(document.path, data, document.places, document.body)


def wrong_control(document: Document) -> list[Problem]:
    """Say which of the keys that steer the overlay have a value of the wrong type."""
    data = document.data if isinstance(document.data, dict) else {}
    return [
        Problem(
            document.place_of(key),
            "AL105",
            f'"{key}" has the value "{data[key]}"',
            _CONTROL[key][1],
        )
        for key in _CONTROL
        if key in data and not isinstance(data[key], _CONTROL[key][0])
    ]


def merge_mapping(under: Document, over: Document) -> Document:
    """Change only the fields that `over` names, within mappings too; lists are replaced."""
    places = dict(under.places)
    data = _merged(under.data, over.data, (), places, over.places)
    return Document(over.path, data, places, under.body)


def extend(under: Document, over: Document) -> Document:
    """Change the named fields, and by name the passages, of an item; raises `ContentError`."""
    merged = merge_mapping(under, without_control(over))
    body = _extended_body(under, over)
    return Document(over.path, merged.data, merged.places, body)


def _merged(
    under: Any, over: Any, steps: Steps, places: dict[Steps, Place], new: Mapping[Steps, Place]
) -> Any:
    if steps and steps in new:
        places[steps] = new[steps]
    if isinstance(under, dict) and isinstance(over, dict):
        result = dict(under)
        for key, value in over.items():
            result[key] = _merged(under.get(key), value, (*steps, key), places, new)
        return result
    for old in [each for each in places if each[: len(steps)] == steps and len(each) > len(steps)]:
        del places[old]
    places.update({each: place for each, place in new.items() if each[: len(steps)] == steps})
    return over


def _extended_body(under: Document, over: Document) -> tuple[SourceLine, ...]:
    change = Body(over.body)
    problems = [*_outside_blocks(change), *_unclear(change)]
    lines = list(under.body)
    for block in reversed(change.blocks):
        original = Body(tuple(lines))
        if block.name == PASSAGE:
            found = original.section(block.argument)
            if found is None:
                problems.append(_unknown(block, [each.slug for each in original.headings]))
                continue
            text = change.lines[block.start + 1 : block.end]
            lines[found[0] : found[1]] = [_blank(block), *text, _blank(block)]
        elif block.name == GROUP:
            group = next((g for g in original.groups if g.argument == block.argument), None)
            if group is None:
                problems.append(_unknown(block, [each.argument for each in original.groups]))
                continue
            lines[group.start : group.end + 1] = _merged_group(original, group, change, block)
        elif block.name in _REPLACED_WHOLE:
            old = next((each for each in original.blocks if _is_same(each, block)), None)
            if old is None:
                names = [b.argument for b in original.blocks if b.name == block.name]
                problems.append(_unknown(block, names))
                continue
            lines[old.start : old.end + 1] = change.lines[block.start : block.end + 1]
        else:
            problems.append(
                Problem(
                    block.place,
                    "AL211",
                    f'the block "{block.name}" does not say what it changes',
                    f'Use "{PASSAGE} | HEADING", "{GROUP} | NAME" or "step | ID".',
                )
            )
    if problems:
        raise ContentError(problems)
    return tuple(lines)


def _is_same(original: Block, block: Block) -> bool:
    return original.name == block.name and original.argument == block.argument


def _merged_group(original: Body, group: Block, change: Body, block: Block) -> list[SourceLine]:
    """Replace versions by audience, and add new ones before the version for everyone."""
    new = {frozenset(each.keys): each for each in block.children}
    result = [original.lines[group.start]]
    tail: list[SourceLine] = []
    for version in group.children:
        key = frozenset(version.keys)
        body, source = (change, new.pop(key)) if key in new else (original, version)
        lines = [*body.lines[source.start : source.end + 1], _blank(block)]
        if version.keys == (frozenset({EVERYONE_KEY}),):
            tail = lines
        else:
            result += lines
    for version in new.values():
        if version.name == VERSION:
            result += [*change.lines[version.start : version.end + 1], _blank(block)]
    return [*result, *tail, original.lines[group.end]]


def _outside_blocks(change: Body) -> list[Problem]:
    inside = {index for block in change.blocks for index in range(block.start, block.end + 1)}
    for index, line in enumerate(change.lines):
        if index not in inside and line.text.strip():
            return [
                Problem(
                    line.place,
                    "AL211",
                    "this text does not say which passage it changes",
                    f'Put it into a block "{PASSAGE} | HEADING", named by the heading\'s anchor.',
                )
            ]
    return []


def _unclear(change: Body) -> Iterator[Problem]:
    """Report what would be lost, or taken for more than it is, without a word."""
    seen: dict[tuple[str, str], Place] = {}
    for block in change.blocks:
        yield from never_closed(block)
        if first := seen.get((block.name, block.argument)):
            what = f'"{written(block)}" is changed twice; first in line {first.line}'
            yield Problem(block.place, "AL211", what, "Make one block of the two.")
        seen.setdefault((block.name, block.argument), block.place)
        if block.name == GROUP:
            yield from between_versions(change, block)
            yield from versions_twice(block)


_REPLACED_WHOLE = ("step", "handout")
"""The blocks of a session that a later root replaces by id."""


def _unknown(block: Block, names: list[str]) -> Problem:
    listed = ", ".join(f'"{name}"' for name in names) or "none"
    return Problem(
        block.place,
        "AL211",
        f'there is no passage "{block.argument}" in the original',
        f"Its passages are {listed}.{nearest(block.argument, names)}",
    )


def _blank(block: Block) -> SourceLine:
    return SourceLine("", block.place)
