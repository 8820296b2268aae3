"""The dataset: a folder of YAML files as typed records, and where in the files each of them stands."""

import gc
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from explainer.record.actors import Actor, Relation
from explainer.record.dates import When
from explainer.record.deals_and_facts import Deal, Fact, Question, Reach, Series, Term
from explainer.record.editions import Edition, LeftOut, Release
from explainer.record.events import Event, Phase
from explainer.record.fields import SENTENCE, Record, inside, links
from explainer.record.scenarios import Driver, Frame, Prediction, Scenario, Signpost, Uncertainty
from explainer.record.sources import Outlet, Source, Spelling
from explainer.record.vocabulary import Importance
from explainer.record.yaml_source import Document, Problem, nearest, text_of
from explainer.record.yaml_source import Path as Keys

TABLES: dict[str, tuple[str, type[Record]]] = {
    "events": ("events/*.yml", Event),
    "actors": ("actors.yml", Actor),
    "relations": ("relations.yml", Relation),
    "deals": ("deals.yml", Deal),
    "series": ("series.yml", Series),
    "facts": ("facts.yml", Fact),
    "terms": ("terms.yml", Term),
    "reaches": ("reaches.yml", Reach),
    "questions": ("questions.yml", Question),
    "frame": ("scenarios/frame.yml", Frame),
    "drivers": ("scenarios/drivers.yml", Driver),
    "uncertainties": ("scenarios/uncertainties.yml", Uncertainty),
    "scenarios": ("scenarios/scenarios.yml", Scenario),
    "signposts": ("scenarios/signposts.yml", Signpost),
    "predictions": ("scenarios/predictions.yml", Prediction),
    "sources": ("sources/*.yml", Source),
    "outlets": ("outlets.yml", Outlet),
    "spellings": ("spellings.yml", Spelling),
    "phases": ("phases.yml", Phase),
    "left_out": ("left-out.yml", LeftOut),
    "releases": ("CHANGES.yml", Release),
}
EDITION = "edition.yml"
NO_EDITION = Edition(edition="1000-01", title="None", released="1000-01", as_of="1000-01-01", reach="None.")  # type: ignore[arg-type]
Model = TypeVar("Model", bound=BaseModel)
Held = TypeVar("Held")
Key = TypeVar("Key")
LEVELS: tuple[str, ...] = get_args(Importance)


class Spot(NamedTuple):
    """Where a record stands: its document and the keys that lead to it."""

    document: Document
    keys: Keys


