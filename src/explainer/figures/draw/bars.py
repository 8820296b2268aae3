"""The outlines of bars through time, whose ends say on what they rest: clean, in dots, crossed, pointed or faded; a bar can be dashed as a whole."""

from collections.abc import Iterator
from typing import NamedTuple

from explainer.figures.draw.path_data import Point, polyline

END_DOT, DOT_GAP = 3.0, 1.0  # pixels across a dot above or below an end, and from it to the bar
ARROW_POINT = 9.0  # pixels of the point of an arrow
SHORTEST_BAR = 5.0  # pixels of the shortest bar: a shorter one is stretched beyond its days, to be seen
LONGEST_MOVED = 15.0  # pixels of the longest bar that stands aside from its days, behind the one before it
CROSSBAR = 2.0  # pixels along a bar of what crosses its end, and by which that stands out on both sides
FADE = (2.0, 4.5, 7.5, 11.5, 16.5, 23.0)  # pixels from an open end to the strokes in which a bar runs out
FADE_STROKE = 1.2  # pixels along a bar of such a stroke
DASH, OPENING = 5.0, 4.0  # pixels of a piece of a dashed bar at the least, and between pieces
LEAST_OPENINGS, LEAST_OPENING = 2, 2.0  # of a dashed bar that is short, and their pixels
SHORTEST_DASHED_BAR = (2 * LEAST_OPENINGS + 1) * LEAST_OPENING


class End(NamedTuple):
    """An end of a bar: the first and the last pixel that its date can mean, and how it looks: `clean`, `dots`, `crossed`, `arrow` or, a start, `fade`."""

    low: float
    high: float
    look: str = "clean"


def bar(left: End, right: End, y: float, half: float, *, dashed: bool = False) -> list[list[Point]]:
    """Return the closed outlines of a bar about the height `y`: its body, from the middle of the lower edge clockwise, the strokes in which it fades in, and the dots above and below its ends.

    A dashed one has openings between its ends. Dots take no time: they stand at the very end, in the middle of the days that its date can mean.
    """
    if right.low - left.high < SHORTEST_BAR:
        middle = (left.low + right.high) / 2
        left, right = (end._replace(low=middle + away, high=middle + away) for end, away in ((left, -SHORTEST_BAR / 2), (right, SHORTEST_BAR / 2)))
    strokes: list[list[Point]] = []
    if left.look == "fade":
        aways = [0.0, *(away for away in FADE if away <= right.low - left.low - SHORTEST_BAR)]
        left = End(left.low + aways[-1], left.low + aways[-1])
        strokes = [_upright(left.low - away, left.low - away + FADE_STROKE, y - half, y + half) for away in aways[1:]]
    return [_body(left, right, y, half, dashed=dashed), *strokes, *_dots(left, y, half, inwards=1), *_dots(right, y, half, inwards=-1)]


def sample(left: str, right: str, *, slanted: str = "", dashed: bool = False) -> str:
    """Return the path data of a sample of a bar for a key, by the looks of its ends; those are slanted that `slanted` names."""
    low, high = (10 if look == "arrow" else 0 if look == "fade" else 3 if slanted else 5 for look in (left, right))
    half = 2 if "dots" in (left, right) else 4
    start, end = (7 if side in slanted else 0 for side in ("left", "right"))
    return "".join(map(polyline, bar(End(low, low + start, left), End(28 - high - end, 28 - high, right), 6, half, dashed=dashed)))


def _dots(end: End, y: float, half: float, *, inwards: int) -> Iterator[list[Point]]:
    """Yield the dots above and below an end of which only a trace was found."""
    if end.look == "dots":
        outer = (end.low + end.high) / 2
        low, high = sorted((outer, outer + inwards * END_DOT))
        for top in (y - half - DOT_GAP - END_DOT, y + half + DOT_GAP):
            yield _upright(low, high, top, top + END_DOT)


def _upright(left: float, right: float, top: float, bottom: float) -> list[Point]:
    """Return the closed outline of an upright box."""
    return [(left, bottom), (left, top), (right, top), (right, bottom), (left, bottom)]


def _body(left: End, right: End, y: float, half: float, *, dashed: bool) -> list[Point]:
    """Return the outline of a bar without the dots of its ends."""
    middle = (left.low + right.high) / 2
    start = _edge(left, y, half, outwards=-1)
    end = _edge(right, y, half, outwards=1)
    found = list(_openings(max(x for x, _ in start), min(x for x, _ in end))) if dashed else []
    middle = next((low - 0.5 for low, high in found if low < middle < high), middle)  # the outline begins on a piece
    above = [point for low, high in found for point in ((low, y - half), (low, y), (high, y), (high, y - half))]
    below = [
        [
            (x, y + tall)
            for low, high in reversed(found)
            if (high <= middle) == leftwards
            for x, tall in ((high, half), (high, 0), (low, 0), (low, half))
        ]
        for leftwards in (True, False)
    ]
    over = above or [(middle, y - half)]
    return [(middle, y + half), *below[0], *reversed(start), *over, *end, *below[1], (middle, y + half)]


def _openings(low: float, high: float) -> Iterator[tuple[float, float]]:
    """Return the openings of a dashed bar between two pixels, over the whole of it evenly."""
    length = high - low
    count = max(int((length - DASH) / (DASH + OPENING)), LEAST_OPENINGS)
    opening = min(OPENING, length / (2 * count + 1))
    if opening >= LEAST_OPENING:
        piece = (length - count * opening) / (count + 1)
        for number in range(count):
            x = low + piece + number * (piece + opening)
            yield x, x + opening


def _edge(end: End, y: float, half: float, *, outwards: int) -> list[Point]:
    """Return the points of an end from the top to the bottom; a date that is not known to the day slants one that is clean."""
    top, bottom = (end.low, end.high) if outwards > 0 else (end.high, end.low)
    match end.look:
        case "arrow":
            flare = max(half, 4.0) + 2
            return [(top, y - half), (top, y - flare), (top + outwards * ARROW_POINT, y), (top, y + flare), (top, y + half)]
        case "crossed":
            flare, inside = half + CROSSBAR, bottom - outwards * CROSSBAR
            return [(inside, y - half), (inside, y - flare), (bottom, y - flare), (bottom, y + flare), (inside, y + flare), (inside, y + half)]
        case _:
            return [(top, y - half), (bottom, y + half)]
