"""Leave out of a page the scripts that have nothing to do on it."""

from __future__ import annotations

import re

NEEDS = {
    "random-story": ("<random-story",),
    "run-sheet": ("<al-run-sheet", 'class="copy"'),
    "room": ("<al-room",),
    "find-your-track": ("<find-your-track",),
    "filter-list": ("<filter-list",),
    "practice-check": ("<al-check",),
    "practice-scenario": ("<al-scenario",),
    "practice-cards": ("<al-sort", "<al-match"),
    "practice-note": ("<al-note",),
    "practice-self-check": ("<al-self-check",),
    "practice-print": ('<details class="answers"',),
    "progress": ("<al-done", "<al-track-progress", "<al-resume"),
    "journal": ("<al-journal",),
    "refresh": ("<al-refresh",),
    "completion": ("<al-completion",),
    "offer": ("<al-offer",),
}
"""What a page must hold for a script to be of use on it, by the script's name."""
_SCRIPT = re.compile(
    r'<script src="[^"]*assets/javascripts/(?P<name>[\w-]+)\.js" type="module"></script>\s*'
)


def only_needed(html: str, content: str) -> str:
    """Give a page without the scripts that find nothing in `content` to make better."""

    def kept(script: re.Match[str]) -> str:
        marks = NEEDS.get(script["name"])
        return script[0] if not marks or any(mark in content for mark in marks) else ""

    return _SCRIPT.sub(kept, html)
