"""The observable checks of the practice map, each run on the real site or the real content."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from alongside.assembly import assemble_tracks
from alongside.curriculum import Library
from tests.support.pages import BuiltPage, page_of, words_of
from tests.support.projects import REPOSITORY, Project

LEAST_SHARE_OF_LESSONS_FROM_FAILURE = 0.4
LIMIT_OF_A_TRACK_MINUTES = 270
DISCUSSIONS = {"small-groups", "trio", "pair", "dialogue", "plenary", "round", "questions"}
"""Formats in which participants speak with each other, or with a guest."""


def _main(page: BuiltPage) -> str:
    return words_of(page.soup.select_one("main"))


@pytest.mark.practice(6)
def test_each_module_has_two_activities_that_are_complete_without_a_script(
    library: Library, built: Project
) -> None:
    for module in library.modules.values():
        assert len(module.body.practice) >= 2, module.id
        article = page_of(built, f"modules/{module.id}").article
        assert article.select("#practise"), module.id
        assert len(article.select(".practice")) == len(module.body.practice)
        # Controls that need a script are hidden until one shows them.
        for control in article.select(
            "script, button, input:not([type=checkbox]):not([type=radio])"
        ):
            assert control.find_parent(attrs={"hidden": True}), module.id


@pytest.mark.practice(9)
def test_each_module_names_one_process_change_and_the_role_that_owns_it(
    library: Library, built: Project
) -> None:
    for module in library.modules.values():
        assert module.process_change.owner_role in library.roles
        text = _main(page_of(built, f"modules/{module.id}"))
        assert module.process_change.text in text, module.id
        assert library.roles[module.process_change.owner_role].title in text, module.id


@pytest.mark.practice(17)
def test_ground_rules_changed_once_change_in_every_session_guide(project: Project) -> None:
    path = project.folder / "curricula/shared/ground-rules.md"
    path.write_text(path.read_text("utf-8") + "\n- A rule that nobody has read before.\n", "utf-8")
    assert project.build().returncode == 0
    guides = sorted(path.stem for path in (project.folder / "curricula/sessions").glob("*.md"))
    assert guides
    for guide in guides:
        assert "A rule that nobody has read before." in _main(page_of(project, f"sessions/{guide}"))


@pytest.mark.practice(18)
def test_a_session_guide_states_the_limits_of_confidentiality_before_the_first_discussion(
    library: Library, built: Project
) -> None:
    first = Path(REPOSITORY / "curricula/shared/confidentiality.md").read_text("utf-8")
    limit = re.search(r"duty[^.]*", first)
    assert limit, "the shared passage names no limit"
    for session in library.sessions.values():
        article = page_of(built, f"sessions/{session.id}").article
        headings = article.select("h2")
        titles = [words_of(heading) for heading in headings]
        discussion = next(
            step for step in session.agenda if step.format in DISCUSSIONS and step.title in titles
        )
        text = words_of(article)
        start = text.index("duty")
        heading = headings[titles.index(discussion.title)]
        before = " ".join(words_of(each) for each in heading.find_all_previous(["p", "li"])[::-1])
        assert "duty" in before, (
            f"{session.id}: the limit stands after {discussion.title} ({start})"
        )


@pytest.mark.practice(19)
def test_the_pages_of_recruiters_and_tech_leads_differ_and_leak_nothing(
    library: Library, built: Project
) -> None:
    compared = 0
    for module in assemble_tracks(library)["essentials"].modules:
        versions = {
            role: _versions(page_of(built, f"tracks/{role}/{module.id}"))
            for role in ("recruiter", "tech-lead")
        }
        if {"recruiter", "tech-lead"} <= set(module.audiences.roles):
            assert versions["recruiter"] != versions["tech-lead"], module.id
            compared += 1
        for role, shown in versions.items():
            for keys, _ in shown:
                assert any(key in (role, "everyone") for key in keys.split()), (module.id, keys)
    assert compared >= 2


def _versions(page: BuiltPage) -> list[tuple[str, str]]:
    return [(each["data-for"], words_of(each)) for each in page.soup.select("[data-for]")]


@pytest.mark.practice(20)
def test_all_72_pairs_of_role_and_department_have_a_track_within_the_limit(
    library: Library, built: Project
) -> None:
    pairs = [track for track in assemble_tracks(library).values() if track.path.count("/") == 1]
    assert len(pairs) == 72
    for track in pairs:
        assert 0 < track.minutes <= LIMIT_OF_A_TRACK_MINUTES
        text = _main(page_of(built, f"tracks/{track.path}"))
        assert f"{track.minutes} minutes" in text, track.path


@pytest.mark.practice(21)
def test_a_changed_organisation_file_changes_name_and_contacts_everywhere(project: Project) -> None:
    path = project.folder / "curricula/organisation.yml"
    text = path.read_text("utf-8")
    old_name = re.search(r'^name: "(.*)"', text, re.M)[1]
    text = text.replace(f'name: "{old_name}"', 'name: "Ñandú Systems"', 1)
    text = text.replace("feedback@example.org", "say@nandu.example")
    path.write_text(text, "utf-8")
    assert project.build().returncode == 0
    everything = b"\n".join(
        each for name, each in project.written().items() if name.endswith(".html")
    ).decode()
    assert "Ñandú Systems" in everything
    assert "say@nandu.example" in everything
    assert "feedback@example.org" not in everything


@pytest.mark.practice(22)
def test_an_objective_that_nobody_can_observe_ends_the_build(project: Project) -> None:
    path = project.folder / "curricula/modules/start-here.md"
    text, count = re.subn(
        r"verb: state, text: \"State",
        'verb: understand, text: "Understand',
        path.read_text("utf-8"),
        count=1,
    )
    assert count == 1
    path.write_text(text, "utf-8")
    result = project.build()
    assert result.returncode == 1
    assert "understand" in result.stdout + result.stderr


@pytest.mark.practice(23)
def test_the_competency_map_is_one_step_from_every_module(library: Library, built: Project) -> None:
    target = page_of(built, "competencies").address
    for module in library.modules.values():
        page = page_of(built, f"modules/{module.id}")
        links = {link.split("#")[0] for link in page.links(page.soup.select_one("main"))}
        assert target in links, module.id


@pytest.mark.practice(27)
def test_each_module_has_a_real_story_and_links_it(library: Library, built: Project) -> None:
    for module in library.modules.values():
        assert module.stories, module.id
        page = page_of(built, f"modules/{module.id}")
        for story in module.stories:
            assert page_of(built, f"stories/{story}").address in page.links(page.article)


@pytest.mark.practice(28)
def test_at_least_two_fifths_of_the_stories_teach_from_failure_and_say_what_to_do_differently(
    library: Library, built: Project
) -> None:
    stories = library.stories.values()
    lessons = [story for story in stories if story.outcome.is_lesson_from_failure]
    assert len(lessons) >= LEAST_SHARE_OF_LESSONS_FROM_FAILURE * len(stories)
    for story in lessons:
        assert story.do_differently in _main(page_of(built, f"stories/{story.id}"))


@pytest.mark.practice(30)
def test_a_facilitator_finds_the_access_checklist_before_the_steps_of_the_session(
    library: Library, built: Project
) -> None:
    for session in library.sessions.values():
        article = page_of(built, f"sessions/{session.id}").article
        titles = [words_of(heading) for heading in article.select("h2")]
        access = titles.index("Room, call and access")
        steps = [titles.index(step.title) for step in session.agenda if step.title in titles]
        assert steps
        assert access < min(steps), session.id


@pytest.mark.practice(36)
def test_an_anonymous_route_and_its_response_time_are_one_step_from_every_module(
    library: Library, built: Project
) -> None:
    organisation = page_of(built, "organisation")
    text = _main(organisation)
    anonymous = [route for route in library.organisation.reporting if route.anonymous]
    assert anonymous
    for route in anonymous:
        assert route.title in text
        assert route.answer_within in text
    for module in library.modules.values():
        page = page_of(built, f"modules/{module.id}")
        links = {link.split("#")[0] for link in page.links(page.soup.select_one("main"))}
        assert organisation.address in links, module.id
