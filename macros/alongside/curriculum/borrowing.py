"""Take the words of a handout from a practice block of a module, so that they are written once."""

from __future__ import annotations

from collections.abc import Iterator

from .agenda import SLIP
from .library import Library
from .models import Handout
from .practice import Practice, first_paragraph

BORROWED = ("audit", "roleplay", "scenario", "sort", "rewrite", "reflect")
"""The practice blocks whose words can stand on a handout."""
_CUT_OUT = {"roleplay": ("role", "observer"), "sort": ("card",)}


def lender(library: Library, handout: Handout) -> Practice | None:
    """Give the practice block that a handout names, if it exists."""
    module, _, name = (handout.source or "").partition("/")
    found = library.modules.get(module)
    blocks = found.body.practice if found else ()
    return next((each for each in blocks if each.id == name), None)


def slips_lent(practice: Practice) -> int:
    """Give how many cards a practice block gives to cut out."""
    return sum(child.name in _CUT_OUT.get(practice.kind, ()) for child in practice.block.children)


def lent(practice: Practice, words: dict[str, str]) -> str:
    """Give the Markdown of a practice block as it stands on a handout: no answers, no reasons.

    `words` names what has no title of its own: `observer` and `card`.
    """
    return "\n".join(_lines(practice, words)).strip("\n")


def _lines(practice: Practice, words: dict[str, str]) -> Iterator[str]:
    top = [line.text for line in practice.lines]
    first = next((n for n, text in enumerate(top) if text.lstrip().startswith("///")), len(top))
    boxes = practice.kind == "audit"
    yield from (_with_box(text) if boxes else text for text in top[:first])
    start = practice.block.end - len(practice.lines)
    number = 0
    for child in practice.block.children:
        inside = top[child.start + 1 - start : child.end - start]
        if child.name not in _CUT_OUT.get(practice.kind, ()):
            continue
        number += 1
        title = child.argument if child.name == "role" else words[child.name]
        title = f"{title} {number}" if child.name == "card" else title
        text = [first_paragraph(inside)[0]] if child.name == "card" else inside
        yield from ("", f"/// {SLIP} | {title}", *text, "///", "")


def _with_box(text: str) -> str:
    return text.replace("- ", "- \N{BALLOT BOX} ", 1) if text.startswith("- ") else text
