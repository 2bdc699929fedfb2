"""What authors call for the pages about what a device keeps, and for recall."""

from __future__ import annotations

import posixpath
import re

from .here import Here, pick
from .kept import kept_keys
from .markdown_text import Markdown

PARTS = ("notes", "refresh", "completion", "resume")
"""The parts of the journal."""

_LINK = re.compile(r"(?P<start>\]\()(?P<target>[^()\s<>]+)(?P<end>[)\s])")


def journal(here: Here, part: str) -> Markdown:
    """Show a part of what the device keeps: `notes`, `refresh`, `completion` or `resume`."""
    pick(dict.fromkeys(PARTS, part), part, "part of the journal")
    return here.render(f"journal_{part}")


def kept_on_device(here: Here) -> Markdown:
    """List what the site keeps on a reader's device, as its program says."""
    return here.render("kept_on_device", kept=kept_keys(here.site.strings.gettext))


def all_checks(here: Here) -> Markdown:
    """Show the questions of all modules, each with its answers and reasons."""
    modules = [
        (module, [_moved(here, module.id, check.whole) for check in checks])
        for module in here.site.modules
        if (checks := [each for each in module.body.practice if each.kind == "check"])
    ]
    return here.render("all_checks", modules=modules)


def _moved(here: Here, module: str, source: str) -> Markdown:
    """Give a block as it can stand on another page: its id says whose it is, its links lead on."""

    def link(found: re.Match[str]) -> str:
        target = found["target"]
        if ":" in target or target.startswith("/"):
            return found[0]
        path = f"{module}.md{target}" if target.startswith("#") else target
        way = here.to(posixpath.normpath(posixpath.join("modules", path)))
        return f"{found['start']}{way}{found['end']}"

    head, _, rest = source.partition("|")
    return Markdown(_LINK.sub(link, f"{head}| {module}--{rest.strip()}"))
