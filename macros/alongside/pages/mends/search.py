"""Put the site's own search on a page: a button in the header, and the dialog that it opens."""

from __future__ import annotations

import html as entities
import re

from .markup import Markup, expect
from .words import Words

PANEL = "site-search"
"""The id of the dialog."""
FILTERS = ("kind", "role", "department", "competency", "outcome")
"""What results can be filtered by, in the order of the lists."""

_STOCK = 'data-md-component="search"'
_HEADER = re.compile(r'(<div class="md-header__inner md-grid".*?)(\s*</div>\s*</header>)', re.S)
_HEADER_WITH_TABS = re.compile(
    r'(<div class="md-header__inner md-grid".*?)(\s*</div>\s*<nav class="md-tabs")', re.S
)
_ICON = (
    '<svg aria-hidden="true" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
    '<path d="M10 3a7 7 0 0 1 5.6 11.2l5.1 5.1-1.4 1.4-5.1-5.1A7 7 0 1 1 10 3m0 2a5 5 0 1 0 0 10 '
    '5 5 0 0 0 0-10"/></svg>'
)


def mend_search(before: Markup, after: Markup, base: str, words: Words) -> None:
    """Add the search; `base` leads from the page to the site's top, such as `../../`.

    The link in the header leads to the page that says how to find things without scripts; the
    search's script puts a button in its place.
    """
    names = {name: entities.escape(text, quote=True) for name, text in vars(words).items()}
    link = (
        f'<a href="{base}search/" class="md-header__button search-open" data-search="{PANEL}">'
        f"{_ICON}<span>{names['search']}</span></a>"
    )
    has_tabs = '<nav class="md-tabs"' in before.html
    pattern = _HEADER_WITH_TABS if has_tabs and _inside(before.html) else _HEADER
    before.replace("the end of the header", pattern, rf"\g<1>{link}\g<2>")
    script = f'<script src="{base}assets/javascripts/search.js" defer></script>'
    after.swap("the end of the page", "</body>", f"{_dialog(base, names)}{script}</body>")


def refuse_stock_search(before: Markup) -> None:
    """Refuse the theme's own search, which has defects that nothing here mends."""
    expect("the theme's own search (plugin `search`)", before.html.count(_STOCK), 0)


def _inside(html: str) -> bool:
    """Tell whether the links to the sections stand inside of the header (sticky tabs)."""
    return html.index('<nav class="md-tabs"') < html.index("</header>")


def _dialog(base: str, names: dict[str, str]) -> str:
    lists = "".join(
        f'<p><label for="{PANEL}-{name}">{names[f"search_{name}"]}</label>'
        f'<select id="{PANEL}-{name}" name="{name}">'
        f'<option value="">{names["search_any"]}</option></select></p>'
        for name in FILTERS
    )
    said = "".join(
        f' data-{said}="{names[f"search_{said}"]}"'
        for said in ("waiting", "found", "none", "failed")
    )
    return (
        f'<dialog id="{PANEL}" class="site-search" aria-label="{names["search"]}"'
        f' data-base="{base}" data-a11y-screen-only>'
        f'<form role="search" aria-label="{names["search"]}" autocomplete="off">'
        f'<button type="button" class="site-search__close">{names["close_search"]}</button>'
        f'<label for="{PANEL}-words">{names["search_words"]}</label>'
        f'<input id="{PANEL}-words" name="words" type="text" enterkeyhint="search"'
        ' spellcheck="false" autofocus>'
        f"<details hidden><summary>{names['search_only']}</summary>"
        f"<fieldset><legend>{names['search_only']}</legend>{lists}</fieldset></details></form>"
        f'<p role="status" class="site-search__said"{said}></p>'
        '<ol class="site-search__results"></ol>'
        f'<button type="button" class="site-search__more" hidden>{names["search_more"]}</button>'
        "</dialog>"
    )
