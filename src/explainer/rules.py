"""The rules that hold between records. A rule is a generator of problems; its docstring is the rule."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from explainer.dataset import NO_EDITION, Dataset
from explainer.lines import Problem, nearest
from explainer.records import Actor, Event, Relation
from explainer.when import When

Rule = Callable[[Dataset], Iterator[Problem]]


def unknown(dataset: Dataset, table: str, ids: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Give the position and the message of each of `ids` that no record of `table` has."""
    for index, id_ in enumerate(ids):
        if id_ not in dataset.known[table]:
            yield index, f"unknown {table[:-1]}: {id_!r}{nearest(id_, dataset.known[table])}"


def ids_exist(dataset: Dataset) -> Iterator[Problem]:
    """Every id that a record names exists."""
    for table in ("events", "actors", "relations"):
        for record in getattr(dataset, table).values():
            for field, target in (("sources", "sources"), ("actors", "actors")):
                for index, message in unknown(dataset, target, getattr(record, field, ())):
                    yield dataset.problem(table, record.id, (field, index), message)
    for event in dataset.events.values():
        for number, account in enumerate(event.accounts):
            for index, message in unknown(dataset, "sources", account.sources):
                yield dataset.problem("events", event.id, ("accounts", number, "sources", index), message)
            for _, message in unknown(dataset, "actors", [account.actor] if account.actor else []):
                yield dataset.problem("events", event.id, ("accounts", number, "actor"), message)
    for actor in dataset.actors.values():
        for _, message in unknown(dataset, "actors", [actor.parent] if actor.parent else []):
            yield dataset.problem("actors", actor.id, ("parent",), message)
    for tie in dataset.relations.values():
        for field, id_ in (("from", tie.from_), ("to", tie.to)):
            for _, message in unknown(dataset, "actors", [id_]):
                yield dataset.problem("relations", tie.id, (field,), message)


def named_once(dataset: Dataset) -> Iterator[Problem]:
    """A list names an id once."""
    for table in ("events", "actors", "relations"):
        for record in getattr(dataset, table).values():
            for field in ("sources", "actors"):
                ids = getattr(record, field, ())
                for index, id_ in enumerate(ids):
                    if id_ in ids[:index]:
                        yield dataset.problem(table, record.id, (field, index), f"{field} names an id twice: {id_!r}")


def parents_end(dataset: Dataset) -> Iterator[Problem]:
    """No actor is its own parent, at any distance."""
    for actor in dataset.actors.values():
        above, seen = actor.parent, {actor.id}
        while above in dataset.actors and above not in seen:
            seen.add(above)
            above = dataset.actors[above].parent
        if above == actor.id:
            yield dataset.problem("actors", actor.id, ("parent",), f"actor is its own parent: {actor.parent!r}")


def actors_in_their_time(dataset: Dataset) -> Iterator[Problem]:
    """An actor exists at the date of an event that names it and for as long as its ties."""
    for event in dataset.events.values():
        for index, id_ in enumerate(event.actors):
            if (actor := dataset.actors.get(id_)) and (rule := _outside(actor, event.date.first, event.date.last)):
                yield dataset.problem("events", event.id, ("actors", index), f"{rule}: {id_!r}")
    for tie in dataset.relations.values():
        yield from _tie_in_time(dataset, tie)


def _tie_in_time(dataset: Dataset, tie: Relation) -> Iterator[Problem]:
    for field, id_ in (("from", tie.from_), ("to", tie.to)):
        actor = dataset.actors.get(id_)
        if actor is None:
            continue
        if tie.valid_from and (rule := _outside(actor, tie.valid_from.first, tie.valid_from.last)):
            yield dataset.problem("relations", tie.id, (field,), f"{rule}: {id_!r}")
        elif actor.valid_to and (tie.valid_to is None or _day(tie.valid_to) > _day(actor.valid_to)):
            yield dataset.problem("relations", tie.id, (field,), f"tie outlasts its actor, which ended {actor.valid_to}: {id_!r}")


