"""Measure what all documents of the real site cost: made for the first time, changed, unchanged."""

from __future__ import annotations

import re
import resource
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measuring import Figure
from tests.support.projects import Project, copy_project

MOST_OF_THE_FIRST = 0.05
"""What a run in which nothing changed may take, of a first one."""
_MADE = re.compile(r"Made (\d+) documents in .*, kept (\d+)\.")


@dataclass(frozen=True)
class PrintRun:
    """A build with all documents."""

    cpu: float
    """CPU seconds, user and system, of all its processes."""
    seconds: float
    """Seconds by the clock."""
    made: int
    """The documents that it made."""
    kept: int
    """Those that it kept."""


def print_figures(folder: Path) -> Iterator[Figure]:
    """Compare `make print` of everything with one after which nothing, or one text, changed."""
    project = copy_project(folder / "project")
    first, again = print_all(project), print_all(project)
    detail = f"{first.made} documents: {_times(first)}; unchanged: {_times(again)}"
    yield Figure("documents: unchanged / first", again.cpu / first.cpu, MOST_OF_THE_FIRST, detail)
    yield Figure("  documents made again without a change", again.made, 0)
    project.edit("curricula/modules/keep-going.md", "## Reflect", "## Look back")
    edited = print_all(project)
    detail = f"{edited.made} made, {edited.kept} kept: {_times(edited)}"
    # A module is part of every track that holds it: more than its own documents change.
    yield Figure("documents: one module edited / first", edited.cpu / first.cpu, 1.0, detail)


def print_all(project: Project) -> PrintRun:
    """Build a project and make its documents, and measure both together."""
    shutil.rmtree(project.site, ignore_errors=True)
    before, start = _cpu(), time.monotonic()
    for done in (project.build(), project.run("alongside.printing")):
        if done.returncode:
            raise RuntimeError(f"{done.args}: {done.stdout}{done.stderr}")
    found = _MADE.search(done.stdout)
    assert found, done.stdout
    return PrintRun(_cpu() - before, time.monotonic() - start, int(found[1]), int(found[2]))


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _times(run: PrintRun) -> str:
    return f"{run.cpu:.1f} s of CPU, {run.seconds:.1f} s by the clock"
