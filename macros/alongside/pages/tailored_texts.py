"""The words of tailored pages that do not stand in the modules."""

from __future__ import annotations

from ..assembly import Entry, Track
from ..curriculum import Library
from .templating import html_templates

_STAND_INS = {"module": "al-note-module", "position": "al-note-position", "left": "al-note-left"}


class TemplateTexts:
    """Words from templates, in the names of one library."""

    overview = "Overview"

    def __init__(self, library: Library) -> None:
        """Keep the library whose roles and departments are named."""
        self._library = library
        self._notes: dict[str, str] = {}
        self._left: dict[int, str] = {}

    def title(self, track: Track, entry: Entry) -> str:
        """Give the title of a tailored page; it names the audience."""
        return f"{entry.module.title}, for {self._audience(track)}"

    def note(self, track: Track, entry: Entry, to_top: str) -> str:
        """Give the HTML that says for whom a version is, with the ways to others.

        The template runs once for a track: thousands of pages differ in three values only.
        """
        if track.path not in self._notes:
            self._notes[track.path] = _rendered(
                "note", track=track, audience=self._audience(track), to_top=to_top, **_STAND_INS
            )
        if entry.minutes_left not in self._left:
            self._left[entry.minutes_left] = _rendered("left", minutes=entry.minutes_left)
        return (
            self._notes[track.path]
            .replace(_STAND_INS["module"], entry.module.id)
            .replace(_STAND_INS["position"], str(entry.position))
            .replace(_STAND_INS["left"], self._left[entry.minutes_left])
        )

    def note_on_all(self, to_top: str) -> str:
        """Give the HTML that says, on a page with all versions, that it has them all."""
        return _rendered("note_on_all", to_top=to_top)

    def landing(self, track: Track, to_top: str) -> str:
        """Give the HTML of a track's own page, H1 included."""
        return _rendered("track", track=track, audience=self._audience(track), to_top=to_top)

    def _audience(self, track: Track) -> str:
        return self._library.audience_label(track.audience)


def _rendered(name: str, **values: object) -> str:
    return html_templates().get_template(f"tailored_{name}.html.jinja").render(**values)
