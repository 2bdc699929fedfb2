"""Put what readers added to a section at the end of that section."""

from __future__ import annotations

from collections.abc import Iterable

from ..curriculum import Body, Heading, Perspective
from .here import Here
from .markdown_text import Markdown
from .site import Site


def with_perspectives(site: Site, kind: str, name: str, markdown: str) -> str:
    """Give an item's Markdown with the perspectives on it, each at the end of its section.

    `kind` and `name` are the item's kind and id; the macros of the text have run.
    """
    here = Here(site, f"{kind}/{name}.md")
    by_section: dict[str, list[Perspective]] = {}
    for each in site.perspectives_on(kind, name):
        by_section.setdefault(each.section, []).append(each)
    if not by_section:
        return markdown
    lines = markdown.split("\n")
    ends = section_ends(Body.of_text(markdown))
    order = list(ends)
    places = {name: ends.get(name, len(lines)) for name in by_section}
    # From the end, so that indexes hold; of sections that end together the inner one is put first.
    for section in sorted(
        by_section, key=lambda name: (-places[name], order.index(name) if name in ends else -1)
    ):
        block = what_else(here, by_section[section])
        at = places[section]
        lines[at:at] = ["", *block.split("\n"), ""]
    return "\n".join(lines)


def what_else(here: Here, perspectives: Iterable[Perspective]) -> Markdown:
    """Give the part of a section that holds what readers added to it."""
    shown = [
        (each, Markdown(perspective_anchor(each)), Markdown(each.body.text.strip("\n")))
        for each in perspectives
    ]
    return here.render("what_else", perspectives=shown)


def perspective_anchor(perspective: Perspective) -> str:
    """Give the anchor at which a perspective stands on its page."""
    return f"perspective-{perspective.id}"


def section_ends(body: Body) -> dict[str, int]:
    """Give for the anchor of each heading the index of the line before which its section ends.

    That is the next heading of its level or above, or the end of the block that holds it.
    """
    return {heading.slug: _end(body, heading) for heading in body.headings}


def _end(body: Body, heading: Heading) -> int:
    found = body.section(heading.slug)
    end = found[1] if found else len(body.lines)
    around = [b.end for b in body.all_blocks() if b.start < heading.index < b.end]
    return min([end, *around])
