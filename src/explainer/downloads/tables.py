"""The dataset as files for other people's tools: JSON, CSV and a Data Package, with names and order that stay."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from explainer.citing.export_formats import bibtex, csl, notice, ris
from explainer.downloads.calendars import calendar
from explainer.record.dataset import TABLES as RECORDS
from explainer.record.dataset import Dataset
from explainer.record.dates import When
from explainer.record.deals_and_facts import Stage, Value
from explainer.record.events import Account, Event
from explainer.record.records import Part, Record
from explainer.record.urls import address
from explainer.text.csv_table import csv_table

TABLES = (
    "events", "actors", "relations", "deals", "series", "facts", "terms", "reaches", "questions", "drivers", "uncertainties", "scenarios", "signposts",
    "predictions", "sources",
)  # fmt: skip
# Tables of parts: the table and the field in which they stand, the column that names their record, and their model.
PARTS: dict[str, tuple[str, str, str, type[Part]]] = {
    "accounts": ("events", "accounts", "event", Account),
    "stages": ("deals", "stages", "deal", Stage),
    "values": ("series", "values", "series", Value),
}
HIDDEN = {"label", "note"}  # for figures and for editors
KEYS = {("relations", "from"): "actors", ("relations", "to"): "actors", ("deals", "supplier"): "actors", ("deals", "recipient"): "actors"}
KEYS |= {("accounts", "actor"): "actors", ("stages", "event"): "events", ("series", "exporter"): "actors", ("series", "importer"): "actors"}
TYPES = {"integer": "integer", "number": "number", "boolean": "boolean", "object": "object"}
LICENCE = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "Creative Commons Attribution 4.0"}
Row = dict[str, Any]


def row(name: str, record: Record) -> Row:
    """Give a record's fields in the order of its model, as plain values, with its place on the site.

    An event has `end_date` and `precision` after its `date`. `url` is relative to the site's root; a source's own `url`
    is the address of the page itself, and its place on the site is called `page`.
    """
    made: Row = {}
    for field, info in type(record).model_fields.items():
        if field in HIDDEN:
            continue
        made[info.alias or field] = plain(getattr(record, field))
        if field == "date" and isinstance(record, Event):
            made |= {"end_date": record.date.end, "precision": record.date.precision}
    made["page" if name == "sources" else "url"] = address(name, record)
    return made


def plain(value: Any) -> Any:
    """Give a value of a record as JSON has it: dates as they were written, parts as mappings, tuples as lists."""
    if isinstance(value, When):
        return value.text
    if isinstance(value, Part):
        return {name: plain(getattr(value, name)) for name in type(value).model_fields}
    return [plain(item) for item in value] if isinstance(value, tuple) else value


def _rows(dataset: Dataset, whole: dict[str, list[Row]]) -> Iterator[tuple[str, list[Row]]]:
    """Give the rows of every table of the CSV files, from the `whole` rows of the records. What has a table of its own is not repeated."""
    for name in TABLES:
        apart = {field for table, field, _, _ in PARTS.values() if table == name}
        yield name, [{key: value for key, value in each.items() if key not in apart} for each in whole[name]]
    for name, (of, field, key, _) in PARTS.items():
        records = dataset.table(of).values()
        yield name, [{key: record.id, "number": number, **plain(part)} for record in records for number, part in enumerate(getattr(record, field), 1)]


@cache
def columns(name: str) -> dict[str, dict[str, Any]]:
    """Give the columns of a CSV file: the Table Schema field of each, with its description."""
    _, field, key, model = PARTS.get(name, ("", "", "", RECORDS[name][1] if name in RECORDS else Part))
    schemas = model.model_json_schema(by_alias=True)["properties"]
    made: dict[str, dict[str, Any]] = {}
    if name in PARTS:
        made[key] = {"type": "string", "description": f"Id of the {key}.", "constraints": {"required": True}}
        made["number"] = {"type": "integer", "description": f"Place among the {field} of the {key}, from 1.", "constraints": {"required": True}}
    apart = {each for table, each, _, _ in PARTS.values() if table == name}
    for each, info in model.model_fields.items():
        if each in HIDDEN or each in apart:
            continue
        column = info.alias or each
        made[column] = {**_type(schemas[column]), "description": info.description or ""}
        if info.is_required():
            made[column]["constraints"] = {"required": True}
        if each == "date" and name == "events":
            made["end_date"] = {"type": "string", "description": "End of a span."}
            made["precision"] = {"type": "string", "description": "Unit of the date: day, month or year."}
    if name not in PARTS:
        made["page" if name == "sources" else "url"] = {"type": "string", "description": "Place on the site, from its root."}
    made["edition"] = {"type": "string", "description": "Edition and licence of the row."}
    return made


def _type(schema: dict[str, Any]) -> dict[str, Any]:
    """Give the Table Schema type of a field, from its JSON Schema."""
    kinds = [each for each in schema.get("anyOf", [schema]) if each.get("type") != "null"]
    kind = kinds[0]
    if kind.get("type") == "array":
        return {"type": "list", "delimiter": "|"} if kind["items"].get("type") == "string" else {"type": "array"}
    if "$ref" in kind:
        return {"type": "object"}
    if len(kinds) > 1 and all(each.get("type") in ("integer", "number") for each in kinds):
        return {"type": "number"}
    return {"type": TYPES.get(kind.get("type", ""), "string") if isinstance(kind.get("type"), str) else "string"}


def data_package(dataset: Dataset, tables: dict[str, list[Row]], home: str) -> str:
    """Give the descriptor of the CSV files after Data Package 2.0: https://datapackage.org."""
    resources = []
    for name, rows in tables.items():
        schema: dict[str, Any] = {"fields": [{"name": column, **about} for column, about in columns(name).items()], "missingValues": [""]}
        schema["primaryKey"] = ["id"] if name in TABLES else [PARTS[name][2], "number"]
        keys = [(column, target) for (table, column), target in KEYS.items() if table == name]
        keys += [(PARTS[name][2], PARTS[name][0])] if name in PARTS else []
        if keys:
            schema["foreignKeys"] = [{"fields": [column], "reference": {"resource": target, "fields": ["id"]}} for column, target in keys]
        if name == "actors":
            schema["foreignKeys"] = [{"fields": ["parent"], "reference": {"resource": "", "fields": ["id"]}}]
        title = f"{name.capitalize()}: {len(rows)} rows"
        about = {"name": name, "type": "table", "path": f"{name}.csv", "title": title, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
        resources.append({**about, "schema": schema})
    edition = dataset.edition
    whole = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "deconfliction-line",
        "title": edition.title,
        "description": edition.reach,
        "homepage": home,
        "version": edition.edition,
        "created": f"{edition.released.text}T00:00:00Z",
        "licenses": [LICENCE],
        "contributors": [{"title": f"{edition.title} editors", "roles": ["author"]}],
        "sources": [{"title": f"{len(dataset.sources)} public pages, in sources.csv"}],
        "resources": resources,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def files(dataset: Dataset, home: str) -> dict[str, str]:
    """Give the downloads by their path on the site; `home` is the site's address."""
    edition = dataset.edition
    made = {}
    whole = {name: [row(name, record) for record in dataset.table(name).values()] for name in TABLES}
    for name, rows in whole.items():
        lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in rows)
        made[f"data/{name}.json"] = f'{{"edition": "{edition.edition}", "licence": "CC BY 4.0", "{name}": [\n{lines}\n]}}\n'
    tables = dict(_rows(dataset, whole))
    for name, rows in tables.items():
        mark = f"{edition.edition} (CC BY 4.0)"
        flat = [{**{key: _flat(value) for key, value in each.items()}, "edition": mark} for each in rows]
        made[f"data/{name}.csv"] = csv_table(flat, list(columns(name)))
    made["data/datapackage.json"] = data_package(dataset, tables, home)
    made |= bibliographies(dataset, list(dataset.sources), "data/bibliography")
    made["data/events.ics"] = calendar(dataset, home)
    for name, text in dataset.files.items():
        made[f"data/{name}"] = f"{text.rstrip()}\n\n# {notice(edition)}.\n"
    return made


FORMATS: dict[str, Callable[..., str]] = {"bib": bibtex, "ris": ris, "csl.json": csl}


def bibliographies(dataset: Dataset, ids: Sequence[str], base: str) -> dict[str, str]:
    """Give sources in every citation format, by the path of the file; `base` is the path without the ending."""
    sources = [dataset.sources[id_] for id_ in sorted(ids)]
    return {f"{base}.{ending}": write(sources, dataset.edition) for ending, write in FORMATS.items()}


def _flat(value: Any) -> Any:
    """Give a value that fits one cell: words joined by `|`, anything deeper as JSON."""
    if isinstance(value, list) and not value:
        return None
    if isinstance(value, list) and all(isinstance(item, str) and "|" not in item for item in value):
        return "|".join(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return value
