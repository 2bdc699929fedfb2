"""Rules 7xx on what was taken back: who names it, quotes it or links to it."""

from __future__ import annotations

from collections.abc import Iterator

from ..kinds import kind_named
from ..problems import Place, Problem, Severity
from ..withdrawal import Trace, Traces
from .context import Context
from .references import REFERENCES, values
from .rule import Rule


def _named(context: Context) -> Iterator[Problem]:
    library = context.library
    for kind, fields in REFERENCES.items():
        for name, item in getattr(library, kind).items():
            for path, target in fields:
                for steps, value in values(item, path):
                    if (target, value) in library.withdrawn:
                        yield _warning(
                            library.documents[kind, name].place_of(*steps),
                            "AL719",
                            f'the {kind_named(target).noun} "{value}" was taken back',
                            "Take its id out. Until then it is left out of the build.",
                        )
    for each in library.perspectives.values():
        if (each.kind_of_page, each.id_of_page) in library.withdrawn:
            yield _warning(
                each.document.place_of("page"),
                "AL719",
                f'the page "{each.page}" was taken back',
                "Tell the author, and take the file out. Until then it is left out of the build.",
            )


def _quoted(context: Context) -> Iterator[Problem]:
    if not context.library.withdrawn:
        return
    traces = Traces(context.library)
    for text in context.texts:
        folder = text.src_uri.rpartition("/")[0]
        for start, _, trace in traces.in_body(text.body, folder):
            yield _warning(
                text.body.lines[start].place,
                "AL720",
                f"this passage links to or quotes {_named_as(trace)}, which was taken back",
                "Write the passage anew, or take it out. Until then it is left out of the build.",
            )
    for document in context.library.documents.values():
        for steps, trace in traces.in_values(document):
            yield _warning(
                document.place_of(*steps),
                "AL720",
                f"this value links to or quotes {_named_as(trace)}, which was taken back",
                "Write it anew. Until then the sentence is left out of the build.",
            )


def _named_as(trace: Trace) -> str:
    return f'the {kind_named(trace.kind).noun} "{trace.id}"'


def _warning(place: Place, code: str, message: str, advice: str) -> Problem:
    return Problem(place, code, message, advice, Severity.WARNING)


RULES = (
    Rule(
        "AL719",
        "withdrawn-and-named",
        Severity.WARNING,
        "No front matter names what was taken back.",
        _named,
    ),
    Rule(
        "AL720",
        "withdrawn-and-quoted",
        Severity.WARNING,
        "No text quotes what was taken back, or links to it.",
        _quoted,
    ),
)
