"""What authors may call in Markdown, for the page on which they call it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from . import macros_items, macros_journal, macros_overviews
from .here import Here
from .markdown_text import Markdown, escaped
from .passages import include
from .reference import fields_of, macros_of
from .site import Site

Macro = Callable[..., Markdown]
"""A macro of a page: the page is known, the author's arguments are to come."""


def shared(here: Here, name: str) -> Markdown:
    """Include a passage of `curricula/shared/`; its own macro calls are run."""
    macros, variables = for_page(here.site, here.src_uri)
    return include(here, name, {**variables, **macros})


def fields(here: Here, kind: str) -> Markdown:
    """List the fields of a kind of content: `modules`, `stories`, `organisation` and so on."""
    return here.render("fields", fields=fields_of(kind))


def macro_reference(here: Here) -> Markdown:
    """Describe every macro."""
    return here.render("macro_reference", macros=list(macros_of(MACROS)))


MACROS: tuple[Macro, ...] = (
    macros_items.track,
    macros_items.modules,
    macros_items.stories,
    macros_items.sessions,
    macros_items.kits,
    macros_items.cite,
    macros_items.term,
    macros_items.survey,
    shared,
    macros_overviews.track_finder,
    macros_overviews.track_table,
    macros_overviews.all_tracks,
    macros_overviews.filtered_list,
    macros_overviews.stories_by,
    macros_overviews.story_links,
    macros_overviews.random_story,
    macros_overviews.feed_links,
    macros_overviews.modules_by,
    macros_overviews.practice_map,
    macros_overviews.competency_map,
    macros_overviews.source_list,
    macros_overviews.glossary,
    macros_overviews.reporting_routes,
    macros_overviews.feedback_route,
    macros_overviews.steward,
    macros_overviews.contact,
    macros_overviews.policies,
    macros_overviews.people,
    macros_overviews.review_status,
    macros_overviews.session_formats,
    macros_journal.journal,
    macros_journal.kept_on_device,
    macros_journal.all_checks,
    fields,
    macro_reference,
)
"""Every macro, as a function of a page and of what the author hands over."""


def for_page(site: Site, src_uri: str) -> tuple[dict[str, Macro], dict[str, Any]]:
    """Give the macros of a page and the values that it may name, each by its name.

    `src_uri` is the page's path among the sources, from which links start.
    """
    here = Here(site, src_uri)
    macros = {each.__name__: functools.partial(each, here) for each in MACROS}
    return macros, {"organisation": escaped(site.library.organisation)}
