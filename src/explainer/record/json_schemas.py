"""Records as JSON Schema, for editors and validators."""

import json
from typing import Any

from pydantic import BaseModel

from explainer.record.courses import FOLDER, Activity, Course
from explainer.record.dataset import DATA_FOLDER, TABLES, record_noun
from explainer.record.editions import Edition


def schemas() -> dict[str, str]:
    """Return the JSON Schemas of all files of records and of courses, by their path below `docs/`."""
    made = {
        f"{DATA_FOLDER}/schema/{name}.json": json_schema(table.model, many=True) for name, table in zip(schema_names(), TABLES.values(), strict=True)
    }
    made[f"{DATA_FOLDER}/schema/edition.json"] = json_schema(Edition, many=False)
    made |= {f"{FOLDER}/schema/{model.__name__.lower()}.json": json_schema(model, many=True) for model in (Activity, Course)}
    return {path: json.dumps(schema, indent=1) + "\n" for path, schema in made.items()}


def schema_names() -> list[str]:
    """Return the names of the JSON Schemas of the dataset, without their ending, in the order of the tables."""
    return ["left-out" if table == "left_out" else record_noun(table) for table in TABLES]


def json_schema(model: type[BaseModel], *, many: bool) -> dict[str, Any]:
    """Return the JSON Schema of a file that holds a list of `model` records (`many`) or one record."""
    schema = model.model_json_schema(by_alias=True)
    if not many:
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    definitions = schema.pop("$defs", {})
    name = model.__name__
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "array",
        "minItems": 1,
        "items": {"$ref": f"#/$defs/{name}"},
        "$defs": {**definitions, name: schema},
    }