@dataclass(eq=False)
class Dataset:
    """All records by id, in the order in which readers meet them, and the problems found while reading them.

    `known` holds, per table, every id that was written, those of refused records included, so that one mistake is
    reported once and not again wherever the record is named.
    """

    events: dict[str, Event] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)
    deals: dict[str, Deal] = field(default_factory=dict)
    series: dict[str, Series] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    reaches: dict[str, Reach] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    frame: dict[str, Frame] = field(default_factory=dict)
    drivers: dict[str, Driver] = field(default_factory=dict)
    uncertainties: dict[str, Uncertainty] = field(default_factory=dict)
    scenarios: dict[str, Scenario] = field(default_factory=dict)
    signposts: dict[str, Signpost] = field(default_factory=dict)
    predictions: dict[str, Prediction] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    outlets: dict[str, Outlet] = field(default_factory=dict)
    spellings: dict[str, Spelling] = field(default_factory=dict)
    phases: dict[str, Phase] = field(default_factory=dict)
    left_out: dict[str, LeftOut] = field(default_factory=dict)
    releases: dict[str, Release] = field(default_factory=dict)
    edition: Edition = NO_EDITION
    known: dict[str, dict[str, Spot]] = field(default_factory=lambda: {table: {} for table in TABLES})
    files: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def locate(self, table: str, id_: str, *keys: str | int) -> tuple[str, int]:
        """Give the file and line of a record, or of a value inside it."""
        spot = self.known[table][id_]
        return spot.document.path, spot.document.line((*spot.keys, *keys))

    def problem(self, table: str, id_: str, keys: Keys, message: str) -> Problem:
        """Make a problem that points into a record."""
        path, line = self.locate(table, id_, *keys)
        return Problem(path, line, f"{id_}: {message}")

    @cached_property
    def whole(self) -> bool:
        """Whether every record that is written or named was read, so that figures can be made of them."""
        return all(len(self.table(name)) == len(known) for name, known in self.known.items()) and all(
            id_ in self.table(table) for _, record in self.records() for _, table, id_ in links(record)
        )

    @cached_property
    def parts(self) -> list[tuple[str, Any, Keys, BaseModel]]:
        """Every record and every part of one: its table, its record, the keys to it and itself."""
        return [(table, record, keys, part) for table, record in self.records() for keys, part in inside(record)]

    def table(self, name: str) -> dict[str, Any]:
        """Give the records of a table by id."""
        records: dict[str, Any] = getattr(self, name)
        return records

    def records(self) -> Iterator[tuple[str, Any]]:
        """Give every record with the name of its table."""
        for name in TABLES:
            for record in self.table(name).values():
                yield name, record

    def resting(self) -> dict[str, list[tuple[str, Any]]]:
        """Give, for each source that is used, the records that rest on it, each with the name of its table."""
        found: dict[str, list[tuple[str, Any]]] = {}
        for name, record in self.records():
            for id_ in dict.fromkeys(id_ for _, table, id_ in links(record) if table == "sources"):
                found.setdefault(id_, []).append((name, record))
        return found

    def country(self, source: Source) -> str | None:
        """Give the country of the outlet that hosts a source, also where that copies another; None where there is none or it is not determined."""
        return self._countries.get(source.publisher)

    @cached_property
    def _countries(self) -> dict[str, str | None]:
        return {outlet.name: outlet.country for outlet in self.outlets.values()}

    @cached_property
    def acting(self) -> dict[str, list[Event]]:
        """The events that name an actor, by the id of the actor."""
        return _grouped(self.events.values(), lambda event: event.actors)

    @cached_property
    def tied(self) -> dict[str, list[Relation]]:
        """The ties of an actor, by the id of the actor."""
        return _grouped(self.relations.values(), lambda tie: dict.fromkeys((tie.from_, tie.to)))

    @cached_property
    def beginning(self) -> dict[date, list[Event]]:
        """The events that begin on a day, by the day, those known to the month or the year on its first."""
        return _grouped(self.events.values(), lambda event: [event.date.first])

    def with_institutions(self, ids: Collection[str]) -> set[str]:
        """Give `ids` and everything that belongs to them by `parent`, at any depth."""
        found = set(ids)
        while more := {a.id for a in self.actors.values() if a.parent in found} - found:
            found |= more
        return found


def _grouped(records: Iterable[Held], keys: Callable[[Held], Iterable[Key]]) -> dict[Key, list[Held]]:
    """Give records by each of their keys, in their order."""
    found: dict[Key, list[Held]] = defaultdict(list)
    for record in records:
        for key in keys(record):
            found[key].append(record)
    return dict(found)


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector out while hundreds of thousands of values are made, all of which stay: it would visit them over and over."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@uncollected()
def load(directory: Path) -> Dataset:
    """Read every file of the dataset; mistakes stand in the `problems` of what comes back. Nothing is raised for them."""
    dataset = Dataset()
    expected = {EDITION}
    for table, (pattern, model) in TABLES.items():
        paths = sorted(directory.glob(pattern))
        if not paths:
            dataset.problems.append(Problem((directory / pattern).as_posix(), 1, "file is missing"))
        expected.update(path.relative_to(directory).as_posix() for path in paths)
        for path in paths:
            if document := _read(path, directory, dataset):
                _add(dataset, table, model, document)
    _add_edition(dataset, directory)
    for path in sorted(directory.rglob("*.y*ml")):
        name = path.relative_to(directory).as_posix()
        if name not in expected:
            dataset.problems.append(Problem(path.as_posix(), 1, f"file has no place in the dataset: {name!r}{nearest(name, expected)}"))
    dataset.events = dict(sorted(dataset.events.items(), key=lambda item: (item[1].date.first, item[1].date.text, item[0])))
    dataset.deals = dict(sorted(dataset.deals.items(), key=lambda item: (item[1].stages[0].date.first, item[0])))
    for table in ("actors", "sources"):
        setattr(dataset, table, dict(sorted(getattr(dataset, table).items())))
    return dataset


def _read(path: Path, directory: Path, dataset: Dataset) -> Document | None:
    text = text_of(path)
    if isinstance(text, Problem):
        dataset.problems.append(text)
        return None
    dataset.files[path.relative_to(directory).as_posix()] = text
    document = Document(path.as_posix(), text)
    dataset.problems += document.problems
    return document if document.value is not None else None


