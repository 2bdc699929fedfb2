"""A company follows the how-to page on adapting to the letter, in a folder of its own."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from alongside.check import Examined, examine, read_project
from alongside.curriculum import Audience
from alongside.withdraw import withdraw
from tests.support.projects import REPOSITORY
from tests.support.tiny import words_for

TODAY = datetime.date(2026, 11, 27)
PAGE = (REPOSITORY / "docs/how-to/adapt.md").read_text("utf-8")
_FILE = re.compile(r"^```(?: ?\w+)? title=\"(?P<path>[^\"]+)\"\n(?P<text>.*?)^```$", re.M | re.S)


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """Write every file of the page, beside the original."""
    (tmp_path / "alongside").symlink_to(REPOSITORY)
    for found in _FILE.finditer(PAGE):
        path = tmp_path / found["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found["text"], "utf-8")
    return tmp_path


def _examined(folder: Path) -> Examined:
    return examine(read_project(folder / "mkdocs.yml"), TODAY)


def test_each_file_of_the_page_does_what_the_page_says(ours: Path) -> None:
    found = _examined(ours)
    assert found.errors == ()
    library = found.library
    assert library
    assert library.organisation.name == "Ñandú Systems"
    assert [route.id for route in library.organisation.reporting] == ["speak-up-line"]
    module = library.modules["stepping-in"]
    engineers = " ".join(words_for(module.body, Audience(department="engineering")))
    assert '"one moment"' in engineers
    assert "A case from your own teams." in engineers
    assert "A case from your own teams." not in " ".join(words_for(module.body, Audience()))
    assert "inclusive-meetings" in [each.module.id for each in found.tracks["hardware"].entries]
    assert library.sources["our-survey-2026"].venue == "Ñandú Systems"
    assert "etsy-hacker-grants" not in library.stories


def test_what_remains_is_to_note_which_text_a_change_was_written_against(ours: Path) -> None:
    own = [each for each in _examined(ours).problems if each.place.path.startswith("content/")]
    assert {each.code for each in own} == {"AL208"}
    changed = ours / own[0].place.path
    said = re.search(r"written_against: '(\w+)'", str(own[0]))
    assert said
    changed.write_text(changed.read_text("utf-8").replace("---\n", f"---\n{said[0]}\n", 1), "utf-8")
    assert own[0] not in _examined(ours).problems


def test_the_list_of_names_is_kept_out_of_git(ours: Path) -> None:
    assert "/never-commit.txt" in (ours / ".gitignore").read_text("utf-8").splitlines()


def test_taking_a_story_back_leaves_the_original_as_it_is(ours: Path) -> None:
    original = REPOSITORY / "curricula/stories/google-walkout.md"
    before = original.read_bytes()
    path = withdraw(read_project(ours / "mkdocs.yml"), "google-walkout", TODAY)
    assert path == ours / "content/stories/google-walkout.md"
    assert original.read_bytes() == before
    found = _examined(ours)
    assert found.errors == ()
    assert found.library
    assert "google-walkout" not in found.library.stories
    assert {each.code for each in found.problems if "google-walkout" in str(each)} == {
        "AL719",
        "AL720",
    }
