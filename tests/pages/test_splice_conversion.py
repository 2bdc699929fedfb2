"""A text is converted once, and again only when what its conversion depends on changes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files

from alongside.pages.conversion import CachedPage, Conversions

PAGE = "# Title & more\n\nTo [other](other.md#part) and [self](#a-part).\n\n## A part\n\nText.\n"
CONFIG = "site_name: T\ntheme: {name: mkdocs}\nplugins: {}\nmarkdown_extensions: {toc: {}}\n"


class _Project:
    """A docs folder of two pages, converted as often as a test asks for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.docs = folder / "docs"
        self.docs.mkdir()
        self.write("page.md", PAGE)
        self.write("other.md", "# Other\n\n## Part\n")
        self.config = CONFIG

    def write(self, name: str, text: str) -> None:
        path = self.docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def convert(
        self, conversions: Conversions | None = None, name: str = "page.md"
    ) -> tuple[CachedPage, Conversions]:
        (self.folder / "mkdocs.yml").write_text(self.config, "utf-8")
        config = load_config(str(self.folder / "mkdocs.yml"))
        files = get_files(config)
        conversions = conversions or Conversions(self.folder / "cache")
        return self._page(name, config, files, conversions), conversions

    def _page(
        self, name: str, config: MkDocsConfig, files: Files, conversions: Conversions
    ) -> CachedPage:
        pages = {
            file.src_uri: CachedPage(None, file, config, conversions)
            for file in files.documentation_pages()
        }
        page = pages[name]
        page.read_source(config)
        page.render(config, files)
        return page


@pytest.fixture
def project(tmp_path: Path) -> _Project:
    """Give a project."""
    return _Project(tmp_path)


def test_a_kept_conversion_gives_all_that_a_made_one_does(project: _Project) -> None:
    made, first = project.convert()
    kept, second = project.convert()
    assert (first.made, second.made) == (["page.md"], [])
    assert kept.content == made.content
    assert kept.title == made.title == "Title &amp; more"
    assert str(kept.toc) == str(made.toc)
    assert [each.level for each in kept.toc] == [each.level for each in made.toc]
    assert kept.present_anchor_ids == made.present_anchor_ids
    assert {file.src_uri: each for file, each in kept.links_to_anchors.items()} == {
        file.src_uri: each for file, each in made.links_to_anchors.items()
    }


def _change_text(project: _Project) -> None:
    project.write("page.md", PAGE + "More.\n")


def _change_setting(project: _Project) -> None:
    project.config = project.config.replace("toc: {}", "toc: {permalink: true}")


def _add_extension(project: _Project) -> None:
    project.config = project.config.replace("toc: {}", "toc: {}, attr_list: {}")


def _move_target(project: _Project) -> None:
    project.write("other/index.md", "# Other\n")
    (project.docs / "other.md").unlink()
    project.config += "use_directory_urls: false\n"


def _leave_target_out(project: _Project) -> None:
    project.config += "exclude_docs: other.md\n"


@pytest.mark.parametrize(
    "change",
    [_change_text, _change_setting, _add_extension, _move_target, _leave_target_out],
    ids=lambda change: change.__name__.strip("_"),
)
def test_a_change_that_matters_converts_again(
    project: _Project, change: Callable[[_Project], None]
) -> None:
    project.convert()
    change(project)
    assert project.convert()[1].made == ["page.md"]


def test_a_change_elsewhere_converts_nothing_again(project: _Project) -> None:
    project.convert()
    project.write("other.md", "# Other name\n\n## Another part\n")
    project.write("third.md", "# Third\n")
    assert project.convert()[1].made == []


def test_other_versions_of_what_converts_count(project: _Project) -> None:
    project.convert()
    newer = Conversions(project.folder / "cache", engine=["Markdown 99"])
    assert project.convert(newer)[1].made == ["page.md"]


def test_only_the_settings_that_a_text_depends_on_count(project: _Project) -> None:
    def depends(markdown: str, settings: object) -> dict[str, bool]:
        return {"cites": "[@a]" in markdown}

    def conversions() -> Conversions:
        return Conversions(project.folder / "cache", depends)

    project.convert(conversions())
    _change_setting(project)
    assert project.convert(conversions())[1].made == []


def test_a_conversion_with_a_warning_is_made_each_time_so_that_the_warning_is_repeated(
    project: _Project, caplog: pytest.LogCaptureFixture
) -> None:
    project.write("page.md", "# T\n\n[gone](gone.md)\n")
    for _ in range(2):
        assert project.convert()[1].made == ["page.md"]
    warned = [record for record in caplog.records if "gone.md" in record.message]
    assert len(warned) == 2


def test_a_quiet_build_keeps_no_conversion_with_a_warning_either(project: _Project) -> None:
    project.write("page.md", "# T\n\n[gone](gone.md)\n")
    logger = logging.getLogger("mkdocs")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        for _ in range(2):
            assert project.convert()[1].made == ["page.md"]
        assert logger.level == logging.ERROR
    finally:
        logger.setLevel(before)


def test_a_text_that_includes_files_is_converted_each_time(project: _Project) -> None:
    project.config = project.config.replace("toc: {}", "toc: {}, pymdownx.snippets: {}")
    project.convert()
    assert project.convert()[1].made == ["page.md"]


def test_settings_that_are_functions_do_not_prevent_keeping(project: _Project) -> None:
    project.config = project.config.replace(
        "{toc: {}}", "{toc: {slugify: !!python/name:markdown.extensions.toc.slugify_unicode }}"
    )
    project.convert()
    assert project.convert()[1].made == []


def test_a_damaged_entry_is_made_anew(project: _Project) -> None:
    project.convert()
    (entry,) = (project.folder / "cache").iterdir()
    entry.write_text('{"html": ', "utf-8")
    assert project.convert()[1].made == ["page.md"]
    assert project.convert()[1].made == []


def test_entries_that_a_build_did_not_use_are_deleted(project: _Project) -> None:
    project.convert()
    _change_text(project)
    _, conversions = project.convert()
    assert len(list((project.folder / "cache").iterdir())) == 2
    conversions.prune()
    assert len(list((project.folder / "cache").iterdir())) == 1
    assert project.convert()[1].made == []
