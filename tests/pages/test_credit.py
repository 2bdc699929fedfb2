"""Credit goes to those who want it, as they want it, for what front matter says they did."""

from __future__ import annotations

from pathlib import Path

import pytest

from alongside.pages import Site, compose, made_pages, made_pictures
from tests.pages.conftest import site_of
from tests.support.tiny import copy_tiny

NAME = "Олена Ковальчук"


def _site(folder: Path, contributions: int, person: str = "") -> Site:
    """Lay out the tiny site; in it Olena wrote a module and a perspective: two contributions."""
    copy_tiny(folder)
    people = folder / "curricula/people.yml"
    people.write_text(people.read_text("utf-8").replace('"}', f'"{person}}}'), "utf-8")
    story = folder / "curricula/stories/night-shift.md"
    if contributions == 3:
        text = story.read_text("utf-8")
        story.write_text(text.replace("author_display:", "person: olena\nauthor_display:"), "utf-8")
    return site_of(folder / "curricula")


def _everything(site: Site) -> str:
    pages = [compose(site, kind, item, item.body.text) for kind, item in site.library.pages()]
    pages += [made.markdown for made in made_pages(site)]
    return "\n".join([*pages, *made_pictures(site).values()])


@pytest.mark.practice(45)
def test_the_second_contribution_shows_progress_and_the_third_gives_the_badge(
    tmp_path: Path,
) -> None:
    two = _site(tmp_path / "two", 2)
    assert "2 of 3 contributions" in _everything(two)
    assert made_pictures(two) == {}
    three = _site(tmp_path / "three", 3)
    assert "**Contributor**" in _everything(three)
    assert "2 of 3" not in _everything(three)
    (path,) = made_pictures(three)
    assert path == "people/olena/badge.svg"
    assert f"Contributor: {NAME}" in made_pictures(three)[path]


def test_several_parts_in_one_text_are_one_contribution(tmp_path: Path) -> None:
    folder = tmp_path / "two"
    _site(folder, 2)
    written = [
        path
        for path in sorted((folder / "curricula").rglob("*.md"))
        if "\nauthors: [olena]\n" in path.read_text("utf-8")
    ]
    assert written
    for path in written:
        text = path.read_text("utf-8").replace("\nauthors:", "\ntranslators: [olena]\nauthors:")
        path.write_text(text, "utf-8")
    assert "2 of 3 contributions" in _everything(site_of(folder / "curricula"))


def test_opting_out_removes_name_and_badge_everywhere(tmp_path: Path) -> None:
    assert NAME in _everything(_site(tmp_path / "named", 3))
    site = _site(tmp_path / "unnamed", 3, ", credit: false")
    assert NAME not in _everything(site)
    assert "olena" not in _everything(site)
    assert "Adaeze" not in _everything(site)
    assert made_pictures(site) == {}
    assert not any("people/" in made.src_uri for made in made_pages(site))


def test_a_person_can_be_named_without_a_badge(tmp_path: Path) -> None:
    site = _site(tmp_path, 3, ", badge: false")
    assert NAME in _everything(site)
    assert "**Contributor**" not in _everything(site)
    assert made_pictures(site) == {}


@pytest.mark.practice(44)
def test_a_perspective_stands_at_the_end_of_its_section_with_its_name(tiny: Site) -> None:
    module = tiny.library.modules["first-steps"]
    text = compose(tiny, "modules", module, module.body.text)
    section = text.split("## The idea", 1)[1]
    assert "My grandmother asked everybody" in section
    assert section.index("said right") < section.index('id="perspective-my-grandmother"')
    assert NAME in section


def test_real_content_names_no_invented_person(real: Site) -> None:
    assert real.library.people == {}
    assert real.library.perspectives == {}
