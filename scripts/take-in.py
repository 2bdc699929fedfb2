"""Take in stories and perspectives that people sent: scripts/run.sh take-in FILE..."""

from __future__ import annotations

import sys

from setup import ROOT, enter


def main() -> None:
    """Check each file that the command line names, and write it."""
    enter("site")
    from alongside.intake import main as take_in

    sys.exit(take_in(["--config", str(ROOT / "mkdocs.yml"), *sys.argv[1:]]))


if __name__ == "__main__":
    main()
