"""Check all content, and say what is wrong so that the person who wrote it can mend it.

Run as `python -m alongside.check`.
"""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from .assembly import Track, assemble_tracks
from .assembly.rules import RULES as TRACK_RULES
from .assembly.rules import TracksContext
from .curriculum import ContentError, Library, Problem, Severity, load, without_withdrawn
from .curriculum.rules import RULES as CONTENT_RULES
from .curriculum.rules import (
    Context,
    DocsPages,
    Rule,
    Written,
    read_pages,
    without_suppressed,
)
from .curriculum.rules.reports import REPORTERS
from .macro_check import MACRO_RULES, render_all
from .pages import Site, made_pages
from .pages.tailored_site import track_address
from .settings import Project, add_config, read_never_commit, read_project

__all__ = ["RULES", "Examined", "Project", "examine", "main", "read_project"]

RULES: tuple[Rule, ...] = tuple(
    sorted((*CONTENT_RULES, *TRACK_RULES, *MACRO_RULES), key=lambda rule: rule.code)
)
"""Every rule, by code."""


@dataclass(frozen=True)
class Examined:
    """What an examination gives."""

    library: Library | None
    """The valid items, without a trace of what was withdrawn; nothing if the organisation file or
    the verbs cannot be used."""
    tracks: Mapping[str, Track] = field(default_factory=dict)
    """Every track by path."""
    problems: tuple[Problem, ...] = ()
    """What is wrong, in reading order."""
    pages: tuple[Written, ...] = ()
    """The pages around the curriculum."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Give the problems that end a build."""
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def summary(self) -> str:
        """Say in a sentence what was checked, and how it went."""
        counts = [(len(self.tracks), "track"), (len(self.pages), "page")]
        if library := self.library:
            counts = [
                (len(library.modules), "module"),
                (len(library.stories), "story"),
                (len(library.sessions), "session"),
                (len(library.perspectives), "perspective"),
                *counts,
            ]
        found = [
            _counted(sum(p.severity is severity for p in self.problems), severity.value)
            for severity in (Severity.ERROR, Severity.WARNING)
        ]
        checked = ", ".join(_counted(*count) for count in counts)
        return f"Checked {checked}: {found[0]}, {found[1]}."


def _counted(number: int, noun: str) -> str:
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun.removesuffix('y') + 'ies' if noun.endswith('y') else noun + 's'}"


def examine(project: Project, today: datetime.date) -> Examined:
    """Load a project and look at it with every rule; nothing is raised for bad content."""
    loaded = load(project.roots, project.base)
    docs = read_pages(project.docs, project.base) if project.docs else DocsPages()
    if loaded.library is None:
        return Examined(None, problems=_in_order((*loaded.problems, *docs.problems)))
    shown = without_withdrawn(loaded.library)
    tracks = assemble_tracks(shown.published(project.visibility))
    site = Site(shown, tracks, project.visibility)
    files = docs.files | {f"{track_address(track)}index.md" for track in site.full_tracks}
    files |= {made.src_uri for made in made_pages(site)}
    never, unread = _never_commit(project.base)
    context = Context(loaded.library, today, project.visibility, docs.pages, files, never)
    rendered = render_all(context, site)
    context = replace(context, finished=rendered.finished)
    found = (*rendered.problems, *_found(context, tracks))
    problems = (*loaded.problems, *docs.problems, *unread, *found)
    kept = without_suppressed(problems, context, {rule.code: rule for rule in RULES})
    return Examined(shown, tracks, _in_order(kept), docs.pages)


def _never_commit(base: Path) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Give the names that are never committed, and why the list of them cannot be read."""
    try:
        return read_never_commit(base), ()
    except ContentError as error:
        return (), error.problems


def _found(context: Context, tracks: Mapping[str, Track]) -> Iterator[Problem]:
    for rule in CONTENT_RULES:
        if rule.check:
            yield from rule.check(context)
    tracks_context = TracksContext(context.library, tracks)
    for rule in TRACK_RULES:
        if rule.check:
            yield from rule.check(tracks_context)


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Check a project, print what was found, and give the exit status: 1 for errors, else 0."""
    parser = argparse.ArgumentParser(prog="python -m alongside.check", description=__doc__)
    add_config(parser)
    parser.add_argument(
        "--format",
        choices=sorted(REPORTERS),
        default="github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text",
        help="how problems are written (default: text; github in GitHub Actions)",
    )
    options = parser.parse_args(arguments)
    try:
        examined = examine(read_project(options.config), datetime.date.today())
    except ContentError as error:
        examined = Examined(None, problems=error.problems)
    report = REPORTERS[options.format](examined.problems)
    if report:
        print(report)
    if options.format not in ("json", "gitlab"):
        print(examined.summary, file=sys.stderr if examined.errors else sys.stdout)
    return 1 if examined.errors else 0


if __name__ == "__main__":
    sys.exit(main())
