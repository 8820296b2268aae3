"""The phases of the record as bands behind a figure with an axis of time, and their names, where there is room."""

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Plot, note
from explainer.figures.draw.text_size import Box, text_box, wrap
from explainer.figures.draw.time_axis import TimeAxis
from explainer.record.dataset import Dataset

SIZE = 13  # of the names
MOST_LINES = 2  # of a name


def phase_bands(dataset: Dataset, time: TimeAxis, across: float, *, upright: bool = False) -> tuple[list[Plot], list[Plot]]:
    """Return the bands and the notes of the phases; `across` is the length of the other axis, and `upright` says that time runs downwards."""
    shapes, notes = [], []
    taken: list[Box] = []
    for number, phase in enumerate(dataset.phases.values()):
        first = max(phase.date.first, time.first)
        last = min(phase.date.last or time.reach, time.last)
        if last <= first:
            continue
        if number % 2 == 0:
            ends = (first.isoformat(), last.isoformat())
            (x0, y0), (x1, y1) = ((0, ends[0]), (round(across, 1), ends[1])) if upright else ((ends[0], 0), (ends[1], round(across, 1)))
            shapes.append({"type": "rect", "x0": x0, "y0": y0, "x1": x1, "y1": y1, "layer": "below", "fillcolor": css("band"), "line": {"width": 0}})
        room = time.at(last) - time.at(first)
        lines = wrap(phase.name, SIZE, room - 8)
        size = text_box(lines, 0, 0, SIZE, xanchor="left", yanchor="top")
        if size.right > room - 4 or len(lines) > MOST_LINES + (not upright) or any(size.touches(box) for box in taken):
            continue
        if upright:
            y = time.day((time.at(first) + time.at(last)) / 2)
            notes.append(note(lines, round(across, 1), y, size=SIZE, colour="quiet", italic=True, textangle=90, xshift=17))
        else:
            x = time.day(time.at(first) + 4)
            notes.append(note(lines, x, 0, size=SIZE, colour="quiet", anchor=("left", "bottom"), italic=True, yshift=3))
    return shapes, notes
