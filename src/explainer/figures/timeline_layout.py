"""Lanes of a timeline: where each event lies, beside which others, and what is drawn of it. Time runs to the right, or down on a phone."""

from bisect import bisect, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, get_args

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Label, Margin, Plot, axis, layout, note, place
from explainer.figures.draw.text_size import Box, text_box, width, wrap
from explainer.figures.draw.time_axis import TimeAxis
from explainer.figures.options import Figure
from explainer.record.dataset import Dataset
from explainer.record.dates import When
from explainer.record.events import Event
from explainer.record.vocabulary import EVENT_KINDS, THEMES, EventKind, Theme

SYMBOLS = {
    "military": "triangle-up", "diplomacy": "circle", "arms": "square", "intelligence": "diamond", "law": "pentagon",
    "politics": "hexagon", "accident": "star",
}  # fmt: skip
LANES = {"kind": get_args(EventKind), "theme": get_args(Theme), "actor": ()}
DOT = 9
BAR = 5
RING = 16
NEAR = 10
STEP = 10


def is_bar(event: Event) -> bool:
    """Say whether an event is drawn as a bar: it spans days, or its day is not known."""
    return event.date.span or event.date.precision != "day"


@dataclass
class Mark:
    """An event in the picture: where it lies along the time and across its lane, in pixels of the plot area."""

    event: Event
    low: float
    high: float
    across: float = 0

    @property
    def along(self) -> float:
        """The middle of the mark along the time."""
        return (self.low + self.high) / 2


@dataclass(frozen=True)
class Shape:
    """The proportions of a layout."""

    name: str
    width: int
    margin: Margin
    size: int
    tick_space: int


WIDE = Shape("wide", 920, Margin(112, 14, 50, 30), 13, 58)
NARROW = Shape("narrow", 340, Margin(46, 34, 60, 12), 12, 44)
MOST_HEIGHT = 2400
TICK = 13  # pixels of the words of the axes; figures/frame.py has the same
LOW = 16  # pixels above the lanes where no phase is named


def _lanes(figure: Figure, chosen: list[Event], dataset: Dataset) -> dict[str, list[Event]]:
    """Give the events of each lane; on lanes by actor an event stands in the lane of everyone whom it names."""
    by = figure.options["lanes"]
    if by == "actor":
        inside = {id_: dataset.with_institutions([id_]) for id_ in figure.options["actors"]}
        return {id_: found for id_ in inside if (found := [event for event in chosen if not inside[id_].isdisjoint(event.actors)])}
    return {lane: found for lane in LANES[by] if (found := [event for event in chosen if getattr(event, by) == lane])}


def _settle(found: list[Event], time: TimeAxis) -> tuple[list[Mark], int]:
    """Set the events of one lane beside each other where they would touch; give the marks and the steps they reach."""
    marks: list[Mark] = []
    most = 0
    rows: dict[float, list[tuple[float, float]]] = defaultdict(list)  # what is taken, by distance from the middle of the lane
    for event in sorted(found, key=lambda event: (is_bar(event), event.date.first, event.id)):
        low, high = time.extent(event.date)
        middle = (low + high) / 2
        half = max((high - low) / 2, DOT / 2)
        mark = Mark(event, middle - half, middle + half)
        while not _free(rows[mark.across], mark):
            mark.across = -mark.across if mark.across < 0 else -(mark.across + 1)
        insort(rows[mark.across], (mark.low, mark.high))
        most = max(most, int(abs(mark.across)))
        marks.append(mark)
    return marks, most


def _free(row: list[tuple[float, float]], mark: Mark) -> bool:
    """Say whether a mark fits into a row of spans that do not touch, sorted: only those beside it can be in its way."""
    after = bisect(row, (mark.low, mark.low))
    return not (after and mark.low < row[after - 1][1] + 1) and not (after < len(row) and row[after][0] < mark.high + 1)


