"""Include shared passages, which are written once and stand in many places."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from .here import Here, pick
from .markdown_text import Markdown

_LINK = re.compile(r"(?P<start>\]\()(?P<target>[^()\s<>]+)(?P<end>[)\s])")
_FOLDER = "shared"


class EndlessPassageError(ValueError):
    """Raised where a shared passage includes itself."""


def include(
    here: Here, name: str, offered: Mapping[str, Any], around: tuple[str, ...] = ()
) -> Markdown:
    """Give a shared passage for a page: its macro calls run, its links made to start from the page.

    `offered` is what it may call and name; `around` are the passages that include it.
    """
    found = pick(here.site.library.shared, name, "shared passage")
    if name in around:
        raise EndlessPassageError(f'the shared passage "{name}" includes itself')
    text = "\n".join(line.text for line in found.document.body).strip("\n")

    def inner(other: str) -> Markdown:
        return include(here, other, offered, (*around, name))

    text = moved(text, _FOLDER, here.src_uri)
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    return Markdown(environment.from_string(text).render({**offered, "shared": inner}))


def moved(text: str, folder: str, src_uri: str) -> str:
    """Give a text of a folder for the page at `src_uri`: its links start from there."""
    below = posixpath.dirname(src_uri) or "."

    def way(link: re.Match[str]) -> str:
        target, mark, anchor = link["target"].partition("#")
        if ":" in target or target.startswith("/") or not target:
            return link[0]
        path = posixpath.relpath(posixpath.normpath(posixpath.join(folder, target)), below)
        return f"{link['start']}{path}{mark}{anchor}{link['end']}"

    return _LINK.sub(way, text)