def _outside(actor: Actor, first: date, last: date | None) -> str:
    """Say how an act between `first` and `last` misses the actor's time; an empty string where it does not."""
    if actor.valid_from and (last or date.max) < actor.valid_from.first:
        return f"actor did not exist before {actor.valid_from}"
    if actor.valid_to and first > _day(actor.valid_to):
        return f"actor did not exist after {actor.valid_to}"
    return ""


def _day(when: When) -> date:
    return when.last or date.max


def two_accounts(dataset: Dataset) -> Iterator[Problem]:
    """A disputed event has two accounts or more, and their sources are among its own."""
    for event in dataset.events.values():
        if len(event.accounts) == 1:
            yield dataset.problem("events", event.id, ("accounts",), f"a disputed event has two accounts or more: {event.accounts[0].by!r}")
        for number, account in enumerate(event.accounts):
            for index, id_ in enumerate(account.sources):
                if id_ not in event.sources:
                    keys = ("accounts", number, "sources", index)
                    yield dataset.problem("events", event.id, keys, f"source of an account must be a source of the event: {id_!r}")


def two_independent_sources(dataset: Dataset) -> Iterator[Problem]:
    """A core event rests on two linked sources or more, of two outlets or more."""
    for event in dataset.events.values():
        if event.importance == "core" and not _unknown_source(dataset, event):
            origins = {dataset.sources[id_].origin for id_ in event.sources if dataset.sources[id_].link}
            if len(origins) < 2:  # noqa: PLR2004 - the rule says two
                found = ", ".join(sorted(origins)) or "none"
                yield dataset.problem("events", event.id, ("sources",), f"a core event needs linked sources of two outlets: {found!r}")


def one_linked_source(dataset: Dataset) -> Iterator[Problem]:
    """An event or a tie rests on one source or more that can be shown as a link."""
    for table in ("events", "relations"):
        for record in getattr(dataset, table).values():
            if not _unknown_source(dataset, record) and not any(dataset.sources[id_].link for id_ in record.sources):
                yield dataset.problem(table, record.id, ("sources",), f"no source can be shown as a link: {record.sources[0]!r}")


def _unknown_source(dataset: Dataset, record: Event | Relation) -> bool:
    return any(id_ not in dataset.sources for id_ in record.sources)


def confidence_is_explained(dataset: Dataset) -> Iterator[Problem]:
    """An event whose confidence is not high says why."""
    for event in dataset.events.values():
        if event.confidence != "high" and not event.confidence_note:
            yield dataset.problem("events", event.id, ("confidence",), f"confidence needs a confidence_note: {event.confidence!r}")


def nothing_in_the_future(dataset: Dataset) -> Iterator[Problem]:
    """Nothing is dated after the last day that the edition reaches."""
    if dataset.edition is NO_EDITION:
        return
    reach = _day(dataset.edition.as_of)
    for event in dataset.events.values():
        if event.date.first > reach or (event.date.end and _day(event.date) > reach):
            yield dataset.problem("events", event.id, ("date",), f"date lies after {dataset.edition.as_of}: {event.date.text!r}")
    for tie in dataset.relations.values():
        for field, when in (("valid_from", tie.valid_from), ("valid_to", tie.valid_to)):
            if when and when.first > reach:
                yield dataset.problem("relations", tie.id, (field,), f"date lies after {dataset.edition.as_of}: {when.text!r}")


def left_out_stays_out(dataset: Dataset) -> Iterator[Problem]:
    """A record that is left out is not published."""
    for id_ in dataset.left_out:
        for table in ("events", "actors", "relations", "sources"):
            if id_ in dataset.known[table]:
                yield dataset.problem(table, id_, ("id",), "record is listed in left-out.yml")


RULES: tuple[Rule, ...] = (
    ids_exist,
    named_once,
    parents_end,
    actors_in_their_time,
    two_accounts,
    two_independent_sources,
    one_linked_source,
    confidence_is_explained,
    nothing_in_the_future,
    left_out_stays_out,
)


def check(dataset: Dataset) -> list[Problem]:
    """Give every problem of the dataset, those found while reading it included, sorted by file and line."""
    found = set(dataset.problems)
    for rule in RULES:
        found.update(rule(dataset))
    return sorted(found)
