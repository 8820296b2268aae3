"""Labels set beside their marks, where no other label stands."""

from collections.abc import Sequence
from typing import NamedTuple

from explainer.figures.draw.text_size import Box, covered, crossings, text_box, wrap


class Label(NamedTuple):
    """A label that has found its place: its lines, its anchor and the box that it fills, and how far it stands from its mark, all in pixels."""

    lines: list[str]
    x: float
    y: float
    anchor: tuple[str, str]
    box: Box
    distance: float


# Where a label may stand: steps to the right and down from its point, and the anchor of its text.
DIRECTIONS = (
    (0, -1, "center", "bottom"),
    (0, 1, "center", "top"),
    (1, 0, "left", "middle"),
    (-1, 0, "right", "middle"),
    (1, -1, "left", "bottom"),
    (-1, -1, "right", "bottom"),
    (1, 1, "left", "top"),
    (-1, 1, "right", "top"),
)
LEADER_STEPS = 16  # points along the way from a label to its mark
DISTANCES = (8, 15, 24, 36, 50, 66, 84, 104, 128, 156)


def place_label(
    text: str,
    x: float,
    y: float,
    *,
    size: int,
    limit: float,
    frame: Box,
    taken: Sequence[Box],
    marks: Sequence[Box],
    least: float = 0,
    most: float = DISTANCES[-1],
) -> Label | None:
    """Return the best place for a label beside a point, or None where no place in the frame is free of other labels.

    A label never stands over one in `taken`, and over as few `marks` as possible. The way from it to its point crosses as few
    other marks and labels as can be. Near places come before far ones, none nearer than `least` or further than `most`; a label wider than `limit` pixels may break into lines.
    """
    best: tuple[float, Label] | None = None
    shapes = [[text], wrap(text, size, limit, bold=True)]
    others, labels = ([box for box in boxes if not box.holds(x, y)] for boxes in (marks, taken))
    for distance in (step for step in DISTANCES if least <= step <= most):
        if best and best[0] <= distance:
            break
        for lines in shapes if len(shapes[1]) > 1 else shapes[:1]:
            for right, down, xanchor, yanchor in DIRECTIONS:
                at = (x + right * distance, y + down * distance)
                box = text_box(lines, *at, size, xanchor=xanchor, yanchor=yanchor, bold=True)
                if not box.within(frame) or covered(box, taken):
                    continue
                along = [(x + (at[0] - x) * step / LEADER_STEPS, y + (at[1] - y) * step / LEADER_STEPS) for step in range(1, LEADER_STEPS + 1)]
                crossed = 30 * crossings(others, along) + 100 * crossings(labels, along) if distance > DISTANCES[0] else 0
                cost = 100.0 * covered(box, marks) + crossed + distance + len(lines)
                if best is None or cost < best[0]:
                    best = (cost, Label(lines, *at, (xanchor, yanchor), box, distance))
    return best[1] if best else None
