"""Look at a text with practice blocks by the rules on blocks alone, without a project around it."""

from __future__ import annotations

import datetime
from functools import cache

from alongside.curriculum import load
from alongside.curriculum.body import Body
from alongside.curriculum.problems import Problem
from alongside.curriculum.reading import Document
from alongside.curriculum.rules import (
    Context,
    Written,
    block_syntax,
    choices,
    html,
    practice,
    practice_parts,
    tailoring,
)
from tests.support.tiny import TINY

RULES = tuple(
    rule
    for module in (block_syntax, choices, html, practice, practice_parts, tailoring)
    for rule in module.RULES
)
"""The rules on the form of blocks, on practice, and on HTML."""
_PATH = "docs/page.md"

EVERY_KIND = """\
///// scenario | the-case
Opening one.

//// versions | place
/// for | engineering
Opening two.
///
/// for | everyone
Opening three.
///
////

//// choice | wait
Choice one.
////
//// choice | ask
Choice two.
////
//// passage | wait
Passage one.

/// choice | ask
Choice three.
///
////
//// ending | ask
Ending one.

/// debrief
Debrief one.
///
////
//// debrief
Debrief two.
////
/////

//// check | recall
    minutes: 1
    kind: multiple
Question one?

More of it.

/// option | right
Answer one.

Reason one.

- Reason two.
///
/// option
Answer two.

Reason three.
///
/// hint
Hint one.
///
////

//// sort | cards
Task one.

/// group | voice
Voice: being asked.
///
/// group | access
Access
///
/// card | voice, access
Card one.

Reason four.
///
/// card | access
Card two.

Reason five.
///
////

//// match | pairs
Task two.

/// pair
Left one.

Right one.

Reason six.
///
/// pair
Left two.

Right two.
///
////

//// rewrite | again
Before one.

/// model
Model one.
///
////

//// audit | look
Look one.

- Entry one
- Entry two

/// for | engineering
- Entry three
///
////

//// roleplay | aloud
Situation one.

/// role | The one who speaks
Lines one.
///
/// observer
Watch one.
///
/// opt-out
Write one.
///
////

- A point.

    /// reflect | in-a-list
        minutes: 1
    Prompt in a list?
    ///

!!! note "Title"
    /// reflect | in-a-note
    Prompt in a note?
    ///

/// reflect | past
    aliases: [before]
Prompt one?
///

/// plan | next
    cue: cue one
    act: act one
Lead one.
///

/// commit | change
    owner: ic
Change one.

More change.
///
"""
"""A text with every practice block and every part, but for the self-check, which needs a survey."""


@cache
def _tiny() -> Context:
    library = load([TINY / "curricula"], TINY).library
    assert library
    return Context(library, datetime.date(2026, 11, 23))


def problems_of(text: str) -> list[Problem]:
    """Give what the rules say of a text, as if it were a page around the curriculum."""
    body = Body.of_text(text, _PATH)
    page = Written("docs", "page.md", "page.md", Document(_PATH), body)
    context = Context(_tiny().library, _tiny().today, pages=(page,))
    found = (problem for rule in RULES if rule.check for problem in rule.check(context))
    return sorted(problem for problem in found if problem.place.path == _PATH)
