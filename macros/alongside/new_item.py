"""Write a new file of the curriculum by asking for what it needs.

Run as `python -m alongside.new_item [KIND]`. Nothing is ever overwritten.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from .check import examine
from .curriculum import KINDS, ContentError, Kind, Library, load, nearest, shown_path
from .new_questions import QUESTIONS, Question
from .settings import Project, add_config, in_words, read_project

Ask = Callable[[str], str]
"""Puts a question and gives the answer; raises `EOFError` where there is nobody to answer."""
_DATES = ("review_due",)
_CONSENT = ("form", "scope", "licence_agreed", "own_story", "given_on", "review_by", "record")
_TO_WRITE = "To be written."


class CannotWriteError(Exception):
    """Raised with a sentence that says why no file was written."""


def ask_for(library: Library, noun: str, ask: Ask) -> dict[str, Any]:
    """Ask every question of a kind until each has an answer that fits."""
    answers: dict[str, Any] = {}
    for question in QUESTIONS[noun]:
        if question.when(answers):
            answers[question.key] = _asked(library, question, answers, ask, noun)
    return answers


def _asked(
    library: Library, question: Question, answers: dict[str, Any], ask: Ask, noun: str
) -> Any:
    allowed = question.allowed(library, answers) if question.allowed else None
    default = question.default(answers)
    listed = f" ({', '.join(map(str, allowed))})" if allowed is not None else ""
    shown = f" [{default}]" if default else ""
    while True:
        answer = ask(f"{question.text}{listed}{shown}: ").strip() or default
        parts = [part.strip() for part in answer.split(",")] if question.is_list else [answer]
        wrong = next((w for part in parts if (w := _wrong(question, part, allowed))), None)
        if wrong is None and question.key == "id" and library.knows(_kind(noun).name, answer):
            wrong = f'There is a {noun} "{answer}" already: choose another id.'
        if wrong is None:
            return parts if question.is_list else answer
        print(wrong)


def _wrong(question: Question, part: str, allowed: Any) -> str | None:
    if allowed is not None and part not in allowed:
        return f'"{part}" is none of these.{nearest(part, allowed)}'
    if not re.fullmatch(question.pattern, part) or not part.isprintable():
        return f"Please write {question.example or 'an answer'}."
    if question.pattern.startswith(r"\d{4}"):
        try:
            datetime.date.fromisoformat(part)
        except ValueError:
            return f'"{part}" is no day of the calendar.'
    return None


def _kind(noun: str) -> Kind:
    return next(kind for kind in KINDS if kind.noun == noun)


def text_of(noun: str, answers: Mapping[str, Any]) -> str:
    """Give the text of a new file, a draft: what is still to be written says so."""
    data = _DATA[noun](answers)
    lines = [f"{key}: {_yaml(key, value)}" for key, value in data.items()]
    return "\n".join(["---", *lines, "---", "", _BODIES[noun](answers), ""])


def _yaml(key: str, value: Any) -> str:
    is_plain = key in ("id", "status", *_DATES)
    return str(value) if is_plain else json.dumps(value, ensure_ascii=False)


def _head(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {key: answers[key] for key in ("id", "title", "summary")} | {"status": "draft"}


def _consent(answers: Mapping[str, Any]) -> dict[str, Any]:
    if "form" not in answers:
        return {}
    consent = {key: answers[key] for key in _CONSENT}
    consent |= {key: answers[key] == "yes" for key in ("licence_agreed", "own_story")}
    name = {"author_display": answers["author_display"]} if "author_display" in answers else {}
    return {**name, "consent": consent}


def _story(answers: Mapping[str, Any]) -> dict[str, Any]:
    keys = ("outcome", "provenance", "topics", "lesson", "do_differently")
    return {
        **_head(answers),
        **{key: answers[key] for key in keys if key in answers},
        "discussion": [answers["question_1"], answers["question_2"]],
        **_consent(answers),
        "review_due": answers["review_due"],
    }


def _perspective(answers: Mapping[str, Any]) -> dict[str, Any]:
    place = {key: answers[key] for key in ("id", "page", "section")}
    return {**place, "status": "draft", **_consent(answers)}


def _module(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **_head(answers),
        "order": 500,
        "competencies": [{"id": answers["competency"], "level": int(answers["level"])}],
        "minutes": int(answers["minutes"]),
        "review_due": answers["review_due"],
    }


def _session(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **_head(answers),
        "modules": answers["modules"],
        "audience": {"for": answers["for"], "not_for": answers["not_for"]},
        "minutes": int(answers["minutes"]),
        "group": {"min": 4, "max": 20, "subgroup": 0},
        "modes": ["remote", "in-person", "hybrid"],
        "facilitators": 1,
        "difficulty": 1,
        "prep_minutes": 30,
        "review_due": answers["review_due"],
    }


def _kit(answers: Mapping[str, Any]) -> dict[str, Any]:
    keys = ("purpose", "owner", "review_due")
    return {**_head(answers), **{key: answers[key] for key in keys}}


_DATA: Mapping[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "story": _story,
    "perspective": _perspective,
    "module": _module,
    "session": _session,
    "kit": _kit,
}


def _sections(*titles: str) -> Callable[[Mapping[str, Any]], str]:
    text = "\n\n".join(f"## {title}\n\n{_TO_WRITE}" for title in titles)
    return lambda _: text


def _session_text(answers: Mapping[str, Any]) -> str:
    """Give the text of a session with one step: the others are added after it."""
    step = [
        "//// step | practise",
        '    title: "Practise"',
        f"    minutes: {int(answers['minutes'])}",
        f"    format: {answers['format']}",
        *(_TO_WRITE, "", "/// say", _TO_WRITE, "///", "////"),
    ]
    parts = [f"## Before\n\n{_TO_WRITE}", "\n".join(step), f"## After\n\n{_TO_WRITE}"]
    return "\n\n".join(parts)


_BODIES: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "story": _sections("What happened", "What people did, and did not do", "What followed"),
    "perspective": lambda answers: answers["text"],
    "module": _sections(
        *("A moment at work", "A real story", "The idea", "Practise", "Reflect"),
        *("Change one process", "Your plan", "What else"),
    ),
    "session": _session_text,
    "kit": _sections("Steps"),
}


def write(project: Project, noun: str, answers: Mapping[str, Any]) -> Path:
    """Write the new file into the last folder of content, and give its path; never over another."""
    kind = _kind(noun)
    path = project.roots[-1] / kind.path / f"{answers['id']}{kind.suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text_of(noun, answers))
    except FileExistsError:
        raise CannotWriteError(f"{path} is there already, and stays as it is.") from None
    return path


def main(arguments: Sequence[str] | None = None, ask: Ask = input) -> int:
    """Ask, write, and say what is still to be done; give the exit status."""
    parser = argparse.ArgumentParser(prog="make new", description=__doc__)
    parser.add_argument("kind", nargs="?", choices=sorted(QUESTIONS))
    add_config(parser)
    options = parser.parse_args(arguments)
    try:
        project = read_project(options.config)
        library = load(project.roots, project.base).library
        if library is None:
            raise CannotWriteError("The curriculum cannot be read: run make check first.")
        noun = options.kind or _asked_kind(library, ask)
        path = write(project, noun, ask_for(library, noun, ask))
    except (EOFError, KeyboardInterrupt):
        print("\nStopped: nothing was written.", file=sys.stderr)
        return 1
    except (CannotWriteError, ContentError, OSError) as error:
        print(in_words(error), file=sys.stderr)
        return 1
    print(f"Wrote {path}.")
    problems = examine(project, datetime.date.today()).problems
    shown = shown_path(path, project.base)
    left = [str(problem) for problem in problems if problem.place.path == shown]
    print("\n".join(["Still to do:", *left] if left else ["make check finds nothing wrong in it."]))
    print('It is a draft. When it is complete, write "status: review" in it.')
    return 0


def _asked_kind(library: Library, ask: Ask) -> str:
    question = Question(
        "kind", "What do you want to write?", allowed=lambda _, __: tuple(QUESTIONS)
    )
    return _asked(library, question, {}, ask, "story")


if __name__ == "__main__":
    sys.exit(main())
