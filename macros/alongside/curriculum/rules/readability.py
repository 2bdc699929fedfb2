"""How hard a text is to read, as a US school grade (Flesch-Kincaid)."""

from __future__ import annotations

import re
from collections import Counter

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
_SENTENCE = re.compile(r"[^.!?…]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
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


def grade_of(body: Body) -> float | None:
    """Compute the grade of a text with all its versions, or nothing for a short one."""
    text = "\n".join(paragraph for _, paragraph in _paragraphs(body))
    return _grade(text) if len(_WORD.findall(text)) >= LEAST_WORDS else None


def hardest_line(body: Body) -> int:
    """Give the index of the line in which the hardest paragraph begins; short ones do not count."""
    paragraphs = _paragraphs(body)
    long = [
        each for each in paragraphs if len(_WORD.findall(each[1])) >= LEAST_WORDS_OF_A_PARAGRAPH
    ]
    return max(long or paragraphs, key=lambda each: _grade(each[1]))[0]


def _grade(text: str) -> float:
    """Compute 0.39 x words per sentence + 11.8 x syllables per word - 15.59.

    Source: Kincaid and others, 1975. A sentence of one or two words is taken for a label.
    """
    words = _WORD.findall(text)
    if not words:
        return 0
    hyphens = Pyphen(lang="en_US")
    counted = Counter(word.lower() for word in words)
    syllables = sum(_syllables(word, hyphens) * count for word, count in counted.items())
    lengths = (len(_WORD.findall(sentence)) for sentence in _SENTENCE.findall(text))
    sentences = sum(length >= _FEWEST_WORDS_OF_A_SENTENCE for length in lengths)
    return 0.39 * len(words) / max(1, sentences) + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str, hyphens: Pyphen) -> int:
    """Count the syllables of an English word.

    Hyphenation misses those of one letter ("a-ble"), groups of vowels those that meet ("cre-ate"):
    the greater of the two counts is the better one.
    """
    groups = len(_VOWELS.findall(word)) - bool(_SILENT.search(word))
    return max(1, groups, len(hyphens.positions(word)) + 1)


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
