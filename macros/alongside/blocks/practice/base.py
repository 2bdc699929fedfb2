"""What all practice blocks share: a stable id, options, and one custom element."""

from __future__ import annotations

import re
from typing import Any, ClassVar
from xml.etree.ElementTree import Element, SubElement

from pymdownx.blocks.block import Block

from ...curriculum.practice_syntax import OPTIONS
from .elements import ARGUMENT, PART, add, plain
from .words import ENGLISH

_ID = re.compile(r"(?:(?P<item>[a-z0-9]+(?:-[a-z0-9]+)*)--)?(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)")
"""An id; on a page that shows blocks of several items, the item's id stands before it."""


def option(name: str, default: Any) -> dict[str, tuple[Any, Any]]:
    """Give an option for the library: its default, and a reader that raises `ValueError`."""

    def read(value: Any) -> Any:
        if not OPTIONS[name].fits(value):
            raise ValueError(value)
        return value

    return {name: (default, read)}


class PracticeBlock(Block):
    """A block that readers do something with; becomes one element, named for its kind."""

    TAG: ClassVar[str] = "div"
    """The element that it becomes."""
    ARGUMENT = True
    OPTIONS: ClassVar[dict[str, tuple[Any, Any]]] = {}
    COMMON: ClassVar[dict[str, tuple[Any, Any]]] = {
        **option("minutes", None),
        **option("aliases", []),
    }
    """The options of every practice block: its time beyond reading, and earlier ids."""

    def on_init(self) -> None:
        """Take the options that all practice blocks have."""
        self.option_spec.update(self.COMMON)

    def on_validate(self, parent: Element) -> bool:
        """Refuse an argument that is no id."""
        return bool(_ID.fullmatch(self.argument))

    def on_markdown(self) -> str:
        """Let the text be read as Markdown, whatever the element is called."""
        return "block"

    def on_create(self, parent: Element) -> Element:
        """Make the element, with the id under which scripts keep what a reader does."""
        found = _ID.fullmatch(self.argument)
        assert found
        kind = self.NAME
        values = {
            "class": f"practice practice--{kind}",
            "id": self.argument,
            "data-id": found["id"],
            "data-kind": kind,
        }
        if found["item"]:
            values["data-item"] = found["item"]
        if self.options["aliases"]:
            values["data-aliases"] = " ".join(map(str, self.options["aliases"]))
        return SubElement(parent, self.TAG, {**values, **self.shown()})

    def shown(self) -> dict[str, str]:
        """Give the attributes with which scripts are told what to show."""
        return {}

    def word(self, key: str) -> str:
        """Give a word of the interface in the language of the site."""
        return (self.config.get("words") or ENGLISH).get(key, ENGLISH[key])

    def words(self, *keys: str) -> dict[str, str]:
        """Give words as attributes: `restart` becomes `data-restart`."""
        return {f"data-{key}": self.word(key) for key in keys}

    def add_kind(self, block: Element) -> None:
        """Say what sort of practice it is, before anything else."""
        add(block, "p", plain(self.word(self.NAME)), class_="practice__kind")


class PartBlock(Block):
    """A part of a practice block: it is kept as it is until the outer block ends."""

    def on_markdown(self) -> str:
        """Let the text be read as Markdown."""
        return "block"

    def on_create(self, parent: Element) -> Element:
        """Make an element that the outer block will take apart."""
        return SubElement(parent, "div", {PART: self.NAME, ARGUMENT: self.argument or ""})


def part(name: str, argument: bool | None = False) -> type[PartBlock]:
    """Make the class of a part; `argument` is `None` where it may be left out."""
    documented = {"NAME": name, "ARGUMENT": argument, "__doc__": f"The part `{name}`."}
    return type(f"{name.title().replace('-', '')}Part", (PartBlock,), documented)
