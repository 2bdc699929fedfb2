"""What the blocks of a text are told about the curriculum."""

from __future__ import annotations

from typing import Any

from ..curriculum.models import SurveyItem
from .site import Site


def block_settings(site: Site) -> dict[str, Any]:
    """Give texts of citations, titles of roles, and surveys, as the blocks' extension takes them.

    A survey is given with the limits and words of its scale, and the id and text of each item.
    """
    library = site.library
    return {
        "labels": {key: source.label for key, source in library.sources.items()},
        "roles": {key: role.title for key, role in library.roles.items()},
        "surveys": {
            key: {
                **survey.scale.model_dump(),
                "items": [_item(site, item) for item in survey.items],
            }
            for key, survey in library.surveys.items()
        },
    }


def _item(site: Site, item: SurveyItem) -> dict[str, Any]:
    """Give a statement, and id and title of the modules that work on what it says."""
    modules = [
        [module.id, module.title]
        for module in site.modules
        if item.competency in {each.id for each in module.competencies}
    ]
    return {"id": item.id, "text": item.text, "modules": modules}
