"""Run every test, in a real browser too; what follows the command goes on to pytest."""

from __future__ import annotations

import os
import sys

from setup import PYTHON, ROOT, browser, enter


def main() -> None:
    """Set up, say which browser the tests drive, and become pytest."""
    enter("test")
    os.environ["ALONGSIDE_CHROMIUM"] = browser()
    os.chdir(ROOT)
    # `auto` counts the cores this process may use; a later -n on the command line wins.
    os.execv(PYTHON, [str(PYTHON), "-m", "pytest", "-n", "auto", *sys.argv[1:]])


if __name__ == "__main__":
    main()
