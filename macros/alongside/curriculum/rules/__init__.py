"""The rules that hold for all content, each with a code.

Rules that need tracks are in `assembly.rules`; a page for each code is in `docs/reference/rules/`.
"""

from __future__ import annotations

from . import (
    activities,
    block_syntax,
    choices,
    consent,
    files,
    handouts,
    headings,
    html,
    identifying,
    links,
    names,
    offered,
    overlay,
    perspectives,
    practice,
    practice_parts,
    prose,
    provenance,
    references,
    sessions,
    steps,
    suppression,
    tailoring,
    withdrawal,
)
from .context import Context, Written
from .pages import DocsPages, read_pages
from .rule import Rule
from .suppression import without_suppressed

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *files.RULES,
            *references.RULES,
            *names.RULES,
            *links.RULES,
            *overlay.RULES,
            *files.OVERLAY_RULES,
            *block_syntax.RULES,
            *tailoring.RULES,
            *activities.RULES,
            *practice.RULES,
            *practice_parts.RULES,
            *choices.RULES,
            *sessions.RULES,
            *steps.RULES,
            *handouts.RULES,
            *headings.RULES,
            *prose.RULES,
            *html.RULES,
            *provenance.RULES,
            *consent.RULES,
            *perspectives.RULES,
            *identifying.RULES,
            *withdrawal.RULES,
            *offered.RULES,
            *suppression.RULES,
        ),
        key=lambda rule: rule.code,
    )
)
"""Every rule that needs no tracks, by code."""

__all__ = [
    "RULES",
    "Context",
    "DocsPages",
    "Rule",
    "Written",
    "read_pages",
    "without_suppressed",
]
