"""Where the fields of the record and of a chapter's front matter are in which any text may stand, as the models tell."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from explainer.chapters.front_matter import FrontMatter
from explainer.record.dataset import TABLES
from explainer.record.editions import Edition
from explainer.record.fields import SENTENCE

MODELS = {name: table.model for name, table in TABLES.items()} | {"edition": Edition, "head": FrontMatter}
MARKDOWN = {"FrontMatter.questions", "FrontMatter.objectives", "FrontMatter.key_points"}  # what an editor writes as Markdown


class Leaf(NamedTuple):
    """A value of a record that is no list and no part: its field (`Event.title`), the keys that lead to it, and its schema."""

    field: str
    keys: tuple[str | int, ...]
    schema: Mapping[str, Any]

    @property
    def text(self) -> bool:
        """Whether any text may stand there."""
        return is_text(self.schema)


def is_text(schema: Mapping[str, Any]) -> bool:
    return schema.get("type") == "string" and schema.get("pattern", SENTENCE) == SENTENCE and not schema.keys() & {"enum", "const", "format"}


@lru_cache
def schema_of(model: Any) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True)


def bare(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the schema of a value that is there: the first that is not null."""
    return next(each for each in schema.get("anyOf", [schema]) if each.get("type") != "null")


def parts(schema: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a model and all parts inside it, by name."""
    yield schema["title"], schema
    yield from schema.get("$defs", {}).items()


def leaves(value: Any, schema: Mapping[str, Any], defs: Mapping[str, Any], field: str = "", keys: tuple[str | int, ...] = ()) -> Iterator[Leaf]:
    """Yield every leaf of a value."""
    schema = bare(schema)
    schema = defs[schema["$ref"].rsplit("/", 1)[-1]] if "$ref" in schema else schema
    if "properties" in schema:
        for name, inner in schema["properties"].items():
            if name in value:
                yield from leaves(value[name], inner, defs, f"{schema['title']}.{name}", (*keys, name))
    elif schema.get("type") == "array":
        for index, item in enumerate(value):
            yield from leaves(item, schema["items"], defs, field, (*keys, index))
    else:
        yield Leaf(field, keys, schema)


def leaves_of(table: str, value: Any) -> Iterator[Leaf]:
    """Yield every leaf of a record of a table."""
    schema = schema_of(MODELS[table])
    yield from leaves(value, schema, schema.get("$defs", {}))


def declared() -> set[str]:
    """Return every field of every model in which any text may stand."""
    found = set()
    for model in MODELS.values():
        for name, part in parts(schema_of(model)):
            for field, schema in part.get("properties", {}).items():
                inner = bare(schema)
                if is_text(inner) or (inner.get("type") == "array" and is_text(inner["items"])):
                    found.add(f"{name}.{field}")
    return found - MARKDOWN
