"""Pages that no file holds: people, lists of stories, a story at random, what was taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..curriculum import Person
from .badge import badge_path, badge_svg
from .credit import BADGE_AT, Credits
from .here import Here
from .site import Site
from .story_lists import RANDOM, StoryList, story_lists
from .templating import markdown_templates

PEOPLE = "people.md"
"""The page of all people."""
STORIES = "stories/index.md"
"""The library of stories."""


@dataclass(frozen=True)
class MadePage:
    """A page that is made from the curriculum alone."""

    src_uri: str
    """Its place among the sources of pages: `people/amina-bello.md`."""
    title: str
    """Its title, as plain text."""
    description: str
    """One sentence on what it holds."""
    markdown: str
    """Its text."""
    beside: str
    """The page in whose entry of the navigation it stands."""
    is_found: bool = True
    """Whether the search knows it."""
    is_public: bool = True
    """Whether search engines are told of it."""


def made_pages(site: Site) -> tuple[MadePage, ...]:
    """Give all pages of a site that no file holds."""
    return (*_people(site), *_lists(site), *_random(site), *_withdrawn(site))


def made_pictures(site: Site) -> Mapping[str, str]:
    """Give the badges, as SVG, by their place among the sources of pages."""
    credits = Credits(site)
    contributors = filter(credits.has_badge, credits.people)
    return {badge_path(person): badge_svg(site, person) for person in contributors}


def _people(site: Site) -> Iterator[MadePage]:
    credits = Credits(site)
    for person in credits.people:
        path = person_page(person)
        text = Here(site, path).render(
            "person",
            person=person,
            contributions=credits.of(person),
            badge=badge_path(person) if credits.has_badge(person) else None,
            badge_at=BADGE_AT,
        )
        words = _words(site, "person_words", person=person)
        yield MadePage(path, person.name, words["description"], text, PEOPLE)


def person_page(person: Person) -> str:
    """Give the place of a person's page among the sources of pages."""
    return f"people/{person.id}.md"


def _lists(site: Site) -> Iterator[MadePage]:
    lists = story_lists(site)
    for several in lists.values():
        for each in several:
            text = Here(site, each.src_uri).render("story_list", listed=each, lists=lists)
            yield _of_stories(site, each.src_uri, text, each)


def _random(site: Site) -> Iterator[MadePage]:
    if site.stories:
        text = Here(site, RANDOM).render("random_story")
        yield _of_stories(site, RANDOM, text, None)


def _of_stories(site: Site, path: str, text: str, listed: StoryList | None) -> MadePage:
    words = _words(site, "story_list_words", listed=listed)
    return MadePage(path, words["title"], words["description"], text, STORIES, is_found=False)


def _withdrawn(site: Site) -> Iterator[MadePage]:
    for kind, name in site.library.withdrawn:
        if kind == "stories":
            path = f"{kind}/{name}.md"
            words = _words(site, "withdrawn_words")
            text = Here(site, path).render("withdrawn")
            yield MadePage(path, words["title"], words["title"], text, STORIES, False, False)


def _words(site: Site, template: str, **values: Any) -> Mapping[str, str]:
    """Give the plain words that a template has for a page: its title and its description."""
    module = markdown_templates(site.strings).get_template(f"{template}.jinja").make_module(values)
    return {name: str(getattr(module, name, "")) for name in ("title", "description")}
