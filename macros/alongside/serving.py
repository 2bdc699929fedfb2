"""Keep the preview server answering, and show problems on its pages."""

from __future__ import annotations

import html as entities
import logging
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

_BODY = re.compile(r"<body\b[^>]*>")

log = logging.getLogger(f"mkdocs.plugins.{__name__}")


def alert(problems: Iterable[str]) -> str:
    """Give the HTML that names problems; nothing if there are none."""
    lines = "".join(f"<li><code>{entities.escape(problem)}</code></li>" for problem in problems)
    if not lines:
        return ""
    return (
        '<div role="alert" class="alongside-problems">'
        "<p><strong>The content has problems.</strong> "
        "This page shows the last version without them. It is updated when they are mended.</p>"
        f"<ul>{lines}</ul></div>"
    )


def with_alert(page: str, notice: str) -> str:
    """Put an alert at the beginning of a page's body."""
    return _BODY.sub(lambda body: body[0] + notice, page, count=1) if notice else page


def guarded(builder: Callable[..., Any], site: Path) -> Callable[..., None]:
    """Wrap a builder so that a failure becomes a page with an alert.

    The server holds every request until a build succeeds; so no build may fail.
    """

    def build(*arguments: Any, **options: Any) -> None:
        try:
            builder(*arguments, **options)
        except (Exception, SystemExit) as error:
            log.exception("The site could not be built again")
            what = f"{type(error).__name__}: {error}"
            page = (
                '<!doctype html><html lang="en"><head><meta charset="utf-8">'
                "<title>The site could not be built</title></head><body><h1>The site could not be "
                f"built</h1>{alert([what])}</body></html>"
            )
            site.mkdir(parents=True, exist_ok=True)
            for name in ("index.html", "404.html"):
                (site / name).write_text(page, "utf-8")

    return build
