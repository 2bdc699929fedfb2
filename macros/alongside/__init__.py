"""Alongside: a curriculum on allyship and cultural competence, and the engine that builds it."""

from __future__ import annotations

import functools
from typing import Any

__all__ = ["define_env"]


def define_env(env: Any) -> None:
    """Offer the macros to mkdocs-macros; each call is answered for the page it stands on."""
    from .pages import for_page

    site = env.conf.plugins["alongside"].site
    if site is None:
        return

    def call(name: str, *positional: Any, **named: Any) -> str:
        return for_page(site, env.page.file.src_uri)[0][name](*positional, **named)

    macros, variables = for_page(site, "index.md")
    for name in macros:
        env.macro(functools.partial(call, name), name)
    env.variables.update(variables)
