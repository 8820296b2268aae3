"""The phases of the record as bands behind a figure with an axis of time, each with its name: one that cannot be named is not drawn."""

from collections.abc import Iterator
from datetime import date

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Plot, note, rect
from explainer.figures.draw.text_size import LINE_HEIGHT, Box, text_box, wrap
from explainer.figures.draw.time_axis import TimeAxis
from explainer.record.dataset import Dataset

SIZE = 13  # of the names
LINE = SIZE * LINE_HEIGHT
MOST_LINES = {True: 3, False: 4}  # of a name where time runs downwards, and where it runs to the right
LEAST = 24  # pixels of a phase that is named
RAISED = 120  # pixels of a line of a name that stands above the others, since its phase is shorter than its words


def phase_bands(dataset: Dataset, time: TimeAxis, across: float, *, upright: bool = False) -> tuple[list[Plot], list[Plot]]:
    """Return the bands and the notes of the phases; `across` is the length of the other axis, and `upright` says that time runs downwards."""
    shapes: list[Plot] = []
    notes: list[Plot] = []
    taken: list[Box] = []
    raised: list[tuple[str, float]] = []
    for number, name, first, last in _shown(dataset, time):
        low, room = time.at(first), time.at(last) - time.at(first)
        lines = _lines(name, room, upright=upright)
        if not lines and (upright or room < LEAST or low + RAISED > time.length):
            continue
        if number % 2 == 0:
            start, end, far = first.isoformat(), last.isoformat(), round(across, 1)
            shapes.append(rect((0, start, far, end) if upright else (start, 0, end, far), "band"))
        if not lines:
            raised.append((name, low))
        elif upright:
            shift = round(len(lines) * LINE / 2 + 1)
            notes.append(
                note(
                    lines, round(across, 1), time.day(low + room / 2), size=SIZE, colour="quiet", italic=True, heard=True, textangle=90, xshift=shift
                )
            )
        else:
            taken.append(text_box(lines, low + 4, -3, SIZE, xanchor="left", yanchor="bottom"))
            notes.append(note(lines, time.day(low + 4), 0, size=SIZE, colour="quiet", anchor=("left", "bottom"), italic=True, heard=True, yshift=3))
    for name, low in reversed(raised):
        lines = wrap(name, SIZE, RAISED)
        up = 3
        while any(text_box(lines, low + 4, -up, SIZE, xanchor="left", yanchor="bottom").touches(box) for box in taken):
            up += 4
        taken.append(text_box(lines, low + 4, -up, SIZE, xanchor="left", yanchor="bottom"))
        notes.append(note(lines, time.day(low + 4), 0, size=SIZE, colour="quiet", anchor=("left", "bottom"), italic=True, heard=True, yshift=up))
        taken.append(Box(low - 4, -up, low + 4, 0))
        stem = {"type": "line", "x0": time.day(low), "x1": time.day(low), "y0": 0, "y1": round(-up - len(lines) * LINE)}
        shapes.append({**stem, "layer": "below", "line": {"color": css("context"), "width": 1}})
    return shapes, notes


def height(names: list[Plot]) -> int:
    """Return how many pixels names stand above the plot area."""
    return max((round(name["yshift"] + len(name["lines"]) * LINE + 2) for name in names), default=0)


def unnamed(dataset: Dataset, time: TimeAxis) -> bool:
    """Return whether a phase of some length is too short for its name along an axis that runs downwards."""
    return any(
        time.at(last) - time.at(first) >= LEAST and not _lines(name, time.at(last) - time.at(first), upright=True)
        for _, name, first, last in _shown(dataset, time)
    )


def most_lines(dataset: Dataset, time: TimeAxis) -> int:
    """Return the lines of the name of a phase that takes the most along an axis that runs downwards."""
    return max((len(_lines(name, time.at(last) - time.at(first), upright=True)) for _, name, first, last in _shown(dataset, time)), default=0)


def _shown(dataset: Dataset, time: TimeAxis) -> Iterator[tuple[int, str, date, date]]:
    """Yield the number, the name, the first and the last day of each phase on an axis."""
    for number, phase in enumerate(dataset.phases.values()):
        first, last = max(phase.date.first, time.first), min(phase.date.last or time.reach, time.last)
        if first < last:
            yield number, phase.name, first, last


def _lines(name: str, room: float, *, upright: bool) -> list[str]:
    """Return the lines of a name along a phase, or none where it has no room."""
    lines = wrap(name, SIZE, room - 5)
    return lines if len(lines) <= MOST_LINES[upright] and text_box(lines, 0, 0, SIZE, xanchor="left", yanchor="top").right <= room - 5 else []
