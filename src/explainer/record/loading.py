"""A folder of YAML files as a dataset, with every mistake in them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from explainer.record.dataset import EDITION, NO_EDITION, TABLES, Dataset, Location
from explainer.record.editions import Edition
from explainer.record.records import Record
from explainer.record.validation import validate
from explainer.record.yaml_source import Document, Problem, nearest, text_of


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
    for table, (pattern, model) in TABLES.items():
        paths = sorted(directory.glob(pattern))
        if not paths:
            dataset.problems.append(Problem((directory / pattern).as_posix(), 1, "file is missing"))
        expected.update(path.relative_to(directory).as_posix() for path in paths)
        for path in paths:
            if document := _read(path, directory, dataset):
                _add(dataset, table, model, document)
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


def _read(path: Path, directory: Path, dataset: Dataset) -> Document | None:
    text = text_of(path)
    if isinstance(text, Problem):
        dataset.problems.append(text)
        return None
    dataset.files[path.relative_to(directory).as_posix()] = text
    document = Document(path.as_posix(), text)
    dataset.problems += document.problems
    return document if document.value is not None else None


def _add(dataset: Dataset, table: str, model: type[Record], document: Document) -> None:
    if not isinstance(document.value, list):
        dataset.problems.append(Problem(document.path, 1, "file must be a list of records"))
        return
    records: dict[str, Record] = getattr(dataset, table)
    for index, value in enumerate(document.value):
        id_ = value.get("id") if isinstance(value, dict) else None
        name = str(id_ or f"record {index + 1}")
        if isinstance(id_, str):
            first = dataset.locations[table].setdefault(id_, Location(document, (index,)))
            if first != Location(document, (index,)):
                path, line = first.document.path, first.document.line(first.keys)
                again = Problem(document.path, document.line((index, "id")), f"{id_}: id is used twice, first at {path}:{line}")
                dataset.problems.append(again)
                continue
        record, problems = validate(model, value, document, (index,), name)
        dataset.problems += problems
        if record:
            records[record.id] = record


def _add_edition(dataset: Dataset, directory: Path) -> None:
    path = directory / EDITION
    if not path.exists():
        dataset.problems.append(Problem(path.as_posix(), 1, "file is missing"))
    elif document := _read(path, directory, dataset):
        edition, problems = validate(Edition, document.value, document, (), "edition")
        dataset.problems += problems
        dataset.edition = edition or NO_EDITION
