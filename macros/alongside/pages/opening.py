"""Put together what all pages are made from."""

from __future__ import annotations

from pathlib import Path

from ..assembly import assemble_tracks
from ..curriculum import Library
from .history import last_changes
from .site import Site
from .strings import strings_for


def open_site(library: Library, visibility: str, base: Path, url: str) -> Site:
    """Give the site of a library that has no errors, to stand at `url`, empty if that is not known.

    `base` is the project's folder.

    Raises `CatalogueError` for a catalogue of strings that cannot be used.
    """
    tracks = assemble_tracks(library.published(visibility))
    strings = strings_for(library.organisation.language, base)
    return Site(library, tracks, visibility, last_changes(base), url, strings)
