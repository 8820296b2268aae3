"""Records as JSON Schema, for editors and validators."""

from typing import Any

from pydantic import BaseModel


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
