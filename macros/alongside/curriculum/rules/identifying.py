"""Rules 7xx on details by which readers could know somebody who told a story or a perspective."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from ..models import Perspective, Story
from ..paragraphs import paragraphs
from ..problems import Place, Problem, Severity
from ..reading import texts_of
from .consent import told
from .context import Context
from .rule import Rule

_TOLD_IN = ("title", "summary", "organisation", "years", "lesson", "do_differently", "discussion")
"""The keys whose values readers see as a part of the story."""
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    rf"\b(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTHS})|(?:{_MONTHS}) \d{{1,2}}(?!\d))\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PROFILE = re.compile(
    r"\b(?:linkedin\.com/in|github\.com|gitlab\.com|twitter\.com|x\.com|facebook\.com"
    r"|instagram\.com|mastodon\.\w+|bsky\.app/profile)/@?[\w.-]+",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@/.+-])@[A-Za-z_][\w.-]*\w")
_CITED = re.compile(r"\[@[^\]]*\]")
_PHONE = re.compile(r"(?<![\w.-])\+?\(?\d[\d ().-]{6,30}\d(?![\w-])")
_NOT_A_PHONE = re.compile(r"\d{4}\s*[-.]\s*\d{4}|\d{4}-\d{2}-\d{2}|[\d]{1,3}(?:[ .]\d{3})+")
_FEWEST_DIGITS = 8
_CAPITAL = r"[^\W\d_a-zà-öø-ÿ][^\W\d_]*[\w'’-]*"
_NAME = re.compile(rf"(?<=[a-z,;:] )(?P<name>{_CAPITAL})|(?P<two>{_CAPITAL} {_CAPITAL})")
_NO_NAMES = frozenset({*_MONTHS.split("|"), "I", "CEO", "CTO", "HR", "IT"}) | frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "English"}
)
_EMPLOYER = re.compile(rf"\b(?:at|for|joined|left|with) (?P<name>{_CAPITAL})")
_ROLE = re.compile(
    r"\b(?:engineer|developer|designer|manager|director|lead|head of|chief|recruiter|intern"
    r"|analyst|architect|scientist|tester|administrator|officer|president|founder|consultant)\b",
    re.IGNORECASE,
)


def _passages(item: Story | Perspective) -> Iterator[tuple[Place, str]]:
    """Give what readers see of a text, line by line, with the place of each."""
    for steps, value in texts_of(item.document.data):
        if steps[0] in _TOLD_IN:
            yield item.document.place_of(*steps), value
    for line in item.body.lines:
        yield line.place, line.text


def _contacts(context: Context) -> Iterator[Problem]:
    for item in told(context):
        for place, text in _passages(item):
            for what, found, instead in _contacts_in(text):
                yield Problem(
                    place,
                    "AL716",
                    f'{what}, "{found}", shows who somebody is',
                    f"{instead} Git keeps what was once committed: mend it before you commit.",
                )


def _contacts_in(text: str) -> Iterator[tuple[str, str, str]]:
    for match in _EMAIL.finditer(text):
        yield "an e-mail address", match[0], 'Take it out, or write "by mail".'
    for match in _PROFILE.finditer(text):
        yield "the address of a profile", match[0], "Take it out."
    plain = _CITED.sub("", _EMAIL.sub("", text))
    for match in _HANDLE.finditer(_PROFILE.sub("", plain)):
        yield "a handle", match[0], 'Write "a colleague" or "a friend" instead.'
    for match in _PHONE.finditer(plain):
        is_number = _NOT_A_PHONE.fullmatch(match[0].strip())
        if not is_number and sum(sign.isdigit() for sign in match[0]) >= _FEWEST_DIGITS:
            yield "a phone number", match[0], 'Take it out, or write "by phone".'


def _combinations(context: Context) -> Iterator[Problem]:
    for item in told(context):
        if getattr(item, "organisation", None) and getattr(item, "years", None):
            yield _combined(
                item.document.place_of("organisation"),
                "employer and years together",
                'Write what kind of company it was, such as "a bank", or leave the years out.',
            )
        for start, end in paragraphs(item.body):
            text = " ".join(item.body.readable[start:end])
            place = item.body.lines[start].place
            if (date := _DATE.search(text)) and (name := _name_in(text)):
                yield _combined(
                    place,
                    f'the date "{date[0]}" and the name "{name}" together',
                    'Write the season or "one day", and a role such as "a colleague".',
                )
            employer = _EMPLOYER.search(text)
            year = _YEAR.search(text)
            if employer and employer["name"] not in _NO_NAMES and year and _ROLE.search(text):
                yield _combined(
                    place,
                    f'an employer ("{employer["name"]}"), a role and a year ("{year[0]}")',
                    'Keep one of the three: "a bank", "some years ago", "somebody in my team".',
                )


def _name_in(text: str) -> str | None:
    """Give what looks like a name: a word with a capital that begins no sentence, or two."""
    for match in _NAME.finditer(text):
        words = match[0].split()
        if not _NO_NAMES.intersection(words):
            return match[0]
    return None


def _combined(place: Place, what: str, instead: str) -> Problem:
    return Problem(place, "AL717", f"{what} may show who somebody is", instead, Severity.WARNING)


def _never(context: Context) -> Iterator[Problem]:
    names = [name for name in context.never_commit if re.search(r"[^\W_]", name)]
    if not names:
        return
    pattern = _pattern_of(names)
    for document in context.documents:
        for steps, value in texts_of(document.data):
            if pattern.search(_composed(value)):
                yield _on_the_list(document.place_of(*steps))
    for text in context.texts:
        whole = _composed(text.body.text)
        for found in pattern.finditer(whole):
            place = text.body.lines[whole.count("\n", 0, found.start())].place
            column = found.start() - whole.rfind("\n", 0, found.start())
            yield _on_the_list(Place(place.path, place.line, column))


def _pattern_of(names: Iterable[str]) -> re.Pattern[str]:
    """Give what finds names, also over the end of a line, in an id, and with emphasis in them."""
    words = (re.split(r"[\s_-]+", _composed(name).strip(" _-")) for name in names)
    patterns = (r"[\s_*>-]+".join(map(re.escape, each)) for each in words)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(patterns)})(?![^\W_])", re.IGNORECASE)


def _composed(text: str) -> str:
    """Give a text with each letter and its marks as one character, as most keyboards write it."""
    return unicodedata.normalize("NFC", text)


def _on_the_list(place: Place) -> Problem:
    return Problem(
        place,
        "AL718",
        "here stands a name from your list of names that are never committed",
        'Write a role instead, such as "a colleague", before you commit.',
    )


RULES = (
    Rule(
        "AL716",
        "contact-detail",
        Severity.ERROR,
        "What people told holds no address, number or handle.",
        _contacts,
    ),
    Rule(
        "AL717",
        "details-that-add-up",
        Severity.WARNING,
        "What people told does not name person, place and time together.",
        _combinations,
    ),
    Rule(
        "AL718",
        "never-commit",
        Severity.ERROR,
        "No text holds a name from the local list of names that are never committed.",
        _never,
    ),
)