def draw(chosen: list[Event], figure: Figure, dataset: Dataset, name: str) -> Plot:
    """Draw events on the lanes of a figure: to the right (`wide`), or downwards for a phone (`narrow`)."""
    shape = WIDE if name == "wide" else NARROW
    lanes = _lanes(figure, chosen, dataset)
    labelled = set(figure.options["highlight"])
    dates, reach, since = [event.date for event in chosen], dataset.edition.as_of.last, figure.options["since"]
    needs: dict[str, float]
    step = float(STEP)
    if name == "wide":
        time = TimeAxis(dates, reach, shape.width - shape.margin.left - shape.margin.right, since)
        settled = {lane: _settle(found, time) for lane, found in lanes.items()}
        needs = {lane: (most * 2 + 1) * STEP + (44 if labelled & {m.event.id for m in marks} else 20) for lane, (marks, most) in settled.items()}
        across = sum(needs.values()) or 60
    else:
        least = max(280.0, min(9.0 * len(chosen), 900.0), 84.0 * len(labelled))
        across = shape.width - shape.margin.left - shape.margin.right
        time, settled, needs, step = _downwards(lanes, least, across, dates, reach, since)
        room = max(width(words, TICK) for _, words in time.ticks(shape.tick_space)) + 8
        if room > shape.margin.left:  # a month with its year
            across -= room - shape.margin.left
            shape = replace(shape, margin=shape.margin._replace(left=round(room)))
            time, settled, needs, step = _downwards(lanes, least, across, dates, reach, since)
    return _Picture(figure, dataset, shape, time, across).draw(settled, needs, step)


def _downwards(
    lanes: dict[str, list[Event]], least: float, across: float, dates: list[When], reach: date | None, since: When | None
) -> tuple[TimeAxis, dict[str, tuple[list[Mark], int]], dict[str, float], float]:
    """Find the shortest time axis on which the lanes fit beside each other; where none does, as on one crowded day, press the least wide one."""
    found = []
    length = least
    while True:
        time = TimeAxis(dates, reach, length, since)
        settled = {lane: _settle(events, time) for lane, events in lanes.items()}
        needs = {lane: (most * 2 + 1) * STEP + 12.0 for lane, (_, most) in settled.items()}
        found.append((max(sum(needs.values()), across), length, time, settled, needs))
        if sum(needs.values()) <= across or length >= MOST_HEIGHT:
            break
        length *= 1.2
    total, _, time, settled, needs = min(found, key=lambda each: each[:2])
    spare = (total - sum(needs.values())) / max(len(needs), 1)
    pressed = across / total
    return time, settled, {lane: (need + spare) * pressed for lane, need in needs.items()}, STEP * pressed


