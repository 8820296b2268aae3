"""The fence of a figure to the figure: its options by name, each read and checked."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, get_args

from explainer.record.dataset import Dataset
from explainer.record.dates import When
from explainer.record.hints import nearest
from explainer.record.vocabulary import EventKind, Importance, Theme
from explainer.record.yaml_source import Document, Problem


class UnknownIdError(ValueError):
    """A value names no record; the message holds the value already."""


class Option(NamedTuple):
    """An option of a fence: how its value is read, and its default. `parse` raises ValueError with the rule that a value breaks."""

    parse: Callable[[object, Dataset], Any]
    default: Any = None
    required: bool = False


@dataclass(frozen=True)
class Figure:
    """A figure as its fence describes it, with every option read."""

    kind: str
    path: str
    line: int
    options: Mapping[str, Any]
    made: bool = False  # by the site; no fence holds it

    @property
    def id(self) -> str:
        """The figure's id, unique on the site."""
        return str(self.options["id"])

    @property
    def title(self) -> str:
        """The figure's title."""
        return str(self.options["title"])


def text(value: object, _: Dataset) -> str:
    """Return a text, without spaces around it."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("must be text")
    return value.strip()


def slug(value: object, _: Dataset) -> str:
    """Return an id."""
    if not isinstance(value, str) or not value or value.strip("abcdefghijklmnopqrstuvwxyz0123456789-"):
        raise ValueError("must be lower-case words joined by hyphens")
    return value


def date(value: object, _: Dataset) -> When:
    """Return one date."""
    when = When.parse(value)
    if when.span:
        raise ValueError("must be one date, without a slash")
    return when


def day(value: object, dataset: Dataset) -> When:
    """Return a date that is exact to the day."""
    when = date(value, dataset)
    if when.precision != "day":
        raise ValueError("must be a day, like 2018-09-17")
    return when


def one_of(words: Collection[str]) -> Callable[[object, Dataset], str]:
    """Return a reader of one word out of `words`."""

    def parse(value: object, _: Dataset) -> str:
        if not isinstance(value, str) or value not in words:
            raise ValueError(f"must be one of {', '.join(words)}{nearest(str(value), words)}")
        return str(value)

    return parse


def some_of(words: Collection[str]) -> Callable[[object, Dataset], tuple[str, ...]]:
    """Return a reader of one word, or a list of words, out of `words`."""
    read = one_of(words)

    def parse(value: object, dataset: Dataset) -> tuple[str, ...]:
        return tuple(read(item, dataset) for item in _listed(value))

    return parse


def ids_of(table: str) -> Callable[[object, Dataset], tuple[str, ...]]:
    """Return a reader of one id, or a list of ids, of records of `table`."""

    def parse(value: object, dataset: Dataset) -> tuple[str, ...]:
        for item in _listed(value):
            if message := dataset.unknown_id(table, item):
                raise UnknownIdError(message)
        return tuple(_listed(value))

    return parse


def id_of(table: str) -> Callable[[object, Dataset], str]:
    """Return a reader of one id of a record of `table`."""
    read = ids_of(table)

    def parse(value: object, dataset: Dataset) -> str:
        if isinstance(value, list):
            raise ValueError("must be one id")  # noqa: TRY004 - the rule that the text breaks, as in every reader
        return read(value, dataset)[0]

    return parse


def _listed(value: object) -> list[Any]:
    if not value:
        raise ValueError("must not be empty")
    return value if isinstance(value, list) else [value]


COMMON = {
    "id": Option(slug, required=True),
    "title": Option(text, required=True),
    "caption": Option(text, required=True),
}
SELECTION = {
    "theme": Option(some_of(get_args(Theme)), ()),
    "kind": Option(some_of(get_args(EventKind)), ()),
    "actors": Option(ids_of("actors"), ()),
    "since": Option(date),
    "until": Option(date),
    "importance": Option(one_of(get_args(Importance)), "detail"),
}


def read(kind: str, options: Mapping[str, Option], body: str, path: str, line: int, dataset: Dataset) -> tuple[Figure | None, list[Problem]]:
    """Return the figure of a fence, the body of which begins on `line` + 1; or None and every problem."""
    document = Document(path, body)
    given = document.value
    moved = [problem._replace(line=problem.line + line) for problem in document.problems]
    if given is None:
        return None, moved
    if not isinstance(given, dict):
        return None, [Problem(path, line, f"{kind}: the body of a figure must be options, one a line")]
    where = str(given.get("id") or kind)
    problems = moved
    values: dict[str, Any] = {name: option.default for name, option in options.items()}

    def refuse(name: str, message: str) -> None:
        problems.append(Problem(path, line + document.line((name,)), f"{where}: {message}"))

    for name, value in given.items():
        if name not in options:
            refuse(name, f"unknown option: {name!r}{nearest(name, options)}")
            continue
        try:
            values[name] = options[name].parse(value, dataset)
        except UnknownIdError as error:
            refuse(name, f"{name}: {error}")
        except ValueError as error:
            refuse(name, f"{name}: {error}: {value!r}")
    for name, option in options.items():
        if option.required and name not in given:
            problems.append(Problem(path, line, f"{where}: {name} is missing"))
    return (None if problems else Figure(kind, path, line, values)), problems
