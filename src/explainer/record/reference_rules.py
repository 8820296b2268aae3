"""The rules on what records name: it exists, it is named once, and nothing is told twice."""

from collections.abc import Iterator
from typing import Any

from explainer.record.dataset import TABLES, Dataset
from explainer.record.hints import nearest
from explainer.record.records import FollowedRecord, NumberedPart, named_ids
from explainer.record.vocabulary import TIE_TYPES
from explainer.record.yaml_source import Problem


def ids_exist(dataset: Dataset) -> Iterator[Problem]:
    """Every id that a record names exists."""
    for table, record in dataset.records():
        for keys, target, id_ in named_ids(record):
            if message := dataset.unknown_id(target, id_):
                yield dataset.problem_in(table, record.id, keys, message)


def lists_name_a_thing_once(dataset: Dataset) -> Iterator[Problem]:
    """A list names a thing once, under one number or two."""
    for table, record, keys, part in dataset.all_parts:
        for name, value in vars(part).items():
            if type(value) is tuple and len(value) > 1 and not (isinstance(value[0], str) and len(set(value)) == len(value)):
                things = [{**vars(item), "number": None} if isinstance(item, NumberedPart) else item for item in value]
                for index, item in enumerate(things):
                    if item in things[:index]:
                        said = repr(item) if isinstance(item, str) else f"entry {index + 1}"
                        yield dataset.problem_in(table, record.id, (*keys, name, index), f"{name} names a thing twice: {said}")


# What no two records of a table have in common.
UNIQUE_FIELDS: dict[str, tuple[str, ...]] = {
    "events": ("title",), "actors": ("name",), "persons": ("name",), "relations": ("from_", "to", "type", "valid_from", "summary"), "deals": ("title",), "series": ("title",),
    "facts": ("statement",), "terms": ("term",), "reaches": ("title",), "questions": ("question",), "claims": ("claim",), "missiles": ("system", "label", "date"), "skies": ("date",), "steps": ("order",), "layers": ("name",), "statements": ("by", "date", "says"), "drivers": ("name",), "uncertainties": ("name",),
    "scenarios": ("number",), "signposts": ("name",), "predictions": ("by", "claim"), "sources": ("url",), "outlets": ("name",),
    "spellings": ("written",), "phases": ("name",), "line": ("title",), "frame": ("question",), "releases": ("on",), "deadlines": ("on", "title"),
}  # fmt: skip


def no_record_is_told_twice(dataset: Dataset) -> Iterator[Problem]:
    """No two records are the same thing under two ids."""
    for table, fields in UNIQUE_FIELDS.items():
        first: dict[tuple[Any, ...], str] = {}
        for record in dataset.table(table).values():
            other = first.setdefault(tuple(getattr(record, field) for field in fields), record.id)
            if other != record.id:
                path, line = dataset.file_and_line(table, other)
                key = fields[0].rstrip("_")
                yield dataset.problem_in(table, record.id, (key,), f"{key} is that of {other!r} as well, at {path}:{line}")


def queries_belong_to_something(dataset: Dataset) -> Iterator[Problem]:
    """A query has the id of an actor, a deadline or a record that can be open, or is that of a type of tie."""
    tables = ["actors", "deadlines", *(name for name, table in TABLES.items() if issubclass(table.model, FollowedRecord))]
    known = {*TIE_TYPES, *(id_ for table in tables for id_ in dataset.locations[table])}
    for query in dataset.queries.values():
        if query.id not in known and dataset.incomplete.isdisjoint(tables):
            yield dataset.problem_in("queries", query.id, ("id",), f"nothing has the id of the query: {query.id!r}{nearest(query.id, known)}")
