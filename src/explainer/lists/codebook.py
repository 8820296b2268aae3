"""The codebook: every field of every record, with its type, what it allows and an example from the record."""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from explainer.downloads import tables
from explainer.record.dataset import TABLES, Dataset
from explainer.record.dates import When
from explainer.record.deals_and_facts import Stage, Value
from explainer.record.editions import Change
from explainer.record.events import Account, Agreed, Moment
from explainer.record.fields import ID
from explainer.record.places import Place
from explainer.record.records import contains_type, parts_of
from explainer.record.scenarios import Direction, Implications, Reading, View
from explainer.text.escaping import markdown

PARTS: tuple[type[BaseModel], ...] = (Place, Account, Moment, Agreed, Change, Stage, Value, Implications, View, Direction, Reading)
LONGEST = 90


def schema_names() -> list[str]:
    """Give the names of the JSON Schemas, without their ending."""
    return ["left-out" if table == "left_out" else model.__name__.lower() for table, (_, model) in TABLES.items()]


def codebook(dataset: Dataset) -> str:
    """Give a table of fields per model as Markdown."""
    made = []
    for table, (_, model) in TABLES.items():
        if table in tables.TABLES:
            made.append(_model(model, list(dataset.table(table).values()), f"A row of {table}"))
    found: dict[type[BaseModel], list[BaseModel]] = defaultdict(list)
    for _, record in dataset.records():
        for _, part in parts_of(record):
            found[type(part)].append(part)
    made += [_model(part, found[part], "A part of a record") for part in PARTS]
    return "\n".join(made)


def _model(model: type[BaseModel], examples: Sequence[Any], what: str) -> str:
    schemas = model.model_json_schema(by_alias=True)["properties"]
    rows = "".join(_field(info.alias or name, name, info, schemas[info.alias or name], examples) for name, info in model.model_fields.items())
    head = "".join(f'<th scope="col">{heading}</th>' for heading in ("Field", "Type", "Meaning", "Allowed", "Example"))
    about = " ".join((model.__doc__ or "").split())
    return (
        f"### {model.__name__} {{ data-search-exclude }}\n\n{what}. {markdown(about)}\n\n"
        f'<div class="figure-table codebook" tabindex="0" role="region" aria-label="Fields of {model.__name__}" data-search-exclude>'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>\n"
    )


def _field(alias: str, name: str, info: FieldInfo, schema: dict[str, Any], examples: Sequence[Any]) -> str:
    kinds = [each for each in schema.get("anyOf", [schema]) if each.get("type") != "null"]
    choices = next((each["enum"] for each in kinds if "enum" in each), None)
    allowed = ", ".join(f"<code>{choice}</code>" for choice in choices) if choices else _limits(kinds[0])
    needed = "required" if info.is_required() else "optional"
    value = next((getattr(each, name) for each in examples if getattr(each, name) not in (None, (), False)), None)
    return (
        f'<tr><th scope="row"><code>{alias}</code></th><td>{_kind(info, kinds)}, {needed}</td><td>{markdown(info.description or "")}</td>'
        f"<td>{allowed}</td><td>{_example(value)}</td></tr>"
    )


def _kind(info: FieldInfo, kinds: list[dict[str, Any]]) -> str:
    if contains_type(info.annotation, When):
        return "date"
    first = kinds[0]
    if first.get("type") == "array":
        inner = first.get("items", {})
        return f"list of {inner['$ref'].rsplit('/', 1)[-1]}" if "$ref" in inner else "list of texts"
    if "$ref" in first:
        return str(first["$ref"].rsplit("/", 1)[-1])
    return {"string": "text", "integer": "number", "number": "number", "boolean": "true or false"}.get(str(first.get("type")), "text")


def _limits(schema: dict[str, Any]) -> str:
    if "maxLength" in schema:
        return f"at most {schema['maxLength']} characters"
    if "minimum" in schema:
        top = f" to {schema['maximum']}" if "maximum" in schema else " or more"
        return f"{schema['minimum']}{top}"
    return "lower-case words joined by hyphens" if schema.get("pattern") == ID else ""


def _example(value: Any) -> str:
    if value is None:
        return ""
    plain = tables.plain(value)
    text = plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)
    return f"<code>{markdown(text if len(text) <= LONGEST else text[:LONGEST].rsplit(' ', 1)[0] + ' …')}</code>"