class _Picture:
    """One layout of one timeline, in the making."""

    def __init__(self, figure: Figure, dataset: Dataset, shape: Shape, time: TimeAxis, across: float) -> None:
        self.figure, self.dataset, self.shape, self.time, self.across = figure, dataset, shape, time, across
        self.upright = shape.name == "narrow"
        self.names: list[Box] = []
        self.frame = Box(2, -4, time.length + shape.margin.right - 2, across + 2)
        if self.upright:
            self.frame = Box(2, -6, across + shape.margin.right - 2, time.length + shape.margin.bottom - 2)

    def draw(self, settled: dict[str, tuple[list[Mark], int]], needs: dict[str, float], step: float) -> Plot:
        shape, time, margin = self.shape, self.time, self.shape.margin
        traces: list[Plot] = []
        notes: list[Plot] = []
        shapes, notes_of_phases = self._phases()
        if not notes_of_phases and not self.upright:
            margin = margin._replace(top=LOW)
        marks: list[Mark] = []
        edge = 0.0
        for lane, (lane_marks, _) in settled.items():
            middle = edge + needs[lane] / 2
            edge += needs[lane]
            for mark in lane_marks:
                mark.across = middle + mark.across * step
            marks += lane_marks
            shapes.append(self._lane_line(middle))
            notes.append(self._lane_name({**EVENT_KINDS, **THEMES}.get(lane) or self.dataset.actors[lane].short, middle))
        for kind in LANES["kind"]:
            traces += self._traces(kind, [mark for mark in marks if mark.event.kind == kind])
        labels, leaders = self._labels(marks)
        traces = [*leaders, *traces]
        height = round((time.length if self.upright else self.across) + margin.top + margin.bottom)
        along = axis(time.first.isoformat(), time.last.isoformat(), time.ticks(shape.tick_space), type="date")
        cross = axis(0, self.across, fixedrange=True, type="linear")
        if self.upright:
            along["range"].reverse()
        else:
            cross["range"].reverse()
        axes = {"xaxis": cross, "yaxis": along} if self.upright else {"xaxis": along, "yaxis": cross}
        return {
            "data": traces,
            "layout": layout(shape.name, shape.width, height, margin, shapes=shapes, annotations=[*notes_of_phases, *notes, *labels], **axes),
        }

    def _xy(self, along: Any, across: Any) -> tuple[Any, Any]:
        return (across, along) if self.upright else (along, across)

    def _points(self, kind: str, marks: list[Mark], marker: dict[str, Any], **more: Any) -> Plot:
        xs, ys = zip(*(self._xy(self.time.day(mark.along), round(mark.across, 1)) for mark in marks), strict=True)
        return {"type": "scatter", "mode": "markers", "name": kind, "x": list(xs), "y": list(ys), "marker": marker, **more}

    def _traces(self, kind: str, marks: list[Mark]) -> Iterable[Plot]:
        dots = [mark for mark in marks if not is_bar(mark.event)]
        if dots:
            marker = {"symbol": SYMBOLS[kind], "size": DOT, "color": css(kind), "line": {"color": css("paper"), "width": 1}}
            yield self._points(kind, dots, marker, customdata=[_data(mark.event) for mark in dots])
        for wide, opacity in ((False, 1), (True, 0.55)):
            bars = [mark for mark in marks if is_bar(mark.event) and (mark.event.date.precision == "year") == wide]
            if bars:
                yield self._bars(kind, bars, opacity)
        disputed = [mark for mark in marks if mark.event.disputed]
        if disputed:
            ring = {"symbol": "circle-open", "size": RING, "color": css("ink"), "line": {"width": 1}}
            yield self._points(kind, disputed, ring, hoverinfo="skip", customdata=[_data(mark.event) for mark in disputed])

    def _bars(self, kind: str, bars: list[Mark], opacity: float) -> Plot:
        xs: list[Any] = []
        ys: list[Any] = []
        data: list[Any] = []
        for mark in bars:
            for along in (mark.low, mark.along, mark.high):
                x, y = self._xy(self.time.day(along), round(mark.across, 1))
                xs.append(x)
                ys.append(y)
                data.append(_data(mark.event))
            xs.append(None)
            ys.append(None)
            data.append(None)
        line = {"color": css(kind), "width": BAR}
        return {
            "type": "scatter", "mode": "lines", "name": kind, "x": xs, "y": ys, "line": line, "opacity": opacity, "customdata": data,
            "connectgaps": False,
        }  # fmt: skip

    def _lane_line(self, middle: float) -> Plot:
        x0, y0 = self._xy(self.time.first.isoformat(), round(middle, 1))
        x1, y1 = self._xy(self.time.last.isoformat(), round(middle, 1))
        return {"type": "line", "x0": x0, "y0": y0, "x1": x1, "y1": y1, "layer": "below", "line": {"color": css("rule"), "width": 1}}

    def _lane_name(self, name: str, middle: float) -> Plot:
        """Name a lane at the edge of the plot, where it stays when the time is zoomed."""
        if self.upright:
            up = 8
            box = text_box([name], middle, -up, 11, xanchor="center", yanchor="bottom", bold=True)
            while any(box.touches(other) for other in self.names):
                up += 16
                box = text_box([name], middle, -up, 11, xanchor="center", yanchor="bottom", bold=True)
            self.names.append(box)
            return note([name], round(middle, 1), 1, size=11, anchor=("center", "bottom"), yref="paper", yshift=up, bold=True)
        return note([name], 0, round(middle, 1), size=13, anchor=("right", "middle"), xref="paper", xshift=-10, bold=True)

    def _phases(self) -> tuple[list[Plot], list[Plot]]:
        shapes, notes = [], []
        taken: list[Box] = []
        for number, phase in enumerate(self.dataset.phases.values()):
            first = max(phase.date.first, self.time.first)
            last = min(phase.date.last or self.time.reach, self.time.last)
            if last <= first:
                continue
            if number % 2 == 0:
                x0, y0 = self._xy(first.isoformat(), 0)
                x1, y1 = self._xy(last.isoformat(), round(self.across, 1))
                shapes.append(
                    {"type": "rect", "x0": x0, "y0": y0, "x1": x1, "y1": y1, "layer": "below", "fillcolor": css("band"), "line": {"width": 0}}
                )
            room = self.time.at(last) - self.time.at(first)
            lines = wrap(phase.name, 11, room - 8)
            size = text_box(lines, 0, 0, 11, xanchor="left", yanchor="top")
            if size.right > room - 4 or len(lines) > (2 if self.upright else 3) or any(size.touches(box) for box in taken):
                continue
            if self.upright:
                y = self.time.day((self.time.at(first) + self.time.at(last)) / 2)
                notes.append(note(lines, round(self.across, 1), y, size=11, colour="quiet", italic=True, textangle=90, xshift=17))
            else:
                x = self.time.day(self.time.at(first) + 4)
                notes.append(note(lines, x, 0, size=11, colour="quiet", anchor=("left", "bottom"), italic=True, yshift=3))
        return shapes, notes

    def _labels(self, marks: list[Mark]) -> tuple[list[Plot], list[Plot]]:
        """Label the highlighted events in their order; a label that had to go far gets a line to its mark."""
        boxes = []
        for mark in marks:
            low, high = self._xy(mark.low, mark.across - 5), self._xy(mark.high, mark.across + 5)
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
            label = place(words, x, y, size=self.shape.size, limit=limit, frame=self.frame, taken=taken, marks=boxes)
            if label:
                taken.append(label.box)
                notes.append(self._label_note(label, mark))
                if label.distance > NEAR:
                    leaders.append(self._leader(label, mark))
        return notes, leaders

    def _leader(self, label: Label, mark: Mark) -> Plot:
        """Give the line from a label to its mark. It carries the event, so that it goes when the event does."""
        x0, y0 = self._xy(self.time.day(mark.along), round(mark.across, 1))
        x1, y1 = (round(label.x, 1), self.time.day(label.y)) if self.upright else (self.time.day(label.x), round(label.y, 1))
        line = {"color": css("quiet"), "width": 1, "dash": "solid"}
        return {
            "type": "scatter", "mode": "lines", "name": mark.event.kind, "meta": "leader", "x": [x0, x1], "y": [y0, y1], "line": line,
            "hoverinfo": "skip", "customdata": [_data(mark.event)] * 2,
        }  # fmt: skip

    def _label_note(self, label: Label, mark: Mark) -> Plot:
        """Give a label, set off from its mark in pixels: so it stays beside it in a view that is zoomed."""
        x, y = self._xy(mark.along, mark.across)
        at_x, at_y = self._xy(self.time.day(mark.along), round(mark.across, 1))
        off = {"xshift": round(label.x - x, 1), "yshift": round(y - label.y, 1)}
        return note(
            label.lines,
            at_x,
            at_y,
            size=self.shape.size,
            anchor=label.anchor,
            bold=True,
            bgcolor=css("paper"),
            name=f"events/{mark.event.id}/",
            **off,
        )


def _data(event: Event) -> list[str]:
    """Give what a mark carries: its name and its page, and what the hover card says besides."""
    noted = [event.kind, f"{len(event.sources)} source{'s' if len(event.sources) > 1 else ''}"]
    noted += ["accounts differ"] if event.disputed else []
    noted += [f"confidence {event.confidence}"] if event.confidence != "high" else []
    return [f"{event.date}: {event.title}", f"events/{event.id}/", "; ".join(noted)]
