"""Cut a page that the theme rendered into bytes and slots, and fill it many times.

Knows no engine: HTML goes in, bytes come out. The page is rendered with stand-ins for everything
that differs between tracks (`slot("title")` and so on); these are found again here. How the theme
writes them is a matter of the four patterns below, and each is counted: a change of the theme ends
the build instead of spoiling pages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from .tailored_parts import SpliceError

_PREFIX = "al-slot:"
_SLOT = re.compile(re.escape(_PREFIX) + r"([a-z-]+)")
_CONTENT = re.compile(r"<!-- *al-slot:content(?: <h1>)? *-->")
_TAG = {name: re.compile(rf"<(/?){name}\b") for name in ("a", "div", "li", "nav")}
_LIST = re.compile(r'<(nav|div) class="md-nav"')

NEIGHBOURS = {"previous": "prev", "next": "next"}
"""The pages before and after, with their link relations; either can be missing."""
MODULE_SLOTS = {
    "content": 1,
    "title": None,
    "before": 1,
    "after": 1,
    "previous-url": 2,
    "previous-title": None,
    "next-url": 2,
    "next-title": None,
    "track-title": None,
    "track-url": None,
}
"""The slots of a module's shell, and how often each must be found; `None` for at least once."""
TRACK_SLOTS = {"content": 1, "title": None, "description": 1, "after": 1, "track-title": None}
"""The slots of the shell of a track's own page."""


class ThemeError(SpliceError):
    """Raised where a rendered page does not hold what tailoring looks for."""

    def __init__(self, what: str, found: int) -> None:
        """Say what was looked for and how often it was found."""
        super().__init__(f"theme changed: {what} was found {found} times")


def slot(name: str) -> str:
    """Give the stand-in for a value; as an address it has a scheme, so it is left alone."""
    return _PREFIX + name


def content_slot(*, has_title: bool) -> str:
    """Give the stand-in for the content; themes look into it to see whether it has an H1."""
    return f"<!-- {_PREFIX}content <h1> -->" if has_title else f"<!-- {_PREFIX}content -->"


def deeper(html: str, depth: int) -> str:
    """Give a page that was rendered `depth` folders deep as it would be one folder deeper.

    Meant for pages near which there are no others: all their relative addresses go to the top.
    """
    up = "/".join([".."] * depth)
    moved, count = re.subn(rf"(?<=[\"']){re.escape(up)}(?=[/\"'])", f"../{up}", html)
    if not count or count != html.count(up):
        raise ThemeError("an address that leads to the top and is in quotes", count)
    return moved


@dataclass(frozen=True)
class ContentsEntry:
    """An entry of the contents list."""

    id: str
    """The heading's anchor."""
    children: tuple[ContentsEntry, ...] = ()
    """The entries below it."""


@dataclass(frozen=True)
class _Optional:
    """A stretch of the page that goes away when all that it needs is absent."""

    start: int
    end: int
    needs: frozenset[str]
    pieces: tuple[_Piece, ...] = ()


@dataclass(frozen=True)
class _Slot:
    """A stretch of the page that a value replaces."""

    start: int
    end: int
    name: str


_Piece = bytes | _Slot | _Optional


@dataclass(frozen=True)
class Shell:
    """A page with slots."""

    pieces: tuple[_Piece, ...]
    """Bytes, slots and optional stretches, in order."""
    entry: tuple[bytes, bytes]
    """This page's entry in the lists of other pages: what stands before and after its address."""

    @classmethod
    def cut(
        cls,
        html: str,
        slots: Mapping[str, int | None],
        contents: Iterable[ContentsEntry] = (),
        conditional: Collection[str] = (),
    ) -> Shell:
        """Cut a rendered page up; raises `ThemeError` for a mark that is not there as expected.

        `contents` is the page's contents list, `conditional` the anchors that may be absent.
        """
        contents = tuple(contents)
        if contents and all(entry.id in conditional for entry in contents):
            raise SpliceError("every heading stands in an addition")
        cutter = _Cutter(html)
        cutter.cut_content()
        if "before" in slots:
            cutter.cut_siblings("before")
        cutter.cut_siblings("after")
        if "previous-url" in slots:
            cutter.cut_neighbours()
        cutter.cut_contents(contents, frozenset(conditional))
        cutter.cut_slots()
        cutter.count(slots)
        return cls(cutter.pieces(0, len(html)), cutter.entry)

    def fill(self, values: Mapping[str, bytes], absent: Collection[str] = ()) -> bytes:
        """Put a page together.

        `values` holds what goes into each slot, escaped where it is text; `absent` the anchors
        (`#what-else`) and neighbours that this page has not.
        """
        result: list[bytes] = []
        _fill(self.pieces, values, frozenset(absent), result)
        return b"".join(result)


def _fill(
    pieces: Iterable[_Piece],
    values: Mapping[str, bytes],
    absent: frozenset[str],
    result: list[bytes],
) -> None:
    for piece in pieces:
        if isinstance(piece, bytes):
            result.append(piece)
        elif isinstance(piece, _Slot):
            result.append(values[piece.name])
        elif not piece.needs <= absent:
            _fill(piece.pieces, values, absent, result)


