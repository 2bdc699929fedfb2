"""What authors may call about single items, and lists of them by any field."""

from __future__ import annotations

from typing import Any

from ..curriculum import UnknownAudience
from .filters import matching
from .here import Here, pick
from .markdown_text import Markdown, escape


def track(here: Here, path: str) -> Markdown:
    """List the modules of a track in order, with minutes, links to the tailored pages and sessions.

    `path` is a role, a department, both, a journey or "essentials": "people-manager/engineering".
    """
    try:
        path = here.site.library.audience(path).path
    except UnknownAudience:
        path = path.strip()
    found = pick({each.path: each for each in here.site.full_tracks}, path, "track")
    known = here.site.library.sessions
    sessions = [(each.week, known[each.id]) for each in found.sessions if each.id in known]
    return here.render("track", track=found, sessions=sessions)


def modules(here: Here, **fields: Any) -> Markdown:
    """List modules with minutes and summary; all of them, or those that fit every field.

    For example `competency="ally-action"`, `level=1`, `role="ic"`, `department="design"`,
    `practice=6`. Any field of a module can be named; where a field is a list, one entry must fit.
    """
    items = matching(here.site.library, "modules", here.site.modules, fields)
    return here.render("item_list", kind="modules", items=items)


def stories(here: Here, *, most: int | None = None, **fields: Any) -> Markdown:
    """List stories with outcome and summary; all of them, or those that fit every field.

    For example `outcome="failure"`, `topic="names"`, `module="stepping-in"`. With `most=6`, only
    the first six.
    """
    items = matching(here.site.library, "stories", here.site.stories, fields)[:most]
    return here.render("item_list", kind="stories", items=items)


def sessions(here: Here, **fields: Any) -> Markdown:
    """List sessions with minutes and summary; all of them, or those that fit every field.

    For example `module="keep-going"`, `mode="remote"`, `difficulty=1`.
    """
    items = matching(here.site.library, "sessions", here.site.sessions, fields)
    return here.render("item_list", kind="sessions", items=items)


def kits(here: Here, **fields: Any) -> Markdown:
    """List kits with their summaries; all of them, or those that fit every field."""
    items = matching(here.site.library, "kits", here.site.kits, fields)
    return here.render("item_list", kind="kits", items=items)


def cite(here: Here, *keys: str) -> Markdown:
    """Cite one or several sources by their keys, as `[@chang-2019]` does: `cite("chang-2019")`."""
    for key in keys:
        pick(here.site.library.sources, key, "source")
    return Markdown(f"[{'; '.join(f'@{key}' for key in keys)}]")


def term(here: Here, name: str, text: str = "") -> Markdown:
    """Link a word to its entry in the glossary; `text` is shown instead of the word if given.

    On the page the meaning opens beside the word.
    """
    found = pick(here.site.library.terms, name, "term")
    link = f"[{escape(text or found.term)}]({here.to(f'glossary.md#{found.id}')})"
    return Markdown(f'{link}{{ .term data-definition="{escape(found.definition)}" }}')


def survey(here: Here, name: str) -> Markdown:
    """List the statements of a survey, with the way to answer them."""
    return here.render("survey", survey=pick(here.site.library.surveys, name, "survey"))
