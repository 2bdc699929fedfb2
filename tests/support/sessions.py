"""A session of 150 minutes, made by hand, for tests of what depends on its steps."""

from __future__ import annotations

import datetime

from alongside.curriculum.models import Mode, Session, Status, Step

_STEPS = (
    ("welcome", "Welcome", 10, "welcome", 5, 5),
    ("rules", "Rules", 10, "plenary", 5, 4),
    ("five-ways", "Five ways", 15, "demonstration", 10, 1),
    ("cases-one", "Two cases", 30, "small-groups", 25, 2),
    ("pause", "Break", 10, "break", None, None),
    ("cases-two", "Two more cases", 30, "small-groups", 0, 6),
    ("trios", "Trios", 20, "trio", None, None),
    ("plans", "Plans", 15, "commitment", 10, 3),
    ("close", "Close", 10, "close", None, None),
)


def workshop() -> Session:
    """Make a session of nine steps, of which six can be shortened."""
    session = Session(
        id="workshop",
        title="Workshop",
        summary="A workshop.",
        status=Status.REVIEW,
        review_due=datetime.date(2030, 1, 1),
        modules=("sample",),
        audience={"for": "Everybody.", "not_for": "Nobody."},
        minutes=150,
        group={"min": 4, "max": 20},
        modes=(Mode.IN_PERSON, Mode.HYBRID),
        facilitators=2,
        difficulty=1,
        prep_minutes=30,
    )
    steps = (
        Step(
            id=name,
            title=title,
            minutes=minutes,
            format=form,
            least=least,
            cut=cut,
            hybrid="The call first." if name == "welcome" else None,
        )
        for name, title, minutes, form, least, cut in _STEPS
    )
    session.arrange(tuple(steps), ())
    return session
