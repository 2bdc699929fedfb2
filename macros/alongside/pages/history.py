"""Say when files last changed, as far as git knows."""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Mapping
from pathlib import Path

_COMMAND = (
    "git",
    "-c",
    "log.showSignature=false",
    "log",
    "--no-renames",
    "--name-only",
    "--relative",
    "--decorate=short",
    "--format=%x01%cs %D",
    "-z",
)
_COMMIT = "\x01"
_CUT_OFF = "grafted"


def last_changes(folder: Path) -> Mapping[str, datetime.date]:
    """Give the day of the last commit that touched each file below a folder, by path in it.

    All files are asked for in one call. Gives nothing without git, outside of a repository, and
    for files whose history was not fetched: where a shallow copy is cut off, git would name the
    day of that cut for all of them.
    """
    try:
        done = subprocess.run(_COMMAND, cwd=folder, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return {}
    days: dict[str, datetime.date] = {}
    unknown: set[str] = set()
    for commit in done.stdout.decode("utf-8", "surrogateescape").split(_COMMIT)[1:]:
        head, _, names = commit.partition("\x00")
        day, _, marks = head.partition(" ")
        paths = [path for path in names.strip("\n\x00").split("\x00") if path]
        if _CUT_OFF in marks.split(", "):
            unknown.update(path for path in paths if path not in days)
        else:
            for path in paths:
                if path not in unknown:
                    days.setdefault(path, datetime.date.fromisoformat(day))
    return days
