"""The downloads, as links: tables, bibliographies, the calendar, schemas, and the YAML files of the record."""

from collections.abc import Iterable
from urllib.parse import quote

from explainer.citing.export_formats import BIBLIOGRAPHY_FORMATS
from explainer.downloads.tables import PART_TABLES, RECORD_TABLES
from explainer.lists.context import ListContext
from explainer.record.json_schemas import schema_names
from explainer.text.html_table import table
from explainer.text.markup import Html, element, joined


def offered_files(context: ListContext) -> Html:
    """Return all downloads of the record."""
    dataset, data = context.dataset, f"{context.root}data/"
    rows: list[tuple[str, ...]] = []
    for name in RECORD_TABLES:
        links = (_download(ending.upper(), f"{data}{name}.{ending}") for ending in ("json", "csv"))
        rows.append((name.capitalize(), str(len(dataset.table(name))), *links))
    for name, part in PART_TABLES.items():
        count = sum(len(getattr(record, part.field)) for record in dataset.table(part.table).values())
        rows.append((f"{name.capitalize()} (of {part.table})", str(count), "in the JSON", _download("CSV", f"{data}{name}.csv")))
    return Html("{}\n{}\n\n{}\n").format(table("Downloads", ("Table", "Rows", "JSON", "CSV"), rows), _others(data), _yaml(dataset.files, data))


def _download(words: str, address: str) -> Html:
    return element("a", words, href=address, download=True)


def _others(data: str) -> Html:
    bibliographies = joined((_download(format_.name, f"{data}bibliography.{ending}") for ending, format_ in BIBLIOGRAPHY_FORMATS.items()), ", ")
    schemas = joined((element("a", name, href=f"{data}schema/{name}.json") for name in schema_names()), ", ")
    package, calendar = _download("Data Package", f"{data}datapackage.json"), _download("Calendar", f"{data}events.ics")
    items = (
        element("li", package, " (version 2): the CSV files with their fields and keys"),
        element("li", "All sources as ", bibliographies, "; each chapter has the same for its own sources, under its notes"),
        element("li", calendar, ": the events known to the day"),
        element("li", "JSON Schemas of the YAML files, for editors and validators: ", schemas),
    )
    return element("ul", *items, data_search_exclude=True)


def _yaml(names: Iterable[str], data: str) -> Html:
    items = [element("li", element("a", name, href=data + quote(name))) for name in names]
    return element(
        "details", element("summary", f"The YAML files that editors write ({len(items)})"), element("ul", *items), data_search_exclude=True
    )
