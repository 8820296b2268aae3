"""The curves of ties between actors: bent so that they enter few labels, and lie on no other tie of the same two."""

from collections.abc import Sequence
from math import hypot

from explainer.figures.actors_layout import Grid, Node
from explainer.figures.draw.text_size import Box, crossings
from explainer.record.ties import Relation

# How far a curve may bend sideways, as a share of the distance of its ends; those tried first bend least.
BENDS = (-0.1, 0.1, -0.2, 0.2, -0.32, 0.32, -0.45, 0.45, -0.6, 0.6)
SAMPLES = 16  # even, so that one point is the middle
Curve = list[tuple[float, float]]


def curves_of(chosen: Sequence[Relation], grid: Grid) -> dict[str, Curve]:
    """Return the points of each tie, by its id: bent so that it enters as few labels and dots of others as can be, and lies on no other tie of its pair."""
    curves: dict[str, Curve] = {}
    taken: set[tuple[frozenset[str], float]] = set()
    left, top, right, bottom = Box(2, 2, grid.width - 2, grid.height - 2)
    solid = {id_: (node.box, Box(node.x - 7, node.y - 7, node.x + 7, node.y + 7)) for id_, node in grid.nodes.items()}
    for tie in sorted(chosen, key=lambda tie: (-tie.strength, tie.id)):
        start, end = grid.nodes[tie.from_], grid.nodes[tie.to]
        pair = frozenset((tie.from_, tie.to))
        boxes = [box for id_, both in solid.items() if id_ not in pair for box in both]
        own = [node.box for node in (start, end)]
        found: list[tuple[float, float, Curve]] = []
        for bend in BENDS:
            curve = _curve(start, end, bend)
            outside = sum(1 for x, y in curve if not (left < x < right and top < y < bottom))
            overlap = (pair, bend if tie.from_ < tie.to else -bend) in taken
            trouble = 10 * crossings(boxes, curve) + 6 * crossings(own, curve[3:-3]) + 8 * outside + 25 * overlap
            found.append((trouble + abs(bend) * 4, bend, curve))
            if not trouble:
                break  # the bends that follow are no smaller
        _, bend, curves[tie.id] = min(found, key=lambda each: each[0])
        taken.add((pair, bend if tie.from_ < tie.to else -bend))
    return curves


def _curve(start: Node, end: Node, bend: float) -> Curve:
    """Return points of a quadratic curve between two dots, bent sideways by a share of their distance; it stops short of the dots."""
    x0, y0, x2, y2 = start.x, start.y, end.x, end.y
    dx, dy = x2 - x0, y2 - y0
    length = hypot(dx, dy) or 1
    x1, y1 = (x0 + x2) / 2 - dy * bend, (y0 + y2) / 2 + dx * bend
    short = min(8 / length, 0.2)
    points = []
    for step in range(SAMPLES + 1):
        t = short + (1 - 2 * short) * step / SAMPLES
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        points.append((a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2))
    return points
