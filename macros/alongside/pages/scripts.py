"""Make the site's own scripts short, so that a first visit waits for less."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from rjsmin import jsmin

FOLDER = "assets/javascripts/"
"""Where the site's own scripts stand, in the docs folder and in the site."""


def lighten_scripts(files: Files, config: MkDocsConfig) -> None:
    """Leave comments and needless spaces out of the scripts of the docs folder."""
    docs = Path(config.docs_dir)
    for file in files.javascript_files():
        is_own = file.abs_src_path and docs in Path(file.abs_src_path).parents
        if is_own and file.src_uri.startswith(FOLDER):
            file.content_string = str(jsmin(file.content_string))
