"""Which of the extension's settings the conversion of a text depends on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .citations import labels_cited

NAME = "alongside.blocks"
"""The Markdown extension of the blocks and citations, as the configuration names it."""
_NAMED = re.compile(r"^\s+(?:owner|survey):\s*[\"']?([a-z0-9-]+)", re.M)


def settings_used(markdown: str, settings: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give the settings of all extensions, cut down to what a text names.

    Of all sources, those that it cites; of all roles and surveys, those that its blocks name.
    """
    blocks = dict(settings.get(NAME, {}))
    named = set(_NAMED.findall(markdown))
    blocks["labels"] = labels_cited(markdown, blocks.get("labels", {}))
    for key in ("roles", "surveys"):
        blocks[key] = {name: each for name, each in blocks.get(key, {}).items() if name in named}
    return {**settings, NAME: blocks}
