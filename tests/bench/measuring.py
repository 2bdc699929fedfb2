"""Measure builds of synthetic curricula against each other and against the plain theme."""

from __future__ import annotations

import os
import re
import shutil
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.support.capture import capture
from tests.support.naive import NaiveTrack, write_tailored, write_untailored
from tests.support.synthetic import Size, module_id, roles_of, write_config, write_project

LABELS = {"chang-2019": "Chang and others, 2019"}
_CONVERTED = re.compile(r"Converted texts: (.*)\. Tailored pages: (\d+)\.")


@dataclass(frozen=True)
class Figure:
    """One measurement and its bound."""

    name: str
    """What was measured."""
    value: float
    """The figure."""
    bound: float
    """The most that it may be."""
    detail: str = ""
    """What it comes from."""

    @property
    def is_met(self) -> bool:
        """Tell whether the figure is within its bound."""
        return self.value <= self.bound

    def __str__(self) -> str:
        """Give the line of the table."""
        met = "met" if self.is_met else "NOT MET"
        return f"{self.name:<58} {self.value:8.3f} {self.bound:8.3f}  {met:<8} {self.detail}"


@dataclass(frozen=True)
class Built:
    """A build that was measured."""

    seconds: float
    """Its CPU time, user and system."""
    output: str
    """What it printed."""

    def converted(self) -> dict[str, int]:
        """Give how many texts of each kind it converted."""
        found = _CONVERTED.search(self.output)
        assert found, self.output
        if found[1] == "none":
            return {}
        return {kind: int(count) for kind, count in (each.split() for each in found[1].split(", "))}

    def tailored(self) -> int:
        """Give how many tailored pages it wrote."""
        found = _CONVERTED.search(self.output)
        assert found, self.output
        return int(found[2])


def figures(folder: Path, repeat: int) -> Iterator[Figure]:
    """Measure everything, each figure as soon as it is there."""
    size = Size()
    ours, stock = folder / "ours", folder / "stock"
    write_project(ours, size)
    write_stock(ours, stock, size)
    yield from against_stock(ours, stock, repeat)
    yield from conversions(ours, size)
    more = folder / "more"
    write_project(more, Size(roles=5, departments=9))
    yield from twice_the_tracks(ours, more, repeat)
    shutil.rmtree(stock)
    few, many = folder / "few", folder / "many"
    write_project(few, Size(modules=100, roles=8, departments=9, is_divided=True))
    write_project(many, Size(modules=400, roles=8, departments=9, is_divided=True))
    yield from four_times_the_modules(few, many, repeat)


def against_stock(ours: Path, stock: Path, repeat: int) -> Iterator[Figure]:
    """Compare a cold build with the plain theme's build of the same pages, in pairs."""
    pairs = [(cold(ours).seconds, cold(stock).seconds) for _ in range(repeat)]
    ratios = [mine / other for mine, other in pairs]
    detail = "; ".join(f"{mine:.2f} s / {other:.2f} s" for mine, other in pairs)
    yield Figure("whole build / plain theme with pruning", statistics.median(ratios), 0.15, detail)


def conversions(ours: Path, size: Size) -> Iterator[Figure]:
    """Count conversions: one for each module, and after an edit of one module one."""
    first = cold(ours).converted().get("modules", 0) - 1
    yield Figure("conversions of modules / modules", first / size.modules, 1.0)
    edited = ours / "curricula" / "modules" / f"{module_id(3)}.md"
    text = edited.read_text("utf-8")
    edited.write_text(text.replace("If I see it", "If I hear it"), "utf-8")
    again = sum(warm(ours).converted().values())
    edited.write_text(text, "utf-8")
    yield Figure("conversions after an edit of one module", again, 1)


def twice_the_tracks(ours: Path, more: Path, repeat: int) -> Iterator[Figure]:
    """Compare twice as many tracks with the first ones, by whole builds and by page."""
    pairs = [(cold(more).seconds, cold(ours).seconds) for _ in range(repeat)]
    ratio = statistics.median(mine / other for mine, other in pairs)
    detail = "; ".join(f"{mine:.2f} s / {other:.2f} s" for mine, other in pairs)
    yield Figure("2,400 tailored pages / 1,200", ratio, 1.5, detail)
    (few, seconds), (many, longer) = splicing(ours, repeat), splicing(more, repeat)
    milliseconds = 1000 * (longer - seconds) / (many - few)
    detail = f"{few} pages {1000 * seconds:.0f} ms, {many} pages {1000 * longer:.0f} ms"
    yield Figure("a further tailored page, in ms", milliseconds, 0.2, detail)


