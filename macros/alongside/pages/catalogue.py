"""The catalogue: every item and every track as data, for other programs."""

from __future__ import annotations

import json
from typing import Any

from ..assembly import Track
from ..curriculum import Module, Perspective, Session, Story, Text, kind_named
from .perspectives import perspective_anchor
from .site import Site
from .tailored_site import module_address, track_address

CATALOGUE = "catalogue.json"
"""Its address, relative to the site's root."""


def catalogue(site: Site) -> dict[str, Any]:
    """Give items and tracks as plain data; addresses are relative to the site's root."""
    return {
        "items": [
            *(_item(kind, item) for kind, item in site.all_listed()),
            *(_perspective(site, each) for each in site.perspectives),
        ],
        "tracks": [_track(track) for track in site.full_tracks],
    }


def catalogue_json(site: Site) -> str:
    """Give the catalogue as the text of `catalogue.json`."""
    return json.dumps(catalogue(site), ensure_ascii=False, indent=1) + "\n"


def _item(kind: str, item: Text) -> dict[str, Any]:
    data: dict[str, Any] = {
        "kind": kind_named(kind).noun,
        "id": item.id,
        "title": item.title,
        "minutes": getattr(item, "minutes", None),
        "url": f"{kind}/{item.id}/",
        "summary": item.summary,
        "status": item.status.value,
        "language": item.language,
        "practices": list(item.practices),
    }
    if isinstance(item, Module):
        data["competencies"] = [{"id": each.id, "level": each.level} for each in item.competencies]
        data["prerequisites"] = list(item.prerequisites)
        data["roles"] = list(item.audiences.roles)
        data["departments"] = list(item.audiences.departments)
    elif isinstance(item, Story):
        data["outcome"] = item.outcome.value
        data |= {
            name: list(getattr(item, name))
            for name in ("topics", "competencies", "roles", "departments", "modules")
        }
    elif isinstance(item, Session):
        data["modes"] = [mode.value for mode in item.modes]
        data["modules"] = list(item.modules)
        data["participants_url"] = f"sessions/{item.id}/participants/"
    return data


def _perspective(site: Site, item: Perspective) -> dict[str, Any]:
    page = site.page_of(item)
    return {
        "kind": kind_named("perspectives").noun,
        "id": item.id,
        "title": page.title,
        "minutes": None,
        "url": f"{item.page}/#{perspective_anchor(item)}",
        "section": f"{item.page}/#{item.section}",
        "status": item.status.value,
        "language": item.language,
    }


def _track(track: Track) -> dict[str, Any]:
    return {
        "id": track.path,
        "kind": track.kind.value,
        "title": track.title,
        "role": track.audience.role,
        "department": track.audience.department,
        "minutes": track.minutes,
        "url": track_address(track),
        "modules": [
            {"id": each.id, "minutes": each.minutes, "url": module_address(track, each.id)}
            for each in track.modules
        ],
    }
