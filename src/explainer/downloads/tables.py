"""The dataset as files for other people's tools: JSON, CSV and a Data Package, with names and order that stay."""

import json
from collections.abc import Container, Iterable, Mapping
from functools import cache, partial
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from explainer.citing.export_formats import BIBLIOGRAPHY_FORMATS, LICENCE, LICENCE_ADDRESS, licence_line
from explainer.downloads.calendars import events_calendar
from explainer.record.build_cache import BuildCache
from explainer.record.dataset import TABLES as MODELS
from explainer.record.dataset import Dataset, record_noun
from explainer.record.dates import When
from explainer.record.events import Event
from explainer.record.records import Part, Record, single_ids
from explainer.record.sources import Source
from explainer.record.urls import address
from explainer.text.csv_table import csv_table

# The tables of records that are published, in the order in which the site names them.
RECORD_TABLES = tuple(name for name, table in MODELS.items() if table.published)


class PartTable(NamedTuple):
    """A table of the parts of records: the table and the field in which they stand, the column that names their record, and their model."""

    table: str
    field: str
    key: str
    model: type[Part]


def _part_table(table: str, field: str) -> PartTable:
    model = MODELS[table].model
    return PartTable(table, field, record_noun(table), get_args(model.model_fields[field].annotation)[0])


# The fields of which a file of its own is made, and the tables in which they stand.
PART_TABLES = {
    field: _part_table(table, field)
    for field, table in {
        "accounts": "events", "authors": "sources", "entries": "line", "contacts": "layers", "offices": "persons", "stages": "deals", "values": "series",
    }.items()
}  # fmt: skip
NOT_COLUMNS = {"label", "from_label", "note", "stroke", "stroke_note"}  # fields that are for figures and for editors
SAME_TYPES = ("integer", "number", "boolean", "object")  # types that JSON Schema and Table Schema call by the same name
PACKAGE_LICENCE = {"name": "CC-BY-4.0", "path": LICENCE_ADDRESS, "title": "Creative Commons Attribution 4.0"}
Row = dict[str, Any]


def row(name: str, record: Record) -> Row:
    """Return a record's fields in the order of its model, as plain values, with its place on the site.

    An event has `end_date` and `precision` after its `date`, and a source `author`, the names as one text, before its `authors`. `url` is relative to the site's root; a source's own `url`
    is the address of the page itself, and its place on the site is called `page`.
    """
    made: Row = {}
    for field, info in type(record).model_fields.items():
        if field in NOT_COLUMNS:
            continue
        if field == "authors" and isinstance(record, Source):
            made["author"] = record.author or None
        made[info.alias or field] = as_json(getattr(record, field))
        if field == "date" and isinstance(record, Event):
            made |= {"end_date": record.date.end, "precision": record.date.precision}
    made[_place_column(name)] = address(name, record)
    return made


def _place_column(name: str) -> str:
    """Return the name of the column that holds a record's place on the site; the `url` of a source is its own."""
    return "page" if name == "sources" else "url"


def as_json(value: Any) -> Any:
    """Return a value of a record as JSON has it: dates as they were written, parts as mappings, tuples as lists."""
    if isinstance(value, When):
        return value.text
    if isinstance(value, Part):
        return {name: as_json(getattr(value, name)) for name in type(value).model_fields}
    return [as_json(item) for item in value] if isinstance(value, tuple) else value


def _fields_apart(name: str) -> set[str]:
    return {part.field for part in PART_TABLES.values() if part.table == name}


@cache
def columns(name: str) -> dict[str, dict[str, Any]]:
    """Return the columns of a CSV file: the Table Schema field of each, with its description."""
    if part := PART_TABLES.get(name):
        made = {
            part.key: _required({"type": "string", "description": f"Id of the {part.key}."}),
            "number": _required({"type": "integer", "description": f"Place among the {part.field} of the {part.key}, from 1."}),
            **_columns_of(part.model, set()),
        }
    else:
        made = _columns_of(MODELS[name].model, _fields_apart(name))
        made[_place_column(name)] = {"type": "string", "description": "Place on the site, from its root."}
    return {**made, "edition": {"type": "string", "description": "Edition and licence of the row."}}


def _columns_of(model: type[BaseModel], apart: Container[str]) -> dict[str, dict[str, Any]]:
    """Return the columns of the fields of a model, without those `apart`."""
    schemas = model.model_json_schema(by_alias=True)["properties"]
    made: dict[str, dict[str, Any]] = {}
    for field, info in model.model_fields.items():
        if field == "authors" and model is Source:
            made["author"] = {"type": "string", "description": "Authors as shown on the page, as one text."}
        if field in NOT_COLUMNS or field in apart:
            continue
        column = info.alias or field
        about = {**_type(schemas[column]), "description": info.description or ""}
        made[column] = _required(about) if info.is_required() else about
        if field == "date" and model is Event:
            made["end_date"] = {"type": "string", "description": "End of a span."}
            made["precision"] = {"type": "string", "description": "Unit of the date: day, month or year."}
    return made


def _required(field: dict[str, Any]) -> dict[str, Any]:
    return {**field, "constraints": {"required": True}}


