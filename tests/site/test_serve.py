"""While an author writes, the server shows the page, or says what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.projects import Project
from tests.support.servers import LiveServer, serving

SERVE = ["-m", "mkdocs", "serve", "--livereload", "--dev-addr", "127.0.0.1:PORT"]
MODULE = "curricula/modules/start-here.md"


def _has_alert(page: str) -> bool:
    return 'role="alert"' in page


@pytest.fixture
def live(project: Project, tmp_path: Path) -> Iterator[LiveServer]:
    """Serve a copy of the real project."""
    with serving(SERVE, project.folder, tmp_path / "log") as server:
        server.wait_for("", lambda page: "<article" in page and not _has_alert(page))
        yield server


def test_an_edit_of_content_is_shown(live: LiveServer, project: Project) -> None:
    path = project.folder / MODULE
    path.write_text(path.read_text("utf-8") + "\nA sentence that is new.\n", "utf-8")
    live.wait_for("modules/start-here/", lambda page: "A sentence that is new." in page)
    page = live.get("tracks/people-manager/engineering/start-here/")
    assert "A sentence that is new." in page


def test_a_mistake_shows_as_an_alert_with_path_and_line_and_goes_away_when_mended(
    live: LiveServer, project: Project
) -> None:
    path = project.folder / MODULE
    good = path.read_text("utf-8")
    path.write_text(good.replace("\nminutes:", "\nminuts:", 1), "utf-8")
    line = good[: good.index("\nminutes:") + 1].count("\n") + 1
    page = live.wait_for("modules/start-here/", _has_alert)
    assert f"{MODULE}:{line}:1" in page
    assert "minuts" in page
    assert "Traceback" not in page
    path.write_text(good, "utf-8")
    live.wait_for("modules/start-here/", lambda page: not _has_alert(page) and "<article" in page)


def test_a_failing_macro_in_a_page_shows_as_an_alert(live: LiveServer, project: Project) -> None:
    path = project.folder / "docs/about.md"
    good = path.read_text("utf-8")
    path.write_text(good + "\n{{ no_such_macro() }}\n", "utf-8")
    page = live.wait_for("about/", _has_alert)
    assert "docs/about.md" in page
    assert "no_such_macro" in page
    path.write_text(good, "utf-8")
    live.wait_for("about/", lambda page: not _has_alert(page))


def test_a_broken_template_of_the_theme_shows_as_an_alert_instead_of_a_hanging_page(
    live: LiveServer, project: Project
) -> None:
    template = project.folder / "overrides/main.html"
    good = template.read_text("utf-8") if template.exists() else None
    project.write("overrides/main.html", "{% extends 'base.html' %}{% block content %}{{ 1/0 }}")
    live.wait_for("", _has_alert)
    if good is None:
        template.unlink()
    else:
        template.write_text(good, "utf-8")
    live.wait_for("", lambda page: not _has_alert(page) and "<article" in page)


def test_a_first_start_with_broken_content_still_answers_and_says_what_is_wrong(
    project: Project, tmp_path: Path
) -> None:
    path = project.folder / MODULE
    good = path.read_text("utf-8")
    path.write_text(good.replace("\nid: start-here", "\nid: start-hear", 1), "utf-8")
    with serving(SERVE, project.folder, tmp_path / "log") as server:
        page = server.wait_for("", _has_alert)
        assert f"{MODULE}:2:" in page
        path.write_text(good, "utf-8")
        server.wait_for("modules/start-here/", lambda page: "<article" in page)
