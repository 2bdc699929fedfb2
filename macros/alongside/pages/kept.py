"""What the site keeps on a reader's device, read from the script that alone keeps it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SCRIPT = "assets/javascripts/store.js"
"""The script, in the docs folder of the project that carries the site's own files."""

COLOURS = "__palette"
"""How the name ends under which the theme keeps the choice of colours."""

_LIST = re.compile(r"export const STORED = (\[.*?\]);", re.S)


class KeptError(ValueError):
    """Raised where the script keeps something that nobody has described, or the reverse."""


@dataclass(frozen=True)
class Kept:
    """One thing that is kept."""

    key: str
    """The name under which it is kept, or how such names begin."""
    what: str
    """What it is."""
    why: str
    """What for, and until when."""


def kept_keys(_: Callable[[str], str], script: Path | None = None) -> tuple[Kept, ...]:
    """Give all that is kept, in the script's order; raises `KeptError`.

    `_` looks words up in the catalogue; `script` is the file that is read, ours by default.
    """
    source = (script or _own_script()).read_text("utf-8")
    found = _LIST.search(source)
    if not found:
        raise KeptError(f"{SCRIPT} has no list named STORED.")
    keys = json.loads(re.sub(r",\s*\]", "]", found[1]))
    described = _described(_)
    if set(keys) != set(described):
        odd = ", ".join(sorted(set(keys) ^ set(described)))
        raise KeptError(f"{SCRIPT} and the page on what is kept do not name the same: {odd}.")
    ours = (Kept(f"{key}…" if key.endswith(".") else key, *described[key]) for key in keys)
    return (*ours, _colours(_))


def _colours(_: Callable[[str], str]) -> Kept:
    """Describe the one thing that the theme's own scripts keep, under the address of the site."""
    return Kept(
        f"….{COLOURS}",
        _("Which of the colours you use: light, dark, or as the device says"),
        _("So that pages look the same each time. It stays if you delete the rest."),
    )


def _own_script() -> Path:
    return Path(__file__).resolve().parents[3] / "docs" / SCRIPT


def _described(_: Callable[[str], str]) -> dict[str, tuple[str, str]]:
    return {
        "alongside.track": (
            _("The role and the department that you chose last"),
            _("So that the lists on the page for finding a track show them again."),
        ),
        "alongside.place": (
            _("The module of a track that you opened last"),
            _("So that the first page can lead you back to it."),
        ),
        "alongside.note.": (
            _("What you wrote or ticked in a reflection, a plan, a checklist and the like"),
            _("So that you find it again. It stays until you delete it."),
        ),
        "alongside.check.": (
            _("When you answered a question, and whether you ever missed it"),
            _("So that Refresh can ask first what you missed or saw long ago."),
        ),
        "alongside.done.": (
            _("Which modules you marked as done, when, and in which version"),
            _("So that tracks show it, and say when a text has changed since."),
        ),
        "alongside.finished.": (
            _("Which tracks you finished, and when"),
            _("For the days on which to come back, and for the record of completion."),
        ),
        "alongside.survey.": (
            _("Your answers to the self-check, before and after"),
            _("So that you can compare them yourself. No score is made of them."),
        ),
        "alongside.run.": (
            _("The start time and the mode that you set for a session"),
            _("So that the run sheet shows your times when you come back."),
        ),
        "alongside.draft.": (
            _("A story or a perspective that you began to write in a form"),
            _("So that nothing is lost when the page closes. You can delete it there."),
        ),
        "alongside.settings": (
            _("Whether anything may be kept"),
            _("So that your no is remembered."),
        ),
    }
