"""The preview server keeps answering, and problems show on its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from alongside.serving import alert, guarded, with_alert

PAGE = '<html><body dir="ltr"><main>Text</main></body></html>'


def test_problems_stand_at_the_beginning_of_a_page_as_an_alert() -> None:
    notice = alert(['a.md:3:1 AL102 unknown key "<b>" - Remove it.'])
    page = with_alert(PAGE, notice)
    assert page.index('<body dir="ltr"><div role="alert" class="alongside-problems">') > 0
    assert "a.md:3:1 AL102 unknown key &quot;&lt;b&gt;&quot;" in page
    assert page.endswith("<main>Text</main></body></html>")


def test_a_page_without_problems_stays_as_it_is() -> None:
    assert with_alert(PAGE, alert([])) == PAGE


@pytest.mark.parametrize("error", [ValueError("no <b>"), SystemExit(100)])
def test_a_failed_build_becomes_a_page_instead_of_silence(
    error: BaseException, tmp_path: Path
) -> None:
    def builder() -> None:
        raise error

    guarded(builder, tmp_path / "site")()
    for name in ("index.html", "404.html"):
        page = (tmp_path / "site" / name).read_text("utf-8")
        assert 'role="alert"' in page
        assert type(error).__name__ in page
        assert "<b>" not in page


def test_a_build_that_succeeds_is_left_alone(tmp_path: Path) -> None:
    guarded(lambda: None, tmp_path / "site")()
    assert not (tmp_path / "site").exists()


def test_stopping_the_server_is_no_failure(tmp_path: Path) -> None:
    def builder() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        guarded(builder, tmp_path)()
