"""Rules 74x: what people offer is text that looks like what it is, and holds nothing that runs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..problems import Place, Problem, Severity
from ..reading import texts_of
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
_TAG = re.compile(r"<[a-zA-Z/!?][^\s<>]*>?")
_OFFERED = ("stories", "perspectives")


def hidden_in(text: str, place: Place) -> Iterator[Problem]:
    """Give a problem for each line of a text that holds a character nobody sees."""
    for number, line in enumerate(text.split("\n")):
        if found := _first_hidden(line):
            yield Problem(
                Place(place.path, place.line + number, found.start() + 1),
                "AL740",
                f'the character "U+{ord(found[0]):04X}" hides in the line',
                "Delete it, and type the words around it again.",
            )


def _first_hidden(line: str) -> re.Match[str] | None:
    """Find a character that nobody sees; marks of direction are welcome beside what needs them."""
    needs_marks = _RIGHT_TO_LEFT.search(line)
    return next(
        (each for each in _HIDDEN.finditer(line) if not (needs_marks and _MARK.match(each[0]))),
        None,
    )


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
)
"""What protects readers, and whoever reviews, from texts that are not what they seem."""
