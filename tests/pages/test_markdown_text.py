"""Plain text put into Markdown is shown as it was typed, wherever it stands."""

from __future__ import annotations

import pytest

from alongside.curriculum.models import Contact
from alongside.pages.markdown_text import Markdown, address, escape, escaped, joined, reachable
from tests.support.markdown import soup_of

HOSTILE = (
    "# No heading",
    "a_b_c and *no emphasis* and `no code`",
    "- no item",
    "1. no item",
    "2) no item",
    "<script>alert(1)</script>",
    "[no link](javascript:alert(1))",
    "![no picture](x.png)",
    "{{ 7 * 7 }} {% raw %}",
    "| no | table |",
    "~~~",
    "/// for | nobody",
    '!!! note "no note"',
    "??? no details",
    ": no definition",
    '=== "no tab"',
    "Q&A &amp; &lt;b&gt;",
    '[@okafor-2020] "quoted" C#',
    "{ .no-class #no-id onclick=x }",
    "> no quotation",
    "---",
    "[^1]: no footnote",
    "[no]: https://example.org",
    "two\n\nlines",
    "back\\slash \\<b>",
    "Siân O'Neill, Ọlá, ‏ما رأيك؟",
)
PLACES = {
    "a paragraph": ("{}", "p"),
    "a second line": ("words\n{}", "p"),
    "a heading": ("# {}", "h1"),
    "a list": ("- {}", "li"),
    "a definition": ("Word\n:   {}", "dd"),
    "a table": ("| one | two |\n| --- | --- |\n| {} | y |", "td"),
    "a link": ("[{}](x.md)", "a"),
    "a note": ("!!! note\n    {}", ".admonition p:not(.admonition-title)"),
}


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("place", PLACES)
def test_text_stays_text(text: str, place: str) -> None:
    frame, selector = PLACES[place]
    soup = soup_of(frame.format(escape(text)))
    element = soup.select_one(selector)
    assert element is not None
    assert " ".join(text.split()) in element.get_text()
    innocent = soup_of(frame.format("innocent"))
    assert [each.name for each in soup.select("*")] == [each.name for each in innocent.select("*")]


def test_what_is_markdown_already_is_left_alone() -> None:
    assert escape(Markdown("**yes**")) == "**yes**"
    assert joined(["*", Markdown("*yes*")]) == "&#42;, *yes*"


def test_an_address_stays_in_its_parentheses() -> None:
    url = "https://doi.org/10.1016/S0140-6736(05)1234_5?a=1&b=2#c"
    soup = soup_of(f"[paper]({address(url)})")
    assert soup.a["href"] == "https://doi.org/10.1016/S0140-6736%2805%291234_5?a=1&b=2#c"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "x.md"]
)
def test_an_address_of_an_unknown_kind_leads_nowhere(url: str) -> None:
    assert address(url) == ""


def test_mail_and_web_addresses_in_a_contact_become_links() -> None:
    soup = soup_of(
        reachable("Write to a_b@example.org (in *any* language) or https://example.org/x.")
    )
    assert [a["href"] for a in soup.select("a")] == [
        "mailto:a_b@example.org",
        "https://example.org/x",
    ]
    assert soup.get_text().strip() == (
        "Write to a_b@example.org (in *any* language) or https://example.org/x."
    )


def test_a_model_is_offered_with_its_names_and_its_text_escaped() -> None:
    offered = escaped(Contact(name="Zsófia *Őry*", email=None))
    assert offered.name == "Zsófia &#42;Őry&#42;"
    assert offered.email is None
