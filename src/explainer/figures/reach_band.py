"""How far the record reaches: the number of its events by month, as a quiet band below a time axis, so that an empty stretch reads as not found."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from explainer.figures.draw.path_data import Point
from explainer.record.dataset import Dataset

WHAT_IT_SHOWS = "Grey: events of the record, by month. Where it is flat, none was found."


class Reach(NamedTuple):
    """The number of events that begin in each month, by its first day, and the last day that the record reaches."""

    months: Counter[date]
    last: date


def reach_of(dataset: Dataset) -> Reach:
    """Return the reach of the record. An event known to the year alone belongs to no month."""
    dates = [event.date for event in dataset.events.values() if event.date.precision != "year"]
    return Reach(Counter(when.first.replace(day=1) for when in dates), dataset.edition.as_of.latest)


def skyline(reach: Reach, first: date, at: Callable[[date], float], height: float) -> list[Point]:
    """Return the outline of the band from the day `first` on: places along the axis, and how far the band stands above its foot there."""
    months = list(_months(first, reach.last))
    if not months:
        return []
    most = max(reach.months[month] for month in months) or 1
    points: list[Point] = [(at(months[0]), 0.0)]
    for number, run in groupby(months, lambda month: reach.months[month]):
        start = at(next(run))
        points += [(start, points[-1][1]), (start, number / most * height)]
    end = at(reach.last)
    return [*points[1:], (end, points[-1][1]), (end, 0.0), points[0]]


def _months(first: date, last: date) -> Iterable[date]:
    """Return the first day of each month from the one after `first` to the one of `last`."""
    for index in range(first.year * 12 + first.month, last.year * 12 + last.month):
        yield date(index // 12, index % 12 + 1, 1)
