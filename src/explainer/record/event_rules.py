"""The rules on events and their accounts, on places, and on what is not certain. What a page can prove of them: `evidence_rules`."""

from collections.abc import Iterator

from explainer.record.dataset import Dataset
from explainer.record.events import Moment
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


def core_events_have_two_independent_sources(dataset: Dataset) -> Iterator[Problem]:
    """A core event rests on two linked sources or more, of two outlets or more."""
    for event in dataset.events.values():
        if event.importance == "core" and all(id_ in dataset.sources for id_ in event.sources):
            origins = dataset.origins(event.sources)
            if len(origins) < 2:  # noqa: PLR2004 - the rule says two
                found = ", ".join(sorted(origins)) or "none"
                yield dataset.problem_in("events", event.id, ("sources",), f"a core event needs linked sources of two outlets: {found!r}")


def accounts_are_consistent(dataset: Dataset) -> Iterator[Problem]:
    """The moments of an account have a clock, or are named as spans. Those who agree hold accounts of the event. Parts cite sources of their whole."""
    for event in dataset.events.values():
        for number, account in enumerate(event.accounts):
            if bool(account.moments) != bool(account.clock):
                yield dataset.problem_in(
                    "events", event.id, ("accounts", number), f"moments and clock are given together or not at all: {account.by!r}"
                )
            cited = [(("moments", index), moment.sources) for index, moment in enumerate(account.moments)]
            cited += [(("points", index), point.sources) for index, point in enumerate(account.points)]
            for part, sources in cited:
                for index, id_ in enumerate(sources):
                    if id_ not in account.sources and id_ in dataset.locations["sources"]:
                        keys = ("accounts", number, *part, "sources", index)
                        yield dataset.problem_in("events", event.id, keys, f"source of a part must be a source of the account: {id_!r}")
        holders = [account.by for account in event.accounts]
        for number, agreed in enumerate(event.agreed):
            for index, id_ in enumerate(agreed.sources):
                if id_ not in event.sources and id_ in dataset.locations["sources"]:
                    place = ("agreed", number, "sources", index)
                    yield dataset.problem_in("events", event.id, place, f"source of what is agreed must be a source of the event: {id_!r}")
            for index, by in enumerate(agreed.by):
                if by not in holders:
                    yield dataset.problem_in("events", event.id, ("agreed", number, "by", index), f"no account is by: {by!r}{nearest(by, holders)}")


def moments_can_be_set_side_by_side(dataset: Dataset) -> Iterator[Problem]:
    """The moments of an account are all times on a clock or all spans, in their order, and those of all accounts begin with the same act."""
    for event in dataset.events.values():
        begin = next((account.moments[0].act for account in event.accounts if account.moments), None)
        for number, account in enumerate(event.accounts):
            for index, moment in enumerate(account.moments):
                if message := _wrong(account.moments, index, begin):
                    yield dataset.problem_in("events", event.id, ("accounts", number, "moments", index), f"{message}: {moment.act!r}")


def _wrong(moments: tuple[Moment, ...], index: int, begin: str | None) -> str | None:
    """Return what is wrong with a moment among those of its account, where all accounts `begin` with one act."""
    moment, first = moments[index], moments[0]
    if (moment.at is None) == (moment.after is None):
        return "a moment has `at` or `after`, and not both"
    if (moment.at is None) != (first.at is None):
        return "moments of an account are all `at` a time or all `after` a span"
    if not index and moment.act != begin:
        return f"moments of all accounts begin with the same act, {begin!r}"
    if not index and moment.after and moment.after.minutes:
        return "the first moment is `after` no minutes"
    before = moments[index - 1]
    if index and moment.at and before.at and moment.at < before.at:
        return "moment comes before the one above it"
    if index and moment.after and before.after and moment.after.minutes < before.after.minutes:
        return "moment comes before the one above it"
    return None


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
