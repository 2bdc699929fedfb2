"""Put tailored pages together: the fragments that an audience sees, in a shell, as bytes.

Knows no engine: strings and offsets in, bytes out.
"""

from __future__ import annotations

import html as entities
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from urllib.parse import urlsplit

from .fragments import Fragments, Shown
from .tailored_parts import Link, Text

MODULES = "modules/"
"""The folder of the pages that tailored pages are made from."""
_MODULE = re.compile(re.escape(MODULES) + r"([^/]+)/$")


@dataclass(frozen=True)
class ModuleLink:
    """A link to a module: its tailored page where the track shows the target, else its own page."""

    module: str
    """The module's id."""
    anchor: str
    """The anchor in it; empty for the page as a whole."""
    tailored: bytes
    """The address of the tailored page."""
    canonical: bytes
    """The address of the module's own page."""


Piece = bytes | ModuleLink
Pieces = tuple[Piece, ...]


class View:
    """What one audience sees of the modules of its track."""

    def __init__(self, candidates: Sequence[str], modules: Mapping[str, Fragments]) -> None:
        """Keep the audience's keys, the most fitting first, and the track's modules by id."""
        self.candidates = tuple(candidates)
        self._modules = modules

    def hidden(self, module: str) -> frozenset[str]:
        """Give the anchors of a module that the audience does not see."""
        return self._modules[module].shown(self.candidates).hidden

    def shows(self, module: str, anchor: str) -> bool:
        """Tell whether the track has a module, and in it the anchor."""
        return module in self._modules and anchor not in self.hidden(module)


class Tailor:
    """The text of one module, its addresses made right for tailored pages of one depth."""

    def __init__(self, fragments: Fragments, module: str, depth: int) -> None:
        """Prepare a text; `depth` is the number of folders in the address of its pages."""
        self.fragments = fragments
        self.module = module
        self._to_top = "../" * depth
        self._texts: dict[tuple[int, int], Pieces] = {}
        self._pieces: dict[Shown, tuple[Pieces, Pieces]] = {}

    def content(self, view: View, note: bytes) -> bytes:
        """Give the content of one page; `note` says for whom it is."""
        before, after = self._prepared(self.fragments.shown(view.candidates))
        return b"".join((*_filled(before, view), note, *_filled(after, view)))

    def _prepared(self, shown: Shown) -> tuple[Pieces, Pieces]:
        """Give what stands before and after the note; the same for all who see the same."""
        if shown not in self._pieces:
            first, *rest = (self._addressed(text) for text in shown.texts)
            self._pieces[shown] = tuple(_joined(first)), tuple(_joined(chain.from_iterable(rest)))
        return self._pieces[shown]

    def _addressed(self, text: Text) -> Pieces:
        """Give a piece of text with its addresses made right; many audiences share most pieces."""
        place = text.start, text.end
        if place not in self._texts:
            self._texts[place] = tuple(self._cut(text))
        return self._texts[place]

    def _cut(self, text: Text) -> Iterator[Piece]:
        at = text.start
        for link in text.links:
            yield self.fragments.html[at : link.start].encode()
            yield self._address(link)
            at = link.end
        yield self.fragments.html[at : text.end].encode()

    def _address(self, link: Link) -> Piece:
        parts = urlsplit(link.url)
        if not parts.path:
            if parts.fragment not in self.fragments.conditional:
                return _escaped(link.url)
            elsewhere = f"{self._to_top}{MODULES}{self.module}/{link.url}"
            return ModuleLink(self.module, parts.fragment, _escaped(link.url), _escaped(elsewhere))
        path = posixpath.normpath(posixpath.join(MODULES, self.module, parts.path))
        path = "" if path == "." else path
        if path and parts.path.endswith(("/", "..", ".")):
            path += "/"
        rest = parts._replace(path="").geturl()
        canonical = _escaped(self._to_top + path + rest)
        if not (found := _MODULE.fullmatch(path)):
            return canonical
        return ModuleLink(found[1], parts.fragment, _escaped(f"../{found[1]}/{rest}"), canonical)


def _filled(pieces: Pieces, view: View) -> Iterator[bytes]:
    for piece in pieces:
        if isinstance(piece, bytes):
            yield piece
        else:
            yield piece.tailored if view.shows(piece.module, piece.anchor) else piece.canonical


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join neighbouring bytes."""
    waiting: list[bytes] = []
    for piece in pieces:
        if isinstance(piece, bytes):
            waiting.append(piece)
        else:
            yield b"".join(waiting)
            yield piece
            waiting = []
    yield b"".join(waiting)


def _escaped(url: str) -> bytes:
    return entities.escape(url, quote=True).encode()
