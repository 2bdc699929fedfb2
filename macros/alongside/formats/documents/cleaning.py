"""Make, of a page as it is served, the one clean text from which all documents are written.

What folds is open, tabs are sections with headings, boxes to tick are signs, answers are set apart,
elements of our own become plain ones, and what is for the screen only is gone. HTML goes in, a tree
comes out; every writer reads this tree, so that all forms hold the same words in the same order.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import html as parser
from lxml.html import HtmlElement

from .codes import draw_codes

Gettext = Callable[[str], str]
"""Gives a string of the interface in the reader's language."""

ARTICLE = re.compile(r"<article\b[^>]*>(.*?)</article>", re.DOTALL)
"""The text of a page, without the theme's frame."""
BOX, TICKED_BOX = "☐", "☑"
"""What stands for a box to tick."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
"""The names of headings, the highest first."""

_NEVER_PRINTED = (
    "//script | //style | //template | //button | //*[local-name()='svg'] | //select | //textarea"
    " | //*[@hidden] | //*[@data-a11y-screen-only] | //comment() | //processing-instruction()"
    " | //*[contains(concat(' ', normalize-space(@class), ' '), ' headerlink ')]"
    " | //*[contains(concat(' ', normalize-space(@class), ' '), ' practice__status ')]"
    " | //*[contains(concat(' ', normalize-space(@class), ' '), ' footnote-backref ')]"
)
# fmt: off
_ATTRIBUTES = frozenset((
    "id", "class", "href", "src", "alt", "lang", "dir", "colspan", "rowspan", "scope", "start",
    "type", "value", "aria-hidden",
))
_KEPT = frozenset((
    "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption",
    "cite", "code", "col", "colgroup", "dd", "del", "dfn", "div", "dl", "dt", "em", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins",
    "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "section", "small", "span", "strong",
    "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var",
    "wbr",
))
# fmt: on
_INLINE = frozenset(("label", "summary"))


class DocumentError(Exception):
    """Raised for a page of which no document can be made; the message says which and why."""


@dataclass(frozen=True)
class Answers:
    """The answers to one task, which stand at the end of a document."""

    task: str
    """The anchor of the task."""
    title: str
    """What the task is, in words."""
    content: HtmlElement
    """The answers."""


@dataclass
class Cleaned:
    """A page's text, ready to be bound into a document."""

    body: HtmlElement
    """The text, as a `div`."""
    answers: list[Answers] = field(default_factory=list)
    """The answers that were set apart, in order."""


def article_of(page: str, address: str) -> str:
    """Give the text of a built page, without its frame."""
    if found := ARTICLE.search(page):
        return found[1]
    raise DocumentError(f'the page "{address}" holds no article')


def clean(html: str, gettext: Gettext) -> Cleaned:
    """Clean the text of a page."""
    body = parser.fragment_fromstring(html, create_parent="div")
    draw_codes(body)
    _rule_fields(body)
    for element in list(body.xpath(_NEVER_PRINTED)):
        if element.getparent() is not None:
            element.drop_tree()
    cleaned = Cleaned(body)
    _open_tabs(body)
    _name_headings(body)
    _draw_boxes(body)
    cleaned.answers += _answers(body, gettext)
    _open_details(body)
    for element in body.iterdescendants():
        _make_plain(element)
    _drop_what_is_empty(body)
    return cleaned


def classes(element: HtmlElement) -> frozenset[str]:
    """Give the classes of an element."""
    return frozenset((element.get("class") or "").split())


def words(element: HtmlElement) -> str:
    """Give the words of an element in one line."""
    return " ".join(element.text_content().split())


def new(tag: str, text: str = "", **attributes: str) -> HtmlElement:
    """Make an element; `class_` is its class."""
    element = parser.Element(tag)
    element.text = text or None
    for name, value in attributes.items():
        element.set(name.rstrip("_"), value)
    return element


def level_around(element: HtmlElement) -> int:
    """Give the level of the heading under which an element stands; 1 if there is none."""
    found = element.xpath(
        "preceding::*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6][1]"
    )
    return int(found[0].tag[1]) if found else 1


def _open_tabs(body: HtmlElement) -> None:
    """Make a section with a heading of every tab."""
    for tabs in list(body.find_class("tabbed-set")):
        labels = [words(each) for each in tabs.xpath("./*[contains(@class,'tabbed-labels')]/*")]
        blocks = tabs.xpath("./*[contains(@class,'tabbed-content')]/*")
        level = min(level_around(tabs) + 1, 6)
        section = new("div", class_="tabs")
        for label, block in zip(labels, blocks, strict=True):
            block.insert(0, new(f"h{level}", label))
            block.set("class", "tab")
            section.append(block)
        section.tail = tabs.tail
        tabs.tail = None
        tabs.getparent().replace(tabs, section)


