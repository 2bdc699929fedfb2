"""Mend what the theme prints around the content: landmarks, controls, scripts."""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass

from .colours import mend_colours
from .content import mend_buttons
from .markup import ANY, OPTIONAL, Markup, expect
from .menu import mend_menu
from .scripts import mend_scripts
from .search import mend_search, refuse_stock_search
from .words import ENGLISH, Words

MAIN = "main-content"
"""The anchor at which the content begins."""

_ARTICLE = '<article class="md-content__inner md-typeset">'
_SKIP = re.compile(r'(<div data-md-component="skip">).*?(</div>)', re.S)
_TABS = re.compile(r'<nav class="md-tabs" aria-label="[^"]*"')
_TREE = re.compile(r'(<nav class="md-nav md-nav--primary[^"]*" aria-label=)"[^"]*"')
_PATH = re.compile(r'<nav class="md-path" aria-label="[^"]*"')
_FOOTER = re.compile(r'(<nav class="md-footer__inner md-grid" aria-label=)"[^"]*"')
_TOP = re.compile(r'<button type="button" class="md-top .*?</button>', re.S)
_EMPTY_CONTENTS = re.compile(r'<nav class="md-nav md-nav--secondary" aria-label="[^"]*">\s*</nav>')
_HEADER_NAME = re.compile(r'(<div class="md-header__inner md-grid") aria-label="[^"]*"')
_CURRENT = re.compile(r'<a href="[^"]*" class="md-nav__link md-nav__link--active"')
_TITLE = re.compile(r"<title>([^<]*)</title>")


@dataclass(frozen=True)
class _Page:
    """A page in three stretches, so that no text of an author is taken for the theme's."""

    before: Markup
    content: Markup
    after: Markup

    @classmethod
    def of(cls, html: str) -> _Page:
        expect("the beginning of the content", html.count(_ARTICLE), 1)
        start = html.index(_ARTICLE)
        end = html.rindex("</article>")
        return cls(Markup(html[:start]), Markup(html[start:end]), Markup(html[end:]))

    @property
    def html(self) -> str:
        return self.before.html + self.content.html + self.after.html


def mended(html: str, words: Words = ENGLISH, has_search: bool = False) -> str:
    """Give a page as the theme rendered it, mended; raises `ThemeChanged`.

    `has_search` adds the site's own search; the theme's must be off.

    Works on pages without an article's text as well, and leaves that text alone: what stands in it
    is mended by `mended_content`, before pages are put together.
    """
    page = _Page.of(html)
    base = mend_scripts(page.before, page.after)
    _mend_landmarks(page, words)
    mend_menu(page.before, words)
    mend_colours(page.before, words)
    refuse_stock_search(page.before)
    if has_search:
        mend_search(page.before, page.after, base, words)
    mend_buttons(page.content)
    _mend_attributes(page)
    _mend_icons(page.before, page.after)
    _add_assets(page, base)
    return page.html


def mended_missing_page(html: str, words: Words = ENGLISH, has_search: bool = False) -> str:
    """Give the page for missing addresses, mended, with a title of its own."""
    page = Markup(mended(html, words, has_search))
    title = rf"<title>{entities.escape(words.missing_page)} - \1</title>"
    page.replace("the title of the page for missing addresses", _TITLE, title)
    return page.html


def _mend_landmarks(page: _Page, words: Words) -> None:
    """Let `main` hold the content alone, and give each landmark a name of its own."""
    before, content, after = page.before, page.content, page.after
    names = {name: entities.escape(text, quote=True) for name, text in vars(words).items()}
    # The theme gives code blocks ids made from the nearest id around them: `main` has none.
    target = f'<span id="{MAIN}" tabindex="-1"></span>'
    main = '<main class="md-main" data-md-component="main">'
    before.swap("the theme's main element", main, main.replace("<main", "<div"))
    content.swap("the content", _ARTICLE, f'<main class="shell-main">{target}{_ARTICLE}')
    after.swap("the end of the theme's main element", "</main>", "</div>")
    top = after.take("the button that leads back to the top", _TOP, OPTIONAL)
    after.html = after.html.replace("</article>", f"</article>{top}</main>", 1)
    skip = f'<a href="#{MAIN}" class="md-skip">{names["skip"]}</a>'
    before.replace("the place of the skip link", _SKIP, rf"\g<1>{skip}\g<2>")

    before.replace("an empty contents list", _EMPTY_CONTENTS, "", range(3))
    before.turn_navs_into_divs(lambda attributes, depth: depth > 0 or "md-header__" in attributes)
    before.replace("the header's inner part", _HEADER_NAME, r"\1")
    tabs = f'<nav class="md-tabs" aria-label="{names["sections"]}"'
    before.replace("the links to the sections", _TABS, tabs, OPTIONAL)
    before.replace("the tree of pages", _TREE, rf'\g<1>"{names["site"]}"', OPTIONAL)
    path = f'<nav class="md-path" aria-label="{names["path"]}"'
    before.replace("the path of pages", _PATH, path, OPTIONAL)
    after.replace(
        "the links to the neighbours", _FOOTER, rf'\g<1>"{names["neighbours"]}"', OPTIONAL
    )
    tags = f'<nav class="md-tags" aria-label="{names["tags"]}"'
    content.swap("the list of tags", '<nav class="md-tags"', tags, OPTIONAL)
    before.replace("the page's own links", _CURRENT, r'\g<0> aria-current="page"', ANY)
    tab = '<li class="md-tabs__item md-tabs__item--active">'
    if tab in before.html:
        link = re.compile(re.escape(tab) + r"\s*<a ")
        before.replace("the section's own link", link, r'\g<0>aria-current="true" ')


def _mend_attributes(page: _Page) -> None:
    """Remove attributes that are not valid where they stand, and what asks other hosts."""
    page.before.swap("the menu's and the search's switch", ' autocomplete="off">', ">", 2)
    topic = '<div class="md-header__topic" data-md-component="header-topic"'
    page.before.swap("the page's title in the header", topic, f'{topic} aria-hidden="true"')
    # With this mark the theme's script asks the host of the code for numbers to show.
    source = ' class="md-source" data-md-component="source"'
    page.before.swap("the link to the source code", source, ' class="md-source"', ANY)
    dialog = '<div class="md-dialog" data-md-component="dialog"'
    page.after.swap("the place of messages", dialog, f'{dialog} role="status"')


def _mend_icons(*parts: Markup) -> None:
    """Hide the theme's icons from screen readers: each has its words beside it or on its link."""
    icon = '<svg xmlns="http://www.w3.org/2000/svg" viewBox='
    for part in parts:
        part.swap("icons", icon, f'<svg aria-hidden="true"{icon[4:]}', ANY)
        part.swap("the alternative text of the logo", ' alt="logo"', ' alt=""', ANY)


def _add_assets(page: _Page, base: str) -> None:
    """Link the style sheet and the script that the mends need, right after the theme's own."""
    sheet = re.compile(
        r'<link rel="stylesheet" href="[^"]*assets/stylesheets/main\.\w+\.min\.css">'
        r'(?:\s*<link rel="stylesheet" href="[^"]*assets/stylesheets/palette\.\w+\.min\.css">)?'
    )
    ours = f'<link rel="stylesheet" href="{base}assets/stylesheets/mends.css">'
    page.before.replace("the theme's style sheets", sheet, rf"\g<0>{ours}")
    script = re.compile(r'<script src="[^"]*assets/javascripts/bundle\.\w+\.min\.js"></script>')
    ours = f'<script src="{base}assets/javascripts/site-shell.js"></script>'
    page.after.replace("the theme's script", script, rf"\g<0>{ours}")