def _type(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return the Table Schema type of a field, from its JSON Schema."""
    kinds = [each for each in schema.get("anyOf", [schema]) if each.get("type") != "null"]
    kind = kinds[0]
    if kind.get("type") == "array":
        return {"type": "list", "delimiter": "|"} if kind["items"].get("type") == "string" else {"type": "array"}
    if "$ref" in kind:
        return {"type": "object"}
    if len(kinds) > 1 and all(each.get("type") in ("integer", "number") for each in kinds):
        return {"type": "number"}
    return {"type": kind["type"] if kind.get("type") in SAME_TYPES else "string"}


def data_package(dataset: Dataset, home: str) -> str:
    """Return the descriptor of the CSV files after Data Package 2.0 (https://datapackage.org); `home` is the address of the site."""
    edition = dataset.edition
    rows = {name: len(dataset.table(name)) for name in RECORD_TABLES}
    rows |= {name: sum(len(getattr(record, part.field)) for record in dataset.table(part.table).values()) for name, part in PART_TABLES.items()}
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "deconfliction-line",
        "title": edition.title,
        "description": edition.reach,
        "homepage": home,
        "version": edition.edition,
        "created": f"{edition.released.text}T00:00:00Z",
        "licenses": [PACKAGE_LICENCE],
        "contributors": [{"title": edition.title, "roles": ["author"]}],
        "sources": [{"title": f"{len(dataset.sources)} public pages, in sources.csv"}],
        "resources": [_resource(name, number) for name, number in rows.items()],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(name: str, rows: int) -> dict[str, Any]:
    """Return what a Data Package says of a CSV file with so many rows."""
    return {
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "title": f"{name.capitalize()}: {rows} rows",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _table_schema(name),
    }


def _table_schema(name: str) -> dict[str, Any]:
    part = PART_TABLES.get(name)
    keys = foreign_keys(name)
    schema: dict[str, Any] = {
        "fields": [{"name": column, **about} for column, about in columns(name).items()],
        "missingValues": [""],
        "primaryKey": [part.key, "number"] if part else ["id"],
    }
    if keys:
        schema["foreignKeys"] = [{"fields": [column], "reference": {"resource": target, "fields": ["id"]}} for column, target in keys.items()]
    return schema


def foreign_keys(name: str) -> dict[str, str]:
    """Return the columns of a CSV file that hold one id, with the file of the records that have it; it is empty for the file itself."""
    part = PART_TABLES.get(name)
    found = single_ids(part.model if part else MODELS[name].model)
    keys = {column: "" if table == name else table for column, table in found.items() if table in RECORD_TABLES}
    return {**keys, part.key: part.table} if part else keys


def files(dataset: Dataset, home: str, build_cache: BuildCache) -> dict[str, str]:
    """Return the downloads but for the bibliographies, by their path on the site; `home` is the site's address."""
    made: dict[str, str] = {}
    for name in RECORD_TABLES:
        made |= build_cache.cached(f"records of {name}", (), partial(_record_files, name, dataset))
    for name in PART_TABLES:
        made |= build_cache.cached(f"parts of {name}", (), partial(_part_files, name, dataset))
    made["data/datapackage.json"] = data_package(dataset, home)
    made["data/events.ics"] = build_cache.cached("calendar", (), partial(events_calendar, dataset, home))
    return made | {f"data/{name}": f"{text.rstrip()}\n\n# {licence_line(dataset.edition)}.\n" for name, text in dataset.files.items()}


def _record_files(name: str, dataset: Dataset) -> dict[str, str]:
    """Return a table of records as JSON and as CSV, which does not repeat what has a table of its own."""
    rows, apart = [row(name, record) for record in dataset.table(name).values()], _fields_apart(name)
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in rows)
    text = f'{{"edition": "{dataset.edition.edition}", "licence": "{LICENCE}", "{name}": [\n{lines}\n]}}\n'
    return {f"data/{name}.json": text, **_csv_file(name, [{key: value for key, value in each.items() if key not in apart} for each in rows], dataset)}


def _part_files(name: str, dataset: Dataset) -> dict[str, str]:
    """Return a table of parts as CSV."""
    table, field, key, _ = PART_TABLES[name]
    found = [(record.id, place, part) for record in dataset.table(table).values() for place, part in enumerate(getattr(record, field), 1)]
    return _csv_file(
        name, [{key: id_, "number": place, **as_json(part)} for id_, place, part in found], dataset
    )  # a part's own number instead, where it has one


def _csv_file(name: str, rows: Iterable[Row], dataset: Dataset) -> dict[str, str]:
    mark = f"{dataset.edition.edition} ({LICENCE})"
    flat = [{**{key: _in_a_cell(value) for key, value in each.items()}, "edition": mark} for each in rows]
    return {f"data/{name}.csv": csv_table(flat, list(columns(name)))}


def bibliographies(dataset: Dataset, ids: Iterable[str], base: str) -> dict[str, str]:
    """Return sources in every format for a reference manager, by the path of the file; `base` is the path without the ending."""
    sources = [dataset.sources[id_] for id_ in sorted(ids)]
    return {f"{base}.{ending}": format_.write(sources, dataset.edition) for ending, format_ in BIBLIOGRAPHY_FORMATS.items()}


def _in_a_cell(value: Any) -> Any:
    """Return a value that fits one cell: words joined by `|`, anything deeper as JSON."""
    if isinstance(value, list) and not value:
        return None
    if isinstance(value, list) and all(isinstance(item, str) and "|" not in item for item in value):
        return "|".join(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
