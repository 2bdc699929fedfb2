"""The words that practice blocks add to pages, in one place for translation."""

from __future__ import annotations

from collections.abc import Callable, Mapping


def practice_words(_: Callable[[str], str]) -> Mapping[str, str]:
    """Give all words by key, in the language of a catalogue; `_` looks them up."""
    return {
        "check": _("Check"),
        "scenario": _("Case"),
        "reflect": _("Reflect, for you alone"),
        "plan": _("Your plan"),
        "commit": _("Change one process"),
        "sort": _("Sort"),
        "match": _("Match"),
        "rewrite": _("Rewrite"),
        "audit": _("Checklist"),
        "self-check": _("Self-check"),
        "roleplay": _("Role-play"),
        "check-button": _("Check"),
        "answers": _("Answers, with reasons"),
        "answers-at-end": _("Answers"),
        "hint": _("Hint"),
        "right": _("Right"),
        "right-of": _("{right} of {all} right."),
        "wrong": _("Not this one"),
        "partly": _("Some of it is right. Look again."),
        "choose-first": _("Choose an answer first."),
        "try-again": _("Try again"),
        "more-than-one": _("More than one answer may be right."),
        "go-to": _("go to"),
        "if-chosen": _("If you chose"),
        "or": _("or"),
        "back": _("Back to the choices"),
        "one-back": _("One step back"),
        "restart": _("Start again"),
        "path": _("The way you took"),
        "debrief": _("Looking back"),
        "your-notes": _("Your notes"),
        "saved": _("Saved on this device."),
        "example": _("For example:"),
        "if": _("If"),
        "then": _("then I will"),
        "look-back": _("Date to look back"),
        "owner": _("Who can make it"),
        "model": _("One way to say it"),
        "compare": _("Compare"),
        "groups": _("Groups"),
        "cards": _("Cards"),
        "lies-under": _("Lies under"),
        "fits": _("fits"),
        "tick": _("Tick what you saw."),
        "change": _("Your answers before and after:"),
        "lower": _("lower than before"),
        "same": _("as before"),
        "higher": _("higher than before"),
        "because": _("Your answer was"),
        "your-track": _("The track for your role and department"),
        "next": _("What you could read next"),
        "next-reason": _(
            "Each module works on the statement beside it. All of them are open to you."
        ),
        "decline": _("Prefer not to say"),
        "role": _("Role"),
        "observer": _("If you watch"),
        "opt-out": _("If you would rather not"),
    }


ENGLISH = practice_words(str)
"""The words as they stand in the code."""
