"""Which feeds there are, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .site import KINDS_WITH_PAGES, Site
from .templating import markdown_templates


@dataclass(frozen=True)
class Feed:
    """A feed that readers can subscribe to."""

    name: str
    """Its name: `stories`."""
    kinds: tuple[str, ...]
    """The kinds of the items in it."""
    page: str
    """The address of the page that shows the same, relative to the site's root."""

    @property
    def path(self) -> str:
        """Give its own address, relative to the site's root."""
        return f"feeds/{self.name}.xml"


FEEDS = (
    Feed("stories", ("stories",), "stories/"),
    Feed("modules", ("modules",), "modules/"),
    Feed("changes", KINDS_WITH_PAGES, ""),
)
"""Every feed."""


def feed_words(site: Site, feed: Feed) -> Mapping[str, str]:
    """Give the title and the description of a feed, as plain text."""
    module = (
        markdown_templates(site.strings)
        .get_template("feed_words.jinja")
        .make_module({"feed": feed, "site": site})
    )
    return {name: str(getattr(module, name)) for name in ("title", "description")}
