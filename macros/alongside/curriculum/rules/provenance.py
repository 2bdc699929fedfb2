"""Rules 7xx on how we know, and until when a text holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..body import Body
from ..models import Provenance, Status, Story
from ..paragraphs import ITEM, paragraphs
from ..problems import Problem, Severity
from .context import Context
from .rule import Rule

READING = "what-people-did-and-did-not-do"
"""The section of a story that is our reading of it: elsewhere each paragraph has a citation."""

_CITATION = re.compile(r"\[@[^\]]+\]")


def _stories(context: Context) -> Iterator[Story]:
    yield from context.library.stories.values()


def _without_story(context: Context) -> Iterator[Problem]:
    for module in context.library.modules.values():
        if not module.stories:
            yield Problem(
                module.document.place_of("stories"),
                "AL701",
                "the module has no real story",
                'Name at least one in "stories", and retell it in the text.',
            )


def _without_source(context: Context) -> Iterator[Problem]:
    for module in context.library.modules.values():
        if not module.sources:
            yield Problem(
                module.document.place_of("sources"),
                "AL702",
                "the module has no source",
                'Cite what its claims rest on, and list the keys in "sources".',
            )


def _record_without_source(context: Context) -> Iterator[Problem]:
    for story in _stories(context):
        if story.provenance is Provenance.PUBLIC_RECORD and not story.sources:
            yield Problem(
                story.document.place_of("provenance"),
                "AL703",
                "a story from the public record has no source",
                'Cite what was published, and list the keys in "sources".',
            )


def _nothing_learned(context: Context) -> Iterator[Problem]:
    for story in _stories(context):
        if story.outcome.is_lesson_from_failure and story.do_differently is None:
            yield Problem(
                story.document.place_of("outcome"),
                "AL707",
                f'the outcome is "{story.outcome.value}" and nothing says what to do instead',
                'Add "do_differently" in a sentence or two.',
            )


def _overdue(context: Context) -> Iterator[Problem]:
    for _, item in context.library.pages():
        if item.review_due < context.today and item.status.is_listed:
            yield Problem(
                item.document.place_of("review_due"),
                "AL708",
                f"the review was due on {item.review_due}",
                "Review the text, and write the next date.",
                Severity.WARNING,
            )


def _uncited(context: Context) -> Iterator[Problem]:
    for story in _stories(context):
        if story.provenance is not Provenance.PUBLIC_RECORD:
            continue
        start, end = story.body.section(READING) or (0, 0)
        yield from _uncited_between(story, 0, start)
        yield from _uncited_between(story, end, len(story.body.lines))


def _uncited_between(story: Story, start: int, end: int) -> Iterator[Problem]:
    for first, last in paragraphs(story.body, start, end):
        text = "\n".join(story.body.prose[first:last])
        if not _CITATION.search(text) and not _opens_a_list(story.body, text, last):
            yield Problem(
                story.body.lines[first].place,
                "AL709",
                "this paragraph of a story from the public record cites nothing",
                "Cite where it stands, such as [@key], or take it out.",
            )


def _opens_a_list(body: Body, text: str, end: int) -> bool:
    """Tell whether a paragraph only says what the items below it are; these are cited."""
    below = next((line for line in body.prose[end:] if line.strip()), "")
    return text.rstrip().endswith(":") and bool(ITEM.match(below))


def _stable_without_review(context: Context) -> Iterator[Problem]:
    for _, item in context.library.pages():
        if item.status is Status.STABLE and not item.reviewed_by:
            yield Problem(
                item.document.place_of("status"),
                "AL712",
                "the text is called stable and nobody is named who reviewed it",
                'Add the review to "reviewed_by", or write "status: review".',
            )


_ERROR = Severity.ERROR
RULES = (
    Rule(
        "AL701",
        "module-without-story",
        _ERROR,
        "A module has at least one real story.",
        _without_story,
    ),
    Rule(
        "AL702",
        "module-without-source",
        _ERROR,
        "A module has at least one source.",
        _without_source,
    ),
    Rule(
        "AL703",
        "story-without-source",
        _ERROR,
        "A story from the public record has a source.",
        _record_without_source,
    ),
    Rule(
        "AL707",
        "nothing-to-do-differently",
        _ERROR,
        "A story that is no success says what to do differently.",
        _nothing_learned,
    ),
    Rule(
        "AL708",
        "review-overdue",
        Severity.WARNING,
        "Texts are reviewed by the date they name.",
        _overdue,
    ),
    Rule(
        "AL709",
        "uncited-paragraph",
        _ERROR,
        "All but our reading of a story is cited, paragraph by paragraph.",
        _uncited,
    ),
    Rule(
        "AL712",
        "stable-without-review",
        _ERROR,
        "A stable text names its reviews.",
        _stable_without_review,
    ),
)
