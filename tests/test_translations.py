"""Another language is a translation: all words stand in one catalogue, and it is kept up."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from alongside.pages import CatalogueError, strings_for, theme_language
from alongside.pages.mends import words
from tests.pages.test_templates import _bare_words
from tests.support.projects import REPOSITORY
from tests.support.pseudo import CATALOGUE

ASSETS = REPOSITORY / "docs" / "assets"
SCRIPTS = sorted((ASSETS / "javascripts").glob("*.js"))
STYLES = sorted((ASSETS / "stylesheets").rglob("*.css"))
HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
SHOWN_FROM_A_LITERAL = re.compile(
    r"\.(?:textContent|innerText|innerHTML|title|placeholder|alt|ariaLabel)\s*\+?=\s*[\"'`][^\"'`]*[^\W\d_]"
    r"|setAttribute\(\s*[\"'](?:aria-label|title|placeholder|alt)[\"'],\s*[\"'`][^\"'`]*[^\W\d_]"
    r"|\.append\(\s*[\"'`][^\"'`]*[^\W\d_]"
)
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)[\w-]*|left|right)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
)


def _catalogue(base: Path, language: str, text: str) -> None:
    path = base / "locale" / language / "LC_MESSAGES" / "alongside.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + text, "utf-8")


def test_the_catalogue_holds_the_strings_as_they_are_now() -> None:
    code = "import extract_messages; print(extract_messages.extracted(), end='')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=REPOSITORY / "scripts",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == CATALOGUE.read_text("utf-8"), "run scripts/run.sh extract_messages"


def test_the_words_that_mends_and_scripts_show_are_in_the_catalogue() -> None:
    with CATALOGUE.open("rb") as file:
        known = {message.id for message in read_po(file)}
    assert set(vars(words(str)).values()) <= known
    assert {"Close", "In the glossary", "Report harm or get advice"} <= known


@pytest.mark.parametrize(
    "path", sorted((REPOSITORY / "overrides").rglob("*.html")), ids=lambda path: path.name
)
def test_no_word_stands_in_a_template_of_the_theme_without_being_marked(path: Path) -> None:
    assert _bare_words(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_holds_words_that_readers_see(path: Path) -> None:
    assert SHOWN_FROM_A_LITERAL.findall(_without_expressions(path.read_text("utf-8"))) == []


def _without_expressions(script: str) -> str:
    """Leave out what a template literal takes from elsewhere: words are those between."""
    return re.sub(r"\$\{[^{}`]*(?:`[^`]*`[^{}`]*)*\}", "", script)


def test_words_in_a_script_would_be_found() -> None:
    for line in (
        'a.textContent = "Close";',
        "a.setAttribute('aria-label', `Close ${x}`);",
        'a.append("Close");',
    ):
        assert SHOWN_FROM_A_LITERAL.search(_without_expressions(line))
    assert not SHOWN_FROM_A_LITERAL.search(_without_expressions("a.title = `${words.of}: ${n}`;"))
    assert not SHOWN_FROM_A_LITERAL.search("a.textContent = WORDS.close; b.append(' ');")


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_name_no_side_of_the_screen(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert PHYSICAL.findall(text) == []


def test_a_side_in_a_style_would_be_found() -> None:
    for rule in ("a{margin-left:1em}", "a { left: 0 }", "a { text-align: right; }"):
        assert PHYSICAL.search(rule)
    assert not PHYSICAL.search("a { margin-inline-start: 1em; inset-inline: 0; text-align: start }")


def test_a_project_brings_its_own_translations(tmp_path: Path) -> None:
    _catalogue(tmp_path, "pt", 'msgid "Menu"\nmsgstr "Cardápio"\n\nmsgid "Dark"\nmsgstr "Escuro"\n')
    _catalogue(tmp_path, "pt_BR", 'msgid "Menu"\nmsgstr "Menu do sítio"\n')
    strings = strings_for("pt-BR", tmp_path)
    assert strings.gettext("Menu") == "Menu do sítio"
    assert strings.gettext("Dark") == "Escuro"
    assert strings.gettext("Light") == "Light"


def test_without_a_catalogue_the_words_are_english(tmp_path: Path) -> None:
    assert strings_for("en", tmp_path).ngettext("%(num)s week", "%(num)s weeks", 2) == (
        "%(num)s weeks"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('msgid "Menu"\nMenü\n', r"alongside\.po: the catalogue cannot be read"),
        (
            '#, python-format\nmsgid "Week %(week)s"\nmsgstr "Semana %(semana)s"\n',
            r'alongside\.po:7: the translation of "Week %\(week\)s" cannot be used',
        ),
        (
            'msgid "Menu"\nmsgstr "<script>Menu</script>"\n',
            r'alongside\.po:6: the translation of "Menu" holds a < sign',
        ),
    ],
)
def test_a_catalogue_that_would_spoil_pages_is_refused(
    tmp_path: Path, text: str, message: str
) -> None:
    _catalogue(tmp_path, "pt", text)
    with pytest.raises(CatalogueError, match=message):
        strings_for("pt", tmp_path)


def test_the_theme_speaks_the_language_if_it_can(tmp_path: Path) -> None:
    folder = tmp_path / "partials" / "languages"
    folder.mkdir(parents=True)
    (folder / "ar.html").write_text("", "utf-8")
    assert theme_language("ar-EG", [str(tmp_path)]) == "ar"
    assert theme_language("tlh", [str(tmp_path)]) is None
