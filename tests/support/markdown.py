"""Convert Markdown as the site does, without building a site."""

from __future__ import annotations

import markdown
from bs4 import BeautifulSoup

_EXTENSIONS = {
    "alongside.blocks": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "tables": {},
    "toc": {},
    "pymdownx.details": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
}


def soup_of(text: str) -> BeautifulSoup:
    """Convert a text with the extensions of the site, and parse what comes out."""
    html = markdown.markdown(text, extensions=list(_EXTENSIONS), extension_configs=_EXTENSIONS)
    return BeautifulSoup(html, "lxml")
