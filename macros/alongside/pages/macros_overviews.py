"""What authors may call about the whole curriculum and the organisation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..curriculum import Audience, TrackKind
from ..curriculum.models import SourceKind
from .choices import KINDS_WITH_CHOICES, choices_for, values_of
from .credit import BADGE_AT, Credits
from .feeds import FEEDS, feed_words
from .filters import matching
from .here import Here, UnknownNameError
from .made_pages import person_page
from .markdown_text import Markdown
from .practice_map import practice_rows
from .site import KINDS_WITH_PAGES
from .story_lists import RANDOM, story_lists
from .tailored_site import to_top, track_address
from .templating import html_templates

_STORY_GROUPS = {
    "outcome": None,
    "topic": "topics",
    "competency": "competencies",
    "department": "departments",
    "role": "roles",
}
_MODULE_GROUPS = ("competency", "department", "role")


def track_finder(here: Here) -> Markdown:
    """Print two lists, of roles and departments, that lead to a track; hidden without scripts."""
    return _html(here, "track_finder", **_audiences(here))


def track_table(here: Here) -> Markdown:
    """Print a table of links to the track of every role, department and pair of them."""
    return _html(here, "track_table", address=track_address, **_audiences(here))


def all_tracks(here: Here) -> Markdown:
    """List the essentials, the tracks of single roles and departments, and the journeys."""
    kinds = (kind for kind in TrackKind if kind is not TrackKind.PAIR)
    groups = [(kind, here.site.tracks_of(kind)) for kind in kinds]
    return here.render("all_tracks", groups=[group for group in groups if group[1]])


def filtered_list(here: Here, kind: str) -> Markdown:
    """List all `modules` or `stories`, with select lists that narrow them down in the browser.

    Without scripts the whole list is there; `modules_by` and `stories_by` group it by links.
    """
    if kind not in KINDS_WITH_CHOICES:
        raise UnknownNameError("kind of list with filters", kind, KINDS_WITH_CHOICES)
    form = _html(here, "filters", kind=kind, choices=choices_for(here.site, kind))
    items = here.site.listed(kind)
    listed = here.render("item_list", kind=kind, items=items, values_of=values_of)
    return Markdown(f"{form}\n\n{listed}")


def stories_by(here: Here, field: str) -> Markdown:
    """List the stories under a heading for each outcome, topic, competency, department or role."""
    if field not in _STORY_GROUPS:
        raise UnknownNameError("way to group stories", field, _STORY_GROUPS)
    return _grouped(here, "stories", field)


def modules_by(here: Here, field: str) -> Markdown:
    """List the modules under a heading for each competency, department or role.

    Under a department or a role stand the modules that hold a version written for it.
    """
    if field not in _MODULE_GROUPS:
        raise UnknownNameError("way to group modules", field, _MODULE_GROUPS)
    return _grouped(here, "modules", field)


def _grouped(here: Here, kind: str, field: str) -> Markdown:
    library, listed = here.site.library, here.site.listed(kind)
    vocabulary = _STORY_GROUPS[field]
    values = (
        getattr(library, vocabulary) if vocabulary else {"success": "", "mixed": "", "failure": ""}
    )
    groups = []
    for name, value in values.items():
        items = matching(library, kind, listed, {field: name})
        groups.append((name, getattr(value, "title", name), items))
    found = [group for group in groups if group[2]]
    return here.render("items_by", kind=kind, field=field, groups=found)


def practice_map(here: Here) -> Markdown:
    """Print the practices of the programme, what serves each, and whether it is met."""
    return here.render("practice_map", rows=practice_rows(here.site))


def competency_map(here: Here) -> Markdown:
    """Print the competencies with their levels, and the modules of each level."""
    rows = [
        (each, [(level, here.site.modules_for(each.id, level.level)) for level in each.levels])
        for each in here.site.library.competencies.values()
    ]
    return here.render("competency_map", rows=rows)


def source_list(here: Here) -> Markdown:
    """List all sources by kind, each with an anchor, its strength and what cites it."""
    sources = here.site.library.sources.values()
    groups = [
        (kind, [(each, here.site.citing(each.key)) for each in sources if each.kind is kind])
        for kind in SourceKind
    ]
    return here.render("source_list", groups=[group for group in groups if group[1]])


def glossary(here: Here) -> Markdown:
    """Print the glossary in order of its words, each with an anchor."""
    terms = sorted(here.site.library.terms.values(), key=lambda term: term.term.casefold())
    return here.render("glossary", terms=terms)


def reporting_routes(here: Here) -> Markdown:
    """Print the doors at which to report harm, with how to reach each and when it answers."""
    return here.render("reporting_routes", organisation=here.site.library.organisation)


def feedback_route(here: Here) -> Markdown:
    """Print where to say what one thinks of the programme, and when an answer comes."""
    return here.render("feedback_route", organisation=here.site.library.organisation)


def steward(here: Here) -> Markdown:
    """Print who looks after stories and consent, and how to reach them."""
    return here.render("steward", organisation=here.site.library.organisation)


def contact(here: Here) -> Markdown:
    """Print who runs the programme, and how to reach them."""
    return here.render("contact", organisation=here.site.library.organisation)


def policies(here: Here) -> Markdown:
    """List the organisation's policies, with links where they are filled in."""
    return here.render("policies", organisation=here.site.library.organisation)


def people(here: Here) -> Markdown:
    """List the people who want to be named, and the experts who reviewed texts."""
    return here.render("people", credits=Credits(here.site), page_of=person_page, badge_at=BADGE_AT)


def story_links(here: Here) -> Markdown:
    """List links to the pages of the stories of each outcome, topic, department and so on."""
    return here.render("story_links", lists=story_lists(here.site))


def feed_links(here: Here) -> Markdown:
    """List the feeds of stories, modules and changes, with their addresses."""
    feeds = [(feed, feed_words(here.site, feed)) for feed in FEEDS]
    return _html(here, "feed_links", feeds=feeds)


def random_story(here: Here) -> Markdown:
    """Link to a story at random; without scripts, to a page that helps to open one."""
    if not here.site.stories:
        return Markdown("")
    return _html(here, "random_link", address=Here(here.site, RANDOM).address)


def review_status(here: Here) -> Markdown:
    """Print how many modules, stories, sessions and kits an expert has reviewed."""
    rows = [(kind, here.site.listed(kind)) for kind in KINDS_WITH_PAGES]
    return here.render("review_status", rows=[row for row in rows if row[1]])


def _audiences(here: Here) -> Mapping[str, Any]:
    """Give rows of roles and columns of departments, each with its tracks."""
    site = here.site
    departments = site.library.departments.values()
    columns = [
        {"id": each.id, "title": each.title, "track": site.track_for(Audience(department=each.id))}
        for each in departments
    ]
    rows = [
        {
            "id": role.id,
            "title": role.title,
            "track": site.track_for(Audience(role.id)),
            "pairs": [site.track_for(Audience(role.id, each.id)) for each in departments],
        }
        for role in site.library.roles.values()
    ]
    return {"columns": columns, "rows": rows}


def _html(here: Here, template: str, **values: Any) -> Markdown:
    """Give HTML, which Markdown passes on; its addresses are final ones."""
    found = html_templates(here.site.strings).get_template(f"{template}.html.jinja")
    return Markdown(found.render(root=to_top(here.address), **values).strip())


def session_formats(here: Here) -> Markdown:
    """Explain the ways of working together in a session."""
    return here.render("session_formats", formats=here.site.library.session_formats.values())
