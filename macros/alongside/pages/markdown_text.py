"""Put plain text into Markdown so that it stays text: never markup, HTML or code.

Titles, summaries and other values of front matter are plain text. Whatever stands in them is shown
to readers as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote, urlsplit

from pydantic import BaseModel

_SPEAKING = re.compile(r"[\\`*_{}\[\]<>&|~^$=#\"]")
_SPEAKING_FIRST = re.compile(r"^ ?(?:(?P<sign>[-+:/?!@%.])|\d+(?P<mark>[.)]))")
_SPACE = re.compile(r"\s+")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_REACHABLE = re.compile(
    r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)])|(?P<mail>[\w.+-]+@[\w.-]+\w)"
)


class Markdown(str):
    """Text that is Markdown already, and is printed as it stands."""

    __slots__ = ()


def escape(value: object) -> Markdown:
    """Write a value as one line of Markdown that shows exactly its text.

    Signs that can begin markup become character references, which Markdown passes on. What is
    `Markdown` already is left alone.
    """
    if isinstance(value, Markdown):
        return value
    text = _SPEAKING.sub(lambda found: _reference(found[0]), _SPACE.sub(" ", str(value)))
    if first := _SPEAKING_FIRST.match(text):
        at = first.start("sign" if first["sign"] else "mark")
        text = text[:at] + _reference(text[at]) + text[at + 1 :]
    return Markdown(text)


def address(url: str) -> Markdown:
    """Write an address for the parentheses of a link; nothing that begins in an unknown way."""
    try:
        scheme = urlsplit(url).scheme.lower()
    except ValueError:
        scheme = ""
    if scheme not in _SCHEMES:
        return Markdown("")
    return Markdown(quote(url, safe="/:?#@!$&'+,;=%~-._"))


def reachable(text: str) -> Markdown:
    """Write how to reach somebody: e-mail and web addresses in the text become links."""
    pieces, at = [], 0
    for found in _REACHABLE.finditer(text):
        target = found["url"] or f"mailto:{found['mail']}"
        pieces.append(escape(text[at : found.start()]))
        pieces.append(f"[{escape(found[0])}]({address(target)})")
        at = found.end()
    return Markdown("".join([*pieces, escape(text[at:])]))


def mail_in(text: str) -> str | None:
    """Give the first e-mail address in a text, if there is one."""
    found = (each["mail"] for each in _REACHABLE.finditer(text))
    return next(filter(None, found), None)


def joined(values: Iterable[object], separator: str = ", ") -> Markdown:
    """Join values, each of them escaped, by a separator that is Markdown."""
    return Markdown(separator.join(escape(value) for value in values))


def escaped(value: Any) -> Any:
    """Give a model or a value for use by authors: the same names, all text escaped."""
    if isinstance(value, BaseModel):
        fields = {name: escaped(getattr(value, name)) for name in type(value).model_fields}
        return SimpleNamespace(**fields)
    if isinstance(value, Mapping):
        return {key: escaped(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return tuple(escaped(each) for each in value)
    return escape(value) if isinstance(value, str) else value


def _reference(sign: str) -> str:
    return f"&#{ord(sign)};"
