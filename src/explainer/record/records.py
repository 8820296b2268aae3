"""The two bases of every model of the record, and a walk through their parts and the ids that they name."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, get_origin

from pydantic import BaseModel, ConfigDict, Field

from explainer.record.fields import Date, Id, IdOf, Sentences, types_in
from explainer.record.yaml_source import KeyPath


class Record(BaseModel):
    """What every record has: an id that never changes, since it is part of an address."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Id = Field(description="Lower-case words joined by hyphens. Never changed: it is part of the page's address.")


class Part(BaseModel):
    """A piece of a record, without an id of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class NumberedPart(Part):
    """A piece of a record with an address of its own: that of the record, and its number."""

    number: int = Field(ge=1, description="Its number in its address; never changed, and never given to another.")


class Look(Part):
    """A search for what came next, where a record is open."""

    on: Date = Field(description="Day of the search.")
    found: Sentences = Field(description="What was found, or that nothing was.")


class RereadRecord(Record):
    """A record that editors read again, claim by claim, against the pages that it cites."""

    read: Date | None = Field(None, description="Day on which it was last read against its pages; left out where that is still to be done.")


class FollowedRecord(RereadRecord):
    """A record that can be open: editors then look for what came next, and note in `looked` when they last did."""

    if TYPE_CHECKING:
        looked: Look | None  # declared by each model, since the order of its fields is that of the columns

    @property
    def is_open(self) -> bool:
        """Whether something can still come that belongs to the record."""
        return True


@cache
def _fields_to_walk(model: type[BaseModel]) -> tuple[tuple[str, str, str | None], ...]:
    """Return, for each field of a model that can hold ids or parts, its name, its key in the file, and the table if it is marked with one."""
    return tuple(
        (name, info.alias or name, next((mark.table for mark in info.metadata if isinstance(mark, IdOf)), None))
        for name, info in model.model_fields.items()
        if any(isinstance(mark, IdOf) for mark in info.metadata) or contains_type(info.annotation, Part)
    )


def contains_type(annotation: Any, wanted: type) -> bool:
    """Return whether an annotation is of a type or has it inside, as `Date | None` and `tuple[Date, ...]` have `When`."""
    return next(types_in(annotation, wanted), None) is not None


def single_ids(model: type[BaseModel]) -> dict[str, str]:
    """Return each field of a model that holds one id of another record, by its key in the file, with the table of that id."""
    return {key: table for name, key, table in _fields_to_walk(model) if table and get_origin(model.model_fields[name].annotation) is not tuple}


def models_of_parts(model: type[BaseModel]) -> Iterator[type[Part]]:
    """Return the models of the parts of a record or a part, at any depth, in the order of its fields."""
    for info in model.model_fields.values():
        for part in types_in(info.annotation, Part):
            yield part
            yield from models_of_parts(part)


def named_ids(part: BaseModel) -> Iterator[tuple[KeyPath, str, str]]:
    """Return every id that a record or a part of it names: the keys that lead to it, the table that must hold it, and the id."""
    for name, key, table in _fields_to_walk(type(part)):
        value = getattr(part, name)
        if table and isinstance(value, tuple):
            yield from (((key, index), table, id_) for index, id_ in enumerate(value))
        elif table and value:
            yield (key,), table, value
        elif isinstance(value, Part):
            yield from (((key, *keys), table, id_) for keys, table, id_ in named_ids(value))
        elif isinstance(value, tuple):
            yield from (((key, index, *keys), table, id_) for index, item in enumerate(value) for keys, table, id_ in named_ids(item))


def parts_of(part: BaseModel) -> Iterator[tuple[KeyPath, BaseModel]]:
    """Return a record or a part itself and every part of it, at any depth, each with the keys that lead to it."""
    yield (), part
    for name, key, _ in _fields_to_walk(type(part)):
        value = getattr(part, name)
        if isinstance(value, Part):
            yield from (((key, *keys), found) for keys, found in parts_of(value))
        elif isinstance(value, tuple):
            yield from (((key, index, *keys), found) for index, item in enumerate(value) if isinstance(item, Part) for keys, found in parts_of(item))
