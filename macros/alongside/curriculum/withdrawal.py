"""Take what was withdrawn out of everything that quotes it, links to it or names it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from . import validation
from .body import Body, readable
from .kinds import kind_named
from .library import Library
from .models import Withdrawal
from .paragraphs import paragraphs
from .problems import ContentError
from .reading import Document, SourceLine, Steps, texts_of

GONE = "…"
"""What stands where a heading or a value must not be empty; the same in every language."""

_QUOTED_FIELDS = ("summary", "lesson", "do_differently", "discussion")
_FEWEST_WORDS = 5
"""A shorter sentence is too common to be known again."""
_FEWEST_WORDS_OF_A_TITLE = 2
_FEWEST_WORDS_IN_MARKS = 4
_SEVERAL = 3
_SENTENCE = re.compile(r"[^.!?…]+(?:[.!?…]+[\"'”’)\]]*|$)")
_WORDS = re.compile(r"\w+")
_IN_MARKS = re.compile(r"[\"“„«‘](?P<words>[^\"“”„«»‘’]+)[\"”“»’]")
_HEADING = re.compile(r"^(?P<marks>#{1,6}\s+)")
_FOOTNOTE = re.compile(r"^\s*\[\^[^\]]+\]:\s*")
_TAGS = re.compile(r"<(?P<slash>/?)(?P<name>[a-z][a-z0-9]*)\b[^>]*?(?P<alone>/?)>", re.IGNORECASE)
_BETWEEN_TAGS = re.compile(r"(^|>)[^<>]+(?=<|$)")
_VOID = frozenset({"br", "hr", "img", "input", "wbr"})
_REFERENCES = {"stories": ("stories",)}
"""For a kind that can be withdrawn the fields that name its items in a list."""


@dataclass(frozen=True)
class Trace:
    """How one withdrawn text is known again elsewhere."""

    kind: str
    """The kind's name in the library."""
    withdrawal: Withdrawal
    """What was withdrawn."""
    others: tuple[str, ...] = ()
    """The words of other texts, to tell what is said in many of them."""

    @property
    def id(self) -> str:
        """Give its id."""
        return self.withdrawal.id

    @cached_property
    def _phrases(self) -> tuple[str, ...]:
        """Give its title and its sentences, in words alone."""
        data = self.withdrawal.document.data
        title = _plain(str(data.get("title", "")))
        values = [value for field in _QUOTED_FIELDS for value in _texts(data.get(field))]
        values += self._paragraphs
        sentences = (_plain(each) for value in values for each in _SENTENCE.findall(value))
        long = [
            each
            for each in sentences
            if each.count(" ") + 1 >= _FEWEST_WORDS and not self._is_common(each)
        ]
        is_known = title.count(" ") + 1 >= _FEWEST_WORDS_OF_A_TITLE
        return tuple(dict.fromkeys([title, *long] if is_known else long))

    def _is_common(self, phrase: str) -> bool:
        """Tell whether several other texts say the same: then it is no quotation."""
        return sum(f" {phrase} " in words for words in self.others) >= _SEVERAL

    @cached_property
    def _paragraphs(self) -> list[str]:
        """Give what its paragraphs and lists say, in words; headings are often the same."""
        body = Body(self.withdrawal.document.body)
        return [" ".join(body.readable[start:end]) for start, end in paragraphs(body)]

    @cached_property
    def _all_words(self) -> str:
        return f" {_plain(' '.join(self._paragraphs))} "

    @cached_property
    def _link(self) -> re.Pattern[str]:
        name = re.escape(self.id)
        if self.kind == "perspectives":
            return re.compile(rf"#perspective-{name}(?![\w-])")
        return re.compile(rf"(?<![\w-]){self.kind}/{name}(?:\.md(?![\w-])|/|(?=[\"')#\s]))")

    @cached_property
    def _link_beside(self) -> re.Pattern[str]:
        return re.compile(rf"\(\s*<?(?:\./)?{re.escape(self.id)}\.md(?![\w-])")

    def is_in(self, text: str, folder: str = "") -> bool:
        """Tell whether a text links to it or quotes it; links start in `folder`."""
        if self._link.search(text) or (folder == self.kind and self._link_beside.search(text)):
            return True
        words = f" {_plain(readable(text))} "
        if any(f" {phrase} " in words for phrase in self._phrases):
            return True
        quoted = (_plain(match["words"]) for match in _IN_MARKS.finditer(readable(text)))
        return any(
            each.count(" ") + 1 >= _FEWEST_WORDS_IN_MARKS and f" {each} " in self._all_words
            for each in quoted
        )


