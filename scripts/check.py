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
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="Other options go on to the check of the content: --config-file FILE",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "github", "gitlab"),
        default="github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text",
        help="how problems are written; with json and gitlab nothing else is on the output",
    )
    options, others = parser.parse_known_args()
    enter("check")
    voice = options.format
    ruff = [str(PYTHON), "-m", "ruff"]
    lint = ["check", "--quiet", *(["--output-format", "github"] if voice == "github" else [])]
    commands = [
        [*ruff, *lint, *_CODE],
        [*ruff, "format", "--check", "--quiet", *_CODE],
        [str(PYTHON), "-m", "alongside.check", "--format", voice, *others],
    ]
    found = [_finds_errors(command, voice) for command in commands]
    if found[1]:
        print("Mend the layout of the code with: .venv/bin/ruff format", file=sys.stderr)
    sys.exit(int(any(found)))


def _finds_errors(command: list[str], voice: str) -> bool:
    output = sys.stderr if voice in ("json", "gitlab") and "ruff" in command else None
    return subprocess.run(command, cwd=ROOT, stdout=output, check=False).returncode != 0


if __name__ == "__main__":
    main()
