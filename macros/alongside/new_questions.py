"""What is asked for a new file of each kind."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from .curriculum import Library
from .curriculum.models.perspective import PAGE_NAME

Answers = Mapping[str, Any]
"""What was answered so far, by the question's key."""
_YEARS_TO_REVIEW = 1


@dataclass(frozen=True)
class Question:
    """One thing to ask."""

    key: str
    """The field that the answer is for."""
    text: str
    """The question."""
    default: Callable[[Answers], str] = lambda _: ""
    """Gives the answer of somebody who only presses Enter; empty if there is none."""
    allowed: Callable[[Library, Answers], Collection[Any]] | None = None
    """Gives the answers that there are; nothing where any text goes."""
    pattern: str = r"\S.*"
    """What an answer looks like."""
    example: str = ""
    """An answer of the right form, for whoever gave another one."""
    is_list: bool = False
    """Whether several answers can be given, with commas between them."""
    when: Callable[[Answers], bool] = lambda _: True
    """Tells whether it is asked after these answers."""


def slug(text: str) -> str:
    """Make an id of a title: small letters, digits and single hyphens."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-")[:80].strip("-")


def _in_years(years: int) -> Callable[[Answers], str]:
    def day(_: Answers) -> str:
        today = datetime.date.today()
        return (today + datetime.timedelta(days=365 * years)).isoformat()

    return day


def _of(kind: str) -> Callable[[Library, Answers], Collection[Any]]:
    return lambda library, _: tuple(getattr(library, kind))


def _one_of(*values: str) -> Callable[[Library, Answers], Collection[Any]]:
    return lambda _, __: values


def _pages(library: Library, _: Answers) -> Collection[str]:
    pages = (f"{kind}/{item.id}" for kind, item in library.pages())
    return tuple(page for page in pages if re.match(PAGE_NAME, page))


def _sections(library: Library, answers: Answers) -> Collection[str]:
    kind, _, name = answers["page"].partition("/")
    page = getattr(library, kind)[name]
    return (*(heading.slug for heading in page.body.headings), *page.field_sections)


_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
_DATE = r"\d{4}-\d{2}-\d{2}"
_NUMBER = r"[1-9]\d{0,3}"
_IDENTIFIER = Question(
    "id",
    "Its id, for its file and its address",
    lambda answers: slug(answers.get("title", "")),
    pattern=_ID,
    example="small letters, digits and single hyphens, such as night-shift",
)
_HEAD = (
    Question("title", "Its title"),
    _IDENTIFIER,
    Question("summary", "In one sentence: what does the reader get from it?"),
)
_DUE = Question(
    "review_due",
    "By which day is it to be reviewed?",
    _in_years(_YEARS_TO_REVIEW),
    pattern=_DATE,
    example="a day such as 2027-05-31",
)


def _is_told(answers: Answers) -> bool:
    return answers.get("provenance", "first-person") == "first-person"


def _shows_a_name(answers: Answers) -> bool:
    return _is_told(answers) and answers.get("form") in ("named", "pseudonym")


_CONSENT = (
    Question(
        "form",
        "How does the teller want to be shown?",
        allowed=_one_of("named", "pseudonym", "anonymous"),
        when=_is_told,
    ),
    Question("author_display", "Under which name?", when=_shows_a_name),
    Question(
        "scope",
        "For whom may it be shown?",
        allowed=_one_of("public", "internal"),
        when=_is_told,
    ),
    Question(
        "licence_agreed",
        "Has the teller agreed to the licence (CC BY 4.0)?",
        allowed=_one_of("yes", "no"),
        when=_is_told,
    ),
    Question(
        "own_story",
        "Has the teller said that it is theirs to share?",
        allowed=_one_of("yes", "no"),
        when=_is_told,
    ),
    Question(
        "given_on",
        "On which day did they agree?",
        _in_years(0),
        pattern=_DATE,
        example="a day such as 2026-11-26",
        when=_is_told,
    ),
    Question(
        "review_by",
        "By which day are they to be asked again?",
        _in_years(2),
        pattern=_DATE,
        example="a day such as 2028-11-26",
        when=_is_told,
    ),
    Question(
        "record",
        "The reference of your own record of this, such as C-0007 (no name)",
        pattern=r"[A-Za-z0-9]+([._/-][A-Za-z0-9]+)*",
        example="letters and digits without spaces, such as C-0007",
        when=_is_told,
    ),
)

QUESTIONS: Mapping[str, tuple[Question, ...]] = {
    "story": (
        *_HEAD,
        Question(
            "provenance",
            "How do we know it?",
            allowed=_one_of("public-record", "first-person"),
        ),
        Question("outcome", "How did it end?", allowed=_one_of("success", "failure", "mixed")),
        Question("topics", "Its topics", allowed=_of("topics"), is_list=True),
        Question("lesson", "What is there to take from it?"),
        Question(
            "do_differently",
            "What is there to do differently?",
            when=lambda answers: answers.get("outcome") != "success",
        ),
        Question("question_1", "A question to talk about"),
        Question("question_2", "A second question to talk about"),
        *_CONSENT,
        _DUE,
    ),
    "perspective": (
        _IDENTIFIER,
        Question("page", "Which page is it about?", allowed=_pages),
        Question("section", "Which section of it?", allowed=_sections),
        Question("text", "The text, in one paragraph"),
        *_CONSENT,
    ),
    "module": (
        *_HEAD,
        Question("competency", "Which competency does it build?", allowed=_of("competencies")),
        Question("level", "On which level?", lambda _: "1", allowed=_one_of("1", "2", "3")),
        Question("minutes", "How many minutes does it take?", lambda _: "15", pattern=_NUMBER),
        _DUE,
    ),
    "session": (
        *_HEAD,
        Question("modules", "The modules that it practises", allowed=_of("modules"), is_list=True),
        Question("format", "How does the group work?", allowed=_of("session_formats")),
        Question("for", "Who gains from it?"),
        Question("not_for", "Who should not be in the room, and why?"),
        Question("minutes", "How many minutes does it take?", lambda _: "60", pattern=_NUMBER),
        _DUE,
    ),
    "kit": (
        *_HEAD,
        Question("purpose", "What is it for?"),
        Question("owner", "Who uses it?"),
        _DUE,
    ),
}
"""The questions for each kind, by its noun, in order."""
