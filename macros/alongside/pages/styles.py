"""Make the stylesheets short, and the site's own into one, so that a first visit waits for less."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from .theme_styles import trim_theme

FOLDER = "assets/stylesheets/"
"""Where stylesheets stand that are joined: in one folder, addresses in them stay as they are."""
JOINED = f"{FOLDER}site.css"
"""The file that pages load instead."""

_STRING = r"""(?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_SPACE = re.compile(rf"{_STRING}|(?:\s|/\*.*?\*/)+", re.S)
_MARK = re.compile(rf"{_STRING}| ?(?P<mark>[{{}};]) ?", re.S)


def shortened(css: str) -> str:
    """Give CSS that means the same without comments and needless spaces; strings stay whole."""
    plain = _SPACE.sub(lambda found: found["string"] or " ", css)
    return _MARK.sub(lambda found: found["string"] or found["mark"], plain).strip()


def joined(texts: Iterable[str]) -> str:
    """Give stylesheets as one, in their order, shortened."""
    return "\n".join(shortened(text) for text in texts)


def lighten_stylesheets(files: Files, config: MkDocsConfig) -> None:
    """Let pages load no more styles than they need; raises `ThemeStylesChanged`."""
    trim_theme(files, config)
    _join(files, config)


def _join(files: Files, config: MkDocsConfig) -> None:
    """Let pages load one file instead of the stylesheets that the configuration names.

    Only those in `assets/stylesheets/` itself are joined: others keep their places after it, such
    as those in its folder `pages/`, which only some pages load. What else the docs folder has of
    stylesheets is shortened.
    """
    named = {str(path): files.get_file_from_path(str(path)) for path in config.extra_css}
    parts = {
        path: file
        for path, file in named.items()
        if file and path.startswith(FOLDER) and "/" not in path.removeprefix(FOLDER)
    }
    if parts:
        text = joined(file.content_string for file in parts.values())
        for file in parts.values():
            files.remove(file)
        files.append(File.generated(config, JOINED, content=text))
        config.extra_css = [JOINED, *(path for path in named if path not in parts)]
    docs = Path(config.docs_dir)
    for file in files.css_files():
        if file.abs_src_path and docs in Path(file.abs_src_path).parents:
            file.content_string = shortened(file.content_string)
