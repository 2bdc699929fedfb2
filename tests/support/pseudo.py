"""A made-up language that is written from right to left: each string in brackets, with accents.

Whatever stands on a page without brackets is no translated string of the interface.
"""

from __future__ import annotations

import re
from pathlib import Path

import material
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from .projects import REPOSITORY, Project

LANGUAGE = "xx"
"""What the language is called; no language has this name."""
OPENING, CLOSING = "⟦", "⟧"
"""What stands around every string."""
CATALOGUE = REPOSITORY / "macros" / "alongside" / "locale" / "alongside.pot"
"""All strings in English."""

_ACCENTS = str.maketrans("aeiouycnsz", "áéíóúýçñšž")
_KEPT = re.compile(r"(%\([^)]*\)s|%s|#)")
_THEME_WORDS = re.compile(
    r'^( +"(?!language|direction|search\.config)[\w.]+": ")(.*)("[,}]?)$', re.M
)


def translated(text: str) -> str:
    """Give a string in the made-up language; values in it are kept."""
    parts = _KEPT.split(text)
    accented = [p if _KEPT.fullmatch(p) else p.translate(_ACCENTS) for p in parts]
    return f"{OPENING}{''.join(accented)}{CLOSING}"


def speak(project: Project) -> None:
    """Let a project speak the made-up language, in the engine's words and in the theme's."""
    catalogue = Catalog(locale=None)
    for message in read_po(CATALOGUE.open("rb")):
        if isinstance(message.id, str):
            catalogue.add(message.id, translated(message.id) if message.id else "")
        else:
            catalogue.add(message.id, tuple(map(translated, message.id)))
    path = project.folder / "locale" / LANGUAGE / "LC_MESSAGES" / "alongside.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=100)
    languages = Path("partials", "languages")
    english = Path(material.__file__).parent.joinpath("templates", languages, "en.html")
    words = english.read_text("utf-8").replace('"direction": "ltr"', '"direction": "rtl"')
    words = words.replace('"language": "en"', f'"language": "{LANGUAGE}"')
    words = _THEME_WORDS.sub(lambda found: found[1] + translated(found[2]) + found[3], words)
    project.write(f"overrides/{languages}/{LANGUAGE}.html", words)
    project.edit("curricula/organisation.yml", "\nlanguage: en\n", f"\nlanguage: {LANGUAGE}\n")
