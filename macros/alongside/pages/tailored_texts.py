"""The words of tailored pages that do not stand in the modules."""

from __future__ import annotations

from functools import cached_property

from jinja2 import Environment, Template

from ..assembly import Entry, Track
from ..curriculum import Library
from .templating import html_templates


class TemplateTexts:
    """Words from templates, in the names of one library."""

    overview = "Overview"

    def __init__(self, library: Library) -> None:
        """Keep the library whose roles and departments are named."""
        self._library = library

    def title(self, track: Track, entry: Entry) -> str:
        """Give the title of a tailored page; it names the audience."""
        return f"{entry.module.title}, for {self._audience(track)}"

    def note(self, track: Track, entry: Entry, to_top: str) -> str:
        """Give the HTML that says for whom a version is, with the ways to others."""
        return self._note.render(
            track=track,
            entry=entry,
            audience=self._audience(track),
            count=len(track.entries),
            to_top=to_top,
        )

    def note_on_all(self, to_top: str) -> str:
        """Give the HTML that says, on a page with all versions, that it has them all."""
        return self._environment.get_template("tailored_note_on_all.html").render(to_top=to_top)

    def landing(self, track: Track, to_top: str) -> str:
        """Give the HTML of a track's own page, H1 included."""
        return self._landing.render(track=track, audience=self._audience(track), to_top=to_top)

    def _audience(self, track: Track) -> str:
        return self._library.audience_label(track.audience)

    @cached_property
    def _environment(self) -> Environment:
        return html_templates()

    @cached_property
    def _note(self) -> Template:
        return self._environment.get_template("tailored_note.html")

    @cached_property
    def _landing(self) -> Template:
        return self._environment.get_template("tailored_track.html")
