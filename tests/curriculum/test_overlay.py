"""A second organisation lays its own folder over the original, and changes only what it names."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from alongside.check import Examined, examine, read_project
from alongside.curriculum import Audience, Library
from tests.support.tiny import FIXTURES, examined, found, lay_over_tiny

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture(scope="module")
def baobab() -> Examined:
    """Examine the second organisation, which inherits the real project."""
    return examine(read_project(FIXTURES / "baobab" / "mkdocs.yml"), TODAY)


@pytest.fixture(scope="module")
def original() -> Library:
    """Load the real curriculum."""
    root = Path(__file__).resolve().parents[2]
    library = examine(read_project(root / "mkdocs.yml"), TODAY).library
    assert library
    return library


def test_the_second_organisation_is_without_an_error(baobab: Examined) -> None:
    assert baobab.errors == ()


def test_one_file_changes_name_and_reporting_route_and_keeps_the_rest(
    baobab: Examined, original: Library
) -> None:
    ours = baobab.library.organisation
    assert ours.name == "Baobab Sistemas"
    assert [route.id for route in ours.reporting] == ["listening-tree"]
    assert ours.steward == original.organisation.steward
    assert ours.policies == original.organisation.policies


def test_a_module_of_the_same_id_replaces_the_original_as_a_whole(
    baobab: Examined, original: Library
) -> None:
    module = baobab.library.modules["start-here"]
    assert module.title == "Welcome under the baobab"
    assert [heading.text for heading in module.body.headings] == [
        "A moment at work",
        "The idea",
        "Practise",
        "Reflect",
        "Change one process",
        "Your plan",
    ]
    assert original.modules["start-here"].title not in module.body.text


def test_a_story_is_changed_in_the_named_field_and_passage_only(
    baobab: Examined, original: Library
) -> None:
    ours, theirs = (
        library.stories["linux-code-of-conduct"] for library in (baobab.library, original)
    )
    assert ours.summary.endswith("under the tree.")
    assert ours.lesson == theirs.lesson
    assert "This is our reading, from Luanda" in ours.body.text
    assert "A code stood in for a decision" not in ours.body.text
    assert ours.body.headings[0].text == theirs.body.headings[0].text
    kept = theirs.body.section("what-followed")
    assert kept
    assert [line.text for line in theirs.body.lines[slice(*kept)] if line.text] == [
        line.text
        for line in ours.body.lines[slice(*ours.body.section("what-followed"))]
        if line.text
    ]


def test_a_removed_story_is_gone(baobab: Examined, original: Library) -> None:
    gone = set(original.stories) - set(baobab.library.stories)
    assert gone == {"rust-moderators"}


def test_a_new_department_has_tracks_of_its_own_and_with_every_role(
    baobab: Examined, original: Library
) -> None:
    added = set(baobab.tracks) - {a.path for a in original.all_audiences()}
    assert added == {"hardware", *(f"{role}/hardware" for role in original.roles)}
    assert all(baobab.tracks[path].entries for path in added)


def test_versions_are_merged_by_audience_and_the_version_for_everyone_stays_last(
    baobab: Examined, original: Library
) -> None:
    ours, theirs = (library.modules["culture-basics"] for library in (baobab.library, original))
    assert "Nnamdi" in ours.body.prose_for(Audience(department="hardware").candidates)
    for audience in original.all_audiences():
        assert ours.body.prose_for(audience.candidates).split() == (
            theirs.body.prose_for(audience.candidates).split()
        )
    (group,) = (group for group in ours.body.groups if group.argument == "department-case")
    keys = [version.argument for version in group.children]
    assert keys[-2:] == ["hardware", "everyone"]


def test_drift_is_reported_for_every_overlaid_item(baobab: Examined) -> None:
    drift = {(p.place.path, p.place.line) for p in baobab.problems if p.code == "AL208"}
    assert drift == {
        ("content/modules/start-here.md", 3),
        ("content/modules/culture-basics.md", 2),
        ("content/stories/linux-code-of-conduct.md", 2),
        ("content/stories/rust-moderators.md", 2),
    }


def test_drift_ends_with_the_fingerprint_and_begins_again_with_an_edit(tmp_path: Path) -> None:
    own = "---\nextends: sample\nminutes: 4\n---\n"
    folder = lay_over_tiny(tmp_path, {"curricula/modules/sample.md": own})
    (problem,) = examined(folder).problems
    printed = problem.help.rpartition("written_against: ")[2].rstrip('".')
    path = folder / "curricula/modules/sample.md"
    path.write_text(own.replace("minutes", f"written_against: {printed}\nminutes"), "utf-8")
    assert found(folder) == []
    under = folder / "original/modules/sample.md"
    under.write_text(under.read_text("utf-8") + "\nOne more line.\n", "utf-8")
    assert found(folder) == [("curricula/modules/sample.md", 3, "AL208")]


def test_an_entry_of_a_list_is_extended_replaced_added_and_removed(tmp_path: Path) -> None:
    topics = "- {extends: names, title: Names and titles}\n- {id: pay, title: Pay}\n"
    sources = "- {extends: harbour-2021, year: 2022}\n"
    people = "- {id: olena, remove: true}\n"
    module = "---\nextends: sample\nauthors: []\n---\n"
    perspective = "---\nid: my-grandmother\nremove: true\n---\n"
    folder = lay_over_tiny(
        tmp_path,
        {
            "curricula/vocabulary/topics.yml": topics,
            "curricula/sources.yml": sources,
            "curricula/people.yml": people,
            "curricula/modules/sample.md": module,
            "curricula/perspectives/my-grandmother.md": perspective,
        },
    )
    result = examined(folder)
    assert result.errors == ()
    library = result.library
    assert {key: topic.title for key, topic in library.topics.items()} == {
        "names": "Names and titles",
        "meetings": "Meetings",
        "pay": "Pay",
    }
    assert library.sources["harbour-2021"].year == 2022
    assert library.sources["harbour-2021"].venue == "Harbour Times"
    assert library.people == {}


def test_what_refers_to_a_removed_item_is_reported_where_it_stands(tmp_path: Path) -> None:
    gone = "---\nid: harbour-names\nremove: true\n---\n"
    folder = lay_over_tiny(tmp_path, {"curricula/stories/harbour-names.md": gone})
    errors = {(p.place.path, p.code) for p in examined(folder).errors}
    assert errors == {
        ("original/modules/first-steps.md", "AL201"),
        ("original/modules/sample.md", "AL201"),
        ("original/modules/sample.md", "AL205"),
        ("original/sessions/tea-circle.md", "AL201"),
    }


def test_a_mistake_in_a_changed_field_is_reported_in_the_overlay_and_others_in_the_original(
    tmp_path: Path,
) -> None:
    own = "---\nextends: sample\nminutes: 40\n---\n"
    folder = lay_over_tiny(tmp_path, {"curricula/modules/sample.md": own})
    under = folder / "original/modules/sample.md"
    under.write_text(under.read_text("utf-8").replace("[sexism-described]", "[x]"), "utf-8")
    places = {(p.code, p.place.path, p.place.line) for p in examined(folder).errors}
    assert places == {
        ("AL402", "curricula/modules/sample.md", 3),
        ("AL201", "original/modules/sample.md", 17),
    }


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("extends: [sample]", "AL105"),
        ("remove: maybe", "AL105"),
        ("written_against: 123456", "AL105"),
        ("extends: samples", "AL210"),
    ],
)
def test_a_key_that_steers_the_overlay_is_checked(line: str, code: str, tmp_path: Path) -> None:
    text = f"---\nid: sample\n{line}\n---\n"
    folder = lay_over_tiny(tmp_path, {"curricula/modules/sample.md": text})
    assert ("curricula/modules/sample.md", 3, code) in found(folder)


def test_an_item_of_ones_own_is_written_against_nothing(tmp_path: Path) -> None:
    entry = "- {id: pay, title: Pay, written_against: abc}\n"
    folder = lay_over_tiny(tmp_path, {"curricula/vocabulary/topics.yml": entry})
    assert found(folder) == [("curricula/vocabulary/topics.yml", 1, "AL210")]


def test_a_passage_keeps_the_lines_of_the_file_that_it_is_written_in(tmp_path: Path) -> None:
    passage = "/// passage | reflect\n\nRead [here](../glossary.md).\n\n///\n"
    text = f"---\nextends: sample\n---\n\n{passage}"
    folder = lay_over_tiny(tmp_path, {"curricula/modules/sample.md": text})
    assert ("curricula/modules/sample.md", 7, "AL602") in found(folder)
    body = examined(folder).library.modules["sample"].body
    headings = {heading.text: heading.place.path for heading in body.headings}
    assert headings["Reflect"] == headings["Your plan"] == "original/modules/sample.md"


def test_text_outside_of_passages_is_refused(tmp_path: Path) -> None:
    text = "---\nextends: sample\n---\n\nSome words.\n"
    folder = lay_over_tiny(tmp_path, {"curricula/modules/sample.md": text})
    assert ("curricula/modules/sample.md", 5, "AL211") in found(folder)


def test_a_single_step_of_a_session_is_replaced_by_its_id(tmp_path: Path) -> None:
    own = (
        "---\nextends: tea-circle\n---\n\n//// step | open\n"
        '    title: "Open with music"\n    minutes: 10\n    format: talk\n'
        "    materials: [card]\nPeople arrive.\n\n"
        '/// say\n"Listen."\n///\n////\n'
    )
    result = examined(lay_over_tiny(tmp_path, {"curricula/sessions/tea-circle.md": own}))
    assert result.errors == ()
    session = result.library.sessions["tea-circle"]
    assert [step.title for step in session.agenda] == ["Open with music", "Round"]


def test_a_step_that_the_original_does_not_have_is_refused_with_those_it_has(
    tmp_path: Path,
) -> None:
    own = "---\nextends: tea-circle\n---\n\n//// step | opne\nPeople arrive.\n////\n"
    folder = lay_over_tiny(tmp_path, {"curricula/sessions/tea-circle.md": own})
    (problem,) = (p for p in examined(folder).errors if p.code == "AL211")
    assert problem.place.line == 5
    assert problem.help == 'Its passages are "open", "round". Did you mean "open"?'


UNCLEAR = {
    "a passage that is never closed": ("/// passage | the-idea\nNew.\n", [(5, "AL302")]),
    "words between the versions of a group": (
        "//// versions | the-case\nStray.\n/// for | engineering\nNew.\n///\n////\n",
        [(6, "AL309")],
    ),
    "a second version for the same readers": (
        "//// versions | the-case\n/// for | engineering\nA.\n///\n"
        "/// for | engineering\nB.\n///\n////\n",
        [(9, "AL307")],
    ),
    "a passage that is changed twice": (
        "/// passage | the-idea\nA.\n///\n\n/// passage | the-idea\nB.\n///\n",
        [(9, "AL211")],
    ),
}


@pytest.mark.parametrize(("body", "expected"), UNCLEAR.values(), ids=UNCLEAR)
def test_no_word_of_an_overlay_is_lost_in_silence(
    body: str, expected: list[tuple[int, str]], tmp_path: Path
) -> None:
    name = "curricula/modules/sample.md"
    text = "---\nextends: sample\nsources: [okafor-2020]\n---\n" + body
    places = found(lay_over_tiny(tmp_path, {name: text}))
    errors = [(line, code) for path, line, code in places if path == name and code != "AL208"]
    assert errors == expected
