"""Rules 6xx on what readers of every kind need: pictures, links, headings and plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..body import Heading, readable
from ..problems import Problem, Severity
from .context import Context, Written
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
_SETEXT = re.compile(r"^(?:=+|-+)\s*$")
_TIGHT_HEADING = re.compile(r"^#{1,6}[^#\s]")


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


def _headings(context: Context) -> Iterator[Problem]:
    for text in context.texts:
        yield from _levels(text)
        yield from _other_headings(text)


def _levels(text: Written) -> Iterator[Problem]:
    """Follow the levels; what stands in an addition counts for its readers only."""
    shared = None if text.is_passage or text.is_page_around else 1
    titles = 0
    within: dict[int, int] = {}
    for heading in text.body.headings:
        addition = _addition(text, heading)
        before = shared if addition is None else within.get(addition, shared)
        titles += heading.level == 1
        if heading.level == 1 and (not text.is_page_around or titles > 1):
            yield _heading_problem(
                heading,
                "is of the first level, which is the page's title",
                "Give it two number signs.",
            )
        elif before is not None and heading.level > before + 1:
            yield _heading_problem(
                heading,
                f"is of level {heading.level} and follows one of level {before}",
                f"Give it {before + 1} number signs.",
            )
        if addition is None:
            shared = heading.level
        else:
            within[addition] = heading.level


def _addition(text: Written, heading: Heading) -> int | None:
    starts = (b.start for b in text.body.additions if b.start < heading.index < b.end)
    return max(starts, default=None)


def _heading_problem(heading: Heading, what: str, advice: str) -> Problem:
    return Problem(heading.place, "AL603", f'the heading "{heading.text}" {what}', advice)


def _other_headings(text: Written) -> Iterator[Problem]:
    """Look for headings in forms that contents lists and tailoring do not expect."""
    prose = text.body.prose
    for index, line in enumerate(prose):
        place = text.body.lines[index].place
        if _TIGHT_HEADING.match(line):
            yield Problem(
                place,
                "AL603",
                f'"{line[:40]}" becomes a heading',
                "Put a space after the number signs, or a backslash before them.",
            )
        elif (
            index
            and _SETEXT.match(line)
            and prose[index - 1].strip()
            and (index == 1 or not prose[index - 2].strip())
        ):
            yield Problem(
                place,
                "AL603",
                "the line of signs makes a heading of the line above",
                "Write headings with number signs, and put an empty line before a ruler.",
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
        "AL603",
        "heading-levels",
        Severity.ERROR,
        "Headings begin below the title and skip no level.",
        _headings,
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
