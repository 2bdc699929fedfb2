"""Make the documents of a site that is built: PDF, EPUB, plain text, braille and DOCX.

Run as `python -m alongside.printing`; `scripts/print.py` builds the site first.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .curriculum import ContentError, load
from .formats.documents import DocumentError, Printed, print_site
from .pages import CatalogueError, open_site
from .settings import add_config, read_project, read_site_url

CACHE = ".cache/alongside/documents"
"""Where documents are kept between runs, below the project's folder."""


def print_project(
    configuration: Path, folder: Path, only: Sequence[str] = (), workers: int | None = None
) -> Printed:
    """Make the documents of the site that was built into `folder` from a MkDocs configuration.

    Raises `ContentError`, `CatalogueError` or `DocumentError` where that cannot be done.
    """
    project = read_project(configuration)
    # The build that came before has looked at the content with every rule.
    loaded = load(project.roots, project.base)
    if loaded.library is None:
        raise ContentError(loaded.problems)
    url = read_site_url(configuration)
    site = open_site(loaded.library, project.visibility, project.base, url)
    return print_site(site, folder, project.base / CACHE, url, only, _say, workers)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the documents that the command line asks for, and give the exit status."""
    parser = argparse.ArgumentParser(prog="python -m alongside.printing", description=__doc__)
    add_config(parser)
    parser.add_argument("--site-dir", type=Path, default=Path("site"))
    parser.add_argument(
        "--track",
        action="append",
        default=[],
        metavar="ROLE/DEPARTMENT",
        help="make the documents of this track only; may be given several times",
    )
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="KIND/ID",
        help="make the documents of this module, session or kit only; may be given several times",
    )
    parser.add_argument("--workers", type=int, help="processes at a time; default: one a core")
    options = parser.parse_args(arguments)
    only = [*options.only, *(f"tracks/{name}" for name in options.track)]
    try:
        printed = print_project(options.config, options.site_dir, only, options.workers)
    except (ContentError, CatalogueError, DocumentError) as error:
        print(error, file=sys.stderr)
        return 1
    print(
        f"Made {printed.made} documents in {printed.seconds:.0f} seconds, kept {printed.kept}. "
        f"{printed.pages} pages offer them."
    )
    return 0


def _say(message: str) -> None:
    print(message, flush=True)


if __name__ == "__main__":
    sys.exit(main())
