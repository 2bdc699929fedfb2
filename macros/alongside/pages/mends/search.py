"""Mend the theme's own search; falls away with it."""

from __future__ import annotations

import html as entities
import re

from .markup import Markup
from .words import Words

PANEL = "site-search"
"""The id of the search."""

_OPENER = re.compile(
    r'<label class="md-header__button md-icon" for="__search">\s*(<svg.*?</svg>)\s*</label>', re.S
)
_ICONS = re.compile(
    r'<label class="md-search__icon md-icon" for="__search">\s*(<svg.*?</svg>)\s*(<svg.*?</svg>)'
    r"\s*</label>",
    re.S,
)
_OPTIONS = re.compile(r'<div class="md-search__options" aria-label="[^"]*">')


def mend_search(page: Markup, words: Words) -> None:
    """Make the search usable by keyboard and by screen reader."""
    name, close, results = (
        entities.escape(text, quote=True)
        for text in (words.search, words.close_search, words.search_results)
    )
    # The theme's script needs something in the header that is "for" the search, and stops without.
    opener = (
        '<button type="button" class="md-header__button md-icon shell-search-open"'
        rf' data-opens="search" aria-expanded="false" aria-controls="{PANEL}" aria-label="{name}">'
        r'\1</button><label for="__search" hidden></label>'
    )
    page.replace("the label that opens the search", _OPENER, opener)
    # It is a dialog on narrow screens alone: there the script gives it that role, and its name.
    search = '<div class="md-search" data-md-component="search"'
    page.swap("the search", f'{search} role="dialog">', f'{search} id="{PANEL}">')
    icons = (
        r'<span class="md-search__icon md-icon shell-search-mark">\1</span>'
        '<button type="button" class="md-search__icon md-icon shell-search-back"'
        rf' data-closes="search" aria-label="{close}">\2</button>'
    )
    page.replace("the icons of the search", _ICONS, icons)
    options = '<div class="md-search__options">'
    page.replace("the options of the search", _OPTIONS, options)
    wrap = '<div class="md-search__scrollwrap" tabindex="0"'
    page.swap("the search results", wrap, f'{wrap} role="region" aria-label="{results}"')
    meta = '<div class="md-search-result__meta"'
    page.swap("the number of search results", f"{meta}>", f'{meta} role="status">')
