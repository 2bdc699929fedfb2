"""A mistake in any kind of file ends check and build, names the line, and leaves the site alone."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.projects import Project


@dataclass(frozen=True)
class Damage:
    """A mistake, and where it must be reported."""

    name: str
    """What it is, for the test's name."""
    path: str
    """The file that gets it."""
    old: str
    """A regular expression for what is replaced; its first match."""
    new: str
    """What stands there instead; the mistake is in its line that holds the mark `☞`."""
    code: str
    """The rule that reports it."""


DAMAGES = (
    Damage(
        "an unknown key in a module",
        "curricula/modules/start-here.md",
        r"minutes:",
        "☞minuts:",
        "AL102",
    ),
    Damage(
        "a body that leaves a block open",
        "curricula/modules/stepping-in.md",
        r"\Z",
        "\n☞/// for | engineering\nText.\n",
        "AL302",
    ),
    Damage(
        "a case with a choice that leads nowhere",
        "curricula/modules/stepping-in.md",
        r"/// choice \| [a-z-]+",
        "☞/// choice | no-such-passage",
        "AL414",
    ),
    Damage(
        "a plan with an option that no plan has",
        "curricula/modules/keep-going.md",
        r"\n    cue: ",
        "\n☞    clue: ",
        "AL409",
    ),
    Damage(
        "a story about an unknown module",
        "curricula/stories/outreachy.md",
        r"modules: \[[^\]]*\]",
        "☞modules: [keep-goign]",
        "AL201",
    ),
    Damage(
        "a session whose agenda does not add up",
        "curricula/sessions/peer-circle.md",
        r"\nminutes: \d+",
        "\n☞minutes: 46",
        "",
    ),
    Damage(
        "a track with an unknown module",
        "curricula/tracks/recruiter.yml",
        r"include: \[[^\]]*\]",
        "☞include: [nothing-here]",
        "AL201",
    ),
    Damage(
        "a survey that is no YAML",
        "curricula/surveys/self-check.yml",
        r"\A",
        "☞broken: a: b\n",
        "",
    ),
    Damage(
        "a role without a title",
        "curricula/vocabulary/roles.yml",
        r"- id: ic\n  title: .*\n",
        "☞- id: ic\n",
        "AL103",
    ),
    Damage(
        "a source with a strange strength",
        "curricula/sources.yml",
        r"\n  seen: text",
        "\n☞  seen: txt",
        "AL105",
    ),
    Damage(
        "an organisation without a name",
        "curricula/organisation.yml",
        r"\nname: .*\n",
        "\n☞",
        "AL103",
    ),
    Damage(
        "a person with a tag of code",
        "curricula/people.yml",
        r"(?s)\A.*\Z",
        "☞- !!python/object/apply:os.system [echo]\n",
        "AL109",
    ),
    Damage(
        "a shared passage with a script",
        "curricula/shared/ground-rules.md",
        r"\Z",
        "\n☞<script>alert(1)</script>\n",
        "",
    ),
    Damage(
        "a page around the curriculum with an undefined macro",
        "docs/about.md",
        r"\Z",
        "\n☞{{ no_such_macro() }}\n",
        "AL207",
    ),
    Damage(
        "a page with a broken link",
        "docs/about.md",
        r"\Z",
        "\n☞[the other page](no-such-page.md)\n",
        "AL205",
    ),
    Damage(
        "a glossary that repeats a term",
        "curricula/glossary.yml",
        r"\Z",
        "\n☞- {id: ally, term: Ally, definition: Twice.}\n",
        "AL107",
    ),
)


def _break(project: Project, damage: Damage) -> int:
    """Put the mistake into the file and give its line."""
    path = project.folder / damage.path
    text, count = re.subn(damage.old, lambda _: damage.new, path.read_text("utf-8"), count=1)
    assert count == 1, f"{damage.old} is not in {damage.path}"
    line = text[: text.index("☞")].count("\n") + 1 if "☞" in text else 1
    path.write_text(text.replace("☞", ""), "utf-8")
    return line


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_a_mistake_ends_check_and_build_with_its_line(
    damage: Damage, built: Project, tmp_path: Path
) -> None:
    project = Project(tmp_path / "project")
    shutil.copytree(built.folder, project.folder)
    before = project.written()
    line = _break(project, damage)

    for result in (project.check(), project.build()):
        output = result.stdout + result.stderr
        assert result.returncode == 1, output
        assert "Traceback" not in output
        assert re.search(rf"{re.escape(damage.path)}:{line}:\d+ {damage.code or 'AL'}", output), (
            output
        )
    assert project.written() == before
