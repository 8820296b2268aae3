"""The rules on deals, on series of numbers and on distances."""

from collections.abc import Iterator
from itertools import count

from explainer.record.dataset import Dataset
from explainer.record.places import kilometres
from explainer.record.yaml_source import Problem

NUMBERED_FIELDS = (("deals", "stages"), ("series", "values"))

STAGE_OF_STATUS = {"delivered": "delivery", "partly-delivered": "delivery", "cancelled": "cancellation"}
ROUNDING_KM = 2.6  # kilometres by which a distance rounded to five may differ


def a_status_has_its_stage(dataset: Dataset) -> Iterator[Problem]:
    """A deal that was delivered has a delivery among its stages, and one that was cancelled a cancellation."""
    for deal in dataset.deals.values():
        needed = STAGE_OF_STATUS.get(deal.status)
        if needed and all(stage.stage != needed for stage in deal.stages):
            yield dataset.problem_in("deals", deal.id, ("status",), f"status needs a stage {needed!r}: {deal.status!r}")


def stages_are_in_order(dataset: Dataset) -> Iterator[Problem]:
    """The stages of a deal stand in the order of their dates, and a stage falls within the dates of its event."""
    for deal in dataset.deals.values():
        for index, stage in enumerate(deal.stages):
            if index and stage.date.first < deal.stages[index - 1].date.first:
                message = f"stage runs backwards, it comes before {deal.stages[index - 1].date}: {stage.date.text!r}"
                yield dataset.problem_in("deals", deal.id, ("stages", index, "date"), message)
            event = dataset.events.get(stage.event or "")
            if event and not event.date.meets(stage.date):
                message = f"stage lies outside the dates of its event, {event.date}: {stage.date.text!r}"
                yield dataset.problem_in("deals", deal.id, ("stages", index, "date"), message)
        if deal.supplier == deal.recipient:
            yield dataset.problem_in("deals", deal.id, ("recipient",), f"supplier and recipient are the same: {deal.recipient!r}")


def numbers_are_never_given_again(dataset: Dataset) -> Iterator[Problem]:
    """A number of a stage or a value stands once in its record, in use or retired, and so does every number below it."""
    for table, field in NUMBERED_FIELDS:
        for record in dataset.table(table).values():
            numbers = [part.number for part in getattr(record, field)]
            known = {*numbers, *record.numbers_retired}
            free = max(known) + 1
            for index, number in enumerate(numbers):
                if number in numbers[:index] or number in record.numbers_retired:
                    state = "in use" if number in numbers[:index] else "retired"
                    yield dataset.problem_in(table, record.id, (field, index, "number"), f"number is {state}, the next free one is {free}: {number}")
            missing = next(number for number in count(1) if number not in known)
            if missing < free:
                yield dataset.problem_in(table, record.id, (field,), f"a number below the highest is in use or in numbers_retired: {missing}")


def shapes_fit_the_values(dataset: Dataset) -> Iterator[Problem]:
    """A yearly series has years only, one of periods has a span, and one of points has none."""
    for series in dataset.series.values():
        years = all(value.period.precision == "year" and not value.period.span for value in series.values)
        spans = any(value.period.span for value in series.values)
        if not {"yearly": years, "periods": spans, "points": not spans}[series.shape]:
            yield dataset.problem_in("series", series.id, ("shape",), f"shape is not that of the values: {series.shape!r}")


def values_can_be_joined(dataset: Dataset) -> Iterator[Problem]:
    """Values that may be joined are plain numbers in one unit, for periods of one precision. All values stand by date."""
    for series in dataset.series.values():
        for index, value in enumerate(series.values):
            keys = ("values", index, "period")
            if index and value.period.first < series.values[index - 1].period.first:
                yield dataset.problem_in("series", series.id, keys, f"value comes before the one above it: {value.period.text!r}")
            if not series.joinable:
                continue
            if value.unit and value.unit != series.unit:
                yield dataset.problem_in(
                    "series", series.id, ("values", index, "unit"), f"unlike units cannot be joined, {series.unit!r} and: {value.unit!r}"
                )
            if value.value is None:
                yield dataset.problem_in("series", series.id, keys, f"only plain numbers can be joined: {value.says or 'a range'!r}")
            if value.period.precision != series.values[0].period.precision or value.period.span != series.values[0].period.span:
                yield dataset.problem_in("series", series.id, keys, f"periods of unlike length cannot be joined: {value.period.text!r}")


def counts_are_of_events(dataset: Dataset) -> Iterator[Problem]:
    """A value that was counted from events is their number, and the events fall within its period."""
    for series in dataset.series.values():
        for index, value in enumerate(series.values):
            if value.events and value.value != len(value.events):
                message = f"value is not the number of its events, {len(value.events)}: {value.value}"
                yield dataset.problem_in("series", series.id, ("values", index, "value"), message)
            for number, id_ in enumerate(value.events):
                event = dataset.events.get(id_)
                if event and not event.date.meets(value.period):
                    yield dataset.problem_in("series", series.id, ("values", index, "events", number), f"event lies outside {value.period}: {id_!r}")


def distances_are_right(dataset: Dataset) -> Iterator[Problem]:
    """A distance between two places is that of their coordinates on the great circle, rounded to five kilometres."""
    for reach in dataset.reaches.values():
        if reach.to:
            found = kilometres(reach.from_, reach.to)
            if abs(found - reach.km) > ROUNDING_KM:
                yield dataset.problem_in("reaches", reach.id, ("km",), f"the coordinates lie {found:.0f} km apart: {reach.km}")
