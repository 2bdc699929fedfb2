"""A browser reads the same rules from a shortened stylesheet as from its source."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from alongside.pages.styles import shortened
from tests.support.projects import REPOSITORY

RULES = r"""css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules].map((rule) => rule.cssText.replace(/\s+/g, " "));
}"""
SOURCES = sorted((REPOSITORY / "docs" / "assets" / "stylesheets").rglob("*.css"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_a_shortened_stylesheet_has_the_same_rules(page: Page, address: str, source) -> None:
    page.goto(address + "404.html")
    css = source.read_text("utf-8")
    rules = page.evaluate(RULES, css)
    assert rules
    assert page.evaluate(RULES, shortened(css)) == rules
