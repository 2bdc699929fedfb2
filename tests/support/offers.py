"""Fill in the forms in which people offer texts, as a person does."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from alongside.check import read_project
from alongside.curriculum import load
from alongside.pages import Site, for_page
from tests.support.projects import REPOSITORY

STORY_FORM = "share-a-story/"
PERSPECTIVE_FORM = "add-your-perspective/"
TITLE = "The call that was heard"
SENTENCE = "My voice was low that week, and I asked to type instead of talking."
WORDS = "We write the agenda first. Whoever is not in the room can then answer before we decide."


def fill_in_story(page: Page, form: str = "Under another name that I choose") -> None:
    """Write a story in the form, with consent."""
    page.get_by_label("A title").fill(TITLE)
    page.get_by_label("In one sentence").fill("A team found a second way to speak in a call.")
    happened = (
        f"{SENTENCE} My lead said yes at once.\n\n- He read my lines aloud.\n- Others typed too."
    )
    page.get_by_label("What happened?").fill(happened)
    did = "My lead asked nothing more. Nobody spoke over the lines that I typed."
    page.get_by_label("What did people do, and what did they not do?").fill(did)
    page.get_by_label("What followed?").fill(
        "Now every call has a chat, and somebody reads it aloud."
    )
    page.get_by_label("It worked", exact=True).check()
    page.get_by_label("What can others take from it?").fill("Give people a second way to speak.")
    page.get_by_label("Meetings").check()
    agree(page, form)


def fill_in_perspective(page: Page, form: str = "Without a name") -> None:
    """Write a perspective in the form, with consent; page and section are chosen already."""
    page.get_by_label("What do you want to add?").fill(WORDS)
    agree(page, form)


def agree(page: Page, form: str) -> None:
    """Give consent."""
    page.get_by_label(form).check()
    if form != "Without a name":
        page.get_by_label("The name that readers see").fill("Ifeoma")
    page.get_by_label("It is mine to tell").check()
    page.get_by_label("I agree to the licence").check()


def check(page: Page) -> None:
    """Ask for the file."""
    page.get_by_role("button", name="Check it, and show the file").click()


def download(page: Page, folder: Path) -> Path:
    """Download the file that the form made."""
    with page.expect_download() as given:
        page.get_by_role("button", name="Download the file").click()
    path = folder / given.value.suggested_filename
    given.value.save_as(path)
    expect(page.locator(".offer__status")).to_have_text("The file is in your downloads.")
    return path


def site_with(repository: str, visibility: str = "public") -> Site:
    """Give the real site of an organisation that names a repository."""
    project = read_project(REPOSITORY / "mkdocs.yml")
    library = load(project.roots, project.base).library
    assert library
    organisation = library.organisation.model_copy(update={"repository_url": repository})
    library = dataclasses.replace(library, organisation=organisation)
    return Site(library, {}, visibility)


def show_form_of(page: Page, address: str, form: str, site: Site) -> None:
    """Serve a form as it would be on another site, in the page of this one."""
    kind = "stories" if form == STORY_FORM else "perspectives"
    made = for_page(site, f"{form.strip('/')}.md")[0]["offer_form"](kind)

    def answer(route: Route) -> None:
        response = route.fetch()
        before, rest = response.text().split("<al-offer", 1)
        after = rest.split("</al-offer>", 1)[1]
        inside = made.split("<al-offer", 1)[1].split("</al-offer>", 1)[0]
        body = f"{before}<al-offer{inside}</al-offer>{after}"
        route.fulfill(response=response, body=body)

    page.route(f"{address}{form}", answer)
    page.goto(address + form)
