"""Check the code and the content in seconds, without a build."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from setup import PYTHON, ROOT, enter

_CODE = ("macros", "scripts", "tests")


def main() -> None:
    """Run all checks, whatever the first ones find; exit with 1 if any found an error."""
    parser = argparse.ArgumentParser(description=__doc__)
    on_github = "GITHUB_ACTIONS" in os.environ
    parser.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="github" if on_github else "text",
        help="how problems of the content are written; with json nothing else is on the output",
    )
    voice = parser.parse_args().format
    enter("check")
    ruff = [str(PYTHON), "-m", "ruff"]
    lint = ["check", "--quiet", *(["--output-format", "github"] if voice == "github" else [])]
    commands = [
        [*ruff, *lint, *_CODE],
        [*ruff, "format", "--check", "--quiet", *_CODE],
        [str(PYTHON), "-m", "alongside.check", "--format", voice],
    ]
    failed = False
    for command in commands:
        is_code = command[2] == "ruff"
        output = sys.stderr if is_code and voice == "json" else None
        failed |= subprocess.run(command, cwd=ROOT, stdout=output, check=False).returncode != 0
        if failed and "format" in command and is_code:
            print("Mend the code's layout with: .venv/bin/ruff format", file=sys.stderr)
    sys.exit(int(failed))


if __name__ == "__main__":
    main()
