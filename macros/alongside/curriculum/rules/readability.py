"""How hard a text is to read, as a US school grade (Flesch-Kincaid)."""

from __future__ import annotations

import re

import textstat

from ..body import Body, readable
from .context import Written

MOST = 9
"""The highest grade for texts that everybody reads."""
MOST_IN_SESSIONS = 10
"""The highest grade for guides that facilitators prepare with."""
ERROR_ABOVE = 2
"""By how many grades a text may be above before it ends the build."""
LEAST_WORDS = 100
"""Shorter texts are not measured: the formula says nothing about them."""
NOT_MEASURED = ("reference/",)
"""Folders of pages that explain keys and commands, where the formula counts names as long words."""

_SKIPPED = re.compile(r"^\s*(?:#{1,6}\s|\||/{3,}|\[\^[^\]]+\]:|[-:| ]+$|_{3,}|\*\[[^\]]+\]:)")
_LEAD = re.compile(r"^[\s>]*(?:[-*+]\s+|\d+[.)]\s+|[A-Z][.)]\s+|:\s+|(?:!!!|\?\?\?\+?)\s+\S+\s*)?")
_ITEM = re.compile(r"^[\s>]*(?:[-*+]|\d+[.)]|[A-Z][.)]|:|!!!|\?\?\?\+?)\s")
_ENDS = re.compile(r"[.!?…][\"'”’)\]]*$")


def most_for(text: Written) -> int | None:
    """Give the highest grade that a text may have, or nothing if it is not measured."""
    if text.is_page_around and text.src_uri.startswith(NOT_MEASURED):
        return None
    return MOST_IN_SESSIONS if text.kind == "sessions" else MOST


def grade_of(body: Body) -> float | None:
    """Compute the grade of a text with all its versions, or nothing for a short one."""
    sentences = "\n".join(_sentences(body))
    if len(sentences.split()) < LEAST_WORDS:
        return None
    return float(textstat.flesch_kincaid_grade(sentences))


def _sentences(body: Body) -> list[str]:
    """Give the paragraphs and list items, each ending as a sentence does."""
    pieces: list[list[str]] = [[]]
    for line in body.prose:
        if not line.strip() or _SKIPPED.match(line):
            pieces.append([])
            continue
        if _ITEM.match(line):
            pieces.append([])
        pieces[-1].append(readable(line[_LEAD.match(line).end() :]).strip(' "'))  # type: ignore[union-attr]
    texts = (" ".join(" ".join(piece).split()) for piece in pieces)
    return [text if _ENDS.search(text) else f"{text.rstrip(':;,')}." for text in texts if text]
