"""The sign of the site: the line as one stroke, thick where both sides affirmed it, frayed where accounts differ, in thin dashes where nothing is documented."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from math import pi, sin
from typing import NamedTuple

from explainer.figures.draw.path_data import Point
from explainer.figures.draw.plot import Plot, strokes
from explainer.record.line import Period


class Size(NamedTuple):
    """How the stroke is drawn, in pixels: its thickness, how far strands spread from its middle, how many there are and in how many steps each is drawn, and dashes along and apart."""

    thick: float
    spread: float
    strands: int
    steps: int
    dash: float
    apart: float


WHOLE = Size(20, 19, 7, 8, 9, 15)
STRIP = Size(8, 7, 5, 3, 5, 9)


class Stretch(NamedTuple):
    """A period and where it lies along the stroke."""

    period: Period
    start: float
    end: float


def stretches(periods: Sequence[Period], at: Callable[[date], float], last: date) -> list[Stretch]:
    """Return the periods with their places; one without an end reaches to the day `last`."""
    return [Stretch(period, at(period.date.first), at(min(period.date.latest, last))) for period in periods]


def stroke_traces(found: Sequence[Stretch], middle: float, size: Size, *, down: bool = False) -> list[Plot]:
    """Return the traces of the stroke along the line `middle`, to the right or `down`."""
    states = {state: [each for each in found if each.period.state == state] for state in ("affirmed", "differing", "undocumented")}
    closed = {one.period.id for one, other in pairwise(found) if other.period.state == "affirmed"}
    solid = [[(each.start, 0.0), (each.end, 0.0)] for each in states["affirmed"]]
    strands = [strand for each in states["differing"] for strand in _strands(each, size, closed=each.period.id in closed)]
    dashes = [dash for each in states["undocumented"] for dash in _dashes(each, size)]

    def turned(points: Sequence[Point]) -> list[Point]:
        return [(middle + off, along) if down else (along, middle + off) for along, off in points]

    return [
        strokes("affirmed", map(turned, solid), "ink", size.thick),
        strokes("differing", map(turned, strands), "ink", max(1, size.thick / 13)),
        strokes("undocumented", map(turned, dashes), "ink", size.dash / 3),
    ]


def _strands(stretch: Stretch, size: Size, *, closed: bool) -> list[list[Point]]:
    """Return the strands of a frayed stretch: they part from the thick stroke, and come together again where it goes on, else they end apart, all on its last day."""
    found = []
    for number in range(size.strands):
        side = 2 * number / (size.strands - 1) - 1
        points = []
        for step in range(size.steps + 1):
            part = step / size.steps
            opened = sin(pi * part) if closed else sin(pi / 2 * part)
            off = side * (size.thick / 2 + (size.spread - size.thick / 2) * opened)
            points.append((stretch.start + part * (stretch.end - stretch.start), off))
        found.append(points)
    return found


def _dashes(stretch: Stretch, size: Size) -> list[list[Point]]:
    """Return the dashes of a stretch of which nothing is documented: unlike the dots of those who spoke."""
    count = max(int((stretch.end - stretch.start) / size.apart), 1)
    starts = (stretch.start + size.apart * number + (size.apart - size.dash) / 2 for number in range(count))
    return [[(start, 0.0), (start + size.dash, 0.0)] for start in starts]
