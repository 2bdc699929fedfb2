"""Complete the tags of a PDF that WeasyPrint has written, so that it keeps all rules of PDF/UA-1.

What is mended: tables that a page break parted are joined, running heads become artifacts (nothing
owns their content), loose items of lists get a body, header cells say of what they are the header,
and links say where they lead in the words of the text.
The pass knows pikepdf and PDF, and nothing of documents.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from .pdf_tables import join_tables

_MARKED = re.compile(rb"/[A-Za-z0-9]+\s*<</MCID (\d+)>>\s*BDC")
_ARTIFACT = b"/Artifact <</Type /Pagination>> BDC"
_PRINTED = 4
"""The flag of annotations that print (PDF 1.7, table 165)."""


class PdfMendError(Exception):
    """Raised where a PDF is not built as this pass expects, as after a change of WeasyPrint."""


def mend(pdf: bytes, links: Sequence[tuple[str, str]] = ()) -> tuple[bytes, int]:
    """Give a mended PDF and the number of its pages.

    `links` are target and words of every link, in the order of the text.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        join_tables(opened)
        root = opened.Root.StructTreeRoot
        owned: dict[Any, set[int]] = {}
        for element in list(_elements(root.K)):
            _own(element, owned)
            if element.S == "/LI":
                _give_body(opened, element)
            elif element.S == "/TH":
                _give_scope(pikepdf, element)
        words = _LinkWords(links)
        for page in opened.pages:
            _free_running_heads(opened, page, owned.get(page.objgen, set()))
            for annotation in page.get("/Annots", ()):
                _describe(pikepdf, annotation, words)
        written = io.BytesIO()
        opened.save(
            written,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
        return written.getvalue(), len(opened.pages)


def _elements(kids: Any) -> Iterator[Any]:
    """Give every element of the tree of tags, those above before those below."""
    waiting = list(_list(kids))[::-1]
    while waiting:
        element = waiting.pop()
        if not hasattr(element, "keys") or "/S" not in element:
            continue
        yield element
        waiting += list(_list(element.get("/K", ())))[::-1]


def _list(kids: Any) -> Iterable[Any]:
    import pikepdf

    return kids if isinstance(kids, pikepdf.Array | tuple) else (kids,)


def _own(element: Any, owned: dict[Any, set[int]]) -> None:
    """Note the marked content that an element owns, by page."""
    for kid in _list(element.get("/K", ())):
        if isinstance(kid, int):
            owned.setdefault(element.Pg.objgen, set()).add(kid)


def _give_body(pdf: Any, item: Any) -> None:
    """Put all of a list item that is neither its mark nor its body into a body."""
    import pikepdf

    kids = list(_list(item.get("/K", ())))
    names = [kid.S if hasattr(kid, "keys") and "/S" in kid else None for kid in kids]
    loose = [kid for kid, name in zip(kids, names, strict=True) if name not in ("/Lbl", "/LBody")]
    if not loose:
        return
    bodies = [kid for kid, name in zip(kids, names, strict=True) if name == "/LBody"]
    body = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem, S=pikepdf.Name.LBody, P=item, K=pikepdf.Array()
        )
    )
    if "/Pg" in item:
        body.Pg = item.Pg
    inside = [kid for kid, name in zip(kids, names, strict=True) if name != "/Lbl"]
    for kid in inside:
        if hasattr(kid, "keys") and kid in bodies:
            for inner in _list(kid.K):
                _adopt(body, inner)
        else:
            _adopt(body, kid)
    marks = [kid for kid, name in zip(kids, names, strict=True) if name == "/Lbl"]
    item.K = pikepdf.Array([*marks, body])


def _adopt(parent: Any, kid: Any) -> None:
    if hasattr(kid, "keys") and "/S" in kid:
        kid.P = parent
    parent.K.append(kid)


def _give_scope(pikepdf: Any, cell: Any) -> None:
    attributes = cell.get("/A")
    if not isinstance(attributes, pikepdf.Dictionary):
        attributes = pikepdf.Dictionary(O=pikepdf.Name.Table)
        cell.A = attributes
    if "/Scope" not in attributes:
        rows = str(cell.P.P.S) if "/P" in cell.P else ""
        attributes.Scope = pikepdf.Name.Column if rows == "/THead" else pikepdf.Name.Row


def _free_running_heads(pdf: Any, page: Any, owned: set[int]) -> None:
    """Make artifacts of the marked content of a page that no tag owns."""
    content = page.Contents
    streams = list(_list(content))
    data = b"\n".join(stream.read_bytes() for stream in streams)

    def freed(found: re.Match[bytes]) -> bytes:
        return found[0] if int(found[1]) in owned else _ARTIFACT

    marked = {int(found[1]) for found in _MARKED.finditer(data)}
    if not owned <= marked:
        raise PdfMendError("the tags of a page own content that the page does not mark")
    if marked - owned:
        page.Contents = pdf.make_stream(_MARKED.sub(freed, data))


def _describe(pikepdf: Any, annotation: Any, words: _LinkWords) -> None:
    """Let a link print, and say where it leads in the words of the text."""
    annotation.F = int(annotation.get("/F", 0)) | _PRINTED
    if annotation.get("/Subtype") != "/Link":
        return
    target = annotation.A.URI if "/A" in annotation else annotation.Dest
    if found := words.next(str(target)):
        annotation.Contents = pikepdf.String(found)


class _LinkWords:
    """The words of links, found in the order of the text."""

    def __init__(self, links: Sequence[tuple[str, str]]) -> None:
        self._links = links
        self._at = 0

    def next(self, target: str) -> str | None:
        """Give the words of the link to a target, at or after the last one found.

        A link that is broken over two lines is asked for twice.
        """
        for at in (*range(self._at, len(self._links)), *range(self._at)):
            if self._links[at][0] == target:
                self._at = at
                return self._links[at][1]
        return None
