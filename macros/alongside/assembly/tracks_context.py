"""What the rules on tracks and plans look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..curriculum import Library, Place, TrackDefinition, TrackKind
from .tracks import ESSENTIALS, Track


@dataclass(frozen=True)
class TracksContext:
    """What the rules on tracks look at."""

    library: Library
    """The curriculum."""
    tracks: Mapping[str, Track]
    """Every track by path."""

    def definitions(self, track: Track) -> tuple[TrackDefinition, ...]:
        """Give the files that a track is made from, the most particular first."""
        known = self.library.tracks
        if track.kind is TrackKind.JOURNEY:
            return (known[track.path],)
        parts = ((TrackKind.DEPARTMENT, "department"), (TrackKind.ROLE, "role"))
        found = [
            each
            for kind, field in parts
            for each in known.values()
            if each.kind is kind
            and (getattr(each, field) or each.id) == getattr(track.audience, field)
        ]
        return (*found, known[ESSENTIALS]) if ESSENTIALS in known else tuple(found)

    def place(self, track: Track, field: str) -> Place:
        """Give the place of a field in the file that a track is made from."""
        for definition in self.definitions(track):
            document = definition.document
            if field in document.data:
                return document.place_of(field)
        definitions = self.definitions(track)
        return definitions[0].document.place_of() if definitions else Place("tracks")
