"""Say which documents there are: of what pages, in which forms, and where they are offered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ...assembly import Track
from ...curriculum import TrackKind
from ...pages import Site, track_address
from ...pages.tailored_site import module_address

DOWNLOADS = "downloads/"
"""The folder of all documents, in the built site."""


class Form(StrEnum):
    """A form in which a document can be had; the value ends its file's name."""

    PDF = ".pdf"
    LARGE_PRINT = "-large-print.pdf"
    EPUB = ".epub"
    TEXT = ".txt"
    BRAILLE = ".brf"
    WORD = ".docx"

    @property
    def is_pdf(self) -> bool:
        """Tell whether it is a PDF, in whatever size of print."""
        return self in (Form.PDF, Form.LARGE_PRINT)


class Sort(StrEnum):
    """What a document is for."""

    MODULE = "module"
    GUIDE = "guide"
    HANDOUT = "handout"
    CARDS = "cards"
    KIT = "kit"
    SHEET = "sheet"
    TRACK = "track"


_FORMS = {
    Sort.MODULE: (Form.PDF, Form.TEXT, Form.BRAILLE),
    Sort.GUIDE: (Form.PDF, Form.LARGE_PRINT, Form.TEXT, Form.BRAILLE),
    Sort.HANDOUT: (Form.PDF, Form.LARGE_PRINT, Form.TEXT, Form.BRAILLE, Form.WORD),
    Sort.CARDS: (Form.PDF, Form.LARGE_PRINT, Form.WORD),
    Sort.KIT: (Form.PDF, Form.TEXT, Form.WORD),
    Sort.SHEET: (Form.PDF, Form.LARGE_PRINT, Form.WORD),
    Sort.TRACK: (Form.PDF, Form.EPUB),
}
_SHEETS = ("share-a-story", "add-your-perspective")
"""The pages that people fill in, where a site has them."""
_PAGES_OF_A_SESSION = {Sort.GUIDE: "", Sort.HANDOUT: "participants/", Sort.CARDS: "cards/"}


@dataclass(frozen=True)
class Plan:
    """A document that can be made."""

    sort: Sort
    """What it is for."""
    name: str
    """What its files are called, without their endings."""
    folder: str
    """The folder of its files below that of all documents: `tracks/people-manager/`."""
    pages: tuple[str, ...]
    """The addresses of the pages that it holds, in order."""
    forms: tuple[Form, ...]
    """The forms in which it is made."""
    offered_on: tuple[str, ...]
    """The addresses of the pages that offer it."""
    on_demand: bool = False
    """Whether it is only made when asked for by name."""

    @property
    def is_book(self) -> bool:
        """Tell whether it binds several texts."""
        return len(self.pages) > 1

    def path(self, form: Form) -> str:
        """Give where a form of it lies, relative to the site's root."""
        return f"{DOWNLOADS}{self.folder}{self.name}{form}"


def plans(site: Site, is_built: Callable[[str], bool]) -> tuple[Plan, ...]:
    """Give the plans of all documents; `is_built` tells whether there is a page at an address."""
    sheets = (_single(Sort.SHEET, name, f"{name}/") for name in _SHEETS)
    all_plans = (*_of_items(site), *sheets, *(_of_track(track) for track in site.full_tracks))
    return tuple(plan for plan in all_plans if is_built(plan.pages[0]))


def _of_items(site: Site) -> Iterator[Plan]:
    for module in site.modules:
        yield _single(Sort.MODULE, module.id, f"modules/{module.id}/")
    for session in site.sessions:
        guide = f"sessions/{session.id}/"
        pages = [guide + below for below in _PAGES_OF_A_SESSION.values()]
        for sort, below in _PAGES_OF_A_SESSION.items():
            name = session.id if sort is Sort.GUIDE else f"{session.id}-{sort}"
            # The guide offers all that a facilitator needs; the others what they show.
            offered = (guide,) if sort is Sort.GUIDE else (guide, guide + below)
            yield Plan(sort, name, guide, (pages[0] + below,), _FORMS[sort], offered)
    for kit in site.kits:
        yield _single(Sort.KIT, kit.id, f"kits/{kit.id}/")


def _single(sort: Sort, name: str, address: str) -> Plan:
    return Plan(sort, name, address, (address,), _FORMS[sort], (address,))


def _of_track(track: Track) -> Plan:
    own = track_address(track)
    modules = tuple(module_address(track, entry.module.id) for entry in track.entries)
    forms = _FORMS[Sort.TRACK]
    if track.kind in (TrackKind.ROLE, TrackKind.PAIR):
        forms = (Form.PDF, Form.LARGE_PRINT, Form.EPUB)
    return Plan(
        Sort.TRACK,
        track.path.replace("/", "-"),
        own,
        (own, *modules),
        forms,
        (own, *modules),
        track.kind is TrackKind.PAIR,
    )
