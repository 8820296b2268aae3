"""Sets of tasks for a class, chosen from the record by their number: events to be put in order, and sources to be found for an event.

A number gives the same set wherever it is asked for. What is chosen is ranked by a hash of the number and of its id, so a record that grows
changes a set only where something new outranks what stood in it.
"""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar

from explainer.record.dataset import Dataset
from explainer.record.events import Event
from explainer.record.records import named_ids
from explainer.record.sources import Source
from explainer.record.vocabulary import MONTHS

NUMBERS = range(1, 101)
ASKED = 5  # tasks of a set, and events to be put in order
OPTIONS = 4
APART = timedelta(days=30)  # of two events to be put in order
OLDER = timedelta(days=180)  # than an event is a page that cannot tell of it
NEAREST = 40  # pages from which wrong ones are chosen: the latest that are old enough
DATED = re.compile(rf"\b\d{{4}}\b|\b(?:{'|'.join(MONTHS[1:])})\b")
Made = TypeVar("Made")


class Order(NamedTuple):
    """Events as they are shown, and the place of each by date, from 0."""

    shown: tuple[Event, ...]
    right: tuple[int, ...]


class Found(NamedTuple):
    """An event, and a source on which it rests among others that are older than the event."""

    event: Event
    options: tuple[Source, ...]
    right: int


def rank(*words: object) -> bytes:
    """Give the place of something in a shuffled order: the words say what it is chosen for, the number of the set, and its id."""
    return sha256("|".join(map(str, words)).encode()).digest()


def every(made: Callable[[int], Made | None]) -> list[Made]:
    """Give what is made for each number, or nothing where the record holds too little for one of them."""
    found = []
    for number in NUMBERS:
        one = made(number)
        if one is None:
            return []
        found.append(one)
    return found


def orders(dataset: Dataset) -> list[Order]:
    """Give a set of events for each number: their order is certain, they lie well apart, and no title tells its date."""
    pool = [event for event in dataset.events.values() if _can_be_ordered(event)]

    def one(number: int) -> Order | None:
        chosen: list[Event] = []
        for event in sorted(pool, key=lambda event: rank("order", number, event.id)):
            if len(chosen) < ASKED and all(_apart(event, other) for other in chosen):
                chosen.append(event)
        return _shuffled(chosen, number) if len(chosen) == ASKED else None

    return every(one)


def _can_be_ordered(event: Event) -> bool:
    """Say whether an event is known to the day or the month, and asked of a class: details are not."""
    exact = event.date.precision != "year" and not event.date.about and not event.date.span
    return exact and event.importance != "detail" and not DATED.search(event.title)


def _apart(one: Event, two: Event) -> bool:
    first, second = sorted((one.date, two.date), key=lambda when: when.first)
    return first.last is not None and second.first - first.last >= APART


def _shuffled(chosen: Sequence[Event], number: int) -> Order:
    by_date = sorted(chosen, key=lambda event: event.date.first)
    shown = sorted(chosen, key=lambda event: rank("shown", number, event.id))
    if shown == by_date:
        shown.reverse()
    return Order(tuple(shown), tuple(by_date.index(event) for event in shown))


def found(dataset: Dataset) -> list[tuple[Found, ...]]:
    """Give a set for each number: events, each with one source on which it rests and three that were published long before it.

    What was published before an event cannot tell that it took place, so a wrong option is wrong by its date. Dates of sources
    are therefore not to be shown before the answer.
    """
    named = Counter(map(_shown, dataset.sources.values()))
    fit = {source.id for source in dataset.sources.values() if _readable(source) and named[_shown(source)] == 1}
    shelf = sorted((source for source in dataset.sources.values() if source.id in fit), key=lambda source: (_day(source), source.id))
    days = [_day(source) for source in shelf]
    about = _about(dataset)
    pool: list[tuple[Event, list[Source], list[Source]]] = []
    for event in dataset.events.values():
        own = [dataset.sources[id_] for id_ in event.sources]
        outlets = {name for source in own for name in (source.publisher, source.origin)}
        right = [source for source in own if source.id in fit and _day(source) >= event.date.first]
        end = bisect(days, event.date.first - OLDER)
        wrong = [
            source
            for source in shelf[max(0, end - NEAREST) : end]
            if event.id not in about.get(source.id, {}) and outlets.isdisjoint((source.publisher, source.origin))
        ]
        if right and not event.date.about:
            pool.append((event, right, wrong))

    def one(number: int) -> tuple[Found, ...] | None:
        chosen: list[Found] = []
        for event, right, wrong in sorted(pool, key=lambda each: rank("source", number, each[0].id)):
            if len(chosen) == ASKED:
                break
            # Of the wrong ones, those of the same theme come first.
            kept = [min(right, key=lambda source: rank("right", number, event.id, source.id))]
            for source in sorted(
                wrong, key=lambda source: (event.theme not in about.get(source.id, {}).values(), rank("wrong", number, event.id, source.id))
            ):
                if len(kept) < OPTIONS and all(_distinct(source, other) for other in kept):
                    kept.append(source)
            options = tuple(sorted(kept, key=lambda source: rank("option", number, event.id, source.id)))
            if len(options) == OPTIONS:
                chosen.append(Found(event, options, options.index(kept[0])))
        return tuple(chosen) if len(chosen) == ASKED else None

    return every(one)


def _about(dataset: Dataset) -> dict[str, dict[str, str]]:
    """Give, for each source, the events of all records that rest on it, each with its theme."""

    def events(table: str, record: Any) -> list[str]:
        return [record.id] if table == "events" else [id_ for _, named, id_ in named_ids(record) if named == "events"]

    return {
        source: {id_: dataset.events[id_].theme for table, record in records for id_ in events(table, record)}
        for source, records in dataset.records_by_source().items()
    }


def _readable(source: Source) -> bool:
    """Say whether a class can open and read a source, and it is dated to the day."""
    dated = source.date is not None and source.date.precision == "day" and not source.date.about
    return dated and source.link and source.lang == "en" and not source.described


def _shown(source: Source) -> tuple[str, str]:
    """Give that by which a class knows a source: pages of one title and outlet could not be told apart."""
    return source.words.casefold(), source.publisher


def _day(source: Source) -> date:
    return source.date.first if source.date else date.max


def _distinct(one: Source, two: Source) -> bool:
    return {one.publisher, one.origin}.isdisjoint((two.publisher, two.origin)) and one.words.casefold() != two.words.casefold()
