"""What practice blocks look like in a source: their names, parts and options."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Argument(Enum):
    """What stands after the bar."""

    ID = "the block's id"
    REQUIRED = "words"
    OPTIONAL = "words, or nothing"
    NONE = "nothing"


@dataclass(frozen=True)
class BlockForm:
    """How one kind of block is written."""

    name: str
    """What stands after the slashes."""
    argument: Argument = Argument.NONE
    """What stands after the bar."""
    options: tuple[str, ...] = ()
    """The options that it may have."""
    required: tuple[str, ...] = ()
    """Those of the options that it must have."""
    within: tuple[str, ...] = ()
    """The blocks of which it is a part; empty for a block that stands by itself."""


_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LIKE_A_DATE = re.compile(r"\d{4}-\d\d?-\d\d?")


def is_id(text: str) -> bool:
    """Tell whether a text is an id: small letters, digits and single hyphens."""
    return bool(_ID.fullmatch(text))


@dataclass(frozen=True)
class OptionForm:
    """What the value of an option may be."""

    fits: Callable[[Any], bool]
    """Tells whether a value may stand there."""
    what: str
    """What to write, for messages."""


def _whole(most: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and 1 <= value <= most


def _words(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and not _LIKE_A_DATE.match(value)


def _ids(value: Any) -> bool:
    return isinstance(value, list) and all(is_id(str(each)) for each in value)


def _one_of(*words: str) -> OptionForm:
    return OptionForm(
        lambda value: isinstance(value, str) and value in words,
        " or ".join(f'"{word}"' for word in words),
    )


LONGEST = 240
"""The most minutes of one block."""
LATEST_REVIEW = 365
"""The most days after which a plan is looked back on."""
OPTIONS: Mapping[str, OptionForm] = {
    "minutes": OptionForm(_whole(LONGEST), f"a whole number of minutes, from 1 to {LONGEST}"),
    "review_days": OptionForm(
        _whole(LATEST_REVIEW), f"a whole number of days, from 1 to {LATEST_REVIEW}"
    ),
    "aliases": OptionForm(_ids, "a list of earlier ids, such as [old-name]"),
    "kind": _one_of("single", "multiple"),
    "when": _one_of("before", "after"),
    "cue": OptionForm(_words, "words"),
    "act": OptionForm(_words, "words"),
    "owner": OptionForm(_words, "the id of a role"),
    "survey": OptionForm(_words, "the id of a survey"),
}
"""Every option of practice blocks; the Markdown extension and the rules go by this one list."""
COMMON_OPTIONS = ("minutes", "aliases")
"""What every practice block may say: its time beyond reading in minutes, and its earlier ids."""


def _practice(name: str, *options: str, required: tuple[str, ...] = ()) -> BlockForm:
    return BlockForm(name, Argument.ID, (*COMMON_OPTIONS, *required, *options), required)


_FORMS = (
    _practice("check", "kind"),
    BlockForm("option", Argument.OPTIONAL, within=("check",)),
    BlockForm("hint", within=("check",)),
    _practice("scenario"),
    BlockForm("choice", Argument.REQUIRED, within=("scenario", "passage")),
    BlockForm("passage", Argument.REQUIRED, within=("scenario",)),
    BlockForm("ending", Argument.REQUIRED, within=("scenario",)),
    BlockForm("debrief", within=("scenario", "ending", "step")),
    _practice("reflect"),
    _practice("plan", "review_days", required=("cue", "act")),
    _practice("commit", required=("owner",)),
    _practice("sort"),
    BlockForm("group", Argument.REQUIRED, within=("sort",)),
    BlockForm("card", Argument.REQUIRED, within=("sort",)),
    _practice("match"),
    BlockForm("pair", within=("match",)),
    _practice("rewrite"),
    BlockForm("model", within=("rewrite",)),
    _practice("audit"),
    _practice("self-check", "when", required=("survey",)),
    _practice("roleplay"),
    BlockForm("role", Argument.REQUIRED, within=("roleplay",)),
    BlockForm("observer", within=("roleplay",)),
    BlockForm("opt-out", within=("roleplay", "step")),
)
FORMS: Mapping[str, BlockForm] = {form.name: form for form in _FORMS}
"""Every practice block and every part of one, by name."""
WITH_OPTIONS = (*FORMS, "step", "handout")
"""The blocks below whose opening line options may stand; the last two are of sessions."""
PRACTICE = tuple(form.name for form in _FORMS if not form.within)
"""The blocks with an id, whose state a reader's device can keep."""
DOING = ("scenario", "sort", "match", "rewrite", "audit", "roleplay")
"""The blocks in which a reader tries something out."""
PAGE_ANCHORS = frozenset(
    {
        *("about-this-page", "access", "afterwards", "agenda", "agreements", "bring"),
        *("confidentiality", "contributions", "contributors", "cuts", "discussion"),
        *("do-differently", "follow-up", "handouts", "how-many", "how-we-know"),
        *("if-time-is-short", "invitation", "lesson", "materials", "modules", "objectives"),
        *("opting-out", "others", "page-data", "practise-in-a-group", "reviewers", "sources"),
        *("stories", "webinar", "who-it-is-for", "why"),
    }
)
"""Ids that stand on pages of items already; no block may have one of them too."""
