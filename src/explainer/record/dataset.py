"""The dataset: all records by table and id, where in the files each of them stands, and which belong together."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import BaseModel

from explainer.record.actors import Actor
from explainer.record.air_defence import Missile
from explainer.record.channel import Layer, Statement, Step
from explainer.record.claims import Claim
from explainer.record.consulted import Consulted, by_key, one_question
from explainer.record.dates import When
from explainer.record.deadlines_and_queries import Deadline, Query
from explainer.record.deals_and_facts import Deal, Fact, Question, Reach, Series, Term
from explainer.record.editions import Edition, LeftOut, Release
from explainer.record.events import Event, Phase
from explainer.record.hints import nearest
from explainer.record.line import Period
from explainer.record.night import Scene
from explainer.record.persons import Person
from explainer.record.records import FollowedRecord, Record, named_ids, parts_of
from explainer.record.scenarios import Driver, Frame, Prediction, Scenario, Signpost, Uncertainty
from explainer.record.skies import Sky
from explainer.record.sources import Outlet, Source, Spelling
from explainer.record.ties import Relation
from explainer.record.vocabulary import IMPORTANCE_LEVELS, SIDES
from explainer.record.yaml_source import Document, KeyPath, Problem

DATA_FOLDER = "data"  # the folder of the dataset, below `docs/`
EDITION = "edition.yml"
NO_EDITION = Edition(edition="1000-01", title="None", released="1000-01", as_of="1000-01-01", reach="None.", look_every=1)  # type: ignore[arg-type]
RecordT = TypeVar("RecordT")
KeyT = TypeVar("KeyT")


def record_noun(table: str) -> str:
    """Return the word for one record of a table: `event` for `events`."""
    return TABLES[table].model.__name__.lower()


class Location(NamedTuple):
    """Where a record stands: its document and the keys that lead to it."""

    document: Document
    keys: KeyPath


class Table(NamedTuple):
    """A table of the record: its files, the model of its records, and whether it is published as a file of its own."""

    files: str
    model: type[Record]
    published: bool


def _kept_in(files: str, *, published: bool = False) -> dict[str, str | bool]:
    """Return what the field of a table says of it besides its model."""
    return {"files": files, "published": published}


@dataclass(eq=False)
class Dataset:
    """All records by id, in the order in which readers meet them, and the problems found while reading them.

    `locations` says, per table, where every id was written, those of refused records included, so that one mistake is
    reported once and not again wherever the record is named. `incomplete` holds the tables of which not every id is known, since
    a file or a record could not be read: what seems to be missing may be in there.
    """

    events: dict[str, Event] = field(default_factory=dict, metadata=_kept_in("events/*.yml", published=True))
    actors: dict[str, Actor] = field(default_factory=dict, metadata=_kept_in("actors.yml", published=True))
    persons: dict[str, Person] = field(default_factory=dict, metadata=_kept_in("persons.yml", published=True))
    relations: dict[str, Relation] = field(default_factory=dict, metadata=_kept_in("relations.yml", published=True))
    deals: dict[str, Deal] = field(default_factory=dict, metadata=_kept_in("deals.yml", published=True))
    series: dict[str, Series] = field(default_factory=dict, metadata=_kept_in("series.yml", published=True))
    facts: dict[str, Fact] = field(default_factory=dict, metadata=_kept_in("facts.yml", published=True))
    terms: dict[str, Term] = field(default_factory=dict, metadata=_kept_in("terms.yml", published=True))
    reaches: dict[str, Reach] = field(default_factory=dict, metadata=_kept_in("reaches.yml", published=True))
    questions: dict[str, Question] = field(default_factory=dict, metadata=_kept_in("questions.yml", published=True))
    claims: dict[str, Claim] = field(default_factory=dict, metadata=_kept_in("claims.yml", published=True))
    line: dict[str, Period] = field(default_factory=dict, metadata=_kept_in("line.yml", published=True))
    missiles: dict[str, Missile] = field(default_factory=dict, metadata=_kept_in("missiles.yml"))
    night: dict[str, Scene] = field(default_factory=dict, metadata=_kept_in("night.yml"))
    steps: dict[str, Step] = field(default_factory=dict, metadata=_kept_in("steps.yml", published=True))
    layers: dict[str, Layer] = field(default_factory=dict, metadata=_kept_in("layers.yml", published=True))
    statements: dict[str, Statement] = field(default_factory=dict, metadata=_kept_in("statements.yml", published=True))
    skies: dict[str, Sky] = field(default_factory=dict, metadata=_kept_in("sky.yml"))
    frame: dict[str, Frame] = field(default_factory=dict, metadata=_kept_in("scenarios/frame.yml"))
    drivers: dict[str, Driver] = field(default_factory=dict, metadata=_kept_in("scenarios/drivers.yml", published=True))
    uncertainties: dict[str, Uncertainty] = field(default_factory=dict, metadata=_kept_in("scenarios/uncertainties.yml", published=True))
    scenarios: dict[str, Scenario] = field(default_factory=dict, metadata=_kept_in("scenarios/scenarios.yml", published=True))
    signposts: dict[str, Signpost] = field(default_factory=dict, metadata=_kept_in("scenarios/signposts.yml", published=True))
    predictions: dict[str, Prediction] = field(default_factory=dict, metadata=_kept_in("scenarios/predictions.yml", published=True))
    sources: dict[str, Source] = field(default_factory=dict, metadata=_kept_in("sources/*.yml", published=True))
    outlets: dict[str, Outlet] = field(default_factory=dict, metadata=_kept_in("outlets.yml"))
    spellings: dict[str, Spelling] = field(default_factory=dict, metadata=_kept_in("spellings.yml"))
    phases: dict[str, Phase] = field(default_factory=dict, metadata=_kept_in("phases.yml"))
    deadlines: dict[str, Deadline] = field(default_factory=dict, metadata=_kept_in("desk/deadlines.yml"))
    queries: dict[str, Query] = field(default_factory=dict, metadata=_kept_in("desk/queries.yml"))
    left_out: dict[str, LeftOut] = field(default_factory=dict, metadata=_kept_in("left-out.yml"))
    releases: dict[str, Release] = field(default_factory=dict, metadata=_kept_in("CHANGES.yml"))
    edition: Edition = NO_EDITION
    locations: dict[str, dict[str, Location]] = field(default_factory=lambda: {table: {} for table in TABLES})
    incomplete: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    consulted: Consulted = field(default_factory=Consulted)

    @one_question
    def file_and_line(self, table: str, id_: str, *keys: str | int) -> tuple[str, int]:
        """Return where a record stands, or a value inside it."""
        location = self.locations[table][id_]
        return location.document.path, location.document.line((*location.keys, *keys))

    def value_of(self, table: str, id_: str) -> object:
        """Return the value of a file of which a record was made."""
        document, keys = self.locations[table][id_]
        return document.value[keys[0]]

    def problem_in(self, table: str, id_: str, keys: KeyPath, message: str) -> Problem:
        """Return a problem that points into a record; `keys` lead to the value that is wrong."""
        path, line = self.file_and_line(table, id_, *keys)
        return Problem(path, line, f"{id_}: {message}")

    def unknown_id(self, table: str, id_: object) -> str | None:
        """Return what is wrong with an id that no record of the table has, be it one that was refused; None where one has it, or may have it."""
        if isinstance(id_, str) and (id_ in self.locations[table] or table in self.incomplete):
            return None
        return f"unknown {record_noun(table)}: {id_!r}{nearest(str(id_), self.locations[table])}"

    def all_read(self, table: str) -> bool:
        """Return whether every record of the table that was written was read as well."""
        return table not in self.incomplete and len(self.table(table)) == len(self.locations[table])

    @cached_property
    def is_complete(self) -> bool:
        """Whether every record that is written or named was read, so that figures can be made of them."""
        return all(map(self.all_read, TABLES)) and all(
            id_ in self.table(table) for _, record in self.records() for _, table, id_ in named_ids(record)
        )

    @cached_property
    def all_parts(self) -> list[tuple[str, Any, KeyPath, BaseModel]]:
        """Every record and every part of one: its table, its record, the keys to it and itself."""
        return [(table, record, keys, part) for table, record in self.records() for keys, part in parts_of(record)]

    def table(self, name: str) -> dict[str, Any]:
        """Return the records of a table by id."""
        records: dict[str, Any] = getattr(self, name)
        return records

    def records(self) -> Iterator[tuple[str, Any]]:
        """Return every record with the name of its table."""
        for name in TABLES:
            for record in self.table(name).values():
                yield name, record

    def open_records(self) -> Iterator[tuple[str, Any]]:
        """Return every record of which something can still come, with the name of its table."""
        return ((name, record) for name, record in self.records() if isinstance(record, FollowedRecord) and record.is_open)

    @property
    @one_question
    def last_looked(self) -> When | None:
        """The day on which editors last looked for what came after an open record."""
        return self._last_looked

    @cached_property
    def _last_looked(self) -> When | None:
        return max((record.looked.on for _, record in self.open_records() if record.looked), key=lambda when: when.latest, default=None)

    @cached_property
    @by_key
    def records_by_source(self) -> dict[str, list[tuple[str, Any]]]:
        """The records that rest on each source that is used, by its id, each with the name of its table."""
        found: dict[str, list[tuple[str, Any]]] = {}
        for name, record in self.records():
            for id_ in dict.fromkeys(id_ for _, table, id_ in named_ids(record) if table == "sources"):
                found.setdefault(id_, []).append((name, record))
        return found

    def origins(self, source_ids: Iterable[str]) -> set[str]:
        """Return the outlets behind those of the sources that are linked; a copy counts as the outlet that was copied."""
        return {self.sources[id_].origin for id_ in source_ids if self.sources[id_].link}

    def country(self, source: Source) -> str | None:
        """Return the country of the outlet that hosts a source, also where that copies another; None where there is none or it is not determined."""
        return self._countries.get(source.publisher)

    @cached_property
    @by_key
    def _countries(self) -> dict[str, str | None]:
        return {outlet.name: outlet.country for outlet in self.outlets.values()}

    @cached_property
    @by_key
    def events_by_actor(self) -> dict[str, list[Event]]:
        """The events that name an actor, by the id of the actor."""
        return _grouped(self.events.values(), lambda event: event.actors)

    @cached_property
    @by_key
    def events_by_person(self) -> dict[str, list[Event]]:
        """The events that name a person, by the id of the person."""
        return _grouped(self.events.values(), lambda event: event.persons)

    @cached_property
    @by_key
    def ties_by_actor(self) -> dict[str, list[Relation]]:
        """The ties of an actor, by the id of the actor."""
        return _grouped(self.relations.values(), lambda tie: dict.fromkeys((tie.from_, tie.to)))

    @cached_property
    @by_key
    def events_by_first_day(self) -> dict[date, list[Event]]:
        """The events by the day on which they begin, those known to the month or the year on its first."""
        return _grouped(self.events.values(), lambda event: [event.date.first])

    def side(self, id_: str | None) -> str | None:
        """Return which side of the line an actor belongs to, as its zone; None for any other, and where none is named."""
        actor = self.actors.get(id_ or "")
        return actor.zone if actor and actor.zone in SIDES else None

    def ends(self, tie: Relation, *, short: bool = False) -> str:
        """Return between whom a tie is, in words, with the full or the short names: `Russia to Syria`, `Israel and Russia`."""
        one, other = ((actor.short if short else actor.name) for actor in (self.actors[tie.from_], self.actors[tie.to]))
        return f"{one} {'to' if tie.directed else 'and'} {other}"

    def with_parents(self, id_: str) -> list[str]:
        """Return the id of an actor and of those to which it belongs, the nearest first."""
        found = [id_]
        while parent := self.actors[found[-1]].parent:
            found.append(parent)
        return found

    @one_question
    def with_institutions(self, ids: Collection[str]) -> frozenset[str]:
        """Return `ids` and the ids of everything that belongs to them by `parent`, at any depth."""
        found = set(ids)
        while more := {a.id for a in self.actors.values() if a.parent in found} - found:
            found |= more
        return frozenset(found)


TABLES: dict[str, Table] = {each.name: Table(model=get_args(each.type)[1], **each.metadata) for each in fields(Dataset) if each.metadata}


def _grouped(records: Iterable[RecordT], keys: Callable[[RecordT], Iterable[KeyT]]) -> dict[KeyT, list[RecordT]]:
    found: dict[KeyT, list[RecordT]] = defaultdict(list)
    for record in records:
        for key in keys(record):
            found[key].append(record)
    return dict(found)


@one_question
def select_ties(dataset: Dataset, *, inside: Collection[str], of: Collection[str], types: Collection[str]) -> list[Relation]:
    """Return the ties with both ends `inside` some actors, with an end `of` some, and of some types. An empty condition is met by all."""
    return [
        tie
        for tie in dataset.relations.values()
        if (not inside or (tie.from_ in inside and tie.to in inside))
        and (not of or tie.from_ in of or tie.to in of)
        and (not types or tie.type in types)
    ]


@one_question
def select_events(
    dataset: Dataset,
    *,
    theme: Collection[str] = (),
    kind: Collection[str] = (),
    actors: Collection[str] = (),
    since: When | None = None,
    until: When | None = None,
    importance: str = "detail",
) -> list[Event]:
    """Return the events that meet every condition, by date. An empty condition is met by all; `actors` by any of them."""
    levels = IMPORTANCE_LEVELS[: IMPORTANCE_LEVELS.index(importance) + 1]
    wanted = set(actors)
    named = dataset.events_by_actor.get(next(iter(wanted)), ()) if len(wanted) == 1 else dataset.events.values()
    return [
        event
        for event in named
        if (not theme or event.theme in theme)
        and (not kind or event.kind in kind)
        and (not wanted or not wanted.isdisjoint(event.actors))
        and event.importance in levels
        and (since is None or event.date.latest >= since.first)
        and (until is None or event.date.first <= until.latest)
    ]
