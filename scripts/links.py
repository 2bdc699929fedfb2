"""Look up every outside address that the site links to and every source that it cites.

This needs the network and other people's servers, so it runs weekly and is no test. An address
that is gone ends it with 1; one that would not answer a program is listed for a person to open.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from setup import ENVIRONMENT, PYTHON, ROOT, enter

_GONE = ("404 ", "410 ")
"""How linkchecker's result begins when there is no such page."""
_NEVER_THERE = ("example.org", "example.com", "localhost", "127.0.0.1")
"""Hosts that stand for the adopter's own."""


@dataclass(frozen=True)
class Finding:
    """What came of looking up an address that gave no page."""

    address: str
    """The address."""
    result: str
    """The server's answer, or why there was none."""

    @property
    def is_gone(self) -> bool:
        """Tell whether there is no such page or host, rather than a closed door."""
        return self.result.startswith(_GONE) or "NameResolutionError" in self.result


def addresses_of(site: Path) -> set[str]:
    """Give the outside addresses on the pages of a built site, without their anchors."""
    from lxml import html  # In the project's environment only.

    found = set()
    for path in site.rglob("*.html"):
        for element in html.document_fromstring(path.read_bytes()).iter("a", "img"):
            address = urldefrag(element.get("href") or element.get("src") or "").url
            host = urlsplit(address).hostname or ""
            if address.startswith(("https://", "http://")) and not host.endswith(_NEVER_THERE):
                found.add(address)
    return found


def addresses_of_sources() -> set[str]:
    """Give the addresses of all sources, cited on a page or not."""
    from alongside.curriculum import load

    sources = load([ROOT / "curricula"], ROOT).library.sources.values()
    dois = {f"https://doi.org/{source.doi}" for source in sources if source.doi}
    return dois | {source.url for source in sources if source.url}


def look_up(addresses: Iterable[str]) -> list[Finding]:
    """Ask for each address, and give those that brought no page."""
    command = [str(ENVIRONMENT / "bin" / "linkchecker"), "--stdin", "--check-extern"]
    options = ["--recursion-level=0", "--no-warnings", "--no-status", "--timeout=60"]
    done = subprocess.run(
        [*command, *options, "--output=csv/utf-8"],
        input="\n".join(sorted(addresses)),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        sys.exit(f"linkchecker failed:\n{done.stdout}{done.stderr}")
    lines = [line for line in done.stdout.splitlines() if line and not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter=";")
    return [Finding(row["urlname"], row["result"]) for row in rows if row["valid"] != "True"]


def main() -> None:
    """Build the site, look up its addresses and the sources', and print what to mend."""
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    enter("check")
    if subprocess.run([str(PYTHON), str(ROOT / "scripts" / "build.py")], check=False).returncode:
        sys.exit(1)
    addresses = addresses_of(ROOT / "site") | addresses_of_sources()
    found = look_up(addresses)
    gone = [each for each in found if each.is_gone]
    for title, group in (
        ("Gone: mend or replace these", gone),
        ("No answer to a program: open these by hand", [e for e in found if not e.is_gone]),
    ):
        if group:
            print(f"{title}\n" + "\n".join(f"  {each.address}  {each.result}" for each in group))
    print(f"Looked up {len(addresses)} outside addresses: {len(gone)} gone.")
    sys.exit(int(bool(gone)))


if __name__ == "__main__":
    main()
