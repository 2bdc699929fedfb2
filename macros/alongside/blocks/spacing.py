"""Let blocks stand by themselves in the Markdown, however closely they were written.

An admonition, details block or tab that begins right below `/// for | engineering` would end up
outside of the passage: these are recognised in the middle of a paragraph, before the block around
them is. Blank lines around the lines of our blocks keep them apart.
"""

from __future__ import annotations

import re

from markdown.preprocessors import Preprocessor

from ..curriculum.body import GROUP, VERSION

_OPENER = re.compile(rf"^\s*/{{3,}}\s*(?:{GROUP}|{VERSION})\b")
_CLOSER = re.compile(r"^\s*/{3,}\s*$")


class SpacingPreprocessor(Preprocessor):
    """Adds blank lines around openers and before closers; fenced code is out of reach by then."""

    def run(self, lines: list[str]) -> list[str]:
        """Give the lines with blank lines where they are needed."""
        result: list[str] = []
        for line in lines:
            if _OPENER.match(line):
                result += "", line, ""
            elif _CLOSER.match(line):
                result += "", line
            else:
                result.append(line)
        return result
