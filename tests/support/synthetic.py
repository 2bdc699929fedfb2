"""Write a curriculum of any size in the real file format, to measure and to compare builds with.

Its words mean nothing. Everything is made by code from the numbers given, the same each time.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

REPOSITORY = Path(__file__).resolve().parents[2]
MINUTES = 11
"""The minutes of every module: some 920 words, and two blocks of three minutes."""

_WORDS = (
    *("team", "work", "day", "plan", "note", "call", "time", "name", "group", "list", "case"),
    *("part", "turn", "talk", "page", "word", "room", "ask", "tell", "help", "meet", "read"),
    *("write", "share", "build", "check", "bring", "keep", "hold", "make", "find", "give", "take"),
    *("new", "good", "small", "next", "clear", "open", "whole", "early", "kind", "short", "right"),
    *("plain", "calm", "fair"),
)
_FORMS = ("paragraph", "list", "admonition", "tabs", "link")
EXTENSIONS: dict[str, dict] = {
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "tables": {},
    "toc": {"permalink": True},
    "pymdownx.details": {},
    "pymdownx.highlight": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
}
"""The Markdown extensions of both the real and the naive build."""
FEATURES = (
    "content.action.edit",
    "navigation.footer",
    "navigation.path",
    "navigation.prune",
    "navigation.tabs",
    "navigation.top",
)
"""The theme's features in all builds, if nothing else is asked for."""


@dataclass(frozen=True)
class Size:
    """How large a curriculum is; its tracks are (roles + 1) x (departments + 1)."""

    modules: int = 40
    """How many modules; without gaps every track has all of them."""
    roles: int = 4
    """How many roles; two at least, for which modules have versions."""
    departments: int = 5
    """How many departments; two at least."""
    has_gaps: bool = False
    """Whether each role and department leaves out every fifth module, another one each."""

    is_divided: bool = False
    """Whether the modules are divided among essentials, roles and departments."""

    @property
    def tracks(self) -> int:
        """Give the number of tracks: essentials, roles, departments and pairs."""
        return (self.roles + 1) * (self.departments + 1)

    @property
    def tailored_pages(self) -> int:
        """Give the number of modules' pages in all tracks."""
        return self.modules * self.tracks


def write_project(folder: Path, size: Size, *, pages: int = 21) -> None:
    """Write configuration, curriculum and `pages` pages around it."""
    folder.mkdir(parents=True)
    _write_content(folder / "curricula", size)
    _write_docs(folder / "docs", pages)
    write_config(folder, plugins={"alongside": {}}, extensions={"alongside.blocks": {}})


