"""Give the headings inside practice blocks the level that fits where they stand."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from .elements import AUTOMATIC

_TAGS = {f"h{level}": level for level in range(1, 7)}


class HeadingLevels(Treeprocessor):
    """Sets the level to one more than that of the heading before; these never enter a list."""

    def run(self, root: Element) -> None:
        """Walk the text in order."""
        level = 1
        for element in root.iter():
            level = _TAGS.get(element.tag, level)
            if element.get("aria-level") == AUTOMATIC:
                element.set("aria-level", str(level + 1))
