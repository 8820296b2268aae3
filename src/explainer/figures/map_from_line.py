"""Distances from the line on a map: each line at a distance is named with its kilometres at one of its ends."""

from collections.abc import Mapping, Sequence

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Plot, note
from explainer.figures.draw.text_size import Box, covered, text_box
from explainer.figures.map_shown import FromLine

SIZE = 12  # of the kilometres
NUDGES = (0, -2, 2, -4, 4)  # pixels by which kilometres give way to others
Points = Sequence[tuple[float, float]]


def edges(claim: FromLine) -> list[float]:
    """Return the distances of a claim in kilometres: the one that it names, or the nearest and the farthest."""
    value = claim.value
    return [float(value.value)] if value.value is not None else [float(each) for each in (value.low, value.high) if each is not None]


def nearest_first(claims: Sequence[FromLine]) -> list[FromLine]:
    """Return claims by distance. One of a single distance comes before those that reach to it."""
    return sorted(claims, key=lambda claim: (min(edges(claim)), max(edges(claim)), claim.value.period.first, claim.id))


def distance_labels(curves: Mapping[float, Points], frame: Box, others: Sequence[Box]) -> tuple[list[Plot], list[Box]]:
    """Return the kilometres of lines as notes, at one end of each line and at the other end of the next, clear of `others`, and the boxes that they fill."""
    notes: list[Plot] = []
    taken: list[Box] = []
    for number, (far, points) in enumerate(sorted(curves.items())):
        ends = [points[0], points[-1]] if number % 2 else [points[-1], points[0]]
        for x, y, box in ((x - 5, y + nudge, _box(far, x - 5, y + nudge)) for x, y in ends for nudge in NUDGES):
            if box.within(frame) and not covered(box, [*others, *taken]):
                taken.append(box)
                notes.append(
                    note([_words(far)], round(x, 1), round(y, 1), size=SIZE, colour="law", anchor=("right", "middle"), bold=True, bgcolor=css("land"))
                )
                break
    return notes, taken


def _words(far: float) -> str:
    return f"{far:g} km"


def _box(far: float, x: float, y: float) -> Box:
    return text_box([_words(far)], x, y, SIZE, xanchor="right", yanchor="middle", bold=True)
