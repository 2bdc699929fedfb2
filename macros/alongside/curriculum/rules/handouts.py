"""Rules on what sessions hand out and show: names, sources, and words for all media (51x)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from ..agenda import HANDOUT, INVITATION, STEP, blocks_named
from ..block_options import read_options
from ..borrowing import BORROWED, lender
from ..practice_syntax import PAGE_ANCHORS
from ..problems import Place, Problem, Severity, nearest
from ..reading import SourceLine
from .context import Context, Written
from .rule import Rule

_AUDIO = {".mp3", ".ogg", ".oga", ".wav", ".m4a", ".flac", ".opus"}
_VIDEO = {".mp4", ".webm", ".ogv", ".mov", ".m4v", ".mkv", ".avi"}
_CAPTIONS = {".vtt", ".srt"}
_TRANSCRIPT = re.compile(r"transcript", re.IGNORECASE)


def _names_twice(context: Context) -> Iterator[Problem]:
    for session in context.library.sessions.values():
        seen: dict[str, Place] = {}
        headings = {heading.slug for heading in session.body.headings}
        taken = headings | PAGE_ANCHORS | {each.id for each in session.body.practice}
        for block in session.body.blocks:
            if block.name not in (STEP, HANDOUT):
                continue
            if first := seen.get(block.argument):
                yield Problem(
                    block.place,
                    "AL514",
                    f'the id "{block.argument}" stands twice; first in line {first.line}',
                    "Give one of the two another id.",
                )
            elif block.argument in taken:
                yield Problem(
                    block.place,
                    "AL514",
                    f'the page has a heading or a practice block with the id "{block.argument}"',
                    "Give the step or the handout another id.",
                )
            seen.setdefault(block.argument, block.place)
        written = {each.id: "materials" for each in session.materials}
        for name in written.keys() & seen.keys():
            yield Problem(
                seen[name],
                "AL514",
                f'the id "{name}" is also that of a material',
                "Take the material out of the front matter: the handout says it already.",
            )
        invitations = [block for block in session.body.blocks if block.name == INVITATION]
        for block in invitations[1:]:
            what = "there is a second invitation"
            yield Problem(block.place, "AL514", what, "Keep one of the two.")


def _unused(context: Context) -> Iterator[Problem]:
    for session in context.library.sessions.values():
        used = {name for step in session.agenda for name in step.materials}
        places = {b.argument: b.place for b in blocks_named(session.body, HANDOUT)}
        for number, each in enumerate(session.materials):
            places[each.id] = session.document.place_of("materials", number)
        for each in session.all_materials:
            if each.id not in used:
                yield Problem(
                    places[each.id],
                    "AL515",
                    f'no step uses "{each.title}"',
                    f'Name "{each.id}" under "materials" of a step, or take it out.',
                    Severity.WARNING,
                )


def _borrowed(context: Context) -> Iterator[Problem]:
    for session in context.library.sessions.values():
        blocks = {b.argument: b for b in blocks_named(session.body, HANDOUT)}
        for handout in session.handouts:
            if not handout.source:
                if not session.body.has_words(blocks[handout.id]):
                    what = f'the handout "{handout.title}" has no words'
                    advice = 'Write them into it, or name a practice block as its "source".'
                    yield Problem(blocks[handout.id].place, "AL518", what, advice)
                continue
            place = read_options(session.body.lines, blocks[handout.id]).document.place_of("source")
            practice = lender(context.library, handout)
            module = handout.source.partition("/")[0]
            if practice is None:
                found = context.library.modules.get(module)
                names = [p.id for p in found.body.practice if p.kind in BORROWED] if found else []
                yield unknown_block(place, handout.source, [f"{module}/{name}" for name in names])
            elif practice.kind not in BORROWED:
                yield Problem(
                    place,
                    "AL518",
                    f'a block "{practice.kind}" cannot stand on a handout',
                    f"Name one of the kinds {', '.join(BORROWED)}.",
                )
            elif any("{{" in line.text for line in practice.lines):
                what = f'the block "{handout.source}" calls a macro, which is not run here'
                yield Problem(place, "AL518", what, "Write the words into the handout instead.")


def unknown_block(place: Place, source: str, names: Sequence[str]) -> Problem:
    """Say that a module has no such practice block, and which it has."""
    listed = f"Take one of {', '.join(names)}." if names else "Name a module and a block in it."
    message = f'there is no practice block "{source}"'
    return Problem(place, "AL518", message, listed + nearest(source, names))


def _silent_media(context: Context) -> Iterator[Problem]:
    for text in context.texts:
        for index, place, suffix, target in _media(text):
            near = _paragraph(text, index)
            lines = {each.place for each in near}
            links = [each for each in text.markup.links if each.place._replace(column=1) in lines]
            missing = []
            if not any(_TRANSCRIPT.search(f"{each.text} {each.target}") for each in links):
                missing.append("a transcript")
            if suffix in _VIDEO and not any(_suffix(each.target) in _CAPTIONS for each in links):
                missing.append("captions")
            if missing:
                yield Problem(
                    place,
                    "AL517",
                    f'"{target}" has no {" and no ".join(each.split()[-1] for each in missing)}',
                    "Link to the transcript, and for video to the captions (.vtt), "
                    "in the same paragraph.",
                )


def _media(text: Written) -> Iterator[tuple[int, Place, str, str]]:
    # A text that an overlay changed has lines of two files.
    indexes = {(each.place.path, each.place.line): n for n, each in enumerate(text.body.lines)}
    for link in text.markup.links:
        suffix = _suffix(link.target)
        if suffix in _AUDIO | _VIDEO:
            index = indexes[link.place.path, link.place.line]
            yield index, link.place, suffix, link.target


def _suffix(target: str) -> str:
    try:
        return posixpath.splitext(urlsplit(target).path)[1].lower()
    except ValueError:
        return ""


def _paragraph(text: Written, index: int) -> Sequence[SourceLine]:
    """Give the lines around one, up to the next empty ones."""
    lines = text.body.lines
    start = end = index
    while start > 0 and lines[start - 1].text.strip():
        start -= 1
    while end + 1 < len(lines) and lines[end + 1].text.strip():
        end += 1
    return lines[start : end + 1]


_ERROR = Severity.ERROR
RULES = (
    Rule(
        "AL514",
        "step-name-twice",
        _ERROR,
        "Steps, handouts and materials of a session have ids of their own.",
        _names_twice,
    ),
    Rule(
        "AL515",
        "unused-material",
        Severity.WARNING,
        "Every handout and material is used in a step.",
        _unused,
    ),
    Rule(
        "AL517",
        "media-without-text",
        _ERROR,
        "Sound has a transcript, and video has a transcript and captions.",
        _silent_media,
    ),
    Rule(
        "AL518",
        "handout-without-source",
        _ERROR,
        "A handout has words: its own, or those of a practice block that exists and can be shown.",
        _borrowed,
    ),
)
