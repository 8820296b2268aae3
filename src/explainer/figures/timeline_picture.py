"""The lanes of a timeline to its plot: phases, marks, labels and the lines that lead from them. Time runs to the right, or downwards on a phone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from explainer.figures.coverage_band import BAND_HEIGHT, found_band, record_end
from explainer.figures.draw.palette import css
from explainer.figures.draw.path_data import Point
from explainer.figures.draw.plot import Margin, Plot, axis, note, plotly_layout
from explainer.figures.draw.text_size import Box, covered, text_box, width, wrap
from explainer.figures.draw.time_axis import TimeAxis
from explainer.figures.phases import LINE_STEP, height, phase_bands, unnamed
from explainer.figures.timeline_labels import LabelSpot, Wish, enters, labelled
from explainer.figures.timeline_lanes import (
    LANE_CHOICES,
    EventMark,
    Timeline,
    TimelineLane,
    events_of_lanes,
    settled,
    settled_downwards,
)
from explainer.figures.timeline_marks import carried, mark_traces
from explainer.record.urls import address
from explainer.record.vocabulary import EVENT_KIND_HEADINGS, EVENT_THEME_HEADINGS

COVERAGE_NAME = "whole record"
COVERAGE_BAND = 28  # pixels beside the lanes for the band that shows how far the record reaches
LANE_SPARE, SPARE_FOR_LABELS = 20, 44  # pixels that stay free across a lane
SEEN_BEYOND_AXIS = 4.0  # pixels beyond the axis up to which a mark is seen
PALER = 0.75  # of the ink of marks without a label, where others have one: no paler than 3:1 on any ground
TICK_SIZE = 13  # of the words of the axes, as `axis` has it
TOP_WITHOUT_PHASES = 16  # pixels above the lanes where no phase is named
NAME_SIZE = 13  # of the names of lanes
RECORD_END_NAME = "record ends"
ROOMS = (1.0, 1.3, 1.6)  # of what labels need: so much more is given, where some find no place
LONGEST_FOR_NAMES = 1000  # pixels of time up to which it grows until each phase can be named


@dataclass(frozen=True)
class Proportions:
    """The sizes of a layout in pixels: its width, its margins, its text, and the least room between two ticks."""

    layout: str
    width: int
    margin: Margin
    text_size: int
    tick_space: int


WIDE = Proportions("wide", 920, Margin(112, 20, 56, 30), 13, 58)
WIDE_LENGTH = WIDE.width - WIDE.margin.left - WIDE.margin.right
NARROW = Proportions("narrow", 340, Margin(46, 20, 60, 12), 13, 44)


def draw(timeline: Timeline, layout: str) -> Plot:
    """Draw the timeline to the right (`wide`), or downwards for a phone (`narrow`)."""
    most: _Picture | None = None
    for room in ROOMS:
        made = (_wide if layout == "wide" else _narrow)(timeline, room)
        if most is None or made.worth > most.worth:
            most = made
        if made.enough:
            break
    return most.draw() if most else {}


def _wide(timeline: Timeline, room: float) -> "_Picture":
    """Return the picture with `room` for labels, in shares of what they need."""
    labelled = set(timeline.figure.options["highlight"])
    time = timeline.axis(WIDE_LENGTH)
    lanes = {}
    for name, found in events_of_lanes(timeline).items():
        spare = LANE_SPARE if labelled.isdisjoint(event.id for event in found) else SPARE_FOR_LABELS * room
        lanes[name] = settled(found, time, spare, labelled)
    return _Picture(timeline, WIDE, time, lanes, sum(lane.room for lane in lanes.values()))


def _narrow(timeline: Timeline, room: float) -> "_Picture":
    """Return the picture with `room` for labels, in shares of what they need."""
    figure, dataset, events = timeline
    sizes = NARROW
    labelled = set(figure.options["highlight"])
    found = events_of_lanes(timeline)
    shortest = max(280.0, min(9.0 * len(events), 900.0), 84.0 * len(labelled)) * room
    across: float = sizes.width - sizes.margin.left - sizes.margin.right - COVERAGE_BAND * timeline.with_coverage
    time, lanes = settled_downwards(found, shortest, across, timeline, labelled)
    while unnamed(dataset, time) and time.length < LONGEST_FOR_NAMES:
        shortest = time.length * 1.1
        time, lanes = settled_downwards(found, shortest, across, timeline, labelled)
    for _ in range(2):  # less room across can mean more along, and other ticks
        left = round(max(width(words, TICK_SIZE) for _, words in time.ticks(sizes.tick_space)) + 8)  # a month with its year is long
        if left <= sizes.margin.left:
            break
        across -= left - sizes.margin.left
        sizes = replace(sizes, margin=sizes.margin._replace(left=left))
        time, lanes = settled_downwards(found, shortest, across, timeline, labelled)
    return _Picture(timeline, sizes, time, lanes, across)


class _Picture:
    """One layout of one timeline, in the making."""

    def __init__(self, timeline: Timeline, sizes: Proportions, time: TimeAxis, lanes: dict[str, TimelineLane], across: float) -> None:
        self.figure, self.dataset, _ = self.timeline = timeline
        self.sizes, self.time, self.lanes, self.across, self.whole = sizes, time, lanes, across, across + COVERAGE_BAND * timeline.with_coverage
        self.upright = sizes.layout == "narrow"
        self.names: list[Box] = []
        self.marks = list(self._marks())
        first = {mark.event.id: mark for mark in reversed(self.marks)}
        wanted = [first[id_] for id_ in dict.fromkeys(self.figure.options["highlight"]) if id_ in first]
        wishes = tuple(Wish(mark.event.label or mark.event.title, self._box(mark)) for mark in wanted)
        limit = 110 if self.upright else 180
        # A label crosses the line at the end of the record only where not all find room before it.
        whole = time.length + (sizes.margin.bottom if self.upright else sizes.margin.right) - 2
        for end in (time.at(time.recorded_to) - 3, whole) if timeline.to_record_end else (whole,):
            frame = Box(2, -2, across + 6, end) if self.upright else Box(2, -2, end, across + 4)
            spots = labelled(wishes, tuple(map(self._box, self.marks)), frame, sizes.text_size, limit, upright=self.upright)
            # An editor asks for all labels; the site for as many as find room, the weightiest first.
            self.enough = len(spots) == len(wishes) or (self.figure.made and 0 in spots)
            if self.enough:
                break
        self.named = {wanted[number].event.id: (spot, wanted[number]) for number, spot in sorted(spots.items())}
        self.worth = len(self.named), [mark.event.id in self.named for mark in wanted]  # of as many labels, those asked for first are worth most

    def draw(self) -> Plot:
        sizes, time, margin = self.sizes, self.time, self.sizes.margin
        traces: list[Plot] = []
        notes: list[Plot] = []
        shapes, notes_of_phases = phase_bands(self.dataset, self.time, self.whole, upright=self.upright)
        if not self.upright:
            margin = margin._replace(top=max(height(notes_of_phases), TOP_WITHOUT_PHASES))
        if self.timeline.to_record_end:
            shapes.append(record_end(time, self.whole, upright=self.upright))
            notes += self._record_end_name()
        for name, middle in self._middles():
            shapes.append(self._lane_line(middle))
            if self.upright and name != next(iter(self.lanes)):
                shapes.append(self._lane_line(middle - self.lanes[name].room / 2, "1px,3px"))
            notes.append(self._lane_name(self._called(name), middle))
        leaders = [self._leader(spot.line[1], mark) for spot, mark in self.named.values() if spot.line]
        labels = [self._label_note(*each) for each in self.named.values()]
        for lit in (False, True):  # what has a name stands over what has none
            for kind in LANE_CHOICES["kind"]:
                found = [mark for mark in self.marks if mark.event.kind == kind and (mark.event.id in self.named) == lit]
                traces += mark_traces(kind, found, time, 1 if lit or not self.named else PALER, upright=self.upright)
        traces = [*leaders, *traces]
        if self.timeline.with_coverage:
            traces.insert(0, found_band(self.dataset, time, self.whole - 2, upright=self.upright))
            notes.append(self._lane_name(COVERAGE_NAME, self.whole - BAND_HEIGHT / 2, quiet=True))
        margin = margin._replace(top=max(margin.top, round(3 - min((box.top for box in self.names), default=0))))
        whole = round((time.length if self.upright else self.whole) + margin.top + margin.bottom)
        along = axis(time.first.isoformat(), time.last.isoformat(), time.ticks(sizes.tick_space), type="date")
        cross = axis(0, self.whole, fixedrange=True, type="linear")
        if self.upright:
            along["range"].reverse()
        else:
            cross["range"].reverse()
        axes = {"xaxis": cross, "yaxis": along} if self.upright else {"xaxis": along, "yaxis": cross}
        return {
            "data": traces,
            "layout": plotly_layout(sizes.layout, sizes.width, whole, margin, shapes=shapes, annotations=[*notes_of_phases, *notes, *labels], **axes),
        }

    def _middles(self) -> Iterator[tuple[str, float]]:
        """Yield the name of each lane and the pixel of its middle."""
        edge = 0.0
        for name, lane in self.lanes.items():
            yield name, edge + lane.room / 2
            edge += lane.room

    def _marks(self) -> Iterator[EventMark]:
        """Yield the marks of all lanes, across the whole picture."""
        for name, middle in self._middles():
            lane = self.lanes[name]
            yield from (replace(mark, across=middle + mark.across * lane.row) for mark in lane.marks)

    def _called(self, lane: str) -> str:
        by = self.figure.options["lanes"]
        return EVENT_KIND_HEADINGS[lane] if by == "kind" else EVENT_THEME_HEADINGS[lane] if by == "theme" else self.dataset.actors[lane].short

    def _xy(self, along: Any, across: Any) -> tuple[Any, Any]:
        return (across, along) if self.upright else (along, across)

    def _lane_line(self, across: float, dash: str = "solid") -> Plot:
        """Return the line along the middle of a lane or, dotted, along the edge between two."""
        x0, y0 = self._xy(self.time.first.isoformat(), round(across, 1))
        x1, y1 = self._xy(self.time.last.isoformat(), round(across, 1))
        line = {"color": css("rule"), "width": 1, **({} if dash == "solid" else {"dash": dash})}
        return {"type": "line", "x0": x0, "y0": y0, "x1": x1, "y1": y1, "layer": "below", "line": line}

    def _lane_name(self, name: str, middle: float, *, quiet: bool = False) -> Plot:
        """Name a lane at the edge of the plot, where it stays when the time is zoomed."""
        look: dict[str, Any] = {"size": NAME_SIZE, "bold": not quiet, "italic": quiet, "colour": "quiet" if quiet else "ink"}
        if self.upright:
            up, half, margin = 8, width(name, NAME_SIZE, bold=True) / 2, self.sizes.margin
            middle = min(max(middle, half + 2 - margin.left), self.whole + margin.right - half - 2)
            box = text_box([name], middle, -up, NAME_SIZE, xanchor="center", yanchor="bottom", bold=True)
            while any(box.touches(other) for other in self.names):
                up += 17
                box = text_box([name], middle, -up, NAME_SIZE, xanchor="center", yanchor="bottom", bold=True)
            self.names.append(box)
            return note([name], round(middle, 1), 1, anchor=("center", "bottom"), yref="paper", yshift=up, **look)
        lines = wrap(name, NAME_SIZE, self.sizes.margin.left - 14, bold=True)
        return note(lines, 0, round(middle, 1), anchor=("right", "middle"), xref="paper", xshift=-10, **look)

    def _record_end_name(self) -> Iterator[Plot]:
        """Name the line at the end of the record, beyond it, where nothing else stands."""
        along, length = self.time.at(self.time.recorded_to), width(RECORD_END_NAME, NAME_SIZE)
        spots = [spot for spot, _ in self.named.values()]
        taken = [*map(self._box, self.marks), *(spot.box for spot in spots)]
        starts = range(0, round(self.whole - length), 4)
        for start in starts if self.upright else reversed(starts):
            box = Box(*self._xy(along + 1, start), *self._xy(along + 1 + LINE_STEP, start + length))
            if not covered(box, taken) and not any(spot.line and enters(spot.line, box) for spot in spots):
                x, y = self._xy(self.time.recorded_to.isoformat(), round(start + length / 2, 1))
                off: dict[str, Any] = {"yshift": -round(LINE_STEP / 2 + 1)} if self.upright else {"textangle": 90, "xshift": round(LINE_STEP / 2 + 1)}
                yield note([RECORD_END_NAME], x, y, size=NAME_SIZE, colour="quiet", italic=True, **off)
                return

    def _box(self, mark: EventMark) -> Box:
        """Return the box of a mark in the picture; the corners of a symbol reach a little out of its size."""
        half = mark.size / 2
        low, high = (
            self._xy(max(mark.low, -SEEN_BEYOND_AXIS), mark.across - half),
            self._xy(min(mark.high, self.time.length + SEEN_BEYOND_AXIS), mark.across + half),
        )
        box = Box(*low, *high)
        return box if mark.bar else box.grown(1.5)

    def _leader(self, end: Point, mark: EventMark) -> Plot:
        """Return the line from a mark to its label. It carries the event, so that it goes when the event does."""
        along, across = end if not self.upright else (end[1], end[0])
        x0, y0 = self._xy(self.time.day(mark.along), round(mark.across, 1))
        x1, y1 = self._xy(self.time.day(along), round(across, 1))
        line = {"color": css("quiet"), "width": 1.3, "dash": "solid"}
        return {
            "type": "scatter", "mode": "lines", "name": mark.event.kind, "meta": "leader", "x": [x0, x1], "y": [y0, y1], "line": line,
            "hoverinfo": "skip", "customdata": [carried(mark.event)] * 2,
        }  # fmt: skip

    def _label_note(self, spot: LabelSpot, mark: EventMark) -> Plot:
        """Return a label, set off from its mark in pixels: so it stays beside it in a view that is zoomed."""
        x, y = self._xy(mark.along, mark.across)
        at_x, at_y = self._xy(self.time.day(mark.along), round(mark.across, 1))
        off = {"xshift": round(spot.at[0] - x, 1), "yshift": round(y - spot.at[1], 1)}
        return note(
            spot.lines,
            at_x,
            at_y,
            size=self.sizes.text_size,
            anchor=spot.anchor,
            bold=True,
            bgcolor=css("paper"),
            clear=True,
            name=address("events", mark.event),
            **off,
        )
