"""What is wrong in the content, said so that the person who wrote it can mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a problem weighs."""

    ERROR = "error"
    """Ends the check and the build with exit status 1."""
    WARNING = "warning"
    """Is reported and lets the build go on."""


class Place(NamedTuple):
    """A point in a file: where a reader of the message looks."""

    path: str
    """The file, relative to the project's folder, with forward slashes."""
    line: int = 1
    """Line number, counted from 1."""
    column: int = 1
    """Column number, counted from 1."""


@dataclass(frozen=True, order=True)
class Problem:
    """One finding of a rule, at one place."""

    place: Place
    """Where it stands."""
    code: str
    """The rule's code, such as `AL201`."""
    message: str
    """What is wrong, with the value that is wrong in double quotes; no full stop."""
    help: str
    """What to do about it: one or two sentences, full stop included."""
    severity: Severity = Severity.ERROR
    """Whether it ends the build."""

    @property
    def is_error(self) -> bool:
        """Tell whether this problem ends the build."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        """Give the line that is printed: `path:line:column CODE message - help`.

        What people wrote is quoted in it: no character of it breaks the line or steers a terminal.
        """
        place = self.place
        head = f"{place.path}:{place.line}:{place.column} {self.code}"
        label = "" if self.is_error else "warning: "
        whole = f"{head} {label}{self.message} - {self.help}"
        return "".join(
            sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in whole
        )


class ContentError(Exception):
    """Raised where content cannot be used; holds every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in reading order."""
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def nearest(value: str, allowed: Iterable[str]) -> str:
    """Give ` Did you mean "x"?` for the most similar allowed value, or nothing."""
    matches = difflib.get_close_matches(value, [str(each) for each in allowed], n=1, cutoff=0.6)
    return f' Did you mean "{matches[0]}"?' if matches else ""
