"""How far the record reaches along an axis of time: the events found in each month or year, as one quiet shape beside the figure."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from itertools import groupby
from math import ceil
from typing import NamedTuple

from explainer.figures.draw.palette import css
from explainer.figures.draw.path_data import Point
from explainer.figures.draw.plot import Plot
from explainer.figures.draw.time_axis import TimeAxis
from explainer.record.consulted import one_question
from explainer.record.dataset import Dataset
from explainer.record.dates import When

MONTHS_UP_TO = 25 * 366  # days of an axis that counts by month; a longer one counts by year
LEVELS = 4  # of the month or year with the most events; one with any has the first
BAND_HEIGHT = 18.0  # pixels of the highest level


class Coverage(NamedTuple):
    """The months or years of a span, each with its first day, the day after it or after the span, and the level to which the record fills it: 0 is no event."""

    unit: str
    levels: list[tuple[date, date, int]]

    def says(self, to: When) -> str:
        """Return in words what the band of a record that goes to a day shows."""
        return f"Grey: events of the record, by {self.unit}, to {to}. Where it is flat, none was found."

    @property
    def without_any(self) -> int:
        """In how many of them nothing was found."""
        return sum(not level for _, _, level in self.levels)


def unit_of(first: date, last: date) -> str:
    """Return whether a span is counted by month or by year."""
    return "month" if (last - first).days <= MONTHS_UP_TO else "year"


@one_question
def coverage(dataset: Dataset, first: date, last: date) -> Coverage:
    """Return how far the record reaches from `first` to `last`, by month or year; a month leaves out what is known to the year only.

    Levels are few, so that most figures stay as they are in a preview to which an event is added.
    """
    unit = unit_of(first, last)
    by_month = unit == "month"
    step = 1 if by_month else 12
    dates = [event.date.first for event in dataset.events.values() if not by_month or event.date.precision != "year"]
    counted = Counter(_month(day) // step for day in dates if first <= day <= last)
    most = max(counted.values(), default=1)
    places = range(_month(first) // step, _month(last) // step + 1)
    return Coverage(
        unit,
        [(_day(place * step), min(_day((place + 1) * step), last + timedelta(1)), ceil(counted[place] / most * LEVELS)) for place in places],
    )


@one_question
def found_in_words(dataset: Dataset, first: date, last: date) -> str:
    """Return in how many months or years of a span nothing was found, and what that means."""
    found = coverage(dataset, first, last)
    said = f"The band counts all events of the record by {found.unit}"
    if not found.without_any:
        return f"{said}: each of the {len(found.levels)} has at least one."
    return f"{said}: in {found.without_any} of {len(found.levels)} none was found, which does not mean that nothing happened."


def found_band(dataset: Dataset, time: TimeAxis, base: float, *, upright: bool) -> Plot:
    """Return the shape that stands on `base` across the axis of time: as high as the events that were found in each month or year."""
    found = coverage(dataset, time.first, min(time.last, time.recorded_to))
    shape = skyline(found, lambda day: min(max(time.at(day), 0), time.length), BAND_HEIGHT)
    along, across = [time.day(round(place)) for place, _ in shape], [round(base) - round(high) for _, high in shape]
    places = {"x": across, "y": along} if upright else {"x": along, "y": across}
    line = {"color": css("context"), "width": 0, "dash": "solid"}
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "found",
        **places,
        "fill": "toself",
        "fillcolor": css("context"),
        "line": line,
        "hoverinfo": "skip",
    }


def record_end(time: TimeAxis, across: float, *, upright: bool = False) -> Plot:
    """Return the line at the end of the record, over `across` pixels of the other axis."""
    day = time.recorded_to.isoformat()
    ends = {"x0": 0, "x1": round(across), "y0": day, "y1": day} if upright else {"x0": day, "x1": day, "y0": 0, "y1": round(across)}
    return {"type": "line", **ends, "layer": "below", "line": {"color": css("quiet"), "width": 1}}


def skyline(found: Coverage, at: Callable[[date], float], height: float) -> list[Point]:
    """Return the outline of what was found: places along the axis, and how far the band, `height` at its highest, stands above its foot there."""
    steps = [(list(run), level / LEVELS * height) for level, run in groupby(found.levels, key=lambda each: each[2])]
    points = [(at(day), high) for spans, high in steps for day in (spans[0][0], spans[-1][1])]
    return [(points[0][0], 0.0), *points, (points[-1][0], 0.0)] if points else []


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
