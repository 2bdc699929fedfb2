"""Put the head and the foot around the text of an item: what its front matter says, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..curriculum import Kit, Module, Session, Story, Text
from .here import Here, UnknownNameError
from .markdown_text import Markdown
from .perspectives import section_foot, with_perspectives
from .repository import edit_address, problem_address
from .session_pages import guide_values
from .site import Site

AUDIENCE_SLOT = '<div data-slot="audience"></div>'
"""Where a module's page says for whom it is; filled in HTML, for each track."""


def compose(site: Site, kind: str, item: Text, body: str) -> str:
    """Give the whole Markdown of an item's page.

    `kind` is the kind's name, such as `modules`; `body` is the item's text with its macros run.
    What this gives is not to be run as a template again: values of front matter are plain text.
    """
    if kind not in _VALUES:
        raise UnknownNameError("kind of page", kind, _VALUES)
    template, values = _VALUES[kind]
    here = Here(site, f"{kind}/{item.id}.md")
    page = here.render(
        template,
        item=item,
        sources=site.sources_of(item),
        authors=site.named(item.authors),
        translators=site.named(item.translators),
        last_change=site.last_change(item),
        edit_address=edit_address(site, item),
        problem_address=problem_address(site, item),
        **values(site, item, body),
    )
    return f"{page}\n"


def _of_module(site: Site, module: Module, body: str) -> Mapping[str, Any]:
    return {
        "body": _with_perspectives(site, "modules", module, body),
        "prerequisites": site.prerequisites_of(module),
        "stories": site.stories_of(module),
        "sessions": site.sessions_of(module),
        "foot": section_foot(site, "modules", module.id),
    }


def _of_story(site: Site, story: Story, body: str) -> Mapping[str, Any]:
    return {
        "body": _with_perspectives(site, "stories", story, body),
        "modules": site.modules_of(story),
        "listed_topics": {topic for each in site.stories for topic in each.topics},
        "teller": site.teller_name(story),
        "foot": section_foot(site, "stories", story.id),
    }


def _of_session(site: Site, session: Session, body: str) -> Mapping[str, Any]:
    return {"modules": site.modules_of(session), **guide_values(site, session, body)}


def _of_kit(site: Site, kit: Kit, body: str) -> Mapping[str, Any]:
    return {"body": _with_perspectives(site, "kits", kit, body)}


def _with_perspectives(site: Site, kind: str, item: Text, body: str) -> Markdown:
    """Give an item's text with what readers added to its sections."""
    return Markdown(with_perspectives(site, kind, item.id, body.strip("\n")))


_VALUES: Mapping[str, tuple[str, Callable[[Site, Any, str], Mapping[str, Any]]]] = {
    "modules": ("module", _of_module),
    "stories": ("story", _of_story),
    "sessions": ("session", _of_session),
    "kits": ("kit", _of_kit),
}
