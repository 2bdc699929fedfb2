"""Pages that list the stories of one outcome, topic, department, competency or kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..curriculum import Story
from .choices import choices_for, values_of
from .site import Site

RANDOM = "stories/random.md"
"""The page that helps to open a story at random."""
FIELDS = ("outcome", "topic", "department", "competency", "kind")
"""What stories are listed by; each is a folder below `stories/`."""


@dataclass(frozen=True)
class StoryList:
    """The stories that share one value."""

    field: str
    """What it is a value of: `topic`."""
    value: str
    """The value, as an id: `names`."""
    title: str | None
    """What it is called; nothing where the template has the words for it."""
    stories: tuple[Story, ...]
    """The stories, by title."""

    @property
    def src_uri(self) -> str:
        """Give its place among the sources of pages."""
        return list_page(self.field, self.value)


def list_page(field: str, value: str) -> str:
    """Give the place of the page that lists the stories of one value: `stories/topic/names.md`."""
    return f"stories/{field}/{value}.md"


def story_lists(site: Site) -> Mapping[str, tuple[StoryList, ...]]:
    """Give the lists by what they list by; none is empty."""
    return {
        choice.name: tuple(_lists(site, choice.name, choice.options))
        for choice in choices_for(site, "stories")
    }


def _lists(
    site: Site, field: str, options: tuple[tuple[str, str | None], ...]
) -> Iterator[StoryList]:
    for value, title in options:
        found = tuple(each for each in site.stories if value in values_of(each).get(field, ()))
        yield StoryList(field, value, title, found)
