"""The two kinds of templates: Markdown and HTML, with one catalogue of interface strings."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Any

from babel.dates import format_date
from jinja2 import Environment, PackageLoader, StrictUndefined

from .markdown_text import Markdown, address, escape, joined, reachable

_SETTINGS: dict[str, Any] = {
    "undefined": StrictUndefined,
    "extensions": ["jinja2.ext.i18n"],
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,
}


@cache
def markdown_templates() -> Environment:
    """Make the environment of Markdown templates: every value is escaped as Markdown text."""
    environment = Environment(
        loader=PackageLoader(__package__), autoescape=False, finalize=escape, **_SETTINGS
    )
    environment.filters |= {
        "address": address,
        "joined": joined,
        "markdown": Markdown,
        "reachable": reachable,
    }
    return _with_strings(environment)


@cache
def html_templates() -> Environment:
    """Make the environment of HTML templates: every value is escaped as HTML text."""
    return _with_strings(
        Environment(loader=PackageLoader(__package__), autoescape=True, **_SETTINGS)
    )


def _with_strings(environment: Environment) -> Environment:
    """Let templates mark their words with `_()`; without a catalogue they stay as they are."""
    environment.filters["date"] = _date
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    return environment


def _date(day: datetime.date, locale: str) -> str:
    """Write a day in words, as the organisation's locale (BCP 47) does: 31 May 2027."""
    return format_date(day, "long", locale=locale.replace("-", "_"))