class _Cutter:
    """Finds the stretches of one page that are replaced or may go away."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.found: list[_Slot | _Optional] = []
        self.entry = (b"", b"")

    def cut_content(self) -> None:
        marks = list(_CONTENT.finditer(self.html))
        if len(marks) != 1:
            raise ThemeError("the content", len(marks))
        self.found.append(_Slot(marks[0].start(), marks[0].end(), "content"))

    def cut_siblings(self, name: str) -> None:
        """Turn the list entry that stands for the pages before or after into a slot."""
        mark = f'href="{slot(name)}"'
        at = self._only(mark)
        start, end = self._element("li", self._opening("li", at))
        self.found.append(_Slot(start, end, name))
        if name == "before":
            self.entry = (
                self.html[start : at + len('href="')].encode(),
                self.html[at + len(mark) - 1 : end].encode(),
            )

    def cut_neighbours(self) -> None:
        """Make the links to the previous and next page optional, and what holds only these."""
        anchors = []
        for name, relation in NEIGHBOURS.items():
            head = f'<link rel="{relation}" href="{slot(name + "-url")}">'
            at = self._only(head)
            self._optional(at, at + len(head), [name])
            at = self._only(f'<a href="{slot(name + "-url")}"')
            anchors.append(self._element("a", at))
            self._optional(*anchors[-1], [name])
        start, end = self._element("nav", self._opening("nav", anchors[0][0]))
        if end < anchors[1][1]:
            raise ThemeError("the element around the links to previous and next page", 0)
        self._optional(start, end, NEIGHBOURS)

    def cut_contents(self, entries: tuple[ContentsEntry, ...], conditional: frozenset[str]) -> None:
        """Make the entries of headings that may be absent optional, and lists of only these."""
        for entry in entries:
            names = [child.id for child in entry.children]
            for at in self._entries(entry.id) if entry.id in conditional else ():
                self._optional(*self._element("li", self._opening("li", at)), ["#" + entry.id])
            if names and conditional.issuperset(names):
                for at in self._entries(entry.id):
                    opening = _LIST.search(self.html, at)
                    if opening is None:
                        raise ThemeError("the list below an entry of the contents list", 0)
                    found = self._element(opening[1], opening.start())
                    self._optional(*found, ["#" + name for name in names])
            self.cut_contents(entry.children, conditional)

    def cut_slots(self) -> None:
        taken = [(each.start, each.end) for each in self.found if isinstance(each, _Slot)]
        for mark in _SLOT.finditer(self.html):
            if not any(start <= mark.start() < end for start, end in taken):
                self.found.append(_Slot(mark.start(), mark.end(), mark[1]))

    def count(self, slots: Mapping[str, int | None]) -> None:
        """Compare what was found with what must be there."""
        names = [each.name for each in self.found if isinstance(each, _Slot)]
        for name, expected in slots.items():
            count = names.count(name)
            if count != expected and (expected is not None or count == 0):
                raise ThemeError(f'the stand-in "{name}"', count)
        if unknown := sorted(set(names) - set(slots)):
            raise ThemeError(f'the stand-in "{unknown[0]}"', names.count(unknown[0]))

    def pieces(self, start: int, end: int) -> tuple[_Piece, ...]:
        """Give what stands in a stretch: bytes between, slots and optional stretches."""
        result: list[_Piece] = []
        at = start
        inside = [each for each in self.found if start <= each.start and each.end <= end]
        for each in sorted(inside, key=lambda each: (each.start, -each.end)):
            if each.start < at or (each.start, each.end) == (start, end):
                continue
            result.append(self.html[at : each.start].encode())
            if isinstance(each, _Optional):
                inner = self.pieces(each.start, each.end)
                each = _Optional(each.start, each.end, each.needs, inner)
            result.append(each)
            at = each.end
        result.append(self.html[at:end].encode())
        return tuple(piece for piece in result if piece)

    def _optional(self, start: int, end: int, needs: Iterable[str]) -> None:
        self.found.append(_Optional(start, end, frozenset(needs)))

    def _only(self, mark: str) -> int:
        count = self.html.count(mark)
        if count != 1:
            raise ThemeError(mark, count)
        return self.html.index(mark)

    def _entries(self, anchor: str) -> list[int]:
        """Give the offsets of a heading's entries: one in the sidebar, one in the drawer."""
        mark = f'<a href="#{anchor}" class="md-nav__link">'
        found = [match.start() for match in re.finditer(re.escape(mark), self.html)]
        if not found:
            raise ThemeError(mark, 0)
        return found

    def _opening(self, tag: str, inside: int) -> int:
        """Give the offset of the tag that opened last before an offset."""
        at = self.html.rfind(f"<{tag}", 0, inside)
        if at < 0:
            raise ThemeError(f"<{tag}>", 0)
        return at

    def _element(self, tag: str, start: int) -> tuple[int, int]:
        """Give the offsets of an element that opens at `start`."""
        depth = 0
        for match in _TAG[tag].finditer(self.html, start):
            depth += -1 if match[1] else 1
            if depth == 0:
                return start, self.html.index(">", match.end()) + 1
        raise ThemeError(f"</{tag}>", 0)
