"""Write the index from which a browser answers searches by itself; Pagefind makes it."""

from __future__ import annotations

import gzip
import hashlib
import html as entities
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pagefind_bin import get_executable

SEARCH_FOLDER = "pagefind"
"""The folder of the index, relative to the site's root."""

_LEFT_OUT = (
    ".headerlink",
    ".add-perspective",
    ".eyebrow",
    ".facts",
    ".card-list",
    ".filter-list",
    ".item-groups",
    ".track-finder",
    ".track-table",
    ".tailored-note",
    "[data-slot]",
)
"""What stands on pages and would be found on too many of them."""
_KEPT = ("pagefind.js", "pagefind-worker.js", "wasm.*.pagefind", "fragment/*", "index/*")
"""Files that are taken as Pagefind writes them; its own interfaces stay behind."""
_MAGIC = b"pagefind_dcd"
"""How Pagefind begins each compressed file of its own."""
_FILTERS_IN_META = 3
"""The place of the list of filters in the description of an index."""


class SearchIndexError(ValueError):
    """Raised where Pagefind fails, or writes an index of another shape than expected."""


@dataclass(frozen=True)
class SearchPage:
    """A page that can be found."""

    address: str
    """Where it is, relative to the site's root: `modules/start-here/`."""
    title: str
    """Its title, as plain text."""
    kind: str
    """What kind of page it is, in a word that readers see."""
    html: str
    """Its text, as HTML."""
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Values by the name of a filter, in words that readers see."""


def write_search_index(pages: Iterable[SearchPage], language: str, site: Path) -> None:
    """Write the index of some pages into a site's folder: the same bytes for the same pages.

    `language` is the language of the pages (BCP 47), which decides how words are taken to their
    stems. Raises `SearchIndexError`.
    """
    with tempfile.TemporaryDirectory(prefix="alongside-search-") as name:
        sources, made = Path(name) / "pages", Path(name) / "index"
        sources.mkdir()
        for page in pages:
            path = sources / page.address / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_document(page, language), "utf-8")
        _run(sources, made)
        _copy(made, site / SEARCH_FOLDER)


def _document(page: SearchPage, language: str) -> str:
    """Give a page with what Pagefind is to know of it."""
    filters = {"kind": [page.kind], **page.filters}
    known = [("meta", "title", page.title), ("meta", "kind", page.kind)]
    known += [("filter", name, value) for name, values in filters.items() for value in values]
    head = "".join(
        f'<meta data-pagefind-{what}="{name}[content]" content="{_attribute(value)}">'
        for what, name, value in known
    )
    return (
        f'<!doctype html><html lang="{_attribute(language)}"><head><meta charset="utf-8">'
        f"<title>{entities.escape(page.title)}</title>{head}</head>"
        f"<body data-pagefind-body>{page.html}</body></html>"
    )


def _attribute(text: str) -> str:
    return entities.escape(text, quote=True)


def _run(sources: Path, made: Path) -> None:
    command = [str(get_executable()), "--site", str(sources), "--output-path", str(made), "--quiet"]
    for selector in _LEFT_OUT:
        command += ["--exclude-selectors", selector]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SearchIndexError(
            f"Pagefind could not make the index of the search: {done.stderr or done.stdout}"
        )


def _copy(made: Path, target: Path) -> None:
    """Copy an index, with everything in order that Pagefind writes in any order."""
    shutil.rmtree(target, ignore_errors=True)
    for pattern in _KEPT:
        for source in sorted(made.glob(pattern)):
            _write(target / source.relative_to(made), source.read_bytes())
    renamed: dict[str, str] = {}
    for source in sorted(made.glob("filter/*.pf_filter")):
        name, values = _read(source)
        content = _packed([name, sorted(values)])
        renamed[source.stem] = _renamed(source.stem, content)
        _write(target / "filter" / f"{renamed[source.stem]}.pf_filter", content)
    entry = json.loads((made / "pagefind-entry.json").read_bytes())
    for language in entry["languages"].values():
        language["hash"] = _copy_description(made, target, language["hash"], renamed)
    entry["languages"] = dict(sorted(entry["languages"].items()))
    _write(target / "pagefind-entry.json", json.dumps(entry, ensure_ascii=False).encode())


def _copy_description(made: Path, target: Path, old: str, renamed: Mapping[str, str]) -> str:
    """Copy the description of an index, and give the name under which it now stands."""
    description = _read(made / f"pagefind.{old}.pf_meta")
    try:
        filters = description[_FILTERS_IN_META]
        description[_FILTERS_IN_META] = sorted([name, renamed[file]] for name, file in filters)
    except (IndexError, KeyError, TypeError, ValueError):
        raise SearchIndexError(
            "Pagefind writes its index in another shape than this engine knows. Take the version "
            "in requirements.txt, or adapt alongside/formats/search_index.py."
        ) from None
    content = _packed(description)
    new = _renamed(old, content)
    _write(target / f"pagefind.{new}.pf_meta", content)
    return new


def _read(path: Path) -> Any:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(_MAGIC):
        raise SearchIndexError(f"{path.name} does not begin as files of Pagefind do.")
    # Loading this takes longer than reading the curriculum: only builds with a search do.
    import cbor2

    return cbor2.loads(data[len(_MAGIC) :])


def _packed(value: Any) -> bytes:
    import cbor2

    return gzip.compress(_MAGIC + cbor2.dumps(value), mtime=0)


def _renamed(old: str, content: bytes) -> str:
    """Name a file after its content, as Pagefind does: `en_0a61da8`."""
    language, _, digits = old.rpartition("_")
    return f"{language}_{hashlib.sha256(content).hexdigest()[: len(digits)]}"


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
