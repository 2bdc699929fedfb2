"""What the forms show in which people offer a story or a perspective."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from babel import Locale
from babel.core import UnknownLocaleError

from ..curriculum import Text, readable
from ..curriculum.kinds import kind_named
from .perspectives import SECTION_LEVEL
from .repository import folder_of, new_file
from .site import Site
from .templating import html_templates

PAGES = ("modules", "stories", "kits")
"""The kinds of pages to which a perspective can be added."""
_LANGUAGES = (
    *("ar", "bg", "bn", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi"),
    *("fr", "ga", "gl", "gu", "ha", "he", "hi", "hr", "hu", "hy", "id", "ig", "is", "it", "ja"),
    *("ka", "kk", "kn", "ko", "lt", "lv", "mi", "ml", "mr", "ms", "nb", "ne", "nl", "pa", "pl"),
    *("pt", "ro", "ru", "si", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "th", "tl", "tr"),
    *("uk", "ur", "uz", "vi", "yo", "zh", "zu"),
)
"""The languages that the forms list, beside that of the site."""


@dataclass(frozen=True)
class PageToChoose:
    """A page to which a perspective can be added."""

    item: Text
    """The item whose page it is."""
    sections: tuple[tuple[str, str], ...]
    """Anchor and title of each of its sections, in order."""


def form_values(site: Site, kind: str) -> dict[str, Any]:
    """Give what the template of a form shows; `kind` is `stories` or `perspectives`."""
    words: Any = html_templates(site.strings).get_template("offer_words.jinja").module
    library = site.library
    return {
        "kind": kind,
        "noun": kind_named(kind).noun,
        "taken": sorted(getattr(library, kind)),
        "repository": new_file(site),
        "folder": folder_of(site, kind_named(kind).path),
        "is_public": site.visibility == "public",
        "steward": library.organisation.steward,
        "languages": _languages(site),
        "own_language": library.organisation.language,
        "messages": words.messages,
        "kinds": words.kinds,
        "pages": [(each, several) for each in PAGES if (several := _pages(site, each))],
        "topics": [(each.id, each.title) for each in library.topics.values()],
        "content_notes": [(n.id, n.title) for n in library.content_notes.values()],
    }


def _languages(site: Site) -> list[tuple[str, str]]:
    """Give the languages to choose from, by their names in the site's own language."""
    own = site.library.organisation.language
    names = _locale(own).languages
    codes = {*_LANGUAGES, own}
    return sorted(((code, _capital(names.get(code, code))) for code in codes), key=lambda n: n[1])


def _locale(language: str) -> Locale:
    """Give what is known of a language; of one that nobody has described, what English says."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _pages(site: Site, kind: str) -> list[PageToChoose]:
    return [PageToChoose(item, tuple(_sections(site, item))) for item in site.listed(kind)]


def _sections(site: Site, item: Text) -> Iterator[tuple[str, str]]:
    words: Any = html_templates(site.strings).get_template("section_words.jinja").module
    for heading in item.body.headings:
        if heading.level == SECTION_LEVEL:
            yield heading.slug, " ".join(readable(heading.text).split())
    for slug in item.field_sections:
        yield slug, words.sections[slug]
