"""Take back a story or a perspective at once: scripts/run.sh withdraw ID."""

from __future__ import annotations

import sys

from setup import ROOT, enter


def main() -> None:
    """Set the day in the file that the command line names."""
    enter("site")
    from alongside.withdraw import main as withdraw

    sys.exit(withdraw(["--config", str(ROOT / "mkdocs.yml"), *sys.argv[1:]]))


if __name__ == "__main__":
    main()
