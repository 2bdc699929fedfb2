"""The catalogue says what there is, for other programs, with addresses that exist."""

from __future__ import annotations

import json
from pathlib import Path

from alongside.pages import Site, catalogue_json
from tests.pages.conftest import site_of
from tests.support.tiny import TINY


def _catalogue(site: Site) -> dict:
    return json.loads(catalogue_json(site))


def test_it_lists_every_item_and_every_track(tiny: Site) -> None:
    data = _catalogue(tiny)
    assert set(data) == {"items", "tracks"}
    assert [(each["kind"], each["id"]) for each in data["items"]] == [
        ("module", "first-steps"),
        ("module", "sample"),
        ("module", "last-look"),
        ("story", "harbour-names"),
        ("story", "night-shift"),
        ("session", "tea-circle"),
        ("perspective", "my-grandmother"),
    ]
    assert [each["id"] for each in data["tracks"]] == [track.path for track in tiny.full_tracks]


def test_an_item_has_its_title_minutes_and_address(tiny: Site) -> None:
    (item,) = [each for each in _catalogue(tiny)["items"] if each["id"] == "sample"]
    assert item["title"] == "A sample: O'Neill's question"
    assert item["minutes"] == 5
    assert item["url"] == "modules/sample/"
    assert item["roles"] == ["people-manager"]
    assert item["competencies"][0] == {"id": "listening", "level": 2}


def test_a_track_names_its_audience_its_minutes_and_its_modules_in_order(tiny: Site) -> None:
    data = _catalogue(tiny)
    (track,) = [each for each in data["tracks"] if each["id"] == "people-manager/engineering"]
    assert track == {
        "id": "people-manager/engineering",
        "kind": "pair",
        "title": "People managers in Engineering",
        "role": "people-manager",
        "department": "engineering",
        "minutes": 11,
        "url": "tracks/people-manager/engineering/",
        "modules": [
            {
                "id": name,
                "minutes": minutes,
                "url": f"tracks/people-manager/engineering/{name}/",
            }
            for name, minutes in (("first-steps", 3), ("sample", 5), ("last-look", 3))
        ],
    }


def test_minutes_of_tracks_are_the_sums_of_their_modules(real: Site) -> None:
    for track in _catalogue(real)["tracks"]:
        assert track["minutes"] == sum(each["minutes"] for each in track["modules"]), track["id"]


def test_letters_of_all_languages_stay_readable(tmp_path: Path) -> None:
    module = tmp_path / "modules" / "sample.md"
    module.parent.mkdir()
    module.write_text("---\nid: sample\nextends: sample\ntitle: Ọlá ‏ما\n---\n", "utf-8")
    assert "Ọlá ‏ما" in catalogue_json(site_of(TINY / "curricula", tmp_path))


def test_what_is_retired_or_a_draft_is_not_in_it(tmp_path: Path) -> None:
    stories = tmp_path / "stories"
    stories.mkdir()
    for name, status in (("harbour-names", "retired"), ("night-shift", "draft")):
        text = f"---\nid: {name}\nextends: {name}\nstatus: {status}\n---\n"
        (stories / f"{name}.md").write_text(text)
    public = site_of(TINY / "curricula", tmp_path)
    internal = site_of(TINY / "curricula", tmp_path, visibility="internal")
    assert "story" not in {each["kind"] for each in _catalogue(public)["items"]}
    assert [each["id"] for each in _catalogue(internal)["items"] if each["kind"] == "story"] == [
        "night-shift"
    ]
