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

    text = _LINK.sub(lambda link: _moved(here, link), text)
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    return Markdown(environment.from_string(text).render({**offered, "shared": inner}))


def _moved(here: Here, link: re.Match[str]) -> str:
    target = link["target"]
    if ":" in target or target.startswith(("#", "/")):
        return link[0]
    way = here.to(posixpath.normpath(posixpath.join(_FOLDER, target)))
    return f"{link['start']}{way}{link['end']}"
