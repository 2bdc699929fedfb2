"""Write a new file of the curriculum by questions: scripts/run.sh new [KIND]."""

from __future__ import annotations

import sys

from setup import ROOT, enter


def main() -> None:
    """Ask for what the file needs, and write it."""
    enter("site")
    from alongside.new_item import main as new

    sys.exit(new(["--config", str(ROOT / "mkdocs.yml"), *sys.argv[1:]]))


if __name__ == "__main__":
    main()
