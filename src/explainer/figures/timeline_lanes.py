"""Events to places on the lanes of a timeline: along the time by their dates, and across it beside each other where they would touch."""

from bisect import bisect, insort
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, get_args

from explainer.figures.draw.time_axis import TimeAxis
from explainer.figures.options import Figure
from explainer.record.dataset import Dataset
from explainer.record.events import Event
from explainer.record.vocabulary import EventKind, Theme

LANE_CHOICES = {"kind": get_args(EventKind), "theme": get_args(Theme), "actor": ()}
DOT_SIZES = {"core": 12.0, "expected": 9.0, "detail": 6.5}  # pixels across a mark of one day, by its importance
BAR_THICKNESS = {"core": 8.0, "expected": 7.0, "detail": 6.0}  # and across one that is longer
VAGUE_THICKNESS = {"core": 4.0, "expected": 3.5, "detail": 3.0}  # and across one of some day in a month or a year, which is no duration
LEAST_HOLLOW_MARK = 4.0  # pixels across a bar that is hollow, for its inside to show
LEAST_LENGTH = 10.0  # pixels of the shortest bar: a shorter one is stretched beyond its days, to be seen
SHORTEST_SPAN = 16.0  # pixels of the shortest span that is a bar: a shorter one, which would be taken for a square, has the mark of its kind
EVENT_GAP = 1.5  # pixels between events that stand beside each other
LEAD_ROOM = 2.0  # pixels that stay free on both sides of the way from a labelled event out of its lane
LONGEST_SILENCE = 3653  # days from the last event to the end of the record, over which an axis is no more drawn: ten years
LONGEST = 2400  # pixels of a time axis that runs downwards
LONGER = 1.2  # times the length before, where events do not fit
TIGHTEST = DOT_SIZES["core"] / (DOT_SIZES["core"] + EVENT_GAP)  # share of its room to which a lane is pressed before marks side by side would touch
NARROW_LANE_SPARE = 8  # pixels that stay free across a lane of a narrow screen


class Timeline(NamedTuple):
    """What a timeline shows: the events of its selection, by date."""

    figure: Figure
    dataset: Dataset
    events: list[Event]

    @property
    def recorded_to(self) -> date:
        """The last day that the picture is about: the end of the record, or the day up to which the figure chooses events."""
        end, until = self.dataset.edition.as_of.latest, self.figure.options["until"]
        return min(end, until.latest) if until else end

    def axis(self, length: float) -> TimeAxis:
        """Return the axis of the events along so many pixels; where the end of the record is near it goes on to it, so that a reader sees where none was found."""
        dates = [event.date for event in self.events] + ([self.dataset.edition.as_of] if self.to_record_end else [])
        return TimeAxis(dates, self.recorded_to, length, self.figure.options["since"])

    @property
    def to_record_end(self) -> bool:
        """Whether the axis goes on to the end of the record: no day ends the figure before it, and the last event is not long past."""
        if self.figure.options["until"] or not self.events:
            return False
        return (self.recorded_to - max(event.date.latest for event in self.events)).days <= LONGEST_SILENCE

    @property
    def with_coverage(self) -> bool:
        """Whether it is told how far the whole record reaches. Beside the events of one actor, which the site draws itself, that would be taken for their number."""
        return not self.figure.made

    @property
    def last_day(self) -> date:
        """The last day of what is shown."""
        return self.recorded_to if self.to_record_end else min(self.recorded_to, max(event.date.latest for event in self.events))


@dataclass
class EventMark:
    """An event in the picture: where it lies along the time and across its lane, in pixels of the plot area."""

    event: Event
    low: float
    high: float
    bar: bool
    across: float = 0

    @property
    def size(self) -> float:
        """How many pixels it takes across its lane: importance is size."""
        event = self.event
        size = ((BAR_THICKNESS if event.date.span else VAGUE_THICKNESS) if self.bar else DOT_SIZES)[event.importance]
        return size if event.settled else max(size, LEAST_HOLLOW_MARK)

    @property
    def along(self) -> float:
        """The middle of the mark along the time."""
        return (self.low + self.high) / 2


class TimelineLane(NamedTuple):
    """The marks of a lane, the pixels that they need across it, and the pixels from one of its rows to the next."""

    marks: list[EventMark]
    room: float
    row: float


def cut_ends(event: Event, time: TimeAxis) -> tuple[bool, bool]:
    """Return whether an event is a span that had begun before the axis, and whether it is one that goes on after the days that the axis is about."""
    date = event.date
    return date.span and date.first < time.first, date.span and date.latest > time.recorded_to


