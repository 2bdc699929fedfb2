"""Let blocks stand by themselves in the Markdown, however closely they were written.

An admonition, details block or tab that begins right below `/// for | engineering` would end up
outside of the passage: these are recognised in the middle of a paragraph, before the block around
them is. Blank lines around the lines of our blocks keep them apart; options stay with their block.
"""

from __future__ import annotations

import re

from markdown.preprocessors import Preprocessor

from ..curriculum.practice_syntax import FORMS
from ..curriculum.syntax import GROUP, VERSION

_NAMES = "|".join((GROUP, VERSION, *FORMS))
_OPENER = re.compile(rf"^(?P<indent>\s*)/{{3,}}\s*(?P<name>{_NAMES})\s*(?:\||$)")
_CLOSER = re.compile(r"^\s*/{3,}\s*$")
_OPTION_INDENT = 4


class SpacingPreprocessor(Preprocessor):
    """Adds blank lines around openers and before closers; fenced code is out of reach by then."""

    def run(self, lines: list[str]) -> list[str]:
        """Give the lines with blank lines where they are needed."""
        result: list[str] = []
        options: str | None = None
        for line in lines:
            if options is not None:
                if line.startswith(options) and line.strip():
                    result.append(line)
                    continue
                result.append("")
                options = None
            if opener := _OPENER.match(line):
                result += "", line
                if opener["name"] in FORMS:
                    options = opener["indent"] + " " * _OPTION_INDENT
                else:
                    result.append("")
            elif _CLOSER.match(line):
                result += "", line
            else:
                result.append(line)
        return result
