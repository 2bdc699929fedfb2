"""The pages of a session beside its guide, and what stands in the guide: all from one source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from ..assembly.run_sheet import cut_order, planned, run_sheet, total_gained, variant
from ..curriculum import Session, readable
from ..curriculum.agenda import SHOW, STEP, blocks_named
from ..curriculum.borrowing import lender, slips_lent
from ..curriculum.models import Copies, Handout, Material, Plan, Readership
from .here import Here
from .markdown_text import Markdown
from .passages import moved
from .qr_codes import qr_svg
from .session_text import (
    brief_source,
    cards_text,
    guide_text,
    handouts_source,
    handouts_text,
    invitation_in,
    sheets_of,
)
from .site import Site
from .templating import html_templates

_AGREEMENTS = ("ground-rules", "confidentiality", "opting-out", "access-for-participants")


@dataclass(frozen=True)
class Prepared:
    """A handout or material, with how much paper it takes."""

    material: Handout | Material
    """What it is."""
    slips: int
    """How many cards it is cut into."""
    sheets: int
    """How many sheets of paper for one copy or one set; 0 for what is not printed."""


@dataclass(frozen=True)
class SessionPage:
    """A page of a session, or of a plan for one, beside its guide."""

    face: str
    """Which one: `participants`, `brief`, `cards`, `room` or `plan`."""
    session: Session
    """The session."""
    plan: Plan | None = None
    """The plan, on the page of one."""
    passages: tuple[str, ...] = ()
    """The shared passages that participants read, on their page."""

    @property
    def src_uri(self) -> str:
        """Give its place among the sources of pages."""
        if self.plan:
            return f"plans/{self.plan.id}.md"
        return f"sessions/{self.session.id}/{self.face}.md"

    def title(self, site: Site) -> str:
        """Give its title, as plain text."""
        found = html_templates(site.strings).get_template("words.jinja").module
        words: Any = found
        if self.plan:
            return self.plan.title or self.session.title
        return str(words.face_titles[self.face]) % {"title": self.session.title}

    def source(self) -> str:
        """Give its Markdown, before macros run: what it takes of the session's text, and no more.

        What participants see is chosen here: nothing else of the guide can reach their page.
        """
        if self.face == "participants":
            shared = (f'{{{{ shared("{name}") }}}}' for name in self.passages)
            parts = [*shared, self._handouts(Readership.PARTICIPANTS)]
            return f"\n\n{_CUT}\n\n".join(parts)
        if self.face == "brief":
            return moved(brief_source(self.session), "sessions", self.src_uri)
        return self._handouts() if self.face == "cards" else ""

    def _handouts(self, readers: Readership | None = None) -> str:
        return moved(handouts_source(self.session, readers), "sessions", self.src_uri)


_CUT = "<!-- alongside: here the next passage begins -->"


def session_pages(site: Site) -> Iterator[SessionPage]:
    """Give the pages of all sessions that have pages, and those of their plans."""
    passages = tuple(name for name in _AGREEMENTS if name in site.library.shared)
    for session in site.library.sessions.values():
        if site.has_page(session):
            for face in _FACES:
                if face != "cards" or session.handouts:
                    yield SessionPage(face, session, passages=passages)
    for plan, session in site.plans:
        yield SessionPage("plan", session, plan)


_FACES = ("participants", "brief", "cards", "room")


def compose_session_page(site: Site, page: SessionPage, body: str) -> str:
    """Give the whole Markdown of a page; `body` is its source with its macros run."""
    here = Here(site, page.src_uri)
    values = _VALUES[page.face](here, page, body)
    text = here.render(
        f"session_{page.face}",
        item=page.session,
        title=page.title(site),
        guide=here.item("sessions", page.session),
        **values,
    )
    return f"{text}\n"


def guide_values(site: Site, session: Session, text: str) -> Mapping[str, Any]:
    """Give what the template of a guide needs; `text` is its text, its macros run."""
    here = Here(site, f"sessions/{session.id}.md")
    cuts = cut_order(session.agenda)
    plans = [plan for plan, planned_for in site.plans if planned_for is session]
    return {
        "faces": here.render("session_faces", item=session, plans=plans),
        "run_sheet": run_sheet_html(site, session),
        "cuts": list(total_gained(cuts)),
        "least": session.minutes - sum(cut.saved for cut in cuts),
        "materials": list(prepared(site, session)),
        "body": guide_text(here, session, text),
        "invitation": _invitation(here, session, text),
        "stories": site.stories_of(session),
        "follow_ups": site.follow_ups_of(session),
    }


def prepared(site: Site, session: Session) -> Iterator[Prepared]:
    """Give what is to be prepared for a session, with the paper that it takes."""
    for each in session.all_materials:
        if isinstance(each, Material):
            yield Prepared(each, 0, 0)
            continue
        practice = lender(site.library, each)
        slips = each.slips + (slips_lent(practice) if practice else 0)
        yield Prepared(each, slips, sheets_of(each, slips))


def run_sheet_html(site: Site, session: Session) -> Markdown:
    """Give the run sheet, counted from 0:00, as HTML."""
    return _html(site, "run_sheet", session=session, sheet=run_sheet(session))


def participants_address(site: Site, session: Session) -> str:
    """Give the whole address of the participants' page; empty if the site's is not known."""
    return urljoin(site.url, f"sessions/{session.id}/participants/") if site.url else ""


def _invitation(here: Here, session: Session, text: str) -> Markdown:
    """Give the invitation, ready to be copied; `text` is the session's text, its macros run."""
    return here.render(
        "session_invitation",
        item=session,
        words_of_its_own=invitation_in(text),
        address=participants_address(here.site, session),
    )


