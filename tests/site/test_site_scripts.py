"""The scripts that a visitor loads: short, and the same code as in the sources."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.projects import REPOSITORY, Project

SOURCES = sorted((REPOSITORY / "docs/assets/javascripts").glob("*.js"))
_STRINGS = re.compile(r"""(?P<quote>["'])(?:\\.|(?!(?P=quote))[^\\\n])*(?P=quote)""")
_COMMENT = re.compile(r"/\*.*?\*/", re.S)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_a_script_is_served_without_comments_and_with_every_string(
    built: Project, source: Path
) -> None:
    written = source.read_text("utf-8")
    served = (built.site / "assets/javascripts" / source.name).read_text("utf-8")
    assert len(served) < len(written)
    assert "/* " not in served
    code = _COMMENT.sub("", written)
    for found in _STRINGS.finditer(code):
        assert found[0] in served
