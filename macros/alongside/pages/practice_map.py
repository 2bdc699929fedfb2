"""The practice map: what the product has to make real, and what is met so far."""

from __future__ import annotations

from dataclasses import dataclass

from ..curriculum import Practice, Text
from .site import Site


@dataclass(frozen=True)
class Row:
    """A practice, with what serves it."""

    practice: Practice
    """The practice, with the tests that run its check."""
    items: tuple[tuple[str, Text], ...]
    """Kind and item of all that names it."""

    @property
    def is_met(self) -> bool:
        """Tell whether an item serves it and a test runs its check."""
        return bool(self.items and self.practice.checked_by)


def practice_rows(site: Site) -> tuple[Row, ...]:
    """Give the row of every practice, in order of number."""
    practices = sorted(site.library.practices.values(), key=lambda practice: practice.id)
    return tuple(Row(practice, site.serving(practice)) for practice in practices)