def _add(dataset: Dataset, table: str, model: type[Record], document: Document) -> None:
    if not isinstance(document.value, list):
        dataset.problems.append(Problem(document.path, 1, "file must be a list of records"))
        return
    records: dict[str, Record] = getattr(dataset, table)
    for index, value in enumerate(document.value):
        id_ = value.get("id") if isinstance(value, dict) else None
        where = str(id_ or f"record {index + 1}")
        if isinstance(id_, str):
            first = dataset.known[table].setdefault(id_, Spot(document, (index,)))
            if first != Spot(document, (index,)):
                path, line = first.document.path, first.document.line(first.keys)
                again = Problem(document.path, document.line((index, "id")), f"{id_}: id is used twice, first at {path}:{line}")
                dataset.problems.append(again)
                continue
        record, problems = valid(model, value, document, (index,), where)
        dataset.problems += problems
        if record:
            records[record.id] = record


def _add_edition(dataset: Dataset, directory: Path) -> None:
    path = directory / EDITION
    if not path.exists():
        dataset.problems.append(Problem(path.as_posix(), 1, "file is missing"))
    elif document := _read(path, directory, dataset):
        edition, problems = valid(Edition, document.value, document, (), "edition")
        dataset.problems += problems
        dataset.edition = edition or NO_EDITION


def valid(model: type[Model], value: object, document: Document, keys: Keys, where: str) -> tuple[Model | None, list[Problem]]:
    """Give a record made of a value of a document, or None and every problem; `keys` lead to the value, `where` names it."""
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
        # Items that were refused do not count, so a list that holds nothing else is called too short as well.
        inside = {item["loc"][:end] for item in errors for end in range(len(item["loc"]))}
        return None, [
            Problem(document.path, document.line((*keys, *item["loc"])), f"{where}: {_message(model, dict(item))}")
            for item in errors
            if not (item["type"] == "too_short" and item["loc"] in inside)
        ]


def _message(model: type[BaseModel], error: dict[str, Any]) -> str:
    """Say one of pydantic's errors in the form `field: rule: offender`."""
    loc, offender, context = error["loc"], error["input"], error.get("ctx", {})
    name = ".".join(str(key + 1) if isinstance(key, int) else key for key in loc)
    match error["type"]:
        case "extra_forbidden":
            return f"unknown field: {loc[-1]!r}{nearest(str(loc[-1]), _fields(model, loc[:-1]))}"
        case "missing":
            return f"{name} is missing"
        case "literal_error":
            choices = [word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")]
            return f"{name} must be one of {', '.join(sorted(choices))}: {offender!r}{nearest(str(offender), choices)}"
        case "value_error" if name and isinstance(offender, dict):
            return f"{name}: {context['error']}"
        case "value_error" if name:
            return f"{name}: {context['error']}: {offender!r}"
        case "value_error":
            return str(context["error"])
        case "string_too_short" | "too_short":
            return f"{name} must not be empty"
        case "string_too_long":
            return f"{name} must have at most {context['max_length']} characters: {len(offender)}"
        case "string_pattern_mismatch" if context["pattern"].startswith("^[a-z0-9]+("):
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


def _fields(model: type[BaseModel], loc: Keys) -> Iterator[str]:
    """Give the names of the fields of `model`, or of the part of it to which `loc` leads."""
    for key in loc:
        if isinstance(key, str):
            info = next(info for name, info in model.model_fields.items() if key == (info.alias or name))
            inner = list(_models(info.annotation))
            model = inner[0] if inner else model
    for name, info in model.model_fields.items():
        yield info.alias or name


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def select(
    dataset: Dataset,
    *,
    theme: Collection[str] = (),
    kind: Collection[str] = (),
    actors: Collection[str] = (),
    since: When | None = None,
    until: When | None = None,
    importance: str = "detail",
) -> list[Event]:
    """Give the events that meet every condition, by date. An empty condition is met by all; `actors` by any of them."""
    levels = LEVELS[: LEVELS.index(importance) + 1]
    wanted = set(actors)
    named = dataset.acting.get(next(iter(wanted)), ()) if len(wanted) == 1 else dataset.events.values()
    return [
        event
        for event in named
        if (not theme or event.theme in theme)
        and (not kind or event.kind in kind)
        and (not wanted or not wanted.isdisjoint(event.actors))
        and event.importance in levels
        and (since is None or (event.date.last or date.max) >= since.first)
        and (until is None or until.last is None or event.date.first <= until.last)
    ]
