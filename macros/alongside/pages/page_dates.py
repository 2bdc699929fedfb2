"""Date pages by their texts' last change: the day of a build says nothing about a text."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from .tailored_pages import BesidePage, ContentPage

UNKNOWN_DAY = "1970-01-01"
"""What stands for a day that is not known: to gzip (RFC 1952) the same as no time stamp."""


def date_pages(files: Files, changes: Mapping[str, date], base: Path) -> None:
    """Give each page the day on which its file last changed, by path below `base`.

    Call it before shells take over what their modules' pages know: paper names the day too.
    """
    for file in files.documentation_pages():
        if page := file.page:
            day = changes.get(_source_of(page, base))
            page.update_date = str(day or UNKNOWN_DAY)
            if day:
                page.meta["changed"] = str(day)


def _source_of(page: Page, base: Path) -> str:
    """Give the path of the file that a page is made from."""
    if isinstance(page, ContentPage):
        return page.item.document.path
    if isinstance(page, BesidePage):
        return page.page.session.document.path
    path = page.file.abs_src_path
    return Path(os.path.relpath(path, base)).as_posix() if path else ""


def without_unknown_days(sitemap: str) -> str:
    """Leave the days out of a sitemap that are not known."""
    return sitemap.replace(f"<lastmod>{UNKNOWN_DAY}</lastmod>", "")
