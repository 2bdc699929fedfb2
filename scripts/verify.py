"""Build the site, and check the HTML of every page with the Nu HTML checker."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from setup import PYTHON, ROOT, enter

_CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
_PLACES_SHOWN = 3

THEME_DEFECTS: tuple[tuple[str, str], ...] = (
    # Two hidden checkboxes open the menu and the search. Firefox would restore their state on
    # a reload, and the theme keeps it from that with an attribute made for text fields.
    (
        "Attribute “autocomplete” is only allowed when the input type is “color”, “date”, "
        "“datetime-local”, “email”, “hidden”, “month”, “number”, “password”, “range”, “search”, "
        "“tel”, “text”, “time”, “url”, or “week”.",
        '<input class="md-toggle" data-md-toggle=',
    ),
    # A section of the menu is no stop of the tab key, and its attribute for that stays empty.
    (
        "Bad value “” for attribute “tabindex” on element “label”: "
        "The empty string is not a valid integer.",
        '<label class="md-nav__link',
    ),
    # The heading of the contents list names a checkbox that is only there on pages in the menu.
    (
        "The value of the “for” attribute of the “label” element must be the ID of a "
        "non-hidden form control.",
        '<label class="md-nav__title" for="__toc">',
    ),
)
"""Errors of the theme's own templates: the message, word for word, and how the element begins."""


@dataclass(frozen=True)
class HtmlError:
    """What the checker says of one element."""

    message: str
    """What is wrong."""
    element: str
    """The source that it points to."""
    place: str
    """Path within the site, line and column."""

    @property
    def is_of_the_theme(self) -> bool:
        """Tell whether it is a known defect of the theme, rather than of this project."""
        return any(
            self.message == message and self.element.startswith(start)
            for message, start in THEME_DEFECTS
        )


def check_html(site: Path) -> list[HtmlError]:
    """Give all errors that the checker finds in the pages of a site."""
    command = ["java", "-Xss8m", "-jar", str(_CHECKER)]
    options = ["--format", "json", "--errors-only", "--exit-zero-always", "--skip-non-html"]
    done = subprocess.run(
        [*command, *options, str(site)], capture_output=True, text=True, check=False
    )
    try:
        # The checker writes its report on the error output.
        messages = json.loads(done.stderr)["messages"]
    except (ValueError, KeyError):
        sys.exit(f"The Nu HTML checker failed:\n{done.stdout}{done.stderr}")
    return [_error(site, message) for message in messages]


def _error(site: Path, message: dict[str, Any]) -> HtmlError:
    path = Path(unquote(urlsplit(message.get("url", "")).path))
    name = path.relative_to(site) if path.is_relative_to(site) else path
    start, length = message.get("hiliteStart", 0), message.get("hiliteLength", 0)
    return HtmlError(
        message["message"],
        message.get("extract", "")[start : start + length],
        f"{name}:{message.get('lastLine', 0)}:{message.get('firstColumn', 0)}",
    )


def report(errors: list[HtmlError], pages: int) -> bool:
    """Print each message with its number, the most frequent first; tell if any is to be mended."""
    groups = defaultdict(list)
    for error in errors:
        groups[error.is_of_the_theme, error.message].append(error.place)
    for (is_known, message), places in sorted(groups.items(), key=lambda item: -len(item[1])):
        print(f"{len(places)} x {message}{' (known defect of the theme)' if is_known else ''}")
        for place in [] if is_known else places[:_PLACES_SHOWN]:
            print(f"    {place}")
    left = sum(not error.is_of_the_theme for error in errors)
    print(f"Checked the HTML of {pages} pages: {left} errors to mend.")
    return left > 0


def main() -> None:
    """Build, check, and exit with 1 if a page has an error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-build", action="store_true", help="check site/ as it is")
    options = parser.parse_args()
    enter("verify")
    if not options.no_build:
        build = [str(PYTHON), str(ROOT / "scripts" / "build.py")]
        if subprocess.run(build, check=False).returncode:
            sys.exit(1)
    site = ROOT / "site"
    pages = sum(1 for _ in site.rglob("*.html"))
    if not pages:
        sys.exit("site/ holds no page: build it first with 'make build'.")
    sys.exit(int(report(check_html(site), pages)))


if __name__ == "__main__":
    main()