def write_config(
    folder: Path, *, plugins: dict, extensions: dict, features: Sequence[str] = FEATURES
) -> None:
    """Write a `mkdocs.yml` for the theme as all builds use it."""
    config = {
        "site_name": "Synthetic",
        "site_url": "https://example.org/",
        "repo_url": "https://example.org/repository",
        "edit_uri": "edit/main/docs/",
        "use_directory_urls": True,
        "theme": {
            "name": "material",
            "font": False,
            "features": list(features),
        },
        "plugins": plugins,
        "markdown_extensions": {**EXTENSIONS, **extensions},
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")


def roles_of(folder: Path) -> dict[str, dict[str, str]]:
    """Give what practice blocks show of a synthetic curriculum: the titles of its roles."""
    roles = yaml.safe_load((folder / "curricula/vocabulary/roles.yml").read_text("utf-8"))
    return {"roles": {each["id"]: each["title"] for each in roles}}


def module_id(number: int) -> str:
    """Give the id of a module, counted from 0."""
    return f"module-{number:03}"


def _write_docs(folder: Path, pages: int) -> None:
    for name in ("tracks", "modules", "stories", "sessions", "pages"):
        (folder / name).mkdir(parents=True)
        (folder / name / "index.md").write_text(f"# {name.capitalize()}\n\nA page.\n", "utf-8")
    for name in ("index", "find-your-track", "about", "competencies", "organisation"):
        (folder / f"{name}.md").write_text(f"# {name.capitalize()}\n\nA page.\n", "utf-8")
    (folder / "sources.md").write_text("# Sources\n\n[A text]{ #chang-2019 }\n", "utf-8")
    for number in range(pages):
        writer = _Writer(random.Random(f"page {number}"))
        text = f"# Page {number}\n\n{writer.sentences(20)}\n\n## Part\n\n{writer.sentences(20)}\n"
        (folder / "pages" / f"page-{number:02}.md").write_text(text, "utf-8")


def _write_content(folder: Path, size: Size) -> None:
    real = REPOSITORY / "curricula"
    shutil.copytree(real / "vocabulary", folder / "vocabulary")
    shutil.copy2(real / "organisation.yml", folder)
    roles = _shorten(folder / "vocabulary/roles.yml", size.roles)
    departments = _shorten(folder / "vocabulary/departments.yml", size.departments)
    for name in ("modules", "stories", "sessions", "tracks", "shared"):
        (folder / name).mkdir()
    (folder / "sources.yml").write_text(_yaml([_SOURCE]), "utf-8")
    modules = [module_id(number) for number in range(size.modules)]
    for number, name in enumerate(modules):
        text = _module(number, name, modules, roles, departments)
        (folder / "modules" / f"{name}.md").write_text(text, "utf-8")
    (folder / "stories/the-story.md").write_text(_story(modules[0]), "utf-8")
    _write_tracks(folder / "tracks", modules, roles, departments, is_divided=size.is_divided)
    for number, name in enumerate((*roles, *departments) if size.has_gaps else ()):
        left_out = {"exclude": list(modules[number % 5 :: 5])}
        with (folder / "tracks" / f"{name}.yml").open("a", encoding="utf-8") as file:
            file.write(_yaml(left_out))


def _shorten(path: Path, length: int) -> list[str]:
    """Keep the first entries of a vocabulary, and give their ids."""
    entries = yaml.safe_load(path.read_text("utf-8"))[:length]
    path.write_text(_yaml(entries), "utf-8")
    return [entry["id"] for entry in entries]


def _write_tracks(
    folder: Path,
    modules: Sequence[str],
    roles: Sequence[str],
    departments: Sequence[str],
    *,
    is_divided: bool,
) -> None:
    names = ["essentials", *roles, *departments]
    kinds = ["essentials", *("role" for _ in roles), *("department" for _ in departments)]
    for number, (name, kind) in enumerate(zip(names, kinds, strict=True)):
        track = {
            "id": name,
            "kind": kind,
            "title": f"Track of {name}",
            "summary": "Some words about it.",
            "max_minutes": 100_000,
        }
        if kind != "essentials":
            track[kind] = name
        if is_divided:
            track["include"] = list(modules[number :: len(names)])
        elif kind == "essentials":
            track["include"] = list(modules)
        (folder / f"{name}.yml").write_text(_yaml(track), "utf-8")


def _module(
    number: int,
    name: str,
    modules: Sequence[str],
    roles: Sequence[str],
    departments: Sequence[str],
) -> str:
    writer = _Writer(random.Random(f"module {number}"))
    has_addition = number % 4 == 0
    audiences = {"roles": [roles[0], roles[1]], "departments": [departments[0], departments[1]]}
    data = {
        "id": name,
        "title": f"Module {number}: words & deeds",
        "summary": "One sentence about what the reader gets.",
        "status": "review",
        "order": number,
        "competencies": [{"id": "ally-action", "level": 1}],
        "minutes": MINUTES,
        "objectives": [
            {"id": "one", "verb": "choose", "text": "Choose one thing."},
            {"id": "two", "verb": "plan", "text": "Plan another thing."},
        ],
        "audiences": audiences,
        "stories": ["the-story"],
        "sources": ["chang-2019"],
        "review_due": "2027-05-31",
    }
    other = modules[(number + 1) % len(modules)]
    parts = [
        "## A moment at work",
        writer.sentences(12),
        _group(writer, "first", number, [roles[0], departments[0], roles[1]], other),
        "## A real story",
        f"{writer.sentences(6)} Read [the story](../stories/the-story.md). It rose [@chang-2019].",
        "## The idea",
        f"{writer.sentences(8)} More in [the next one](../modules/{other}.md#the-idea).[^1]",
        '!!! note "A note"\n\n' + _indented(writer.sentences(4)),
        _group(writer, "second", number + 1, [f"{roles[0]} + {departments[0]}", roles[0]], other),
        "### A table",
        "| One | Two |\n| --- | --- |\n"
        + "\n".join(f"| {writer.words(2)} | {writer.words(3)} |" for _ in range(4)),
        "## Practise",
        f"{writer.sentences(8)}[^2]",
        writer.version("tabs", other),
        # Tabs right after tabs would be one set of them in a build of one audience's text alone.
        writer.sentences(6),
        _group(
            writer, "third", number + 2, [departments[1], f"{roles[1]}, {departments[0]}"], other
        ),
        '??? note "What each choice leads to"\n\n' + _indented(writer.sentences(5)),
        f"```python\ndef plan(work):\n    return {{'words': work, 'href=\"x\"': {number}}}\n```",
        _check(writer),
        _rewrite(writer),
        "## Reflect",
        f"/// reflect | look-back\n    minutes: 3\n{writer.sentences(6)}\n///",
        "## Change one process",
        f"/// commit | change\n    owner: {roles[0]}\n{writer.sentences(1)}\n///",
        _group(writer, "fourth", number + 3, [roles[0], roles[1], departments[1]], other),
        f"/// for | {roles[0]}\n### Only for some {number}\n\n{writer.sentences(6)}\n///"
        if has_addition
        else writer.sentences(6),
        "## Your plan",
        f"If I see it, then I will act. Go [back](#the-idea). {writer.sentences(3)}",
        "/// plan | my-plan\n    cue: I see it\n    act: act\n///",
        "## What else",
        writer.sentences(6),
        f"[^1]: {writer.sentences(1)}",
        f"[^2]: {writer.sentences(1)}",
    ]
    return f"---\n{_yaml(data)}---\n" + "\n\n".join(parts) + "\n"


def _check(writer: _Writer) -> str:
    options = "\n".join(
        f"/// option{' | right' if number == 0 else ''}\n"
        f"{writer.words(5)} {number}\n\n{writer.sentences(1)}\n///"
        for number in range(3)
    )
    return f"//// check | recall\n{writer.sentences(1)}\n\n{options}\n////"


def _rewrite(writer: _Writer) -> str:
    model = f"/// model\n{writer.sentences(1)}\n///"
    return f"//// rewrite | own\n    minutes: 3\n{writer.sentences(1)}\n\n{model}\n////"


def _group(writer: _Writer, name: str, seed: int, audiences: Sequence[str], other: str) -> str:
    versions = []
    for place, audience in enumerate([*audiences, "everyone"]):
        text = writer.version(_FORMS[(seed + place) % len(_FORMS)], other)
        versions.append(f"/// for | {audience}\n{text}\n\n///")
    return "\n\n".join([f"//// versions | {name}", *versions, "////"])


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else line for line in text.split("\n"))


