"""A page as a place: where its links start from, and the site that it belongs to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from ..assembly import Track
from ..curriculum import Text, nearest
from .markdown_text import Markdown
from .site import Site
from .tailored_site import module_address, to_top, track_address
from .templating import html_templates, markdown_templates

Value = TypeVar("Value")

_LISTED_IN_FULL = 30


class UnknownNameError(ValueError):
    """Raised where a text names something that does not exist; says what does."""

    def __init__(self, noun: str, name: object, allowed: Iterable[object]) -> None:
        """Say what is unknown, what is allowed, and what is nearest."""
        names = sorted(str(each) for each in allowed)
        shown = ", ".join(names[:_LISTED_IN_FULL]) or "none yet"
        more = len(names) - _LISTED_IN_FULL
        listed = f"{shown} and {more} more" if more > 0 else shown
        super().__init__(
            f'there is no {noun} "{name}". Allowed: {listed}.{nearest(str(name), names)}'
        )


@dataclass(frozen=True)
class Here:
    """The page on which something is printed."""

    site: Site
    """The site."""
    src_uri: str
    """The page's path among the sources: `modules/start-here.md`."""

    @property
    def address(self) -> str:
        """Give the page's address, relative to the site's root: `modules/start-here/`."""
        folder, name = posixpath.split(self.src_uri)
        parts = [folder, "" if name == "index.md" else name.removesuffix(".md")]
        return "".join(f"{part}/" for part in parts if part)

    def to(self, path: str) -> Markdown:
        """Give the way from this page to another source, as MkDocs resolves it."""
        path, mark, anchor = path.partition("#")
        way = posixpath.relpath(path, posixpath.dirname(self.src_uri) or ".")
        return Markdown(f"{way}{mark}{anchor}")

    def item(self, kind: str, item: Text) -> Markdown:
        """Give the way to the page of an item."""
        return self.to(f"{kind}/{item.id}.md")

    def track(self, track: Track) -> Markdown:
        """Give the way to a track's own page."""
        return self.to(f"{track_address(track)}index.md")

    def tailored(self, track: Track, module: str) -> Markdown:
        """Give the way to a module's page in a track."""
        return self.to(module_address(track, module).rstrip("/") + ".md")

    def render(self, template: str, **values: Any) -> Markdown:
        """Give the Markdown that a template makes for this page."""
        found = markdown_templates(self.site.strings).get_template(f"{template}.md.jinja")
        text = found.render(here=self, site=self.site, library=self.site.library, **values)
        return Markdown(text.strip())

    def html(self, template: str, **values: Any) -> Markdown:
        """Give HTML, which Markdown passes on; its addresses are final ones."""
        found = html_templates(self.site.strings).get_template(f"{template}.html.jinja")
        return Markdown(found.render(root=to_top(self.address), **values).strip())


def pick(items: Mapping[Any, Value], name: object, noun: str) -> Value:
    """Give an item by name; raises `UnknownNameError`, which lists the names there are."""
    if name not in items:
        raise UnknownNameError(noun, name, items)
    return items[name]
