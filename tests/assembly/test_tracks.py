"""Every audience has a track: what it needs, in an order that can be read, within its limit."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from alongside.assembly import Rule, Track, order_modules
from alongside.check import Examined, examine, read_project
from alongside.curriculum import Audience, Module, TrackKind
from tests.support.tiny import TINY, examined, lay_over_tiny

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def real() -> Examined:
    """Examine the real curriculum."""
    return examine(read_project(REPOSITORY / "mkdocs.yml"), datetime.date(2026, 11, 23))


@pytest.fixture(scope="module")
def tiny() -> Examined:
    """Examine the tiny curriculum."""
    return examined(TINY)


def _ids(track: Track) -> list[str]:
    return [module.id for module in track.modules]


def test_the_real_curriculum_has_a_track_for_everyone_each_role_department_and_pair(
    real: Examined,
) -> None:
    kinds = [track.kind for track in real.tracks.values()]
    assert kinds.count(TrackKind.ESSENTIALS) == 1
    assert kinds.count(TrackKind.ROLE) == 8
    assert kinds.count(TrackKind.DEPARTMENT) == 9
    assert kinds.count(TrackKind.PAIR) == 72
    assert "people-manager/engineering" in real.tracks


def test_every_real_track_keeps_its_limit_and_lacks_nothing(real: Examined) -> None:
    for track in real.tracks.values():
        assert 0 < track.minutes <= track.max_minutes <= 270, track.path
        assert track.unmet == (), track.path


def test_in_every_real_track_what_a_module_needs_comes_before_it(real: Examined) -> None:
    for track in real.tracks.values():
        seen: set[str] = set()
        for module in track.modules:
            assert set(module.prerequisites) <= seen, (track.path, module.id)
            seen.add(module.id)


def test_every_real_track_of_an_audience_holds_the_essentials_and_ends_with_keep_going(
    real: Examined,
) -> None:
    essentials = set(_ids(real.tracks["essentials"]))
    for track in real.tracks.values():
        if track.kind is not TrackKind.JOURNEY:
            assert essentials <= set(_ids(track)), track.path
            assert _ids(track)[-1] == "keep-going", track.path


def test_minutes_add_up_and_run_down_to_the_last_module(real: Examined) -> None:
    for track in real.tracks.values():
        left = track.minutes
        for position, entry in enumerate(track.entries, 1):
            assert (entry.position, entry.minutes_left) == (position, left)
            left -= entry.module.minutes
        assert left == 0


def test_a_track_is_the_union_of_what_its_role_and_department_add(tiny: Examined) -> None:
    assert _ids(tiny.tracks["essentials"]) == ["first-steps", "last-look"]
    assert _ids(tiny.tracks["engineering"]) == ["first-steps", "last-look"]
    assert _ids(tiny.tracks["people-manager"]) == ["first-steps", "sample", "last-look"]
    assert _ids(tiny.tracks["people-manager/engineering"]) == ["first-steps", "sample", "last-look"]
    assert tiny.tracks["people-manager/engineering"].audience == Audience(
        "people-manager", "engineering"
    )


def test_an_entry_says_why_it_is_in_the_track(tiny: Examined) -> None:
    track = tiny.tracks["people-manager"]
    reasons = {e.module.id: [(r.rule, r.id) for r in e.reasons] for e in track.entries}
    assert reasons == {
        "first-steps": [(Rule.ESSENTIALS, "essentials")],
        "sample": [(Rule.ROLE, "people-manager")],
        "last-look": [(Rule.ESSENTIALS, "essentials")],
    }


def test_what_a_module_needs_comes_into_the_track_by_itself(tmp_path: Path) -> None:
    essentials = "extends: essentials\ninclude: [last-look]\n"
    folder = lay_over_tiny(tmp_path, {"curricula/tracks/essentials.yml": essentials})
    track = examined(folder).tracks["people-manager"]
    assert _ids(track) == ["first-steps", "sample", "last-look"]
    (reason,) = track.entries[0].reasons
    assert (reason.rule, reason.id) == (Rule.PREREQUISITE, "sample")


def test_the_closing_module_ends_every_track_and_is_named_once(tmp_path: Path) -> None:
    essentials = "extends: essentials\ninclude: [first-steps]\n"
    folder = lay_over_tiny(tmp_path, {"curricula/tracks/essentials.yml": essentials})
    for track in examined(folder).tracks.values():
        assert _ids(track)[-1] == "last-look"
        assert _ids(track).count("last-look") == 1


def test_a_journey_is_made_of_the_tracks_it_builds_on_with_its_own_sessions(
    tiny: Examined,
) -> None:
    track = tiny.tracks["first-month"]
    assert track.kind is TrackKind.JOURNEY
    assert _ids(track) == ["first-steps", "sample", "last-look"]
    assert [(session.id, session.week) for session in track.sessions] == [("tea-circle", 2)]


def test_retired_modules_are_in_no_track_and_drafts_in_none_of_a_public_build(
    tmp_path: Path,
) -> None:
    for status, settings, is_there in (
        ("retired", "public", False),
        ("draft", "public", False),
        ("draft", "internal", True),
    ):
        folder = tmp_path / f"{status}-{settings}"
        options = f"{{roots: [original, curricula], visibility: {settings}}}"
        files = {
            "mkdocs.yml": f"plugins:\n  alongside: {options}\n",
            "curricula/modules/sample.md": f"---\nextends: sample\nstatus: {status}\n---\n",
        }
        folder.mkdir()
        track = examined(lay_over_tiny(folder, files)).tracks["people-manager"]
        assert ("sample" in _ids(track)) is is_there


def test_a_link_to_a_draft_is_broken_in_a_public_build_only(tmp_path: Path) -> None:
    for visibility, codes in (("public", ["AL205"]), ("internal", [])):
        folder = tmp_path / visibility
        folder.mkdir()
        options = f"{{roots: [original, curricula], visibility: {visibility}}}"
        files = {
            "mkdocs.yml": f"plugins:\n  alongside: {options}\n",
            "docs/about.md": "# About\n\nSee the [starter kit](kits/starter.md).\n",
        }
        assert [p.code for p in examined(lay_over_tiny(folder, files)).problems] == codes


def test_modules_are_ordered_by_need_then_level_then_order_then_id(tiny: Examined) -> None:
    sample = tiny.library.modules["sample"]

    def module(name: str, level: int, order: int, *needs: str) -> Module:
        competency = sample.competencies[0].model_copy(update={"level": level})
        return sample.model_copy(
            update={
                "id": name,
                "order": order,
                "prerequisites": needs,
                "competencies": (competency,),
            }
        )

    modules = [
        module("d", 1, 5),
        module("c", 1, 5),
        module("last", 1, 1, "hard"),
        module("hard", 3, 1),
        module("early", 1, 1),
        module("middle", 2, 1, "elsewhere"),
    ]
    expected = ["early", "c", "d", "middle", "hard", "last"]
    assert [each.id for each in order_modules(modules)] == expected
    assert [each.id for each in order_modules(reversed(modules))] == expected


def test_modules_that_need_each_other_still_get_an_order(tiny: Examined) -> None:
    sample = tiny.library.modules["sample"]
    one = sample.model_copy(update={"id": "one", "prerequisites": ("two",)})
    two = sample.model_copy(update={"id": "two", "prerequisites": ("one",)})
    three = sample.model_copy(update={"id": "three", "prerequisites": ()})
    assert [each.id for each in order_modules([one, two, three])] == ["three", "one", "two"]
