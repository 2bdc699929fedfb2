"""From plans to pages: the words and the HTML that readers get."""

from .catalogue import CATALOGUE, catalogue_json
from .compose import AUDIENCE_SLOT, compose
from .feeds import FEEDS, Feed, feed_words
from .history import last_changes
from .macros import for_page
from .made_pages import made_pages, made_pictures
from .opening import open_site
from .practice_map import practice_rows
from .redirects import redirects
from .session_pages import SessionPage, compose_session_page, session_pages
from .site import Site
from .strings import CatalogueError, strings_for, theme_language
from .tailored_site import track_address
from .templating import install_strings
from .track_pages import PageHeading, TrackPage, TrackWords, track_page

__all__ = [
    "AUDIENCE_SLOT",
    "CATALOGUE",
    "FEEDS",
    "CatalogueError",
    "Feed",
    "PageHeading",
    "SessionPage",
    "Site",
    "TrackPage",
    "TrackWords",
    "catalogue_json",
    "compose",
    "compose_session_page",
    "feed_words",
    "for_page",
    "install_strings",
    "last_changes",
    "made_pages",
    "made_pictures",
    "open_site",
    "practice_rows",
    "redirects",
    "session_pages",
    "strings_for",
    "theme_language",
    "track_address",
    "track_page",
]