def four_times_the_modules(few: Path, many: Path, repeat: int) -> Iterator[Figure]:
    """Compare 400 modules with 100, in the tracks of 8 roles and 9 departments."""
    pairs = [(cold(many), cold(few)) for _ in range(repeat)]
    ratio = statistics.median(mine.seconds / other.seconds for mine, other in pairs)
    pages = f"{pairs[0][0].tailored()} / {pairs[0][1].tailored()} tailored pages"
    detail = "; ".join(f"{mine.seconds:.2f} s / {other.seconds:.2f} s" for mine, other in pairs)
    yield Figure("400 modules / 100 modules", ratio, 4.5, f"{detail}; {pages}")


def splicing(project: Path, repeat: int) -> tuple[int, float]:
    """Give number and least CPU seconds of choosing, filling and writing all tailored pages."""
    here = Path.cwd()
    os.chdir(project)
    try:
        config = load_config(str(project / "mkdocs.yml"))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        tailored = config.plugins["alongside"].tailored
        times = []
        for _ in range(repeat):
            start = time.process_time()
            count = tailored.write()
            times.append(time.process_time() - start)
        return count, min(times)
    finally:
        os.chdir(here)


def write_stock(ours: Path, stock: Path, size: Size) -> None:
    """Write the same pages as plain Markdown, for the theme without the engine."""
    twin = ours.with_name("captured")
    shutil.copytree(ours, twin)
    captured = capture(twin)
    cold(twin)
    texts = {
        path.relative_to(captured).as_posix(): path.read_text("utf-8")
        for path in sorted(captured.rglob("*.md"))
    }
    shutil.rmtree(twin)
    shutil.copytree(ours / "docs", stock / "docs")
    write_untailored(
        stock / "docs",
        {path: text for path, text in texts.items() if not path.startswith("tracks/")},
        LABELS,
    )
    names = tuple(module_id(number) for number in range(size.modules))
    modules = {name: texts[f"modules/{name}.md"] for name in names}
    write_tailored(stock / "docs", list(tracks_of(ours, names)), modules, LABELS)
    write_config(stock, plugins={}, extensions={"alongside.blocks": roles_of(ours)})


def tracks_of(project: Path, modules: tuple[str, ...]) -> Iterator[NaiveTrack]:
    """Give every track of a project in which each track has all modules."""
    import yaml

    def ids(name: str) -> list[str | None]:
        path = project / "curricula" / "vocabulary" / f"{name}.yml"
        return [None, *(entry["id"] for entry in yaml.safe_load(path.read_text("utf-8")))]

    for role in ids("roles"):
        for department in ids("departments"):
            path = "/".join(each for each in (role, department) if each) or "essentials"
            yield NaiveTrack(path, path, role, department, modules)


def cold(project: Path) -> Built:
    """Build without anything kept from before."""
    for kept in ("site", ".cache"):
        shutil.rmtree(project / kept, ignore_errors=True)
    return warm(project)


def warm(project: Path) -> Built:
    """Build, and measure the CPU time of the process that does.

    Python may keep what it compiles, as it does unless told otherwise: the theme's own modules
    were compiled when they were installed, so both sides start alike from their second build.
    """
    read, write = os.pipe()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", "mkdocs", "build", "--config-file", str(project / "mkdocs.yml")],
        environment,
        file_actions=[(os.POSIX_SPAWN_DUP2, write, 1), (os.POSIX_SPAWN_DUP2, write, 2)],
    )
    os.close(write)
    with os.fdopen(read, encoding="utf-8", errors="replace") as pipe:
        output = pipe.read()
    _, status, usage = os.wait4(child, 0)
    if status:
        raise RuntimeError(f"the build of {project.name} failed:\n{output}")
    return Built(usage.ru_utime + usage.ru_stime, output)
