"""Put tailored pages together: the fragments that an audience sees, in a shell, as bytes.

Knows no engine: strings and offsets in, bytes out.
"""

from __future__ import annotations

import html as entities
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from .fragments import Fragments
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


class View:
    """What one audience sees of the modules of its track."""

    def __init__(self, candidates: Sequence[str], modules: Mapping[str, Fragments]) -> None:
        """Keep the audience's keys, the most fitting first, and the track's modules by id."""
        self.candidates = tuple(candidates)
        self._modules = modules
        self._hidden: dict[str, frozenset[str]] = {}

    def hidden(self, module: str) -> frozenset[str]:
        """Give the anchors of a module that the audience does not see."""
        if module not in self._hidden:
            self._hidden[module] = self._modules[module].hidden(self.candidates)
        return self._hidden[module]

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
        self._pieces: dict[tuple[int, int], tuple[Piece, ...]] = {}

    def content(self, view: View, note: bytes) -> bytes:
        """Give the content of one page; `note` says for whom it is."""
        result: list[bytes] = []
        for number, text in enumerate(self.fragments.shown(view.candidates)):
            for piece in self._prepared(text):
                if isinstance(piece, bytes):
                    result.append(piece)
                else:
                    shown = view.shows(piece.module, piece.anchor)
                    result.append(piece.tailored if shown else piece.canonical)
            if number == 0:
                result.append(note)
        return b"".join(result)

    def _prepared(self, text: Text) -> tuple[Piece, ...]:
        place = text.start, text.end
        if place not in self._pieces:
            self._pieces[place] = tuple(_joined(self._cut(text)))
        return self._pieces[place]

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


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
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
