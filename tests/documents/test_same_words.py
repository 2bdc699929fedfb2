"""Pages and documents hold the same words in the same order, each for the people it is for."""

from __future__ import annotations

import re

import pytest
from bs4 import Tag

from tests.documents.conftest import Documents
from tests.documents.forms import not_in_order, only_in, pieces, said, words_in
from tests.support.pages import page_of, words_of

MODULE = ("modules/start-here", "modules/start-here/start-here")
GUIDE = ("sessions/peer-circle", "sessions/peer-circle/peer-circle")
HANDOUT = ("sessions/peer-circle/participants", "sessions/peer-circle/peer-circle-handout")
TRACK = "tracks/recruiter/design"
BOOK = f"{TRACK}/recruiter-design"
LARGE = "-large-print.pdf"


def _article(documents: Documents, path: str) -> Tag:
    return page_of(documents.project, path).article


def _modules(documents: Documents) -> list[str]:
    """Give the modules of the track in its order."""
    links = _article(documents, TRACK).select(".card-title a[href], ol a[href]")
    found = [re.fullmatch(r"([a-z-]+)/", str(link["href"])) for link in links]
    return list(dict.fromkeys(each[1] for each in found if each))


@pytest.mark.practice(31)
@pytest.mark.parametrize(
    ("page", "document"),
    [
        *((MODULE, form) for form in (".txt", ".pdf")),
        *((GUIDE, form) for form in (".txt", ".pdf", LARGE)),
        *((HANDOUT, form) for form in (".txt", ".pdf", LARGE)),
    ],
)
def test_a_document_holds_all_words_of_its_page_in_their_order(
    documents: Documents, page: tuple[str, str], document: str
) -> None:
    path, name = page
    wanted = pieces(_article(documents, path))
    assert len(wanted) > 50
    assert not_in_order(wanted, words_in(documents.path(name + document))) == []


@pytest.mark.parametrize("form", [".epub", ".pdf", LARGE])
def test_a_book_holds_all_words_of_its_tracks_pages_in_the_order_of_the_track(
    documents: Documents, form: str
) -> None:
    modules = _modules(documents)
    assert modules[0] == "start-here"
    assert len(modules) > 5
    wanted = [text for each in modules for text in pieces(_article(documents, f"{TRACK}/{each}"))]
    assert len(wanted) > 1000
    assert not_in_order(wanted, words_in(documents.path(BOOK + form))) == []


@pytest.mark.parametrize("form", [".epub", ".pdf", LARGE])
def test_a_tailored_book_holds_no_version_for_others(documents: Documents, form: str) -> None:
    modules = _modules(documents)
    own = " ".join(words_of(_article(documents, f"{TRACK}/{each}")) for each in modules)
    others = [
        text for each in modules for text in only_in(_article(documents, f"modules/{each}"), own)
    ]
    assert len(others) > 100
    letters = said(words_in(documents.path(BOOK + form)))
    assert [text for text in others if said(text) in letters] == []


@pytest.mark.parametrize("form", [".txt", ".pdf", ".docx", LARGE])
def test_a_handout_holds_nothing_that_is_for_facilitators_only(
    documents: Documents, form: str
) -> None:
    path, name = HANDOUT
    for_facilitators = only_in(_article(documents, GUIDE[0]), words_of(_article(documents, path)))
    assert len(for_facilitators) > 50
    letters = said(words_in(documents.path(name + form)))
    assert len(letters) > 1000
    assert [text for text in for_facilitators if said(text) in letters] == []


def test_answers_stand_at_the_end_and_not_below_the_question(documents: Documents) -> None:
    reason = said("Fairness should not hang on somebody's good day.")
    for form in (".txt", ".pdf"):
        text = said(words_in(documents.path(MODULE[1] + form)))
        question = text.index(said("What does this programme ask of you?"))
        assert text.count(reason) == 1
        assert text.index(reason) > text.rindex(said("About this page")) > question
