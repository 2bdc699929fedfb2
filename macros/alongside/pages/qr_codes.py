"""Draw an address as a QR code, in SVG."""

from __future__ import annotations

from dataclasses import dataclass

import segno

_QUIET = 4


@dataclass(frozen=True)
class QrCode:
    """A code, as one path in a square."""

    address: str
    """What it says."""
    size: int
    """The length of a side, in modules, with the quiet zone around it."""
    path: str
    """The dark modules, as the data of an SVG path."""


def qr_svg(address: str) -> QrCode:
    """Draw an address; a quarter of the code may be dirty and it can still be read."""
    matrix = segno.make(address, error="q", micro=False).matrix
    pieces = [
        f"M{x + _QUIET} {y + _QUIET}h1v1h-1z"
        for y, row in enumerate(matrix)
        for x, dark in enumerate(row)
        if dark
    ]
    return QrCode(address, len(matrix) + 2 * _QUIET, "".join(pieces))
