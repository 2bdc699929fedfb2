"""Keep documents from run to run, so that only what changed is made again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .plans import Form

_MAKERS = ("weasyprint", "pikepdf", "pydyf", "tinyhtml5", "lxml", "EbookLib", "python-docx")


@dataclass(frozen=True)
class Made:
    """A document in one form, as it was made."""

    size: int
    """Its bytes."""
    pages: int | None = None
    """Its pages, where it has any."""


@dataclass
class Kept:
    """The documents that earlier runs made, in a folder: one file each, named by its content."""

    folder: Path
    """Where they lie."""
    used: set[str] = field(default_factory=set)
    """The names that this run made or used."""

    def find(self, key: str) -> Made | None:
        """Give what is known of a kept document."""
        try:
            known = json.loads((self.folder / f"{key}.json").read_text("utf-8"))
            made = Made(int(known["size"]), known["pages"])
            if (self.folder / key).stat().st_size != made.size:
                return None
        except (OSError, ValueError, KeyError, TypeError):
            return None
        self.used.add(key)
        return made

    def keep(self, key: str, content: bytes, pages: int | None) -> Made:
        """Write a document down; a reader never sees half of one."""
        self.folder.mkdir(parents=True, exist_ok=True)
        made = Made(len(content), pages)
        for name, data in ((key, content), (f"{key}.json", json.dumps(asdict(made)).encode())):
            unfinished = self.folder / f"{name}.tmp"
            unfinished.write_bytes(data)
            unfinished.replace(self.folder / name)
        self.used.add(key)
        return made

    def copy(self, key: str, target: Path) -> None:
        """Put a kept document where the site offers it."""
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((self.folder / key).read_bytes())

    def prune(self) -> None:
        """Delete what this run neither made nor used."""
        if self.folder.is_dir():
            for path in self.folder.iterdir():
                if path.name.removesuffix(".json") not in self.used:
                    path.unlink(missing_ok=True)


def key_of(form: Form, engine: str, parts: Iterable[str]) -> str:
    """Name a document by all that it is made from."""
    digest = hashlib.sha256(f"{form}\0{engine}".encode())
    for part in parts:
        digest.update(b"\0" + part.encode())
    return digest.hexdigest()[:40]


def engine() -> str:
    """Sum up what makes documents: this code, and the versions of what it uses."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.iterdir()):
        if path.suffix in (".py", ".css"):
            digest.update(path.read_bytes())
    for name in _MAKERS:
        try:
            digest.update(f"{name} {version(name)}".encode())
        except PackageNotFoundError:
            digest.update(f"{name} is missing".encode())
    return digest.hexdigest()
