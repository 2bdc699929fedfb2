"""A text is taken apart into what all readers see and what only some see."""

from __future__ import annotations

import pytest

from alongside.pages.fragments import Fragments
from alongside.pages.tailored_parts import SpliceError
from alongside.pages.tailored_scanner import refuse_left_over_blocks

TEXT = """<h1 id="t">Title</h1>
<p>All see this.</p>
<div data-versions="review">
<div data-for="engineering"><p>Code <a href="../x/">x</a></p></div>
<div data-for="people-manager+design recruiter"><p>Pair</p></div>
<div data-for="people-manager"><p>Managers</p></div>
<div data-for="everyone"><p>Everyone</p></div>
</div>
<h2 id="more">More</h2>
<div data-for="ic tech-lead"><h3 id="own">Own part</h3>
<div data-versions="inner"><div data-for="ic"><p id="a">Inner ic</p></div>
<div data-for="everyone"><p>Inner all</p></div></div></div>
<p>The end.</p>
"""


def _label(keys: object) -> str:
    return f"For {' & '.join(keys)}"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("candidates", "shown"),
    [
        (("everyone",), "Everyone"),
        (("engineering", "everyone"), "Code"),
        (("people-manager", "everyone"), "Managers"),
        (("people-manager+design", "people-manager", "design", "everyone"), "Pair"),
        (("design+people-manager", "people-manager", "design", "everyone"), "Pair"),
        (
            ("people-manager+engineering", "people-manager", "engineering", "everyone"),
            "Managers",
        ),
        (("recruiter+legal", "recruiter", "legal", "everyone"), "Pair"),
        (("nobody", "everyone"), "Everyone"),
    ],
)
def test_exactly_one_version_is_shown_the_most_fitting(
    candidates: tuple[str, ...], shown: str
) -> None:
    html = Fragments.scan(TEXT).choose(candidates)
    for version in ("Everyone", "Code", "Managers", "Pair"):
        assert (f">{version}" in html) == (version == shown)
    assert "data-versions" not in html
    assert "All see this." in html
    assert "The end." in html


def test_an_addition_is_shown_to_each_audience_that_it_names_and_to_no_other() -> None:
    fragments = Fragments.scan(TEXT)
    assert "Own part" in fragments.choose(("tech-lead+design", "tech-lead", "design", "everyone"))
    assert "Own part" not in fragments.choose(("design", "everyone"))


def test_a_group_within_an_addition_is_chosen_from_too() -> None:
    fragments = Fragments.scan(TEXT)
    assert "Inner ic" in fragments.choose(("ic", "everyone"))
    assert "Inner all" not in fragments.choose(("ic", "everyone"))
    assert "Inner all" in fragments.choose(("tech-lead", "everyone"))


def test_ids_that_an_audience_does_not_see_are_known() -> None:
    fragments = Fragments.scan(TEXT)
    assert fragments.shown(("ic",)).hidden == frozenset()
    assert fragments.shown(("tech-lead",)).hidden == {"a"}
    assert fragments.shown(("everyone",)).hidden == {"a", "own"}


def test_audiences_that_see_the_same_share_one_answer() -> None:
    fragments = Fragments.scan(TEXT)
    one = fragments.shown(("executive+design", "executive", "design", "everyone"))
    assert one is fragments.shown(("everyone",))
    assert one is not fragments.shown(("recruiter", "everyone"))


def test_the_page_for_all_shows_everything_labelled_with_the_version_for_everyone_first() -> None:
    html = Fragments.scan(TEXT).untailored(_label, note="<p>NOTE</p>")
    assert html.index("Title") < html.index("NOTE") < html.index("All see this.")
    assert html.index(">Everyone<") < html.index(">Code") < html.index("Pair")
    assert '<details class="other-versions"><summary>For engineering</summary>' in html
    assert "<summary>For people-manager+design &amp; recruiter</summary>" in html
    assert html.count("<details") == html.count("</details>") == 4
    assert '<p class="addition-label">For ic &amp; tech-lead</p>' in html
    assert "The end." in html


