"""Build the site and its documents, check all of them, and audit one page of each kind.

The HTML of all pages is checked by the Nu HTML checker, all PDFs by two checkers of PDF/UA-1, all
EPUBs by EPUBCheck and Ace; Lighthouse audits accessibility and best practices.
"""

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

from documents import check_documents
from lighthouse import WHOLE, audit
from setup import PYTHON, ROOT, browser, enter

_CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
_LIGHTHOUSE = ROOT / "node_modules" / ".bin" / "lighthouse"
_ACE = ROOT / "node_modules" / ".bin" / "ace-puppeteer"
_PLACES_SHOWN = 3


@dataclass(frozen=True)
class HtmlError:
    """What the checker says of one element."""

    message: str
    """What is wrong."""
    place: str
    """Path within the site, line and column."""


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
    place = f"{name}:{message.get('lastLine', 0)}:{message.get('firstColumn', 0)}"
    return HtmlError(message["message"], place)


def report(errors: list[HtmlError], pages: int) -> bool:
    """Print each message with its number, the most frequent first; tell if there is any."""
    groups = defaultdict(list)
    for error in errors:
        groups[error.message].append(error.place)
    for message, places in sorted(groups.items(), key=lambda item: -len(item[1])):
        print(f"{len(places)} x {message}")
        for place in places[:_PLACES_SHOWN]:
            print(f"    {place}")
    print(f"Checked the HTML of {pages} pages: {len(errors)} errors.")
    return bool(errors)


def report_audits(site: Path) -> bool:
    """Print what Lighthouse says, and tell whether a page falls short of 100."""
    falls_short = False
    for each in audit(site, _LIGHTHOUSE, browser(), WHOLE):
        scores = ", ".join(f"{name} {score}" for name, score in each.scores.items())
        findings = f" ({', '.join(each.findings)})" if each.findings else ""
        print(f"Lighthouse /{each.page}: {scores}{findings}", flush=True)
        falls_short |= bool(each.misses())
    return falls_short


def main() -> None:
    """Build, check, and exit with 1 if a page has an error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-build", action="store_true", help="check site/ as it is")
    options = parser.parse_args()
    enter("verify")
    if not options.no_build:
        build = [str(PYTHON), str(ROOT / "scripts" / "print.py")]
        if subprocess.run(build, check=False).returncode:
            sys.exit(1)
    site = ROOT / "site"
    pages = sum(1 for _ in site.rglob("*.html"))
    if not pages:
        sys.exit("site/ holds no page: build it first with 'make print'.")
    has_errors = report(check_html(site), pages)
    has_errors |= check_documents(site, _ACE, browser())
    sys.exit(int(report_audits(site) or has_errors))


if __name__ == "__main__":
    main()
