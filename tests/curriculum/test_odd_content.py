"""What nobody would think of writing is named with its place, and nothing is raised."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.tiny import copy_tiny, examined, found, lay_over_tiny

MODULE = "curricula/modules/sample.md"
PLAN = "curricula/plans/tea-on-tuesday.yml"
SESSION = "curricula/sessions/tea-circle.md"
_HANDOUT = """/// handout | inner
    title: "In"
    kind: sheet
    copies: one
    source: sample/own
///
/// say
"Welcome."
"""

ODD = {
    "a number of thousands of digits": (
        (MODULE, "minutes: 5", f"minutes: 0x{'f' * 5_000}"),
        (MODULE, 8, "AL105"),
    ),
    "the last day of the calendar": ((PLAN, "2027-03-09", "9999-12-31"), (PLAN, 5, "AL105")),
    "the first day of the calendar": ((PLAN, "2027-03-09", "0001-01-01"), (PLAN, 5, "AL105")),
    "a second break after the same step": (
        (
            PLAN,
            'facilitators: ["Nuñez"]',
            "breaks: [{after: open, minutes: 5}, {after: open, minutes: 7}]",
        ),
        (PLAN, 7, "AL521"),
    ),
    "a handout inside of a step": (
        (SESSION, '/// say\n"Welcome."\n', _HANDOUT),
        (SESSION, 38, "AL513"),
    ),
    "a step in which nothing is said": (
        (SESSION, '/// say\n"Welcome."\n', "/// say\n"),
        (SESSION, 28, "AL505"),
    ),
    "a way to opt out without a word": (
        (SESSION, "/// opt-out\nWrite it down.\n", "/// opt-out\n"),
        (SESSION, 49, "AL511"),
    ),
    "a debrief without a word": (
        (SESSION, '/// debrief\n"What do you keep?"\n', "/// debrief\n"),
        (SESSION, 49, "AL511"),
    ),
    "a handout without a word": (
        (
            SESSION,
            '/// slip | Host\n"Who has not had tea?"\n///\n'
            '/// slip | Guest\n"With milk, please."\n///\n',
            "",
        ),
        (SESSION, 73, "AL518"),
    ),
    "a talk with the word transcript and no link to one": (
        (
            SESSION,
            "## Handouts\n",
            "Hear [it](https://x.example/t.mp3); no transcript yet.\n\n## Handouts\n",
        ),
        (SESSION, 71, "AL517"),
    ),
    "feedback for some readers alone": (
        (
            MODULE,
            "//// check | open-question\nWhich of these is an open question?\n",
            "////// check | another\nWhich?\n\n"
            "//// option | right\nThis.\n\n/// for | engineering\nYes.\n///\n////\n"
            "//// option\nThat.\n\nNo.\n////\n//////\n\n"
            "//// check | open-question\nWhich of these is an open question?\n",
        ),
        (MODULE, 56, "AL411"),
    ),
    "feedback in a comment": (
        (MODULE, "\nIt asks for a yes or a no.\n", "\n<!-- It asks for a yes or a no. -->\n"),
        (MODULE, 61, "AL411"),
    ),
    "a step with the id of a heading": (
        (SESSION, "//// step | open", "//// step | before"),
        (SESSION, 28, "AL514"),
    ),
    "a handout with the id of a part of the page": (
        (SESSION, "//// handout | card", "//// handout | agenda"),
        (SESSION, 73, "AL514"),
    ),
    "an earlier id at the address of a page that is made": (
        (
            "curricula/stories/harbour-names.md",
            "outcome: failure",
            "outcome: failure\naliases: [random]",
        ),
        ("curricula/stories/harbour-names.md", 9, "AL203"),
    ),
    "an address without its beginning": (
        (
            "curricula/organisation.yml",
            "site_title: ",
            "repository_url: git.example.org/us\nsite_title: ",
        ),
        ("curricula/organisation.yml", 2, "AL105"),
    ),
    "a language in words": (
        ("curricula/organisation.yml", "site_title: ", "language: English\nsite_title: "),
        ("curricula/organisation.yml", 2, "AL105"),
    ),
    "a way of writing dates that nobody knows": (
        ("curricula/organisation.yml", "site_title: ", "locale: xx-XY\nsite_title: "),
        ("curricula/organisation.yml", 2, "AL105"),
    ),
    "a configuration that names no folder": (
        ("mkdocs.yml", "[curricula]", "[]"),
        ("mkdocs.yml", 1, "AL110"),
    ),
}


@pytest.mark.parametrize(("edit", "expected"), ODD.values(), ids=ODD)
def test_odd_content_is_named_with_its_place(
    edit: tuple[str, str, str], expected: tuple[str, int, str], tmp_path: Path
) -> None:
    path, old, new = edit
    file = copy_tiny(tmp_path) / path
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")
    assert expected in found(tmp_path)


def test_text_that_looks_like_a_number_of_minutes_and_seconds_stays_text(tmp_path: Path) -> None:
    file = copy_tiny(tmp_path) / PLAN
    file.write_text(file.read_text("utf-8").replace('"16:00"', "16:00"), "utf-8")
    assert examined(tmp_path).problems == ()


def test_a_journey_that_builds_on_a_pair_is_reported_at_the_pair(tmp_path: Path) -> None:
    tracks = copy_tiny(tmp_path) / "curricula/tracks"
    (tracks / "both.yml").write_text("id: both\nkind: pair\ntitle: B\nsummary: B.\n", "utf-8")
    journey = tracks / "first-month.yml"
    text = journey.read_text("utf-8")
    journey.write_text(text.replace("builds_on: [", "builds_on: [both, ", 1), "utf-8")
    assert ("curricula/tracks/both.yml", 2, "AL509") in found(tmp_path)


def test_a_list_of_names_in_another_encoding_is_named(tmp_path: Path) -> None:
    (copy_tiny(tmp_path) / "never-commit.txt").write_bytes("Söderström\n".encode("latin-1"))
    assert found(tmp_path) == [("never-commit.txt", 1, "AL108")]


def test_a_film_in_a_passage_of_an_overlay_is_named_in_the_overlay(tmp_path: Path) -> None:
    name = "curricula/kits/starter.md"
    blank = "\n" * 80
    film = f"---\nextends: starter\n---\n{blank}/// passage | steps\n[Film](https://x.example/f.mp4)\n///\n"
    project = lay_over_tiny(tmp_path, {name: film})
    assert (name, 85, "AL517") in found(project)


def test_a_word_that_yaml_takes_for_a_truth_value_is_to_be_put_in_quotation_marks(
    tmp_path: Path,
) -> None:
    file = copy_tiny(tmp_path) / "curricula/kits/starter.md"
    file.write_text(
        file.read_text("utf-8").replace('owner: "Programme owner"', "owner: No"), "utf-8"
    )
    (problem,) = examined(tmp_path).problems
    assert (problem.code, "in quotation marks" in problem.help) == ("AL105", True)


PAGES = {
    "with another ending of a page": (
        "more.markdown",
        "# More\n\n<script>x</script>\n",
        3,
        "AL605",
    ),
    "with a list for front matter": ("more.md", "---\n- a\n---\n# More\n", 2, "AL105"),
    "with front matter that ends early": (
        "more.md",
        "---\ntitle: More\n...\n# <script>x</script>\n---\n# More\n",
        3,
        "AL101",
    ),
}


@pytest.mark.parametrize(("name", "text", "line", "code"), PAGES.values(), ids=PAGES)
def test_a_page_is_read_as_the_build_reads_it(
    name: str, text: str, line: int, code: str, tmp_path: Path
) -> None:
    (copy_tiny(tmp_path) / "docs" / name).write_text(text, "utf-8")
    assert (f"docs/{name}", line, code) in found(tmp_path)


def test_pages_behind_a_link_to_a_folder_are_read_too(tmp_path: Path) -> None:
    docs = copy_tiny(tmp_path / "project") / "docs"
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/more.md").write_text("# More\n\n<script>x</script>\n", "utf-8")
    (docs / "linked").symlink_to(tmp_path / "elsewhere")
    assert ("docs/linked/more.md", 3, "AL605") in found(tmp_path / "project")


def test_what_people_wrote_does_not_break_a_message_or_steer_a_terminal(tmp_path: Path) -> None:
    file = copy_tiny(tmp_path) / MODULE
    text = file.read_text("utf-8")
    file.write_text(text.replace("owner: people-manager", 'owner: "\\e[31mred\\nink"'), "utf-8")
    (problem,) = examined(tmp_path).problems
    assert '"\N{REPLACEMENT CHARACTER}[31mred\N{REPLACEMENT CHARACTER}ink"' in str(problem)


def test_a_module_without_a_word_is_told_what_to_write(tmp_path: Path) -> None:
    file = copy_tiny(tmp_path) / MODULE
    front = file.read_text("utf-8").split("---\n")[1]
    file.write_text(f"---\n{front}---\n", "utf-8")
    said = [str(problem) for problem in examined(tmp_path).problems]
    assert any("the module has nothing to try out - Add" in each for each in said)
    assert any(
        "Write more: there is less than a minute to read and to do." in each for each in said
    )