def test_the_note_stands_at_its_slot_where_a_text_has_one() -> None:
    fragments = Fragments.scan('<h1>T</h1><p>Facts</p><div data-slot="audience"></div><p>Rest</p>')
    assert fragments.untailored(_label, note="NOTE") == "<h1>T</h1><p>Facts</p>NOTE<p>Rest</p>"
    assert fragments.choose(("everyone",)) == "<h1>T</h1><p>Facts</p><p>Rest</p>"


def test_the_note_begins_a_text_without_a_title() -> None:
    fragments = Fragments.scan("<p>Rest</p>")
    assert fragments.untailored(_label, note="NOTE") == "NOTE<p>Rest</p>"


def test_code_that_looks_like_blocks_or_links_is_left_alone() -> None:
    html = '<pre><code>&lt;div data-for="ic"&gt; href="../x/"</code></pre><p>a</p>'
    fragments = Fragments.scan(html)
    assert fragments.choose(("everyone",)) == html
    assert all(not part.links for part in fragments.parts)  # type: ignore[union-attr]


def test_links_are_found_by_parsing_whatever_their_quotes() -> None:
    html = (
        "<p title='href=\"../no/\"'><a class=x href=../a/>a</a><a href='../b/?q=1&amp;r#c'>b</a>"
        '<img src="c.png" alt=""><a href="https://example.org/">d</a><a href="/e/">e</a>'
        '<a href="&#109;ailto:f@example.org">f</a><a href="#g">g</a><video poster="h.png"></video>'
    )
    links = [link.url for part in Fragments.scan(html).parts for link in part.links]  # type: ignore[union-attr]
    assert links == ["../a/", "../b/?q=1&r#c", "c.png", "#g", "h.png"]


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("<div><p>open</p>", "never closed"),
        ("<p>x</p></div>", "closes nothing"),
        (
            '<div data-versions="a"><div data-for="ic">x</div></div>',
            '"a" has no version for everyone',
        ),
        (
            '<div data-versions="a"><p>x</p><div data-for="everyone">y</div></div>',
            '"a" stands text outside',
        ),
        (
            '<div data-versions="a"><div data-for="everyone"><h3 id="h">y</h3></div></div>',
            'the version for "everyone" holds a heading ("h")',
        ),
        (
            '<div data-for="ic"><p><sup id="fnref:1"><a href="#fn:1">1</a></sup></p></div>',
            'the addition for "ic" holds a footnote',
        ),
        (
            '<h2 id="a">A</h2><div data-for="ic"><h3 id="b">B</h3></div><h4 id="c">C</h4>',
            'the heading "c" stands below the heading "b" of an addition',
        ),
        ('<img srcset="a.png 2x" alt="">', "srcset"),
    ],
)
def test_what_cannot_be_tailored_is_refused_with_a_reason(html: str, message: str) -> None:
    with pytest.raises(SpliceError, match=message.replace("(", r"\(").replace(")", r"\)")):
        Fragments.scan(html)


@pytest.mark.parametrize("html", ["<p>/// fro | ic</p>", "<p>Text\n///</p>", "<ul><li><p>////"])
def test_a_line_of_slashes_that_became_text_is_refused(html: str) -> None:
    with pytest.raises(SpliceError, match="begins or ends no block"):
        refuse_left_over_blocks(html)


@pytest.mark.parametrize(
    "html",
    ["<p>a/b // c</p>", "<pre><code>x\n/// for | ic\n</code></pre>", "<p><code>/// for</code></p>"],
)
def test_slashes_in_code_and_prose_are_left_alone(html: str) -> None:
    refuse_left_over_blocks(html)


def test_comments_and_what_is_no_markup_are_passed_over() -> None:
    html = '<!-- <div data-for="ic"> --><textarea><div></textarea><p title="a > b">x < 2 &lt;</p>'
    fragments = Fragments.scan(html)
    assert fragments.choose(("everyone",)) == html
    assert not fragments.is_tailored


@pytest.mark.parametrize(
    "html", ['<p title="open>x</p>', "<p>x</p", "<!-- open <p>x</p>", "<?php ?>"]
)
def test_html_that_cannot_be_read_is_refused(html: str) -> None:
    with pytest.raises(SpliceError, match="cannot be read at"):
        Fragments.scan(html)
