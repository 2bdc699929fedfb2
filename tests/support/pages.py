"""Read built pages the way a visitor's browser does: text, links, contents lists, anchors."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from lxml import html

from tests.support.projects import Project

ORIGIN = "http://site.test/"
"""Stands for the site's address while links are resolved."""


class BuiltPage:
    """One HTML file of a built site."""

    def __init__(self, site: Path, path: Path) -> None:
        """Name the file; it is parsed when something is asked of it."""
        self.site = site
        self.path = path

    @cached_property
    def soup(self) -> BeautifulSoup:
        """Give the parsed file, to look for things in it."""
        return BeautifulSoup(self.path.read_text(encoding="utf-8"), "lxml")

    @cached_property
    def tree(self) -> html.HtmlElement:
        """Give the parsed file for what is asked of every page: many times as fast as the soup."""
        return html.document_fromstring(self.path.read_bytes(), html.HTMLParser(encoding="utf-8"))

    @property
    def address(self) -> str:
        """Give the page's address, as a directory where it is an index."""
        name = self.path.relative_to(self.site).as_posix()
        return ORIGIN + re.sub(r"(^|/)index\.html$", r"\1", name)

    @cached_property
    def article(self) -> Tag:
        """Give the element that holds the content."""
        return self.soup.select_one("article")

    @property
    def title(self) -> str:
        """Give the document's title."""
        return self.soup.title.get_text(strip=True)

    @property
    def text(self) -> str:
        """Give the words of the content, white space folded."""
        return words_of(self.article)

    @cached_property
    def anchors(self) -> set[str]:
        """Give every id that a link can lead to."""
        return {*self.tree.xpath("//a/@name"), *self.tree.xpath("//@id")}

    def links(self, within: Tag | None = None) -> list[str]:
        """Give the resolved addresses of all links, in order."""
        found = (
            self.tree.xpath("//a/@href")
            if within is None
            else (each["href"] for each in within.select("a[href]"))
        )
        return [urljoin(self.address, each) for each in found]

    def contents_list(self) -> list[tuple[str, str]]:
        """Give text and anchor of the entries of the page's table of contents."""
        nav = self.soup.select_one(".md-sidebar--secondary .md-nav--secondary")
        if nav is None:
            return []
        return [
            (words_of(each), urldefrag(each["href"]).fragment)
            for each in nav.select("a.md-nav__link")
        ]


def words_of(element: Tag) -> str:
    """Give an element's words with white space folded and link marks of headings left out."""
    return re.sub(r"\s+", " ", element.get_text(" ").replace("¶", " ")).strip()


def page_of(project: Project, path: str) -> BuiltPage:
    """Give the built page at an address of the site, such as `modules/start-here`."""
    return BuiltPage(project.site, project.site / path / "index.html")


def all_pages(site: Path) -> list[BuiltPage]:
    """Give every HTML file of a site."""
    return [BuiltPage(site, path) for path in sorted(site.rglob("*.html"))]


def broken_anchors(pages: list[BuiltPage]) -> list[str]:
    """List links within the site that lead to no file or to no anchor in it."""
    by_address = {page.address: page for page in pages}
    site = pages[0].site
    problems = []
    for page in pages:
        for link in page.links():
            target, fragment = urldefrag(link)
            # What stands after a question mark is for scripts: the page is the same.
            target = target.partition("?")[0]
            if not target.startswith(ORIGIN):
                continue
            found = by_address.get(target)
            if found is None:
                if not (site / unquote(urlsplit(target).path.lstrip("/"))).is_file():
                    problems.append(f"{page.address}: no page at {link}")
            elif fragment and unquote(fragment) not in found.anchors:
                problems.append(f"{page.address}: no anchor at {link}")
    return problems
