"""What editors look for next, as of a day: what is open by its age, and the words to search for in four languages."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from explainer.record.dataset import Dataset
from explainer.record.dates import When
from explainer.record.records import Look
from explainer.record.urls import called
from explainer.record.vocabulary import TIE_TYPES
from explainer.record.yaml_source import Problem
from explainer.text.words import counted

QUERY_LANGUAGES = ("en", "ru", "he", "ar")
# In the order in which they are listed, each with its heading.
DUE_GROUPS = {
    "passed": "Deadlines that have passed",
    "questions": "Open questions, by the age of the last look",
    "signposts": "Signposts, by the age of the last reading",
    "deals": "Open deals, by the age of the last look",
    "predictions": "Predictions that are not settled, by the age of the last look",
    "relations": "Open ties, by the age of the last look",
    "to-come": "Deadlines to come",
}
MOST_NAMES, MOST_SPELLINGS = 3, 3  # in a query


class DueItem(NamedTuple):
    """Something to look for: its group and record, the day since which it waits, the days until `today`, and the words to search for by language."""

    group: str
    table: str
    record: Any
    called: str
    since: When
    days: int
    is_overdue: bool
    queries: Mapping[str, str]


def due(dataset: Dataset, today: date) -> list[DueItem]:
    """Return everything to look for, in the order of the groups, what has waited longest first."""
    items = [*_deadlines(dataset, today), *_open_records(dataset, today)]
    order = list(DUE_GROUPS)
    return sorted(items, key=lambda item: (order.index(item.group), not item.is_overdue, -item.days, item.record.id))


def overdue(dataset: Dataset, today: date) -> list[Problem]:
    """Return a warning for each record whose last look is too old on a day, or is missing after a deadline."""
    found = []
    for item in due(dataset, today):
        if item.is_overdue:
            is_deadline = item.table == "deadlines"
            since = item.record.on if is_deadline else item.record.looked.on
            message = f"look for what came next, {counted(_days(since, today), 'day')} after {'the day' if is_deadline else 'the last look'}: {since}"
            found.append(dataset.problem_in(item.table, item.record.id, ("on",) if is_deadline else ("looked", "on"), message))
    return sorted(found)


def terminal_lines(items: Sequence[DueItem]) -> str:
    """Return what is due as lines for a terminal."""
    lines = []
    for group, heading in DUE_GROUPS.items():
        here = [item for item in items if item.group == group]
        lines += [f"{heading} ({len(here)})", ""] if here else []
        for item in here:
            lines.append(f"{'! ' if item.is_overdue else '  '}{item.record.id}: {item.called} ({waits(item)})")
            lines += [f"      {language}  {words}" for language, words in item.queries.items()]
        lines += [""] if here else []
    return "\n".join(lines)


def waits(item: DueItem) -> str:
    """Return since when an item waits, in words."""
    if item.days == 0:
        return str(item.since)
    if item.days < 0:
        return f"{item.since}, in {counted(-item.days, 'day')}"
    return f"{item.since}, {counted(item.days, 'day')} ago{', overdue' if item.is_overdue else ''}"


def _deadlines(dataset: Dataset, today: date) -> Iterator[DueItem]:
    for deadline in dataset.deadlines.values():
        days = _days(deadline.on, today)
        missed = days > 0 and not (deadline.looked and deadline.looked.on.latest >= deadline.on.latest)
        yield DueItem(
            "passed" if days > 0 else "to-come",
            "deadlines",
            deadline,
            deadline.title,
            deadline.on,
            days,
            missed,
            _queries(deadline, "deadlines", dataset),
        )


def _open_records(dataset: Dataset, today: date) -> Iterator[DueItem]:
    for table, record in dataset.open_records():
        looked: Look | None = record.looked
        if looked:
            since = record.reading.date if table == "signposts" else looked.on
            late = _days(looked.on, today) > dataset.edition.look_every
            yield DueItem(table, table, record, called(table, record, dataset), since, _days(since, today), late, _queries(record, table, dataset))


def _days(when: When, today: date) -> int:
    """Return how many days have passed since the last day that a date can mean."""
    return (today - when.latest).days


def _queries(record: Any, table: str, dataset: Dataset) -> dict[str, str]:
    """Return the words to search for: those written for the record, or its own in English and the names of its actors in the other languages."""
    own = called(table, record, dataset)
    if query := dataset.queries.get(record.id):
        return _with_spellings({language: getattr(query, language) or own for language in QUERY_LANGUAGES}, dataset)
    ids = _named(record, table, dataset)
    words = {language: [_word(id_, language, dataset) for id_ in ids] for language in QUERY_LANGUAGES}
    made = {language: " ".join(found) for language, found in words.items() if found and all(found)}
    return _with_spellings({**made, "en": made["en"] if table == "relations" else own}, dataset)


def _named(record: Any, table: str, dataset: Dataset) -> tuple[str, ...]:
    """Return the actors whose names make a query for a record, and the type of tie that is joined to them."""
    match table:
        case "relations":
            return record.from_, record.to, record.type
        case "deals":
            return record.supplier, record.recipient, "arms-supply"
        case "questions" if record.events and record.events[0] in dataset.events:
            return dataset.events[record.events[0]].actors[:MOST_NAMES]
        case _:
            return ()


def _word(id_: str, language: str, dataset: Dataset) -> str:
    """Return the words for an actor or a type of tie in a language, or nothing where there are none."""
    query = dataset.queries.get(id_)
    words: str | None = getattr(query, language) if query else None
    if language == "en" and not words:
        return dataset.actors[id_].short if id_ in dataset.actors else TIE_TYPES[id_]
    return words or ""


def _with_spellings(queries: Mapping[str, str], dataset: Dataset) -> dict[str, str]:
    """Return queries of which the English one looks for a name under its other spellings as well."""
    english = queries["en"]
    for name in dataset.spellings.values():
        if f" {name.written} " in f" {english} ":
            spelt = " OR ".join((name.written, *name.also[: MOST_SPELLINGS - 1]))
            english = f" {english} ".replace(f" {name.written} ", f" ({spelt}) ").strip()
    return {**queries, "en": english}
