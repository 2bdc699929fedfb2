"""Authors cite sources by key."""

from __future__ import annotations

from types import SimpleNamespace

from bs4 import BeautifulSoup, Tag
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from alongside.blocks import labels_cited

LABELS = {
    "chang-2019": "Chang and others, 2019",
    "oneill": "O'Neill & *Søren*, 2020",
    "ng:2": "Ng, 2001",
}


class _Page(Treeprocessor):
    """Stands for the processor of MkDocs that knows which file is converted."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.file = SimpleNamespace(src_uri=path)


def _converted(text: str, path: str | None = None) -> Tag:
    settings = {"alongside.blocks": {"labels": LABELS}}
    md = Markdown(extensions=["alongside.blocks", "footnotes"], extension_configs=settings)
    if path:
        md.treeprocessors.register(_Page(path), "relpath", 0)
    return BeautifulSoup(md.convert(text), "lxml").body


def test_a_citation_links_to_its_source_with_its_label() -> None:
    citation = _converted("It rose [@chang-2019].").select_one("span.citation")
    assert citation.get_text() == "(Chang and others, 2019)"
    assert citation.a["href"] == "sources.md#chang-2019"


def test_several_sources_stand_in_one_pair_of_brackets() -> None:
    citation = _converted("See [@chang-2019; @ng:2 ;@oneill].").select_one("span.citation")
    assert citation.get_text() == "(Chang and others, 2019; Ng, 2001; O'Neill & *Søren*, 2020)"
    assert [each["href"] for each in citation.find_all("a")] == [
        "sources.md#chang-2019",
        "sources.md#ng:2",
        "sources.md#oneill",
    ]


def test_the_link_starts_from_the_file_that_is_converted() -> None:
    for path, href in {
        "modules/stepping-in.md": "../sources.md#ng:2",
        "index.md": "sources.md#ng:2",
        "sources.md": "sources.md#ng:2",
        "a/b/c.md": "../../sources.md#ng:2",
    }.items():
        assert _converted("[@ng:2]", path).a["href"] == href


def test_an_unknown_key_stays_visible() -> None:
    assert _converted("See [@nobody].").get_text() == "See [@nobody]."
    citation = _converted("See [@nobody; @ng:2].").select_one("span.citation")
    assert citation.get_text() == "(@nobody; Ng, 2001)"
    assert len(citation.find_all("a")) == 1


def test_code_escapes_links_and_footnotes_are_no_citations() -> None:
    page = _converted("`[@ng:2]` \\[@ng:2] [@ng:2](x.md) [^1] me@ng.example\n\n[^1]: Note.")
    assert page.select("span.citation") == []


def test_a_text_depends_on_the_labels_that_it_cites_only() -> None:
    assert labels_cited("A [@ng:2], b [@nobody; @oneill].", LABELS) == {
        "ng:2": LABELS["ng:2"],
        "oneill": LABELS["oneill"],
    }
