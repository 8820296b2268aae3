"""The dataset as files for other people's tools: JSON and CSV, with names and order that stay."""

import json
from typing import Any

from explainer.dataset import Dataset
from explainer.figures.markup import table
from explainer.records import Actor, Event, Part, Record, Relation, Source
from explainer.when import When

Value = Any
TABLES = ("events", "actors", "relations", "sources")
HIDDEN = {"label", "note", "changed"}  # for editors and figures


def row(record: Record) -> dict[str, Value]:
    """Give a record's fields in the order of its model, as plain values, with its place on the site.

    An event has `end_date` and `precision` after its `date`. `url` is relative to the site's root; a source's own `url`
    is the address of the page itself, and its place on the site is called `page`.
    """
    made: dict[str, Value] = {}
    for name, info in type(record).model_fields.items():
        if name in HIDDEN:
            continue
        value = getattr(record, name)
        made[info.alias or name] = _plain(value)
        if name == "date" and isinstance(record, Event):
            made |= {"end_date": record.date.end, "precision": record.date.precision}
    match record:
        case Event():
            made["url"] = f"events/{record.id}/"
        case Actor():
            made["url"] = f"actors/{record.id}/"
        case Relation():
            made["url"] = f"actors/{record.from_}/#{record.id}"
        case Source():
            made["page"] = f"sources/{record.type}/#{record.id}"
    return made


def _plain(value: Value) -> Value:
    if isinstance(value, When):
        return value.text
    if isinstance(value, Part):
        return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def files(dataset: Dataset) -> dict[str, str]:
    """Give the downloads by their path on the site."""
    made = {}
    for name in TABLES:
        rows = [row(record) for record in getattr(dataset, name).values()]
        whole = {"edition": dataset.edition.edition, "licence": "CC BY 4.0", name: rows}
        made[f"data/{name}.json"] = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
        flat = [{key: _flat(value) for key, value in each.items()} for each in rows]
        made[f"data/{name}.csv"] = table(flat, list(flat[0]) if flat else ["id"])
    return made


def _flat(value: Value) -> Value:
    """Give a value that fits one cell: ids joined by `|`, anything deeper as JSON."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "|".join(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return value
