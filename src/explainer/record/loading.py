"""A folder of YAML files as a dataset, with every mistake in them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from explainer.record.dataset import EDITION, NO_EDITION, TABLES, Dataset, Location
from explainer.record.editions import Edition
from explainer.record.hints import nearest
from explainer.record.records import Record
from explainer.record.validation import validate
from explainer.record.yaml_source import Document, Problem, text_of


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
def load(directory: Path) -> Dataset:
    """Read every file of the dataset. Mistakes stand in the `problems` of the dataset; nothing is raised for them."""
    dataset = Dataset()
    expected = {EDITION}
    for table, (pattern, model, _) in TABLES.items():
        paths = sorted(directory.glob(pattern))
        if not paths:
            dataset.problems.append(Problem((directory / pattern).as_posix(), 1, "file is missing"))
            dataset.incomplete.add(table)
        expected.update(path.relative_to(directory).as_posix() for path in paths)
        for path in paths:
            _add_file(dataset, table, model, _document(path, directory, dataset))
    _add_edition(dataset, directory)
    for path in sorted(directory.rglob("*.y*ml")):
        name = path.relative_to(directory).as_posix()
        if name not in expected:
            dataset.problems.append(Problem(path.as_posix(), 1, f"file has no place in the dataset: {name!r}{nearest(name, expected)}"))
    dataset.events = dict(sorted(dataset.events.items(), key=lambda item: (item[1].date.first, item[1].date.text, item[0])))
    dataset.deals = dict(sorted(dataset.deals.items(), key=lambda item: (item[1].stages[0].date.first, item[0])))
    for table in ("actors", "sources"):
        setattr(dataset, table, dict(sorted(getattr(dataset, table).items())))
    return dataset


def _document(path: Path, directory: Path, dataset: Dataset) -> Document | None:
    """Return a file of the dataset, or None where it cannot be read; either way with its problems noted."""
    text = text_of(path)
    if isinstance(text, Problem):
        dataset.problems.append(text)
        return None
    dataset.files[path.relative_to(directory).as_posix()] = text
    document = Document(path.as_posix(), text)
    dataset.problems += document.problems
    return document if document.value is not None else None


def _add_file(dataset: Dataset, table: str, model: type[Record], document: Document | None) -> None:
    if document is None:
        dataset.incomplete.add(table)
        return
    if not isinstance(document.value, list):
        dataset.problems.append(Problem(document.path, 1, "file must be a list of records"))
        dataset.incomplete.add(table)
        return
    if document.lost_an_entry:
        dataset.incomplete.add(table)
    for index, value in enumerate(document.value):
        _add_record(dataset, table, model, document, index, value)


def _add_record(dataset: Dataset, table: str, model: type[Record], document: Document, index: int, value: object) -> None:
    id_ = value.get("id") if isinstance(value, dict) else None
    if isinstance(id_, str):
        here = Location(document, (index,))
        first = dataset.locations[table].setdefault(id_, here)
        if first != here:
            path, line = first.document.path, first.document.line(first.keys)
            dataset.problems.append(Problem(document.path, document.line((index, "id")), f"{id_}: id is used twice, first at {path}:{line}"))
            dataset.incomplete.add(table)
            return
    else:
        dataset.incomplete.add(table)
    record, problems = validate(model, value, document, (index,), str(id_ or "").strip() or f"record {index + 1}")
    dataset.problems += problems
    if record:
        dataset.table(table)[record.id] = record


def _add_edition(dataset: Dataset, directory: Path) -> None:
    path = directory / EDITION
    if not path.exists():
        dataset.problems.append(Problem(path.as_posix(), 1, "file is missing"))
    elif document := _document(path, directory, dataset):
        edition, problems = validate(Edition, document.value, document, (), "edition")
        dataset.problems += problems
        dataset.edition = edition or NO_EDITION