def _of_participants(here: Here, page: SessionPage, body: str) -> Mapping[str, Any]:
    *shared, handouts = body.split(_CUT)
    passages = {
        name: Markdown(text.strip()) for name, text in zip(page.passages, shared, strict=True)
    }
    return {
        "passages": passages,
        "sheet": run_sheet(page.session),
        "handouts": handouts_text(here, page.session, handouts.strip("\n")),
        "code": _code(here.site, page.session),
    }


def _of_brief(here: Here, page: SessionPage, body: str) -> Mapping[str, Any]:
    return {"steps": guide_text(here, page.session, body, is_brief=True)}


def _of_cards(here: Here, page: SessionPage, body: str) -> Mapping[str, Any]:
    return {
        "handouts": cards_text(here, page.session, body),
        "materials": list(prepared(here.site, page.session)),
        "code": _code(here.site, page.session),
    }


def _code(site: Site, session: Session) -> Markdown | None:
    """Draw the code that leads to the participants' page; nothing if its address is not known."""
    address = participants_address(site, session)
    return _html(site, "qr_code", code=qr_svg(address)) if address else None


def _of_room(here: Here, page: SessionPage, _: str) -> Mapping[str, Any]:
    room = _html(
        here.site,
        "room",
        session=page.session,
        sheet=run_sheet(page.session),
        prompts=prompts(page.session),
    )
    return {"room": room}


def _of_plan(here: Here, page: SessionPage, _: str) -> Mapping[str, Any]:
    assert page.plan
    sheet = planned(page.plan, page.session)
    values = {"formats": _formats(here.site), "variant": variant}
    html = _html(here.site, "plan_sheet", plan=page.plan, sheet=sheet, **values)
    return {"plan": page.plan, "sheet": sheet, "table": html}


def prompts(session: Session) -> Mapping[str, str]:
    """Give, for each step, what all may see on the screen of the room, as plain text."""
    found: dict[str, str] = {}
    for block in blocks_named(session.body, STEP):
        shown = (child for child in block.children if child.name == SHOW)
        lines = (session.body.lines[b.start + 1 : b.end] for b in shown)
        text = "\n".join(readable(line.text) for each in lines for line in each).strip()
        if text:
            found[block.argument] = text
    return found


def _formats(site: Site) -> Mapping[str, str]:
    return {each.id: each.title for each in site.library.session_formats.values()}


def _html(site: Site, template: str, **values: Any) -> Markdown:
    """Give HTML that Markdown passes on as it is: one element, without an empty line."""
    found = html_templates(site.strings).get_template(f"{template}.html.jinja")
    html = found.render(library=site.library, copies=Copies, **values)
    return Markdown("\n".join(line for line in html.split("\n") if line.strip()))


_VALUES: Mapping[str, Callable[[Here, SessionPage, str], Mapping[str, Any]]] = {
    "participants": _of_participants,
    "brief": _of_brief,
    "cards": _of_cards,
    "room": _of_room,
    "plan": _of_plan,
}
