"""Build the site, and check the HTML of every page with the Nu HTML checker."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from urllib.parse import unquote, urlsplit

from setup import PYTHON, ROOT, enter

_CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
_PLACES_SHOWN = 3

THEME_DEFECTS: tuple[str, ...] = ()
"""Messages, word for word, that the theme's own templates cause on every page."""


def check_html(site: Path) -> dict[str, list[str]]:
    """Give each error that the checker finds, with the places where it stands."""
    command = ["java", "-Xss8m", "-jar", str(_CHECKER)]
    options = ["--format", "json", "--errors-only", "--exit-zero-always", "--skip-non-html"]
    done = subprocess.run(
        [*command, *options, str(site)], capture_output=True, text=True, check=False
    )
    # The report goes to the error output, and nowhere else if the checker itself fails.
    try:
        messages = json.loads(done.stderr or done.stdout)["messages"]
    except (ValueError, KeyError):
        sys.exit(f"The Nu HTML checker failed:\n{done.stdout}{done.stderr}")
    found = defaultdict(list)
    for message in messages:
        path = Path(unquote(urlsplit(message.get("url", "")).path))
        name = path.relative_to(site) if path.is_relative_to(site) else path
        place = f"{name}:{message.get('lastLine', 0)}:{message.get('firstColumn', 0)}"
        found[message["message"]].append(place)
    return dict(found)


def report(found: dict[str, list[str]], pages: int) -> bool:
    """Print what was found, the most frequent first; tell whether anything is left to mend."""
    left = 0
    for message, places in sorted(found.items(), key=lambda item: -len(item[1])):
        known = message in THEME_DEFECTS
        left += 0 if known else len(places)
        print(f"{len(places)} x {message}{' (known defect of the theme)' if known else ''}")
        for place in places[:_PLACES_SHOWN] if not known else ():
            print(f"    {place}")
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
