"""Nothing in a text can run in a reader's browser, however it is dressed up."""

from __future__ import annotations

import random
from html.parser import HTMLParser
from types import SimpleNamespace

import markdown
import pytest

from alongside.curriculum import Body, Document
from alongside.curriculum.rules import RULES, Written

EXTENSIONS = [
    "alongside.blocks",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
]
_CHECKS = [rule.check for rule in RULES if rule.code in ("AL604", "AL605", "AL609")]
_RUNS = ("script", "iframe", "object", "embed", "svg", "math", "style", "link", "meta", "base")
_ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "xlink:href", "srcdoc")


def _codes(text: str, kind: str = "stories") -> set[str]:
    body = Body.of_text(text, f"curricula/{kind}/x.md")
    written = Written(
        kind,
        "x",
        f"{kind}/x.md",
        Document(f"curricula/{kind}/x.md"),
        body,
        runs_macros=kind != "stories",
    )
    context = SimpleNamespace(texts=(written,), documents=())
    return {problem.code for check in _CHECKS for problem in check(context)}


class _Dangers(HTMLParser):
    """Collects what would run in a browser."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _RUNS:
            self.found.append(tag)
        for name, value in attrs:
            address = "".join(each for each in value or "" if each > " ").lower()
            runs = address.startswith(("javascript:", "vbscript:", "data:"))
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.found.append(name)
            elif name in _ADDRESSES and runs:
                self.found.append(address)

    handle_startendtag = handle_starttag


def _dangers(text: str) -> list[str]:
    parser = _Dangers()
    parser.feed(markdown.markdown(text, extensions=EXTENSIONS))
    parser.close()
    return parser.found


WAYS = {
    "a script": "<script>alert(1)</script>",
    "a script over two lines": "<script\n>alert(1)</script>",
    "a script that is never closed": "Text <script src=//x.example/a.js",
    "a script after an open fence": "```\n<script>alert(1)</script>",
    "a script in a fence that is indented and broken": "   ```\n<script>alert(1)</script>\n   ```",
    "a script between fences of other lengths": "````\n```\n<script>alert(1)</script>\n```",
    "a script after escaped backticks": "\\`<script>alert(1)</script>\\`",
    "a script between backticks of two lines": "`a\nb` <script>alert(1)</script> `c`",
    "a script between unequal backticks": "``a` <script>alert(1)</script> `b``c`",
    "a script in an indented item": "- x\n\n    <script>alert(1)</script>",
    "a handler": '<span onclick="alert(1)">x</span>',
    "a handler in capitals": '<SPAN ONMOUSEOVER="alert(1)">x</SPAN>',
    "a handler after a slash": "<br/onclick=alert(1)>",
    "a handler in an attribute list": "Text { onclick=alert(1) }",
    "a handler in a heading's attribute list": "## X {: #x onclick='alert(1)' }",
    "a style in an attribute list": "Text\n{: style='background:url(//x.example)' }",
    "an address in an attribute list": "[x](y.md){ href=javascript:alert(1) }",
    "an address": "[x](javascript:alert(1))",
    "an address in brackets": "[x](<javascript:alert(1)>)",
    "an address with entities": "[x](&#106;avascript&colon;alert(1))",
    "an address in capitals": "[x](JavaScript:alert(1))",
    "an address of data": "[x](data:text/html,<p>x)",
    "an address by reference": "[x][y]\n\n[y]: javascript:alert(1)",
    "an address of a picture": "![x](javascript:alert(1))",
    "an element of a drawing": "<svg/onload=alert(1)>",
    "a frame": "<iframe srcdoc='<script>x</script>'></iframe>",
    "a refresh": "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "a form": "<form action='javascript:alert(1)'><button>x</button></form>",
    "a picture with a handler": "<img src=x onerror=alert(1)>",
    "a script in Markdown within HTML": "<div markdown>\n<script>alert(1)</script>\n</div>",
    "a script in a comment that ends early": "<!-- > <script>alert(1)</script>",
    "a script between the signs of a macro, which a story does not run": (
        "{{ <script>alert(1)</script> }}"
    ),
    "a handler between the signs of a macro": "Text {{ onclick=alert(1) }}",
    "an address by reference in a quotation": "> [x][y]\n>\n> [y]: javascript:alert(1)",
    "an address by reference over two lines": "[x][y]\n\n[y]:\n  javascript:alert(1)",
    "an address with brackets within brackets": "[x](javascript:alert(f(g(1))))",
    "an address behind words with brackets": "[a [b [c [d]]]](javascript:alert(1))",
    "an address over two lines": "[x](java\nscript:alert(1))",
    "an address with a title that is hard to read": '[x](javascript:alert(1) "a" b")',
    "an address with brackets that are never closed": "[x](javascript:alert('(') \"(\")",
    "a picture's address behind words with brackets": "![a [b [c [d]]]](javascript:alert(1))",
    "a handler behind the end of a tag in quotation marks": (
        "Text <span title='>' onclick='alert(1)'>x</span>"
    ),
    "a handler behind the end of a tag over two lines": (
        'Text <kbd\nclass=">"\nonclick="alert(1)">x</kbd>'
    ),
    "a script after a comment that has ended": "<!--> <script>alert(1)</script> -->",
}


@pytest.mark.parametrize("text", WAYS.values(), ids=WAYS)
def test_what_could_run_is_refused_in_a_story(text: str) -> None:
    assert _codes(text) & {"AL604", "AL605"}


HARMLESS = (
    "Ask **first** & listen: 1 < 2, a > b, x<y.",
    "Use `<script>` with care, and `onclick=`.",
    "```html\n<script>alert(1)</script>\n```",
    '````markdown title="a.md" hl_lines="1"\n```\n<script>\n```\n````',
    "Press <kbd>Tab</kbd>, or say <span lang='yo' dir='ltr'>Ẹ kú àárọ̀</span>.",
    "Write to [the team](mailto:team@example.org) or [call](tel:+3281234).",
    "A heading {#anchor .class}\n\n[words](page.md){ .button title='More' }",
    "The javascript team met; data: none.",
    "Words [with (some [brackets])](a_(b)_(c).md) and a [note](page.md 'the \"title\": one').",
)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_harmless_passes(text: str) -> None:
    assert _codes(text) == set()
    assert _dangers(text) == []


_PIECES = (
    *("```", "````", "~~~", "   ```", "    ```", "``` html", "``` a b c", "`", "``", "\\`", "> "),
    *("    ", "- ", "1. ", "\n", "\n", "\n\n", "word ", "word", "<!--", "-->", "<div>", "</div>"),
    *(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<b onclick=x>",
        "<svg onload=x>",
        '<span title=">',
        '" onclick="x">',
    ),
    *("[a](javascript:x)", "[a]: javascript:x", "[a][a]", "[a](", "javascript:x", ")", "]", "["),
    *("(", "](javascript:x", "[a [b [c]", '"', "'", "java\nscript:x", "<javascript:x>"),
    *("{ onclick=x }", "{: onclick=x }", "{", "}", "/// for | ic", "///", '!!! note "x"', "??? x"),
    *(
        "{{ ",
        " }}",
        "{% ",
        " %}",
        "$",
        "\\",
        "<",
        ">",
        "&#60;script&#62;",
        '=== "t"',
        "| a |\n|---|\n| ",
        "[^1]: ",
        "*",
        "_",
    ),
)


def test_whatever_markdown_lets_through_is_refused_before() -> None:
    chance = random.Random(20)
    dangerous = 0
    for _ in range(4_000):
        text = "".join(chance.choice(_PIECES) for _ in range(chance.randint(2, 14)))
        try:
            found = _dangers(text)
        except Exception:  # a text that the converter cannot take never reaches a page
            continue
        if found:
            dangerous += 1
            assert _codes(text), (text, found)
    assert dangerous > 500


TEMPLATE_CODE = (
    "{{ '<scr' ~ 'ipt>' }}",
    "{{ organisation.name | safe }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ shared('a', x=('b')) }}",
    "{{ shared('<b>') }}",
    "{{ [].append(1) }}",
    "{% raw %}x{% endraw %}",
    "{% for x in y %}",
    "{# a comment #}",
    "## Title {#anchor}",
    "```\n{{ 1 + 1 }}\n```",
    "{{ open",
)


@pytest.mark.parametrize("text", TEMPLATE_CODE)
def test_template_code_beyond_calls_is_refused_in_a_module(text: str) -> None:
    assert "AL609" in _codes(text, "modules")
    assert "AL609" not in _codes(text, "stories"), "the macros of stories are never run"


CALLS = (
    '{{ shared("ground-rules") }}',
    "{{shared('ground-rules')}}",
    "{{ organisation.reporting[0].title }}",
    '{{ modules(status="review", level=1) }}',
    '{{ track("people-manager/engineering") }}',
    '{{ term("ally", "Allies") }}',
    "{{ source_list() }}",
)


@pytest.mark.parametrize("text", CALLS)
def test_calls_of_macros_pass(text: str) -> None:
    assert _codes(text, "modules") == set()
