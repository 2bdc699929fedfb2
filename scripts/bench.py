"""Measure what tailoring costs, as ratios within one run.

Prints a table of figures and their bounds; the exit status is 1 if a bound is not met. Times are
CPU seconds (user and system) of whole builds on a memory file system where there is one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from setup import ROOT, enter

_MEMORY = Path("/dev/shm")


def main() -> int:
    """Measure, print, and give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--repeat", type=int, default=3, help="builds of each kind; the median counts (default: 3)"
    )
    options = parser.parse_args()
    enter("check")
    sys.path.insert(0, str(ROOT))
    from tests.bench.measuring import measure_all  # In the project's environment only.

    place = _MEMORY if _MEMORY.is_dir() else None
    print(
        f"Measuring in {'memory' if place else 'a temporary folder on disk'}. This takes minutes."
    )
    with tempfile.TemporaryDirectory(prefix="alongside-bench-", dir=place) as folder:
        figures = measure_all(
            Path(folder), options.repeat, report=lambda figure: print(figure, flush=True)
        )
    missed = [figure for figure in figures if not figure.is_met]
    print(f"{len(figures) - len(missed)} of {len(figures)} bounds met.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
