"""A handout takes its words from a module: what people work with, and no answer or reason."""

from __future__ import annotations

import pytest

from alongside.curriculum import Body
from alongside.curriculum.borrowing import lent, slips_lent

WORDS = {"observer": "Observer", "card": "Card"}
BLOCKS = {
    "roleplay": (
        "//// roleplay | aloud\n    minutes: 3\nA planning call.\n\n"
        "/// role | The one who speaks up\nYou want the floor back.\n///\n"
        "/// observer\nCount the words.\n///\n"
        "/// opt-out\nWrite it down instead.\n///\n////\n",
        "A planning call.\n\n\n/// slip | The one who speaks up\nYou want the floor back.\n///\n"
        "\n\n"
        "/// slip | Observer\nCount the words.\n///",
        2,
    ),
    "sort": (
        "//// sort | heaps\nSort them.\n\n/// group | voice\nVoice: being heard.\n///\n"
        "/// card | voice\nNobody asked Ama.\n\nA reason, for later.\n///\n////\n",
        "Sort them.\n\n\n/// slip | Card 1\nNobody asked Ama.\n///",
        1,
    ),
    "scenario": (
        "//// scenario | case\n**Illustrative case.** What do you do?\n\n"
        "/// choice | end\nAsk.\n///\n/// ending | end\nGood.\n///\n"
        "/// debrief\nTalk.\n///\n////\n",
        "**Illustrative case.** What do you do?",
        0,
    ),
    "audit": ("/// audit | checks\nTick.\n\n- One\n- Two\n///\n", "Tick.\n\n- ☐ One\n- ☐ Two", 0),
    "rewrite": (
        "//// rewrite | words\nRewrite this.\n\n/// model\nOne way.\n///\n////\n",
        "Rewrite this.",
        0,
    ),
}


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_practice_block_becomes_a_handout_without_answers(kind: str) -> None:
    source, wanted, slips = BLOCKS[kind]
    (practice,) = Body.of_text(source).practice
    assert lent(practice, WORDS) == wanted
    assert slips_lent(practice) == slips