def mark_of(event: Event, time: TimeAxis) -> EventMark:
    """Return the mark of an event along the time: a bar where its day is not known, or it spans days and is long enough for a bar or cut by the axis."""
    low, high = time.extent(event.date)
    bar = high - low >= SHORTEST_SPAN or any(cut_ends(event, time)) if event.date.span else event.date.precision != "day"
    mark = EventMark(event, low, high, bar)
    half = max(high - low if bar else 0, LEAST_LENGTH if bar else mark.size) / 2
    return replace(mark, low=mark.along - half, high=mark.along + half)


def events_of_lanes(timeline: Timeline) -> dict[str, list[Event]]:
    """Return the events of each lane that has any; on lanes by actor an event stands in the lane of everyone whom it names."""
    figure, dataset, events = timeline
    by = figure.options["lanes"]
    if by == "actor":
        inside = {id_: dataset.with_institutions((id_,)) for id_ in figure.options["actors"]}
        return {id_: found for id_ in inside if (found := [event for event in events if not inside[id_].isdisjoint(event.actors)])}
    return {lane: found for lane in LANE_CHOICES[by] if (found := [event for event in events if getattr(event, by) == lane])}


def settled(events: list[Event], time: TimeAxis, spare: float, labelled: Collection[str] = (), ways: tuple[int, ...] = (-1, 1)) -> TimelineLane:
    """Return events beside each other where they would touch, `across` in rows from the middle of the lane; `spare` pixels stay free at its edges.

    The events with ids in `labelled` come last, each into a row from which one of the `ways` out of the lane is free for the line of a label.
    """
    marks: list[EventMark] = []
    found = [mark_of(event, time) for event in events]
    row = max(mark.size for mark in found) + EVENT_GAP
    outermost = 0
    rows: dict[float, list[tuple[float, float]]] = defaultdict(list)  # what is taken, by distance from the middle of the lane
    for mark in sorted(found, key=lambda mark: (mark.event.id in labelled, mark.bar, mark.event.date.first, mark.event.id)):
        while not _free(rows[mark.across], mark) or (mark.event.id in labelled and not _open(rows, mark, ways)):
            mark.across = -mark.across if mark.across < 0 else -(mark.across + 1)
        insort(rows[mark.across], (mark.low, mark.high))
        outermost = max(outermost, int(abs(mark.across)))
        marks.append(mark)
    return TimelineLane(marks, (outermost * 2 + 1) * row + spare, row)


def _free(row: list[tuple[float, float]], mark: EventMark) -> bool:
    """Return whether a mark fits into a row of spans that do not touch, sorted: only those beside it can be in its way."""
    after = bisect(row, (mark.low, mark.low))
    return not (after and mark.low < row[after - 1][1] + 1) and not (after < len(row) and row[after][0] < mark.high + 1)


def _open(rows: dict[float, list[tuple[float, float]]], mark: EventMark, ways: tuple[int, ...]) -> bool:
    """Return whether nothing lies beyond a mark on one of some sides of its lane."""
    wider = replace(mark, low=mark.low - LEAD_ROOM, high=mark.high + LEAD_ROOM)
    return any(all(_free(taken, wider) for row, taken in rows.items() if row * side > mark.across * side) for side in ways)


def settled_downwards(
    events: dict[str, list[Event]],
    shortest: float,
    across: float,
    timeline: Timeline,
    labelled: Collection[str],
) -> tuple[TimeAxis, dict[str, TimelineLane]]:
    """Return the shortest time axis on which the lanes fit beside each other, and the lanes.

    Rows are pressed together as far as no marks touch. If no axis is long enough, as for one crowded day, those of the closest fit are pressed until they do.
    """
    found = []
    first = next(iter(events), None)
    length = round(shortest)
    while True:
        time = timeline.axis(length)
        # Beyond the first lane is the edge of the page, where no label has room.
        lanes = {name: settled(each, time, NARROW_LANE_SPARE, labelled, (1,) if name == first else (-1, 1)) for name, each in events.items()}
        needed = sum(lane.room for lane in lanes.values())
        found.append((max(needed, across), length, time, lanes, needed))
        if needed * TIGHTEST <= across or length * LONGER > LONGEST:
            break
        length = round(length * LONGER)
    total, _, time, lanes, needed = min(found, key=lambda each: each[:2])
    spare = (total - needed) / max(len(lanes), 1)
    pressed = across / total
    return time, {name: TimelineLane(lane.marks, (lane.room + spare) * pressed, lane.row * pressed) for name, lane in lanes.items()}