class Traces:
    """Knows every withdrawn text again."""

    def __init__(self, library: Library) -> None:
        """Take what the library says is withdrawn."""
        others = tuple(
            f" {_plain(' '.join(item.body.readable))} "
            for _, item in (library.pages() if library.withdrawn else ())
        )
        self._traces = [Trace(kind, each, others) for (kind, _), each in library.withdrawn.items()]

    def found_in(self, text: str, folder: str = "") -> Trace | None:
        """Give the first withdrawn text to which a text links, or which it quotes."""
        return next((each for each in self._traces if each.is_in(text, folder)), None)

    def in_body(self, body: Body, folder: str) -> Iterator[tuple[int, int, Trace]]:
        """Give the range of lines of each paragraph, item and other line that holds a trace."""
        inside: set[int] = set()
        for start, end in _units(body):
            inside.update(range(start, end))
            text = "\n".join(line.text for line in body.lines[start:end])
            if trace := self.found_in(text, folder):
                yield start, end, trace
        for index, line in enumerate(body.lines):
            if index not in inside and (trace := self.found_in(line.text, folder)):
                yield index, index + 1, trace

    def without(self, body: Body, folder: str) -> list[SourceLine]:
        """Give the lines of a text without the paragraphs and items that hold a trace."""
        lines: list[SourceLine | None] = list(body.lines)
        slugs = {heading.index: heading.slug for heading in body.headings}
        for start, end, _ in self.in_body(body, folder):
            kept = _kept([line.text for line in body.lines[start:end]], slugs.get(start))
            for index in range(start, end):
                text = kept[index - start]
                place = body.lines[index].place
                lines[index] = None if text is None else SourceLine(text, place)
        return [line for line in lines if line is not None]

    def in_values(self, document: Document) -> Iterator[tuple[Steps, Trace]]:
        """Give the way to each value of a file's keys that holds a trace."""
        for steps, value in texts_of(document.data):
            if trace := self.found_in(value):
                yield steps, trace

    def cleaned(self, document: Document, folder: str) -> Document:
        """Give a file as it may be shown."""
        data = self._cleaned_value(document.data)
        if isinstance(data, dict):
            for kind, fields in _REFERENCES.items():
                gone = {trace.id for trace in self._traces if trace.kind == kind}
                for field in fields:
                    if isinstance(data.get(field), list):
                        data[field] = [each for each in data[field] if each not in gone]
        body = tuple(self.without(Body(document.body), folder))
        return Document(document.path, data, document.places, body)

    def _cleaned_value(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._cleaned_value(each) for key, each in value.items()}
        if isinstance(value, list):
            return [self._cleaned_value(each) for each in value]
        if not isinstance(value, str) or not self.found_in(value):
            return value
        sentences = (each.strip() for each in _SENTENCE.findall(value))
        left = " ".join(each for each in sentences if each and not self.found_in(each))
        return left if left and not self.found_in(left) else GONE


def without_withdrawn(library: Library) -> Library:
    """Give the library as it may be shown: without a trace of what was withdrawn."""
    if not library.withdrawn:
        return library
    traces = Traces(library)
    kinds: dict[str, dict[Any, Any]] = {}
    documents = dict(library.documents)
    for (kind, name), document in library.documents.items():
        cleaned = traces.cleaned(document, kind)
        if cleaned.data == document.data and cleaned.body == document.body:
            continue
        items = kinds.setdefault(kind, dict(getattr(library, kind)))
        documents[kind, name] = cleaned
        try:
            items[name] = validation.make(kind_named(kind).model, cleaned)
        except ContentError:
            # What cannot be shown without it is not shown: nobody is made to wait.
            del items[name], documents[kind, name]
            continue
        if hasattr(items[name], "attach"):
            items[name].attach(cleaned)
    return replace(library, documents=documents, **kinds)


def cleaned_markdown(library: Library, markdown: str, folder: str) -> str:
    """Give the Markdown of a page around the curriculum without a trace of what was withdrawn."""
    if not library.withdrawn:
        return markdown
    return "\n".join(line.text for line in Traces(library).without(Body.of_text(markdown), folder))


def _units(body: Body) -> Iterator[tuple[int, int]]:
    """Give paragraphs and items; of a table each row is a unit."""
    for start, end in paragraphs(body):
        if body.prose[start].lstrip().startswith("|"):
            yield from ((index, index + 1) for index in range(start, end))
        else:
            yield start, end


def _kept(lines: list[str], slug: str | None) -> list[str | None]:
    """Give what stays of the lines of a unit: nothing, or what the page cannot be without."""
    if slug is not None and (heading := _HEADING.match(lines[0])):
        return [f"{heading['marks']}{GONE} {{ #{slug} }}"]
    if footnote := _FOOTNOTE.match(lines[0]):
        return [f"{footnote[0]}{GONE}", *[None] * (len(lines) - 1)]
    if _is_balanced("\n".join(lines)):
        return [None] * len(lines)
    return [None if _is_balanced(line) else _BETWEEN_TAGS.sub(r"\1", line) for line in lines]


def _is_balanced(text: str) -> bool:
    """Tell whether every element of HTML that a text opens is closed in it."""
    open_elements: list[str] = []
    for tag in _TAGS.finditer(text):
        name = tag["name"].lower()
        if name in _VOID or tag["alone"]:
            continue
        if not tag["slash"]:
            open_elements.append(name)
        elif not open_elements or open_elements.pop() != name:
            return False
    return not open_elements


def _texts(value: Any) -> Iterable[str]:
    return (text for _, text in texts_of(value))


def _plain(text: str) -> str:
    """Give the words of a text alone, in small letters, with single spaces."""
    return " ".join(_WORDS.findall(text.casefold()))
