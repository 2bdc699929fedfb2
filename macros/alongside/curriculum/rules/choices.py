"""Rules on choices: answers have reasons, cases lead to an end, cards have a place (4xx)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..body import readable
from ..practice import Answer, Practice, first_paragraph
from ..problems import Place, Problem, Severity, nearest
from ..syntax import Block
from .context import Context, Written
from .practice import practices
from .rule import Rule

_START = "start"


def _of_kind(context: Context, kind: str) -> Iterator[tuple[Written, Practice]]:
    return ((text, each) for text, each in practices(context) if each.kind == kind)


def _answers(context: Context) -> Iterator[tuple[Practice, tuple[Answer, ...]]]:
    for text, check in _of_kind(context, "check"):
        yield check, text.body.practice_reader.answers(check.block)


def _feedback(context: Context) -> Iterator[Problem]:
    for _, answers in _answers(context):
        for answer in answers:
            if not answer.has_feedback:
                yield Problem(
                    answer.place,
                    "AL411",
                    f'the option "{answer.text}" has no feedback',
                    "Add a paragraph below it that says why it fits, or why not.",
                )


def _right(context: Context) -> Iterator[Problem]:
    for check, answers in _answers(context):
        right = sum(answer.is_right for answer in answers)
        is_multiple = check.options.values.get("kind") == "multiple"
        if not right:
            message = "no option of the check is right"
            yield Problem(check.place, "AL412", message, 'Mark it: "/// option | right".')
        elif right > 1 and not is_multiple:
            yield Problem(
                check.place,
                "AL412",
                f"{right} options are right, and only one can be chosen",
                'Add the option "kind: multiple", or mark one alone.',
            )
    for _, check in _of_kind(context, "check"):
        for child in check.block.children:
            if child.name == "option" and child.argument not in ("", "right", "wrong"):
                yield Problem(
                    child.place,
                    "AL412",
                    f'an option cannot be "{child.argument}"',
                    f'Write "right" or nothing.{nearest(child.argument, ["right", "wrong"])}',
                )


def _duplicates(context: Context) -> Iterator[Problem]:
    names = {"check": "option", "sort": "card", "match": "pair", "scenario": "choice"}
    for text, practice in practices(context):
        if name := names.get(practice.kind):
            holders = [practice.block, *practice.block.children]
            for holder in holders:
                yield from _same(text, [c for c in holder.children if c.name == name], name)


def _same(text: Written, blocks: list[Block], name: str) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for block in blocks:
        lines = [line.text for line in text.body.practice_reader.inside(block)]
        words = " ".join(readable(first_paragraph(lines)[0]).casefold().split())
        if words and words in seen:
            yield Problem(
                block.place,
                "AL413",
                f"this {name} says the same as the one in line {seen[words].line}",
                "Change one of them, or take it away.",
            )
        seen.setdefault(words, block.place)


@dataclass(frozen=True)
class _Passage:
    """A passage of a case, as far as rules look at it."""

    name: str
    place: Place
    choices: tuple[Block, ...]
    is_ending: bool
    has_debrief: bool


def _passages(scenario: Practice) -> list[_Passage]:
    children = scenario.block.children
    shared = any(child.name == "debrief" for child in children)
    found = [_Passage(_START, scenario.place, _choices(children), False, True)]
    for child in children:
        if child.name in ("passage", "ending"):
            is_ending = child.name == "ending"
            own = any(inner.name == "debrief" for inner in child.children)
            choices = _choices(child.children)
            found.append(_Passage(child.argument, child.place, choices, is_ending, own or shared))
    return found


def _choices(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block.name == "choice")


def _dead_links(context: Context) -> Iterator[Problem]:
    for _, scenario in _of_kind(context, "scenario"):
        passages = _passages(scenario)
        names = [passage.name for passage in passages]
        for passage in passages:
            for choice in passage.choices:
                if choice.argument not in names:
                    yield Problem(
                        choice.place,
                        "AL414",
                        f'the choice leads to "{choice.argument}", which is not there',
                        f"Passages: {', '.join(names)}.{nearest(choice.argument, names)}",
                    )
            if names.count(passage.name) > 1 and passage is not passages[names.index(passage.name)]:
                yield Problem(
                    passage.place,
                    "AL414",
                    f'a second passage has the name "{passage.name}"',
                    "Give it another name.",
                )


def _reached(passages: list[_Passage]) -> set[str]:
    by_name = {passage.name: passage for passage in passages}
    reached, waiting = set(), [_START]
    while waiting:
        name = waiting.pop()
        if name in by_name and name not in reached:
            reached.add(name)
            waiting += [choice.argument for choice in by_name[name].choices]
    return reached


def _unreachable(context: Context) -> Iterator[Problem]:
    for _, scenario in _of_kind(context, "scenario"):
        passages = _passages(scenario)
        reached = _reached(passages)
        for passage in passages:
            if passage.name not in reached:
                yield Problem(
                    passage.place,
                    "AL415",
                    f'no choice leads to "{passage.name}"',
                    "Add a choice that does, or take the passage away.",
                )


def _endless(context: Context) -> Iterator[Problem]:
    for _, scenario in _of_kind(context, "scenario"):
        passages = _passages(scenario)
        ends = {passage.name for passage in passages if passage.is_ending}
        while True:
            more = {
                passage.name
                for passage in passages
                if any(choice.argument in ends for choice in passage.choices)
            } - ends
            if not more:
                break
            ends |= more
        for passage in passages:
            if passage.name not in ends:
                yield Problem(
                    passage.place,
                    "AL416",
                    f'from "{passage.name}" no way leads to an end',
                    "Add a choice that leads to an ending, or make it an ending.",
                )
            if passage.is_ending and passage.choices:
                message = f'the ending "{passage.name}" has choices'
                yield Problem(passage.choices[0].place, "AL416", message, "Make it a passage.")


def _debriefs(context: Context) -> Iterator[Problem]:
    for _, scenario in _of_kind(context, "scenario"):
        for passage in _passages(scenario):
            if passage.is_ending and not passage.has_debrief:
                yield Problem(
                    passage.place,
                    "AL417",
                    f'the ending "{passage.name}" has no debrief',
                    "Add a debrief inside it, or one for all at the end of the scenario.",
                )


def _cards(context: Context) -> Iterator[Problem]:
    for text, sort in _of_kind(context, "sort"):
        groups = [child.argument for child in sort.block.children if child.name == "group"]
        for child in sort.block.children:
            if child.name != "card":
                continue
            for name in (each.strip() for each in child.argument.split(",")):
                if name not in groups:
                    yield Problem(
                        child.place,
                        "AL418",
                        f'the card lies under "{name}", which is no group here',
                        f"Groups: {', '.join(groups)}.{nearest(name, groups)}",
                    )
            lines = [line.text for line in text.body.practice_reader.inside(child)]
            if not first_paragraph(lines)[1]:
                message = "the card has no reason"
                yield Problem(child.place, "AL418", message, "Add a paragraph that gives it.")


_ERROR = Severity.ERROR
RULES = (
    Rule("AL411", "no-feedback", _ERROR, "Every option of a check has feedback.", _feedback),
    Rule("AL412", "no-right-answer", _ERROR, "A check has an answer that is right.", _right),
    Rule("AL413", "same-option", _ERROR, "No two options, cards or pairs are alike.", _duplicates),
    Rule("AL414", "dead-choice", _ERROR, "Every choice leads to a passage.", _dead_links),
    Rule("AL415", "unreachable", _ERROR, "A choice leads to every passage.", _unreachable),
    Rule("AL416", "endless-case", _ERROR, "Every way through a case comes to an end.", _endless),
    Rule("AL417", "no-debrief", _ERROR, "Every ending of a case has a debrief.", _debriefs),
    Rule("AL418", "card-without-place", _ERROR, "Every card has a group and a reason.", _cards),
)
"""The rules on choices, cases and cards."""
