"""Read the pages of the rules: their examples are the fixtures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "reference" / "rules"
_FENCE = re.compile(
    r"^(?P<marks>`{4,}) \w+ title=\"(?P<path>[^\"]+)\"(?: hl_lines=\"(?P<lines>[\d ]+)\")?\n"
    r"(?P<text>.*?)^(?P=marks)$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Example:
    """The files of a wrong or a right example."""

    files: dict[str, str]
    """Their texts by path."""
    marked: list[tuple[str, int]]
    """Path and line of what the rule must report."""


@dataclass(frozen=True)
class RulePage:
    """The page of one rule."""

    code: str
    """The rule's code."""
    text: str
    """The whole page."""

    @property
    def encoding(self) -> str:
        """Give the encoding in which the wrong example is saved."""
        found = re.search(r"^encoding: (\S+)$", self.text, re.MULTILINE)
        return found[1] if found else "utf-8"

    def example(self, heading: str) -> Example:
        """Give the example under a heading, `Wrong` or `Right`."""
        section = self.text.split("\n## Wrong\n", 1)[1].split("\n## Right\n")[heading == "Right"]
        files: dict[str, str] = {}
        marked: list[tuple[str, int]] = []
        for fence in _FENCE.finditer(section):
            files[fence["path"]] = fence["text"]
            marked += [(fence["path"], int(line)) for line in (fence["lines"] or "").split()]
        return Example(files, marked)


def read_rule_pages() -> dict[str, RulePage]:
    """Give every page by the rule's code."""
    paths = sorted(FOLDER.glob("AL*.md"))
    return {path.stem: RulePage(path.stem, path.read_text("utf-8")) for path in paths}
