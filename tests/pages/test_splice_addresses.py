"""Addresses in a tailored page are right for where the page is and for what its track holds."""

from __future__ import annotations

import pytest

from alongside.pages.fragments import Fragments
from alongside.pages.splice import Tailor, View

OTHER = '<h1>Other</h1><h2 id="all">All</h2><div data-for="ic"><h3 id="own">Own</h3></div>'


def _content(link: str, candidates: tuple[str, ...] = ("everyone",), depth: int = 3) -> str:
    html = f'<h1 id="t">T</h1>{link}<div data-for="ic"><h2 id="hidden">H</h2></div>'
    modules = {"here": Fragments.scan(html), "other": Fragments.scan(OTHER)}
    tailor = Tailor(modules["here"], "here", depth)
    return tailor.content(View(candidates, modules), b"NOTE").decode()


@pytest.mark.parametrize(
    ("written", "tailored"),
    [
        ("../other/", "../other/"),
        ("../other/#all", "../other/#all"),
        ("../missing/#a", "../../../modules/missing/#a"),
        ("../../stories/s/", "../../../stories/s/"),
        ("../../", "../../../"),
        ("..", "../../../modules/"),
        ("image.png", "../../../modules/here/image.png"),
        ("../../assets/a.pdf?v=1&amp;w=2#p", "../../../assets/a.pdf?v=1&amp;w=2#p"),
        ("../here/#t", "../here/#t"),
        ("./", "../here/"),
        ("#t", "#t"),
        ("https://example.org/", "https://example.org/"),
        ("/absolute/", "/absolute/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_an_address_is_written_anew(written: str, tailored: str) -> None:
    assert f'<a href="{tailored}">' in _content(f'<a href="{written}">x</a>')


def test_a_deeper_page_goes_up_further() -> None:
    assert 'href="../../../../stories/s/"' in _content('<a href="../../stories/s/">x</a>', depth=4)


def test_a_link_to_a_heading_that_the_audience_does_not_see_leads_to_the_page_with_all() -> None:
    link = '<a href="../other/#own">x</a>'
    assert 'href="../other/#own"' in _content(link, ("ic", "everyone"))
    assert 'href="../../../modules/other/#own"' in _content(link)


def test_a_link_within_the_page_to_what_is_hidden_leads_to_the_page_with_all() -> None:
    link = '<a href="#hidden">x</a>'
    assert 'href="#hidden"' in _content(link, ("ic", "everyone"))
    assert 'href="../../../modules/here/#hidden"' in _content(link)


def test_the_note_follows_the_title() -> None:
    assert _content("<p>x</p>").startswith('<h1 id="t">T</h1>NOTE<p>x</p>')


def test_what_one_track_lacks_another_one_may_have() -> None:
    html = '<h1>T</h1><a href="../other/">x</a>'
    here = Fragments.scan(html)
    tailor = Tailor(here, "here", 3)
    alone = View(("everyone",), {"here": here})
    both = View(("everyone",), {"here": here, "other": Fragments.scan(OTHER)})
    assert b'"../other/"' in tailor.content(both, b"")
    assert b'"../../../modules/other/"' in tailor.content(alone, b"")
