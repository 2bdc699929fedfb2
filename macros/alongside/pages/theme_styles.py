"""Leave out of the theme's stylesheets what this configuration can never show.

The theme ships the styles of all its features to every visitor. What is switched off is looked for
by the names that the theme gives it, and each name must be found: a release of the theme that
calls things by other names ends the build with a message, instead of growing unseen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

MAIN = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")
"""The theme's stylesheet."""
PALETTE = re.compile(r"assets/stylesheets/palette\.\w+\.min\.css")
"""The theme's stylesheet of its named colours; not loaded where no palette is configured."""

_TOKEN = re.compile(r"""(?:[^"'{};]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')+|[{};]""", re.S)
_COMMA = re.compile(r",(?![^()]*\))")
_DECLARATION = re.compile(r"""(?:[^;"']|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')+""", re.S)
_GROUPS = ("@media", "@supports")


class ThemeStylesChanged(PluginError):
    """Raised where the theme's styles are not as they were; the message says what to do."""

    def __init__(self, what: str) -> None:
        """Say what was not found."""
        super().__init__(
            f"{what}. Take the theme's version in requirements.txt, or adapt "
            "alongside/pages/theme_styles.py to the new one."
        )


@dataclass(frozen=True)
class Part:
    """A feature of the theme that has styles of its own."""

    name: str
    """What people call it."""
    pattern: str
    """What its selectors and its custom properties are told by, and no other's are."""
    is_on: Callable[[MkDocsConfig], object]
    """Tell whether a configuration can show it."""


def _plugin(name: str) -> Callable[[MkDocsConfig], object]:
    return lambda config: name in config.plugins


def _feature(*names: str) -> Callable[[MkDocsConfig], object]:
    return lambda config: not set(names).isdisjoint(config.theme.get("features") or ())


def _extra(*names: str) -> Callable[[MkDocsConfig], object]:
    return lambda config: any(config.extra.get(name) for name in names)


def _extension(name: str) -> Callable[[MkDocsConfig], object]:
    return lambda config: name in config.markdown_extensions


PARTS = (
    Part("search", r"\.md-search|--md-search", _plugin("material/search")),
    Part("repository", r"\.md-source(?!-file)|--md-source-", lambda config: config.repo_url),
    Part("blog", r"\.md-post|\.md-pagination|--md-post-|\.md-meta\b", _plugin("material/blog")),
    Part("tags", r"\.md-tag|--md-tag-", _plugin("material/tags")),
    Part("consent", r"\.md-consent", _extra("consent")),
    Part("feedback", r"\.md-feedback", _extra("analytics")),
    Part(
        "versions and languages",
        r"\.md-version|\.md-select|--md-version-",
        _extra("version", "alternate"),
    ),
    Part("social links", r"\.md-social", _extra("social")),
    Part("annotations", r"\.md-annotation|--md-annotation-", _feature("content.code.annotate")),
    Part(
        "tooltips",
        r"\.md-tooltip|--md-tooltip-",
        _feature("content.tooltips", "content.code.annotate", "content.footnote.tooltips"),
    ),
    Part("progress", r"\.md-progress|--md-progress-", _feature("navigation.instant.progress")),
    Part("contents in the menu", r"\.md-nav--integrated", _feature("toc.integrate")),
    Part("sticky sections", r"\.md-header--lifted", _feature("navigation.tabs.sticky")),
    Part("task lists", r"\.task-list|--md-tasklist", _extension("pymdownx.tasklist")),
    Part("tabs in texts", r"\.tabbed-|--md-tabbed", _extension("pymdownx.tabbed")),
    Part("keys", r"\.keys\b", _extension("pymdownx.keys")),
    Part("emoji", r"\.(?:twemoji|gemoji|emojione)\b", _extension("pymdownx.emoji")),
    Part("suggested changes", r"\.critic\b", _extension("pymdownx.critic")),
    Part("formulas", r"\.arithmatex\b", _extension("pymdownx.arithmatex")),
)
"""The features that can be left out, each with how to tell whether it is on."""


def trim_theme(files: Files, config: MkDocsConfig) -> None:
    """Leave out of the theme's stylesheets what is switched off; raises `ThemeStylesChanged`."""
    off = [part for part in PARTS if not part.is_on(config)]
    _trim(files, MAIN, {part.name: part.pattern for part in off})
    if palettes := config.theme.get("palette"):
        choices = [palettes] if isinstance(palettes, dict) else palettes
        named = "|".join(
            re.escape(str(choice.get(which, "indigo")).replace(" ", "-"))
            for choice in choices
            for which in ("primary", "accent")
        )
        pattern = rf"\[data-md-color-(?:primary|accent)=(?!(?:{named})\])"
        _trim(files, PALETTE, {"colours that are not chosen": pattern})


def trimmed(css: str, patterns: Sequence[str]) -> tuple[str, list[int]]:
    """Give CSS without the rules and custom properties of patterns, and how many each one had.

    A rule goes when none of its selectors is left; rules of other parts stay as they are.
    """
    known = [re.compile(pattern) for pattern in patterns]
    found = [0] * len(known)

    def stays(text: str) -> bool:
        hits = [at for at, pattern in enumerate(known) if pattern.search(text)]
        for at in hits:
            found[at] += 1
        return not hits

    return "".join(_kept(css, stays)), found


def _trim(files: Files, name: re.Pattern[str], patterns: dict[str, str]) -> None:
    sheets = [file for file in files.css_files() if name.fullmatch(file.src_uri)]
    if len(sheets) != 1:
        raise ThemeStylesChanged(f"the theme has {len(sheets)} stylesheets like {name.pattern}")
    css, found = trimmed(sheets[0].content_string, list(patterns.values()))
    for part, count in zip(patterns, found, strict=True):
        if not count:
            raise ThemeStylesChanged(f'the theme has no styles of "{part}" by the names known')
    sheets[0].content_string = css


def _kept(css: str, stays: Callable[[str], bool]) -> Iterator[str]:
    """Give what is left of CSS, in pieces."""
    for head, body in _rules(css):
        if body is None:
            yield head
        elif head.startswith(_GROUPS):
            if inner := "".join(_kept(body, stays)):
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif selectors := [each for each in _COMMA.split(head) if stays(each)]:
            declarations = [
                each
                for each in _DECLARATION.findall(body)
                if not each.startswith("--") or stays(each.partition(":")[0])
            ]
            yield f"{','.join(selectors)}{{{';'.join(declarations)}}}"


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Give the rules of CSS: head and body; a statement without a body has none."""
    head, body, depth = "", "", 0
    for token in _TOKEN.findall(css):
        if token == "}":
            depth -= 1
            if depth == 0:
                yield head, body
                head = body = ""
                continue
        if depth:
            body += token
        elif token == ";":
            yield f"{head};", None
            head = ""
        elif token != "{":
            head += token
        if token == "{":
            depth += 1
    if depth or head.strip():
        raise ValueError("the CSS ends in the middle of a rule")
