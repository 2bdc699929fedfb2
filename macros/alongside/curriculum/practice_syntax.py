"""What practice blocks look like in a source: their names, parts and options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


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
    within: tuple[str, ...] = ()
    """The blocks of which it is a part; empty for a block that stands by itself."""


COMMON_OPTIONS = ("minutes", "aliases")
"""What every practice block may say: its time beyond reading in minutes, and its earlier ids."""


def _practice(name: str, *options: str) -> BlockForm:
    return BlockForm(name, Argument.ID, (*COMMON_OPTIONS, *options))


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
    _practice("plan", "cue", "act", "review_days"),
    _practice("commit", "owner"),
    _practice("sort"),
    BlockForm("group", Argument.REQUIRED, within=("sort",)),
    BlockForm("card", Argument.REQUIRED, within=("sort",)),
    _practice("match"),
    BlockForm("pair", within=("match",)),
    _practice("rewrite"),
    BlockForm("model", within=("rewrite",)),
    _practice("audit"),
    _practice("self-check", "survey", "when"),
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
