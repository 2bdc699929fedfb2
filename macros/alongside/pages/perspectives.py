"""What readers add to sections: shown at the end of each, and the way to add to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlencode

from ..curriculum import Body, Heading, Perspective, readable
from .here import Here
from .markdown_text import Markdown
from .site import PERSPECTIVE_FORM, Site

SECTION_LEVEL = 2
"""The level of the headings whose sections end with a way to add to them."""


def with_perspectives(site: Site, kind: str, name: str, markdown: str) -> str:
    """Give an item's Markdown with what readers added, and the way to add, where sections end.

    `kind` and `name` are the item's kind and id; the macros of the text have run.
    """
    here = Here(site, f"{kind}/{name}.md")
    body = Body.of_text(markdown)
    lines = markdown.split("\n")
    # From the end, so that indexes hold; of what stands at one place, the last is put in first.
    for at, _, block in sorted(_blocks(here, kind, name, body), reverse=True):
        lines[at:at] = ["", *block.split("\n"), ""]
    return "\n".join(lines)


def _blocks(here: Here, kind: str, name: str, body: Body) -> Iterator[tuple[int, int, Markdown]]:
    """Give what to put in: the line before which it stands, its order there, and its Markdown.

    What was added to an inner section comes before what was added to the one around it.
    """
    by_section: dict[str, list[Perspective]] = {}
    for each in here.site.perspectives_on(kind, name):
        by_section.setdefault(each.section, []).append(each)
    ends = section_ends(body)
    order = {slug: -number for number, slug in enumerate(ends, 1)}
    made = _field_sections(here.site, kind, name)
    for section, several in by_section.items():
        if section not in made:
            at = ends.get(section, len(body.lines))
            yield at, order.get(section, 0), what_else(here, several)
    if here.site.takes_perspectives:
        titles: Counter[str] = Counter()
        for heading in body.headings:
            if heading.level == SECTION_LEVEL:
                title = " ".join(readable(heading.text).split())
                titles[title] += 1
                number = titles[title]
                named = f"{title} ({number})" if number > 1 else title
                link = _way_to_add(here, f"{kind}/{name}", heading.slug, named)
                yield ends[heading.slug], 1, link


def _field_sections(site: Site, kind: str, name: str) -> tuple[str, ...]:
    item = getattr(site.library, kind).get(name)
    return item.field_sections if item else ()


def section_foot(site: Site, kind: str, name: str) -> Callable[[str, str], Markdown]:
    """Give what makes the foot of a section that a page shows from a field, by anchor and title."""
    here = Here(site, f"{kind}/{name}.md")

    def foot(section: str, title: str) -> Markdown:
        added = [p for p in site.perspectives_on(kind, name) if p.section == section]
        parts = [what_else(here, added)] if added else []
        if site.takes_perspectives:
            parts.append(_way_to_add(here, f"{kind}/{name}", section, title))
        return Markdown("\n\n".join(parts))

    return foot


def _way_to_add(here: Here, page: str, section: str, title: str) -> Markdown:
    """Give the link that opens the form with page and section filled in."""
    query = urlencode({"page": page, "section": section}, safe="/")
    form = Markdown(f"{here.to(PERSPECTIVE_FORM)}?{query}")
    return here.render("add_perspective", form=form, title=title)


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
