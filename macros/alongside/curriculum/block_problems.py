"""What is wrong with single blocks, in texts as they are read and in those that overlays change."""

from __future__ import annotations

from collections.abc import Iterator

from .body import Body
from .problems import Place, Problem
from .syntax import VERSION, Block


def written(block: Block) -> str:
    """Give a block as its opening line names it, without the slashes."""
    return f"{block.name} | {block.argument}" if block.argument else block.name


def never_closed(block: Block) -> Iterator[Problem]:
    """Report a block without a closing line (AL302)."""
    if not block.is_closed:
        yield Problem(
            block.place,
            "AL302",
            f'the block "{written(block)}" is never closed',
            f'Add a line "{"/" * block.slashes}" where it ends.',
        )


def between_versions(body: Body, group: Block) -> Iterator[Problem]:
    """Report the first line of a group that belongs to no version (AL309)."""
    versions = (child for child in group.children if child.name == VERSION)
    inside = {index for each in versions for index in range(each.start, each.end + 1)}
    for index in range(group.start + 1, min(group.end, len(body.lines))):
        if index not in inside and body.lines[index].text.strip():
            yield Problem(
                body.lines[index].place,
                "AL309",
                f'this text in the group "{group.argument}" belongs to no version',
                "Move it before or after the group, or into a version.",
            )
            return


def versions_twice(group: Block) -> Iterator[Problem]:
    """Report versions of a group for an audience that has one (AL307)."""
    seen: dict[frozenset[str], Place] = {}
    for version in group.children:
        for key in version.keys if version.name == VERSION else ():
            if key in seen:
                yield Problem(
                    version.place,
                    "AL307",
                    f'"{" + ".join(sorted(key))}" has two versions in "{group.argument}"',
                    f"Merge it with the one in line {seen[key].line}.",
                )
            seen.setdefault(key, version.place)
