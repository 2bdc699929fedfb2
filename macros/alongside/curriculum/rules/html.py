"""Rules 6xx on HTML in Markdown: little of it, and never anything that runs (AL604, AL605)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ..problems import Place, Problem, Severity
from ..reading import texts_of
from .context import Context, Written
from .links import urlsplit_scheme
from .markup import Markup
from .rule import Rule

INLINE = frozenset(
    {"abbr", "bdi", "bdo", "br", "cite", "dfn", "kbd", "mark", "q", "rp", "rt", "ruby"}
    | {"span", "sub", "sup", "time", "wbr"}
)
"""Elements that Markdown has no words for, and every text may use."""
STRUCTURE = frozenset(
    {"a", "article", "aside", "b", "button", "caption", "dd", "details", "div", "dl", "dt", "em"}
    | {"fieldset", "figcaption", "figure", "footer", "form", "h2", "h3", "header", "hr", "i", "img"}
    | {
        "input",
        "label",
        "legend",
        "li",
        "nav",
        "ol",
        "optgroup",
        "option",
        "output",
        "p",
        "section",
    }
    | {"select", "small", "strong", "summary", "table", "tbody", "td", "template", "th", "thead"}
    | {"tr", "ul"}
)
"""Elements that the pages around the curriculum may use besides."""
SAFE_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
"""How addresses in links may begin."""
ATTRIBUTES = frozenset(
    {"class", "cite", "datetime", "dir", "id", "lang", "markdown", "title", "translate"}
)
"""Attributes that an element in a text may have."""

_RUNS = frozenset(
    {"script", "iframe", "object", "embed", "svg", "math", "style", "link", "meta", "base"}
)
_RAW_TAG = re.compile(r"<\s*/?\s*(?P<name>[a-zA-Z][\w:-]*)")
_HANDLER = re.compile(r"(?<![\w-])on[a-z]{3,}\s*=", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?P<name>[^\s=\"'/<>]+)\s*(?:=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_ATTRIBUTE_LIST = re.compile(r"\{:?[ \t]*(?P<inside>[^{}\n]*)\}")
_ATTRIBUTE_LIST_BESIDE_CALLS = re.compile(rf"(?<!\{{){_ATTRIBUTE_LIST.pattern}")
_SETS_AN_ATTRIBUTE = re.compile(r"(?P<name>[\w:-]+)\s*=")
_LIST_ATTRIBUTES = ATTRIBUTES | {
    "alt",
    "data-title",
    "download",
    "hreflang",
    "rel",
    "start",
    "width",
    "height",
    "colspan",
    "rowspan",
    "scope",
}
_TEMPLATE = re.compile(r"\{(?:\{.*?(?:\}\}|\Z)|%.*?(?:%\}|\Z)|#.*?(?:#\}|\Z))", re.DOTALL)
_ARGUMENT = r"(?:\w+\s*=\s*)?(?:\"[^\"<>{}\\]*\"|'[^'<>{}\\]*'|\d+|[Tt]rue|[Ff]alse)"
_CALL = re.compile(
    r"\{\{-?\s*[a-z]\w*(?:\.[a-z]\w*|\[\d+\])*"
    rf"(?:\(\s*(?:{_ARGUMENT}(?:\s*,\s*{_ARGUMENT})*\s*)?\))?\s*-?\}}\}}"
)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_TARGET = re.compile(r"\]\(\s*<?")
_SCHEME = re.compile(r"(?P<name>[a-z][a-z0-9+.-]*):", re.IGNORECASE)
_LONGEST_SCHEME = 200
_RUNNING_SCHEME = re.compile(r"(?:java|vb|live)script\s*:|data\s*:\s*text/html", re.IGNORECASE)


def _elements(context: Context) -> Iterator[Problem]:
    for text in context.texts:
        allowed = INLINE | STRUCTURE if text.is_page_around else INLINE
        for name, rest, place in _open_markup(text).tags:
            if name in _RUNS:
                continue
            if name not in allowed:
                yield Problem(
                    place,
                    "AL604",
                    f'the HTML element "{name}" may not be used here',
                    "Write it in Markdown, or put the sign `<` of plain text into backticks. "
                    f"Allowed elements: {', '.join(sorted(INLINE))}.",
                )
            elif not text.is_page_around:
                yield from _attributes(rest, place)


def _attributes(rest: str, place: Place) -> Iterator[Problem]:
    for match in _ATTRIBUTE.finditer(rest):
        name = match["name"].lower()
        if name not in ATTRIBUTES and not name.startswith("on"):
            yield Problem(
                place,
                "AL604",
                f'the attribute "{name}" may not be used here',
                f"Allowed attributes: {', '.join(sorted(ATTRIBUTES))}.",
            )


def _open_markup(text: Written) -> Markup:
    """Give the markup of a text, with code blanked only where nobody can read it otherwise."""
    return text.markup if text.is_page_around else text.cautious_markup


def _scripts(context: Context) -> Iterator[Problem]:
    for text in context.texts:
        yield from _scripts_in_markdown(text)
    for document in context.documents:
        for steps, value in texts_of(document.data):
            if what := _running(value):
                yield _script(document.place_of(*steps), what)


def _scripts_in_markdown(text: Written) -> Iterator[Problem]:
    markup = _open_markup(text)
    for match in _RAW_TAG.finditer(markup.text):
        if match["name"].lower() in _RUNS:
            yield _script(markup.place(match.start()), f'the element "{match["name"].lower()}"')
    for name, rest, place in markup.tags:
        if name not in _RUNS and (found := _HANDLER.search(rest)):
            yield _script(place, f'the event handler "{found[0].rstrip(" =")}"')
        elif name not in _RUNS and _RUNNING_SCHEME.search(_unmasked(rest)):
            yield _script(place, "an address that runs")
        elif re.search("[\"']", _QUOTED.sub("", rest)):
            yield _script(place, f'the element "{name}", with the sign > inside of an attribute,')
    lists = _ATTRIBUTE_LIST_BESIDE_CALLS if text.runs_macros else _ATTRIBUTE_LIST
    for match in lists.finditer(markup.text):
        for found in _SETS_AN_ATTRIBUTE.finditer(match["inside"]):
            if found["name"].lower() not in _LIST_ATTRIBUTES and not text.is_page_around:
                yield _script(markup.place(match.start()), f'the attribute "{found["name"]}"')
            elif found["name"].lower().startswith("on"):
                yield _script(markup.place(match.start()), f'the event handler "{found["name"]}"')
    yield from _running_addresses(markup)


def _running_addresses(markup: Markup) -> Iterator[Problem]:
    reported: set[int] = set()
    for link in markup.links:
        scheme = urlsplit_scheme(_unmasked(link.target)).lower()
        if scheme not in SAFE_SCHEMES or _RUNNING_SCHEME.search(_unmasked(link.target)):
            reported.add(link.place.line)
            yield _script(link.place, f'an address that begins with "{scheme}:"')
    # Whatever brackets, line breaks or quotation marks keep it from being read as a link here.
    for match in _TARGET.finditer(markup.text):
        target = markup.text[match.end() : match.end() + _LONGEST_SCHEME]
        found, place = _SCHEME.match(_unmasked(target)), markup.place(match.start())
        if found and found["name"].lower() not in SAFE_SCHEMES and place.line not in reported:
            yield _script(place, f'an address that begins with "{found[0]}"')


def _unmasked(address: str) -> str:
    """Take off what browsers ignore: entities, escapes, control characters and spaces."""
    return re.sub(r"[\x00-\x20\\]", "", html.unescape(address))


def _running(value: str) -> str | None:
    """Say what in a plain text would run if it were put on a page as it is."""
    if "<" in value and (match := _RAW_TAG.search(value)):
        return f'the element "{match["name"].lower()}"'
    if _RUNNING_SCHEME.search(_unmasked(value)):
        return "an address that runs"
    return None


def _script(place: Place, what: str) -> Problem:
    return Problem(
        place,
        "AL605",
        f"{what} could run code in the reader's browser",
        "Take it out: texts hold words, links and pictures only.",
    )


def _template_code(context: Context) -> Iterator[Problem]:
    for text in context.texts:
        if text.is_page_around or not text.runs_macros:
            continue
        source = text.body.text
        for match in _TEMPLATE.finditer(source):
            if not _CALL.fullmatch(match[0]):
                line = text.body.lines[source.count("\n", 0, match.start())]
                yield Problem(
                    line.place,
                    "AL609",
                    f'"{" ".join(match[0].split())[:60]}" is more than a call of a macro',
                    'Write a name or a call with plain arguments: {{ shared("ground-rules") }}. '
                    "An anchor has a space before its sign: { #anchor }.",
                )


RULES = (
    Rule(
        "AL604",
        "raw-html",
        Severity.ERROR,
        "Texts are Markdown, with a short list of HTML elements.",
        _elements,
    ),
    Rule(
        "AL605",
        "script",
        Severity.ERROR,
        "Nothing in a text or in front matter runs in a browser.",
        _scripts,
        protects_readers=True,
    ),
    Rule(
        "AL609",
        "template-code",
        Severity.ERROR,
        "Items and shared passages call macros, and hold no other template code.",
        _template_code,
        protects_readers=True,
    ),
)
