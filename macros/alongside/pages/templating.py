"""The two kinds of templates: Markdown and HTML, with one catalogue of interface strings."""

from __future__ import annotations

import datetime
from functools import lru_cache
from gettext import NullTranslations
from typing import Any

from babel.dates import format_date
from jinja2 import Environment, PackageLoader, StrictUndefined

from .markdown_text import Markdown, address, escape, joined, reachable
from .strings import ENGLISH

_LANGUAGES = 8
_SETTINGS: dict[str, Any] = {
    "undefined": StrictUndefined,
    "extensions": ["jinja2.ext.i18n"],
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,
}


@lru_cache(maxsize=_LANGUAGES)
def markdown_templates(strings: NullTranslations = ENGLISH) -> Environment:
    """Make the environment of Markdown templates: every value is escaped as Markdown text.

    `strings` holds the words of the interface.
    """
    environment = Environment(
        loader=PackageLoader(__package__), autoescape=False, finalize=escape, **_SETTINGS
    )
    environment.filters |= {
        "address": address,
        "joined": joined,
        "markdown": Markdown,
        "reachable": reachable,
    }
    return _with_strings(environment, strings)


@lru_cache(maxsize=_LANGUAGES)
def html_templates(strings: NullTranslations = ENGLISH) -> Environment:
    """Make the environment of HTML templates: every value is escaped as HTML text."""
    environment = Environment(loader=PackageLoader(__package__), autoescape=True, **_SETTINGS)
    return _with_strings(environment, strings)


def _with_strings(environment: Environment, strings: NullTranslations) -> Environment:
    """Let templates mark their words with `_()`."""
    environment.filters["date"] = _date
    install_strings(environment, strings)
    return environment


def install_strings(environment: Environment, strings: NullTranslations) -> None:
    """Let all templates of an environment find words with `_()` and `ngettext()`."""
    environment.install_gettext_translations(strings, newstyle=True)  # type: ignore[attr-defined]


def _date(day: datetime.date, locale: str) -> str:
    """Write a day in words, as the organisation's locale (BCP 47) does: 31 May 2027."""
    return format_date(day, "long", locale=locale.replace("-", "_"))
