"""The index of the search: every page of the course once, the same bytes at each build."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from alongside.formats import SearchIndexError, SearchPage, search_index, write_search_index
from tests.support.projects import Project
from tests.support.tiny import copy_tiny

PAGES = [
    SearchPage(
        f"modules/number-{number}/",
        f"Number {number}",
        "Module",
        f"<h1>Number {number}</h1><p>Some words about hand-overs and case {number}.</p>",
        {"role": [f"Role {role}" for role in range(number % 7 + 1)], "outcome": ["It worked"]},
    )
    for number in range(40)
]


def _fragments(site: Path) -> dict[str, dict[str, Any]]:
    """Give what the index knows of each page, by the page's address."""
    paths = list((site / "pagefind/fragment").iterdir())
    known = [json.loads(gzip.decompress(path.read_bytes())[12:]) for path in paths]
    found = {each["url"].lstrip("/"): each for each in known}
    assert len(found) == len(paths), "a page is in the index twice"
    return found


def _bytes(site: Path) -> dict[str, bytes]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="session")
def found(built: Project) -> dict[str, dict[str, Any]]:
    """Read the real site's index."""
    return _fragments(built.site)


def test_every_listed_item_is_found_once_at_its_page_with_all_versions(
    built: Project, found: dict[str, dict[str, Any]]
) -> None:
    listed = json.loads((built.site / "catalogue.json").read_text("utf-8"))["items"]
    assert {item["url"] for item in listed} <= set(found)
    titles = Counter((page["meta"]["kind"], page["meta"]["title"]) for page in found.values())
    for item in listed:
        page = found[item["url"]]
        assert page["meta"]["title"] == item["title"]
        assert titles[page["meta"]["kind"], item["title"]] == 1
    assert Counter(page["meta"]["kind"] for page in found.values())["Module"] == len(
        [item for item in listed if item["kind"] == "module"]
    )


def test_each_answer_is_found_once_and_no_word_that_only_scripts_use(
    found: dict[str, dict[str, Any]],
) -> None:
    text = found["modules/start-here/"]["content"]
    assert text.count("Fairness should not hang on somebody's good day.") == 1
    assert not [url for url, page in found.items() if "Saved on this device." in page["content"]]


def test_tailored_pages_redirects_and_the_reference_are_not_found(
    built: Project, found: dict[str, dict[str, Any]]
) -> None:
    tracks = json.loads((built.site / "catalogue.json").read_text("utf-8"))["tracks"]
    tailored = {module["url"] for track in tracks for module in track["modules"]}
    pairs = {track["url"] for track in tracks if track["kind"] == "pair"}
    assert tailored and pairs
    assert not set(found) & (tailored | pairs)
    assert not [url for url in found if url.startswith(("reference/", "search/"))]
    for url in found:
        assert (built.site / url / "index.html").is_file(), url
        assert 'http-equiv="refresh"' not in (built.site / url / "index.html").read_text("utf-8")


def test_words_of_every_version_lead_to_the_module(
    built: Project, found: dict[str, dict[str, Any]]
) -> None:
    text = found["modules/stepping-in/"]["content"]
    source = (built.folder / "curricula/modules/stepping-in.md").read_text("utf-8")
    versions = re.findall(r"^/// for \| (.+)\n+([A-Z][\w ,]{20,60})", source, re.M)
    audiences = {audiences for audiences, _ in versions}
    assert len(audiences) > 3
    for audience, words in versions:
        assert words.strip() in text, audience


def test_filters_say_what_front_matter_says(
    built: Project, found: dict[str, dict[str, Any]]
) -> None:
    listed = json.loads((built.site / "catalogue.json").read_text("utf-8"))["items"]
    names = {"role": "roles", "department": "departments", "competency": "competencies"}
    compared = 0
    for item in listed:
        if item["kind"] not in ("module", "story"):
            continue
        filters = found[item["url"]]["filters"]
        assert ("outcome" in filters) == (item["kind"] == "story")
        for name, field in names.items():
            assert len(filters.get(name, [])) == len(item[field]), (item["id"], name)
            compared += len(item[field])
    assert compared > 50


def test_what_lists_and_frames_repeat_is_not_found(found: dict[str, dict[str, Any]]) -> None:
    for url, page in found.items():
        assert "About this page" not in page["content"], url
        assert "¶" not in page["content"], url
    assert "Stepping in" not in found["modules/"]["content"]


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    sites = []
    for number in range(6):
        write_search_index(iter(PAGES), "en", tmp_path / str(number))
        sites.append(_bytes(tmp_path / str(number)))
    assert all(site == sites[0] for site in sites)
    assert any(name.endswith(".pf_filter") for name in sites[0])


def test_another_page_gives_an_index_of_another_name(tmp_path: Path) -> None:
    write_search_index(PAGES, "en", tmp_path / "all")
    write_search_index(PAGES[:-1], "en", tmp_path / "fewer")
    one, other = (
        {path.name for path in (tmp_path / name / "pagefind").glob("*.pf_meta")}
        for name in ("all", "fewer")
    )
    assert len(one) == len(other) == 1
    assert one != other


def test_what_a_browser_needs_is_written_and_no_interface_that_nobody_uses(tmp_path: Path) -> None:
    write_search_index(PAGES, "en", tmp_path)
    names = {name.removeprefix("pagefind/") for name in _bytes(tmp_path)}
    assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json"} <= names
    assert "wasm.en.pagefind" in names
    assert not [name for name in names if "ui" in name or name.endswith(".css")]


def test_words_of_an_author_never_become_markup_or_another_filter(tmp_path: Path) -> None:
    title = 'A "quoted" <b>title</b>, kind:Story & more'
    page = SearchPage("one/", title, "Module", "<h1>Plain</h1><p>Words</p>", {"role": [title]})
    write_search_index([page], "en", tmp_path)
    known = _fragments(tmp_path)["one/"]
    assert known["meta"]["title"] == title
    assert known["filters"] == {"kind": ["Module"], "role": [title]}


def test_an_index_of_an_unknown_shape_is_an_error_that_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "_FILTERS_IN_META", 0)
    with pytest.raises(SearchIndexError, match=r"requirements\.txt"):
        write_search_index(PAGES, "en", tmp_path)


def test_a_search_without_its_page_is_refused(tmp_path: Path) -> None:
    project = Project(copy_tiny(tmp_path))
    project.edit("mkdocs.yml", "  alongside:\n", "  alongside:\n    search: true\n")
    done = project.build()
    assert done.returncode == 1
    assert "search.md" in done.stderr + done.stdout
