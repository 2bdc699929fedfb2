"""Templates: all words that readers see are marked, so that another language is a translation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.projects import REPOSITORY

TEMPLATES = REPOSITORY / "macros" / "alongside" / "pages" / "templates"
NOT_WORDS = (
    re.compile(r"\{#.*?#\}", re.DOTALL),
    re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL),
    re.compile(r"<!?[^>]*>"),
    re.compile(r"\]\([^)]*\)"),
    re.compile(r"\{ [^{}]* \}"),
    re.compile(r"^ *(?:!!!|\?\?\?\+?) \w+", re.MULTILINE),
)


def _bare_words(text: str) -> list[str]:
    for pattern in NOT_WORDS:
        text = pattern.sub(" ", text)
    return re.findall(r"[^\W\d_]{2,}", text)


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.jinja")), ids=lambda path: path.name)
def test_no_word_stands_in_a_template_without_being_marked(path: Path) -> None:
    assert _bare_words(path.read_text("utf-8")) == []


def test_a_bare_word_would_be_found() -> None:
    template = '<p class="a">{{ _("Marked") }} bare [{{ x }}](way.md) { .lead }</p>'
    assert _bare_words(template) == ["bare"]


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.jinja")), ids=lambda path: path.name)
def test_a_template_holds_no_script_and_no_style(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:", text)
