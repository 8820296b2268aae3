"""The phases of the record as bands behind a figure with an axis of time, each with its name in one line where there is room for it.

Where none can be named there are no bands: nothing would say what they are.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Plot, note, rect
from explainer.figures.draw.text_size import LINE_HEIGHT, width
from explainer.figures.draw.time_axis import TimeAxis
from explainer.record.dataset import Dataset

TEXT_SIZE = 13  # of the names
LINE_STEP = TEXT_SIZE * LINE_HEIGHT
NAME_INSET = 2  # pixels from the start of a phase to its name
NARROWEST_NAMED = 24  # pixels of a phase that is named
BEYOND_AXIS_ON_PHONE = 3  # pixels of the right margin that the name of the last phase takes there
BEYOND_AXIS = 8  # pixels of each margin beyond the end of an axis
LOOK: dict[str, Any] = {"size": TEXT_SIZE, "colour": "quiet", "italic": True, "heard": True}  # of the names


class _Shown(NamedTuple):
    """A phase on an axis: its number, its names, the longest first, its first and last day, its first pixel, and the pixels for its name."""

    number: int
    names: tuple[str, ...]
    first: date
    last: date
    low: float
    room: float

    @property
    def name(self) -> str:
        """The longest name that fits, or none."""
        return next((name for name in self.names if width(name, TEXT_SIZE) + NAME_INSET <= self.room), "")


def phase_bands(dataset: Dataset, time: TimeAxis, across: float, *, upright: bool = False, latest: bool = False) -> tuple[list[Plot], list[Plot]]:
    """Return the bands and the notes of the phases, or of the `latest` of the record alone, where others would find no room for their names.

    `across` is the length of the other axis, and `upright` says that time runs downwards.
    """
    found = [phase for phase in _shown(dataset, time) if not latest or phase.number == len(dataset.phases) - 1]
    shapes = [_band(phase, across, upright=upright) for phase in found if phase.number % 2 == 0]
    notes: list[Plot] = []
    raised: list[_Shown] = []
    for phase in found:
        if phase.name and upright:
            turned: dict[str, Any] = {"textangle": 90, "xshift": round(LINE_STEP / 2 + 1)}
            notes.append(note([phase.name], round(across, 1), time.day(phase.low + phase.room / 2), **turned, **LOOK))
        elif phase.name:
            notes.append(note([phase.name], time.day(phase.low + NAME_INSET), 0, anchor=("left", "bottom"), yshift=3, **LOOK))
        elif not upright and _ends_with_axis(found, phase, time.length):
            notes.append(
                note(
                    [phase.names[-1]],
                    time.day(time.length),
                    0,
                    anchor=("right", "bottom"),
                    xshift=BEYOND_AXIS_ON_PHONE if latest else BEYOND_AXIS,
                    yshift=3,
                    **LOOK,
                )
            )
        elif not upright and phase.room >= NARROWEST_NAMED and phase.low + width(phase.names[-1], TEXT_SIZE) <= time.length:
            raised.append(phase)
    for row, phase in enumerate(reversed(raised), 1):  # a line that leads up to a name crosses none
        up = round(4 + row * LINE_STEP)
        notes.append(note([phase.names[-1]], time.day(phase.low + NAME_INSET), 0, anchor=("left", "bottom"), yshift=up, **LOOK))
        stem = {"type": "line", "x0": time.day(phase.low), "x1": time.day(phase.low), "y0": 0, "y1": round(-up - LINE_STEP)}
        shapes.append({**stem, "layer": "below", "line": {"color": css("context"), "width": 1}})
    return (shapes, notes) if notes else ([], [])


def _band(phase: _Shown, across: float, *, upright: bool) -> Plot:
    start, end, far = phase.first.isoformat(), phase.last.isoformat(), round(across, 1)
    return rect((0, start, far, end) if upright else (start, 0, end, far), "band")


def _ends_with_axis(found: list[_Shown], phase: _Shown, length: float) -> bool:
    """Return whether the name of the last phase has room where it ends with the axis: clear of the names before it, and most of it over its own band."""
    if phase.low + phase.room <= length:
        return False
    needed = width(phase.names[-1], TEXT_SIZE)
    start = phase.low + phase.room - needed
    taken = (each.low + NAME_INSET + width(each.name, TEXT_SIZE) for each in found if each.low < phase.low)
    return start >= max((*taken, phase.low - needed / 3))


def height(names: list[Plot]) -> int:
    """Return how many pixels names stand above the plot area."""
    return max((round(name["yshift"] + LINE_STEP + 2) for name in names), default=0)


def unnamed(dataset: Dataset, time: TimeAxis) -> bool:
    """Return whether a phase of some length is too short for its name along an axis that runs downwards."""
    return any(phase.room >= NARROWEST_NAMED and not phase.name for phase in _shown(dataset, time))


def _shown(dataset: Dataset, time: TimeAxis) -> Iterator[_Shown]:
    """Yield the phases on an axis; the name of the last one may run out into the margin.

    One that began before the axis has no short name: "7 Oct." beside a month of 2024 reads as a day of that year.
    """
    for number, phase in enumerate(dataset.phases.values()):
        first, last = max(phase.date.first, time.first), min(phase.date.last or time.recorded_to, time.last)
        if first < last:
            low = time.at(first)
            room = (time.at(last) if phase.date.last else time.length + BEYOND_AXIS) - low
            short = phase.short if phase.date.first == first else None
            yield _Shown(number, tuple(filter(None, (phase.name, short))), first, last, low, room)
