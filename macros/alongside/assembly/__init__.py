"""From the domain to plans: which modules, which order, why, and how many minutes."""

from .tracks import (
    ESSENTIALS,
    Entry,
    Reason,
    Rule,
    Track,
    UnmetPrerequisite,
    assemble_tracks,
    order_modules,
)

__all__ = [
    "ESSENTIALS",
    "Entry",
    "Reason",
    "Rule",
    "Track",
    "UnmetPrerequisite",
    "assemble_tracks",
    "order_modules",
]
