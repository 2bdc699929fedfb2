"""Build the site into `site/`; if anything is wrong, say what and leave `site/` as it was."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from setup import PYTHON, ROOT, enter


def build(configuration: Path, site: Path) -> int:
    """Build beside the old site and take its place only on success; give the exit status."""
    if site.exists() and not _holds_a_site(site):
        print(f"{site} is no site, and stays as it is. Name another folder.", file=sys.stderr)
        return 1
    site.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    try:
        made = fresh / "new"
        command = [str(PYTHON), "-m", "mkdocs", "build", "--strict"]
        options = ["--config-file", str(configuration), "--site-dir", str(made)]
        done = subprocess.run([*command, *options], cwd=configuration.parent, check=False)
        if done.returncode:
            kept = f" {site.name}/ is as it was." if site.exists() else ""
            print(f"The site was not built.{kept}", file=sys.stderr)
            return 1
        _replace(site, made, fresh / "old")
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"Built {pages} pages into {site.name}/.")
    return 0


def _holds_a_site(folder: Path) -> bool:
    """Tell whether a folder is empty, or holds what a build has written."""
    return folder.is_dir() and ((folder / "index.html").is_file() or not any(folder.iterdir()))


def _replace(site: Path, made: Path, old: Path) -> None:
    """Put the new site in the place of the old one; if that fails, the old one is put back."""
    if site.exists():
        site.rename(old)
    try:
        made.rename(site)
    except BaseException:
        if old.exists():
            old.rename(site)
        raise


def add_places(parser: argparse.ArgumentParser) -> None:
    """Let the command line name the configuration, and the folder of the site."""
    parser.add_argument(
        "-f",
        "--config-file",
        type=Path,
        default=ROOT / "mkdocs.yml",
        help="the MkDocs configuration; your own one for an overlay",
    )
    parser.add_argument(
        "-d", "--site-dir", type=Path, help="the folder to write; site/ beside it by default"
    )


def places(options: argparse.Namespace) -> tuple[Path, Path]:
    """Give the configuration and the folder of the site that the command line names."""
    configuration = options.config_file.resolve()
    if not configuration.is_file():
        sys.exit(f"There is no file {options.config_file}: name your mkdocs.yml after -f.")
    return configuration, (options.site_dir or configuration.parent / "site").resolve()


def main() -> None:
    """Build the site that the command line names; the project's own by default."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_places(parser)
    options = parser.parse_args()
    enter("site")
    sys.exit(build(*places(options)))


if __name__ == "__main__":
    main()
