"""A value of a YAML file as a record, or as problems: every mistake with its line, in the words of an editor."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from explainer.record.fields import ID_PATTERN, SENTENCE, types_in
from explainer.record.hints import closest, nearest
from explainer.record.yaml_source import Document, KeyPath, Problem

Model = TypeVar("Model", bound=BaseModel)


def validate(model: type[Model], value: object, document: Document, keys: KeyPath, name: str) -> tuple[Model | None, list[Problem]]:
    """Return a record made of a value of a document, or None and every problem; `keys` lead to the value, and problems call it `name`."""
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, [
            Problem(document.path, document.line((*keys, *item["loc"])), f"{name}: {_message(model, item)}")
            for item in _each_once(model, error.errors(include_url=False))
        ]


def _each_once(model: type[BaseModel], errors: Sequence[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Return pydantic's errors but for those that follow from another."""
    # Items that were refused do not count, so a list that holds nothing else is called too short as well.
    around = {item["loc"][:end] for item in errors for end in range(len(item["loc"]))}
    # A field whose name is misspelt is missing under its own.
    misspelt = {(*loc, closest(str(name), _fields(_annotation(model, loc)))) for *loc, name in _places(errors, "extra_forbidden")}
    for item in errors:
        if not (item["type"] == "too_short" and item["loc"] in around) and not (item["type"] == "missing" and item["loc"] in misspelt):
            yield item


def _places(errors: Iterable[ErrorDetails], kind: str) -> list[KeyPath]:
    return [item["loc"] for item in errors if item["type"] == kind]


def _message(model: type[BaseModel], error: ErrorDetails) -> str:
    """Return one of pydantic's errors in the form `field: rule: offender`."""
    loc, offender, context = error["loc"], error["input"], error.get("ctx", {})
    name = ".".join(str(key + 1) if isinstance(key, int) else key for key in loc)
    match error["type"]:
        case "extra_forbidden":
            return f"unknown field: {loc[-1]!r}{nearest(str(loc[-1]), _fields(_annotation(model, loc[:-1])))}"
        case "missing":
            return f"{name} is missing"
        case "literal_error":
            words = sorted(_words(_annotation(model, loc)))
            return f"{name} must be one of {', '.join(words)}: {offender!r}{nearest(str(offender), words)}"
        case "value_error" if name and isinstance(offender, dict):
            return f"{name}: {context['error']}"
        case "value_error" if name:
            return f"{name}: {context['error']}: {offender!r}"
        case "value_error":
            return str(context["error"])
        case "too_short" if context["min_length"] > 1:
            return f"{name} must have at least {context['min_length']} entries: {context['actual_length']}"
        case "string_too_short" | "too_short":
            return f"{name} must not be empty"
        case "string_too_long":
            return f"{name} must have at most {context['max_length']} characters: {len(offender)}"
        case "string_pattern_mismatch" if context["pattern"] == ID_PATTERN:
            return f"{name} must be lower-case words joined by hyphens: {offender!r}"
        case "string_pattern_mismatch" if context["pattern"] == SENTENCE:
            return f"{name} must end like a sentence: {'…' + offender.strip()[-30:]!r}"
        case "string_type":
            return f"{name} must be text: {offender!r}"
        case "tuple_type":
            return f"{name} must be a list: {offender!r}"
        case "model_type" | "dict_type" | "model_attributes_type":
            return f"{name or 'a record'} must be a mapping of fields: {offender!r}"
        case _:
            rule = error["msg"][0].lower() + error["msg"][1:]
            return f"{name}: {rule}: {offender!r}"


def _annotation(model: object, keys: Iterable[str | int]) -> object:
    """Return what a model allows where `keys` lead in a value of it: a type, with all that is said of it."""
    annotation = model
    for key in keys:
        if isinstance(key, str):
            inner = next(types_in(annotation, BaseModel))
            annotation = next(info.annotation for name, info in inner.model_fields.items() if key == (info.alias or name))
    return annotation


def _fields(annotation: object) -> Iterator[str]:
    """Return the names of the fields of the first model in an annotation, as they stand in a file."""
    for name, info in next(types_in(annotation, BaseModel)).model_fields.items():
        yield info.alias or name


def _words(annotation: object) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for inner in get_args(annotation):
            yield from _words(inner)
