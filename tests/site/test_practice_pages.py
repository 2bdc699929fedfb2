"""On no page of the site do practice blocks get in each other's way."""

from __future__ import annotations

import re
from collections import Counter

from tests.support.projects import Project

_ID = re.compile(r'\sid="([^"]+)"')
_WITHIN_A_CASE = re.compile(r'href="#([^"]+--[^"]+)"')
_UNFINISHED = re.compile(r'aria-level="auto"|data-argument=|<p>/{3,}')


def test_each_id_is_there_once_and_each_choice_leads_to_a_passage(built: Project) -> None:
    cases = 0
    for path in sorted(built.site.rglob("*.html")):
        text = path.read_text("utf-8")
        ids = Counter(_ID.findall(text))
        assert [each for each, count in ids.items() if count > 1] == [], path
        assert set(_WITHIN_A_CASE.findall(text)) <= set(ids), path
        assert not _UNFINISHED.search(text), path
        cases += text.count("<al-scenario ")
    assert cases > 500
