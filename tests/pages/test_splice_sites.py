"""Spliced pages equal pages that the theme rendered, and pages that a naive build made."""

from __future__ import annotations

import random
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.capture import capture
from tests.support.documents import article_of, letters, outline
from tests.support.naive import NaiveTrack, front_matter, tailored, write_tailored
from tests.support.pages import BuiltPage, words_of
from tests.support.projects import Project
from tests.support.synthetic import FEATURES, Size, roles_of, write_config, write_project

SIZE = Size(modules=12, roles=2, departments=2, has_gaps=True)
OTHER_FEATURES = ("navigation.indexes", "navigation.sections", "navigation.footer", "toc.follow")


def _built(folder: Path) -> Project:
    project = Project(folder)
    result = project.build()
    assert result.returncode == 0, result.stdout + result.stderr
    return project


def _pages(project: Project, path: str = "tracks") -> dict[str, BuiltPage]:
    return {
        file.relative_to(project.site).as_posix(): BuiltPage(project.site, file)
        for file in sorted((project.site / path).rglob("*.html"))
    }


@pytest.fixture(scope="module")
def found(spliced: Project) -> dict[str, BuiltPage]:
    """Parse the tailored pages once for all tests that only read them."""
    return _pages(spliced)


@pytest.fixture(scope="module")
def spliced(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Build a synthetic curriculum as readers get it."""
    folder = tmp_path_factory.mktemp("splice") / "spliced"
    write_project(folder, SIZE, pages=2)
    capture(folder)
    return _built(folder)


def _reference_of(project: Project, features: tuple[str, ...]) -> Project:
    folder = project.folder.with_name(f"reference-{len(features)}")
    write_project(folder, SIZE, pages=2)
    plugins = {"alongside": {"reference": True}}
    write_config(folder, plugins=plugins, extensions={"alongside.blocks": {}}, features=features)
    return _built(folder)


@dataclass(frozen=True)
class Naive:
    """The naive build, and the track behind each of its folders."""

    project: Project
    tracks: dict[str, NaiveTrack]


@pytest.fixture(scope="module")
def naive(spliced: Project) -> Naive:
    """Build the same tracks by Markdown files, one for each module and audience."""
    captured = spliced.folder / "captured"
    modules = {
        path.stem: path.read_text("utf-8") for path in sorted((captured / "modules").glob("m*.md"))
    }
    labels = {"chang-2019": "Chang and others, 2019"}
    tracks = _tracks(spliced.folder / "curricula", sorted(modules))
    folder = spliced.folder.with_name("naive")
    shutil.copytree(spliced.folder / "docs", folder / "docs")
    for name in (*modules, "the-story"):
        kind = "stories" if name == "the-story" else "modules"
        (folder / "docs" / kind / f"{name}.md").write_text(f"# {name}\n\n## The idea\n", "utf-8")
    write_tailored(folder / "docs", tracks, modules, labels)
    practice = {"alongside.blocks": roles_of(spliced.folder)}
    write_config(folder, plugins={}, extensions=practice)
    return Naive(_built(folder), {track.path: track for track in tracks})


def _tracks(curricula: Path, modules: list[str]) -> list[NaiveTrack]:
    def read(name: str, kind: str) -> tuple[str, set[str]]:
        data = front_matter(f"---\n{(curricula / f'tracks/{name}.yml').read_text('utf-8')}---\n")
        return data[kind], set(data["exclude"])

    roles = [read(name, "role") for name in ("ic", "tech-lead")]
    departments = [read(name, "department") for name in ("engineering", "product")]
    tracks = []
    for role, not_for_role in [(None, set()), *roles]:
        for department, not_for_department in [(None, set()), *departments]:
            path = "/".join(each for each in (role, department) if each) or "essentials"
            left_out = not_for_role | not_for_department
            chosen = tuple(name for name in modules if name not in left_out)
            tracks.append(NaiveTrack(path, path, role, department, chosen))
    return tracks


@pytest.mark.parametrize("features", [FEATURES, OTHER_FEATURES], ids=["tabs", "sections"])
def test_every_spliced_document_equals_the_one_that_the_theme_renders(
    spliced: Project, features: tuple[str, ...]
) -> None:
    project = spliced
    if features != FEATURES:
        project = Project(spliced.folder.with_name("spliced-otherwise"))
        write_project(project.folder, SIZE, pages=2)
        write_config(
            project.folder,
            plugins={"alongside": {}},
            extensions={"alongside.blocks": {}},
            features=features,
        )
        _built(project.folder)
    found, expected = _pages(project), _pages(_reference_of(spliced, features))
    assert list(found) == list(expected)
    assert len(found) > 80
    for path, page in found.items():
        assert outline(page) == outline(expected[path]), path


def test_text_headings_contents_lists_and_links_equal_those_of_the_naive_build(
    found: dict[str, BuiltPage], naive: Naive
) -> None:
    expected = _pages(naive.project)
    modules = [path for path in found if re.search(r"module-\d+/index\.html$", path)]
    assert modules == [path for path in expected if re.search(r"module-\d+/index\.html$", path)]
    chosen = random.Random(7).sample(modules, 50)
    for path in chosen:
        page, other = found[path], expected[path]
        assert letters(article_of(page)) == letters(article_of(other)), path
        assert page.links(article_of(page)) == other.links(article_of(other)), path
        assert page.contents_list() == other.contents_list(), path
        assert page.contents_list(), path


def test_no_tailored_page_holds_a_word_of_a_version_for_others(
    spliced: Project, found: dict[str, BuiltPage], naive: Naive
) -> None:
    captured = spliced.folder / "captured/modules"
    looked_at = 0
    for track in naive.tracks.values():
        for name in track.modules:
            page = found[f"tracks/{track.path}/{name}/index.html"]
            text = words_of(page.soup)
            for sentence in _sentences_for_others((captured / f"{name}.md").read_text(), track):
                looked_at += 1
                assert sentence not in text, (page.path, sentence)
    assert looked_at > 1000


def _sentences_for_others(markdown: str, track: NaiveTrack) -> set[str]:
    """Give the sentences that stand in the module and not in the naive page of this track."""

    def sentences(text: str) -> set[str]:
        return set(re.findall(r"[A-Z][a-z]+(?: [a-z]+){7}(?=\.)", text))

    return sentences(markdown) - sentences(tailored(markdown, track, {"chang-2019": "C"}))


def test_nothing_of_the_shells_is_left_in_the_site(spliced: Project) -> None:
    for path in sorted(spliced.site.rglob("*.html")):
        text = path.read_text("utf-8")
        assert "al-slot" not in text, path
        assert "al-shell" not in text, path


def test_tailored_pages_point_to_the_page_with_all_versions_and_are_in_no_sitemap(
    spliced: Project, found: dict[str, BuiltPage]
) -> None:
    page = found["tracks/ic/engineering/module-003/index.html"]
    canonical = page.soup.select_one("link[rel=canonical]")["href"]
    assert canonical == "https://example.org/modules/module-003/"
    sitemap = (spliced.site / "sitemap.xml").read_text("utf-8")
    assert "/modules/module-003/" in sitemap
    assert "/tracks/ic" not in sitemap


def test_the_first_and_last_module_of_a_track_have_one_neighbour(
    found: dict[str, BuiltPage],
) -> None:
    first = found["tracks/essentials/module-000/index.html"]
    last = found["tracks/essentials/module-011/index.html"]
    for page, present, absent in ((first, "next", "prev"), (last, "prev", "next")):
        assert page.soup.select(f"link[rel={present}], .md-footer__link--{present}")
        assert not page.soup.select(f"link[rel={absent}], .md-footer__link--{absent}")


def test_the_list_of_a_track_names_its_own_modules_and_no_others(
    found: dict[str, BuiltPage], naive: Naive
) -> None:
    for track in naive.tracks.values():
        pages = [f"tracks/{track.path}/{name}/index.html" for name in track.modules]
        for path in (f"tracks/{track.path}/index.html", pages[0], pages[-1]):
            page = found[path]
            listed = page.links(page.soup.select_one(".md-nav--primary"))
            modules = [m[1] for each in listed if (m := re.search(r"/(module-\d+)/$", each))]
            assert list(dict.fromkeys(modules)) == list(track.modules), path


def test_an_absent_heading_leaves_no_empty_list(found: dict[str, BuiltPage]) -> None:
    for path, page in found.items():
        for nav in page.soup.select(".md-nav--secondary nav.md-nav"):
            assert nav.select("li"), path


def test_links_go_to_the_tailored_page_where_the_track_has_it(
    found: dict[str, BuiltPage], naive: Naive
) -> None:
    seen = set()
    for track in naive.tracks.values():
        for name in track.modules:
            page = found[f"tracks/{track.path}/{name}/index.html"]
            for link in page.links(article_of(page)):
                if match := re.search(r"site\.test/(.*?)(module-\d+)/", link):
                    has = match[2] in track.modules
                    assert match[1] == (f"tracks/{track.path}/" if has else "modules/")
                    seen.add(has)
    assert seen == {True, False}
