"""Make all documents of a built site: those that changed, on all cores; the rest are kept."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from ...curriculum import Text
from ...pages import Site
from .binding import Document, Imprint, bind
from .braille import has_braille, write_braille
from .cleaning import DocumentError, article_of
from .epub import write_epub
from .keeping import Kept, Made, engine, key_of
from .offers import Offer, offer_on_pages
from .pdf import write_pdf
from .plain_text import write_text
from .plans import Form, Plan, plans
from .word import write_word

_KINDS = ("modules", "sessions", "kits")
TRACKS = "tracks/"
"""The folder of all tracks, in the site and among documents."""


@dataclass(frozen=True)
class Printed:
    """What a run has done."""

    made: int
    """The documents that were made."""
    kept: int
    """Those that had not changed."""
    pages: int
    """The pages of the site that offer them."""
    seconds: float
    """How long it took."""


@dataclass(frozen=True)
class _Job:
    """A document, with the forms in which it is to be made."""

    plan: Plan
    texts: tuple[tuple[str, str], ...]
    keys: Mapping[Form, str]
    last_change: date | None


def print_site(
    site: Site,
    folder: Path,
    cache: Path,
    site_url: str,
    only: Collection[str] = (),
    report: Callable[[str], None] = lambda _: None,
    workers: int | None = None,
) -> Printed:
    """Make the documents of a site that was built into `folder`, and offer them on its pages.

    With `only`, just the documents of these addresses are made, such as `sessions/peer-circle` or
    `tracks/people-manager/engineering`; all others are offered where they are kept and still as
    their pages are. Raises `DocumentError` for an address that has none.
    """
    start = time.monotonic()
    imprint = imprint_of(site, site_url)
    kept = Kept(cache)
    jobs = list(_jobs(site, folder, imprint))
    _refuse_unknown(site, jobs, only)
    made: dict[tuple[Plan, Form], Made] = {}
    waiting: list[_Job] = []
    for job in jobs:
        missing = {}
        for form, key in job.keys.items():
            if found := kept.find(key):
                made[job.plan, form] = found
            elif _is_wanted(job.plan, only):
                missing[form] = key
        if missing:
            waiting.append(_Job(job.plan, job.texts, missing, job.last_change))
    count = sum(len(job.keys) for job in waiting)
    report(f"To make: {count} documents; unchanged: {len(made)}.")
    work = partial(_make, imprint=imprint, folder=folder, kept=kept, report=report)
    _on_all_cores(work, waiting, workers)
    for job in waiting:
        for form, key in job.keys.items():
            if result := kept.find(key):
                made[job.plan, form] = result
    offers = []
    for job in jobs:
        for form, key in job.keys.items():
            if result := made.get((job.plan, form)):
                kept.copy(key, folder / job.plan.path(form))
                offers.append(Offer(job.plan, form, result))
    pages = offer_on_pages(site, folder, offers)
    kept.prune()
    return Printed(count, len(made) - count, pages, time.monotonic() - start)


def imprint_of(site: Site, site_url: str) -> Imprint:
    """Give what all documents of a site say of themselves."""
    organisation = site.library.organisation
    return Imprint(
        site_title=organisation.site_title,
        organisation=organisation.name,
        language=organisation.language,
        locale=organisation.locale,
        paper=str(organisation.paper),
        site_url=site_url,
        gettext=site.strings.gettext,
    )


def _jobs(site: Site, folder: Path, imprint: Imprint) -> Iterator[_Job]:
    texts: dict[str, str] = {}
    changes = _last_changes(site)
    summed = engine()
    settings = [str(value) for value in vars(imprint).values() if isinstance(value, str)]
    for plan in plans(site, lambda address: (folder / address / "index.html").is_file()):
        for address in plan.pages:
            if address not in texts:
                page = (folder / address / "index.html").read_text("utf-8")
                texts[address] = article_of(page, address)
        own = tuple((address, texts[address]) for address in plan.pages)
        days = [changes[name] for each in plan.pages if (name := _item_of(each)) in changes]
        parts = [*settings, str(max(days, default="")), *(f"{a}\0{text}" for a, text in own)]
        forms = [
            form for form in plan.forms if form is not Form.BRAILLE or has_braille(imprint.language)
        ]
        keys = {form: key_of(form, summed, parts) for form in forms}
        yield _Job(plan, own, keys, max(days, default=None))


def _last_changes(site: Site) -> dict[str, date]:
    """Give the day on which each item's file last changed, by the name in its addresses."""
    found: dict[str, date] = {}
    for kind in _KINDS:
        items: Sequence[Text] = site.listed(kind)
        for item in items:
            if day := site.last_change(item):
                found[item.id] = day
    return found


def _item_of(address: str) -> str:
    """Give the id of the item whose page is at an address."""
    parts = address.strip("/").split("/")
    return parts[1] if parts[0] in _KINDS else parts[-1]


def _is_wanted(plan: Plan, only: Collection[str]) -> bool:
    return plan.folder.strip("/") in only if only else not plan.on_demand


def _refuse_unknown(site: Site, jobs: Sequence[_Job], only: Collection[str]) -> None:
    known = {job.plan.folder.strip("/") for job in jobs}
    for address in only:
        if address in known:
            continue
        if address.startswith(TRACKS):
            listed = ", ".join(sorted(t.path for t in site.full_tracks if "/" not in t.path))
            raise DocumentError(
                f'there is no track "{address.removeprefix(TRACKS)}". Write a role, a department, '
                f"both with a slash between them, or a journey: {listed}."
            )
        raise DocumentError(
            f'there are no documents of "{address}". Write a kind and an id, such as '
            "sessions/peer-circle or modules/start-here."
        )


def _on_all_cores(work: Callable[[_Job], None], jobs: Sequence[_Job], workers: int | None) -> None:
    """Do the work, the longest first, in as many processes as there are cores.

    Processes begin as copies of this one and leave what they make in the folder of kept documents,
    so that nothing has to be handed over.
    """
    jobs = sorted(jobs, key=lambda job: -sum(len(text) for _, text in job.texts) * len(job.keys))
    workers = min(workers or os.cpu_count() or 1, len(jobs))
    if workers < 2:
        for job in jobs:
            work(job)
        return
    context = get_context("fork")
    next_job = context.Value("i", 0)

    def work_on() -> None:
        while True:
            with next_job.get_lock():
                number = next_job.value
                next_job.value += 1
            if number >= len(jobs):
                return
            work(jobs[number])

    processes = [context.Process(target=work_on) for _ in range(workers)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    if any(process.exitcode for process in processes):
        raise DocumentError("a document could not be made: the message above says why.")


def _make(
    job: _Job, imprint: Imprint, folder: Path, kept: Kept, report: Callable[[str], None]
) -> None:
    """Make a document in the forms that are missing, and keep them."""
    document = bind(str(job.plan.sort), job.texts, job.last_change, imprint)
    for form, key in job.keys.items():
        kept.keep(key, *_written(document, form, folder))
    report(f"Made {job.plan.folder}{job.plan.name}: {', '.join(form.name for form in job.keys)}")


def _written(document: Document, form: Form, folder: Path) -> tuple[bytes, int | None]:
    """Give a document in a form, and the number of its pages."""
    if form.is_pdf:
        pdf = write_pdf(document, folder, large=form is Form.LARGE_PRINT)
        return pdf.content, pdf.pages
    if form is Form.BRAILLE:
        braille = write_braille(document)
        return braille.content, braille.pages
    write = {Form.EPUB: write_epub, Form.TEXT: write_text, Form.WORD: write_word}[form]
    return write(document), None
