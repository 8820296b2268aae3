"""The outlines of bars through time, whose ends say on what they rest: clean, in dots, crossed or pointed; a bar can be dotted as a whole."""

from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from explainer.figures.draw.path_data import Point, polyline

END_DOT, DOT_STEP = 3.0, 5.0  # pixels across a dot of an end, and from one to the next
END_DOTS = 3  # beyond an end on a day, where there is room for them
ARROW_POINT = 9.0  # pixels of the point of an arrow
SHORTEST_BAR = 5.0  # pixels of the shortest bar, without the dots of its ends: a shorter one is stretched beyond its days, to be seen
LONGEST_MOVED = SHORTEST_BAR + 2 * DOT_STEP  # pixels of the longest bar that stands aside from its days, behind the one before it
CROSSBAR = 2.0  # pixels along a bar of what crosses its end, and by which that stands out on both sides
FADE = (2.0, 4.5, 7.5, 11.5, 16.5, 23.0)  # pixels from an open end to the strokes in which a bar runs out
DASH, OPENING = 5.0, 4.0  # pixels of a piece of a dotted bar at the least, and between pieces
LEAST_OPENINGS, LEAST_OPENING = 2, 2.0  # of a dotted bar that is short, and their pixels
SHORTEST_DOTTED_BAR = (2 * LEAST_OPENINGS + 1) * LEAST_OPENING


class End(NamedTuple):
    """An end of a bar: the first and the last pixel that its date can mean, and how it looks: `clean`, `dots`, `crossed` or `arrow`."""

    low: float
    high: float
    look: str = "clean"


def bar(left: End, right: End, y: float, half: float, *, dotted: bool = False, room: tuple[float, float] = (-inf, inf)) -> list[list[Point]]:
    """Return the closed outlines of a bar about the height `y`: its body, from the middle of the lower edge clockwise, and the dots beyond its ends.

    A dotted one has openings between its ends. The dots stay between the two pixels of `room`; where these leave none for a dot, a body that is long enough gives way
    to one, and another has none.
    """
    if right.low - left.high < SHORTEST_BAR:
        middle = (left.low + right.high) / 2
        left, right = (end._replace(low=middle + away, high=middle + away) for end, away in ((left, -SHORTEST_BAR / 2), (right, SHORTEST_BAR / 2)))
    spare = right.low - left.high - SHORTEST_BAR
    (left, starts), (right, ends) = _solid(left, room[0], spare / 2, outwards=-1), _solid(right, room[1], spare / 2, outwards=1)
    dots = [
        [(x, y + END_DOT / 2), (x, y - END_DOT / 2), (x + END_DOT, y - END_DOT / 2), (x + END_DOT, y + END_DOT / 2), (x, y + END_DOT / 2)]
        for x in (*starts, *ends)
    ]
    return [_body(left, right, y, half, dotted=dotted), *dots]


def sample(left: str, right: str, *, slanted: str = "", dotted: bool = False) -> str:
    """Return the path data of a sample of a bar for a key, by the looks of its ends; those are slanted that `slanted` names."""
    low, high = ({"arrow": 10, "dots": 11}.get(look, 5) for look in (left, right))
    start, end = (8 if side in slanted else 0 for side in ("left", "right"))
    return "".join(map(polyline, bar(End(low, low + start, left), End(28 - high - end, 28 - high, right), 6, 4, dotted=dotted, room=(1, 27))))


def _solid(end: End, limit: float, spare: float, *, outwards: int) -> tuple[End, list[float]]:
    """Return the end of the body of a bar, and where the dots begin that stand beyond it: over all days that a date can mean, and after the last of them."""
    if end.look != "dots":
        return end, []
    edge, outer = (end.high, end.low) if outwards < 0 else (end.low, end.high)
    length = min(max(abs(outer - edge), END_DOTS * DOT_STEP), outwards * (limit - edge))
    if length < DOT_STEP:
        if DOT_STEP - length > spare:
            return End(edge, edge), []
        edge -= outwards * (DOT_STEP - length)
        length = DOT_STEP
    first = DOT_STEP - END_DOT
    steps = [first + DOT_STEP * step for step in range(int(length / DOT_STEP + 0.01))]
    return End(edge, edge), [edge + step if outwards > 0 else edge - step - END_DOT for step in steps]


def _body(left: End, right: End, y: float, half: float, *, dotted: bool) -> list[Point]:
    """Return the outline of a bar without the dots of its ends."""
    middle = (left.low + right.high) / 2
    start = _edge(left, y, half, outwards=-1)
    end = _edge(right, y, half, outwards=1)
    found = list(_openings(max(x for x, _ in start), min(x for x, _ in end))) if dotted else []
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
    """Return the openings of a dotted bar between two pixels, over the whole of it evenly."""
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
