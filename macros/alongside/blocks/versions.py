"""Mark passages that only some audiences see.

A group of versions becomes `<div data-versions="NAME">`, a version or an addition
`<div data-for="people-manager+design recruiter">`. What is shown to whom is decided later, when
pages are made: the Markdown of a text is converted once for all audiences.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from pymdownx.blocks.block import Block

from ..curriculum.syntax import GROUP, VERSION

_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class InvalidAudiencesError(ValueError):
    """Raised for the argument of a `for` block that names no audience."""


def normalised(argument: str) -> str:
    """Write audiences as pages hold them: `a + b, c` becomes `a+b c`.

    Raises `InvalidAudiencesError` where a name is missing or is no id.
    """
    audiences = []
    for part in argument.split(","):
        pieces = [piece.strip() for piece in part.split("+")]
        if not all(_IDENTIFIER.fullmatch(piece) for piece in pieces):
            raise InvalidAudiencesError(part.strip())
        audiences.append("+".join(pieces))
    return " ".join(audiences)


class VersionsBlock(Block):
    """A named group, of which every reader sees exactly one version."""

    NAME = GROUP
    ARGUMENT = True

    def on_validate(self, parent: ElementTree.Element) -> bool:
        """Refuse a name that is no id."""
        return bool(_IDENTIFIER.fullmatch(self.argument))

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        """Make the element that holds the versions."""
        return ElementTree.SubElement(parent, "div", {f"data-{GROUP}": self.argument})


class ForBlock(Block):
    """A version within a group; outside of one, an addition for the audiences that it names."""

    NAME = VERSION
    ARGUMENT = True

    def on_validate(self, parent: ElementTree.Element) -> bool:
        """Refuse an argument that names no audience."""
        try:
            self.argument = normalised(self.argument)
        except InvalidAudiencesError:
            return False
        return True

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        """Make the element that holds the passage."""
        return ElementTree.SubElement(parent, "div", {f"data-{VERSION}": self.argument})
