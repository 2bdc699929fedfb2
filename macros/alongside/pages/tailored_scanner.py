"""Read the HTML of a text once, and note what stands where.

The tokens of HTML are few, and what Markdown gives is well-formed, so one pattern tells them apart:
comments, elements whose content is no markup, and tags with their quoted values. Where a text does
not consist of these, it is refused. (The parser of the standard library took as long for this as
all other steps of tailoring together.)
"""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from ..curriculum import EVERYONE_KEY
from ..curriculum.syntax import GROUP, VERSION
from .tailored_parts import Group, Heading, Link, Part, Passage, SpliceError, Text

_TOKEN = re.compile(
    r"""<!--.*?-->
    |<(?P<raw>script|style|textarea|title)\b.*?</(?P=raw)\s*>
    |<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)
     (?P<attributes>[^"'<>]*(?:(?:"[^"]*"|'[^']*')[^"'<>]*)*)>""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_NO_TEXT = re.compile(r"<[a-zA-Z/!?]")
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]+)\s*=\s*(?:"(?P<d>[^"]*)"|'(?P<s>[^']*)'|(?P<b>[^\s"'<>=`]+))"""
)
_QUOTINGS = ("d", "s", "b")
SLOT = '<div data-slot="audience">'
"""Marks the empty `div` that the note on the audience replaces; without one it follows the H1."""
_ADDRESSES = frozenset({"href", "src", "poster", "action", "cite"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEFT_OVER = re.compile(r"<p>(?:[^<]*\n)?(/{3,}[^\n<]*)")


@dataclass
class Scanned:
    """What was found in a text."""

    parts: tuple[Part, ...]
    """The content, in order; the first part is a `Text` that ends where the note is to stand."""
    headings: tuple[Heading, ...]
    """The headings, in order."""
    conditional: frozenset[str]
    """Every id within a version or an addition."""


def scan(html: str) -> Scanned:
    """Take a text apart; raises `SpliceError` where it breaks a rule of tailoring."""
    scanner = _Scanner(html)
    scanner.read()
    return scanner.finished()


def refuse_left_over_blocks(html: str) -> None:
    """Raise `SpliceError` where a line of block syntax was not understood, and became text."""
    if left := _LEFT_OVER.search(html):
        line = entities.unescape(left[1]).strip()
        raise SpliceError(
            f'the line "{line}" begins or ends no block: check its name, what follows the bar, and '
            "that as many slashes close it"
        )


@dataclass
class _Frame:
    """A `div` that is open, or the text as a whole."""

    kind: str
    """`text`, `plain`, `slot`, `group`, `version` or `addition`."""
    start: int = 0
    name: str = ""
    parts: list[Part] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    @property
    def is_passage(self) -> bool:
        return self.kind in ("version", "addition")


class _Scanner:
    """Follows the nesting of `div` elements; other elements cannot hold half a passage."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._open = [_Frame("text")]
        self._cursor = 0
        self._links: list[Link] = []
        self._headings: list[Heading] = []
        self._conditional: set[str] = set()
        self._lead: int | None = None
        self._has_slot = SLOT in html

    def read(self) -> None:
        at = 0
        for token in _TOKEN.finditer(self._html):
            self._text(at, token.start())
            at = token.end()
            if name := token["name"]:
                step = self._end_tag if token["end"] else self._start_tag
                step(name.lower(), token)
        self._text(at, len(self._html))

    def _text(self, start: int, end: int) -> None:
        if odd := _NO_TEXT.search(self._html, start, end):
            shown = self._html[odd.start() : odd.start() + 30]
            raise SpliceError(f'the HTML cannot be read at "{shown}"')

    def finished(self) -> Scanned:
        if len(self._open) > 1:
            raise SpliceError("a <div> is never closed")
        self._flush(len(self._html))
        parts = self._open[0].parts
        if not self._lead or not isinstance(parts[0], Text) or parts[0].end != self._lead:
            parts.insert(0, Text(0, 0))
        _refuse_adopted_headings(self._headings)
        return Scanned(tuple(parts), tuple(self._headings), frozenset(self._conditional))

    def _start_tag(self, tag: str, token: re.Match[str]) -> None:
        values = self._attributes(token) if token["attributes"] else {}
        anchor = values.get("id", "")
        if tag == "div":
            self._open_div(values, token.start(), token.end())
        elif tag in _HEADINGS:
            self._heading(int(tag[1]), anchor)
        elif anchor.startswith("fnref") and self._passage():
            raise SpliceError(
                f"{self._where()} holds a footnote, whose text every reader would see"
            )
        if "srcset" in values:
            raise SpliceError('an image has the attribute "srcset", which cannot be tailored')
        self._anchor(anchor)
        if tag == "a":
            self._anchor(values.get("name", ""))

    def _end_tag(self, tag: str, token: re.Match[str]) -> None:
        if tag == "div":
            self._close_div(token.start(), token.end())
        elif tag == "h1" and not self._has_slot and self._is_lead():
            self._lead = token.end()
            self._flush(self._lead)

    def _attributes(self, token: re.Match[str]) -> dict[str, str]:
        """Give the values by name, and note where addresses stand."""
        values: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self._html, *token.span("attributes")):
            quoting = next(each for each in _QUOTINGS if match[each] is not None)
            name, value = match["name"].lower(), entities.unescape(match[quoting])
            values[name] = value
            if name in _ADDRESSES and _depends_on_the_page(value):
                self._links.append(Link(*match.span(quoting), value))
        return values

    def _is_lead(self) -> bool:
        """Tell whether nothing but text that all readers see has come so far."""
        nothing_before = self._lead is None and not self._open[0].parts
        return nothing_before and all(frame.kind == "plain" for frame in self._open[1:])

    def _open_div(self, attributes: dict[str, str], start: int, end: int) -> None:
        if name := attributes.get(f"data-{GROUP}"):
            self._flush(start)
            self._open.append(_Frame("group", start, name))
            self._cursor = end
        elif keys := attributes.get(f"data-{VERSION}"):
            self._flush(start)
            kind = "version" if self._open[-1].kind == "group" else "addition"
            self._open.append(_Frame(kind, start, keys))
        elif attributes.get("data-slot") == "audience" and self._is_lead():
            self._flush(start)
            self._lead = start
            self._open.append(_Frame("slot", start))
        else:
            self._open.append(_Frame("plain", start))

    def _close_div(self, start: int, end: int) -> None:
        if len(self._open) == 1:
            raise SpliceError("a </div> closes nothing")
        if self._open[-1].kind == "plain":
            self._open.pop()
            return
        if self._open[-1].kind == "slot":
            self._open.pop()
            self._cursor = end
            return
        self._flush(start if self._open[-1].kind == "group" else end)
        frame = self._open.pop()
        self._cursor = end
        if frame.kind == "group":
            self._home().parts.append(_group(frame))
        else:
            keys = tuple(frame.name.split())
            passage = Passage(keys, tuple(frame.parts), frozenset(frame.anchors))
            self._home().parts.append(passage)

    def _flush(self, end: int) -> None:
        """End the piece of text that began at the cursor."""
        home = self._home()
        if home.kind == "group":
            if self._html[self._cursor : end].strip():
                raise SpliceError(f'in the group "{home.name}" stands text outside of its versions')
        elif end > self._cursor:
            home.parts.append(Text(self._cursor, end, tuple(self._links)))
        self._links = []
        self._cursor = end

    def _home(self) -> _Frame:
        """Give the innermost frame that has parts."""
        return next(frame for frame in reversed(self._open) if frame.kind not in ("plain", "slot"))

    def _passage(self) -> _Frame | None:
        return next((frame for frame in reversed(self._open) if frame.is_passage), None)

    def _where(self) -> str:
        frame = self._passage()
        kind = "version" if frame and frame.kind == "version" else "addition"
        return f'the {kind} for "{frame.name if frame else ""}"'

    def _heading(self, level: int, anchor: str) -> None:
        if any(frame.kind == "version" for frame in self._open):
            raise SpliceError(f'{self._where()} holds a heading ("{anchor}")')
        additions = tuple(frame.start for frame in self._open if frame.kind == "addition")
        self._headings.append(Heading(level, anchor, additions))

    def _anchor(self, name: str) -> None:
        if not name:
            return
        for frame in self._open:
            if frame.is_passage:
                frame.anchors.add(name)
                self._conditional.add(name)


def _depends_on_the_page(url: str) -> bool:
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return False
    return bool(parts.path or parts.fragment)


def _group(frame: _Frame) -> Group:
    versions = tuple(part for part in frame.parts if isinstance(part, Passage))
    if not any(EVERYONE_KEY in version.keys for version in versions):
        raise SpliceError(f'the group "{frame.name}" has no version for everyone')
    return Group(frame.name, versions)


def _refuse_adopted_headings(headings: list[Heading]) -> None:
    """Refuse a heading that would lose its place in the contents list with an addition."""
    above: list[Heading] = []
    for heading in headings:
        while above and above[-1].level >= heading.level:
            above.pop()
        if above and heading.additions[: len(above[-1].additions)] != above[-1].additions:
            raise SpliceError(
                f'the heading "{heading.id}" stands below the heading "{above[-1].id}" of an '
                "addition, and outside of this addition"
            )
        above.append(heading)
