"""A track's own page is filled from one shell for all tracks of its kind."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from alongside.assembly import Track
from alongside.curriculum import Audience, TrackKind
from alongside.pages.tailored_parts import SpliceError
from alongside.pages.tailored_site import TailoredSite


@dataclass(frozen=True)
class _Heading:
    level: int
    id: str
    title: str


@dataclass(frozen=True)
class _Page:
    html: str
    headings: tuple[_Heading, ...]


class _Texts:
    """Gives each track's page the headings that a test names."""

    overview = "Overview"

    def __init__(self, headings: dict[str, str]) -> None:
        self._headings = headings

    def landing(self, track: Track, to_top: str) -> _Page:
        names = self._headings[track.path].split()
        parts = (name.partition("=") for name in names)
        found = tuple(_Heading(2, anchor, title or anchor) for anchor, _, title in parts)
        return _Page("<h1>T</h1>", (_Heading(1, "track", track.title), *found))


def _track(path: str, kind: TrackKind = TrackKind.ROLE) -> Track:
    return Track(
        path=path,
        kind=kind,
        title=path,
        summary="",
        audience=Audience(path),
        entries=(),
        sessions=(),
        pace_weeks=None,
        reinforcement_days=(),
        max_minutes=270,
        unmet=(),
    )


def _site(headings: dict[str, str]) -> TailoredSite:
    tracks = [_track(path) for path in headings if path != "all"]
    if "all" in headings:
        tracks.append(_track("all", TrackKind.ESSENTIALS))
    return TailoredSite(tracks, _Texts(headings))  # type: ignore[arg-type]


def _ids(site: TailoredSite, kind: TrackKind = TrackKind.ROLE) -> list[str]:
    return [heading.id for heading in site.headings[kind]]


def test_the_shell_has_every_heading_in_an_order_that_fits_each_track() -> None:
    site = _site({"ic": "modules other", "recruiter": "modules sessions other end"})
    assert _ids(site) == ["track", "modules", "sessions", "other", "end"]


def test_the_headings_of_one_kind_of_track_are_not_those_of_another() -> None:
    site = _site({"ic": "modules", "all": "welcome"})
    assert _ids(site) == ["track", "modules"]
    assert _ids(site, TrackKind.ESSENTIALS) == ["track", "welcome"]


def test_a_track_lacks_what_others_of_its_kind_have() -> None:
    site = _site({"ic": "modules", "recruiter": "modules sessions"})
    ic, recruiter = site.tracks
    assert site.absent_headings(ic) == {"sessions"}
    assert site.absent_headings(recruiter) == set()


def test_one_anchor_with_two_names_is_refused() -> None:
    site = _site({"ic": "modules=Modules", "recruiter": "modules=Units"})
    with pytest.raises(SpliceError, match='"modules"'):
        _ids(site)
