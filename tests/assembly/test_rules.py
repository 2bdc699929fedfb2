"""The rules on tracks say each mistake once, in the file where it can be mended."""

from __future__ import annotations

from pathlib import Path

from tests.support.tiny import copy_tiny, examined, lay_over_tiny


def _problems(folder: Path, files: dict[str, str], code: str) -> list[tuple[str, int, str]]:
    problems = examined(lay_over_tiny(folder, files)).problems
    return [(p.place.path, p.place.line, p.message) for p in problems if p.code == code]


def test_a_missing_prerequisite_is_said_once_for_all_tracks_that_lack_it(tmp_path: Path) -> None:
    files = {
        "curricula/tracks/people-manager.yml": "extends: people-manager\nexclude: [first-steps]\n"
    }
    assert _problems(tmp_path, files, "AL501") == [
        (
            "curricula/tracks/people-manager.yml",
            2,
            '"sample" is without "first-steps", which it needs, in the track "people-manager" '
            "and 2 more",
        )
    ]


def test_a_module_whose_prerequisite_is_broken_is_not_reported_besides(tmp_path: Path) -> None:
    files = {"curricula/modules/first-steps.md": "---\nextends: first-steps\nminutes: x\n---\n"}
    codes = {p.code for p in examined(lay_over_tiny(tmp_path, files)).errors}
    assert codes == {"AL105"}


def test_tracks_over_their_limit_are_said_in_the_file_that_sets_it(tmp_path: Path) -> None:
    files = {"curricula/tracks/essentials.yml": "extends: essentials\nmax_minutes: 5\n"}
    ((path, line, message),) = _problems(tmp_path, files, "AL502")
    assert (path, line) == ("curricula/tracks/essentials.yml", 2)
    assert message.startswith('the track "essentials" takes 6 minutes, and its limit is 5')


def test_a_department_with_two_files_is_reported_at_the_second(tmp_path: Path) -> None:
    files = {
        "curricula/tracks/makers.yml": "id: makers\nkind: department\ndepartment: engineering\n"
        'title: "Makers"\nsummary: "The same."\n'
    }
    assert _problems(tmp_path, files, "AL509") == [
        (
            "curricula/tracks/makers.yml",
            2,
            '"engineering" has a second track file; the first is "engineering"',
        )
    ]


def test_a_module_in_a_journey_only_is_used(tmp_path: Path) -> None:
    files = {"curricula/tracks/people-manager.yml": "extends: people-manager\ninclude: []\n"}
    assert _problems(tmp_path, files, "AL503") == []
    files["curricula/tracks/first-month.yml"] = "extends: first-month\ninclude: []\n"
    (tmp_path / "both").mkdir()
    found = _problems(tmp_path / "both", files, "AL503")
    assert [path for path, _, _ in found] == ["original/modules/sample.md"]


def test_while_a_track_cannot_be_read_no_module_is_called_unused(tmp_path: Path) -> None:
    folder = copy_tiny(tmp_path)
    for name in ("people-manager", "first-month"):
        (folder / "curricula" / "tracks" / f"{name}.yml").write_text("id: [\n")
    assert {p.code for p in examined(folder).errors} == {"AL101"}
