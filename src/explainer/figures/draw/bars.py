"""The outlines of bars through time, whose ends say on what they rest: clean, torn, crossed or pointed; a bar can be dotted."""

from collections.abc import Iterator
from typing import NamedTuple

from explainer.figures.draw.path_data import Point, polyline

TOOTH = 4.0  # pixels that a torn end goes in and out
ARROW_POINT = 9.0  # pixels of the point of an arrow
SHORTEST_BAR = 5.0  # pixels of the shortest bar, between torn ends
LONGEST_STRETCHED = SHORTEST_BAR + 2 * TOOTH  # pixels of the longest bar that can be stretched beyond its days, to be seen
CROSSBAR = 2.0  # pixels along a bar of what crosses its end, and by which that stands out on both sides
FADE = (2.0, 4.5, 7.5, 11.5, 16.5, 23.0)  # pixels from an open end to the strokes in which a bar runs out
DASH, OPENING = 5.0, 4.0  # pixels of a piece of a dotted bar, and between pieces


class End(NamedTuple):
    """An end of a bar: the first and the last pixel that its date can mean, and how it looks: `clean`, `torn`, `crossed` or `arrow`."""

    low: float
    high: float
    look: str = "clean"


def shortest(left: End, right: End) -> float:
    """Return the pixels of the shortest bar between two ends, whose teeth do not cross."""
    return SHORTEST_BAR + TOOTH * sum(end.look == "torn" for end in (left, right))


def bar(left: End, right: End, y: float, half: float, *, dotted: bool = False) -> list[Point]:
    """Return the closed outline of a bar about the height `y`, from the middle of its lower edge clockwise. A dotted one has openings between its ends."""
    middle = (left.low + right.high) / 2
    least = shortest(left, right)
    if right.low - left.high < least:
        left, right = (end._replace(low=middle + away, high=middle + away) for end, away in ((left, -least / 2), (right, least / 2)))
    start = _edge(left, y, half, outwards=-1)
    end = _edge(right, y, half, outwards=1)
    found = list(_openings(max(x for x, _ in start), min(x for x, _ in end))) if dotted else []
    middle = next((low - DASH / 2 for low, high in found if low < middle < high), middle)  # the outline begins on a piece
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


def sample(left: str, right: str, slant: int = 0, *, dotted: bool = False) -> str:
    """Return the path data of a sample of a bar for a key, by the looks of its ends; its start slants by so many pixels."""
    low, high = (10 if left == "arrow" else 5), (18 if right == "arrow" else 23)
    return polyline(bar(End(low, low + slant, left), End(high, high, right), 6, 4, dotted=dotted))


def _openings(low: float, high: float) -> Iterator[tuple[float, float]]:
    """Return the openings of a dotted bar between two pixels."""
    x = low + DASH
    while x + OPENING + DASH <= high:
        yield x, x + OPENING
        x += OPENING + DASH


def _edge(end: End, y: float, half: float, *, outwards: int) -> list[Point]:
    """Return the points of an end from the top to the bottom; a date that is not known to the day slants it."""
    top, bottom = (end.low, end.high) if outwards > 0 else (end.high, end.low)
    match end.look:
        case "arrow":
            flare = max(half, 4.0) + 2
            return [(top, y - half), (top, y - flare), (top + outwards * ARROW_POINT, y), (top, y + flare), (top, y + half)]
        case "crossed":
            flare, inside = half + CROSSBAR, -outwards * CROSSBAR
            slant = (bottom - top) * CROSSBAR / (2 * flare)
            above = [(top + inside + slant, y - half), (top + inside, y - flare), (top, y - flare)]
            return [*above, (bottom, y + flare), (bottom + inside, y + flare), (bottom + inside - slant, y + half)]
        case "torn":
            teeth = max(2, round(half / 2))
            steps = [(part / (2 * teeth), part % 2) for part in range(2 * teeth + 1)]
            return [(top + (bottom - top) * down - outwards * TOOTH * inside, y - half + 2 * half * down) for down, inside in steps]
        case _:
            return [(top, y - half), (bottom, y + half)]
