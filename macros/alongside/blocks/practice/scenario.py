"""A case with choices, what each of them leads to, and a look back at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .base import PracticeBlock, part
from .elements import (
    ARGUMENT,
    PART,
    add,
    add_all,
    add_controls,
    add_head,
    add_text,
    emptied,
    first_paragraph,
    parts,
)

START = "start"
"""The name of the opening passage."""

ChoicePart = part("choice", True)
PassagePart = part("passage", True)
EndingPart = part("ending", True)
DebriefPart = part("debrief")


@dataclass(frozen=True)
class _Passage:
    """What a reader sees between two choices."""

    name: str
    text: list[Element]
    choices: list[tuple[str, str]]
    """Where each choice leads, and its words."""
    debrief: list[Element]
    is_ending: bool = False


class ScenarioBlock(PracticeBlock):
    """Becomes numbered passages with links; a script shows one of them at a time."""

    NAME = "scenario"
    TAG = "al-scenario"

    def shown(self) -> dict[str, str]:
        """Give what the script needs to lead through the case."""
        return self.words("one-back", "restart", "path")

    def on_end(self, block: Element) -> None:
        """Number the passages and write the links between them."""
        inner = [child for child in block if child.get(PART) in ("passage", "ending")]
        choices = _choices(block)
        debrief = [child for each in parts(block, "debrief") for child in each]
        opening = emptied(block)
        passages = [_Passage(START, opening, choices, []), *map(_passage, inner)]
        numbers = {passage.name: number for number, passage in enumerate(passages, 1)}
        self.add_kind(block)
        for passage in passages:
            self._add_passage(block, passage, numbers, _way_in(passages, passage.name))
        if debrief:
            box = add(block, "div", class_="debrief", data_for_all="true")
            add_head(box, self.word("debrief"), "debrief__head")
            add_all(box, debrief)
        add_controls(block, {})

    def _add_passage(
        self,
        block: Element,
        passage: _Passage,
        numbers: Mapping[str, int],
        way_in: tuple[str, str] | None,
    ) -> None:
        name = f"passage{' passage--ending' if passage.is_ending else ''}"
        section = add(block, "section", class_=name, data_passage=passage.name)
        section.set("id", self._anchor(passage.name))
        if way_in:
            text = f"{numbers[passage.name]}. {self.word('if-chosen')} “{way_in[1]}”"
            add_head(section, text, "passage__head").set("tabindex", "-1")
        add_text(section, passage.text, "passage__text")
        if passage.choices:
            listed = add(section, "ol", class_="choices", type="A")
            for target, words in passage.choices:
                entry = add(listed, "li")
                add(entry, "a", words, href=f"#{self._anchor(target)}").tail = " "
                if target in numbers:
                    go_to = f"{self.word('go-to')} {numbers[target]}"
                    add(entry, "span", go_to, class_="choices__go")
        add_text(section, passage.debrief, "debrief")
        if way_in:
            back = add(section, "p", class_="passage__back")
            add(back, "a", self.word("back"), href=f"#{self._anchor(way_in[0])}")

    def _anchor(self, name: str) -> str:
        return f"{self.argument}--{name}"


def _passage(element: Element) -> _Passage:
    debrief = [child for each in parts(element, "debrief") for child in each]
    return _Passage(
        element.get(ARGUMENT, ""),
        [child for child in element if child.get(PART) is None],
        _choices(element),
        debrief,
        element.get(PART) == "ending",
    )


def _choices(element: Element) -> list[tuple[str, str]]:
    found = []
    for choice in parts(element, "choice"):
        words, _ = first_paragraph(list(choice))
        found.append((choice.get(ARGUMENT, ""), words))
    return found


def _way_in(passages: list[_Passage], name: str) -> tuple[str, str] | None:
    """Give the passage before, and the words of the choice that leads here."""
    for passage in passages:
        for target, words in passage.choices:
            if target == name:
                return passage.name, words
    return None


BLOCKS = (ScenarioBlock, ChoicePart, PassagePart, EndingPart, DebriefPart)
"""The blocks of this file."""
