"""Each section of a module, a story and a kit ends with the way to add to it."""

from __future__ import annotations

import gzip
from collections import Counter
from urllib.parse import parse_qs, urljoin, urlsplit

from lxml.html import HtmlElement, tostring

from tests.support.pages import BuiltPage
from tests.support.projects import Project

WITHOUT = {"stories", "sources", "about-this-page", "practise-in-a-group", "modules", "how-we-know"}
"""Sections that lead on to other pages, or say where a text is from: nobody adds to them."""


_WAYS = "//article//*[contains(concat(' ', @class, ' '), ' add-perspective ')]//a"


def _links(page: BuiltPage) -> list[HtmlElement]:
    return page.tree.xpath(_WAYS)


def _data(page: BuiltPage) -> HtmlElement | None:
    return page.tree.get_element_by_id("page-data", None)


def _pages(pages: list[BuiltPage], start: str) -> list[BuiltPage]:
    found = [page for page in pages if urlsplit(page.address).path.startswith(f"/{start}/")]
    return [page for page in found if _data(page) is not None]


def test_every_section_has_one_and_each_has_a_name_of_its_own(pages: list[BuiltPage]) -> None:
    own = [*_pages(pages, "modules"), *_pages(pages, "stories"), *_pages(pages, "kits")]
    tailored = _pages(pages, "tracks")
    assert len(own) >= 40
    assert len(tailored) >= 100
    for page in (*own, *tailored):
        sections = page.tree.xpath("//article//h2/@id")
        wanted = [each for each in sections if each not in WITHOUT]
        data = _data(page).attrib
        links = _links(page)
        queries = [parse_qs(urlsplit(link.get("href")).query) for link in links]
        assert [query["section"][0] for query in queries] == wanted, page.address
        assert {query["page"][0] for query in queries} == {
            f"{data['data-kind']}/{data['data-item']}"
        }
        names = Counter(link.text_content() for link in links)
        assert set(names.values()) == {1}, page.address
        assert all(name.startswith("Add your perspective (") for name in names)


def test_each_leads_to_a_form_that_lists_its_section(
    pages: list[BuiltPage], built: Project
) -> None:
    form = next(page for page in pages if page.address.endswith("/add-your-perspective/"))
    listed = {
        (group["data-page"], option["value"])
        for group in form.soup.select("optgroup[data-page]")
        for option in group.select("option")
    }
    asked = set()
    for page in pages:
        for link in _links(page):
            parts = urlsplit(urljoin(page.address, link.get("href")))
            assert parts.path == "/add-your-perspective/"
            query = parse_qs(parts.query)
            asked.add((query["page"][0], query["section"][0]))
    assert asked == listed
    assert len(asked) >= 200


def test_the_search_does_not_know_the_ways_to_add(built: Project) -> None:
    fragments = [
        gzip.decompress(path.read_bytes()) for path in built.site.glob("pagefind/fragment/*")
    ]
    assert any(b"Stepping in" in each for each in fragments)
    assert [each for each in fragments if b"Add your perspective (" in each] == []


def test_the_ways_to_add_weigh_little(pages: list[BuiltPage]) -> None:
    for page in _pages(pages, "tracks"):
        weight = sum(len(tostring(link.getparent())) for link in _links(page))
        assert weight <= 4000, page.address
