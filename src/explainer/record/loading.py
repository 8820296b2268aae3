"""A folder of YAML files as a dataset, with every mistake in them."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

from explainer.record.consulted import ConsultedDict
from explainer.record.dataset import EDITION, NO_EDITION, TABLES, Dataset, Location
from explainer.record.editions import Edition
from explainer.record.hints import nearest
from explainer.record.records import Record
from explainer.record.validation import validate
from explainer.record.yaml_source import Document, Problem, text_of

RecordT = TypeVar("RecordT", bound=Record)
Known = Mapping[str, tuple[Any, object]]  # records by their ids, each with the value of which it was made


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Keep the garbage collector out while hundreds of thousands of values are made, all of which stay: it would visit them over and over."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@without_garbage_collection()
def load(directory: Path, before: Dataset | None = None) -> Dataset:
    """Read every file of the dataset. Mistakes stand in the `problems` of the dataset; nothing is raised for them.

    A file that holds the text which it held when the dataset `before` was read is not parsed again, and a record that is as it was is the same object.
    """
    dataset, before = Dataset(), before or Dataset()
    expected = {EDITION}
    for table, (pattern, model, _) in TABLES.items():
        paths = sorted(directory.glob(pattern))
        if not paths:
            dataset.problems.append(Problem((directory / pattern).as_posix(), 1, "file is missing"))
            dataset.incomplete.add(table)
        expected.update(path.relative_to(directory).as_posix() for path in paths)
        known = {id_: (record, before.value_of(table, id_)) for id_, record in before.table(table).items()}
        for path in paths:
            _add_file(dataset, table, model, _document(path, directory, dataset, before), known)
    _add_edition(dataset, directory, before)
    for path in sorted(directory.rglob("*.y*ml")):
        name = path.relative_to(directory).as_posix()
        if name not in expected:
            dataset.problems.append(Problem(path.as_posix(), 1, f"file has no place in the dataset: {name!r}{nearest(name, expected)}"))
    dataset.events = dict(sorted(dataset.events.items(), key=lambda item: (item[1].date.first, item[1].date.text, item[0])))
    dataset.deals = dict(sorted(dataset.deals.items(), key=lambda item: (item[1].stages[0].date.first, item[0])))
    for table in ("actors", "sources"):
        setattr(dataset, table, dict(sorted(getattr(dataset, table).items())))
    for name in (*TABLES, "files"):
        setattr(dataset, name, ConsultedDict(dataset, name, getattr(dataset, name)))
    return dataset


def _document(path: Path, directory: Path, dataset: Dataset, before: Dataset) -> Document | None:
    """Return a file of the dataset, or None where it cannot be read; either way with its problems noted."""
    text = text_of(path)
    if isinstance(text, Problem):
        dataset.problems.append(text)
        return None
    name = path.relative_to(directory).as_posix()
    document = before.documents[name] if before.files.get(name) == text else Document(path.as_posix(), text)
    dataset.files[name], dataset.documents[name] = text, document
    dataset.problems += document.problems
    return document if document.value is not None else None


def _add_file(dataset: Dataset, table: str, model: type[Record], document: Document | None, known: Known) -> None:
    found = records_in(document, model, dataset.locations[table], known) if document else Found([], [], every_id=False)
    dataset.table(table).update({record.id: record for record in found.records})
    dataset.problems += found.problems
    if not found.every_id:
        dataset.incomplete.add(table)


class Found(NamedTuple, Generic[RecordT]):
    """The records of a file, the problems in it, and whether every id in it is known."""

    records: list[RecordT]
    problems: list[Problem]
    every_id: bool


def records_in(document: Document, model: type[RecordT], locations: dict[str, Location], known: Known = MappingProxyType({})) -> Found[RecordT]:
    """Return what a file holds. `locations`, where each id was written first, gains those of the file, also of records that are refused.

    A record that is `known`, by its id, to be made of the same value is not made again.
    """
    if not isinstance(document.value, list):
        return Found([], [Problem(document.path, 1, "file must be a list of records")], every_id=False)
    records, problems, every_id = [], [], not document.lost_an_entry
    for index, value in enumerate(document.value):
        id_ = value.get("id") if isinstance(value, dict) else None
        here = Location(document, (index,))
        first = locations.setdefault(id_, here) if isinstance(id_, str) else None
        if first != here:
            every_id = False
        if first and first != here:
            path, line = first.document.path, first.document.line(first.keys)
            problems.append(Problem(document.path, document.line((index, "id")), f"{id_}: id is used twice, first at {path}:{line}"))
            continue
        record, made_of = known.get(str(id_), (None, None))
        wrong: list[Problem] = []
        if record is None or made_of != value:
            record, wrong = validate(model, value, document, (index,), str(id_ or "").strip() or f"record {index + 1}")
        problems += wrong
        records += [record] if record else []
    return Found(records, problems, every_id)


def _add_edition(dataset: Dataset, directory: Path, before: Dataset) -> None:
    path = directory / EDITION
    if not path.exists():
        dataset.problems.append(Problem(path.as_posix(), 1, "file is missing"))
    elif document := _document(path, directory, dataset, before):
        edition, problems = validate(Edition, document.value, document, (), "edition")
        dataset.problems += problems
        dataset.edition = edition or NO_EDITION
