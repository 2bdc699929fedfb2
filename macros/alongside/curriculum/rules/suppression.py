"""Set rules aside for single files, where they say so with a reason (AL710, AL711)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from ..problems import Problem, Severity
from .context import Context, Written
from .rule import Rule

RULES = (
    Rule(
        "AL710",
        "unneeded-suppression",
        Severity.WARNING,
        "A file sets aside only rules that it breaks.",
    ),
    Rule(
        "AL711",
        "suppression-not-allowed",
        Severity.ERROR,
        "Only rules of 3xx to 6xx that do not protect readers can be set aside.",
    ),
)


def without_suppressed(
    problems: Iterable[Problem], context: Context, rules: Mapping[str, Rule]
) -> tuple[Problem, ...]:
    """Leave out what files set aside, and report suppressions that are refused or not needed."""
    problems = tuple(problems)
    silenced: set[Problem] = set()
    remarks: list[Problem] = []
    for text in context.texts:
        for number, suppression in enumerate(text.suppress):
            rule = rules.get(suppression.code)
            if rule is None or not rule.may_be_suppressed:
                remarks.append(_refused(text, number, suppression.code, rule is not None))
                continue
            found = {p for p in problems if p.code == rule.code and p.place.path in text.paths}
            silenced |= found
            if not found:
                remarks.append(_unneeded(text, number, rule.code))
    return (*_without(problems, silenced), *remarks)


def _without(problems: Iterable[Problem], silenced: Collection[Problem]) -> Iterable[Problem]:
    return (problem for problem in problems if problem not in silenced)


def _refused(text: Written, number: int, code: str, is_known: bool) -> Problem:
    return Problem(
        text.document.place_of("suppress", number, "code"),
        "AL711",
        f'the rule "{code}" cannot be set aside' if is_known else f'there is no rule "{code}"',
        "Mend what it reports. Rules AL3xx to AL6xx can be set aside, but for those that "
        "keep harm from readers.",
    )


def _unneeded(text: Written, number: int, code: str) -> Problem:
    return Problem(
        text.document.place_of("suppress", number, "code"),
        "AL710",
        f'the rule "{code}" is set aside and finds nothing here',
        'Take the entry out of "suppress".',
        Severity.WARNING,
    )
