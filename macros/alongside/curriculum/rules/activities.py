"""Rules 4xx: a module takes the time it says, to an end that can be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from ..audience import Audience
from ..library import Library
from ..models import Module, Objective, Session
from ..problems import Problem, Severity, nearest
from .context import Context
from .rule import Rule

OBJECTIVES = (2, 4)
"""A module or a session has at least and at most as many."""
WORDS_A_MINUTE = 200
"""How fast a text is read."""
TOLERANCE = Fraction(1, 5)
"""By how much the minutes may be off, as a share of those that the front matter says."""

_SHARED_CALL = re.compile(r"\{\{-?\s*shared\(\s*[\"'](?P<name>[\w-]+)[\"']\s*\)\s*-?\}\}")


def minutes_for(module: Module, audience: Audience, passages: Mapping[str, int]) -> Fraction:
    """Compute the minutes that an audience needs: words read at 200 a minute, and activities.

    `passages` gives the number of words of each shared passage, which count where it is called.
    """
    words = module.body.words(audience.candidates)
    for line in module.body.calls(audience.candidates):
        words += sum(passages.get(m["name"], 0) for m in _SHARED_CALL.finditer(line))
    doing = module.activity_minutes(audience.candidates)
    return Fraction(words, WORDS_A_MINUTE) + doing


def _minutes(context: Context) -> Iterator[Problem]:
    passages = {text.id: text.body.words(Audience().candidates) for text in context.passages}
    for module in context.library.modules.values():
        needed = {
            audience: minutes_for(module, audience, passages)
            for audience in distinct_audiences(context.library, module)
        }
        worst = max(needed, key=lambda audience: abs(needed[audience] - module.minutes))
        if abs(needed[worst] - module.minutes) > TOLERANCE * module.minutes:
            yield _wrong_minutes(context.library, module, worst, needed)


def distinct_audiences(library: Library, module: Module) -> list[Audience]:
    """Give the audiences that may see different text: everyone, and those the module names."""
    roles: tuple[str | None, ...] = (
        None,
        *(r for r in library.roles if r in module.body.audiences),
    )
    departments = (None, *(d for d in library.departments if d in module.body.audiences))
    return [Audience(role, department) for role in roles for department in departments]


def _range(numbers: range) -> str:
    """Give a range of numbers in words; of one alone, that one."""
    return f"a number from {numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else str(numbers[0])


def _wrong_minutes(
    library: Library, module: Module, worst: Audience, needed: Mapping[Audience, Fraction]
) -> Problem:
    doing = module.activity_minutes(worst.candidates)
    low, high = min(needed.values()), max(needed.values())
    least, most = high / (1 + TOLERANCE), low / (1 - TOLERANCE)
    fits = range(max(1, -int(-least // 1)), int(most) + 1)
    advice = (
        f"Write {_range(fits)}, or change the text."
        if fits
        else "Write more: there is less than a minute to read and to do."
        if high < 1
        else "Make its versions more equal in length: no single number fits all audiences."
    )
    key = "" if worst.is_everyone else f" ({worst.key})"
    words = round((needed[worst] - doing) * WORDS_A_MINUTE)
    return Problem(
        module.document.place_of("minutes"),
        "AL402",
        f'"minutes" says {module.minutes}, but for {library.audience_label(worst)}{key} '
        f"it takes {float(needed[worst]):.1f}: "
        f"{words} words / {WORDS_A_MINUTE} + {doing} of activities",
        advice,
    )


def _items_with_objectives(library: Library) -> Iterator[Module | Session]:
    yield from library.modules.values()
    yield from library.sessions.values()


def _objectives(library: Library) -> Iterator[tuple[Module | Session, int, Objective]]:
    for item in _items_with_objectives(library):
        for number, objective in enumerate(item.objectives):
            yield item, number, objective


def _number_of_objectives(context: Context) -> Iterator[Problem]:
    least, most = OBJECTIVES
    for item in _items_with_objectives(context.library):
        count = len(item.objectives)
        if not least <= count <= most:
            yield Problem(
                item.document.place_of("objectives"),
                "AL403",
                f"there {'is' if count == 1 else 'are'} {count} "
                f"{'objective' if count == 1 else 'objectives'}",
                f"Write {least} to {most}, each with an id, a verb and a text.",
            )


def _refused(library: Library, words: str) -> tuple[str, str] | None:
    """Give the refused verb with which a text begins, and what to write instead."""
    lowered = f"{words.strip().lower()} "
    for each in library.verbs.refused:
        if lowered.startswith(f"{each.verb.lower()} "):
            return each.verb, each.instead
    return None


def _unobservable(context: Context) -> Iterator[Problem]:
    for item, number, objective in _objectives(context.library):
        found = _refused(context.library, objective.verb)
        field = "verb"
        if not found:
            found, field = _refused(context.library, objective.text), "text"
        if found:
            yield Problem(
                item.document.place_of("objectives", number, field),
                "AL404",
                f'nobody can observe the verb "{found[0]}"',
                f'Say what others can see the learner do. Did you mean "{found[1]}"?',
            )


def _unknown_verbs(context: Context) -> Iterator[Problem]:
    library = context.library
    verbs = [each.id for each in library.verbs.observable]
    for item, number, objective in _objectives(library):
        if objective.verb not in verbs and not _refused(library, objective.verb):
            yield Problem(
                item.document.place_of("objectives", number, "verb"),
                "AL405",
                f'the verb "{objective.verb}" is not in the list',
                f"Allowed: {', '.join(verbs)}.{nearest(objective.verb, verbs)}",
            )


def _first_words(context: Context) -> Iterator[Problem]:
    for item, number, objective in _objectives(context.library):
        pattern = rf"{re.escape(objective.verb)}\b"
        if not re.match(pattern, objective.text, re.IGNORECASE):
            yield Problem(
                item.document.place_of("objectives", number, "text"),
                "AL406",
                f'the objective does not begin with its verb "{objective.verb}"',
                f'Begin with "{objective.verb.capitalize()}", or change the verb.',
            )


_ERROR = Severity.ERROR
RULES = (
    Rule(
        "AL402",
        "minutes-off",
        _ERROR,
        "A module's minutes are within 20 % of what every audience needs.",
        _minutes,
    ),
    Rule(
        "AL403",
        "number-of-objectives",
        _ERROR,
        "A module and a session have two to four objectives.",
        _number_of_objectives,
    ),
    Rule(
        "AL404", "unobservable-verb", _ERROR, "Objectives say what others can see.", _unobservable
    ),
    Rule(
        "AL405",
        "verb-not-in-list",
        _ERROR,
        "The verbs of objectives come from the vocabulary.",
        _unknown_verbs,
    ),
    Rule(
        "AL406",
        "objective-begins-otherwise",
        _ERROR,
        "An objective begins with its verb.",
        _first_words,
    ),
)
