"""Cards to lay into groups, and pairs to find."""

from __future__ import annotations

import hashlib
import re
from xml.etree.ElementTree import Element

from .base import PracticeBlock, part
from .elements import (
    ARGUMENT,
    add,
    add_all,
    add_controls,
    add_details,
    add_ruled,
    add_text,
    emptied,
    first_paragraph,
    parts,
    plain,
)

_TITLE = re.compile(r"[^:*_`\[\](){}<>&\\]+(?=:)")

GroupPart = part("group", True)
CardPart = part("card", True)
PairPart = part("pair")


def names_of(argument: str) -> list[str]:
    """Read the names of the groups in which a card may lie."""
    return [name.strip() for name in argument.split(",") if name.strip()]


def _title_and_rest(words: str) -> tuple[str, str]:
    """Part what names a group from what says more, at the colon; a title without markup alone."""
    if found := _TITLE.match(words):
        return found[0], words[found.end() :]
    return words, ""


class SortBlock(PracticeBlock):
    """Becomes a list of groups and a list of cards; a script adds a choice to each card."""

    NAME = "sort"
    TAG = "al-sort"

    def shown(self) -> dict[str, str]:
        """Give what the script says about a choice."""
        return self.words("right", "right-of", "wrong", "compare", "choose-first", "lies-under")

    def on_end(self, block: Element) -> None:
        """Put task, groups, cards and reasons in their places."""
        groups = parts(block, "group")
        cards = parts(block, "card")
        task = emptied(block)
        self.add_kind(block)
        add_text(block, task)
        titles = self._add_groups(block, groups)
        listed = add(block, "ol", class_="cards")
        answers: list[tuple[str, str, list[Element]]] = []
        for card in cards:
            names = names_of(card.get(ARGUMENT, ""))
            words, why = first_paragraph(list(card))
            entry = add(listed, "li", data_groups=" ".join(names))
            add(entry, "p", words, class_="card__text")
            add_ruled(entry, 1)
            answers.append((words, ", ".join(titles.get(name, name) for name in names), why))
        add_controls(block, {"check-button": self.word("compare")}, "check")
        reasons = add(add_details(block, self.word("answers"), "answers"), "ol")
        for words, under, why in answers:
            entry = add(reasons, "li")
            add(entry, "p", words, class_="answers__option")
            line = add(entry, "p", plain(f"{self.word('lies-under')}: "), class_="answers__groups")
            add(line, "strong", under)
            add_all(add(entry, "div", class_="answers__why"), why)

    def _add_groups(self, block: Element, groups: list[Element]) -> dict[str, str]:
        """Add the groups; give the title of each one by its name."""
        listed = add(block, "ul", class_="groups")
        titles = {}
        for group in groups:
            words, more = first_paragraph(list(group))
            title, rest = _title_and_rest(words)
            name = group.get(ARGUMENT, "")
            titles[name] = title
            entry = add(listed, "li", data_group=name)
            add(entry, "strong", title).tail = rest
            add_all(entry, more)
        return titles


class MatchBlock(PracticeBlock):
    """Becomes two lists, numbered and lettered; a script adds a choice of letters."""

    NAME = "match"
    TAG = "al-match"

    def shown(self) -> dict[str, str]:
        """Give what the script says about a choice."""
        return self.words("right", "right-of", "wrong", "compare", "choose-first", "fits")

    def on_end(self, block: Element) -> None:
        """Put the two lists and the pairs in their places."""
        pairs = [_pair(each) for each in parts(block, "pair")]
        task = emptied(block)
        self.add_kind(block)
        add_text(block, task)
        order = sorted(range(len(pairs)), key=lambda number: self._lot(pairs[number][1]))
        letters = {number: _letter(place) for place, number in enumerate(order)}
        left = add(block, "ol", class_="pairs__left")
        for number, (words, _, _) in enumerate(pairs):
            entry = add(left, "li", data_fits=letters[number])
            add(entry, "p", words, class_="card__text")
            add_ruled(entry, 1)
        right = add(block, "ol", class_="pairs__right", type="A")
        for number in order:
            add(right, "li", pairs[number][1])
        add_controls(block, {"check-button": self.word("compare")}, "check")
        answers = add(add_details(block, self.word("answers"), "answers"), "ol")
        for number, (words, other, why) in enumerate(pairs):
            entry = add(answers, "li")
            add(entry, "p", words, class_="answers__option")
            line = add(entry, "p", plain(f"{self.word('fits')} "), class_="answers__groups")
            add(line, "strong", f"{letters[number]}.").tail = f" {other}"
            add_all(add(entry, "div", class_="answers__why"), why)

    def _lot(self, words: str) -> str:
        """Give the place of a text in an order that has no meaning, and is always the same."""
        return hashlib.sha256(f"{self.argument} {words}".encode()).hexdigest()


def _pair(element: Element) -> tuple[str, str, list[Element]]:
    left, rest = first_paragraph(list(element))
    right, why = first_paragraph(rest)
    return left, right, why


def _letter(place: int) -> str:
    return chr(ord("A") + place)


BLOCKS = (SortBlock, MatchBlock, GroupPart, CardPart, PairPart)
"""The blocks of this file."""
