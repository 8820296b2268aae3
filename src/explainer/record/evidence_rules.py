"""The rules on what a page can prove: nothing that came after its own day, and nothing for good while a record is open.

No slack is given for time zones. A page of the day before an act foresaw it, and of what the record holds none was of the same hour elsewhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from explainer.record.air_defence import Missile
from explainer.record.channel import Statement, Step
from explainer.record.dataset import Dataset
from explainer.record.dates import DateEnd, When
from explainer.record.deals_and_facts import Fact, Reach, Stage, Value
from explainer.record.events import Event
from explainer.record.line import Entry, Period
from explainer.record.persons import Office
from explainer.record.scenarios import Half, Prediction, Reading, View
from explainer.record.skies import Sky
from explainer.record.ties import Relation
from explainer.record.yaml_source import KeyPath, Problem


class DatedBy(NamedTuple):
    """The field with the day of what a part says, the one with the pages that say so, and the one that says on what the day rests."""

    day: str
    pages: str
    basis: str = ""


# What was claimed and done on a day: every page that is cited for it is of that day or later.
DATED_FIELDS = {
    Event: (DatedBy("date", "sources"),),
    Step: (DatedBy("date", "sources"),),
    Statement: (DatedBy("date", "sources"),),
    Stage: (DatedBy("date", "sources"),),
    Value: (DatedBy("period", "sources"),),
    Entry: (DatedBy("date", "sources"),),
    Relation: (DatedBy("valid_from", "from_sources", "from_basis"), DatedBy("valid_to", "to_sources", "to_basis")),
    Prediction: (DatedBy("date", "outcome_sources"),),
    Half: (DatedBy("date", "sources"),),  # of its prediction
}
# What is summed up as of a day: one page is of that day or later, and older ones may tell how it came about.
SUMMED_UP = {
    Event: DatedBy("date", "sources"), Relation: DatedBy("valid_from", "sources"), Fact: DatedBy("as_of", "sources"), Reach: DatedBy("date", "sources"),
    Missile: DatedBy("date", "sources"), Sky: DatedBy("date", "sources"), Reading: DatedBy("date", "sources"), View: DatedBy("date", "sources"), Office: DatedBy("valid_from", "sources"), Prediction: DatedBy("date", "sources"),
    Period: DatedBy("date", "sources"),
}  # fmt: skip
OPEN_BY = {"deals": "status", "relations": "to_basis", "predictions": "settled"}  # the field by which a record is open; other tables are always


def pages_are_not_older_than_their_claims(dataset: Dataset) -> Iterator[Problem]:
    """No page is older than what it is cited for, unless it stands in `background` or the day was foreseen; a page without a date may be of any day."""
    for table, record, keys, part in dataset.all_parts:
        for day, pages, basis in DATED_FIELDS.get(type(part), ()):
            when = getattr(part if hasattr(part, day) else record, day)
            was_foreseen = basis and getattr(part, basis) == "foreseen"  # and so rests on older pages
            if when and not was_foreseen:
                known = [id_ for id_ in getattr(part, pages) if id_ not in getattr(part, "background", ())]
                yield from _older_pages(dataset, table, record, (*keys, pages), known, getattr(part, pages), when)


def background_is_older(dataset: Dataset) -> Iterator[Problem]:
    """What stands in `background` is among the sources, and can be older than the act."""
    for table, record, keys, part in dataset.all_parts:
        if isinstance(part, Event | Stage):
            last = DateEnd.parse(part.date.start).last
            for index, id_ in enumerate(part.background):
                published = _published(dataset, id_)
                if id_ not in part.sources:
                    yield dataset.problem_in(table, record.id, (*keys, "background", index), f"background must stand among the sources: {id_!r}")
                elif published and published.first >= last:
                    message = f"page of {published} is not older than {part.date}, and no background: {id_!r}"
                    yield dataset.problem_in(table, record.id, (*keys, "background", index), message)


def some_page_is_as_late_as_the_claim(dataset: Dataset) -> Iterator[Problem]:
    """What is summed up as of a day rests on a page of that day or later, or on one without a date; so does each value of a series."""
    for table, record, keys, part in dataset.all_parts:
        if claim := SUMMED_UP.get(type(part)):
            yield from _too_early(dataset, table, record, (*keys, claim.day), getattr(part, claim.day), getattr(part, claim.pages))
    for series in dataset.series.values():
        for number, value in enumerate(series.values):
            if not value.sources:
                yield from _too_early(dataset, "series", series, ("values", number, "period"), value.period, series.sources)


def what_is_open_was_looked_for(dataset: Dataset) -> Iterator[Problem]:
    """What is open carries `looked`, the last search for what came next: a deal, a tie that no act ended, a signpost, a question, a prediction."""
    for table, record in dataset.open_records():
        if not record.looked:
            field = OPEN_BY.get(table, "id")
            kind = "a tie that no act ended" if table == "relations" else "what is open"
            yield dataset.problem_in(table, record.id, (field,), f"{kind} needs `looked`: {getattr(record, field)!r}")


def _published(dataset: Dataset, id_: str) -> When | None:
    """Return the date of a page, or None where it has none or is not known."""
    source = dataset.sources.get(id_)
    return source.date if source else None


def _is_older(published: When | None, day: date) -> bool:
    """Return whether a page is older than a day beyond doubt."""
    return published is not None and published.latest < day


def _older_pages(
    dataset: Dataset, table: str, record: Any, keys: KeyPath, cited: Iterable[str], written: Sequence[str], when: When
) -> Iterator[Problem]:
    """Return the problem of every cited page that is older than `when`; `keys` lead to the list of them as it is `written`."""
    for id_ in cited:
        published = _published(dataset, id_)
        if _is_older(published, when.first):
            yield dataset.problem_in(table, record.id, (*keys, written.index(id_)), f"page of {published} is older than its claim, {when}: {id_!r}")


def _too_early(dataset: Dataset, table: str, record: Any, keys: KeyPath, when: When | None, cited: Sequence[str]) -> Iterator[Problem]:
    """Return the problem of a day that is later than every page that is cited for it."""
    if when and cited and all(_is_older(_published(dataset, id_), when.first) for id_ in cited):
        newest = max((published for id_ in cited if (published := _published(dataset, id_))), key=lambda published: published.latest)
        yield dataset.problem_in(table, record.id, keys, f"date lies after that of every source, the last of {newest}: {when.text!r}")
