"""The lanes of a timeline to its plot: phases, marks, labels and the lines that lead from them. Time runs to the right, or downwards on a phone."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from explainer.figures.draw.labels import Label, place_label, way
from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Carried, Margin, Plot, axis, note, plotly_layout
from explainer.figures.draw.text_size import Box, text_box, width
from explainer.figures.draw.time_axis import TimeAxis
from explainer.figures.found_band import TALL, found_band
from explainer.figures.phases import phase_bands
from explainer.figures.timeline_lanes import LANES, Lane, Mark, Timeline, events_of_lanes, is_bar, settled, settled_downwards, size_of
from explainer.record.events import Event
from explainer.record.vocabulary import EVENT_KINDS, IMPORTANCE_LEVELS, THEMES

SYMBOLS = {
    "military": "triangle-up", "diplomacy": "circle", "arms": "square", "intelligence": "diamond", "law": "pentagon",
    "politics": "hexagon", "accident": "star",
}  # fmt: skip
EDGE = 1.3  # pixels of the outline of a bar that is hollow, since accounts differ
BAND = 28  # pixels beside the lanes for the band that shows how far the record reaches
SPARE, SPARE_FOR_LABELS = 20, 44  # pixels that stay free across a lane
UNLED = 10  # pixels up to which a label needs no line to its mark
TICK_SIZE = 13  # of the words of the axes, as `axis` has it
TOP_WITHOUT_PHASES = 16  # pixels above the lanes where no phase is named
NAME_SIZE = 13  # of the names of lanes
EMPTY = 60  # pixels across a timeline without events


@dataclass(frozen=True)
class Proportions:
    """The sizes of a layout in pixels: its width, its margins, its text, and the least room between two ticks."""

    layout: str
    width: int
    margin: Margin
    text_size: int
    tick_space: int


WIDE = Proportions("wide", 920, Margin(112, 20, 56, 30), 13, 58)
NARROW = Proportions("narrow", 340, Margin(46, 34, 60, 12), 13, 44)


def draw(timeline: Timeline, layout: str) -> Plot:
    """Draw the timeline to the right (`wide`), or downwards for a phone (`narrow`)."""
    return (_wide if layout == "wide" else _narrow)(timeline).draw()


def _wide(timeline: Timeline) -> "_Picture":
    figure, dataset, events = timeline
    labelled = set(figure.options["highlight"])
    length = WIDE.width - WIDE.margin.left - WIDE.margin.right
    time = TimeAxis([event.date for event in events], dataset.edition.as_of.last, length, figure.options["since"])
    lanes = {}
    for name, found in events_of_lanes(timeline).items():
        spare = SPARE if labelled.isdisjoint(event.id for event in found) else SPARE_FOR_LABELS
        lanes[name] = settled(found, time, spare)
    return _Picture(timeline, WIDE, time, lanes, sum(lane.room for lane in lanes.values()) or EMPTY)


def _narrow(timeline: Timeline) -> "_Picture":
    figure, dataset, events = timeline
    sizes = NARROW
    dates, reach, since = [event.date for event in events], dataset.edition.as_of.last, figure.options["since"]
    found = events_of_lanes(timeline)
    shortest = max(280.0, min(9.0 * len(events), 900.0), 84.0 * len(set(figure.options["highlight"])))
    across: float = sizes.width - sizes.margin.left - sizes.margin.right - BAND
    time, lanes = settled_downwards(found, shortest, across, dates, reach, since)
    room = max(width(words, TICK_SIZE) for _, words in time.ticks(sizes.tick_space)) + 8
    if room > sizes.margin.left:  # a month with its year
        across -= room - sizes.margin.left
        sizes = replace(sizes, margin=sizes.margin._replace(left=round(room)))
        time, lanes = settled_downwards(found, shortest, across, dates, reach, since)
    return _Picture(timeline, sizes, time, lanes, across)


class _Picture:
    """One layout of one timeline, in the making."""

    def __init__(self, timeline: Timeline, sizes: Proportions, time: TimeAxis, lanes: dict[str, Lane], across: float) -> None:
        self.figure, self.dataset, _ = timeline
        self.sizes, self.time, self.lanes, self.across, self.whole = sizes, time, lanes, across, across + BAND
        self.upright = sizes.layout == "narrow"
        self.names: list[Box] = []
        self.frame = Box(2, -4, time.length + sizes.margin.right - 2, across + 2)
        if self.upright:
            self.frame = Box(2, -6, across + sizes.margin.right - 2, time.length + sizes.margin.bottom - 2)

    def draw(self) -> Plot:
        sizes, time, margin = self.sizes, self.time, self.sizes.margin
        traces: list[Plot] = []
        notes: list[Plot] = []
        shapes, notes_of_phases = phase_bands(self.dataset, self.time, self.whole, upright=self.upright)
        if not notes_of_phases and not self.upright:
            margin = margin._replace(top=TOP_WITHOUT_PHASES)
        marks: list[Mark] = []
        edge = 0.0
        for name, lane in self.lanes.items():
            middle = edge + lane.room / 2
            edge += lane.room
            marks += [replace(mark, across=middle + mark.across * lane.row) for mark in lane.marks]
            shapes.append(self._lane_line(middle))
            notes.append(self._lane_name(self._called(name), middle))
        for kind in LANES["kind"]:
            traces += self._traces(kind, [mark for mark in marks if mark.event.kind == kind])
        labels, leaders = self._labels(marks)
        traces = [found_band(self.dataset, time, self.whole - 2, upright=self.upright), *leaders, *traces]
        notes.append(self._lane_name("found", self.whole - TALL / 2, quiet=True))
        margin = margin._replace(top=max(margin.top, round(3 - min((box.top for box in self.names), default=0))))
        height = round((time.length if self.upright else self.whole) + margin.top + margin.bottom)
        along = axis(time.first.isoformat(), time.last.isoformat(), time.ticks(sizes.tick_space), type="date")
        cross = axis(0, self.whole, fixedrange=True, type="linear")
        if self.upright:
            along["range"].reverse()
        else:
            cross["range"].reverse()
        axes = {"xaxis": cross, "yaxis": along} if self.upright else {"xaxis": along, "yaxis": cross}
        return {
            "data": traces,
            "layout": plotly_layout(
                sizes.layout, sizes.width, height, margin, shapes=shapes, annotations=[*notes_of_phases, *notes, *labels], **axes
            ),
        }

    def _called(self, lane: str) -> str:
        by = self.figure.options["lanes"]
        return EVENT_KINDS[lane] if by == "kind" else THEMES[lane] if by == "theme" else self.dataset.actors[lane].short

    def _xy(self, along: Any, across: Any) -> tuple[Any, Any]:
        return (across, along) if self.upright else (along, across)

    def _traces(self, kind: str, marks: list[Mark]) -> Iterable[Plot]:
        """Return the marks of a kind: a day is a dot, and hollow where accounts differ."""
        for hollow in (True, False):
            found = [mark for mark in marks if mark.event.disputed == hollow]
            for importance in reversed(IMPORTANCE_LEVELS):
                for year in (False, True):
                    bars = [
                        mark
                        for mark in found
                        if is_bar(mark.event) and mark.event.importance == importance and (mark.event.date.precision == "year") == year
                    ]
                    if bars:
                        yield from self._bars(kind, bars, size_of(bars[0].event), 0.55 if year else 1, hollow=hollow)
            dots = [mark for mark in found if not is_bar(mark.event)]
            if dots:
                yield self._dots(kind, dots, hollow=hollow)

    def _dots(self, kind: str, dots: list[Mark], *, hollow: bool) -> Plot:
        xs, ys = zip(*(self._xy(self.time.day(mark.along), round(mark.across, 1)) for mark in dots), strict=True)
        inside, edge, width = (css("paper"), css(kind), 2) if hollow else (css(kind), css("paper"), 1)
        sizes = [size_of(mark.event) for mark in dots]
        marker = {"symbol": SYMBOLS[kind], "size": sizes, "color": inside, "opacity": 1, "line": {"color": edge, "width": width}}
        shared = {"type": "scatter", "mode": "markers", "name": kind, "x": list(xs), "y": list(ys), "marker": marker}
        return {
            **shared,
            "line": {"color": css(kind)},
            "customdata": [_carried(mark.event) for mark in dots],
        }  # the script takes the colour of a kind from `line`

    def _bars(self, kind: str, bars: list[Mark], width: float, opacity: float, *, hollow: bool) -> Iterable[Plot]:
        xs: list[Any] = []
        ys: list[Any] = []
        data: list[Any] = []
        for mark in bars:
            for along in (mark.low, mark.along, mark.high):
                x, y = self._xy(self.time.day(along), round(mark.across, 1))
                xs.append(x)
                ys.append(y)
                data.append(_carried(mark.event))
            xs.append(None)
            ys.append(None)
            data.append(None)
        shared = {"type": "scatter", "mode": "lines", "name": kind, "opacity": opacity, "connectgaps": False, "customdata": data}
        yield {**shared, "x": xs, "y": ys, "line": {"color": css(kind), "width": width}}
        if hollow:
            inside = [
                self._xy(self.time.day(along), round(mark.across, 1)) for mark in bars for along in (mark.low + EDGE, mark.along, mark.high - EDGE)
            ]
            places = [[place[part] for place in inside] for part in (0, 1)]
            xs, ys = ([each for number, value in enumerate(found) for each in ((value, None) if number % 3 == 2 else (value,))] for found in places)  # noqa: PLR2004
            yield {**shared, "opacity": 1, "x": xs, "y": ys, "line": {"color": css("paper"), "width": width - 2 * EDGE}, "hoverinfo": "skip"}

    def _lane_line(self, middle: float) -> Plot:
        x0, y0 = self._xy(self.time.first.isoformat(), round(middle, 1))
        x1, y1 = self._xy(self.time.last.isoformat(), round(middle, 1))
        return {"type": "line", "x0": x0, "y0": y0, "x1": x1, "y1": y1, "layer": "below", "line": {"color": css("rule"), "width": 1}}

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
        return note([name], 0, round(middle, 1), anchor=("right", "middle"), xref="paper", xshift=-10, **look)

    def _labels(self, marks: list[Mark]) -> tuple[list[Plot], list[Plot]]:
        """Label the highlighted events in their order; a label that had to go far gets a line to its mark."""
        boxes = []
        for mark in marks:
            low, high = self._xy(mark.low, mark.across - size_of(mark.event) / 2), self._xy(mark.high, mark.across + size_of(mark.event) / 2)
            boxes.append(Box(min(low[0], high[0]), min(low[1], high[1]), max(low[0], high[0]), max(low[1], high[1])))
        taken: list[Box] = []
        notes: list[Plot] = []
        leaders: list[Plot] = []
        wanted = {id_: rank for rank, id_ in enumerate(self.figure.options["highlight"])}
        first = {mark.event.id: mark for mark in reversed(marks)}
        for mark in sorted((mark for id_, mark in first.items() if id_ in wanted), key=lambda mark: wanted[mark.event.id]):
            x, y = self._xy(mark.along, mark.across)
            words = mark.event.label or mark.event.title
            limit = 110 if self.upright else 180
            label = place_label(words, x, y, size=self.sizes.text_size, limit=limit, frame=self.frame, taken=taken, marks=boxes)
            if label:
                taken.append(label.box)
                notes.append(self._label_note(label, mark))
                if label.distance > UNLED:
                    leaders.append(self._leader(label, mark))
                    taken += way(label, x, y)
        return notes, leaders

    def _leader(self, label: Label, mark: Mark) -> Plot:
        """Return the line from a label to its mark. It carries the event, so that it goes when the event does."""
        x0, y0 = self._xy(self.time.day(mark.along), round(mark.across, 1))
        x1, y1 = (round(label.x, 1), self.time.day(label.y)) if self.upright else (self.time.day(label.x), round(label.y, 1))
        line = {"color": css("quiet"), "width": 1, "dash": "solid"}
        return {
            "type": "scatter", "mode": "lines", "name": mark.event.kind, "meta": "leader", "x": [x0, x1], "y": [y0, y1], "line": line,
            "hoverinfo": "skip", "customdata": [_carried(mark.event)] * 2,
        }  # fmt: skip

    def _label_note(self, label: Label, mark: Mark) -> Plot:
        """Return a label, set off from its mark in pixels: so it stays beside it in a view that is zoomed."""
        x, y = self._xy(mark.along, mark.across)
        at_x, at_y = self._xy(self.time.day(mark.along), round(mark.across, 1))
        off = {"xshift": round(label.x - x, 1), "yshift": round(y - label.y, 1)}
        return note(
            label.lines,
            at_x,
            at_y,
            size=self.sizes.text_size,
            anchor=label.anchor,
            bold=True,
            bgcolor=css("paper"),
            name=f"events/{mark.event.id}/",
            **off,
        )


def _carried(event: Event) -> Carried:
    """Return what a mark carries."""
    noted = [event.kind] + (["accounts differ"] if event.disputed else [])
    noted += [f"confidence {event.confidence}"] if event.confidence != "high" else []
    return [f"{event.dated}: {event.title}", f"events/{event.id}/", "; ".join(noted)]
