"""Write the way from the page that is being converted to another source."""

from __future__ import annotations

import posixpath

from markdown import Markdown


def relative_to(md: Markdown, target: str) -> str:
    """Give the way to a path in the docs folder.

    MkDocs resolves links from the source file of the page, and its processor for them is the one
    place within a conversion that knows this file. Without it, the way starts at the top.
    """
    if "relpath" not in md.treeprocessors:
        return target
    here = md.treeprocessors["relpath"].file.src_uri
    return posixpath.relpath(target, posixpath.dirname(here) or ".")
