"""Put the head and the foot around the text of an item: what its front matter says, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from ..curriculum import Kit, Module, Session, Story, Text
from .here import Here, UnknownNameError
from .markdown_text import Markdown, mail_in
from .perspectives import with_perspectives
from .session_pages import guide_values
from .site import Site

AUDIENCE_SLOT = '<div data-slot="audience"></div>'
"""Where a module's page says for whom it is; filled in HTML, for each track."""
BRANCH = "main"
"""The branch of the repository that "Edit this page" leads to."""


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


def edit_address(site: Site, item: Text) -> str | None:
    """Give where an item's file can be edited, if the organisation names a repository."""
    repository = site.library.organisation.repository_url
    if not repository or not item.document.path:
        return None
    between = "-/edit" if _is_gitlab(repository) else "edit"
    return f"{repository.rstrip('/')}/{between}/{BRANCH}/{quote(item.document.path)}"


def problem_address(site: Site, item: Text) -> str | None:
    """Give where to report what is wrong on a page, with its title filled in.

    That is an issue in the repository, else an e-mail to whoever takes feedback, else to whoever
    runs the programme; nothing if the organisation has named none of these yet.
    """
    organisation = site.library.organisation
    title = quote(f"{item.title} ({item.document.path or item.id})", safe="")
    if repository := organisation.repository_url:
        is_gitlab = _is_gitlab(repository)
        between, field = ("-/issues", "issue[title]") if is_gitlab else ("issues", "title")
        return f"{repository.rstrip('/')}/{between}/new?{quote(field)}={title}"
    mail = mail_in(organisation.feedback.contact) or mail_in(organisation.contact.email or "")
    return f"mailto:{mail}?subject={title}" if mail else None


def _is_gitlab(repository: str) -> bool:
    return "gitlab" in urlsplit(repository).netloc


def _of_module(site: Site, module: Module, body: str) -> Mapping[str, Any]:
    return {
        "body": _with_perspectives(site, "modules", module, body),
        "prerequisites": site.prerequisites_of(module),
        "stories": site.stories_of(module),
        "sessions": site.sessions_of(module),
    }


def _of_story(site: Site, story: Story, body: str) -> Mapping[str, Any]:
    return {
        "body": _with_perspectives(site, "stories", story, body),
        "modules": site.modules_of(story),
        "listed_topics": {topic for each in site.stories for topic in each.topics},
        "teller": site.teller_name(story),
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
