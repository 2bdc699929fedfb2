"""Move the theme's inline scripts to files, so that a site can forbid inline scripts altogether."""

from __future__ import annotations

import hashlib
import html as entities
import re

from .markup import Markup, ThemeChanged, expect

_INLINE = re.compile(r"<script>(.*?)</script>", re.S)
_SCRIPT = re.compile(r"<script\b[^>]*>")
_STYLE = re.compile(r"<style\b|<[a-z][^<>]*\sstyle=")
_BASE = re.compile(r'(?<=^__md_scope=new URL\(")[^"]*')

_HELPERS = "7eb3684fdacd2881"
"""Begins the hash of the script that defines how the theme keeps settings; site-start.js does."""
_PALETTE = "0eb10c249dbdb0be"
"""Begins the hash of the script that sets the colours chosen last; site-start.js does."""
_TARGET = "ffcc0f7735fdab43"
"""Begins the hash of the script that opens a tab an address names; the theme's bundle does too."""


def mend_scripts(before: Markup, after: Markup) -> str:
    """Replace the theme's inline scripts, and give the way to the site's top, such as `../../`."""
    base = _way_to_top(before)
    start = f'<script src="{base}assets/javascripts/site-start.js" data-base="{base}"></script>'
    if 'var palette=__md_get("__palette")' in before.html:
        # After the choice of colours, which it reads; and before anything that is painted.
        _replace(before, {_HELPERS: "", _PALETTE: start})
    else:
        _replace(before, {_HELPERS: start})
    _replace(after, {_TARGET: ""})
    for part in (before, after):
        inline = [
            tag for tag in _SCRIPT.findall(part.html) if " src=" not in tag and "json" not in tag
        ]
        expect("an inline script with attributes", len(inline), 0)
        expect("inline style", len(_STYLE.findall(part.html)), 0)
    return base


def _way_to_top(before: Markup) -> str:
    found = re.findall(r'<script>__md_scope=new URL\("([^"]*)"', before.html)
    expect("the theme's script with the way to the site's top", len(found), 1)
    return entities.escape(found[0].rstrip("/") + "/", quote=True)


def _replace(part: Markup, known: dict[str, str]) -> None:
    """Replace each known script, which must be there once; refuse any other."""
    seen: list[str] = []

    def replacement(script: re.Match[str]) -> str:
        text = _BASE.sub("", script[1])
        digest = hashlib.sha256(text.encode()).hexdigest()[:16]
        if digest not in known:
            raise ThemeChanged(f"the inline script {text[:60]!r} ({digest})", 1, "none like it")
        seen.append(digest)
        return known[digest]

    part.html = _INLINE.sub(replacement, part.html)
    for digest in known:
        expect(f"the theme's inline script {digest}", seen.count(digest), 1)
