"""The Contributor badge as a picture."""

from __future__ import annotations

from ..curriculum import Person
from .site import Site
from .templating import html_templates


def badge_path(person: Person) -> str:
    """Give the place of a person's badge, relative to the site's root."""
    return f"people/{person.id}/badge.svg"


def badge_svg(site: Site, person: Person) -> str:
    """Draw a person's badge; it says in words what it is."""
    template = html_templates(site.strings).get_template("badge.svg.jinja")
    return template.render(person=person, language=site.library.organisation.language) + "\n"
