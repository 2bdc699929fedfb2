"""Rules 7xx on consent: who agreed to what, and until when."""

from __future__ import annotations

from collections.abc import Iterator

from ..models import Perspective, Provenance, Scope, Story
from ..problems import Problem, Severity
from .context import Context
from .rule import Rule


def told(context: Context) -> Iterator[Story | Perspective]:
    """Give what people told of themselves: first-person stories, and perspectives."""
    for story in context.library.stories.values():
        if story.provenance is Provenance.FIRST_PERSON:
            yield story
    yield from context.library.perspectives.values()


def _agreed(context: Context) -> Iterator[Story | Perspective]:
    """Give every story and perspective that holds consent."""
    for each in (*context.library.stories.values(), *context.library.perspectives.values()):
        if each.consent is not None:
            yield each


def _without_consent(context: Context) -> Iterator[Problem]:
    for each in told(context):
        if each.consent is None:
            is_story = isinstance(each, Story)
            yield Problem(
                each.document.place_of("provenance" if is_story else "id"),
                "AL704",
                f"a {'first-person story' if is_story else 'perspective'} has no consent",
                'Ask the teller, and add "consent"; without it the text cannot be shown.',
            )


def _lapsed_consent(context: Context) -> Iterator[Problem]:
    for each in _agreed(context):
        consent = each.consent
        assert consent
        found = (
            (consent.review_by < context.today, "review_by", "the consent was to be renewed by {}"),
            (
                consent.given_on > context.today,
                "given_on",
                "the consent is dated {}, in the future",
            ),
            (
                not consent.licence_agreed,
                "licence_agreed",
                "the teller has not agreed to the licence",
            ),
            (
                not consent.own_story,
                "own_story",
                "the teller has not said that the story is theirs",
            ),
        )
        for is_wrong, field, what in found:
            if is_wrong:
                yield Problem(
                    each.document.place_of("consent", field),
                    "AL705",
                    what.format(getattr(consent, field)),
                    "Ask the teller again, or take the text out until they have answered.",
                )


def _internal_in_public(context: Context) -> Iterator[Problem]:
    for each in _agreed(context):
        assert each.consent
        if each.consent.scope is Scope.INTERNAL and context.visibility == "public":
            yield Problem(
                each.document.place_of("consent", "scope"),
                "AL706",
                "the teller agreed to colleagues only, and this build is public",
                'Keep the text in a root of an internal build, or set "visibility: internal".',
            )


def _name_against_consent(context: Context) -> Iterator[Problem]:
    for each in _agreed(context):
        assert each.consent
        form = each.consent.form
        if form.shows_a_name and each.author_display is None:
            yield Problem(
                each.document.place_of("consent", "form"),
                "AL715",
                f'the author agreed to be shown under a name ("{form.value}"), and there is none',
                'Add "author_display" as they want it, or ask whether they want to be anonymous.',
            )
        for field in ("author_display", "person"):
            if not form.shows_a_name and getattr(each, field) is not None:
                yield Problem(
                    each.document.place_of(field),
                    "AL715",
                    f'the author wants to be anonymous, and "{field}" says who they are',
                    "Take the line out.",
                )


_ERROR = Severity.ERROR
RULES = (
    Rule(
        "AL704",
        "no-consent",
        _ERROR,
        "A first-person story and a perspective have the consent of the teller.",
        _without_consent,
    ),
    Rule(
        "AL705",
        "consent-lapsed",
        _ERROR,
        "Consent is given, complete and not past its date.",
        _lapsed_consent,
    ),
    Rule(
        "AL706",
        "internal-in-public",
        _ERROR,
        "What is internal never enters a public build.",
        _internal_in_public,
    ),
    Rule(
        "AL715",
        "name-against-consent",
        _ERROR,
        "Whoever told something is named as they agreed to, and not otherwise.",
        _name_against_consent,
    ),
)
