"""Mend the menu: a drawer on narrow screens, a tree of pages beside the content on wide ones.

The theme switches it by hidden checkboxes with labels, which no keyboard reaches. The checkboxes
stay as what the theme's styles depend on; real buttons take the labels' places and switch them, by
`site-shell.js`. Sections are shown one below the other instead of one upon the other.
"""

from __future__ import annotations

import html as entities
import re

from .markup import OPTIONAL, Markup, expect
from .words import Words

DRAWER = "site-menu"
"""The id of the menu."""

_OPENER = re.compile(
    r'<label class="md-header__button md-icon" for="__drawer">\s*(<svg.*?</svg>)\s*</label>', re.S
)
_SIDEBAR = '<div class="md-sidebar md-sidebar--primary" data-md-component="sidebar"'
_HEAD = re.compile(r'<label class="md-nav__title" for="__drawer">(.*?)</label>', re.S)
_TOGGLE = '<input class="md-nav__toggle md-toggle'
_BACK = r'<label class="md-nav__title" for="{}">\s*<span class="md-nav__icon md-icon"></span>'
_NESTED = re.compile(
    r'(?P<toggle><input class="md-nav__toggle md-toggle[^"]*" type="checkbox"'
    r' id="(?P<id>__nav_\w+)" (?P<open>checked)?>)\s*'
    r"(?:"
    r'<label class="md-nav__link" for="(?P=id)" id="(?P=id)_label" tabindex="(?P<stop>0?)">'
    r"(?P<title>.*?)</label>"
    r"|"
    r'<div class="md-nav__link md-nav__container">\s*'
    r'<a href="(?P<address>[^"]*)" class="(?P<class>[^"]*)"(?P<link>.*?)</a>\s*'
    r'(?:<label class="[^"]*" for="(?P=id)" id="(?P=id)_label" tabindex="(?P<beside>0?)">'
    r'\s*<span class="md-nav__icon md-icon"></span>\s*</label>\s*)?'
    r"</div>"
    r")\s*"
    r'<div class="md-nav" data-md-level="(?P<level>\d+)" aria-labelledby="(?P=id)_label"'
    r' aria-expanded="(?:true|false)">\s*' + _BACK.format("(?P=id)") + r".*?</label>",
    re.S,
)
_ICON = '<span class="md-nav__icon md-icon"></span>'
_OWN_CONTENTS = re.compile(
    r'(?P<toggle><input class="md-nav__toggle md-toggle" type="checkbox" id="__toc">)\s*'
    r'<label class="md-nav__link md-nav__link--active" for="__toc">.*?</label>\s*'
    r'(?P<link><a href="[^"]*" class="md-nav__link md-nav__link--active".*?</a>)\s*'
    r'<div class="md-nav md-nav--secondary" aria-label="[^"]*">\s*'
    + _BACK.format("__toc")
    + r".*?</label>",
    re.S,
)
_NO_CONTENTS = re.compile(
    r'<input class="md-nav__toggle md-toggle" type="checkbox" id="__toc">\s*(?=<a )'
)
_CONTENTS_TITLE = re.compile(_BACK.format("__toc") + r"(.*?)</label>", re.S)
_CONTENTS_PART = re.compile(
    r'<div class="md-nav" aria-label="[^"]*">(?=\s*<ul class="md-nav__list">)'
)


def mend_menu(page: Markup, words: Words) -> None:
    """Make the menu usable by keyboard; expects nested `nav` elements to be `div` already."""
    if _SIDEBAR not in page.html:
        page.take("the button that opens the menu", _OPENER)
        return
    name = entities.escape(words.menu, quote=True)
    opener = (
        '<button type="button" class="md-header__button md-icon" data-opens="drawer"'
        rf' aria-expanded="false" aria-controls="{DRAWER}" aria-label="{name}">\1</button>'
    )
    page.replace("the label that opens the menu", _OPENER, opener)
    page.swap("the menu", _SIDEBAR, f'{_SIDEBAR} id="{DRAWER}"')
    closer = (
        '<button type="button" class="shell-close" data-closes="drawer">'
        f"{entities.escape(words.close_menu)}</button>"
    )
    page.replace(
        "the head of the menu",
        _HEAD,
        rf'<div class="md-nav__title shell-menu-head">\1{closer}</div>',
    )
    _mend_sections(page, words)
    _mend_contents(page, words)


def _mend_sections(page: Markup, words: Words) -> None:
    nested = page.html.count(_TOGGLE) - page.html.count('id="__toc"')
    page.replace("sections of the menu", _NESTED, lambda found: _section(found, words), nested)


def _section(found: re.Match[str], words: Words) -> str:
    """Give a section's title, with a button where its pages can be hidden."""
    id = found["id"]
    button = (
        f'<button type="button" class="md-nav__link shell-toggle" data-toggles="{id}"'
        f' aria-expanded="{"true" if found["open"] else "false"}" aria-controls="{id}_pages"'
    )
    if found["title"] is not None:
        title = found["title"].replace(_ICON, "")
        if found["stop"]:
            shown = f"{button}>{title}{_ICON}</button>"
        else:
            shown = f'<span class="md-nav__link">{title}</span>'
    else:
        link = (
            f'<a href="{found["address"]}" class="{found["class"]}" id="{id}_name"{found["link"]}'
        )
        if found["beside"]:
            pages = f'<span class="shell-unseen">{entities.escape(words.pages_of)}</span>'
            label = f' id="{id}_button" aria-labelledby="{id}_button {id}_name"'
            link += f"</a>{button}{label}>{pages}{_ICON}</button>"
        else:
            link += "</a>"
        shown = f'<div class="md-nav__link md-nav__container">{link}</div>'
    level = found["level"]
    return f'{found["toggle"]}{shown}<div class="md-nav" data-md-level="{level}" id="{id}_pages">'


def _mend_contents(page: Markup, words: Words) -> None:
    """Mend the contents list of the page: beside the content, and in the menu below its link."""
    button = (
        '<button type="button" class="md-nav__link shell-toggle shell-contents"'
        ' data-toggles="__toc" aria-expanded="false" aria-controls="__toc_contents">'
        f'<span class="md-ellipsis">{entities.escape(words.on_this_page)}</span>{_ICON}</button>'
    )
    has_list = 'for="__toc">' in page.html and 'id="__toc">' in page.html
    contents = '<div class="md-nav md-nav--secondary" id="__toc_contents">'
    page.replace("the page's own place in the menu", _NO_CONTENTS, "", OPTIONAL)
    page.replace(
        "the contents list in the menu",
        _OWN_CONTENTS,
        rf"\g<toggle>\g<link>{button}{contents}",
        OPTIONAL,
    )
    title = r'<div class="md-nav__title">\1</div>'
    page.replace("the title of the contents list", _CONTENTS_TITLE, title, OPTIONAL)
    page.replace("parts of the contents list", _CONTENTS_PART, '<div class="md-nav">', range(1000))
    expect("labels of the menu", page.html.count('for="__toc"'), 0)
    if has_list:
        expect("the button of the contents list", page.html.count('data-toggles="__toc"'), 1)
