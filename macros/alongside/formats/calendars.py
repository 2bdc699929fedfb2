"""Write a plan as a calendar file, with one event for each part."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from icalendar import Calendar, Event

from ..assembly.run_sheet import Part, planned
from ..curriculum import Session
from ..curriculum.models import Plan
from ..pages import Site
from ..pages.templating import html_templates

_MAKER = "-//Alongside//Sessions//EN"


def calendars(site: Site) -> Iterator[tuple[str, str]]:
    """Give path and text of the calendar file of each plan that has a page."""
    for plan, session in site.plans:
        yield f"plans/{plan.id}/{plan.id}.ics", calendar(site, plan, session)


def calendar(site: Site, plan: Plan, session: Session) -> str:
    """Give the calendar file of a plan: valid by RFC 5545, and the same for the same plan."""
    found = Calendar()
    found.add("prodid", _MAKER)
    found.add("version", "2.0")
    parts = planned(plan, session).parts
    for part in parts:
        found.add_component(_event(site, plan, session, part, len(parts)))
    first, last = parts[0].begins, parts[-1].ends
    if first and last:
        found.add_missing_timezones(
            datetime.date(first.year, 1, 1), datetime.date(last.year + 1, 1, 1)
        )
    return found.to_ical().decode()


def _event(site: Site, plan: Plan, session: Session, part: Part, count: int) -> Event:
    event = Event()
    host = urlsplit(site.url).hostname or "localhost"
    event.add("uid", f"{plan.id}-{part.number}@{host}")
    event.add("dtstamp", _written(site, plan))
    event.add("dtstart", part.begins)
    event.add("dtend", part.ends)
    event.add("summary", _words(site, "calendar_summary", plan, session, part, count))
    if plan.place:
        event.add("location", plan.place)
    event.add("description", _words(site, "calendar_description", plan, session, part, count))
    if site.url:
        event.add("url", urljoin(site.url, f"sessions/{session.id}/participants/"))
    return event


def _written(site: Site, plan: Plan) -> datetime.datetime:
    """Give when the plan was last changed, as far as that is known: the same in each build."""
    day = site.changes.get(plan.document.path, plan.date)
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def _words(site: Site, template: str, plan: Plan, session: Session, part: Part, count: int) -> str:
    found = html_templates(site.strings).get_template(f"{template}.txt.jinja")
    title = plan.title or session.title
    return found.render(title=title, session=session, part=part, count=count).strip()
