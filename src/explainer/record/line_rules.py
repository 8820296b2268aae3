"""The rules on the line: its periods follow one another, and what is said in each fits its state and its dates."""

from collections.abc import Iterator
from itertools import pairwise

from explainer.record.dataset import Dataset
from explainer.record.line import Period
from explainer.record.vocabulary import SIDES
from explainer.record.yaml_source import Problem


def periods_do_not_overlap(dataset: Dataset) -> Iterator[Problem]:
    """Each period of the line begins after the one before it has ended, and only the last has no end."""
    for before, period in pairwise(dataset.line.values()):
        if period.date.first <= before.date.latest:
            yield dataset.problem_in("line", period.id, ("date",), f"period overlaps the one before it, {before.date}: {period.date.text!r}")


def an_open_period_has_its_question(dataset: Dataset) -> Iterator[Problem]:
    """A period of the line without an end names the question that is open, with the last search for an answer."""
    for period in dataset.line.values():
        if (period.date.last is None) != bool(period.question):
            yield dataset.problem_in("line", period.id, ("date",), f"a period has an end or names its open `question`: {period.date.text!r}")


def entries_lie_in_their_period(dataset: Dataset) -> Iterator[Problem]:
    """What was done and said in a period of the line is of its days, the earliest first."""
    for period in dataset.line.values():
        for index, entry in enumerate(period.entries):
            if not entry.date.meets(period.date):
                message = f"entry lies outside its period, {period.date}: {entry.date.text!r}"
                yield dataset.problem_in("line", period.id, ("entries", index, "date"), message)
            elif index and entry.date.latest < period.entries[index - 1].date.first:
                message = f"entry comes before the one above it: {entry.date.text!r}"
                yield dataset.problem_in("line", period.id, ("entries", index, "date"), message)


def a_state_has_its_words(dataset: Dataset) -> Iterator[Problem]:
    """A period of the line that is affirmed has the word of each side by name, and one in which accounts differ the words of two holders."""
    for period in dataset.line.values():
        if any(entry.actor and entry.actor not in dataset.actors for entry in period.entries):
            continue
        holders = {entry.by for entry in period.entries if entry.by}
        said = {dataset.side(entry.actor) for entry in period.entries if not entry.reported}
        if period.state == "affirmed" and (missing := [name for zone, name in SIDES.items() if zone not in said]):
            yield _state(dataset, period, f"an affirmed period has the word of each side, and lacks that of {' and '.join(missing)}")
        elif period.state == "differing" and len(holders) < len(SIDES):
            yield _state(dataset, period, "accounts differ only where two or more say something")


def only_a_side_speaks_against_a_period(dataset: Dataset) -> Iterator[Problem]:
    """An entry of the line is `against` its period only where the period is affirmed and the word is that of a side by name."""
    for period in dataset.line.values():
        for index, entry in enumerate(period.entries):
            if not entry.against or (entry.actor and entry.actor not in dataset.actors):
                continue
            if period.state != "affirmed" or entry.reported or not dataset.side(entry.actor):
                message = f"only a side by name speaks against a period, and only where that is affirmed: {entry.title!r}"
                yield dataset.problem_in("line", period.id, ("entries", index, "against"), message)


def _state(dataset: Dataset, period: Period, message: str) -> Problem:
    return dataset.problem_in("line", period.id, ("state",), f"{message}: {period.state!r}")
