"""From plans to pages: the words and the HTML that readers get."""

from .catalogue import CATALOGUE, catalogue_json
from .compose import AUDIENCE_SLOT, compose
from .macros import for_page
from .practice_map import practice_rows
from .redirects import redirects
from .site import Site
from .track_pages import PageHeading, TrackPage, TrackWords, track_page

__all__ = [
    "AUDIENCE_SLOT",
    "CATALOGUE",
    "PageHeading",
    "Site",
    "TrackPage",
    "TrackWords",
    "catalogue_json",
    "compose",
    "for_page",
    "practice_rows",
    "redirects",
    "track_page",
]
