"""A question with answers to choose from, and a reason for each of them."""

from __future__ import annotations

from typing import Any, ClassVar
from xml.etree.ElementTree import Element

from .base import PracticeBlock, option, part
from .elements import (
    ARGUMENT,
    add,
    add_all,
    add_controls,
    add_details,
    add_text,
    emptied,
    first_paragraph,
    parts,
    plain,
)

MULTIPLE = "multiple"
"""The kind of question to which several answers belong."""
RIGHT = "right"
"""What stands after the bar of a right option."""

OptionPart = part("option", None)
HintPart = part("hint")


class CheckBlock(PracticeBlock):
    """Becomes a set of radio buttons or checkboxes, with all answers and reasons below it."""

    NAME = "check"
    TAG = "al-check"
    OPTIONS: ClassVar[dict[str, tuple[Any, Any]]] = {
        **option("kind", "single"),
    }

    @property
    def is_multiple(self) -> bool:
        """Tell whether several answers belong to the question."""
        return self.options["kind"] == MULTIPLE

    def shown(self) -> dict[str, str]:
        """Give what the script says about an answer."""
        words = self.words("right", "wrong", "partly", "choose-first", "try-again", "hint")
        return {"data-multiple": str(self.is_multiple).lower(), **words}

    def on_end(self, block: Element) -> None:
        """Put question, options, hints and answers in their places."""
        options = [_option(each) for each in parts(block, "option")]
        hints = parts(block, "hint")
        question, more = first_paragraph(emptied(block))
        self.add_kind(block)
        self._add_question(block, question, more, [words for _, words, _ in options])
        add_controls(block, {"check-button": self.word("check-button")}, "check")
        for number, hint in enumerate(hints, 1):
            summary = self.word("hint") + (f" {number}" if len(hints) > 1 else "")
            add_all(add_details(block, summary, "hint"), list(hint))
        self._add_answers(block, options)

    def _add_question(
        self, block: Element, question: str, more: list[Element], options: list[str]
    ) -> None:
        fieldset = add(block, "fieldset")
        add(fieldset, "legend", question)
        add_text(fieldset, more)
        listed = add(fieldset, "ul", class_="options")
        for number, words in enumerate(options, 1):
            label = add(add(listed, "li"), "label")
            field = {"type": "checkbox" if self.is_multiple else "radio", "name": self.argument}
            add(label, "input", **field, value=str(number)).tail = " "
            add(label, "span", words)

    def _add_answers(self, block: Element, options: list[tuple[bool, str, list[Element]]]) -> None:
        listed = add(add_details(block, self.word("answers"), "answers"), "ol")
        for number, (is_right, words, why) in enumerate(options, 1):
            state = "right" if is_right else "wrong"
            entry = add(listed, "li", data_option=str(number), data_is=state)
            line = add(entry, "p", class_="answers__option")
            add(line, "strong", plain(f"{self.word(state)}:")).tail = f" {words}"
            add_all(add(entry, "div", class_="answers__why"), why)


def _option(element: Element) -> tuple[bool, str, list[Element]]:
    """Give whether an option is right, its words, and the reason."""
    words, why = first_paragraph(list(element))
    return element.get(ARGUMENT) == RIGHT, words, why


BLOCKS = (CheckBlock, OptionPart, HintPart)
"""The blocks of this file."""
