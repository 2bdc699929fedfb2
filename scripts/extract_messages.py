"""Write the catalogue of interface strings, from which translations are made.

Run it after a change of words in templates or code, as: scripts/run.sh extract_messages
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from setup import ROOT, enter

CATALOGUE = ROOT / "macros" / "alongside" / "locale" / "alongside.pot"
"""The file that is written: every string in English, for translators to begin with."""

_HEADER = """\
# The words of the interface. Copy this file to locale/LANGUAGE/LC_MESSAGES/alongside.po beside
# mkdocs.yml, and fill in each msgstr. Made by scripts/extract_messages.py: not to be edited.
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
_JINJA = {"extensions": "jinja2.ext.i18n", "trimmed": "true", "silent": "false"}
_SOURCES = (
    ("macros/alongside", [("pages/templates/**.jinja", "jinja2"), ("**.py", "python")]),
    ("overrides", [("**.html", "jinja2")]),
)
"""Where strings stand, and how each sort of file is read."""


def extracted() -> str:
    """Give the text of the catalogue, as the sources are now.

    Lines are left out: a string that only moved changes nothing for translators.
    """
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    catalogue = Catalog(charset="utf-8")
    for name, message, comments, context in sorted(_messages(), key=str):
        catalogue.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, omit_header=True, include_lineno=False)
    return _HEADER + buffer.getvalue().decode("utf-8")


def _messages() -> Iterator[tuple[str, tuple[str, ...] | str, list[str], str | None]]:
    """Give file, string (or singular and plural), comments and context of each marked string."""
    from babel.messages.extract import extract_from_dir

    for folder, methods in _SOURCES:
        found = extract_from_dir(
            ROOT / folder, methods, {pattern: _JINJA for pattern, how in methods if how == "jinja2"}
        )
        for name, _, message, comments, context in found:
            yield f"{folder}/{Path(name).as_posix()}", message, comments, context


def main() -> None:
    """Write the file."""
    enter("site")
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_text(extracted(), "utf-8")
    print(f"Wrote {CATALOGUE.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
