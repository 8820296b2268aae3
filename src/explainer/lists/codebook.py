"""The codebook: every field of every table that is published, with its type, what it allows and an example from the record."""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from explainer.downloads.tables import RECORD_TABLES, as_json
from explainer.lists.context import ListContext
from explainer.record.dataset import TABLES
from explainer.record.dates import When
from explainer.record.fields import ID_PATTERN
from explainer.record.records import contains_type, models_of_parts, parts_of
from explainer.text.html_table import table
from explainer.text.markup import element, escape, joined

MODELS = [TABLES[name].model for name in RECORD_TABLES]
PART_MODELS = tuple(dict.fromkeys(part for model in MODELS for part in models_of_parts(model)))
LONGEST_EXAMPLE = 90  # characters
HEADS = ("Field", "Type", "Meaning", "Allowed", "Example")


def codebook(context: ListContext) -> str:
    """Return a table of fields for each model of a record or of a part, as Markdown."""
    dataset = context.dataset
    examples: dict[type[BaseModel], list[BaseModel]] = defaultdict(list)
    for _, record in dataset.records():
        for _, part in parts_of(record):
            examples[type(part)].append(part)
    of_records = [_model(model, list(dataset.table(name).values()), f"A row of {name}") for name, model in zip(RECORD_TABLES, MODELS, strict=True)]
    return "\n".join([*of_records, *(_model(model, examples[model], "A part of a record") for model in PART_MODELS)])


def _model(model: type[BaseModel], examples: Sequence[Any], what: str) -> str:
    schemas = model.model_json_schema(by_alias=True)["properties"]
    rows = [_field(info.alias or name, name, info, schemas[info.alias or name], examples) for name, info in model.model_fields.items()]
    shown = table(f"Fields of {model.__name__}", HEADS, rows, kind="codebook")
    return f"### {model.__name__} {{ data-search-exclude }}\n\n{what}. {escape(' '.join((model.__doc__ or '').split()))}\n\n{shown}"


def _field(alias: str, name: str, info: FieldInfo, schema: dict[str, Any], examples: Sequence[Any]) -> tuple[str, ...]:
    kinds = [each for each in schema.get("anyOf", [schema]) if each.get("type") != "null"]
    choices = next((each["enum"] for each in kinds if "enum" in each), None)
    allowed = joined((element("code", choice) for choice in choices), ", ") if choices else _limits(kinds[0])
    needed = "required" if info.is_required() else "optional"
    value = next((getattr(each, name) for each in examples if getattr(each, name) not in (None, (), False)), None)
    return element("code", alias), f"{_kind(info, kinds)}, {needed}", info.description or "", allowed, _example(value)


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
    return "lower-case words joined by hyphens" if schema.get("pattern") == ID_PATTERN else ""


def _example(value: Any) -> str:
    if value is None:
        return ""
    plain = as_json(value)
    text = plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)
    return element("code", text if len(text) <= LONGEST_EXAMPLE else text[:LONGEST_EXAMPLE].rsplit(" ", 1)[0] + " …")
