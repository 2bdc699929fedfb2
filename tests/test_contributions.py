"""What people offer on GitHub: an issue becomes a story, and a change is summed up."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from alongside.change import summarise
from alongside.check import main as check
from alongside.issue_story import AGREEMENT, FIELDS, QUESTIONS, SECTIONS, answer_of, story_of
from tests.support.projects import REPOSITORY
from tests.support.tiny import TINY, TODAY, copy_tiny, examined

EVENTS = Path(__file__).parent / "fixtures" / "events"
WORKFLOWS = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))


def _run(event: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    script = REPOSITORY / "scripts" / "story_from_issue.py"
    return subprocess.run(
        [sys.executable, str(script), str(folder / "mkdocs.yml")],
        env={
            **os.environ,
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_OUTPUT": str(folder.parent / "output"),
            "REFUSAL": str(folder.parent / "refusal.md"),
        },
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def _texts(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_labelled_issue_becomes_a_draft_that_passes_the_check(tmp_path: Path) -> None:
    folder = copy_tiny(tmp_path / "project")
    result = _run(EVENTS / "story.json", folder)
    assert result.returncode == 0, result.stderr
    text = (folder / "curricula/stories/late-ferry.md").read_text("utf-8")
    assert "\nstatus: draft\nprovenance: public-record\nid: late-ferry\n" in text
    assert "## What happened\n\nThe ferry was late every Monday [@harbour-2021].\n" in text
    assert "_No response_" not in text
    assert (tmp_path / "output").read_text() == (
        "path=curricula/stories/late-ferry.md\nid=late-ferry\nnumber=17\n"
    )
    assert examined(folder).errors == ()


@pytest.mark.parametrize(
    ("event", "sentence"),
    [("injection", 'no "id" that can be'), ("other-label", 'the label is not "story"')],
)
def test_any_other_issue_writes_and_runs_nothing(event: str, sentence: str, tmp_path: Path) -> None:
    folder = copy_tiny(tmp_path / "project")
    before = _texts(tmp_path)
    result = _run(EVENTS / f"{event}.json", folder)
    assert result.returncode == 1
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr
    refusal = tmp_path / "refusal.md"
    before[str(refusal)] = refusal.read_bytes()
    assert _texts(tmp_path) == before
    assert sentence in refusal.read_text("utf-8")


@pytest.mark.parametrize("label", [*FIELDS, *QUESTIONS, *SECTIONS])
def test_injection_into_a_single_field_gives_a_refusal_or_plain_words(
    label: str, tmp_path: Path
) -> None:
    event = json.loads((EVENTS / "story.json").read_text("utf-8"))
    evil = 'x"\nstatus: approved\n- !!python/object/apply:os.system ["touch hacked"] &a *a'
    body = event["issue"]["body"].replace("\r\n", "\n")
    event["issue"]["body"] = re.sub(
        rf"(### {re.escape(label)}\n\n)[^\n]*", lambda found: found[1] + evil, body
    )
    text = story_of(event, TODAY)
    front = yaml.safe_load(text.split("\n---\n")[0].removeprefix("---\n"))
    assert front["status"] == "draft"
    assert front["provenance"] == "public-record"
    assert "hacked" in text
    folder = copy_tiny(tmp_path / "project")
    (tmp_path / "event.json").write_text(json.dumps(event), "utf-8")
    before = _texts(folder)
    assert _run(tmp_path / "event.json", folder).returncode in (0, 1)
    added = set(_texts(folder)) - set(before)
    assert added <= {str(folder / "curricula/stories/late-ferry.md")}
    assert examined(folder).errors == ()


def test_an_answer_on_the_issue_is_plain_words_whatever_it_quotes() -> None:
    evil = 'issue.md:3 "<img src=x> @everyone [a](http://x)"\n\n```\n## Big\n'
    quoted = [line for line in answer_of(evil).splitlines() if "@" in line or "Big" in line]
    assert len(quoted) == 2
    assert all(line.startswith("    ") for line in quoted)


def test_boxes_that_are_not_ticked_give_no_story(tmp_path: Path) -> None:
    folder = copy_tiny(tmp_path / "project")
    event = (EVENTS / "story.json").read_text("utf-8").replace("[x]", "[ ]", 1)
    (tmp_path / "event.json").write_text(event, "utf-8")
    result = _run(tmp_path / "event.json", folder)
    assert result.returncode == 1
    assert "not all ticked" in result.stderr


def test_the_form_asks_for_what_the_script_reads() -> None:
    form = yaml.safe_load((REPOSITORY / ".github/ISSUE_TEMPLATE/story.yml").read_text("utf-8"))
    labels = {part["attributes"].get("label") for part in form["body"]} - {None}
    assert labels == {*FIELDS, *QUESTIONS, *SECTIONS, AGREEMENT}


def test_a_change_is_summed_up_in_plain_words(tmp_path: Path) -> None:
    head = copy_tiny(tmp_path)
    module = head / "curricula/modules/first-steps.md"
    minutes = re.search(r"^minutes: (\d+)$", module.read_text("utf-8"), re.MULTILINE)
    assert minutes
    more = int(minutes[1]) + 2
    module.write_text(
        module.read_text("utf-8").replace(minutes[0], f"minutes: {more}"), encoding="utf-8"
    )
    text = summarise(examined(TINY), examined(head))
    assert "- Changed module: `` first-steps ``" in text
    assert "- `` essentials ``: 2 minutes more, now " in text
    assert "### New problems" in text
    assert "AL402" in text
    back = summarise(examined(head), examined(TINY))
    assert "2 minutes less" in back
    assert "Problems that are gone: 1." in back


def test_no_change_and_a_moved_problem_are_nothing_new(tmp_path: Path) -> None:
    assert "Nothing changes" in summarise(examined(TINY), examined(copy_tiny(tmp_path)))


def test_a_message_cannot_write_markdown_into_the_summary(tmp_path: Path) -> None:
    head = copy_tiny(tmp_path)
    story = head / "curricula/stories/night-shift.md"
    evil = "topics: ['`` <img src=x> [a](http://x)']"
    story.write_text(story.read_text("utf-8").replace("topics: [meetings]", evil), "utf-8")
    lines = summarise(examined(TINY), examined(head)).splitlines()
    found = [line for line in lines if "<img" in line]
    assert found
    assert all(line.startswith("- `` ") and line.count("``") == 2 for line in found)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_no_text_of_an_event_stands_in_a_command(workflow: Path) -> None:
    for job in yaml.safe_load(workflow.read_text("utf-8"))["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_what_a_pull_request_starts_only_reads(workflow: Path) -> None:
    data = yaml.safe_load(workflow.read_text("utf-8"))
    events = data[True]
    assert "pull_request_target" not in events
    if "pull_request" in events:
        assert data["permissions"] == {"contents": "read"}
        assert all("permissions" not in job for job in data["jobs"].values())


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.gitlab-ci", [REPOSITORY / ".gitlab-ci.yml"]),
    ],
)
def test_workflows_are_clean_by_the_schema(schema: str, files: list[Path]) -> None:
    command = shutil.which("check-jsonschema", path=str(Path(sys.executable).parent))
    assert command, "check-jsonschema is missing: run scripts/run.sh setup test"
    result = subprocess.run(
        [command, "--builtin-schema", schema, *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_report_for_gitlab_is_alone_on_the_output_and_has_what_gitlab_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copy_tiny(tmp_path)
    story = folder / "curricula/stories/night-shift.md"
    text = story.read_text("utf-8").replace("topics: [meetings]", "topics: [nothing, nowhere]")
    story.write_text(text, encoding="utf-8")
    assert check(["--config", str(folder / "mkdocs.yml"), "--format", "gitlab"]) == 1
    records = json.loads(capsys.readouterr().out)
    place = {"path": "curricula/stories/night-shift.md", "lines": {"begin": 17}}
    assert place in [record["location"] for record in records]
    assert len({record["fingerprint"] for record in records}) == len(records) >= 2
    assert {record["severity"] for record in records} <= {"major", "minor"}
