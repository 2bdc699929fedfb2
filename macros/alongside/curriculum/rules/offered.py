"""Rules 74x: what people offer is text that looks like what it is, and holds nothing that runs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..problems import Place, Problem, Severity
from ..reading import SourceLine, texts_of
from .context import Context
from .rule import Rule

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
    # A joiner is legitimate between letters of scripts that join, and between emoji.
    "|(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"
)
_MARK = re.compile("[\u061c\u200e\u200f]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_RUNS = re.compile(
    r"<\s*[/!?a-z]|&(?:lt|#0*60|#x0*3c)\b|\b(?:javascript|vbscript|data)\s*:\S", re.IGNORECASE
)
_REFERENCE = re.compile(r"&(?:#x?[0-9a-f]{1,8}|[a-z]{1,32});", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!?][^\s<>]*>?")
_CALL = re.compile(r"\{[{%#]")
_OFFERED = ("stories", "perspectives")
_HEADING = (re.compile(r"^\s*(?:#{1,6}\s|(?:=+|-{2,})\s*$)"), "a heading or a ruler")
_RULER = (re.compile(r"^\s*(?:=+|-{2,})\s*$"), "a ruler, or a heading with a line below it")
_ANY_HTML = (re.compile(r"<[a-zA-Z/!?]"), "HTML")
_NOT_PLAIN = (
    (re.compile(r"^\s*/{3,}"), "a block"),
    (re.compile(r"^\s*(?:`{3,}|~{3,})"), "fenced code"),
    (re.compile(r"^\s*(?:!!!|\?\?\?)"), "a note"),
    (re.compile(r"\[\^"), "a footnote"),
    (re.compile(r"\[(?!@)[^\]\[]*\]:"), "the address of a link on a line of its own"),
    (re.compile(r"!\["), "a picture"),
    (re.compile(r"[{}]"), "braces"),
)
"""What could change the page around a text, be changed by it, or run when the page is made."""


class NotPlain(NamedTuple):
    """What stands in a text that people send, and does not belong there."""

    place: Place
    """Where it begins."""
    what: str
    """What it is, in words."""


def not_plain_in(lines: Iterable[SourceLine], *, is_story: bool = False) -> Iterator[NotPlain]:
    """Give what is more than paragraphs, lists and links: the first in each line.

    A story may have headings with number signs; of its HTML, rule AL742 tells.
    """
    patterns = (_RULER, *_NOT_PLAIN) if is_story else (_HEADING, *_NOT_PLAIN, _ANY_HTML)
    for text, place in lines:
        for pattern, what in patterns:
            if found := pattern.search(text):
                yield NotPlain(Place(place.path, place.line, found.start() + 1), what)
                break


def story_not_plain(lines: Iterable[SourceLine]) -> Iterator[Problem]:
    """Give a problem for each line that is more than plain text: for stories that people sent."""
    for found in not_plain_in(lines, is_story=True):
        yield Problem(
            found.place,
            "AL743",
            f"a story holds {found.what}",
            "A story that somebody sent has headings, paragraphs, lists and links, and no more.",
        )


def hidden_in(text: str, place: Place) -> Iterator[Problem]:
    """Give a problem for each line of a text that holds a character nobody sees."""
    for number, line in enumerate(text.split("\n")):
        if found := _first_hidden(line):
            yield Problem(
                Place(place.path, place.line + number, found.start() + 1),
                "AL740",
                f'the character "U+{ord(_sign(found)):04X}" hides in the line',
                "Delete it, and type the words around it again.",
            )


def _first_hidden(line: str) -> re.Match[str] | None:
    """Find a character that nobody sees; marks of direction are welcome beside what needs them.

    A name for such a character, as HTML has them, becomes one on the page: it counts as well.
    """
    needs_marks = _RIGHT_TO_LEFT.search(line)
    written = (each for each in _REFERENCE.finditer(line) if _HIDDEN.fullmatch(_sign(each)))
    return next(
        (
            each
            for each in (*_HIDDEN.finditer(line), *written)
            if not (needs_marks and _MARK.match(_sign(each)))
        ),
        None,
    )


def _sign(found: re.Match[str]) -> str:
    """Give the character that was found, or that the found name stands for."""
    return html.unescape(found[0])


def _hidden(context: Context) -> Iterator[Problem]:
    for document in context.documents:
        for steps, text in texts_of(document.data):
            yield from hidden_in(text.replace("\n", " "), document.place_of(*steps))
    for text in context.texts:
        for line in text.body.lines:
            yield from hidden_in(line.text, line.place)


def _runs(context: Context) -> Iterator[Problem]:
    for document in context.documents:
        if not any(f"/{kind}/" in f"/{document.path}" for kind in _OFFERED):
            continue
        for steps, text in texts_of(document.data):
            if found := _RUNS.search(text):
                yield Problem(
                    document.place_of(*steps),
                    "AL741",
                    f'"{steps[0]}" holds HTML or an address that runs: "{found[0]}"',
                    "Write plain words there.",
                )


def _html(context: Context) -> Iterator[Problem]:
    for text in context.items:
        if text.kind == "stories":
            markup = text.cautious_markup
            for found in _TAG.finditer(markup.text):
                yield Problem(
                    markup.place(found.start()),
                    "AL742",
                    f'the text of a story holds HTML: "{found[0]}"',
                    "Write it in Markdown, or put a space after the sign < of plain text.",
                )


def _calls(context: Context) -> Iterator[Problem]:
    for story in context.library.stories.values():
        for line in story.body.lines:
            if found := _CALL.search(line.text):
                yield Problem(
                    Place(line.place.path, line.place.line, found.start() + 1),
                    "AL743",
                    f'a story calls a macro, "{found[0]}": nothing in a story runs',
                    "Write in words what the call would give.",
                )


RULES = (
    Rule(
        "AL740",
        "hidden-character",
        Severity.ERROR,
        "No text holds characters that cannot be seen or that turn it round.",
        _hidden,
        protects_readers=True,
    ),
    Rule(
        "AL741",
        "markup-in-a-field",
        Severity.ERROR,
        "The front matter of stories and perspectives holds no HTML and no address that runs.",
        _runs,
        protects_readers=True,
    ),
    Rule(
        "AL742",
        "html-in-a-story",
        Severity.ERROR,
        "The text of a story is Markdown without any HTML.",
        _html,
        protects_readers=True,
    ),
    Rule(
        "AL743",
        "call-in-a-story",
        Severity.ERROR,
        "A story calls no macros, and one that somebody sent is plain text.",
        _calls,
        protects_readers=True,
    ),
)
"""What protects readers, and whoever reviews, from texts that are not what they seem."""
