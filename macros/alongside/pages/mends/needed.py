"""Leave out of a page the scripts and stylesheets that have nothing to do on it."""

from __future__ import annotations

import re
from collections.abc import Mapping

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
    "progress": ("<al-done", "<al-track-progress", "<al-resume"),
    "journal": ("<al-journal",),
    "refresh": ("<al-refresh",),
    "completion": ("<al-completion",),
    "offer": ("<al-offer",),
}
"""What a page must hold for a script to be of use on it, by the script's name."""
STYLES = {
    "home": ('class="home-head"',),
    "offer": ("<al-offer",),
    "sessions": (
        *("run-sheet-frame", "room__sheet"),
        *('class="handout', 'class="brief', 'class="faces'),
    ),
}
"""The same for the stylesheets in `assets/stylesheets/pages/`, each of which styles one kind."""
_SCRIPT = re.compile(
    r'<script src="[^"]*assets/javascripts/(?P<name>[\w-]+)\.js" type="module"></script>\s*'
)
_STYLE = re.compile(
    r'<link rel="stylesheet" href="[^"]*assets/stylesheets/pages/(?P<name>[\w-]+)\.css">\s*'
)


def only_needed(html: str, content: str) -> str:
    """Give a page without the scripts and stylesheets that find nothing to do in `content`."""

    def kept(found: re.Match[str], needs: Mapping[str, tuple[str, ...]]) -> str:
        marks = needs.get(found["name"])
        return found[0] if not marks or any(mark in content for mark in marks) else ""

    html = _SCRIPT.sub(lambda found: kept(found, NEEDS), html)
    return _STYLE.sub(lambda found: kept(found, STYLES), html)
