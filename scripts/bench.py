"""Measure what tailoring costs, as ratios within one run, and what a visit to the site costs.

Prints a table of figures and their bounds; the exit status is 1 if a bound is not met. Times are
CPU seconds (user and system) of whole builds on a memory file system where there is one. A first
visit is weighed in compressed bytes, and Lighthouse says how quick its mobile preset finds a page.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lighthouse import audit, served
from setup import PYTHON, ROOT, browser, enter, prepare

_MEMORY = Path("/dev/shm")
_LIGHTHOUSE = ROOT / "node_modules" / ".bin" / "lighthouse"
PARTS = ("builds", "documents", "visits")
"""What can be measured."""


def main() -> int:
    """Measure, print, and give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--repeat", type=int, default=3, help="builds of each kind; the median counts (default: 3)"
    )
    parser.add_argument("--part", choices=PARTS, help="only this part; all of them by default")
    options = parser.parse_args()
    enter("test")
    sys.path.insert(0, str(ROOT))
    figures = []
    for part, measure in {"builds": _builds, "documents": _documents, "visits": _visits}.items():
        if options.part in (None, part):
            for figure in measure(options.repeat):
                print(figure, flush=True)
                figures.append(figure)
    missed = [figure for figure in figures if not figure.is_met]
    print(f"{len(figures) - len(missed)} of {len(figures)} bounds met.")
    return 1 if missed else 0


def _builds(repeat: int) -> Iterator[Any]:
    from tests.bench.measuring import figures  # In the project's environment only.

    place = _MEMORY if _MEMORY.is_dir() else None
    print(
        f"Measuring in {'memory' if place else 'a temporary folder on disk'}. This takes minutes."
    )
    with tempfile.TemporaryDirectory(prefix="alongside-bench-", dir=place) as folder:
        yield from figures(Path(folder), repeat)


def _documents(_: int) -> Iterator[Any]:
    from tests.bench.documents import print_figures

    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as folder:
        yield from print_figures(Path(folder))


def _visits(_: int) -> Iterator[Any]:
    from tests.bench.visits import first_loads, performance

    prepare("verify")
    subprocess.run([str(PYTHON), str(ROOT / "scripts" / "build.py")], check=True)
    site, chromium = ROOT / "site", browser()
    with served(site) as address:
        yield from first_loads(site, address, chromium)
    audits = audit(site, _LIGHTHOUSE, chromium, ("performance",))
    yield from performance((each.page, each.scores["performance"]) for each in audits)


if __name__ == "__main__":
    sys.exit(main())
