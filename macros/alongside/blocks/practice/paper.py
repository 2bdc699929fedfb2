"""Repeat all answers at the end of a text: there paper shows them, not below the questions."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor

from ...curriculum.syntax import GROUP, VERSION
from .elements import add, plain

_ANSWERS = ".//details[@class='answers']"
_QUESTIONS = (".//legend", ".//div[@class='practice__text']/p")
_VERSIONED = (f"data-{GROUP}", f"data-{VERSION}")


class AnswersOnPaper(Treeprocessor):
    """Adds a part that is hidden on screens, so that printing needs no script.

    Answers to what only some readers see stand in versions of the same kind, so that each reader
    finds those of their own version. Numbers come from the styles: they differ between readers.
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        """Keep the words that it adds."""
        super().__init__()
        self._words = words

    def run(self, root: Element) -> None:
        """Put a mark below each question, and the answers at the end."""
        found = list(self._repeated(root, root))
        if not found:
            return
        end = SubElement(root, "section", {"class": "answers-on-paper", "hidden": "hidden"})
        add(end, "p", plain(self._words["answers-at-end"]), class_="answers-on-paper__head")
        end.extend(found)

    def _repeated(self, element: Element, task: Element) -> Iterator[Element]:
        """Give the answers in an element, in order; `task` is the block around it."""
        for at, child in reversed(list(enumerate(element))):
            if child.get("class") == "answers":
                mark = Element("p", {"class": "answers-mark", "hidden": "hidden"})
                mark.text = plain(self._words["answers-at-end"])
                element.insert(at, mark)
        for child in list(element):
            if child.get("class") == "answers":
                yield self._answers(child, task)
            elif any(child.get(name) for name in _VERSIONED):
                yield from self._version(child)
            else:
                inner = child if "practice" in (child.get("class") or "").split() else task
                yield from self._repeated(child, inner)

    def _version(self, element: Element) -> Iterator[Element]:
        """Give the answers of a group or a version within one of its own, if there are any."""
        if element.find(_ANSWERS) is None:
            return
        twin = Element("div", dict(element.attrib))
        if element.get(_VERSIONED[0]):
            for version in element:
                SubElement(twin, "div", dict(version.attrib)).extend(
                    self._repeated(version, version)
                )
        else:
            twin.extend(self._repeated(element, element))
        yield twin

    def _answers(self, details: Element, task: Element) -> Element:
        """Give the answers of one task, below its question, without anchors of their own."""
        box = Element("div", {"class": "answers"})
        question = next((each for path in _QUESTIONS for each in task.iterfind(path)), None)
        of = add(box, "p", class_="answers__of")
        if question is not None:
            of.text = plain(" ".join("".join(question.itertext()).split()))
        for child in details:
            if child.tag != "summary":
                box.append(copy.deepcopy(child))
        for each in box.iter():
            each.attrib.pop("id", None)
        return box
