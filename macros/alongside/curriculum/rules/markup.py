"""Find links, pictures, citations and tags in Markdown, each with its place."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from ..body import Body
from ..problems import Place

KEY = r"[A-Za-z0-9][A-Za-z0-9_.:-]*"
"""The key of a source in a citation."""
MACRO_MARK = "\x00"
"""Stands for each character of a macro call, whose text is not known here."""

_MACRO = re.compile(r"\{(?:\{.*?\}\}|%.*?%\}|#.*?#\})", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NESTED = 6


def _balanced(plain: str, opening: str, closing: str) -> str:
    """Give a pattern for text in which brackets come in pairs, up to six inside of each other."""
    pattern = rf"(?:{plain})*+"
    for _ in range(_NESTED):
        pattern = rf"(?:{plain}|{opening}{pattern}{closing})*+"
    return pattern


_TEXT = _balanced(r"[^\[\]\\]|\\.", r"\[", r"\]")
_ADDRESS = _balanced(r"[^()\s\\]|\\.|\s(?![\s\"')])", r"\(", r"\)")
_TARGET = rf"\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<plain>{_ADDRESS}))"
_LINK = re.compile(rf"\[(?P<text>{_TEXT})\]{_TARGET}(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
_REFERENCE = re.compile(
    rf"(?<!\\)(?P<picture>!?)\[(?P<text>{_TEXT})\](?:[ \n]?\[(?P<label>[^\[\]]*)\])?(?![\[(:])"
)
_DEFINITION = re.compile(
    r"(?m)^[ ]{0,3}\[(?!\^)(?P<label>[^\[\]]+)\]:[ \t]*<?(?P<target>[^\s>]+)>?"
)
_DEFINITION_ANYWHERE = re.compile(r"\[(?!\^)(?P<label>[^\[\]]*)\]:[\s>]*<?(?P<target>[^\s>]+)")
_CITATION = re.compile(rf"\[(?P<keys>@{KEY}(?:\s*;\s*@{KEY})*)\](?![\[(])")
_LIKE_A_CITATION = re.compile(r"\[\s*@[^\[\]]*\](?![\[(])")
_URL = re.compile(r"http(?<![\w/]http)s?://[^\s<>\"'`)\]]+")
_LIKE_A_FENCE = re.compile(r"^[\s>]*(?:`{3}|~{3})")
_PLAIN_FENCE = re.compile(r"^(?P<marks>`{3,}|~{3,})(?: ?[\w-]+)?(?: [a-z_]+=\"[^\"]*\")*$")
_PLAIN_CODE = re.compile(r"`[^`]+`")
_TAG = re.compile(
    r"<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>(?:[\s/][^<>]*)?)(?P<end>>|$|(?=<))"
)


@dataclass(frozen=True)
class Link:
    """A link or a picture, as written."""

    text: str
    """The words of the link, or what a picture shows."""
    target: str
    """Where it leads."""
    place: Place
    """Where it stands."""
    is_picture: bool = False
    """Whether it is a picture."""
    is_by_name: bool = False
    """Whether it names its address, which stands elsewhere and is a link of its own here."""


@dataclass(frozen=True)
class Found:
    """A piece of the source."""

    text: str
    """The piece."""
    place: Place
    """Where it stands."""


class Markup:
    """What a body holds beside its words; code is left out."""

    def __init__(self, body: Body, prose: Sequence[str], *, is_cautious: bool = False) -> None:
        """Keep the body, and its lines with code blanked; a cautious one hides nothing else."""
        self._body = body
        self._is_cautious = is_cautious
        self._prose = prose
        self._starts = [0, *accumulate(len(line) + 1 for line in prose)]

    @cached_property
    def text(self) -> str:
        """Give the source with code and comments blanked, and macro calls made unreadable."""
        text = "\n".join(self._prose)
        if self._is_cautious:
            return text
        text = _COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)
        return _MACRO.sub(lambda m: re.sub(r"[^\n]", MACRO_MARK, m[0]), text)

    def place(self, offset: int) -> Place:
        """Give the place of a point in the text."""
        index = min(bisect.bisect_right(self._starts, offset) - 1, len(self._body.lines) - 1)
        found = self._body.lines[index].place
        return Place(found.path, found.line, offset - self._starts[index] + 1)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Give every link and picture, in order."""
        return tuple(sorted(self._links(), key=lambda link: link.place))

    def _links(self) -> Iterator[Link]:
        for match in _LINK.finditer(self.text):
            yield self._link(match)
            start, end = match.span("text")
            for inner in _LINK.finditer(self.text, start, end) if "](" in match["text"] else ():
                yield self._link(inner)
        definition = _DEFINITION_ANYWHERE if self._is_cautious else _DEFINITION
        addresses: dict[str, str] = {}
        for match in definition.finditer(self.text):
            addresses.setdefault(_label(match["label"]), match["target"])
            yield Link(match["label"], match["target"], self.place(match.start("label") - 1))
        for match in _REFERENCE.finditer(self.text) if addresses else ():
            # A name that is its own words stands with its address already.
            if match["label"] or match["picture"]:
                label = _label(match["label"] or match["text"])
                if label in addresses:
                    place = self.place(match.start())
                    yield Link(match["text"], addresses[label], place, bool(match["picture"]), True)

    def _link(self, match: re.Match[str]) -> Link:
        target = match["angled"] if match["angled"] is not None else match["plain"]
        is_picture = self.text[: match.start()].endswith("!")
        return Link(match["text"], target, self.place(match.start() - is_picture), is_picture)

    @cached_property
    def citations(self) -> tuple[Found, ...]:
        """Give every cited key, in order."""
        found = []
        for match in _CITATION.finditer(self.text):
            for key in re.finditer(KEY, match["keys"]):
                found.append(Found(key[0], self.place(match.start("keys") + key.start())))
        return tuple(found)

    @cached_property
    def unreadable_citations(self) -> tuple[Found, ...]:
        """Give what begins like a citation and prints as text."""
        return tuple(
            Found(match[0], self.place(match.start()))
            for match in _LIKE_A_CITATION.finditer(self.text)
            if not _CITATION.match(match[0])
        )

    @cached_property
    def bare_addresses(self) -> tuple[Found, ...]:
        """Give addresses that stand in the text, outside of links and tags."""
        text = self.text
        for pattern in (_LINK, _DEFINITION, _TAG):
            text = pattern.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)
        return tuple(Found(m[0], self.place(m.start())) for m in _URL.finditer(text))

    @cached_property
    def tags(self) -> tuple[tuple[str, str, Place], ...]:
        """Give name, attributes and place of every HTML tag, opening and closing."""
        return tuple(
            (match["name"].lower(), match["rest"], self.place(match.start()))
            for match in _TAG.finditer(self.text)
        )


def _label(text: str) -> str:
    """Give the name of an address as Markdown compares it: in small letters, with single spaces."""
    return " ".join(text.lower().split())


def cautious_prose(body: Body) -> tuple[str, ...]:
    """Blank code only where every reading of Markdown agrees that it is code.

    A text that is not trusted could hide a tag in what looks like code. So fences count only if all
    of them begin at the margin and are closed; code within a line only if its signs come in pairs.
    """
    lines = [line.text for line in body.lines]
    kept: list[str] = []
    marks = None
    for line in lines:
        if marks is not None:
            kept.append("")
            marks = None if line == marks else marks
        elif match := _PLAIN_FENCE.match(line):
            kept.append("")
            marks = match["marks"]
        elif _LIKE_A_FENCE.match(line):
            return tuple(lines)
        else:
            kept.append(line)
    if marks is not None:
        return tuple(lines)
    if any("``" in line or "\\`" in line or line.count("`") % 2 for line in kept):
        return tuple(kept)
    return tuple(_PLAIN_CODE.sub(lambda found: " " * len(found[0]), line) for line in kept)
