"""Write ZIP files whose bytes depend on their content alone: not on the day, nor on the machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every entry: the earliest that a ZIP file can hold."""


def packed(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """Give a ZIP file of entries in their order; one named `mimetype` is stored as it is."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in entries:
            info = zipfile.ZipInfo(name, FIRST_DAY)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            stored = name == "mimetype"
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()


def repacked(archive: bytes) -> bytes:
    """Give the same ZIP file with the same time everywhere."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return packed((name, opened.read(name)) for name in opened.namelist())