def _name_headings(body: HtmlElement) -> None:
    """Make headings of what only has the role of one."""
    for element in body.xpath("//*[@role='heading'][@aria-level]"):
        element.tag = f"h{min(max(int(element.get('aria-level')), 1), 6)}"


def _rule_fields(body: HtmlElement) -> None:
    """Put lines to write on in the places of fields to fill in."""
    for field_ in body.xpath("//textarea | //select | //input[@type='text']"):
        lines = new("div", class_="ruled" if field_.tag == "textarea" else "ruled ruled--short")
        lines.tail, field_.tail = field_.tail, None
        field_.getparent().replace(field_, lines)


def _draw_boxes(body: HtmlElement) -> None:
    """Put signs in the places of boxes to tick."""
    for field_ in list(body.iter("input")):
        if field_.get("type") not in ("checkbox", "radio"):
            field_.drop_tree()
            continue
        is_ticked = field_.get("checked") is not None
        sign = new("span", TICKED_BOX if is_ticked else BOX, class_="tick-box")
        # A no-break space, so that the sign stays with what it belongs to.
        sign.tail = "\N{NO-BREAK SPACE}" + (field_.tail or "").lstrip()
        field_.tail = None
        field_.getparent().replace(field_, sign)


def _answers(body: HtmlElement, gettext: Gettext) -> Iterator[Answers]:
    """Take the answers out, and say in their places where they are."""
    for details in list(body.xpath(".//details[contains(@class,'answers')]")):
        if "answers" not in classes(details):
            continue
        summary = details.find("summary")
        title = words(summary) if summary is not None else gettext("Answers")
        task = next((each for each in details.iterancestors() if each.get("id")), details)
        place = new("p", f"{title}: ", class_="answers-at")
        place.append(new("a", gettext("at the end"), href=f"#answers-{task.get('id')}"))
        place[-1].set("class", "xref")
        place.tail, details.tail = details.tail, None
        name = _name_of(task, title)
        details.getparent().replace(details, place)
        if summary is not None:
            summary.drop_tree()
        content = new("div", class_="answers")
        content.text = details.text
        content.extend(copy.deepcopy(list(details)))
        for element in content.iterdescendants():
            _make_plain(element)
        yield Answers(task.get("id") or "", name, content)


def _name_of(task: HtmlElement, otherwise: str) -> str:
    """Name a task: by its question, else by its kind and the heading above it."""
    legend = task.find(".//legend")
    if legend is not None:
        return words(legend)
    kind = next((words(each) for each in task.find_class("practice__kind")), otherwise)
    above = task.xpath("preceding::*[self::h1 or self::h2 or self::h3 or self::h4][1]")
    return f"{kind}: {words(above[0])}" if above else kind


def _open_details(body: HtmlElement) -> None:
    """Make an open box, with a title, of all that folds."""
    for details in body.iter("details"):
        details.tag = "div"
        details.set("class", f"box {details.get('class') or ''}".strip())
        summary = details.find("summary")
        if summary is not None:
            summary.tag = "p"
            summary.set("class", "box-title")


def _make_plain(element: HtmlElement) -> None:
    """Leave an element that every writer knows, and the attributes that mean something there."""
    if not isinstance(element.tag, str):
        return
    if element.tag == "legend":
        element.tag = "p"
        element.set("class", "question")
    elif element.tag == "input" or element.tag not in _KEPT:
        element.tag = "span" if element.tag in _INLINE else "div"
    if "admonition-title" in classes(element):
        element.set("class", "box-title")
    elif "admonition" in classes(element):
        element.set("class", f"box {element.get('class')}")
    is_list = element.tag in ("ol", "li")
    for name in list(element.attrib):
        if name not in _ATTRIBUTES or (name in ("type", "value", "start") and not is_list):
            del element.attrib[name]


def _drop_what_is_empty(body: HtmlElement) -> None:
    """Drop paragraphs and spans with nothing in them, but not places that links lead to."""
    for element in list(body.iter("p", "span", "div")):
        has_content = len(element) or (element.text or "").strip() or element.get("id")
        if not has_content and "ruled" not in classes(element) and element is not body:
            element.drop_tree()
