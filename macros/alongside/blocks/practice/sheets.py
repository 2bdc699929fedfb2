"""Sheets to work with: a checklist, a survey for oneself, a role-play."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any, ClassVar
from xml.etree.ElementTree import Element

from ...curriculum.syntax import GROUP, VERSION
from ..relative import relative_to
from .base import PracticeBlock, option, part
from .elements import (
    ARGUMENT,
    add,
    add_all,
    add_controls,
    add_head,
    add_ruled,
    add_text,
    emptied,
    parts,
    plain,
)
from .notes import NoteBlock

BEFORE, AFTER = "before", "after"
"""When a survey is answered."""

RolePart = part("role", True)
ObserverPart = part("observer")
OptOutPart = part("opt-out")


class AuditBlock(NoteBlock):
    """A checklist for a real meeting, review or decision."""

    NAME = "audit"

    def on_end(self, block: Element) -> None:
        """Turn the entries of the lists into boxes to tick."""
        children = emptied(block)
        self.add_kind(block)
        numbers = count(1)
        for child in children:
            if child.tag == "ul" or _is_for_some(child):
                block.append(self._with_boxes(child, numbers))
            else:
                add_text(block, [child])
        add_ruled(block)
        add_controls(block, {})

    def _with_boxes(self, element: Element, numbers: Iterator[int]) -> Element:
        """Give a list with boxes; in versions of a passage, each of its lists."""
        if element.tag == "ul":
            listed = Element("ul", {"class": "audit"})
            for entry in element:
                label = add(add(listed, "li"), "label")
                field = {"name": self.argument, "value": str(next(numbers))}
                add(label, "input", type="checkbox", **field).tail = " "
                add(label, "span", _words_of(entry))
            return listed
        for place, child in enumerate(element):
            if child.tag == "ul" or _is_for_some(child):
                element[place] = self._with_boxes(child, numbers)
        return element


def _is_for_some(element: Element) -> bool:
    """Tell whether an element holds versions of a passage, or one of them."""
    return element.get(f"data-{GROUP}") is not None or element.get(f"data-{VERSION}") is not None


def _words_of(entry: Element) -> str:
    """Give the words of an entry, in a loose list too."""
    inner = entry.find("p")
    return (entry.text or "").strip() or (inner.text if inner is not None else "") or ""


class SelfCheckBlock(PracticeBlock):
    """A survey that readers answer for themselves, before and after."""

    NAME = "self-check"
    TAG = "al-self-check"
    OPTIONS: ClassVar[dict[str, tuple[Any, Any]]] = {
        **option("survey", ""),
        **option("when", BEFORE),
    }

    def shown(self) -> dict[str, str]:
        """Give which survey it is, and when it is answered."""
        own = {"data-survey": self.options["survey"], "data-when": self.options["when"]}
        return {**own, **self.words("saved", "change", "lower", "same", "higher", "because")}

    def on_end(self, block: Element) -> None:
        """Write every statement with its scale."""
        lead = emptied(block)
        survey = (self.config.get("surveys") or {}).get(self.options["survey"], {})
        self.add_kind(block)
        add_text(block, lead)
        for item in survey.get("items", ()):
            self._add_item(block, item, survey)
        if self.options["when"] == AFTER:
            self._add_next(block, survey.get("items", ()))
        add_controls(block, {})

    def _add_next(self, block: Element, items: Iterable[Mapping[str, Any]]) -> None:
        """List what to read next, each with the statement that it belongs to."""
        box = add(block, "div", class_="next")
        add_head(box, plain(self.word("next")), "next__head")
        add(box, "p", plain(self.word("next-reason")))
        way = relative_to(self.md, "find-your-track.md")
        add(add(box, "p", class_="next__track"), "a", plain(self.word("your-track")), href=way)
        listed = add(box, "ul")
        for item in items:
            for module, title in item.get("modules", ()):
                entry = add(listed, "li", data_item_id=item["id"], data_module=module)
                way = relative_to(self.md, f"modules/{module}.md")
                add(entry, "a", plain(title), href=way).tail = plain(f": {item['text']}")

    def _add_item(self, block: Element, item: dict[str, str], survey: dict[str, Any]) -> None:
        fieldset = add(block, "fieldset", class_="scale", data_item_id=item["id"])
        add(fieldset, "legend", plain(item["text"]))
        listed = add(fieldset, "ul", class_="options")
        answers = [(str(number), str(number)) for number in range(survey["min"], survey["max"] + 1)]
        answers[0] = (answers[0][0], f"{answers[0][1]}: {survey['min_label']}")
        answers[-1] = (answers[-1][0], f"{answers[-1][1]}: {survey['max_label']}")
        for value, words in (*answers, ("none", survey["decline"])):
            label = add(add(listed, "li"), "label")
            name = f"{self.argument}-{item['id']}"
            add(label, "input", type="radio", name=name, value=value).tail = " "
            add(label, "span", plain(words))


class RoleplayBlock(PracticeBlock):
    """Roles with lines to open with, points for whoever watches, and a way to do it in writing."""

    NAME = "roleplay"

    def on_end(self, block: Element) -> None:
        """Put the roles in a list, and observer and opt-out after it."""
        roles = parts(block, "role")
        others = [(name, parts(block, name)) for name in ("observer", "opt-out")]
        situation = emptied(block)
        self.add_kind(block)
        add_text(block, situation)
        for role in roles:
            box = add(block, "div", class_="role")
            title = plain(f"{self.word('role')}: {role.get(ARGUMENT, '')}")
            add_head(box, title, "role__head")
            add_all(box, list(role))
        for name, found in others:
            for each in found:
                box = add(block, "div", class_=f"role role--{name}")
                add_head(box, plain(self.word(name)), "role__head")
                add_all(box, list(each))


BLOCKS = (AuditBlock, SelfCheckBlock, RoleplayBlock, RolePart, ObserverPart, OptOutPart)
"""The blocks of this file."""
