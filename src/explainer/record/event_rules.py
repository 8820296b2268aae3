"""The rules on events and their accounts, on places, and on what is not certain."""

from collections.abc import Iterator

from explainer.record.dataset import Dataset
from explainer.record.hints import nearest
from explainer.record.places import Place, kilometres
from explainer.record.yaml_source import Problem

SAME_PLACE_KM = 6  # kilometres between two places of one name: a city and its port


def disputed_events_have_two_accounts(dataset: Dataset) -> Iterator[Problem]:
    """A disputed event has two accounts or more, and their sources are among its own."""
    for event in dataset.events.values():
        if len(event.accounts) == 1:
            yield dataset.problem_in("events", event.id, ("accounts",), f"a disputed event has two accounts or more: {event.accounts[0].by!r}")
        for number, account in enumerate(event.accounts):
            for index, id_ in enumerate(account.sources):
                if id_ not in event.sources and id_ in dataset.locations["sources"]:
                    keys = ("accounts", number, "sources", index)
                    yield dataset.problem_in("events", event.id, keys, f"source of an account must be a source of the event: {id_!r}")


def accounts_are_consistent(dataset: Dataset) -> Iterator[Problem]:
    """The moments of an account stand in the order of the clock, which is named. Those who agree hold accounts of the event."""
    for event in dataset.events.values():
        for number, account in enumerate(event.accounts):
            for index, moment in enumerate(account.moments):
                if index and moment.at < account.moments[index - 1].at:
                    yield dataset.problem_in(
                        "events", event.id, ("accounts", number, "moments", index, "at"), f"moment comes before the one above it: {moment.at!r}"
                    )
            if bool(account.moments) != bool(account.clock):
                yield dataset.problem_in(
                    "events", event.id, ("accounts", number), f"moments and clock are given together or not at all: {account.by!r}"
                )
        holders = [account.by for account in event.accounts]
        for number, agreed in enumerate(event.agreed):
            for index, id_ in enumerate(agreed.sources):
                if id_ not in event.sources and id_ in dataset.locations["sources"]:
                    place = ("agreed", number, "sources", index)
                    yield dataset.problem_in("events", event.id, place, f"source of what is agreed must be a source of the event: {id_!r}")
            for index, by in enumerate(agreed.by):
                if by not in holders:
                    yield dataset.problem_in("events", event.id, ("agreed", number, "by", index), f"no account is by: {by!r}{nearest(by, holders)}")


def places_have_one_position(dataset: Dataset) -> Iterator[Problem]:
    """A place that is named twice has the same coordinates, within some six kilometres."""
    first: dict[str, tuple[Place, str]] = {}
    for table, record, keys, part in dataset.all_parts:
        if isinstance(part, Place):
            other, named_by = first.setdefault(part.name, (part, record.id))
            if kilometres(part, other) > SAME_PLACE_KM:
                message = f"place stands elsewhere in {named_by!r}, at {other.lat}, {other.lon}: {part.name!r}"
                yield dataset.problem_in(table, record.id, keys, message)


def confidence_is_explained(dataset: Dataset) -> Iterator[Problem]:
    """An event or a deal whose confidence is not high says why."""
    for table in ("events", "deals"):
        for record in dataset.table(table).values():
            if record.confidence != "high" and not record.confidence_note:
                yield dataset.problem_in(table, record.id, ("confidence",), f"confidence needs a confidence_note: {record.confidence!r}")
