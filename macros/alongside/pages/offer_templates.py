"""The templates of offered files: what a person fills in by hand, and a form in the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from ..curriculum.kinds import kind_named
from ..curriculum.models import ConsentForm, Outcome, Scope
from .site import Site

OFFERED = ("stories", "perspectives")
"""The kinds of texts that people can offer in a form."""

Words = Callable[[str], str]
"""Gives a string of the interface in the reader's language."""


def template_text(site: Site, kind: str) -> str:
    """Give the text of a file that is still to be filled in: `«title»` stands for the title.

    Lines that begin with `#` tell a person what to write, and are left out of a filled-in file.
    """
    return "\n".join([*_TEMPLATES[kind](site, site.strings.gettext), ""])


def template_path(kind: str) -> str:
    """Give the place of a template to download, from the site's top."""
    return f"templates/{kind_named(kind).noun}.txt"


def offer_templates(site: Site) -> Mapping[str, str]:
    """Give the templates to download by their place; nothing where the site has no forms."""
    if not site.takes_perspectives:
        return {}
    return {template_path(kind): template_text(site, kind) for kind in OFFERED}


def _begin(_: Words) -> Iterator[str]:
    yield "---"
    yield f"# {_('Fill in what stands between the marks « and », and take the marks away.')}"
    yield f"# {_('Small letters, digits and hyphens. The name of the file is this, and then .md')}"
    yield 'id: "«id»"'


def _story(site: Site, _: Words) -> Iterator[str]:
    library = site.library
    several = _("Take the line out, or write one or more of these:")
    place = _("A kind of place, such as a bank. Take the line out if it could show who you are.")
    yield from _begin(_)
    yield from ('title: "«title»"', 'summary: "«summary»"')
    yield from ("status: review", "provenance: first-person")
    yield f"# {_('One of these:')} {_joined(Outcome)}"
    yield "outcome: «outcome»"
    yield f"# {place}"
    yield 'organisation: "«organisation»"'
    yield f"# {_('One or more of these:')} {_joined(library.topics)}"
    yield "topics: [«topics»]"
    yield f"# {several} {_joined(library.content_notes)}"
    yield "content_notes: [«content_notes»]"
    yield 'lesson: "«lesson»"'
    yield f"# {_('Take the line out if it was a success.')}"
    yield 'do_differently: "«do_differently»"'
    yield from ("discussion:", '  - "«question_1»"', '  - "«question_2»"')
    yield from _consent(_)
    yield "review_due: «review_due»"
    yield from ('language: "«language»"', "---")
    for title, name in (
        (_("What happened"), "what_happened"),
        (_("What people did, and did not do"), "what_people_did"),
        (_("What followed"), "what_followed"),
    ):
        yield from ("", f"## {title}", "", f"«{name}»")


def _perspective(_site: Site, _: Words) -> Iterator[str]:
    yield from _begin(_)
    yield f"# {_('The page, as in its address: modules/stepping-in')}"
    yield "page: «page»"
    yield f"# {_('The section, as it stands in the address after the sign #')}"
    yield 'section: "«section»"'
    yield "status: review"
    yield from _consent(_)
    yield from ('language: "«language»"', "---", "", "«text»")


def _consent(_: Words) -> Iterator[str]:
    again = _("The day on which you agree, such as 2026-11-26; then the day to be asked again.")
    yield f"# {_('The name that readers see. Take the line out if you want no name.')}"
    yield 'author_display: "«author_display»"'
    yield "consent:"
    yield f"  # {_('One of these:')} {_joined(ConsentForm)}"
    yield "  form: «form»"
    yield f"  # {_('Who may read it, one of these:')} {_joined(Scope)}"
    yield "  scope: «scope»"
    yield f"  # {_('Write true if you agree to the licence CC BY 4.0.')}"
    yield "  licence_agreed: «licence_agreed»"
    yield f"  # {_('Write true if it is yours to tell.')}"
    yield "  own_story: «own_story»"
    yield f"  # {again}"
    yield from ("  given_on: «given_on»", "  review_by: «review_by»")
    yield f"  # {_('The steward fills this in: a reference that holds no name.')}"
    yield '  record: "«record»"'


def _joined(values: Iterable[str]) -> str:
    return ", ".join(map(str, values))


_TEMPLATES: Mapping[str, Callable[[Site, Words], Iterator[str]]] = {
    "stories": _story,
    "perspectives": _perspective,
}
