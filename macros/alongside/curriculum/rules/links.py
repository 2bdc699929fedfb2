"""Rules AL204 to AL206: what is cited is listed, and every link leads somewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from ..body import Body
from ..problems import Problem, Severity, nearest
from .context import Context, Written
from .markup import MACRO_MARK, Link
from .rule import Rule

_ANCHOR_OF_LIST = re.compile(r"\{:?[^{}\n]*?#([\w:.-]+)[^{}\n]*\}")
_ANCHOR_OF_TAG = re.compile(r"id=[\"']?([\w:.-]+)")
_LISTING_KINDS = ("modules", "stories", "sessions", "kits", "shared")


def _sources(context: Context) -> Iterator[Problem]:
    for text in (*context.items, *context.passages, *context.perspectives):
        listed = getattr(context.library, text.kind)[text.id].sources
        cited = {found.text for found in text.markup.citations}
        for found in text.markup.citations:
            if found.text not in listed and context.library.knows("sources", found.text):
                yield Problem(
                    found.place,
                    "AL204",
                    f'the source "{found.text}" is cited and not listed',
                    'Add its key to "sources" in the front matter.',
                )
        for number, key in enumerate(listed):
            if key not in cited:
                yield Problem(
                    text.document.place_of("sources", number),
                    "AL204",
                    f'the source "{key}" is listed and not cited',
                    f'Cite it as [@{key}] where it carries a claim, or take it out of "sources".',
                )


def _is_checked(link: Link) -> bool:
    """Tell whether a link leads within the site, and its target is known before macros run."""
    is_elsewhere = urlsplit_scheme(link.target) or link.target.startswith("//")
    return not (is_elsewhere or link.is_by_name or MACRO_MARK in link.target)


def urlsplit_scheme(target: str) -> str:
    """Give the scheme of an address, such as `https`, or nothing."""
    try:
        return urlsplit(target).scheme
    except ValueError:
        return ""


def _destination(text: Written, link: Link) -> tuple[str, str]:
    """Give the file that a link leads to, as a path among the sources, and the anchor in it."""
    path, _, anchor = link.target.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return text.src_uri, unquote(anchor)
    folder = posixpath.dirname(text.src_uri)
    return posixpath.normpath(posixpath.join(folder, path)), unquote(anchor)


def _links(context: Context) -> Iterator[Problem]:
    for text in context.texts:
        for link in filter(_is_checked, text.markup.links):
            if problem := _broken_link(context, text, link):
                yield problem


def _broken_link(context: Context, text: Written, link: Link) -> Problem | None:
    if link.target.startswith("/"):
        return _link_problem(
            link,
            "does not start from this file",
            "Write the way from this file, such as ../glossary.md.",
        )
    if not link.target:
        return _link_problem(
            link, "leads nowhere", "Write the path of a file between the parentheses."
        )
    path, _ = _destination(text, link)
    if text.is_passage and path == text.src_uri:
        return None
    if path in context.by_src_uri or path in context.files:
        return None
    kind, _, name = path.removesuffix(".md").partition("/")
    if (kind, name) in context.library.broken or (kind, name) in context.library.withdrawn:
        return None
    if any(item.src_uri == path for item in context.items):
        return _link_problem(
            link,
            "leads to a draft, which a public build leaves out",
            "Take the link out until the draft is ready for review.",
        )
    known = sorted({*context.by_src_uri, *context.files})
    folder = posixpath.dirname(text.src_uri)
    match = nearest(path, known)
    if match:
        found = match.split('"')[1]
        match = f' Did you mean "{posixpath.relpath(found, folder or ".")}"?'
    return _link_problem(
        link,
        "leads to no file",
        f"Write the way to a file of the curriculum or of the docs folder.{match}",
    )


def _link_problem(link: Link, what: str, advice: str) -> Problem:
    return Problem(link.place, "AL205", f'the link "{link.target}" {what}', advice)


def _anchors(context: Context) -> Iterator[Problem]:
    known: dict[str, frozenset[str] | None] = {}
    for text in context.texts:
        for link in filter(_is_checked, text.markup.links):
            path, anchor = _destination(text, link)
            target = context.by_src_uri.get(path)
            if target is None and text.is_passage and path == text.src_uri:
                target = text
            if not anchor or target is None or _is_own_heading(target, anchor):
                continue
            if path not in known:
                known[path] = anchors_of(context.finished(target))
            names = known[path]
            if names is not None and anchor not in names:
                yield Problem(
                    link.place,
                    "AL206",
                    f'the page has no anchor "{anchor}"',
                    "Anchors are the headings in small letters with hyphens."
                    + nearest(anchor, names),
                )


def _is_own_heading(target: Written, anchor: str) -> bool:
    """Tell whether a text has the heading itself; then its page need not be put together first."""
    return any(heading.slug == anchor for heading in target.body.headings)


def anchors_of(markdown: str | None) -> frozenset[str] | None:
    """Give the anchors that a text will have, or nothing if the text is not known."""
    if markdown is None:
        return None
    body = Body.of_text(markdown)
    named = {*_ANCHOR_OF_LIST.findall(markdown), *_ANCHOR_OF_TAG.findall(markdown)}
    return frozenset({heading.slug for heading in body.headings} | named)


RULES = (
    Rule(
        "AL204",
        "sources-and-citations",
        Severity.ERROR,
        "What a text cites is listed in its front matter, and nothing else is.",
        _sources,
    ),
    Rule(
        "AL205",
        "broken-link",
        Severity.ERROR,
        "Every link within the site leads to a file that exists.",
        _links,
    ),
    Rule(
        "AL206",
        "broken-anchor",
        Severity.ERROR,
        "Every link to a part of a page names an anchor that exists.",
        _anchors,
    ),
)
