"""Tailor in the simplest way there is: write one Markdown file per module and audience.

Shares no code with the engine, so that a mistake in one is not repeated in the other. Versions are
chosen in the Markdown source, links and citations are rewritten there, and the theme then converts
and renders every file as if a person had written it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

_BLOCK = re.compile(
    r"^(?P<indent> *)(?P<marks>/{3,}) *(?P<word>[a-z]*) *(?:\| *(?P<names>.*?) *)?$"
)
_LINK = re.compile(r"(?<=\]\()(?![a-z]+:|/|#)([^)#\s]*)(#[^)\s]*)?(?=\))")
_CITATION = re.compile(r"(?<!`)\[((?:@[\w:.-]+(?:; *)?)+)\]")


@dataclass(frozen=True)
class NaiveTrack:
    """What one audience reads."""

    path: str
    """Its folder below `tracks/`."""
    title: str
    """Its name."""
    role: str | None
    """The audience's role."""
    department: str | None
    """The audience's department."""
    modules: tuple[str, ...]
    """Ids of its modules, in order."""


def write_tailored(
    docs: Path,
    tracks: Sequence[NaiveTrack],
    modules: Mapping[str, str],
    labels: Mapping[str, str],
) -> None:
    """Write a file for each module of each track, and one for the track itself.

    `modules` gives each module's Markdown with its front matter, `labels` the text of a citation.
    """
    for track in tracks:
        folder = docs / "tracks" / track.path
        folder.mkdir(parents=True, exist_ok=True)
        listed = "\n".join(f"1. [{name}]({name}.md)" for name in track.modules)
        (folder / "index.md").write_text(f"# {track.title}\n\n{listed}\n", "utf-8")
        for name in track.modules:
            text = tailored(modules[name], track, labels)
            (folder / f"{name}.md").write_text(text, "utf-8")


def write_untailored(docs: Path, pages: Mapping[str, str], labels: Mapping[str, str]) -> None:
    """Write pages by path with everything for everybody, the syntax of blocks taken out."""
    for path, text in pages.items():
        lines = [line for line in text.split("\n") if not _BLOCK.match(line)]
        target = docs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        up = "../" * path.count("/")
        target.write_text(_cited("\n".join(lines), labels, up), "utf-8")


def tailored(text: str, track: NaiveTrack, labels: Mapping[str, str]) -> str:
    """Give the Markdown of a module as one audience sees it."""
    chosen = "\n".join(_lines(_read(text.split("\n")), track))
    up = "../" * (track.path.count("/") + 2)
    return _cited(_LINK.sub(lambda found: _link(found, track, up), chosen), labels, up)


def wanted(track: NaiveTrack) -> list[set[str]]:
    """Give the audiences whose versions fit a track, the best first."""
    role, department = track.role, track.department
    result: list[set[str]] = []
    if role and department:
        result.append({role, department})
    result += [{name} for name in (role, department) if name]
    return [*result, {"everyone"}]


@dataclass
class _Node:
    """A block of the source with the lines and blocks in it."""

    word: str = ""
    names: str = ""
    marks: str = ""
    inside: list[str | _Node] = field(default_factory=list)

    def audiences(self) -> list[set[str]]:
        return [{each.strip() for each in part.split("+")} for part in self.names.split(",")]


def _read(lines: Sequence[str]) -> _Node:
    top = _Node()
    stack, fence = [top], ""
    for line in lines:
        marks = re.match(r" *(`{3,}|~{3,})", line)
        if marks and (not fence or line.strip() == fence):
            fence = "" if fence else marks[1]
        block = None if fence else _BLOCK.match(line)
        if block and block["word"] in ("versions", "for"):
            node = _Node(block["word"], block["names"] or "", block["marks"])
            stack[-1].inside.append(node)
            stack.append(node)
        elif block and not block["word"] and block["marks"] == stack[-1].marks:
            stack.pop()
        else:
            stack[-1].inside.append(line)
    return top


def _lines(node: _Node, track: NaiveTrack) -> Iterator[str]:
    fitting = wanted(track)
    for each in node.inside:
        if isinstance(each, str):
            yield each
        elif each.word == "versions":
            versions = [v for v in each.inside if isinstance(v, _Node)]
            best = next(v for audience in fitting for v in versions if audience in v.audiences())
            yield from ("", *_lines(best, track), "")
        elif any(audience in fitting for audience in each.audiences()):
            yield from ("", *_lines(each, track), "")


def _link(found: re.Match[str], track: NaiveTrack, up: str) -> str:
    path, anchor = found[1], found[2] or ""
    target = posixpath.normpath(posixpath.join("modules", path))
    folder, name = posixpath.split(target)
    if folder == "modules" and name.removesuffix(".md") in track.modules:
        return name + anchor
    return up + target + anchor


def _cited(text: str, labels: Mapping[str, str], up: str) -> str:
    def written(found: re.Match[str]) -> str:
        keys = [key.strip().removeprefix("@") for key in found[1].split(";")]
        links = (f"[{labels[key]}]({up}sources.md#{key})" for key in keys)
        return f"({'; '.join(links)})"

    return _CITATION.sub(written, text)


def front_matter(text: str) -> dict:
    """Give what stands in a file's front matter."""
    return yaml.safe_load(text.split("---\n", 2)[1])
