"""What a reader writes for nobody else: a reflection, a plan, a change of process, new words."""

from __future__ import annotations

from typing import Any, ClassVar
from xml.etree.ElementTree import Element

from .base import PracticeBlock, option, part
from .elements import (
    add,
    add_all,
    add_controls,
    add_details,
    add_ruled,
    add_text,
    emptied,
    parts,
    plain,
)

REVIEW_DAYS = 14
"""After how many days a plan is looked back on, unless its author says otherwise."""

ModelPart = part("model")


class NoteBlock(PracticeBlock):
    """A block with lines on paper, which a script turns into a field that stays on the device."""

    TAG = "al-note"

    def shown(self) -> dict[str, str]:
        """Give the words that stand beside the field."""
        return self.words("your-notes", "saved")


class ReflectBlock(NoteBlock):
    """A private prompt."""

    NAME = "reflect"

    def on_end(self, block: Element) -> None:
        """Put the lines below the prompt."""
        prompt = emptied(block)
        self.add_kind(block)
        add_text(block, prompt)
        add_ruled(block)
        add_controls(block, {})


class PlanBlock(NoteBlock):
    """An if-then plan with a date to look back."""

    NAME = "plan"
    OPTIONS: ClassVar[dict[str, tuple[Any, Any]]] = {
        **option("cue", ""),
        **option("act", ""),
        **option("review_days", REVIEW_DAYS),
    }

    def shown(self) -> dict[str, str]:
        """Give the days after which to look back, and the names of the fields."""
        days = {"data-review-days": str(self.options["review_days"])}
        return {**super().shown(), **days, **self.words("if", "then", "look-back")}

    def on_end(self, block: Element) -> None:
        """Give the plan as an example, and a blank one below it."""
        lead = emptied(block)
        self.add_kind(block)
        add_text(block, lead)
        example = add(block, "p", class_="plan__example")
        add(example, "span", plain(self.word("example")), class_="plan__label").tail = " "
        for key, name, end in (("if", "cue", ", "), ("then", "act", ".")):
            add(example, "strong", plain(self.word(key))).tail = " "
            add(example, "span", plain(self.options[name]), class_=f"plan__{name}").tail = end
        for key in ("if", "then"):
            add(block, "p", plain(self.word(key)), class_="plan__blank")
            add_ruled(block, 1)
        add(block, "p", plain(f"{self.word('look-back')}:"), class_="plan__date")
        add_ruled(block, 1)
        add_controls(block, {})


class CommitBlock(NoteBlock):
    """The one change in how work is done."""

    NAME = "commit"
    OPTIONS: ClassVar[dict[str, tuple[Any, Any]]] = option("owner", "")

    def on_end(self, block: Element) -> None:
        """Say who can make the change."""
        text = emptied(block)
        roles = self.config.get("roles") or {}
        owner = roles.get(self.options["owner"], self.options["owner"])
        self.add_kind(block)
        add_text(block, text)
        add(block, "p", plain(f"{self.word('owner')}: {owner}"), class_="commit__owner")
        add_ruled(block)
        add_controls(block, {})


class RewriteBlock(NoteBlock):
    """Something to say another way, and one way in which somebody else did."""

    NAME = "rewrite"

    def on_end(self, block: Element) -> None:
        """Put the lines between the task and the sample."""
        models = [child for each in parts(block, "model") for child in each]
        task = emptied(block)
        self.add_kind(block)
        add_text(block, task)
        add_ruled(block, 5)
        add_controls(block, {})
        if models:
            add_all(add_details(block, self.word("model"), "answers"), models)


BLOCKS = (ReflectBlock, PlanBlock, CommitBlock, RewriteBlock, ModelPart)
"""The blocks of this file."""
