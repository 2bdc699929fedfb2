"""Date pages by their texts' last change: the day of a build says nothing about a text."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from mkdocs.structure.files import Files

from .tailored_pages import ContentPage

UNKNOWN_DAY = "1970-01-01"
"""What stands for a day that is not known: to gzip (RFC 1952) the same as no time stamp."""


def date_pages(files: Files, changes: Mapping[str, date], base: Path) -> None:
    """Give each page the day on which its file last changed, by path below `base`."""
    for file in files.documentation_pages():
        page = file.page
        if isinstance(page, ContentPage):
            page.update_date = str(changes.get(page.item.document.path, UNKNOWN_DAY))
        elif page:
            path = Path(os.path.relpath(file.abs_src_path, base)) if file.abs_src_path else Path()
            page.update_date = str(changes.get(path.as_posix(), UNKNOWN_DAY))


def without_unknown_days(sitemap: str) -> str:
    """Leave the days out of a sitemap that are not known."""
    return sitemap.replace(f"<lastmod>{UNKNOWN_DAY}</lastmod>", "")
