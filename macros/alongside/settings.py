"""Read from the MkDocs configuration where the content is, without starting MkDocs."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from .curriculum import ContentError, Place, Problem, read_text, shown_path

PLUGIN = "alongside"
"""The plugin's name in the configuration."""
NEVER_COMMIT = "never-commit.txt"
"""A list of names, beside the configuration, that stays on one machine."""
VISIBILITIES = ("public", "internal")
"""For whom a build can be."""


@dataclass(frozen=True)
class Project:
    """Where the content of a site is, and for whom it is built."""

    base: Path
    """The project's folder; paths in messages are relative to it."""
    roots: tuple[Path, ...]
    """The folders of content; a later one lies over those before it."""
    docs: Path | None = None
    """The folder of the pages around the curriculum."""
    visibility: str = "public"
    """For whom the build is: `public` or `internal`."""


def add_config(parser: argparse.ArgumentParser) -> None:
    """Let a command take the configuration, by the names that all commands know it by."""
    parser.add_argument(
        *("-f", "--config-file", "--config"),
        dest="config",
        type=Path,
        default=Path("mkdocs.yml"),
        metavar="FILE",
        help="the MkDocs configuration; your own one for an overlay (default: %(default)s)",
    )


def in_words(error: Exception) -> str:
    """Say what went wrong; of files that cannot be written, which folder and what to do."""
    if not isinstance(error, OSError) or not error.filename:
        return str(error)
    folder = Path(str(error.filename)).parent
    return (
        f"Nothing was written in {folder}: {error.strerror}. Check that the folder is there, "
        "that no file has its name, and that you may write to it."
    )


def read_project(config: Path) -> Project:
    """Read a project from its `mkdocs.yml`, with what that inherits; raises `ContentError`.

    Paths start from the folder of the file, as they do in MkDocs, also where they are inherited.
    """
    base = config.parent
    data = _read(config, base, ())
    options = _options(data.get("plugins"))
    roots = options.get("roots", ["curricula"])
    visibility = options.get("visibility", "public")
    docs = data.get("docs_dir", "docs")
    if not isinstance(roots, list) or not all(isinstance(root, str) for root in roots):
        raise _failure(
            config, base, '"roots" is not a list of folders', "Write roots: [curricula]."
        )
    if visibility not in VISIBILITIES:
        allowed = f"Allowed: {', '.join(VISIBILITIES)}."
        raise _failure(config, base, f'"visibility" has the value "{visibility}"', allowed)
    if not isinstance(docs, str):
        raise _failure(config, base, '"docs_dir" is not a folder', "Write docs_dir: docs.")
    return Project(base, tuple(base / root for root in roots), base / docs, visibility)


def read_never_commit(base: Path) -> tuple[str, ...]:
    """Read the names that are never committed, one a line; git ignores the file that lists them.

    Raises `ContentError` where the file cannot be read.
    """
    path = base / NEVER_COMMIT
    if not path.is_file():
        return ()
    lines = read_text(path, NEVER_COMMIT).split("\n")
    return tuple(name for line in lines if (name := line.partition("#")[0].strip()))


def read_site_url(config: Path) -> str:
    """Read the address at which a site is to stand; empty where the configuration names none."""
    url = _read(config, config.parent, ()).get("site_url")
    return url if isinstance(url, str) else ""


def _read(path: Path, base: Path, seen: tuple[Path, ...]) -> dict[str, Any]:
    if path.resolve() in seen:
        raise _failure(path, base, "the file inherits from itself", 'Change "INHERIT".')
    text = read_text(path, shown_path(path, base))
    try:
        data = yaml.load(text, Loader=_Loader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        raise _failure(
            path,
            base,
            f"this is not valid YAML: {getattr(error, 'problem', None) or error}",
            "Check indentation, colons and quotation marks.",
            min(mark.line, text.rstrip("\n").count("\n")) + 1 if mark else 1,
        ) from None
    if not isinstance(data, dict):
        raise _failure(
            path, base, "these are not keys with values", "Write a MkDocs configuration."
        )
    parent = data.pop("INHERIT", None)
    if not isinstance(parent, str):
        return data
    return _merged(_read(path.parent / parent, base, (*seen, path.resolve())), data)


def _merged(under: Any, over: Any) -> Any:
    """Merge as MkDocs does for inherited files: mappings key by key, everything else replaced."""
    if not (isinstance(under, dict) and isinstance(over, dict)):
        return over
    return {**under, **{key: _merged(under.get(key), value) for key, value in over.items()}}


def _options(plugins: Any) -> Mapping[str, Any]:
    if isinstance(plugins, list):
        mappings = (each for each in plugins if isinstance(each, dict))
        plugins = {name: options for each in mappings for name, options in each.items()}
    found = plugins.get(PLUGIN) if isinstance(plugins, dict) else None
    return found if isinstance(found, dict) else {}


def _failure(path: Path, base: Path, what: str, advice: str, line: int = 1) -> ContentError:
    return ContentError([Problem(Place(shown_path(path, base), line), "AL101", what, advice)])


class _Loader(yaml.SafeLoader):
    """Loads plain data; tags that MkDocs knows become values from the environment, or nothing."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("!", lambda *_: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
