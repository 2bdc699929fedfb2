"""Join the parts of a table that a page break parted, so that a screen reader meets one table.

WeasyPrint tags each part as a table of its own, with the headers again in each. The rows of later
parts are given to the first one here, and the headers that only paper needs again lose their tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_MARKED = re.compile(rb"<</MCID (\d+)>>\s*BDC(.*?)EMC", re.DOTALL)
_GLYPHS = re.compile(rb"\[([^\]]*)\]\s*TJ")


@dataclass
class _Part:
    """A table, as far as it stands on one page."""

    table: Any
    page: int
    follows: _Part | None
    headers: list[Any] = field(default_factory=list)
    shown: list[bytes] = field(default_factory=list)


def join_tables(pdf: Any) -> None:
    """Join the parts of each table of a PDF."""
    glyphs = [_glyphs_of(page) for page in pdf.pages]
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
    for part in list(_parts(pdf.Root.StructTreeRoot.K, numbers, glyphs)):
        before = part.follows
        if before and part.shown and before.shown == part.shown and before.page + 1 == part.page:
            _join(before, part)
            # What comes next continues the table that both are now.
            part.table = before.table
            part.headers = before.headers


def _glyphs_of(page: Any) -> Mapping[int, bytes]:
    """Give what each piece of marked content of a page draws."""
    data = b"\n".join(stream.read_bytes() for stream in kids_of(page.Contents))
    return {int(found[1]): b"".join(_GLYPHS.findall(found[2])) for found in _MARKED.finditer(data)}


def _parts(
    kids: Any, numbers: Mapping[Any, int], glyphs: list[Mapping[int, bytes]]
) -> Iterator[_Part]:
    """Give each part, with the one that it follows if nothing stands between them."""
    last: _Part | None = None
    current: _Part | None = None
    waiting = [(kid, None, False) for kid in reversed(kids_of(kids))]
    while waiting:
        element, part, in_head = waiting.pop()
        if not is_element(element):
            continue
        if element.S == "/Table":
            part = current = _Part(element, numbers[element.Pg.objgen], last)
            yield current
        in_head = in_head or element.S == "/THead"
        if in_head and part and element.S == "/TH":
            part.headers.append(element)
        own = [kid for kid in kids_of(element.get("/K", ())) if isinstance(kid, int)]
        if own:
            last = part
        if own and in_head and part:
            page = glyphs[numbers[element.Pg.objgen]]
            part.shown += [page.get(number, b"") for number in own]
        waiting += [(kid, part, in_head) for kid in reversed(kids_of(element.get("/K", ())))]


def _join(first: _Part, later: _Part) -> None:
    """Give the rows of a later part to the first one, with the headers that these have there."""
    import pikepdf

    names = {
        bytes(old.ID): new.ID
        for old, new in zip(later.headers, first.headers, strict=True)
        if "/ID" in old and "/ID" in new
    }
    body = next(each for each in reversed(kids_of(first.table.K)) if each.S == "/TBody")
    for group in kids_of(later.table.K):
        if group.S == "/THead":
            continue
        for row in kids_of(group.K):
            row.P = body
            body.K.append(row)
            for cell in kids_of(row.K):
                attributes = cell.get("/A")
                if attributes is not None and "/Headers" in attributes:
                    named = [names.get(bytes(each), each) for each in attributes.Headers]
                    attributes.Headers = pikepdf.Array(named)
    _drop(later.table)


def _drop(element: Any) -> None:
    """Take an element out of the tree, and what is empty without it."""
    import pikepdf

    parent = element.P
    left = [kid for kid in kids_of(parent.K) if not is_element(kid) or kid.objgen != element.objgen]
    parent.K = pikepdf.Array(left)
    if not left and parent.get("/S") == "/Div":
        _drop(parent)


def is_element(thing: Any) -> bool:
    """Tell whether something is an element of the tree of tags."""
    return hasattr(thing, "keys") and "/S" in thing


def kids_of(kids: Any) -> list[Any]:
    """Give what an entry holds, which stands alone where there is only one."""
    import pikepdf

    return list(kids) if isinstance(kids, pikepdf.Array | tuple) else [kids]
