"""What the rules on texts say, and what they leave alone, in cases that their pages do not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.tiny import examined, lay_over_tiny

KIT = "curricula/kits/starter.md"
FIRST_LINE_OF_BODY = 10
_HEAD = """---
id: starter
title: "Starter kit"
summary: "How to begin."
status: review
purpose: "To begin."
owner: "Programme owner"
review_due: 2030-05-31
---
"""


def _codes(folder: Path, body: str, *, head: str = _HEAD) -> list[tuple[int, str]]:
    """Give the lines of the body, counted from 1, and the codes of what is found there."""
    problems = examined(lay_over_tiny(folder, {KIT: head + body})).problems
    lines = head.count("\n")
    return [(p.place.line - lines, p.code) for p in problems if p.code != "AL208"]


WRONG = {
    "a closing line that closes nothing": ("Text.\n\n///\n", [(3, "AL302")]),
    "a code block that is never closed": ("```\nText.\n", [(1, "AL302")]),
    "an inner block with as many slashes": (
        "/// versions | a\n/// for | everyone\nText.\n///\n///\n",
        [(2, "AL302")],
    ),
    "an opening line without a bar": (
        "/// for engineering\nText.\n///\n",
        [(1, "AL301"), (3, "AL302")],
    ),
    "an indented line right under an opening line": (
        "/// for | ic\n    Text.\n///\n",
        [(2, "AL301")],
    ),
    "a passage of an overlay in an ordinary file": (
        "/// passage | x\nText.\n///\n",
        [(1, "AL410")],
    ),
    "an addition for everyone": ("/// for | everyone\nText.\n///\n", [(1, "AL308")]),
    "an addition for nobody": ("/// for |\nText.\n///\n", [(1, "AL308")]),
    "a role and a department joined by a slash": (
        "/// for | ic/engineering\nText.\n///\n",
        [(1, "AL308")],
    ),
    "the way to the track for everyone": ("/// for | essentials\nText.\n///\n", [(1, "AL308")]),
    "two roles joined": ("/// for | ic + people-manager\nText.\n///\n", [(1, "AL308")]),
    "a group without a name": (
        "//// versions\n/// for | everyone\nText.\n///\n////\n",
        [(1, "AL310")],
    ),
    "a second group of the same name": (
        "//// versions | a\n/// for | everyone\nX.\n///\n////\n\n" * 2,
        [(7, "AL310")],
    ),
    "a footnote in a version": (
        "//// versions | a\n/// for | everyone\nX.[^1]\n///\n////\n\n[^1]: Y.\n",
        [(3, "AL306")],
    ),
    "a heading in a box in a version": (
        '//// versions | a\n/// for | everyone\n!!! note "N"\n    ## X\n///\n////\n',
        [(4, "AL306"), (4, "AL603")],
    ),
    "a stray block in a group": (
        "//// versions | a\n/// note | x\nX.\n///\n/// for | everyone\nX.\n///\n////\n",
        [(2, "AL301"), (2, "AL309")],
    ),
    "a level skipped for those who do not see an addition": (
        "## A\n\n/// for | ic\n### B\n///\n\n#### C\n",
        [(7, "AL603")],
    ),
    "a heading of the first level": ("# A\n", [(1, "AL603")]),
    "a heading without a space": ("#hashtag\n", [(1, "AL603")]),
    "an underlined heading below another one": ("## A\nTitle\n---\n\nText.\n", [(3, "AL603")]),
    "an underlined heading in an addition": (
        "/// for | ic\nTitle\n---\n\nText.\n///\n",
        [(3, "AL603")],
    ),
    "an underlined heading in a list": ("- A\n\n    Title\n    ---\n", [(4, "AL603")]),
    "an underlined heading in a quotation": ("> Title\n> ---\n", [(2, "AL603")]),
    "an underlined heading in a note": ('!!! note "N"\n    Title\n    ---\n', [(3, "AL603")]),
    "a heading in a list": ("- A\n- ## B\n", [(2, "AL603")]),
    "a heading in a quotation": ("> ## A\n", [(1, "AL603")]),
    "a heading in a note": ('!!! note "N"\n\n    ## A\n', [(3, "AL603")]),
    "a heading in a footnote": ("A.[^1]\n\n[^1]: ## B\n", [(3, "AL603")]),
    "a heading without words": ("##\n\nText.\n", [(1, "AL603")]),
    "a heading in a list in a version": (
        "//// versions | a\n/// for | everyone\n- ## X\n///\n////\n",
        [(3, "AL306"), (3, "AL603")],
    ),
    "an underlined heading": ("Title\n=====\n\nText.\n", [(2, "AL603")]),
    "a link of strong words that say nothing": (
        "[**Here!**](sample.md)\n",
        [(1, "AL602"), (1, "AL205")],
    ),
    "a link without words": ("[](../glossary.md)\n", [(1, "AL602")]),
    "a link that says only read more": ("[Read more …](../glossary.md)\n", [(1, "AL602")]),
    "a link without target": ("[The glossary]()\n", [(1, "AL205")]),
    "a link from the top of the site": ("[The glossary](/glossary/)\n", [(1, "AL205")]),
    "a link to an address instead of a file": ("[The glossary](../glossary/)\n", [(1, "AL205")]),
    "a link by reference to a missing file": (
        "[The glossary][g]\n\n[g]: ../glosary.md\n",
        [(3, "AL205")],
    ),
    "a link to a file with brackets in words and name": (
        "[The (old [and [new]]) list](../glosary_(1_(2)).md)\n",
        [(1, "AL205")],
    ),
    "a link to a file with a space in its name": (
        "[The list](../our glosary.md)\n",
        [(1, "AL205")],
    ),
    "words that say nothing with an address by name": (
        "[here][list]\n\n[list]: ../glossary.md\n",
        [(1, "AL602")],
    ),
    "a picture by name that has no text": (
        "![][p]\n\n[p]: ../glossary.md\n",
        [(1, "AL601")],
    ),
    "a picture by name from another host": (
        "![A table][P]\n\n[p]: https://example.org/x.png\n",
        [(1, "AL608")],
    ),
    "a picture by its own name from another host": (
        "![P]\n\n[p]: //example.org/x.png\n",
        [(1, "AL608")],
    ),
    "a link around a picture": (
        "[![A table](../images/x.svg)](../glosary.md)\n",
        [(1, "AL205"), (1, "AL205")],
    ),
    "a link in a heading": ("## The [glossary](../glosary.md)\n", [(1, "AL205")]),
    "a link over two lines": ("The [word\nally](../glosary.md)\n", [(1, "AL205")]),
    "an anchor on the same page": ("[Steps](#steps)\n", [(1, "AL206")]),
    "a bare address in angle brackets": ("<https://example.org/>\n", [(1, "AL607")]),
    "an element that Markdown has words for": ("<b>Text</b>\n", [(1, "AL604"), (1, "AL604")]),
    "an attribute that is not allowed": ("<span data-x='1'>Text</span>\n", [(1, "AL604")]),
    "a picture loaded by its address": ("![A table](//example.org/x.png)\n", [(1, "AL608")]),
    "a citation of a page number": ("Text [@okafor-2020, p. 3].\n", [(1, "AL201")]),
    "a citation that is not listed": ("Text [@okafor-2020].\n", [(1, "AL204")]),
    "a missing shared passage": ('{{ shared("ground-rule") }}\n', [(1, "AL207")]),
    "a call with a wrong argument": ("Text.\n\n{{ shared(name=1) }}\n", [(3, "AL207")]),
    "braces that are left open": ("Text.\n\n{{ shared(\n", [(3, "AL207"), (3, "AL609")]),
}


@pytest.mark.parametrize(("body", "expected"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_found_in_its_line(
    body: str, expected: list[tuple[int, str]], tmp_path: Path
) -> None:
    assert sorted(_codes(tmp_path, body)) == sorted(expected)


RIGHT = {
    "signs in code, below long paragraphs and behind a backslash": (
        "    # A note of a program\n\nOne line\nand a second.\n---\n\n- \\# 1\n\n***\n"
    ),
    "an empty body": "",
    "only empty lines": "\n\n\n",
    "blocks within code": "```\n/// nothing | x\n```\n\n~~~ text\n////\n~~~\n",
    "links, addresses and citations within code": (
        "`[here](gone.md) https://example.org [@gone]`\n\n```\n[here](gone.md)\n```\n"
    ),
    "links of other schemes": (
        "[Write to Ngũgĩ](mailto:a@example.org), [call us](tel:+32123), "
        "[the journal](https://example.org/a_(b)).\n"
    ),
    "a link with a title, in angle brackets, with a query and with escaped letters": (
        '[The word ally](<../glossary.md?x=1#ally> "Ally"), [the sample](../modules/s%61mple.md)\n'
    ),
    "a link to a part of the same page": "## The steps!\n\n[To the steps](#the-steps)\n",
    "a link to the second of two equal headings": "## A\n\n## A\n\n[To the second](#a_1)\n",
    "an anchor of its own": "## Steps { #all-steps .x }\n\n[To the steps](#all-steps)\n",
    "a link to the page of a track": "[Engineering](../tracks/engineering/index.md)\n",
    "a link by reference": "[The glossary][g]\n\n[g]: ../glossary.md\n",
    "a link whose target a macro gives": "[The name]({{ organisation.name }})\n",
    "an addition with headings below its section": (
        "## A\n\n/// for | ic\n### B\n\n#### C\n///\n\n### D\n"
    ),
    "versions for pairs and lists": (
        "//// versions | a\n/// for | ic + design, people-manager\nX.\n///\n"
        "/// for | everyone, engineering\nY.\n///\n////\n"
    ),
    "versions within a box": (
        '!!! note "N"\n\n    //// versions | a\n    /// for | everyone\n    X.\n    ///\n    ////\n'
    ),
    "a ruler after an empty line": "Text.\n\n---\n\nText.\n",
    "a table": "| A | B |\n| --- | --- |\n| 1 | 2 |\n",
    "a footnote outside of versions": "Text.[^1]\n\n[^1]: More.\n",
    "right-to-left text and a very long word": (
        '<span lang="ar" dir="rtl">ما رأيك؟</span> Rindfleischetikettierungsüberwachung\n'
    ),
    "a comment": "<!-- to do: [here](gone.md) -->\n",
    "signs that are no tags": "x < y, a<b, 3 <4, <3, ->, <=\n",
}


@pytest.mark.parametrize("body", RIGHT.values(), ids=RIGHT)
def test_what_is_right_passes(body: str, tmp_path: Path) -> None:
    assert _codes(tmp_path, body) == []


def _with(**fields: str) -> str:
    added = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return _HEAD[: -len("---\n")] + added + "---\n"


def test_a_suppression_silences_its_code_in_its_file_alone(tmp_path: Path) -> None:
    head = _with(suppress='[{code: AL602, reason: "Quotes a bad link."}]')
    assert _codes(tmp_path, "[here](../glossary.md)\n", head=head) == []
    (tmp_path / "other").mkdir()
    files = {
        KIT: head + "[here](../glossary.md)\n",
        "docs/about.md": "# About\n\n[here](glossary.md)\n",
    }
    problems = examined(lay_over_tiny(tmp_path / "other", files)).problems
    assert [(p.place.path, p.code) for p in problems if p.code != "AL208"] == [
        ("docs/about.md", "AL602")
    ]


def test_a_page_around_the_curriculum_can_set_a_rule_aside_too(tmp_path: Path) -> None:
    text = '---\nsuppress:\n  - {code: AL602, reason: "Quotes a bad link."}\n---\n\n# About\n\n'
    files = {"docs/about.md": f"{text}[here](glossary.md)\n"}
    assert examined(lay_over_tiny(tmp_path, files)).problems == ()


@pytest.mark.parametrize("code", ["AL101", "AL201", "AL605", "AL608", "AL609", "AL709", "AL999"])
def test_some_rules_are_never_set_aside(code: str, tmp_path: Path) -> None:
    head = _with(suppress=f'[{{code: {code}, reason: "For a good reason."}}]')
    assert [found for _, found in _codes(tmp_path, "", head=head)] == ["AL711"]


def test_a_suppression_in_an_overlay_covers_the_lines_of_the_original(tmp_path: Path) -> None:
    own = '---\nextends: sample\nsuppress: [{code: AL402, reason: "Measured by hand."}]\n---\n'
    folder = lay_over_tiny(tmp_path, {"curricula/modules/sample.md": own})
    under = folder / "original/modules/sample.md"
    under.write_text(under.read_text("utf-8").replace("minutes: 5\n", "minutes: 50\n"), "utf-8")
    assert examined(folder).errors == ()


def test_a_suppression_needs_a_reason(tmp_path: Path) -> None:
    head = _with(suppress='[{code: AL602, reason: "So."}]')
    assert [code for _, code in _codes(tmp_path, "", head=head)] == ["AL105"]


def test_a_page_around_the_curriculum_has_one_title_and_may_have_structure(tmp_path: Path) -> None:
    text = '# About\n\n<div class="x" markdown>\n\n## Parts\n\n</div>\n\n# Again\n'
    problems = examined(lay_over_tiny(tmp_path, {"docs/about.md": text})).problems
    assert [(p.place.line, p.code) for p in problems] == [(9, "AL603")]


def test_a_page_whose_macros_are_not_run_may_show_braces(tmp_path: Path) -> None:
    text = "---\nrender_macros: false\n---\n\n# Macros\n\n`{{ nothing() }}` and {{ nothing() }}\n"
    assert examined(lay_over_tiny(tmp_path, {"docs/macros.md": text})).problems == ()


def test_a_shared_passage_is_linked_from_where_it_is_included(tmp_path: Path) -> None:
    text = (
        '---\nid: ground-rules\ntitle: "G"\nsummary: "S."\n---\n\n### Low\n\n'
        "[The sample](../modules/sample.md), [not here](sample.md)\n"
    )
    folder = lay_over_tiny(tmp_path, {"curricula/shared/ground-rules.md": text})
    assert [(p.place.line, p.code) for p in examined(folder).errors] == [(9, "AL205")]


def test_an_anchor_of_the_printed_parts_of_an_item_can_be_linked(tmp_path: Path) -> None:
    text = "# About\n\n[Sources](modules/sample.md#sources), [nothing](modules/sample.md#x)\n"
    folder = lay_over_tiny(tmp_path, {"docs/about.md": text})
    assert [(p.place.column, p.code) for p in examined(folder).problems] == [(39, "AL206")]


def test_a_page_that_begins_deep_skips_a_level(tmp_path: Path) -> None:
    page = {"docs/deep.md": "Words.\n\n### Deep\n"}
    problems = examined(lay_over_tiny(tmp_path, page)).problems
    assert [(p.place.path, p.place.line, p.code) for p in problems] == [
        ("docs/deep.md", 3, "AL603")
    ]
