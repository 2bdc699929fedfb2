"""Mark the parts of a session's guide: steps, what belongs in them, and handouts.

What a block's options say is written into the text around it before it is converted, in words that
can be translated; see `pages/session_text.py`. Here each block becomes one element with a class.
"""

from __future__ import annotations

from xml.etree import ElementTree

from pymdownx.blocks.block import Block

from ..curriculum.agenda import HANDOUT, INVITATION, PART_PREFIX, SLIP, SLIP_COPY, STEP, STEP_PARTS


class _Marked(Block):
    """A block that is one element with a class."""

    ARGUMENT = None
    TAG = "div"

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        """Make the element; the argument of a step or handout is its name."""
        attributes = {"class": self._classes()}
        if self.argument and self.NAME in (STEP, HANDOUT):
            attributes[f"data-{self.NAME}"] = self.argument
        return ElementTree.SubElement(parent, self.TAG, attributes)

    def _classes(self) -> str:
        part = self.NAME.removeprefix(PART_PREFIX)
        return f"step-part step-part--{part}" if part != self.NAME else part


class StepBlock(_Marked):
    """One step of a session."""

    NAME = STEP
    TAG = "section"


class HandoutBlock(_Marked):
    """One handout."""

    NAME = HANDOUT
    TAG = "section"


class SlipBlock(_Marked):
    """One card to cut out."""

    NAME = SLIP


class SlipCopyBlock(_Marked):
    """One more copy of a card, for paper alone: on a screen, and aloud, it stands there once."""

    NAME = SLIP_COPY

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        """Make the element, and keep it from those who do not print."""
        return ElementTree.SubElement(
            parent, "div", {"class": "slip slip--copy", "aria-hidden": "true"}
        )


class InvitationBlock(_Marked):
    """The words that invite people."""

    NAME = INVITATION


PART_BLOCKS = tuple(
    type(f"{name.title().replace('-', '')}Block", (_Marked,), {"NAME": PART_PREFIX + name})
    for name in STEP_PARTS
)
"""A block for each part of a step."""
SESSION_BLOCKS = (StepBlock, HandoutBlock, SlipBlock, SlipCopyBlock, InvitationBlock, *PART_BLOCKS)
"""Every block of sessions."""
