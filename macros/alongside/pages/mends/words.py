"""The words that the mends add to pages, in one place for translation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Names of controls and regions; people hear most of them instead of reading them."""

    skip: str
    """The link at the beginning of each page that leads past header and menu."""
    menu: str
    """The button that opens the menu, and the menu itself while it is open."""
    close_menu: str
    """The button that closes the menu."""
    sections: str
    """The row of links to the parts of the site, below the header."""
    site: str
    """The tree of pages beside the content."""
    pages_of: str
    """The button that shows or hides the pages of a part; the part's title follows."""
    on_this_page: str
    """The button that shows or hides the contents list of the page, in the menu."""
    path: str
    """The list of pages above this one."""
    neighbours: str
    """The links to the previous and the next page."""
    tags: str
    """The list of a page's tags."""
    colours: str
    """The button that opens the choice of colours, and the choice itself."""
    colours_of_device: str
    """The choice to follow what the device is set to."""
    colours_light: str
    """The choice of light colours."""
    colours_dark: str
    """The choice of dark colours."""
    search: str
    """The button that opens the search, and the search itself."""
    close_search: str
    """The button that closes the search."""
    search_words: str
    """The field for what to look for."""
    search_only: str
    """The lists that narrow down what is found."""
    search_any: str
    """The choice in such a list that leaves nothing out."""
    search_kind: str
    """The list of kinds of pages."""
    search_role: str
    """The list of roles."""
    search_department: str
    """The list of departments."""
    search_competency: str
    """The list of competencies."""
    search_outcome: str
    """The list of ways in which a story can end."""
    search_waiting: str
    """Said while the search runs."""
    search_found: str
    """Said with the number of pages found, which follows."""
    search_none: str
    """Said if nothing is found."""
    search_failed: str
    """Said if the search cannot be loaded."""
    search_more: str
    """The button that shows further results."""
    table: str
    """A table that can be scrolled sideways; the title of its section follows."""
    footnote: str
    """A link to a footnote; its number follows."""
    missing_page: str
    """The title of the page that is shown for addresses without a page."""


def words(_: Callable[[str], str]) -> Words:
    """Give all words in the language of a catalogue; `_` looks them up."""
    return Words(
        skip=_("Skip to content"),
        menu=_("Menu"),
        close_menu=_("Close menu"),
        sections=_("Sections"),
        site=_("Site"),
        pages_of=_("Pages of"),
        on_this_page=_("On this page"),
        path=_("You are here"),
        neighbours=_("Previous and next page"),
        tags=_("Tags"),
        colours=_("Colours"),
        colours_of_device=_("As on this device"),
        colours_light=_("Light"),
        colours_dark=_("Dark"),
        search=_("Search"),
        close_search=_("Close search"),
        search_words=_("Words to look for"),
        search_only=_("Show only"),
        search_any=_("All"),
        search_kind=_("Kind of page"),
        search_role=_("Role"),
        search_department=_("Department"),
        search_competency=_("Competency"),
        search_outcome=_("How a story ended"),
        search_waiting=_("Searching"),
        search_found=_("Pages found:"),
        search_none=_("Nothing found. Try other words, or fewer of them."),
        search_failed=_("The search cannot be loaded. The catalogue lists all modules."),
        search_more=_("Show more"),
        table=_("Table"),
        footnote=_("Footnote"),
        missing_page=_("Page not found"),
    )


ENGLISH = words(str)
"""The words as they stand in the code."""
