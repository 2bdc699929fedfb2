"""The pages of the real sessions: what participants get, and what facilitators keep."""

from __future__ import annotations

import datetime
import re

import pytest
from icalendar import Calendar

from alongside.curriculum import Library
from tests.support.pages import page_of, words_of
from tests.support.projects import Project

FOR_FACILITATORS = (
    ".step > p",
    ".step-part p",
    ".step-part li",
    ".step-part td",
    ".run-sheet__mode",
    "#before ~ h3 ~ ul li",
)
LEAST_LETTERS = 30
"""Shorter pieces, such as "Alone, then pairs.", may stand anywhere by chance."""


def _shared(library: Library) -> str:
    """Give the words of the shared passages, which all may read."""
    return " ".join(
        " ".join(line.text for line in passage.document.body) for passage in library.shared.values()
    )


def test_the_page_for_participants_holds_no_text_that_is_for_facilitators_only(
    library: Library, built: Project
) -> None:
    for session in library.sessions.values():
        guide = page_of(built, f"sessions/{session.id}").article
        participants = words_of(page_of(built, f"sessions/{session.id}/participants").article)
        handouts = " ".join(words_of(each) for each in guide.select(".handout"))
        pieces = {words_of(each) for path in FOR_FACILITATORS for each in guide.select(path)}
        public = re.sub(r"\W+", " ", handouts + _shared(library))
        searched = 0
        for piece in pieces:
            if len(piece) < LEAST_LETTERS or re.sub(r"\W+", " ", piece) in public:
                continue
            searched += 1
            assert piece not in participants, (session.id, piece)
        assert searched > 20, session.id


def test_guide_and_page_for_participants_lead_to_each_other_by_ordinary_links(
    library: Library, built: Project
) -> None:
    for session in library.sessions.values():
        guide = page_of(built, f"sessions/{session.id}")
        participants = page_of(built, f"sessions/{session.id}/participants")
        assert participants.address in guide.links(guide.article)
        assert guide.address in participants.links(participants.article)


def test_the_page_for_participants_says_how_to_opt_out_before_the_handouts(
    library: Library, built: Project
) -> None:
    for session in library.sessions.values():
        article = page_of(built, f"sessions/{session.id}/participants").article
        headings = [each["id"] for each in article.select("h2[id]")]
        for needed in ("agenda", "opting-out", "access", "agreements", "confidentiality"):
            assert needed in headings, session.id
        assert headings.index("opting-out") < headings.index("handouts")


def test_every_step_of_a_guide_stands_in_the_run_sheet_with_a_link_to_its_words(
    library: Library, built: Project
) -> None:
    for session in library.sessions.values():
        guide = page_of(built, f"sessions/{session.id}")
        for step in session.agenda:
            assert guide.article.select_one(f'.run-sheet a[href="#{step.id}"]'), step.id
            assert step.id in guide.anchors
            assert guide.article.select_one(f'[data-step="{step.id}"] .step-part--say') or (
                step.is_break
            )


def test_a_plan_has_a_page_and_a_calendar_file_at_the_same_times(
    library: Library, built: Project
) -> None:
    assert library.plans
    for plan in library.plans.values():
        page = page_of(built, f"plans/{plan.id}")
        file = built.site / "plans" / plan.id / f"{plan.id}.ics"
        events = Calendar.from_ical(file.read_bytes()).events
        assert [each.errors for each in events] == [[] for _ in events]
        for event in events:
            assert event.start.strftime("%H:%M–") in page.text
            assert event.end - event.start > datetime.timedelta(minutes=30)


@pytest.mark.practice(14)
def test_a_feedback_card_can_be_printed_for_each_session_and_a_form_is_reached_from_each_module(
    library: Library, built: Project
) -> None:
    for session in library.sessions.values():
        (card,) = (each for each in session.handouts if each.kind == "minute")
        cards = page_of(built, f"sessions/{session.id}/cards").article
        assert cards.select_one(f'[data-handout="{card.id}"] li'), session.id
    for module in library.modules.values():
        page = page_of(built, f"modules/{module.id}")
        assert any(link.endswith("/organisation/#feedback") for link in page.links(page.article))


@pytest.mark.practice(7)
def test_a_webinar_has_a_run_sheet_of_its_own_and_a_recording_needs_a_transcript(
    project: Project,
) -> None:
    path = project.folder / "curricula/sessions/peer-circle.md"
    text = path.read_text("utf-8").replace(
        "modes: [",
        "webinar:\n"
        '  captions: "A person writes captions."\n'
        '  moderation: "A second person reads the chat."\n'
        '  questions: "In writing, without a name too."\n'
        '  recording: "Only if all who speak agree."\n'
        "modes: [webinar, ",
        1,
    )
    path.write_text(text, "utf-8")
    result = project.build()
    assert result.returncode == 0, result.stdout + result.stderr
    article = page_of(project, "sessions/peer-circle").article
    assert article.select_one("#webinar")
    assert "A person writes captions." in words_of(article)
    about = project.folder / "docs/about.md"
    about.write_text(
        about.read_text("utf-8") + "\nHear [the recording](https://example.org/talk.mp4).\n",
        "utf-8",
    )
    result = project.build()
    assert result.returncode == 1
    said = result.stdout + result.stderr
    assert "AL517" in said
    assert "docs/about.md" in said
