"""Somebody offers a story or a perspective: the file is made in the browser, and stays there."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import BrowserContext, Page, expect

from alongside.check import examine, read_project
from alongside.curriculum import ContentError
from alongside.intake import main as take_in
from alongside.intake import take_in as take_in_file
from alongside.withdraw import main as withdraw
from tests.browser.test_accessibility import (
    ALL_RULES,
    COLOUR_RULES,
    NARROW,
    SHAPE_RULES,
    WIDE,
    WITHOUT_SCRIPTS,
    show,
    violations,
)
from tests.support.offers import (
    PERSPECTIVE_FORM,
    SENTENCE,
    STORY_FORM,
    TITLE,
    WORDS,
    check,
    download,
    fill_in_perspective,
    fill_in_story,
    show_form_of,
    site_with,
)
from tests.support.projects import Project, copy_project

GOLDEN = Path(__file__).parent / "golden"
PLACE = "?page=modules/stepping-in&section=the-idea"
GITHUB, GITLAB = "https://github.com/harbour/course", "https://gitlab.com/harbour/course"
EVIL = '<img src=x onerror="window.hacked = 1"><script>window.hacked = 1</script>'
NAMED, UNNAMED = "Under another name that I choose", "Without a name"


def _project(folder: Path) -> Project:
    copy_project(folder / "project")
    return Project(folder / "project")


def _errors(project: Project) -> list[str]:
    settings = read_project(project.folder / "mkdocs.yml")
    return [str(each) for each in examine(settings, datetime.date.today()).errors]


def _front(text: str) -> dict:
    return yaml.safe_load(text.split("---\n")[1])


@pytest.mark.parametrize("form", [NAMED, UNNAMED])
def test_somebody_without_git_sends_a_file_that_a_steward_takes_in_and_the_teller_takes_back(
    page: Page, address: str, tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page.goto(address + STORY_FORM, wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    fill_in_story(page, form)
    check(page)
    expect(page.locator(".offer__result")).to_be_focused()
    preview = page.locator(".offer__preview").text_content()
    reference = page.locator(".offer__reference").text_content()
    file = download(page, tmp_path)
    assert file.read_text("utf-8") == preview
    assert [url for url in asked if not url.startswith("blob:")] == []
    assert page.problems == []  # type: ignore[attr-defined]
    data = _front(preview)
    assert data["consent"]["record"] == reference
    assert data.get("author_display") == (None if form == UNNAMED else "Ifeoma")
    assert "do_differently" not in data
    # The steward brings it in: nothing is left to be mended.
    project = _project(tmp_path)
    config = ["--config", str(project.folder / "mkdocs.yml")]
    assert take_in([*config, str(file)]) == 0
    placed = project.folder / "curricula/stories/the-call-that-was-heard.md"
    assert SENTENCE in placed.read_text("utf-8")
    assert _errors(project) == []
    # The teller names the reference, and the steward finds the file by it.
    found = [path for path in placed.parent.glob("*.md") if reference in path.read_text("utf-8")]
    assert found == [placed]
    assert withdraw([*config, found[0].stem]) == 0
    assert "Traceback" not in capsys.readouterr().err
    assert _errors(project) == []


def test_the_steward_takes_in_a_perspective_that_was_begun_at_its_section(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.goto(address + "tracks/people-manager/engineering/stepping-in/")
    page.get_by_role("link", name="Add your perspective (The idea)").click()
    fill_in_perspective(page)
    check(page)
    file = download(page, tmp_path)
    project = _project(tmp_path)
    taken = take_in_file(read_project(project.folder / "mkdocs.yml"), file, datetime.date.today())
    assert taken.warnings == ()
    assert WORDS in taken.path.read_text("utf-8")
    assert _front(file.read_text("utf-8"))["section"] == "the-idea"


@pytest.mark.practice(44)
def test_one_click_at_a_section_opens_the_form_with_page_and_section_filled_in(
    page: Page, address: str
) -> None:
    for path in ("modules/stepping-in/", "stories/google-walkout/"):
        page.goto(address + path)
        links = page.locator(".add-perspective a")
        assert links.count() >= 5
        for number in (0, links.count() - 1):
            page.goto(address + path)
            wanted = parse_qs(urlsplit(links.nth(number).get_attribute("href")).query)
            links.nth(number).click()
            expect(page.get_by_label("The page that it is about")).to_have_value(wanted["page"][0])
            expect(page.get_by_label("The section")).to_have_value(wanted["section"][0])
    # And without an account: the same page offers a file to download.
    fill_in_perspective(page)
    check(page)
    expect(page.get_by_role("button", name="Download the file")).to_be_visible()


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_way_to_the_form_is_large_enough_to_be_hit(
    page: Page, address: str, size: dict[str, int]
) -> None:
    page.set_viewport_size(size)
    page.goto(address + "modules/stepping-in/")
    heights = [each.bounding_box()["height"] for each in page.locator(".add-perspective a").all()]
    assert heights
    assert min(heights) >= 24


def test_what_is_filled_in_already_can_be_read_whole_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(address + STORY_FORM)
    cut = page.evaluate("""() => [...document.querySelectorAll("al-offer :is(input, textarea)")]
      .filter((field) => field.value && field.offsetParent)
      .filter((field) => field.scrollWidth > field.clientWidth + 1
        || field.scrollHeight > field.clientHeight + 1)
      .map((field) => field.name)""")
    assert cut == []


@pytest.mark.parametrize(
    ("repository", "start", "name", "text"),
    [
        (GITHUB, f"{GITHUB}/new/main", "filename", "value"),
        (GITLAB, f"{GITLAB}/-/new/main", "file_name", "content"),
    ],
)
def test_a_user_of_a_repository_opens_a_new_file_with_the_text_in_it(
    page: Page, address: str, repository: str, start: str, name: str, text: str
) -> None:
    show_form_of(page, address, STORY_FORM, site_with(repository))
    fill_in_story(page, "Under my own name")
    check(page)
    link = page.get_by_role("link", name="Open it as a new file on Git")
    expect(link).to_be_visible()
    href = link.get_attribute("href")
    query = parse_qs(urlsplit(href).query)
    assert href.startswith(f"{start}?")
    assert query[name] == ["curricula/stories/the-call-that-was-heard.md"]
    assert query[text] == [page.locator(".offer__preview").text_content()]
    assert link.get_attribute("rel") == "noopener noreferrer"
    # Nothing is asked of the other host before the person opens it.
    assert page.problems == []  # type: ignore[attr-defined]


def test_a_text_that_is_too_long_for_an_address_is_copied(
    context: BrowserContext, page: Page, address: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    show_form_of(page, address, STORY_FORM, site_with(GITHUB))
    fill_in_story(page)
    page.get_by_label("What happened?").fill("We spoke one after the other. " * 190)
    page.get_by_label("What followed?").fill("All of us were heard in the end. " * 50)
    check(page)
    expect(page.get_by_role("link", name="Open it as a new file")).to_have_count(0)
    href = page.get_by_role("link", name="Open an empty file on GitHub").get_attribute("href")
    assert parse_qs(urlsplit(href).query) == {
        "filename": ["curricula/stories/the-call-that-was-heard.md"]
    }
    page.get_by_role("button", name="Copy the text").click()
    expect(page.locator(".offer__status")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".offer__preview").text_content()


@pytest.mark.parametrize(
    ("form", "visibility", "said"),
    [
        (UNNAMED, "public", "everybody would see your account"),
        (NAMED, "internal", "Only colleagues are to read it."),
    ],
)
def test_who_wants_no_name_or_only_colleagues_is_led_to_the_steward_alone(
    page: Page, address: str, form: str, visibility: str, said: str
) -> None:
    show_form_of(page, address, STORY_FORM, site_with(GITHUB, visibility))
    fill_in_story(page, form)
    if visibility == "internal":
        page.get_by_label("Colleagues only").check()
    check(page)
    expect(page.locator(".offer__way:visible")).to_have_count(1)
    expect(page.locator(".offer__way:visible")).to_contain_text(said)
    expect(page.locator(".offer__result")).to_contain_text("stories@example.org")
    assert page.locator(".offer__result a[href]").count() == 0


def test_without_a_repository_the_file_can_be_downloaded_and_nothing_else(
    page: Page, address: str
) -> None:
    page.goto(address + STORY_FORM)
    fill_in_story(page, "Under my own name")
    check(page)
    expect(page.locator(".offer__ways > li")).to_have_count(1)


def test_mistakes_are_summed_up_at_the_top_and_tied_to_their_fields_by_keyboard_alone(
    page: Page, address: str
) -> None:
    page.goto(address + PERSPECTIVE_FORM + PLACE)
    page.get_by_label("What do you want to add?").focus()
    page.keyboard.type("Write to me: ngozi@example.com, all of you who were there.")
    submit = page.get_by_role("button", name="Check it, and show the file")
    for _ in range(12):
        page.keyboard.press("Tab")
        if submit.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    summary = page.locator(".offer__summary")
    expect(summary).to_be_focused()
    expect(summary).to_be_in_viewport(ratio=0.9)
    assert summary.get_by_role("link").all_text_contents() == [
        "Take out the e-mail address ngozi@example.com: it shows who somebody is. "
        "(What do you want to add?)",
        "Choose how you want to be shown.",
        "Write the name that readers are to see.",
        "Tick this if it is yours to tell. If it is somebody else's, ask them to tell it.",
        "Tick this if you agree to the licence. Without it the text cannot be shown.",
    ]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    field = page.get_by_label("What do you want to add?")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    described = field.get_attribute("aria-describedby").split()
    said = [page.locator(f"#{name}").text_content() for name in described]
    assert said[-1].startswith("Take out the e-mail address")
    field.fill(WORDS)
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("#offer-text-wrong")).to_have_count(0)


@pytest.mark.parametrize("name", ["offer-as-served", "offer-wrong", "offer-file"])
def test_what_is_heard_of_the_form_is_as_the_golden_file_says(
    page: Page, address: str, name: str
) -> None:
    page.goto(address + PERSPECTIVE_FORM + PLACE)
    part = page.locator("al-offer form")
    if name == "offer-as-served":
        # The lists of pages and sections grow with the course: one option of each is enough.
        page.evaluate("""() => {
          for (const list of document.querySelectorAll("al-offer select"))
            list.replaceChildren(list.selectedOptions[0]);
        }""")
    elif name == "offer-wrong":
        check(page)
        part = page.locator(".offer__summary")
    else:
        fill_in_perspective(page)
        check(page)
        part = page.locator(".offer__result")
    found = re.sub(r"F-[2-9A-Z]{4}-[2-9A-Z]{4}", "F-XXXX-XXXX", part.aria_snapshot())
    found = re.sub(r"stepping-in-[2-9a-z]{4}", "stepping-in-xxxx", found)
    found = re.sub(r"\d{4}-\d{2}-\d{2}", "2026-11-26", found)
    assert found.strip() == (GOLDEN / f"{name}.yml").read_text("utf-8").strip()


@pytest.mark.parametrize("form", [STORY_FORM, PERSPECTIVE_FORM + PLACE])
def test_axe_finds_nothing_in_any_state_of_a_form(page: Page, address: str, form: str) -> None:
    page.goto(address + form)
    found = []
    for state in ("as served", "wrong", "file"):
        if state == "wrong":
            check(page)
        elif state == "file":
            fill_in_story(page) if form == STORY_FORM else fill_in_perspective(page)
            check(page)
            expect(page.locator(".offer__result")).to_be_visible()
        for size in (WIDE, NARROW):
            show(page, size)
            found += violations(page, ALL_RULES, "article")
            show(page, size, dark=True)
            found += violations(page, COLOUR_RULES, "article")
        show(page, NARROW, forced=True)
        found += violations(page, SHAPE_RULES, "article")
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= NARROW["width"]
    assert found == []


def test_what_is_written_survives_a_reload_until_the_person_deletes_it(
    page: Page, address: str
) -> None:
    page.goto(address + STORY_FORM)
    fill_in_story(page)
    check(page)
    reference = page.locator(".offer__reference").text_content()
    page.reload()
    expect(page.get_by_label("A title")).to_have_value(TITLE)
    expect(page.get_by_label("Meetings")).to_be_checked()
    expect(page.get_by_label("It is mine to tell")).to_be_checked()
    expect(page.get_by_label("What would you do differently?")).to_be_hidden()
    check(page)
    expect(page.locator(".offer__reference")).to_have_text(reference)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Delete what I wrote").click()
    expect(page.get_by_label("A title")).to_have_value(TITLE)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete what I wrote").click()
    expect(page.locator(".offer__note")).to_contain_text("Nothing of it is left on this device.")
    page.reload()
    expect(page.get_by_label("A title")).to_have_value("")
    assert page.evaluate("localStorage.getItem('alongside.draft.story')") is None


def test_another_section_does_not_lose_what_was_begun_and_says_so(page: Page, address: str) -> None:
    page.goto(address + PERSPECTIVE_FORM + PLACE)
    page.get_by_label("What do you want to add?").fill(WORDS)
    page.goto(address + PERSPECTIVE_FORM + "?page=stories/google-walkout&section=lesson")
    expect(page.get_by_label("What do you want to add?")).to_have_value(WORDS)
    expect(page.get_by_label("The page that it is about")).to_have_value("stories/google-walkout")
    expect(page.locator(".offer__note")).to_contain_text("It was about: The idea.")
    # What the person chooses then is not undone by a reload of the same address.
    page.get_by_label("The page that it is about").select_option("modules/stepping-in")
    page.get_by_label("The section").select_option("the-idea")
    page.reload()
    expect(page.get_by_label("The section")).to_have_value("the-idea")


@pytest.mark.parametrize(
    "query",
    [
        "?page=modules/nowhere&section=the-idea",
        "?page=modules/stepping-in&section=nowhere",
        f"?page={EVIL}&section={EVIL}",
        "?page=../../etc/passwd&section=__proto__",
        "?page=constructor&section=toString",
    ],
)
def test_an_address_that_names_no_section_fills_in_nothing_that_is_not_in_the_lists(
    page: Page, address: str, query: str
) -> None:
    page.goto(address + PERSPECTIVE_FORM + query)
    expect(page.locator(".offer__note")).to_have_text(
        "The address names a section that is not there. Choose one from the lists."
    )
    expect(page.get_by_label("The section")).to_have_value("")
    assert page.evaluate("window.hacked") is None
    assert page.problems == []  # type: ignore[attr-defined]


def test_scripts_in_every_field_are_shown_as_text_and_refused(page: Page, address: str) -> None:
    page.goto(address + STORY_FORM)
    fill_in_story(page)
    boxes = page.locator("al-offer form").get_by_role("textbox")
    fields = [each for each in boxes.all() if each.is_visible()]
    for each in fields:
        each.fill(EVIL)
    check(page)
    # At least one sentence for each field, and the words in it are words.
    links = page.locator(".offer__summary a")
    assert links.count() >= len(fields)
    assert page.locator(".offer__summary :is(img, script)").count() == 0
    page.reload()
    expect(page.get_by_label("A title")).to_have_value(EVIL)
    assert page.evaluate("window.hacked") is None
    assert page.problems == []  # type: ignore[attr-defined]


def test_quotes_marks_and_strange_ids_make_a_file_that_says_what_was_typed(
    page: Page, address: str
) -> None:
    page.goto(address + STORY_FORM)
    for title, start in (
        ('On: "yes" #1 \\ «id» $& — Zoë Ọlá', "on-yes-1-id-zoe-ola"),
        ("On", "on"),
        ("اسم أمي", "story-"),
        ("The Google walkout", "the-google-walkout"),
        ("Google walkout", "google-walkout-"),
    ):
        fill_in_story(page)
        page.get_by_label("A title").fill(title)
        check(page)
        data = _front(page.locator(".offer__preview").text_content())
        assert data["title"] == title
        assert data["id"].startswith(start)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", data["id"])


@pytest.mark.parametrize("context", [WITHOUT_SCRIPTS], indirect=True)
@pytest.mark.parametrize("form", [STORY_FORM, PERSPECTIVE_FORM])
def test_without_scripts_the_page_is_a_sheet_with_a_template(
    page: Page, address: str, form: str, tmp_path: Path
) -> None:
    page.goto(address + form)
    assert page.locator("al-offer button:visible").count() == 0
    field = page.get_by_label("The name that readers see")
    field.fill("On paper")
    field.press("Enter")
    # Nothing was sent, also not to this site: the address is as it was, and the words are there.
    assert page.url == address + form
    expect(field).to_have_value("On paper")
    page.get_by_text("The template, to copy").click()
    with page.expect_download() as given:
        page.get_by_role("link", name="Download the template").click()
    assert given.value.suggested_filename.endswith(".md")
    given.value.save_as(tmp_path / "template.md")
    text = (tmp_path / "template.md").read_text("utf-8")
    assert text.strip() == page.locator("#offer-template").text_content().strip()
    # Filled in by hand, it is taken in like any other file.
    values = {
        "id": "by-hand",
        "outcome": "mixed",
        "topics": "meetings",
        "form": "pseudonym",
        "scope": "public",
        "licence_agreed": "true",
        "own_story": "true",
        "language": "en",
        "given_on": "2026-01-02",
        "review_by": "2099-01-02",
        "review_due": "2099-01-02",
        "page": "modules/stepping-in",
        "section": "the-idea",
        "record": "C-0031",
        "content_notes": "sexism-described",
    }
    filled = re.sub("«([a-z_0-9]+)»", lambda found: values.get(found[1], "Plain words."), text)
    (tmp_path / "by-hand.md").write_text(filled, "utf-8")
    project = read_project(_project(tmp_path).folder / "mkdocs.yml")
    assert take_in_file(project, tmp_path / "by-hand.md", datetime.date.today()).path.is_file()
    with pytest.raises(ContentError):
        take_in_file(project, tmp_path / "template.md", datetime.date.today())


def test_on_paper_the_form_is_a_sheet_with_room_to_write(page: Page, address: str) -> None:
    page.goto(address + STORY_FORM)
    page.emulate_media(media="print")
    expect(page.get_by_label("What happened?")).to_be_visible()
    assert page.get_by_label("What happened?").bounding_box()["height"] >= 100
    assert page.locator("al-offer button:visible").count() == 0
    page.goto(address + "modules/stepping-in/")
    page.emulate_media(media="print")
    expect(page.locator(".add-perspective").first).to_be_hidden()


def test_where_nothing_is_kept_the_form_works_and_says_so(page: Page, address: str) -> None:
    page.goto(address + "my-notes/")
    page.get_by_label("Keep what I write and mark on this device").uncheck()
    page.goto(address + STORY_FORM)
    expect(page.locator(".offer__kept")).to_contain_text("gone when you close the page")
    fill_in_story(page)
    page.wait_for_timeout(600)
    assert page.evaluate("localStorage.getItem('alongside.draft.story')") is None
    check(page)
    expect(page.locator(".offer__result")).to_be_visible()
