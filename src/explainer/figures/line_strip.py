"""The strip: the line in small, as it stands above a chapter and on the page of an event, with the time that the page is about marked below it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Plot, note, plane, strokes
from explainer.figures.draw.svg import render
from explainer.figures.draw.text_size import Box, covered, text_box, width
from explainer.figures.line import last_look
from explainer.figures.line_picture import moment
from explainer.figures.line_stroke import STRIP, Stretch, stretches, stroke_traces
from explainer.record.dataset import Dataset
from explainer.record.dates import When
from explainer.record.urls import address
from explainer.record.vocabulary import LINE_STATES
from explainer.text.markup import Html, element

WIDTH, TEXT_SIZE = 340, 13  # pixels, and the size of the text
STROKE_START, STROKE_END = 40, 300  # pixels at which the stroke begins and ends; a year stands on either side
# Pixels down to the middle of the stroke, to its states in words, to a mark and to its words.
STROKE_MIDDLE, STATES_TOP, MARKED_TOP, WORDS_TOP = 10, 19, 44, 50
HEIGHT = 66  # pixels
HERE = "you are here"
NAMED_STATES = {"affirmed": "affirmed by both", "undocumented": "not documented"}  # the states with room for words


def strip(dataset: Dataset, when: When, root: str) -> Html:
    """Return the strip with `when` marked on it, as a link to the whole figure; nothing where the record has no line.

    What lies before the line or goes on after it is an arrow at that end.
    """
    periods = list(dataset.line.values())
    if not periods:
        return Html()
    first, last = periods[0].date.first, last_look(dataset)[1]

    def at(day: date) -> float:
        return STROKE_START + (STROKE_END - STROKE_START) * (min(max(day, first), last) - first).days / (last - first).days

    found = stretches(periods, at, last)
    traces = stroke_traces(found, STROKE_MIDDLE, STRIP)
    here = f"{HERE}: {'the whole line' if when.first <= first and when.latest >= last else when}"
    words = _states_below(found)
    words.append(_below(here if width(here, TEXT_SIZE) <= WIDTH else HERE, _here(when, first, last, at, traces), WORDS_TOP, "link"))
    for x, side, day in ((STROKE_START - 6, "right", first), (STROKE_END + 6, "left", last)):
        words.append(note([str(day.year)], x, STROKE_MIDDLE, size=TEXT_SIZE, colour="quiet", anchor=(side, "middle")))
    picture = render({"data": traces, "layout": plane("strip", WIDTH, HEIGHT, annotations=words)})
    inside = element("svg", picture.inside(root), viewBox=f"0 0 {WIDTH} {HEIGHT}", width=WIDTH, height=HEIGHT, aria_hidden="true")
    named = f"{first.year} to {last.year}, the line through time; {here}, {_states(dataset, when)}"
    link = element("a", inside, href=f"{root}{address('line', periods[0])}", aria_label=named)
    return element("p", link, class_="line-strip", data_search_exclude=True)


def lies_on_the_line(dataset: Dataset, when: When) -> bool:
    """Return whether a date falls into a period of the line."""
    return any(period.date.meets(when) for period in dataset.line.values())


def _here(when: When, first: date, last: date, at: Any, traces: list[Plot]) -> float:
    """Mark a date below the stroke, and return the middle of the mark: a day as a triangle, anything longer as a bar."""
    start, end = at(when.first), at(when.latest)
    ends = [(STROKE_START - 4, 270)] * (when.first < first) + [(STROKE_END + 4, 90)] * (when.last is not None and when.last > last)
    if end - start < STRIP.thick and not ends:
        traces.append(_arrows([(at(moment(when)), 0)]))
        return float(at(moment(when)))
    traces.append(strokes("here", [[(start, MARKED_TOP), (end, MARKED_TOP)]], "link", 4))
    if ends:
        traces.append(_arrows(ends))
    return float((start + end) / 2)


def _below(said: str, centre: float, y: float, colour: str) -> Plot:
    """Return words below a place of the stroke, moved into the picture."""
    half = width(said, TEXT_SIZE) / 2
    return note([said], round(min(max(centre, half), WIDTH - half), 1), y, size=TEXT_SIZE, colour=colour, anchor=("center", "top"))


def _states_below(found: Sequence[Stretch]) -> list[Plot]:
    """Return the words of the states with room for them, each below the time from the first to the last stretch of its state."""
    words: list[Plot] = []
    taken: list[Box] = []
    for state, said in NAMED_STATES.items():
        ends = [end for each in found if each.period.state == state for end in (each.start, each.end)]
        if not ends:
            continue
        named = _below(said, (min(ends) + max(ends)) / 2, STATES_TOP, "quiet")
        box = text_box([said], named["x"], STATES_TOP, TEXT_SIZE, xanchor="center", yanchor="top")
        if not covered(box, taken):
            words.append(named)
            taken.append(box)
    return words


def _arrows(points: Sequence[tuple[float, int]]) -> Plot:
    """Return triangles below the stroke, each turned by so many degrees."""
    marker = {"symbol": "triangle-up", "size": 10, "color": css("link"), "angle": [turn for _, turn in points], "opacity": 1}
    xs = [round(x, 1) for x, _ in points]
    return {"type": "scatter", "mode": "markers", "name": "here", "x": xs, "y": [MARKED_TOP] * len(xs), "marker": marker, "hoverinfo": "skip"}


def _states(dataset: Dataset, when: When) -> str:
    """Return the states of the line on a date in words, each once."""
    found = dict.fromkeys(LINE_STATES[period.state] for period in dataset.line.values() if period.date.meets(when))
    return ", ".join(found) if found else "outside of it"
