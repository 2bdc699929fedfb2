"""A damaged file of any kind is named with its line, and nothing is raised."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from alongside.curriculum import KINDS
from tests.support.tiny import TINY, copy_tiny, examined

FILES = (
    "curricula/organisation.yml",
    "curricula/vocabulary/verbs.yml",
    "curricula/vocabulary/roles.yml",
    "curricula/vocabulary/departments.yml",
    "curricula/vocabulary/competencies.yml",
    "curricula/vocabulary/practices.yml",
    "curricula/vocabulary/topics.yml",
    "curricula/vocabulary/content-notes.yml",
    "curricula/vocabulary/session-formats.yml",
    "curricula/glossary.yml",
    "curricula/sources.yml",
    "curricula/people.yml",
    "curricula/surveys/check-in.yml",
    "curricula/tracks/people-manager.yml",
    "curricula/shared/ground-rules.md",
    "curricula/modules/sample.md",
    "curricula/stories/harbour-names.md",
    "curricula/sessions/tea-circle.md",
    "curricula/plans/tea-on-tuesday.yml",
    "curricula/kits/starter.md",
    "curricula/perspectives/my-grandmother.md",
    "docs/glossary.md",
)
CURRICULUM = FILES[:-1]
_FIRST = re.compile(r"^(?P<lead> *- \{|- |)(?P<key>[a-z_]+): (?P<value>\"[^\"]*\"|[^,}\n]*)", re.M)
_NESTED = "[" * 20_000


@dataclass(frozen=True)
class Damage:
    """What is done to the first key of a file, and the rule that must say so."""

    name: str
    """What it is."""
    code: str
    """The rule that reports it."""
    change: Callable[[re.Match[str]], str]
    """Gives the new text of the first key and its value; the line stays where it is."""
    has_line: bool = True
    """Whether the mistake shows in the line of the first key, and not only further down."""


def _between(match: re.Match[str]) -> str:
    return {"- {": ", ", "-": "\n  ", "": "\n"}[match["lead"].strip()]


def _value(text: str) -> Callable[[re.Match[str]], str]:
    return lambda match: f"{match['lead']}{match['key']}: {text}"


DAMAGES = (
    Damage(
        "an unknown key",
        "AL102",
        lambda m: f"{m['lead']}colour: red{_between(m)}{m[0][len(m['lead']) :]}",
    ),
    Damage("a key that stands twice", "AL104", lambda m: f"{m['lead']}id: x{_between(m)}id: y"),
    Damage("a list where text belongs", "AL105", _value("[1, 2]")),
    Damage("a mapping where text belongs", "AL105", _value("{a: b}")),
    Damage("nothing where text belongs", "AL105", _value("null")),
    Damage("an anchor", "AL109", _value("&x word")),
    Damage("an alias", "AL109", _value("*x")),
    Damage("a tag of code", "AL109", _value("!!python/object/apply:os.system [echo]")),
    Damage("half a character", "AL101", _value('"\\ud800"')),
    Damage("an open quotation mark", "AL101", _value('"word'), has_line=False),
    Damage("an open bracket", "AL101", _value("[word"), has_line=False),
    Damage("a tab as indentation", "AL101", lambda m: f"{m[0]}\n\t- x", has_line=False),
    Damage("a character of no text", "AL101", _value("a\x00b"), has_line=False),
    Damage("values nested without end", "AL101", _value(_NESTED), has_line=False),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the tiny project once; each test puts its file back."""
    return copy_tiny(tmp_path_factory.mktemp("damage") / "project")


@pytest.fixture
def file(project: Path, request: pytest.FixtureRequest):
    """Give a file to damage, and put it back."""
    path = project / request.param
    before = path.read_bytes()
    yield path
    path.unlink()
    path.write_bytes(before)


def test_every_kind_of_file_is_among_those_that_are_damaged() -> None:
    for kind in KINDS:
        assert any(name.startswith(f"curricula/{kind.path}") for name in FILES), kind.name


