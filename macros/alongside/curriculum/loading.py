"""Load the folders of a curriculum, once, into a library, with everything that is wrong in them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import validation
from .agenda import arranged
from .kinds import KINDS, ORGANISATION, VERBS, Kind
from .library import ANY_ID, Library, Overlaid
from .models import Model, Organisation, Session, Verbs, Withdrawal
from .overlay import Layer, extend, merge_mapping, without_control, wrong_control
from .problems import ContentError, Place, Problem, nearest
from .reading import Document, no_keys, read_markdown, read_text, read_yaml, shown_path


@dataclass(frozen=True)
class Loaded:
    """What loading gives: a library if one could be made, and the problems found on the way."""

    library: Library | None
    """The valid items; nothing if `organisation.yml` or the verbs cannot be used."""
    problems: tuple[Problem, ...]
    """What is wrong in single files, in reading order."""


def load(roots: Sequence[Path], base: Path) -> Loaded:
    """Load folders of content; a later one lies over those before it.

    Paths in messages are relative to `base`. Nothing is raised for bad content.
    """
    return _Loading(tuple(roots), base).run()


@dataclass
class _Loading:
    """One run over all roots; holds what has been found so far."""

    roots: tuple[Path, ...]
    base: Path
    problems: list[Problem] = field(default_factory=list)
    documents: dict[tuple[str, str | int], Document] = field(default_factory=dict)
    overlaid: list[Overlaid] = field(default_factory=list)
    broken: set[tuple[str, str]] = field(default_factory=set)
    withdrawn: dict[tuple[str, str], Withdrawal] = field(default_factory=dict)

    def run(self) -> Loaded:
        if not self.roots:
            self._report(
                self._shown(self.base / "mkdocs.yml"),
                "AL110",
                "no folder of content is named",
                'Name at least one in the option "roots" of the plugin, such as [curricula].',
            )
        for root in self.roots:
            if not root.is_dir():
                self._report(
                    self._shown(root),
                    "AL110",
                    "the folder of content does not exist",
                    'Name an existing folder in the option "roots" of the plugin.',
                )
        organisation = self._single(ORGANISATION, Organisation)
        verbs = self._single(VERBS, Verbs)
        items = {kind.name: self._items(kind) for kind in KINDS}
        library = None
        if organisation and verbs:
            library = Library(
                organisation=organisation[0],
                organisation_document=organisation[1],
                verbs=verbs[0],
                verbs_document=verbs[1],
                documents=self.documents,
                overlaid=tuple(self.overlaid),
                broken=frozenset(self.broken),
                withdrawn=self.withdrawn,
                **items,
            )
        return Loaded(library, tuple(sorted(set(self.problems))))

    def _single(self, name: str, model: type[Model]) -> tuple[Any, Document] | None:
        """Load a file that every curriculum has one of; later roots change single fields."""
        merged: Document | None = None
        for root in self.roots:
            path = root / name
            if not path.is_file():
                continue
            document = self._read(path, lambda p, s: read_yaml(read_text(p, s), s))
            if document is None:
                return None
            merged = merge_mapping(merged, document) if merged else document
        if merged is None:
            if self.roots:
                self._report(
                    self._shown(self.roots[0] / name),
                    "AL111",
                    "the file is missing",
                    "Every curriculum needs it: copy it from the original and edit it.",
                )
            return None
        made = self._validated(model, merged)
        return (made, merged) if made else None

    def _items(self, kind: Kind) -> dict[str | int, Any]:
        """Load all items of a kind, root over root."""
        layers: dict[str | int, Layer] = {}
        for number, root in enumerate(self.roots):
            for name, layer in self._layers(kind, root):
                self._lay(kind, layers, name, layer, is_base=number == 0)
        items: dict[str | int, Any] = {}
        for name, layer in layers.items():
            is_withdrawn = kind.may_be_withdrawn and layer.document.data.get("withdrawn")
            model = Withdrawal if is_withdrawn else kind.model
            item = self._validated(model, layer.document)
            if item is None or getattr(item, kind.key) != name:
                self.broken.add((kind.name, name))
                continue
            if hasattr(item, "attach"):
                item.attach(layer.document)
            if isinstance(item, Session) and not self._arranged(item):
                self.broken.add((kind.name, name))
                continue
            if is_withdrawn:
                self.withdrawn[kind.name, str(name)] = item
                continue
            items[name] = item
            self.documents[(kind.name, name)] = layer.document
        return items

    def _arranged(self, session: Session) -> bool:
        """Read the blocks of a session, and tell whether all of them can be used."""
        found = arranged(session.body)
        self.problems += found.problems
        session.arrange(found.steps, found.handouts)
        return not found.problems

    def _lay(self, kind: Kind, layers: dict, name: Any, layer: Layer, *, is_base: bool) -> None:
        under, control = layers.get(name), layer.control
        document = without_control(layer.document)
        if wrong := wrong_control(layer.document):
            self.problems += wrong
            return
        wanted = control.get("extends", name if control.get("remove") else None)
        if wanted is not None and (under is None or wanted != name):
            self._report(
                layer.document.place_of("extends"),
                "AL210",
                f'there is no {kind.noun} "{wanted}" to change here',
                "The id, the file name and `extends` are those of an item of an earlier "
                f"root.{nearest(str(wanted), map(str, layers))}",
            )
            return
        if under is None:
            if control and not is_base:
                self._report(
                    layer.document.place_of("written_against"),
                    "AL210",
                    f'there is no {kind.noun} "{name}" that this was written against',
                    "Take `written_against` out of an item of your own."
                    + nearest(str(name), map(str, layers)),
                )
            layers[name] = Layer(document, layer.text)
            return
        # What takes a text back holds, whatever the text says by now.
        if not layer.document.data.get("withdrawn"):
            self.overlaid.append(
                Overlaid(
                    kind.name,
                    str(name),
                    layer.document,
                    control.get("written_against"),
                    under.fingerprint,
                )
            )
        if control.get("remove"):
            del layers[name]
            return
        if "extends" in control:
            try:
                document = extend(under.document, layer.document)
            except ContentError as error:
                self.problems += error.problems
                document = under.document
        layers[name] = Layer(document, layer.text)

    def _layers(self, kind: Kind, root: Path) -> Iterator[tuple[Any, Layer]]:
        """Give the items that one root holds of a kind."""
        path = root / kind.path
        if kind.is_list:
            if path.is_file():
                yield from self._entries(kind, path)
        elif path.is_dir():
            for file in sorted(path.iterdir()):
                if file.suffix == kind.suffix and not file.name.startswith((".", "_")):
                    yield from self._file(kind, file)

    def _file(self, kind: Kind, file: Path) -> Iterator[tuple[str, Layer]]:
        reader = read_markdown if kind.suffix == ".md" else read_yaml
        text: list[str] = []

        def read(path: Path, shown: str) -> Document:
            text.append(read_text(path, shown))
            return reader(text[0], shown)

        document = self._read(file, read)
        if document is None or not self._is_mapping(document):
            self.broken.add((kind.name, file.stem))
            return
        data = dict(document.data)
        if "extends" in data:
            data.setdefault("id", data["extends"])
            document = Document(document.path, data, document.places, document.body)
        found = data.get(kind.key)
        if isinstance(found, str) and found != file.stem:
            self._report(
                document.place_of(kind.key),
                "AL106",
                f'the id "{found}" differs from the file\'s name "{file.stem}"',
                f'Write "{kind.key}: {file.stem}", or rename the file.',
            )
        elif found is None and data.get("remove"):
            document = Document(document.path, {**data, kind.key: file.stem}, document.places)
        yield file.stem, Layer(document, text[0])

    def _entries(self, kind: Kind, path: Path) -> Iterator[tuple[Any, Layer]]:
        document = self._read(path, lambda p, s: read_yaml(read_text(p, s), s))
        if document is None:
            self.broken.add((kind.name, ANY_ID))
            return
        if document.data is None:
            return
        if not isinstance(document.data, list):
            self.broken.add((kind.name, ANY_ID))
            self._report(
                document.place_of(),
                "AL105",
                "this is not a list",
                "Write one entry after another, each beginning with a hyphen.",
            )
            return
        seen: dict[Any, Place] = {}
        for number, data in enumerate(document.data):
            entry = document.within(number)
            if not self._is_mapping(entry):
                continue
            name = data.get(kind.key, data.get("extends"))
            if not isinstance(name, str | int):
                self._validated(kind.model, entry)
                continue
            if name in seen:
                self._report(
                    entry.place_of(kind.key),
                    "AL107",
                    f'the id "{name}" stands twice; first in line {seen[name].line}',
                    "Give one of the two another id, or delete it.",
                )
                continue
            seen[name] = entry.place_of()
            yield name, Layer(entry, json.dumps(data, sort_keys=True, ensure_ascii=False))

    def _is_mapping(self, document: Document) -> bool:
        if isinstance(document.data, dict):
            return True
        self.problems.append(no_keys(document))
        return False

    def _validated(self, model: type[Model], document: Document) -> Any | None:
        try:
            return validation.make(model, document)
        except ContentError as error:
            self.problems += error.problems
            return None

    def _read(self, path: Path, reader: Any) -> Document | None:
        try:
            return reader(path, self._shown(path))
        except ContentError as error:
            self.problems += error.problems
            return None

    def _shown(self, path: Path) -> str:
        return shown_path(path, self.base)

    def _report(self, place: Place | str, code: str, message: str, advice: str) -> None:
        where = Place(place) if isinstance(place, str) else place
        self.problems.append(Problem(where, code, message, advice))
