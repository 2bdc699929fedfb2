"""Run the macro calls of every text before the build does, and keep what came out (AL207)."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from .curriculum import Problem, Severity, nearest
from .curriculum.rules import Context, Rule, Written
from .pages import Site, compose, for_page

_CALLS = ("{{", "{%", "{#")

MACRO_RULES = (
    Rule("AL207", "macro-fails", Severity.ERROR, "Every macro call names what exists, and runs."),
)
"""The rule that running the macros checks."""


@dataclass(frozen=True)
class Rendered:
    """The texts after their macros ran."""

    site: Site
    """The site that the macros speak of."""
    texts: Mapping[str, str | None]
    """Of the texts with calls the Markdown, by place among the sources; nothing after a failure."""
    problems: tuple[Problem, ...]
    """The calls that failed."""

    def finished(self, text: Written) -> str | None:
        """Give the Markdown of a page as it is converted, or nothing if a macro of it failed."""
        markdown = self.texts.get(text.src_uri, text.body.text)
        if markdown is None or text.is_page_around or text.is_passage:
            return markdown
        item = getattr(self.site.library, text.kind)[text.id]
        return compose(self.site, text.kind, item, markdown)


def render_all(context: Context, site: Site) -> Rendered:
    """Run the macros of every text that has any.

    The environment is a sandbox: a text that reaches for the insides of Python is refused.
    """
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    texts: dict[str, str | None] = {}
    problems: list[Problem] = []
    for text in context.texts:
        source = text.body.text
        if not text.runs_macros or not any(mark in source for mark in _CALLS):
            continue
        macros, variables = for_page(site, text.src_uri)
        names = {**variables, **macros}
        try:
            texts[text.src_uri] = environment.from_string(source).render(names)
        except Exception as error:  # a macro may raise anything; the author needs a sentence
            texts[text.src_uri] = None
            problems.append(_problem(text, error, names))
    return Rendered(site, texts, tuple(problems))


def _problem(text: Written, error: Exception, names: Mapping[str, Any]) -> Problem:
    index = min(max(_line(error), 1), len(text.body.lines)) - 1
    message = str(error).split("\n")[0].rstrip(".") or type(error).__name__
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
    """Give the line of the text at which its template failed, counted from 1.

    The outermost frame of a template is the text's own; those below are of passages that it calls.
    """
    frames = traceback.extract_tb(error.__traceback__)
    here = (frame.lineno for frame in frames if frame.filename == "<template>")
    found = next(here, None) or (error.lineno if isinstance(error, TemplateSyntaxError) else None)
    return found or 1
