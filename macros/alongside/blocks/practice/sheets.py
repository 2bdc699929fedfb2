"""Sheets to work with: a checklist, a survey for oneself, a role-play."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar
from xml.etree.ElementTree import Element

from ..relative import relative_to
from .base import TEXT, PracticeBlock, one_of, part
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
)

BEFORE, AFTER = "before", "after"
"""When a survey is answered."""

RolePart = part("role", True)
ObserverPart = part("observer")
OptOutPart = part("opt-out")


class AuditBlock(PracticeBlock):
    """A checklist for a real meeting, review or decision."""

    NAME = "audit"
    TAG = "al-audit"

    def on_end(self, block: Element) -> None:
        """Turn the entries of the lists into boxes to tick."""
        children = emptied(block)
        self.add_kind(block)
        number = 0
        for child in children:
            if child.tag != "ul":
                add_text(block, [child])
                continue
            listed = add(block, "ul", class_="audit")
            for entry in child:
                number += 1
                label = add(add(listed, "li"), "label")
                box = add(label, "input", type="checkbox", name=self.argument, value=str(number))
                box.tail = " "
                add(label, "span", _words_of(entry))
        add_ruled(block)


def _words_of(entry: Element) -> str:
    """Give the words of an entry, in a loose list too."""
    inner = entry.find("p")
    return (entry.text or "").strip() or (inner.text if inner is not None else "") or ""


class SelfCheckBlock(PracticeBlock):
    """A survey that readers answer for themselves, before and after."""

    NAME = "self-check"
    TAG = "al-self-check"
    OPTIONS: ClassVar[dict[str, tuple[Any, Any]]] = {
        "survey": ("", TEXT),
        "when": (BEFORE, one_of(BEFORE, AFTER)),
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
        add_head(box, self.word("next"), "next__head")
        add(box, "p", self.word("next-reason"))
        way = relative_to(self.md, "find-your-track.md")
        add(add(box, "p", class_="next__track"), "a", self.word("your-track"), href=way)
        listed = add(box, "ul")
        for item in items:
            for module, title in item.get("modules", ()):
                entry = add(listed, "li", data_item_id=item["id"], data_module=module)
                link = add(entry, "a", title, href=relative_to(self.md, f"modules/{module}.md"))
                link.tail = f": {item['text']}"

    def _add_item(self, block: Element, item: dict[str, str], survey: dict[str, Any]) -> None:
        fieldset = add(block, "fieldset", class_="scale", data_item_id=item["id"])
        add(fieldset, "legend", item["text"])
        listed = add(fieldset, "ul", class_="options")
        answers = [(str(number), str(number)) for number in range(survey["min"], survey["max"] + 1)]
        answers[0] = (answers[0][0], f"{answers[0][1]}: {survey['min_label']}")
        answers[-1] = (answers[-1][0], f"{answers[-1][1]}: {survey['max_label']}")
        for value, words in (*answers, ("none", survey["decline"])):
            label = add(add(listed, "li"), "label")
            name = f"{self.argument}-{item['id']}"
            add(label, "input", type="radio", name=name, value=value).tail = " "
            add(label, "span", words)


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
            add_head(box, f"{self.word('role')}: {role.get(ARGUMENT, '')}", "role__head")
            add_all(box, list(role))
        for name, found in others:
            for each in found:
                box = add(block, "div", class_=f"role role--{name}")
                add_head(box, self.word(name), "role__head")
                add_all(box, list(each))


BLOCKS = (AuditBlock, SelfCheckBlock, RoleplayBlock, RolePart, ObserverPart, OptOutPart)
"""The blocks of this file."""
