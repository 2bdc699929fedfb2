"""The figures of `make bench` are counted and compared rightly; no time is asserted here."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.measuring import Built, Figure, cold, conversions, splicing, warm, write_stock
from tests.support.pages import BuiltPage
from tests.support.synthetic import Size, write_project

SIZE = Size(modules=5, roles=2, departments=2)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a small project."""
    folder = tmp_path_factory.mktemp("bench") / "ours"
    write_project(folder, SIZE, pages=1)
    return folder


def test_a_build_is_measured_and_says_what_it_converted_and_wrote(ours: Path) -> None:
    first = cold(ours)
    assert first.seconds > 0
    assert first.converted()["modules"] == SIZE.modules + 1
    assert first.tailored() == SIZE.tailored_pages + SIZE.tracks
    again = warm(ours)
    assert again.converted() == {}
    assert again.tailored() == first.tailored()


def test_conversions_are_as_many_as_modules_and_one_after_an_edit(ours: Path) -> None:
    each, edited = conversions(ours, SIZE)
    assert each.value == 1.0
    assert edited.value == 1
    assert each.is_met
    assert edited.is_met


def test_the_plain_build_has_the_same_tailored_pages(ours: Path) -> None:
    cold(ours)
    stock = ours.with_name("stock")
    write_stock(ours, stock, SIZE)
    cold(stock)
    pages = [
        {path.relative_to(folder).as_posix() for path in (folder / "site/tracks").rglob("*.html")}
        for folder in (ours, stock)
    ]
    assert pages[0] == pages[1]
    path = "site/tracks/ic/engineering/module-003/index.html"
    for folder in (ours, stock):
        assert "I will act" in BuiltPage(folder / "site", folder / path).text


def test_splicing_is_measured_by_itself(ours: Path) -> None:
    count, seconds = splicing(ours, 1)
    assert count == SIZE.tailored_pages + SIZE.tracks
    assert seconds > 0


def test_a_build_that_fails_ends_the_measuring(ours: Path) -> None:
    config = ours / "mkdocs.yml"
    good = config.read_text("utf-8")
    config.write_text(good + "unknown_plugin: [\n", "utf-8")
    with pytest.raises(RuntimeError, match="ours failed"):
        warm(ours)
    config.write_text(good, "utf-8")


@pytest.mark.parametrize(("value", "is_met"), [(0.14, True), (0.15, True), (0.16, False)])
def test_a_figure_is_met_up_to_its_bound(value: float, is_met: bool) -> None:
    figure = Figure("something", value, 0.15)
    assert figure.is_met is is_met
    assert ("NOT MET" in str(figure)) is not is_met


def test_what_a_build_does_not_say_is_no_figure() -> None:
    with pytest.raises(AssertionError):
        Built(1.0, "INFO - Documentation built").converted()