@dataclass(frozen=True)
class _Writer:
    """Writes sentences that look like prose and say nothing."""

    chance: random.Random

    def words(self, count: int) -> str:
        return " ".join(self.chance.choices(_WORDS, k=count))

    def sentences(self, count: int) -> str:
        return " ".join(f"{self.words(8).capitalize()}." for _ in range(count))

    def version(self, form: str, other: str) -> str:
        if form == "list":
            return "\n".join(f"- {self.words(12)}" for _ in range(4))
        if form == "admonition":
            return f'!!! note "{self.words(3)}"\n\n{_indented(self.sentences(6))}'
        if form == "tabs":
            tabs = (f'=== "{self.words(1)} {n}"\n\n{_indented(self.sentences(3))}' for n in "ab")
            return "\n\n".join(tabs)
        if form == "link":
            return f"{self.sentences(5)} See [the other one](../modules/{other}.md) *soon*."
        return self.sentences(6)


def _story(module: str) -> str:
    data = {
        "id": "the-story",
        "title": "The story",
        "summary": "One sentence about it.",
        "status": "review",
        "organisation": "An organisation",
        "years": "2019",
        "outcome": "mixed",
        "provenance": "public-record",
        "topics": ["reporting"],
        "competencies": ["ally-action"],
        "modules": [module],
        "lesson": "A lesson.",
        "do_differently": "Another way.",
        "discussion": ["What was done?", "What was left out?"],
        "sources": ["chang-2019"],
        "review_due": "2027-05-31",
    }
    said = "They met and talked [@chang-2019]."
    text = (
        f"## What happened\n\n{said}\n\n## What people did, and did not do\n\n{said}\n\n"
        f"## What followed\n\n{said}\n"
    )
    return f"---\n{_yaml(data)}---\n{text}"


_SOURCE = {
    "key": "chang-2019",
    "kind": "research",
    "title": "A text",
    "authors": "Chang and others",
    "year": 2019,
    "venue": "A journal",
    "url": "https://example.org/text",
    "strength": "B",
    "seen": "text",
}


def _yaml(data: object) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
