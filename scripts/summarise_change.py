"""Say what a change does, in plain words: scripts/run.sh summarise_change BASE HEAD.

BASE and HEAD are two folders, each with a mkdocs.yml.
"""

from __future__ import annotations

import sys

from setup import enter


def main() -> None:
    """Compare the two folders that the command line names."""
    enter("site")
    from alongside.change import main as summarise

    sys.exit(summarise(sys.argv[1:]))


if __name__ == "__main__":
    main()
