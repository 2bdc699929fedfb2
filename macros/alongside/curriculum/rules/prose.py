"""Rules 6xx on what readers of every kind need: pictures, links and plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..body import readable
from ..problems import Problem, Severity
from .context import Context
from .markup import MACRO_MARK
from .readability import ERROR_ABOVE, ReadingMeasure, most_for
from .rule import Rule

VAGUE = frozenset(
    {
        *("here", "click", "click here", "click this", "see here", "look here", "read here"),
        *("more", "read more", "learn more", "see more", "find out more", "more info"),
        *("more information", "info", "information", "details", "more details", "continue"),
        *("link", "a link", "the link", "this link", "this", "that", "it", "this page", "page"),
        *("the page", "this site", "site", "website", "this website", "this article", "article"),
        *(
            "this post",
            "this document",
            "document",
            "this file",
            "file",
            "download",
            "go",
            "source",
        ),
        *("this study", "this one", "start", "open", "next", "this text", "read on", "go here"),
    }
)
"""Words that do not say where a link leads."""

_IMG = re.compile(r"\balt\s*=", re.IGNORECASE)
_LOADED = re.compile(r"\b(?:src|srcset|poster)\s*=\s*[\"']?(?P<address>[^\s\"'>]+)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)


def _pictures(context: Context) -> Iterator[Problem]:
    for text in context.texts:
        places = [
            link.place for link in text.markup.links if link.is_picture and not _plain(link.text)
        ]
        places += [
            place
            for name, rest, place in text.markup.tags
            if name == "img" and not _IMG.search(rest)
        ]
        for place in places:
            yield Problem(
                place,
                "AL601",
                "the picture has no text for people who do not see it",
                "Say between the square brackets what it shows and why it is here.",
            )


def _plain(text: str) -> str:
    return " ".join(readable(text).split())


def _vague_links(context: Context) -> Iterator[Problem]:
    for text in context.texts:
        for link in text.markup.links:
            if link.is_picture or MACRO_MARK in link.text:
                continue
            words = _plain(link.text)
            if words.strip(" .:;,!?>»→…\"'“”").casefold() in VAGUE or not words:
                yield Problem(
                    link.place,
                    "AL602",
                    f'the words of the link, "{words}", do not say where it leads',
                    "Use the name of the page or what the reader finds there.",
                )


def _reading_grade(context: Context) -> Iterator[Problem]:
    measure = ReadingMeasure()
    for text in context.texts:
        most = most_for(text)
        grade = measure.grade_of(text.body) if most else None
        if most is None or grade is None or grade <= most:
            continue
        is_error = grade > most + ERROR_ABOVE
        yield Problem(
            text.body.lines[measure.hardest_line(text.body)].place,
            "AL606",
            f"the text reads at US grade {grade:.1f}, above {most}; this paragraph is the hardest",
            "Shorten long sentences, and replace long words by everyday ones.",
            Severity.ERROR if is_error else Severity.WARNING,
        )


def _bare_addresses(context: Context) -> Iterator[Problem]:
    for text in context.texts:
        for found in text.markup.bare_addresses:
            yield Problem(
                found.place,
                "AL607",
                f'the address "{found.text}" stands in the text',
                "Link words that say where it leads: [words](address).",
            )


def _from_elsewhere(context: Context) -> Iterator[Problem]:
    for text in context.texts:
        found = [(link.target, link.place) for link in text.markup.links if link.is_picture]
        found += [
            (match["address"], place)
            for _, rest, place in text.markup.tags
            for match in _LOADED.finditer(rest)
        ]
        for address, place in found:
            if _ELSEWHERE.match(address):
                yield Problem(
                    place,
                    "AL608",
                    f'the page would load "{address}" from another host',
                    "Put the file into the docs folder, and name it from there.",
                )


RULES = (
    Rule(
        "AL601",
        "picture-without-text",
        Severity.ERROR,
        "Every picture has a text that stands for it.",
        _pictures,
    ),
    Rule(
        "AL602",
        "vague-link",
        Severity.ERROR,
        "The words of a link say where it leads.",
        _vague_links,
    ),
    Rule(
        "AL606",
        "hard-to-read",
        Severity.WARNING,
        "Texts read at US grade 9 or below, guides for facilitators at 10.",
        _reading_grade,
    ),
    Rule("AL607", "bare-address", Severity.ERROR, "Addresses stand behind words.", _bare_addresses),
    Rule(
        "AL608",
        "loaded-from-elsewhere",
        Severity.ERROR,
        "Pages load nothing from another host.",
        _from_elsewhere,
        protects_readers=True,
    ),
)
