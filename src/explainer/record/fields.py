"""What the fields of records are made of: ids, texts, dates, numbers and addresses, each with the rule that it keeps."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple, TypeVar, get_args
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, StringConstraints, WithJsonSchema

from explainer.record.dates import FORMS, PATTERNS, When

ModelT = TypeVar("ModelT")
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
SENTENCE = r"[.!?][)’”\"]?$"  # how a text ends that is a sentence; one that was cut off does not
LARGEST_NUMBER = 10**12
# The bytes of UTF-8 as Windows shows them: a first byte of two, or of three, and one that follows; closing quotation marks can follow a letter.
MISREAD = re.compile("[ÂÃÄÅÐÑÕÖ×ØÙÚÛ][\x80-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘•–—˜™š›œžŸ]|â[\x80€„†]")
PLAIN_ADDRESS = re.compile(r"https?://[a-zA-Z0-9.-]*[a-zA-Z0-9](?:/[a-zA-Z0-9._~%!$&'()*+,;=:@/?#-]*)?")  # most are, and need no further look
NOT_IN_ADDRESS = frozenset('<>"{}|\\^`')  # RFC 3986 knows none of them, and BibTeX or a shell may read them


class IdOf(NamedTuple):
    """A mark on a field: its ids are those of records of `table`."""

    table: str


def types_in(annotation: Any, wanted: type[ModelT]) -> Iterator[type[ModelT]]:
    """Return the types of one kind in an annotation, from the left: itself, or those inside of it."""
    if isinstance(annotation, type) and issubclass(annotation, wanted):
        yield annotation
    for inner in get_args(annotation):
        yield from types_in(inner, wanted)


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


def _number(value: Any) -> Any:
    try:
        float(value)
    except (TypeError, ValueError):
        raise ValueError("number must be written in digits") from None
    return value


def _finite(value: float) -> float:
    if not abs(value) < LARGEST_NUMBER:
        raise ValueError("number must be finite, and smaller than a trillion")
    return value


def _web_address(value: str) -> str:
    if PLAIN_ADDRESS.fullmatch(value):
        return value
    try:
        parts = urlsplit(value)
        good = parts.scheme in ("http", "https") and parts.hostname and not parts.hostname.endswith(".") and parts.port != 0
    except ValueError:  # of brackets that hold no address, and of a port that is no number
        good = False
    if not good or any(char.isspace() for char in value):
        raise ValueError("address must begin with http:// or https:// and name a host")
    if "\ufffd" in value:
        raise ValueError("address has lost a character")
    if not NOT_IN_ADDRESS.isdisjoint(value):
        raise ValueError("address must have these characters as per cent and code: " + " ".join(sorted(NOT_IN_ADDRESS)))
    return value


def _date_schema(*patterns: str) -> WithJsonSchema:
    """Return the JSON Schema of a date that looks like one of the patterns. An editor reads a year as a number."""
    said = f"A date in its own precision: {FORMS}."
    return WithJsonSchema(
        {"type": ["string", "integer"], "pattern": f"^(?:{'|'.join(patterns)})$", "minimum": 1000, "maximum": 2999, "description": said}
    )


# That a span ends after its start is the one rule on dates which no pattern can say.
Span = Annotated[When, PlainValidator(When.parse), _date_schema(*(f"{written}(?:/(?:{written}|\\.\\.))?" for written in PATTERNS))]
Date = Annotated[When, PlainValidator(_point), _date_schema(*PATTERNS)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Readable = AfterValidator(_readable)
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), Readable]
Sentences = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True, pattern=SENTENCE), Readable]
Title = Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True), Readable]
Short = Annotated[str, StringConstraints(min_length=1, max_length=26, strip_whitespace=True), Readable]
WebAddress = Annotated[str, AfterValidator(_web_address), WithJsonSchema({"type": "string", "format": "uri"})]
Number = Annotated[int | float, BeforeValidator(_number), AfterValidator(_finite)]  # refused once, and not as either
Ids = Annotated[tuple[Id, ...], Field(min_length=1)]
Sources = Annotated[Ids, IdOf("sources")]
SourceIds = Annotated[tuple[Id, ...], IdOf("sources")]
Actors = Annotated[Ids, IdOf("actors")]
ActorId = Annotated[Id | None, IdOf("actors")]
