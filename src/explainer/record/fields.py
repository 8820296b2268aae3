"""What the fields of records are made of: words that are allowed, dates, ids that lead to other records, and the two bases."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, StringConstraints, WithJsonSchema

from explainer.record.dates import FORMS, When

SENTENCE = r"[.!?][)’”\"]?$"  # how a text ends that is a sentence; one that was cut off does not
LARGEST = 10**12
# The bytes of UTF-8 as Windows shows them: a first byte of two, or of three, and one that follows; closing quotation marks can follow a letter.
MISREAD = re.compile("[ÂÃÄÅÐÑÕÖ×ØÙÚÛ][\x80-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘•–—˜™š›œžŸ]|â[\x80€„†]")
PLAIN_ADDRESS = re.compile(r"https?://[a-zA-Z0-9.-]+(?:/[a-zA-Z0-9._~%!$&'()*+,;=:@/?#-]*)?")  # most are, and need no further look
NOT_IN_ADDRESS = frozenset('<>"{}|\\^`')  # RFC 3986 knows none of them, and BibTeX or a shell may read them


class To(NamedTuple):
    """Marks a field whose ids are those of records of `table`."""

    table: str


def _point(value: object) -> When:
    when = When.parse(value)
    if when.span:
        raise ValueError("date must be one date, without a slash")
    return when


def _readable(value: str) -> str:
    if "\ufffd" in value:
        raise ValueError("text has lost a character")
    if MISREAD.search(value):
        raise ValueError("text was read in a wrong encoding")
    if not any(map(str.isalpha, value)):
        raise ValueError("text must hold a word")
    return value


def _finite(value: float) -> float:
    if not abs(value) < LARGEST:
        raise ValueError("number must be finite, and smaller than a trillion")
    return value


def _web_address(value: str) -> str:
    if PLAIN_ADDRESS.fullmatch(value):
        return value
    try:
        parts = urlsplit(value)
        good = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # of brackets that hold no address, and of a port that is no number
        good = False
    if not good or any(char.isspace() for char in value):
        raise ValueError("address must begin with http:// or https:// and name a host")
    if "\ufffd" in value:
        raise ValueError("address has lost a character")
    if not NOT_IN_ADDRESS.isdisjoint(value):
        raise ValueError("address must have these characters as per cent and code: " + " ".join(sorted(NOT_IN_ADDRESS)))
    return value


_DATE = {"type": ["string", "integer"], "description": f"A date in its own precision: {FORMS}."}
Span = Annotated[When, PlainValidator(When.parse), WithJsonSchema(_DATE)]
Date = Annotated[When, PlainValidator(_point), WithJsonSchema(_DATE)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Readable = AfterValidator(_readable)
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), Readable]
Sentences = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True, pattern=SENTENCE), Readable]
Title = Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True), Readable]
Short = Annotated[str, StringConstraints(min_length=1, max_length=26, strip_whitespace=True), Readable]
Address = Annotated[str, AfterValidator(_web_address), WithJsonSchema({"type": "string", "format": "uri"})]
Number = Annotated[int | float, AfterValidator(_finite)]
Ids = Annotated[tuple[Id, ...], Field(min_length=1)]
Sources = Annotated[Ids, To("sources")]
Actors = Annotated[Ids, To("actors")]
ActorId = Annotated[Id | None, To("actors")]


class Record(BaseModel):
    """What every record has: an id that never changes, since it is part of an address."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Id = Field(description="Lower-case words joined by hyphens. Never changed: it is part of the page's address.")


class Part(BaseModel):
    """A piece of a record, without an id of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Link = tuple[tuple[str | int, ...], str, str]


@cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, str, str | None], ...]:
    """Give, for each field of a model that can hold an id, its name, its key in the file, and the table if it is marked with one."""
    return tuple(
        (name, info.alias or name, next((mark.table for mark in info.metadata if isinstance(mark, To)), None))
        for name, info in model.model_fields.items()
        if any(isinstance(mark, To) for mark in info.metadata) or _holds_parts(info.annotation)
    )


def _holds_parts(annotation: Any) -> bool:
    return (isinstance(annotation, type) and issubclass(annotation, Part)) or any(_holds_parts(inner) for inner in get_args(annotation))


def links(part: BaseModel) -> Iterator[Link]:
    """Give every id that a record or a part of it names: the keys that lead to it, the table that must hold it, and the id."""
    for name, key, table in _plan(type(part)):
        value = getattr(part, name)
        if table and isinstance(value, tuple):
            yield from (((key, index), table, id_) for index, id_ in enumerate(value))
        elif table and value:
            yield (key,), table, value
        elif isinstance(value, Part):
            yield from (((key, *keys), table, id_) for keys, table, id_ in links(value))
        elif isinstance(value, tuple):
            yield from (((key, index, *keys), table, id_) for index, item in enumerate(value) for keys, table, id_ in links(item))


def inside(part: BaseModel) -> Iterator[tuple[tuple[str | int, ...], BaseModel]]:
    """Give a record or a part and every part of it, at any depth, each with the keys that lead to it."""
    yield (), part
    for name, key, _ in _plan(type(part)):
        value = getattr(part, name)
        if isinstance(value, Part):
            yield from (((key, *keys), found) for keys, found in inside(value))
        elif isinstance(value, tuple):
            yield from (((key, index, *keys), found) for index, item in enumerate(value) if isinstance(item, Part) for keys, found in inside(item))
