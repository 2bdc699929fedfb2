"""Tailored pages of the real curriculum equal those of a build that runs Markdown per audience."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

from tests.support.capture import capture
from tests.support.documents import article_of, letters
from tests.support.naive import NaiveTrack, tailored, write_tailored
from tests.support.pages import BuiltPage
from tests.support.projects import Project, copy_project

COUNT = 50


class _Loader(yaml.SafeLoader):
    """Reads a configuration and leaves out what only MkDocs can read."""


_Loader.add_multi_constructor("!", lambda *_: None)


@dataclass(frozen=True)
class Both:
    """The real site and the naive one, and what the naive one was written from."""

    site: Path
    naive: Path
    tracks: list[NaiveTrack]
    modules: dict[str, str]
    labels: dict[str, str]

    def pages(self) -> list[tuple[NaiveTrack, str]]:
        """Give the pages to look at: chosen at random, the same ones each time."""
        every = [(track, name) for track in self.tracks for name in track.modules]
        return random.Random(20).sample(every, min(COUNT, len(every)))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    """Build the real project, and the same tracks by one Markdown file per page."""
    folder = tmp_path_factory.mktemp("real")
    real = copy_project(folder / "real")
    captured = capture(real.folder)
    result = real.build()
    assert result.returncode == 0, result.stdout + result.stderr
    catalogue = json.loads((real.site / "catalogue.json").read_text("utf-8"))
    tracks = [
        NaiveTrack(
            each["id"],
            each["title"],
            each["role"],
            each["department"],
            tuple(module["id"] for module in each["modules"]),
        )
        for each in catalogue["tracks"]
    ]
    modules = {
        path.stem: path.read_text("utf-8") for path in sorted((captured / "modules").glob("*.md"))
    }
    labels = _labels(real)
    naive = Project(folder / "naive")
    for path in sorted(captured.rglob("*.md")):
        name = path.relative_to(captured).as_posix()
        if not name.startswith("tracks/"):
            naive.write(f"docs/{name}", "# A page\n")
    write_tailored(naive.folder / "docs", tracks, modules, labels)
    naive.write("mkdocs.yml", _plain_config(real))
    result = naive.build("--no-strict")
    assert result.returncode == 0, result.stdout + result.stderr
    return Both(real.site, naive.site, tracks, modules, labels)


def _labels(project: Project) -> dict[str, str]:
    """Read from the built pages how each source is cited."""
    found: dict[str, str] = {}
    pattern = re.compile(r'<a href="[^"]*sources/#([^"]+)">([^<]*)</a>')
    for page in sorted((project.site / "modules").rglob("*.html")):
        for citation in re.findall(r'<span class="citation">.*?</span>', page.read_text("utf-8")):
            found.update(pattern.findall(citation))
    return found


def _plain_config(project: Project) -> str:
    config = yaml.load((project.folder / "mkdocs.yml").read_text("utf-8"), Loader=_Loader)
    extensions = {**config["markdown_extensions"], "alongside.blocks": _practice(project)}
    features = config["theme"].get("features", [])
    plain = {
        "site_name": "Naive",
        "theme": {"name": "material", "font": False, "features": features},
        "plugins": {},
        "markdown_extensions": extensions,
    }
    return yaml.safe_dump(plain)


def _practice(project: Project) -> dict[str, Any]:
    """Read what practice blocks show of vocabularies and surveys; versions need nothing."""
    content = project.folder / "curricula"
    roles = yaml.safe_load((content / "vocabulary/roles.yml").read_text("utf-8"))
    suggested = _suggested(project)
    surveys = {}
    for path in sorted((content / "surveys").glob("*.yml")):
        survey = yaml.safe_load(path.read_text("utf-8"))
        items = [{**item, "modules": suggested.get(item["id"], [])} for item in survey["items"]]
        surveys[survey["id"]] = {**survey["scale"], "items": items}
    return {"roles": {each["id"]: each["title"] for each in roles}, "surveys": surveys}


def _links(page: BuiltPage) -> list[str]:
    """Give the links of the text; those that a block writes are the same ones in all tracks."""
    article = article_of(page)
    for each in article.select(".next"):
        each.decompose()
    return page.links(article)


def _suggested(project: Project) -> dict[str, list[tuple[str, str]]]:
    """Read from a built page which modules are suggested for each statement of the survey."""
    page = project.site / "modules/keep-going/index.html"
    found: dict[str, list[tuple[str, str]]] = {}
    for entry in BuiltPage(project.site, page).soup.select(".next li"):
        module = (entry["data-module"], entry.a.get_text())
        found.setdefault(entry["data-item-id"], []).append(module)
    assert found
    return found


def _page(site: Path, track: NaiveTrack, name: str) -> BuiltPage:
    return BuiltPage(site, site / "tracks" / track.path / name / "index.html")


def test_text_contents_lists_and_links_of_fifty_pages_are_equal(both: Both) -> None:
    pages = both.pages()
    assert len(pages) == COUNT
    for track, name in pages:
        page, other = _page(both.site, track, name), _page(both.naive, track, name)
        where = f"{track.path}/{name}"
        assert letters(article_of(page)) == letters(article_of(other)), where
        assert page.contents_list() == other.contents_list(), where
        assert page.contents_list(), where
        assert _links(page) == _links(other), where


def test_no_word_of_another_version_stands_in_fifty_pages(both: Both) -> None:
    looked_at = 0
    for track, name in both.pages():
        everything = _page(both.site, track, name).path.read_text("utf-8")
        own = letters(BeautifulSoup(tailored(both.modules[name], track, both.labels), "lxml"))
        text = re.sub(r"\s+", "", unescape(everything))
        for passage in _passages(both.modules[name]):
            if passage not in own:
                looked_at += 1
                assert passage not in text, f"{track.path}/{name}: {passage}"
    assert looked_at > COUNT


def _passages(markdown: str) -> set[str]:
    """Give the pieces of sentences without markup that are long enough to be nowhere by chance."""
    pieces = re.split(r"[.:;!?\n|*_`\[\]()<>{}\"“”]", markdown)
    return {re.sub(r"\s+", "", piece) for piece in pieces if len(piece.split()) >= 6}
