"""Take the parts of a practice block apart, and put elements together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

PART = "data-part"
"""Marks what an inner block holds, until the outer one has put it in its place."""
ARGUMENT = "data-argument"
"""What stands after the bar of an inner block."""


def parts(block: Element, name: str) -> list[Element]:
    """Give what the inner blocks of one name hold, in order."""
    return [child for child in block if child.get(PART) == name]


def emptied(block: Element) -> list[Element]:
    """Take everything out of a block; give what belongs to no inner block."""
    children = list(block)
    for child in children:
        block.remove(child)
    block.text = None
    return [child for child in children if child.get(PART) is None]


def first_paragraph(children: list[Element]) -> tuple[str, list[Element]]:
    """Give the words of the first paragraph, as written, and what follows it."""
    if children and children[0].tag == "p":
        return children[0].text or "", children[1:]
    return "", children


def plain(text: str) -> AtomicString:
    """Mark words that are no Markdown: those of the interface, of options, and of other files.

    Whatever signs they hold, they stay words on the page, and never become markup.
    """
    return AtomicString(text)


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """Add an element; `class_` is the class, and other underscores are hyphens.

    The text is Markdown, unless it is marked as `plain`.
    """
    named = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    element = SubElement(parent, tag, named)
    if text:
        element.text = text
    return element


def add_all(parent: Element, children: Iterable[Element]) -> Element:
    """Move elements into another one, and give it."""
    for child in children:
        parent.append(child)
    return parent


def add_text(parent: Element, children: list[Element], class_: str = "practice__text") -> None:
    """Add what an author wrote, in an element of its own; nothing if there is none."""
    if children:
        add_all(add(parent, "div", class_=class_), children)


def add_details(parent: Element, summary: str, class_: str) -> Element:
    """Add something that opens when asked for."""
    details = add(parent, "details", class_=class_)
    add(details, "summary", plain(summary))
    return details


def add_head(parent: Element, text: str, class_: str) -> Element:
    """Add a heading that contents lists leave out; its level is found when the page is whole."""
    return add(parent, "p", text, class_=class_, role="heading", aria_level=AUTOMATIC)


def add_ruled(parent: Element, lines: int = 3) -> None:
    """Add lines to write on, which only paper shows."""
    add(parent, "div", class_=f"ruled ruled--{lines}", aria_hidden="true")


def add_controls(parent: Element, words: Mapping[str, str], action: str = "") -> None:
    """Add the place of buttons, which scripts show, and the line that says what happened."""
    controls = add(parent, "p", class_="practice__controls", hidden="hidden")
    if action:
        button = add(controls, "button", plain(words[f"{action}-button"]), type="button")
        button.attrib.update({"class": "md-button", "data-action": action})
    add(parent, "div", class_="practice__status", role="status")


AUTOMATIC = "auto"
"""Stands for the level of a heading until the page is whole."""
