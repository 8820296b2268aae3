"""The marks of a timeline as traces: a day or a short span is a symbol of its kind, a long span a bar, a month or a year in which the day is not known a thin bar."""

from collections.abc import Iterator, Sequence

from explainer.figures.draw.bars import ARROW_POINT, End, bar
from explainer.figures.draw.palette import css
from explainer.figures.draw.path_data import Point
from explainer.figures.draw.plot import Carried, Plot
from explainer.figures.draw.time_axis import TimeAxis
from explainer.figures.timeline_lanes import EventMark, cut_ends
from explainer.record.events import Event
from explainer.record.urls import address
from explainer.record.vocabulary import EventKind

EVENT_SYMBOLS = {
    "military": "triangle-up", "diplomacy": "circle", "arms": "square", "intelligence": "diamond", "law": "pentagon",
    "politics": "hexagon", "accident": "star",
}  # fmt: skip
OUTLINE_WIDTH = 1.2  # pixels of the outline of a bar that is hollow


def carried(event: Event) -> Carried:
    """Return what the mark of an event carries."""
    noted = [event.kind] + (["accounts differ"] if event.disputed else [])
    noted += [f"confidence {event.confidence}"] if event.confidence != "high" else []
    return Carried(f"{event.dated}: {event.title}", address("events", event), "; ".join(noted))


def mark_traces(kind: EventKind, marks: Sequence[EventMark], time: TimeAxis, opacity: float, *, upright: bool) -> Iterator[Plot]:
    """Yield the traces of the marks of a kind: hollow ones first, and bars before dots."""
    for hollow in (True, False):
        found = [mark for mark in marks if mark.event.settled != hollow]
        bars, dots = ([mark for mark in found if mark.bar == longer] for longer in (True, False))
        traces = [_bars(kind, bars, time, hollow=hollow)] if bars else []
        traces += [_dots(kind, dots, time, hollow=hollow)] if dots else []
        for trace in traces:
            places = {"x": trace["y"], "y": trace["x"]} if upright else {}
            yield {"type": "scatter", "name": kind, "opacity": opacity, **trace, **places}


def _dots(kind: EventKind, dots: Sequence[EventMark], time: TimeAxis, *, hollow: bool) -> Plot:
    inside, edge, width = (css("paper"), css(kind), 2) if hollow else (css(kind), css("paper"), 1)
    sizes = [mark.size for mark in dots]
    return {
        "mode": "markers",
        "x": [time.day(mark.along) for mark in dots],
        "y": [round(mark.across, 1) for mark in dots],
        "marker": {"symbol": EVENT_SYMBOLS[kind], "size": sizes, "color": inside, "opacity": 1, "line": {"color": edge, "width": width}},
        "line": {"color": css(kind)},  # the script takes the colour of a kind from it
        "customdata": [carried(mark.event) for mark in dots],
    }


def _bars(kind: EventKind, bars: Sequence[EventMark], time: TimeAxis, *, hollow: bool) -> Plot:
    width = OUTLINE_WIDTH if hollow else 0
    ways = [_outline(mark, width / 2, *cut_ends(mark.event, time)) for mark in bars]
    return {
        "mode": "lines",
        "x": [each for way in ways for each in (*(time.day(along) for along, _ in way), None)],
        "y": [each for way in ways for each in (*(round(across, 1) for _, across in way), None)],
        "fill": "toself",
        "fillcolor": css("paper" if hollow else kind),
        "line": {"color": css(kind), "width": width, "dash": "solid"},
        "connectgaps": False,
        "hoveron": "points+fills",
        "customdata": [each for mark, way in zip(bars, ways, strict=True) for each in (*[carried(mark.event)] * len(way), None)],
    }


def _outline(mark: EventMark, inset: float, *pointed: bool) -> list[Point]:
    """Return the outline of a bar; an end that the axis cuts is pointed, as that of a tie."""
    points = [ARROW_POINT * cut + inset for cut in pointed]
    low, high = mark.low + points[0], mark.high - points[1]
    left, right = (End(at, at, "arrow" if cut else "clean") for at, cut in zip((low, high), pointed, strict=True))
    return bar(left, right, mark.across, mark.size / 2 - inset)[0]
