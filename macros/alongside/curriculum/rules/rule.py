"""What a rule is: a code, a sentence, and a function that looks for what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ..problems import Problem, Severity

Check = Callable[[Any], Iterable[Problem]]
"""Looks at a context and gives what it finds."""


@dataclass(frozen=True)
class Rule:
    """One thing that holds for all content."""

    code: str
    """The code in messages and the name of its page: `AL` and three digits."""
    name: str
    """A short name in small letters and hyphens."""
    severity: Severity
    """How much a problem weighs, unless the rule's page says otherwise."""
    summary: str
    """What holds, in one sentence."""
    check: Check | None = None
    """Finds the problems; nothing where reading the files or running the macros finds them."""

    protects_readers: bool = False
    """Whether it keeps harm from readers' browsers, and so can never be set aside."""

    @property
    def may_be_suppressed(self) -> bool:
        """Tell whether a file can set the rule aside with a reason: most of 3xx to 6xx."""
        return self.code[2] in "3456" and not self.protects_readers
