"""Mend what Markdown makes of a text: tables, tick boxes, footnotes, links to headings."""

from __future__ import annotations

import html as entities
import re
from collections import Counter

from .markup import Markup
from .words import ENGLISH, Words

TABLE_CLASS = "shell-table"
"""The class of tables; the theme's script leaves tables with a class alone."""

_TABLE = re.compile(
    r"<h[1-6]\b[^>]*>(?P<heading>.*?)</h[1-6]>"
    r'|(?P<region><(?:div|figure|section)\b[^>]*\srole="region"[^>]*>\s*)?<table(?P<rest>[^>]*)>'
    r"|(?P<end></table>)",
    re.S,
)
_TAG = re.compile(r"<[^>]*>")
_HEADER_LINK = re.compile(r'<a class="headerlink".*?</a>', re.S)
_ALIGNED = re.compile(r'<(t[hd]) style="text-align: (left|center|right);">')
_SIDES = {"left": "start", "center": "center", "right": "end"}
_TASK = re.compile(
    r'(?P<before><li class="task-list-item">(?:<p>)?(?:<label class="task-list-control">)?)'
    r"<input (?P<attributes>[^>]*?)\s*/?>"
    r'(?P<mark><span class="task-list-indicator"></span></label>)?'
    r"(?P<text>.*?)(?=</?(?:li|ul|ol|p|div|table|pre)\b)",
    re.S,
)
_REFERENCE = re.compile(r'(<a class="footnote-ref" href="[^"]*")>([^<]*)</a>')
_RETURN = re.compile(r'(<a class="footnote-backref" href="[^"]*" title="([^"]*)")>')
_BUTTON = re.compile(
    r'(<a href="[^"]*") (title="([^"]*)" class="md-content__button md-icon"[^>]*>\s*<svg)'
)


def mended_content(html: str, words: Words = ENGLISH) -> str:
    """Give the HTML of a text, mended; to mend it twice does no harm."""
    html = html.replace(
        '<a class="headerlink" href=',
        '<a class="headerlink" aria-hidden="true" tabindex="-1" href=',
    )
    if "<table" in html:
        html = _ALIGNED.sub(lambda cell: f'<{cell[1]} class="align-{_SIDES[cell[2]]}">', html)
        html = _with_regions(html, words)
    if "task-list-item" in html:
        html = _TASK.sub(_named_task, html)
    if "footnote-" in html:
        name = entities.escape(words.footnote, quote=True)
        html = _REFERENCE.sub(rf'\1 aria-label="{name} \2">\2</a>', html)
        html = _RETURN.sub(r'\1 aria-label="\2">', html)
    return html


def mend_buttons(content: Markup) -> None:
    """Name the theme's buttons at the head of a text, and hide their icons from screen readers."""
    count = content.html.count('class="md-content__button md-icon"')
    content.replace(
        "buttons at the head of a text",
        _BUTTON,
        r'\1 aria-label="\3" \2 aria-hidden="true"',
        count,
    )


def _with_regions(html: str, words: Words) -> str:
    """Put each table into a region of its own that scrolls, named after the heading above it."""
    heading = ""
    names: Counter[str] = Counter()
    has_own: list[bool] = []

    def region(found: re.Match[str]) -> str:
        nonlocal heading
        if found["heading"] is not None:
            heading = _plain(found["heading"])
            return found[0]
        if found["end"]:
            return "</table></div>" if has_own and has_own.pop() else "</table>"
        has_own.append(not found["region"] and not found["rest"])
        if found["rest"]:
            return found[0]
        table = f'<table class="{TABLE_CLASS}">'
        if found["region"]:
            return found["region"] + table
        name = ": ".join(filter(None, (entities.escape(words.table, quote=True), heading)))
        names[name] += 1
        number = f" ({names[name]})" if names[name] > 1 else ""
        label = f'role="region" tabindex="0" aria-label="{name}{number}"'
        return f'<div class="shell-table-region" {label}>{table}'

    return _TABLE.sub(region, html)


def _plain(html: str) -> str:
    """Give the text of a piece of HTML, fit for an attribute."""
    text = _TAG.sub("", _HEADER_LINK.sub("", html))
    return " ".join(text.replace('"', "&quot;").split())


def _named_task(found: re.Match[str]) -> str:
    if "aria-label=" in found["attributes"]:
        return found[0]
    box = f'<input aria-label="{_plain(found["text"])}" {found["attributes"]}>'
    return f"{found['before']}{box}{found['mark'] or ''}{found['text']}"
