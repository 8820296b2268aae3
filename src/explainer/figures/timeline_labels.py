"""Labels of a timeline: each beside its own mark and far from others, or tied to it by a line that touches nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from heapq import heappop, heappush
from math import cos, pi, sin
from typing import NamedTuple

from explainer.figures.draw.path_data import Point
from explainer.figures.draw.text_size import Box, is_covered, text_box, width, wrap

UNLED_DISTANCE = 6.0  # pixels from a mark to a label that stands beside it without a line
UNLED_CLEARANCE = 18.0  # pixels that such a label keeps from every other mark, so that it is read as that of none
LABEL_CLEARANCE = 3.0  # pixels that every label keeps from marks and labels
LEAD_CLEARANCE = 1.5  # and every line from those that are not its own
LED_DISTANCES = (14.0, 20.0, 28.0, 38.0, 50.0, 64.0, 80.0, 98.0)  # pixels from a mark to a label that has a line
FAR_DISTANCES = (118.0, 142.0, 170.0, 200.0)  # and to one whose line runs across the time: along it a long line would read as a span
STEEP = 0.35  # of the length of such a line that it may run along the time
SAME_HEIGHT = 8.0  # pixels by which two marks, or two labels, stand as good as beside each other
TURNS = 24  # directions in which a label is looked for
LED_INDENT = 5.0  # pixels from the end of a line to the first letter, where a label stands over or under it
SHARES = {"left": 0.0, "center": 0.5, "right": 1.0, "top": 0.0, "middle": 0.5, "bottom": 1.0}  # of a text that lie before its anchor
TRIES = 6  # orders in which labels may look for their places


class Wish(NamedTuple):
    """A label that looks for its place: its words, and the box of its mark."""

    words: str
    mark: Box


class LabelSpot(NamedTuple):
    """Where a label stands: its lines, the point and the anchor of its text, the box that it fills, its line to the mark, where it needs one, and its mark."""

    lines: list[str]
    at: Point
    anchor: tuple[str, str]
    box: Box
    line: tuple[Point, Point] | None
    cost: float
    mark: Point


@cache  # a preview draws every timeline anew for the band below it, which leaves labels as they were
def labelled(wishes: tuple[Wish, ...], marks: tuple[Box, ...], frame: Box, size: int, limit: float, *, upright: bool) -> dict[int, LabelSpot]:
    """Return the spots of labels by the numbers of their wishes, for as many as can be told apart; one that finds no spot is left out.

    Time runs downwards where the picture is `upright`: there labels stand in the order of their marks, unless all find room in another alone.
    """
    spots = [_Spots(_spots(wish, marks, frame, size, limit, upright=upright)) for wish in wishes]
    found = _settled(spots, in_order=upright)
    if upright and len(found) < len(wishes):
        freely = _settled(spots, in_order=False)
        found = freely if len(freely) == len(wishes) else found
    return found


def _settled(spots: Sequence["_Spots"], *, in_order: bool) -> dict[int, LabelSpot]:
    """Return a spot for each label that stands in the way of none before it. Those that find none come first in the next try."""
    order = list(range(len(spots)))
    best: dict[int, LabelSpot] = {}
    for _ in range(TRIES):
        found: dict[int, LabelSpot] = {}
        for number in order:
            if spot := _free(spots[number], found, in_order=in_order):
                found[number] = spot
        if _worth(found) > _worth(best):
            best = found
        missing = [number for number in order if number not in found]
        before, order = order, [*missing, *(number for number in order if number in found)]
        if order == before:  # none is missing, or none of those that are can stand anywhere
            break
    for number in range(len(spots)):
        if number not in best:
            best = _made_room(number, best, spots, in_order=in_order)
    return best


def _free(spots: "_Spots", taken: dict[int, LabelSpot], *, in_order: bool) -> LabelSpot | None:
    """Return the first spot of a label that is in the way of none that is taken."""
    return next((spot for spot in spots if not any(_meet(spot, other, in_order=in_order) for other in taken.values())), None)


def _made_room(number: int, found: dict[int, LabelSpot], spots: Sequence["_Spots"], *, in_order: bool) -> dict[int, LabelSpot]:
    """Return the spots with one for a label that had none, where those in its way can stand elsewhere."""
    for spot in spots[number]:
        kept = {number: spot, **{each: other for each, other in found.items() if not _meet(spot, other, in_order=in_order)}}
        for each in [each for each in found if each not in kept]:
            if not (moved := _free(spots[each], kept, in_order=in_order)):
                break
            kept[each] = moved
        else:
            return kept
    return found


def _worth(found: dict[int, LabelSpot]) -> tuple[int, float]:
    return len(found), -sum(spot.cost for spot in found.values())


class _Spots:
    """Spots that are worked out when they are asked for, once: nearly every label stands in one of its first few."""

    def __init__(self, spots: Iterator[LabelSpot]) -> None:
        self.found: list[LabelSpot] = []
        self.rest = spots

    def __iter__(self) -> Iterator[LabelSpot]:
        yield from self.found
        for spot in self.rest:
            self.found.append(spot)
            yield spot


def _spots(wish: Wish, marks: Sequence[Box], frame: Box, size: int, limit: float, *, upright: bool) -> Iterator[LabelSpot]:
    """Yield where a label may stand by what it does to marks alone, the best first."""
    around = wish.mark.grown(FAR_DISTANCES[-1] + width(wish.words, size, bold=True))
    others = sorted((box for box in marks if box != wish.mark and box.touches(around)), key=wish.mark.apart)  # the nearest are most in the way
    waiting: list[tuple[float, int, LabelSpot]] = []  # for the spots that cost less before their surroundings are counted
    for number, spot in _thinkable(wish, frame, size, limit, upright=upright):
        while waiting and waiting[0][0] < spot.cost:
            yield heappop(waiting)[2]
        if _stands(spot, others):
            cost = spot.cost + _crowded(spot, others)
            heappush(waiting, (cost, number, spot._replace(cost=cost)))
    while waiting:
        yield heappop(waiting)[2]


def _stands(spot: LabelSpot, others: Iterable[Box]) -> bool:
    """Return whether a label covers no mark, is near none that is not its own, and has a line that keeps away from others."""
    if is_covered(spot.box.grown(LABEL_CLEARANCE if spot.line else UNLED_CLEARANCE), others):
        return False
    if not spot.line:
        return True
    (x0, y0), (x1, y1) = spot.line
    way = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return not any(enters(spot.line, box.grown(LEAD_CLEARANCE)) for box in others if box.near(way, 2 * LEAD_CLEARANCE))


def _crowded(spot: LabelSpot, others: Iterable[Box]) -> float:
    """Return what it costs that other marks are near a label."""
    return max((0.0, *(UNLED_CLEARANCE - spot.box.apart(other) for other in others if other.near(spot.box, UNLED_CLEARANCE))))


def _thinkable(wish: Wish, frame: Box, size: int, limit: float, *, upright: bool) -> Iterator[tuple[int, LabelSpot]]:
    """Yield labels that stay in the frame, each with its number among all: those beside a mark, and those to which a line leads, with the first word near its end.

    Those that cost least come first: few others are ever asked for.
    """
    shapes: list[tuple[list[str], Box]] = []
    for part in (9999, limit, limit * 0.7, limit * 0.5):
        lines = wrap(wish.words, size, part, bold=True)
        if lines not in [shape[0] for shape in shapes]:
            shapes.append((lines, text_box(lines, 0, 0, size, xanchor="left", yanchor="top", bold=True)))
    x, y = (wish.mark.left + wish.mark.right) / 2, (wish.mark.top + wish.mark.bottom) / 2
    half_x, half_y = (wish.mark.right - wish.mark.left) / 2, (wish.mark.bottom - wish.mark.top) / 2
    for cost, number, shape, placing in _placings(tuple(len(lines) for lines, _ in shapes), upright=upright):
        right, down, distance, shift, anchor = placing
        lines, (_, _, wide, high) = shapes[shape]
        edge = min(half_x / abs(right) if right else 1e9, half_y / abs(down) if down else 1e9)
        end_x, end_y = x + right * (edge + distance), y + down * (edge + distance)
        text_x = end_x + shift * LED_INDENT
        left, top = text_x - wide * SHARES[anchor[0]], end_y - high * SHARES[anchor[1]]
        if left < frame.left or top < frame.top or left + wide > frame.right or top + high > frame.bottom:
            continue
        box = Box(left, top, left + wide, top + high)
        if not box.near(wish.mark, LABEL_CLEARANCE):
            line = None if distance == UNLED_DISTANCE else ((x + right * edge, y + down * edge), (end_x, end_y))  # from where it is seen
            yield number, LabelSpot(lines, (text_x, end_y), anchor, box, line, cost, (x, y))


class Placing(NamedTuple):
    """How a label may stand to its mark: the direction, the distance, and the shift to the side and the anchor of its text."""

    right: float
    down: float
    distance: float
    shift: int
    anchor: tuple[str, str]


@cache
def _placings(lines: tuple[int, ...], *, upright: bool) -> list[tuple[float, int, int, Placing]]:
    """Return all placings of labels of so many `lines`: the cost, the number, the place of the label among `lines`, and the placing, those that cost least first."""
    placings: list[tuple[float, int, int, Placing]] = []
    for turn in range(TURNS):
        right, down = round(cos(turn * 2 * pi / TURNS), 6), round(sin(turn * 2 * pi / TURNS), 6)
        slant = 0.0 if not right or not down else 5.0
        for distance in (UNLED_DISTANCE, *LED_DISTANCES, *(FAR_DISTANCES if abs(down if upright else right) < STEEP else ())):
            for shape, count in enumerate(lines):
                for shift, anchor, cost in _anchors(right, down):
                    if shift > 0 and distance == UNLED_DISTANCE and not upright:  # it would begin far from its mark, in the way of another lane
                        continue
                    placings.append((distance + slant + cost + 4 * count**1.5, len(placings), shape, Placing(right, down, distance, shift, anchor)))
    return sorted(placings)


def _anchors(right: float, down: float) -> Iterator[tuple[int, tuple[str, str], float]]:
    """Yield how a label may stand at the end of its line: the shift to the side, the anchor, and what it costs. The first word is best near the mark."""
    if abs(right) > abs(down):
        yield (0, ("left", "middle"), 0) if right > 0 else (0, ("right", "middle"), 6)
    else:
        upright = "top" if down > 0 else "bottom"
        yield -1, ("left", upright), 1
        yield 0, ("center", upright), 2
        yield 1, ("right", upright), 18  # one that begins far from its mark is read as that of what it begins at


def _meet(one: LabelSpot, other: LabelSpot, *, in_order: bool) -> bool:
    """Return whether two labels touch, or the line of one the other or its line, or stand below each other against the order of their marks."""
    if in_order and _against_order(one, other):
        return True
    if one.box.near(other.box, LABEL_CLEARANCE):
        return True
    if any(each.line and enters(each.line, second.box.grown(LABEL_CLEARANCE)) for each, second in ((one, other), (other, one))):
        return True
    return bool(one.line and other.line and cross(one.line, other.line))


def _against_order(one: LabelSpot, other: LabelSpot) -> bool:
    """Return whether two labels stand the other way round than their marks, by more than the eye lets pass."""
    marks, labels = one.mark[1] - other.mark[1], one.box.top + one.box.bottom - other.box.top - other.box.bottom
    return marks * labels < 0 and abs(marks) > SAME_HEIGHT and abs(labels) / 2 > SAME_HEIGHT


def enters(line: tuple[Point, Point], box: Box) -> bool:
    """Return whether a straight line enters a box."""
    (x0, y0), (x1, y1) = line
    first, last = 0.0, 1.0
    for start, step, low, high in ((x0, x1 - x0, box.left, box.right), (y0, y1 - y0, box.top, box.bottom)):
        if not step:
            if not low < start < high:
                return False
            continue
        ends = sorted(((low - start) / step, (high - start) / step))
        first, last = max(first, ends[0]), min(last, ends[1])
    return first < last


def cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Return whether two straight lines cross."""
    return _sides(one, other) and _sides(other, one)


def _sides(line: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Return whether the ends of another line lie on two sides of a line, or on it."""
    (x0, y0), (x1, y1) = line
    turns = [(x1 - x0) * (y - y0) - (y1 - y0) * (x - x0) for x, y in other]
    return turns[0] * turns[1] <= 0
