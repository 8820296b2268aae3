"""The curves of ties between actors: bent so that they enter few labels, and lie on no other tie of the same two."""

from collections.abc import Sequence
from itertools import pairwise
from math import dist, hypot

from explainer.figures.actors_layout import Grid, Node
from explainer.figures.draw.text_size import crossings
from explainer.record.ties import Relation

# How far a curve may bend sideways, as a share of the distance of its ends; those tried first bend least.
BENDS = tuple(sign * bend / 100 for bend in (6, 10, 14, 19, 24, 30, 36, 46, 56, 68, 80, 95, 115) for sign in (-1, 1))
SAMPLES = 16  # of the points of a plot; even, so that one point is the middle
FINE = 48  # points at which a curve is tried
NAME_CLEARANCE = 5  # pixels that a curve keeps from the names of others
Curve = list[tuple[float, float]]


def curves_of(chosen: Sequence[Relation], grid: Grid) -> dict[str, Curve]:
    """Return the points of each tie, by its id: bent so that it enters no name or dot of others where that can be, and lies on no other of its pair that held then."""
    curves: dict[str, Curve] = {}
    taken: dict[tuple[frozenset[str], float], list[Relation]] = {}
    left, top, right, bottom = grid.frame
    solid = {id_: (node.box.grown(NAME_CLEARANCE), node.dot) for id_, node in grid.nodes.items()}
    for tie in sorted(chosen, key=lambda tie: (-tie.strength, tie.id)):
        start, end = grid.nodes[tie.from_], grid.nodes[tie.to]
        pair = frozenset((tie.from_, tie.to))
        boxes = [box for id_, both in solid.items() if id_ not in pair for box in both]
        own = [node.box for node in (start, end)]
        found: list[tuple[float, float]] = []
        for bend in BENDS:
            curve = _curve(start, end, bend, FINE)
            outside = sum(1 for x, y in curve if not (left < x < right and top < y < bottom))
            overlap = any(_at_once(tie, other) for other in taken.get((pair, bend if tie.from_ < tie.to else -bend), ()))
            trouble = 1000 * crossings(boxes, curve) + 6 * crossings(own, curve[2:-2]) + 8 * outside + 25 * overlap
            found.append((trouble + abs(bend) * 4, bend))
            if not trouble:
                break  # the bends that follow are no smaller
        _, bend = min(found)
        curves[tie.id] = _curve(start, end, bend, SAMPLES)
        taken.setdefault((pair, bend if tie.from_ < tie.to else -bend), []).append(tie)
    return curves


def _at_once(tie: Relation, other: Relation) -> bool:
    """Return whether two ties can have held on the same day."""
    return all(not (one.valid_to and two.valid_from and one.valid_to.latest < two.valid_from.first) for one, two in ((tie, other), (other, tie)))


def _curve(start: Node, end: Node, bend: float, samples: int) -> Curve:
    """Return points of a quadratic curve between two dots, bent sideways by a share of their distance; it stops short of the dots."""
    x0, y0, x2, y2 = start.x, start.y, end.x, end.y
    dx, dy = x2 - x0, y2 - y0
    length = hypot(dx, dy) or 1
    x1, y1 = (x0 + x2) / 2 - dy * bend, (y0 + y2) / 2 + dx * bend
    short = min(8 / length, 0.2)
    points = []
    for step in range(samples + 1):
        t = short + (1 - 2 * short) * step / samples
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        points.append((a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2))
    return points


def fine(curve: Curve) -> Curve:
    """Return the points of a curve, and the middle of each of its steps."""
    return [point for (x0, y0), (x1, y1) in pairwise(curve) for point in ((x0, y0), ((x0 + x1) / 2, (y0 + y1) / 2))]


def outline_about(curve: Curve, half: float) -> Curve:
    """Return the closed outline of a curve, pointed at its ends. It begins in the middle of a side, so that half of the way is the middle of the other."""
    points = fine(curve)
    sides: list[Curve] = [[], []]
    for (x0, y0), (x, y), (x1, y1) in zip(points, points[1:], points[2:], strict=False):
        length = dist((x0, y0), (x1, y1)) or 1
        right, down = (y0 - y1) / length * half, (x1 - x0) / length * half
        sides[0].append((x + right, y + down))
        sides[1].append((x - right, y - down))
    one, other = sides
    middle = len(one) // 2
    return [*one[middle:], curve[-1], *reversed(other), curve[0], *one[: middle + 1]]
