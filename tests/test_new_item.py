"""Questions in the terminal give a valid file: what is left to do is only what is to be written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from alongside.new_item import CannotWriteError, main, write
from alongside.new_questions import slug
from alongside.settings import read_project
from tests.support.tiny import copy_tiny

CONSENT = ["pseudonym", "Nneka", "public", "yes", "yes", "", "", "C-9"]
ANSWERS = {
    "story": [
        *('O\'Neill: "two" names', "", "A thing.", "first-person", "success", "names"),
        *("Ask.", "Who?", "When?", *CONSENT, ""),
    ],
    "perspective": ["my-word", "modules/first-steps", "the-idea", 'We say: "pause".', *CONSENT],
    "module": ["My module", "", "A thing.", "listening", "", "", ""],
    "session": ["My session", "", "A thing.", "first-steps", "talk", "All.", "Nobody.", "", ""],
    "kit": ["My kit", "", "A thing.", "To begin.", "Owner", ""],
}
TO_BE_WRITTEN = {"AL401", "AL402", "AL403", "AL407", "AL701", "AL702"}


def _asked(answers: list[str]) -> Callable[[str], str]:
    left = iter(answers)

    def ask(_: str) -> str:
        try:
            return next(left)
        except StopIteration:
            raise EOFError from None

    return ask


def _run(folder: Path, kind: str, answers: list[str]) -> int:
    return main([kind, "--config", str(folder / "mkdocs.yml")], _asked(answers))


@pytest.mark.practice(46)
@pytest.mark.parametrize("kind", ANSWERS)
def test_a_new_file_passes_but_for_what_is_still_to_be_written(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(copy_tiny(tmp_path), kind, ANSWERS[kind]) == 0
    said = capsys.readouterr().out
    codes = {line.split()[1] for line in said.splitlines() if " AL" in line}
    assert codes <= TO_BE_WRITTEN
    assert (kind in ("story", "perspective", "kit")) == ("finds nothing wrong" in said)


@pytest.mark.parametrize(
    ("title", "name"),
    [("Ñandú in Zürich", "nandu-in-zurich"), ("Ünïcödé", "unicode"), ("O'Neill!", "o-neill")],
)
def test_letters_with_marks_keep_their_letter_in_the_id(title: str, name: str) -> None:
    assert slug(title) == name


def test_a_perspective_is_offered_only_for_pages_that_show_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = ["my-word", "sessions/tea-circle", *ANSWERS["perspective"][1:]]
    assert _run(copy_tiny(tmp_path), "perspective", answers) == 0
    assert '"sessions/tea-circle" is none of these' in capsys.readouterr().out


def test_wrong_answers_are_asked_again_and_nothing_outside_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copy_tiny(tmp_path)
    before = sorted(folder.rglob("*"))
    answers = ["T", "../../x", "night-shift", "my-story", "A thing.", "hearsay"]
    assert _run(folder, "story", answers) == 1
    said = capsys.readouterr()
    assert "small letters, digits and single hyphens" in said.out
    assert 'There is a story "night-shift" already' in said.out
    assert '"hearsay" is none of these' in said.out
    assert "nothing was written" in said.err
    assert sorted(folder.rglob("*")) == before


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    folder = copy_tiny(tmp_path)
    path = folder / "curricula/kits/my-kit.md"
    path.symlink_to(folder / "elsewhere")
    project = read_project(folder / "mkdocs.yml")
    answers = dict.fromkeys(("title", "summary", "purpose", "owner"), "A kit.")
    with pytest.raises(CannotWriteError, match="is there already"):
        write(project, "kit", {"id": "my-kit", "review_due": "2030-01-01", **answers})
    assert not (folder / "elsewhere").exists()


def test_the_last_folder_of_content_may_lie_beside_the_configuration(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy_tiny(tmp_path / "project")
    (tmp_path / "own").mkdir()
    configuration = tmp_path / "project/mkdocs.yml"
    text = configuration.read_text("utf-8")
    configuration.write_text(text.replace("[curricula]", "[curricula, ../own]"), "utf-8")
    assert _run(tmp_path / "project", "module", ANSWERS["module"]) == 0
    assert "../own/modules/my-module.md:" in capsys.readouterr().out