@pytest.mark.parametrize("file", CURRICULUM, indirect=True)
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_damaged_front_matter_is_named_with_its_line(
    damage: Damage, file: Path, project: Path
) -> None:
    text = file.read_text("utf-8")
    match = _FIRST.search(text)
    assert match
    file.write_text(text[: match.start()] + damage.change(match) + text[match.end() :], "utf-8")
    line = text[: match.start()].count("\n") + 1
    problems = examined(project).errors
    here = [p for p in problems if p.place.path == file.relative_to(project).as_posix()]
    assert damage.code in {problem.code for problem in here}, problems
    if damage.has_line:
        near = {p.place.line for p in here if p.code == damage.code}
        assert near & {line, line + 1}, here


@pytest.mark.parametrize("file", FILES, indirect=True)
def test_a_file_in_another_encoding_is_named_with_its_line(file: Path, project: Path) -> None:
    text = file.read_bytes()
    file.write_bytes(text + b"# S\xf8ren\n")
    places = [(p.place.path, p.place.line, p.code) for p in examined(project).errors]
    line = text.count(b"\n") + 1
    assert (file.relative_to(project).as_posix(), line, "AL108") in places


@pytest.mark.parametrize("file", FILES, indirect=True)
def test_a_link_to_a_file_that_is_gone_is_no_exception(file: Path, project: Path) -> None:
    file.unlink()
    file.symlink_to(project / "gone")
    errors = examined(project).errors
    is_list = any(file.name == Path(kind.path).name for kind in KINDS)
    name = file.relative_to(project).as_posix()
    assert is_list or any(problem.place.path == name for problem in errors)


@pytest.mark.parametrize("file", FILES, indirect=True)
@pytest.mark.parametrize("text", ["", "---\n", "---\n---\n", "words", "- words\n", "\n\n\n", "3\n"])
def test_a_file_of_another_shape_is_no_exception(text: str, file: Path, project: Path) -> None:
    file.write_text(text, "utf-8")
    name = file.relative_to(project).as_posix()
    problems = examined(project).problems
    if text in ("words", "- words\n", "3\n") and not name.startswith("docs/"):
        assert name in {problem.place.path for problem in problems}


@pytest.mark.parametrize("file", FILES, indirect=True)
def test_line_endings_and_byte_order_marks_of_other_systems_are_read(
    file: Path, project: Path
) -> None:
    text = file.read_text("utf-8")
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert examined(project).problems == ()


_NASTY = (
    "\x00",
    "\t",
    "'",
    '"',
    "[",
    "]",
    "{",
    "}",
    ":",
    "-",
    "#",
    "&x ",
    "*x",
    "!",
    "|",
    "%",
    "`",
    "\n",
    "---\n",
    "///",
    "////",
    "{{",
    "}}",
    "{%",
    "<",
    "[^1]",
    "[@",
    "](",
    "\u202e",
    "é",
    "🙂",
)


@pytest.mark.parametrize("file", FILES, indirect=True)
def test_truncated_and_mutated_files_never_raise(file: Path, project: Path) -> None:
    text = file.read_text("utf-8")
    chance = random.Random(file.name)
    name = file.relative_to(project).as_posix()
    for number in range(16):
        at = chance.randrange(len(text))
        mutated = text[:at]
        if number % 3:
            length = chance.choice((0, 1, 5))
            mutated += chance.choice(_NASTY) + text[at + length :]
        file.write_text(mutated, "utf-8")
        for problem in examined(project).problems:
            if problem.place.path == name:
                assert 1 <= problem.place.line <= mutated.count("\n") + 1, (mutated, problem)
            assert (project / problem.place.path).exists()
            assert "\n" not in str(problem)


def test_what_is_copied_for_damage_is_without_a_mistake() -> None:
    assert examined(TINY).problems == ()
