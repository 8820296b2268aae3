"""Markdown of the data page: downloads, codebook, method and limits."""

from typing import Any

from pydantic.fields import FieldInfo

from explainer import downloads
from explainer.dataset import TABLES, Dataset
from explainer.escape import markdown
from explainer.headings import counted, head
from explainer.records import Account, Actor, Event, Place, Record, Relation, Source


def data_page(dataset: Dataset) -> str:
    """Give the data page: downloads, codebook, and how far the record reaches."""
    edition = dataset.edition
    rows = "".join(
        f'<tr><th scope="row">{name.capitalize()}</th><td>{len(getattr(dataset, name))}</td>'
        f'<td><a href="{name}.json" download>JSON</a></td><td><a href="{name}.csv" download>CSV</a></td></tr>'
        for name in downloads.TABLES
    )
    files = "".join(f'<li><a href="{name}">{name}</a></li>' for name in dataset.files)
    schemas = ", ".join(f'<a href="schema/{name}.json">{name}</a>' for name in schema_names())
    left = "".join(f"<li><code>{record.id}</code>: {markdown(record.reason)}</li>" for record in dataset.left_out.values())
    parts = [
        head("Data", f"Downloads and codebook of the record, edition {edition.edition}: events, actors, ties and sources as JSON, CSV and YAML."),
        f"Edition {edition.edition}. {markdown(edition.reach)} Text and data are under CC BY 4.0: name “{markdown(edition.title)}”, the edition and the address.\n",
        "## Downloads\n",
        '<table data-search-exclude><thead><tr><th scope="col">Table</th><th scope="col">Records</th><th scope="col" colspan="2">Files</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>\n",
        f"<details data-search-exclude><summary>The YAML files that editors write ({len(dataset.files)})</summary><ul>{files}</ul></details>\n",
        f"<p>JSON Schemas of the YAML files, for editors and validators: {schemas}.</p>\n",
        "In the CSV files a list is joined by `|`, and accounts and places are JSON. Text that a spreadsheet would run as a formula has an apostrophe before it.\n",
        "## How dates work\n",
        "A date is as long as it is known: `2018` is a year, `2018-09` a month, `2018-09-17` a day. `2015-09~` means about. "
        "`2018-08-02/2018-08-14` is a span, and `2024-12-08/..` a span that had not ended when the record was closed. "
        "In figures a day is a dot, a month a bar and a year a band. In the JSON, `end_date` repeats the end of a span and `precision` names the unit.\n",
        "## How confidence works\n",
        "High confidence in a statement means that it was made, not that it is true. Where confidence is medium or low, a note on the event’s page says why. "
        "A disputed event carries at least two accounts; their order is no ranking.\n",
        "## Codebook\n",
    ]
    parts += [f"### {model.__name__}\n\n{_codebook(model)}" for model in (Event, Place, Account, Actor, Relation, Source)]
    parts += [
        "## What is left out\n",
        f"<p>{counted(len(dataset.left_out), 'record')} of the fact base {'is' if len(dataset.left_out) == 1 else 'are'} not published:</p><ul data-search-exclude>{left}</ul>\n",
        "## Limits\n",
        "Before 2015 the record holds landmarks only. Closed-door matter, such as contacts of services and notice given before strikes, rests largely on unnamed officials and is worded as reports. "
        "Coordinates are approximate. Importance and the strength of a tie are judgements of the editors.\n",
    ]
    return "\n".join(parts)


def schema_names() -> list[str]:
    """Give the names of the JSON Schemas, without their ending."""
    return ["left-out" if table == "left_out" else model.__name__.lower() for table, (_, model) in TABLES.items()]


def _codebook(model: type[Record] | type[Place] | type[Account]) -> str:
    schemas = model.model_json_schema(by_alias=True)["properties"]
    names = {name: info.alias or name for name, info in model.model_fields.items()}
    rows = "".join(_field(names[name], info, schemas[names[name]]) for name, info in model.model_fields.items())
    head = '<tr><th scope="col">Field</th><th scope="col">Meaning</th><th scope="col">Allowed</th></tr>'
    return (
        f'<div class="figure-table" tabindex="0" role="region" aria-label="Fields of {model.__name__}" data-search-exclude>'
        f"<table><thead>{head}</thead><tbody>{rows}</tbody></table></div>\n"
    )


def _field(name: str, info: FieldInfo, schema: dict[str, Any]) -> str:
    choices = schema.get("enum") or next((each["enum"] for each in schema.get("anyOf", ()) if "enum" in each), None)
    allowed = ", ".join(f"<code>{choice}</code>" for choice in choices) if choices else ""
    needed = "required" if info.is_required() else "optional"
    return f'<tr><th scope="row"><code>{name}</code></th><td>{markdown(info.description or "")}</td><td>{needed}{f"; {allowed}" if allowed else ""}</td></tr>'
