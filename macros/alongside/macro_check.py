"""Run the macro calls of every text before the build does, and keep what came out (AL207)."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from .assembly import Track
from .curriculum import Problem, Severity, nearest
from .curriculum.rules import Context, Rule, Written

Macros = tuple[Mapping[str, Callable[..., Any]], Mapping[str, Any]]
"""What a text may call, and the values that it may name."""
Offer = Callable[[str], Macros]
"""Gives the macros of a page, by its place among the sources of pages."""

_CALLS = ("{{", "{%", "{#")

MACRO_RULES = (
    Rule(
        "AL207",
        "macro-fails",
        Severity.ERROR,
        "Every macro call names what exists, and runs.",
    ),
)
"""The rule that running the macros checks."""


@dataclass(frozen=True)
class Rendered:
    """The texts after their macros ran."""

    texts: Mapping[str, str | None]
    """The Markdown by place among the sources; nothing where a call failed."""
    problems: tuple[Problem, ...]
    """The calls that failed."""

    def finished(self, text: Written) -> str | None:
        """Give a text's Markdown after its macros ran, or nothing if they failed."""
        return self.texts.get(text.src_uri, text.body.text)


def render_all(
    context: Context, tracks: Mapping[str, Track], offer: Offer | None = None
) -> Rendered:
    """Run the macros of every text that has any.

    `offer` stands in for what the site's pages offer. The environment is a sandbox: a text that
    reaches for the insides of Python is refused.
    """
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    offer = offer or _of_pages(context, tracks)
    texts: dict[str, str | None] = {}
    problems: list[Problem] = []
    for text in context.texts:
        source = text.body.text
        if not text.runs_macros or not any(mark in source for mark in _CALLS):
            continue
        if offer is None:
            texts[text.src_uri] = None
            continue
        macros, variables = offer(text.src_uri)
        names = {**variables, **macros}
        try:
            texts[text.src_uri] = environment.from_string(source).render(names)
        except Exception as error:  # a macro may raise anything; the author needs a sentence
            texts[text.src_uri] = None
            problems.append(_problem(text, error, names))
    return Rendered(texts, tuple(problems))


def _of_pages(context: Context, tracks: Mapping[str, Track]) -> Offer | None:
    """Offer what the site's pages offer."""
    try:
        from .pages.macros import for_page
        from .pages.site import Site
    except ModuleNotFoundError:
        return None

    site = Site(context.library, tracks, context.visibility)
    return lambda src_uri: for_page(site, src_uri)


def _problem(text: Written, error: Exception, names: Mapping[str, Any]) -> Problem:
    index = min(max(_line(error), 1), len(text.body.lines)) - 1
    message = str(error) or type(error).__name__
    if isinstance(error, TemplateSyntaxError):
        what, advice = f"the macro call cannot be read: {message}", "Check braces and quotes."
    elif isinstance(error, UndefinedError):
        name = message.split("'")[1] if message.count("'") > 1 else message
        what = f"the macro call names what is not there: {message}"
        advice = f"Use a macro or a value that exists.{nearest(name, names)}"
    else:
        what = f"the macro call fails: {message}"
        advice = "Check its arguments against the reference of macros."
    return Problem(text.body.lines[index].place, "AL207", what, advice)


def _line(error: Exception) -> int:
    """Give the line of a text at which its template failed, counted from 1."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((f.lineno or 1 for f in reversed(frames) if f.filename == "<template>"), 1)
