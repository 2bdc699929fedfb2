"""How hard a text is to read, as a US school grade (Flesch-Kincaid)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pyphen import Pyphen

from ..body import Body
from .context import Written

MOST = 9
"""The highest grade for texts that everybody reads."""
MOST_IN_SESSIONS = 10
"""The highest grade for guides that facilitators prepare with."""
ERROR_ABOVE = 2
"""By how many grades a text may be above before it ends the build."""
LEAST_WORDS = 100
"""Shorter texts are not measured: the formula says nothing about them."""
LEAST_WORDS_OF_A_PARAGRAPH = 15
"""Shorter paragraphs are never called the hardest."""
NOT_MEASURED = ("reference/",)
"""Folders of pages that explain keys and commands, where the formula counts names as long words."""

_SKIPPED = re.compile(r"^\s*(?:#{1,6}\s|\||/{3,}|\[\^[^\]]+\]:|[-:| ]+$|_{3,}|\*\[[^\]]+\]:)")
_LEAD = re.compile(r"^[\s>]*(?:[-*+]\s+|\d+[.)]\s+|[A-Z][.)]\s+|:\s+|(?:!!!|\?\?\?\+?)\s+\S+\s*)?")
_ITEM = re.compile(r"^[\s>]*(?:[-*+]|\d+[.)]|[A-Z][.)]|:|!!!|\?\?\?\+?)\s")
_ENDS = re.compile(r"[.!?…][\"'”’)\]]*$")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[.!?…]")
_ENDS_OF_SENTENCES = frozenset(".!?…")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:(?<![aeiouyl])e|[aeiouy]le|ue|(?<![td])ed|(?<![sxzcghi])es)$")
_FEWEST_WORDS_OF_A_SENTENCE = 3


def most_for(text: Written) -> int | None:
    """Give the highest grade that a text may have, or nothing if it is not measured."""
    if not text.language.startswith("en"):
        return None
    if text.is_page_around and text.src_uri.startswith(NOT_MEASURED):
        return None
    return MOST_IN_SESSIONS if text.kind == "sessions" else MOST


class ReadingMeasure:
    """Computes grades, and remembers the syllables of the words it has met."""

    def __init__(self) -> None:
        """Begin without any word."""
        self._hyphens = Pyphen(lang="en_US")
        self._known: dict[str, int] = {}

    def grade_of(self, body: Body) -> float | None:
        """Compute the grade of a text with all its versions, or nothing for a short one."""
        tokens = [token for _, text in _paragraphs(body) for token in _TOKEN.findall(text)]
        words = sum(token not in _ENDS_OF_SENTENCES for token in tokens)
        return self._grade(tokens) if words >= LEAST_WORDS else None

    def hardest_line(self, body: Body) -> int:
        """Give the index of the first line of the hardest paragraph; short ones do not count."""
        found = [(index, _TOKEN.findall(text)) for index, text in _paragraphs(body)]
        long = [each for each in found if len(each[1]) > LEAST_WORDS_OF_A_PARAGRAPH]
        return max(long or found, key=lambda each: self._grade(each[1]))[0]

    def _grade(self, tokens: Sequence[str]) -> float:
        """Compute 0.39 x words per sentence + 11.8 x syllables per word - 15.59.

        Source: Kincaid and others, 1975. A sentence of one or two words is taken for a label.
        """
        words = syllables = sentences = length = 0
        for token in tokens:
            if token in _ENDS_OF_SENTENCES:
                sentences += length >= _FEWEST_WORDS_OF_A_SENTENCE
                length = 0
            else:
                words += 1
                length += 1
                syllables += self._known.get(token) or self._syllables(token)
        if not words:
            return 0
        return 0.39 * words / max(1, sentences) + 11.8 * syllables / words - 15.59

    def _syllables(self, word: str) -> int:
        """Count the syllables of an English word.

        Hyphenation misses those of one letter ("a-ble"), groups of vowels those that meet
        ("cre-ate"): the greater of the two counts is the better one.
        """
        lower = word.lower()
        groups = len(_VOWELS.findall(lower)) - bool(_SILENT.search(lower))
        self._known[word] = max(1, groups, len(self._hyphens.positions(lower)) + 1)
        return self._known[word]


def _paragraphs(body: Body) -> list[tuple[int, str]]:
    """Give the paragraphs and list items with their first lines, each ending as a sentence does."""
    pieces: list[tuple[int, list[str]]] = [(0, [])]
    for index, line in enumerate(body.prose):
        is_skipped = not line.strip() or _SKIPPED.match(line)
        if is_skipped or _ITEM.match(line) or not pieces[-1][1]:
            pieces.append((index, []))
        if not is_skipped:
            pieces[-1][1].append(_LEAD.sub("", body.readable[index], count=1).strip(' "'))
    joined = ((index, " ".join(" ".join(piece).split())) for index, piece in pieces)
    return [(index, _ended(text)) for index, text in joined if text]


def _ended(text: str) -> str:
    return text if _ENDS.search(text) else f"{text.rstrip(':;,')}."
