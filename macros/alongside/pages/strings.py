"""Find the words of the interface in the language of the organisation.

One gettext catalogue holds all of them. A catalogue is a text file (`.po`), read as it is: there is
nothing to compile. Where it has no translation, the English words stand.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Sequence
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

DOMAIN = "alongside"
"""The name of the catalogue's files."""
LOCALE = "locale"
"""The folder of catalogues, in a project and in this package."""
ENGLISH = NullTranslations()
"""The words as they stand in templates and code."""


class CatalogueError(ValueError):
    """Raised for a catalogue that cannot be used; says where, and what to do."""


def strings_for(language: str, base: Path) -> NullTranslations:
    """Give the words in a language (BCP 47: `pt-BR`); `base` is the project's folder.

    A project's own catalogue comes before that of the package, and `pt-BR` before `pt`. Raises
    `CatalogueError` for a file that cannot be used.
    """
    found: NullTranslations | None = None
    for path in reversed(list(_paths(language, base))):
        if path.is_file():
            words = _read(path, path.relative_to(base) if path.is_relative_to(base) else path)
            if found:
                words.add_fallback(found)
            found = words
    return found or ENGLISH


def theme_language(language: str, folders: Collection[str]) -> str | None:
    """Give what a theme calls a language, if one of its folders has words in it."""
    for name in (language, language.partition("-")[0]):
        if any((Path(each) / f"partials/languages/{name}.html").is_file() for each in folders):
            return name
    return None


def _paths(language: str, base: Path) -> Iterator[Path]:
    """Give where a catalogue may lie, that which counts most first."""
    parts = language.split("-")
    for end in range(len(parts), 0, -1):
        name = "_".join(parts[:end])
        for folder in (base / LOCALE, Path(__file__).parent.parent / LOCALE):
            yield folder / name / "LC_MESSAGES" / f"{DOMAIN}.po"


def _read(path: Path, shown: Path) -> NullTranslations:
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, domain=DOMAIN, abort_invalid=True)
    except (OSError, ValueError, PoFileError) as error:
        raise CatalogueError(
            f"{shown}: the catalogue cannot be read: {error} - mend the file, or take it away."
        ) from None
    for message in catalogue:
        if what := _wrong(catalogue, message):
            raise CatalogueError(
                f'{shown}:{message.lineno}: the translation of "{_first(message.id)}" {what}.'
            )
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _wrong(catalogue: Catalog, message: Message) -> str | None:
    """Say what would spoil pages: values that are missing or unknown, and markup."""
    if not message.id:
        return None
    forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
    if any("<" in form for form in forms) and "<" not in "".join(_all(message.id)):
        return "holds a < sign, which is markup on a page - write words only"
    errors = list(message.check(catalogue))
    return f"cannot be used: {errors[0]} - keep what stands in %(...)s as it is" if errors else None


def _all(text: str | Sequence[str]) -> Sequence[str]:
    return [text] if isinstance(text, str) else text


def _first(text: str | Sequence[str]) -> str:
    return _all(text)[0]
