"""What both layouts of the line share: the axis of time, the stroke with its notches, marks, words and leads."""

from datetime import date
from typing import Any, NamedTuple

from explainer.figures.coverage_band import Coverage, skyline
from explainer.figures.draw.palette import css
from explainer.figures.draw.path_data import Point
from explainer.figures.draw.plot import SHRINKING_WIDTHS, Carried, Notes, Plot, carrying_strokes, marks, plane, strokes
from explainer.figures.draw.text_size import wrap
from explainer.figures.draw.time_axis import TimeAxis
from explainer.figures.line_stroke import WHOLE, stretches, stroke_traces
from explainer.figures.line_words import HEADING_SIZE, SMALL_SIZE, Block, Said
from explainer.record.dates import When
from explainer.record.line import Period
from explainer.record.urls import address_of_id

ROW_NAMES_WIDTH, RIGHT_MARGIN = 92, 14  # pixels left of the wide stroke for the names of its rows, and right of it
LIMIT = {"wide": 114, "narrow": 191}  # pixels across the words of an entry
GROUND = 2 * WHOLE.spread + 6  # pixels across what is behind the stroke where it is not whole, and can be touched
MARK_OFFSET = WHOLE.spread + 8  # pixels from the middle of the stroke to a mark beside it
LINE_COVERAGE_BAND = {"wide": 26, "narrow": 20}  # pixels across the band of the record's reach
NOTCH = 9  # pixels that a notch is deep, and half of its width
ENTRY_MARKS = {"word": ("circle", 9), "report": ("circle-open", 8), "act": ("square", 8)}


class LineShown(NamedTuple):
    """What the figure shows: the periods, what was done and said in each, how far the record reaches, and the last look, with whose day the axis ends."""

    periods: list[Period]
    said: list[Said]
    found: Coverage
    recorded_to: When
    looked: When | None
    last: date

    @property
    def found_says(self) -> str:
        """What the band below shows, and why the stroke goes on beyond it."""
        grey = self.found.says(self.recorded_to)
        return f"{grey} The stroke ends with the last look for word of the line itself, on {self.looked}." if self.looked else grey


def moment(when: When) -> date:
    """Return the day at which a date is marked: the day itself, or the middle of a month or a year."""
    return when.first + (when.latest - when.first) / 2


class LinePicture:
    """One layout of the line, in the making."""

    def __init__(self, line: LineShown, layout: str) -> None:
        self.line, self.layout, self.width = line, layout, SHRINKING_WIDTHS[layout]
        self.notes = Notes()
        self.traces: list[Plot] = []
        self.leads: dict[str, list[list[tuple[float, float]]]] = {"solid": [], "1px,3px": []}
        self.points: dict[str, list[tuple[float, float, Carried]]] = {sort: [] for sort in ENTRY_MARKS}

    def axis(self, start: float, length: float) -> None:
        """Lay the axis of time from `start` on."""
        dates = [period.date for period in self.line.periods]
        self.time, self.start = TimeAxis(dates, self.line.last, length), start

    def at(self, day: date) -> float:
        """Return the place of a day along the stroke."""
        return self.start + self.time.at(day)

    def ticks(self) -> list[tuple[float, str]]:
        """Return the places of years along the stroke, with their words."""
        return [(self.at(date.fromisoformat(day)), words) for day, words in self.time.ticks(40)]

    def band(self, high: float) -> list[Point]:
        """Return the outline of what the record found from the first day of the line on, as places along it and heights above the foot of the band."""
        first = self.line.periods[0].date.first
        return skyline(self.line.found, lambda day: self.at(max(day, first)), high)

    def stroke(self, middle: float, *, down: bool) -> None:
        """Draw the stroke; each period is a mark along the whole of its length."""
        self.found = stretches(self.line.periods, self.at, self.line.last)
        for colour, width, affirmed in (("band", GROUND, False), ("ink", WHOLE.thick, True)):
            found = (each for each in self.found if (each.period.state == "affirmed") == affirmed)
            runs = [([(middle, at) if down else (at, middle) for at in (each.start, each.end)], _carried_by_period(each.period)) for each in found]
            self.traces.append(carrying_strokes("period", runs, colour, width))
        self.traces += stroke_traces(self.found, middle, WHOLE, down=down)[1:]
        self.notches(middle, down=down)

    def words(self, each: Block, x: float, y: float, anchor: str = "left") -> None:
        """Set the words of an entry from a point down, as a link to its event."""
        place, path = (anchor, "top"), address_of_id("events", each.said.entry.event)
        below = self.notes.put(each.title, x, y, HEADING_SIZE, anchor=place, bold=True, name=path)
        self.notes.put(each.small, x, below, SMALL_SIZE, colour="quiet", anchor=place)

    def lead(self, said: Said, *points: tuple[float, float]) -> None:
        """Lead from an entry to the stroke through points, dotted where a report gives it."""
        self.leads["1px,3px" if said.sort == "report" else "solid"].append(list(points))

    @staticmethod
    def edge(said: Said) -> float:
        """Return how far the edge of the stroke lies from its middle in the period of an entry."""
        return WHOLE.thick / 2 if said.period.state == "affirmed" else WHOLE.spread + 2

    def mark(self, said: Said, x: float, y: float) -> None:
        """Mark an entry at a point."""
        self.points[said.sort].append((round(x, 1), round(y, 1), _carried(said)))

    def notches(self, middle: float, *, down: bool) -> None:
        """Cut the stroke where a side speaks against what the period affirms; on a phone all words stand on one side."""
        runs = []
        for said in self.line.said:
            if said.entry.against:
                along, out = self.at(moment(said.entry.date)), WHOLE.thick / 2 + 1
                turn = 1 if down or said.side == "israel" else -1
                corners = [(along - NOTCH, out), (along, out - NOTCH), (along + NOTCH, out)]
                runs.append([(middle + off * turn, at) if down else (at, middle + off * turn) for at, off in corners])
        if runs:
            self.traces.append(strokes("notch", runs, "paper", 0, fill="toself", fillcolor=css("paper")))

    def quiet(self, words: str, x: float, y: float, limit: float, **more: Any) -> float:
        """Set quiet words from a point; return where they end."""
        return self.notes.put(wrap(words, SMALL_SIZE, limit), x, y, SMALL_SIZE, colour="quiet", **more)

    def done(self, height: float) -> Plot:
        """Return the plot with its leads and marks."""
        self.traces += [strokes("leads", runs, "quiet", 1, dash) for dash, runs in self.leads.items() if runs]
        self.traces += [marks(sort, found, ENTRY_MARKS[sort][0], "ink", ENTRY_MARKS[sort][1]) for sort, found in self.points.items() if found]
        return {"data": self.traces, "layout": plane(self.layout, self.width, height, annotations=self.notes)}


def _carried(said: Said) -> Carried:
    entry = said.entry
    return Carried(f"{entry.date}: {entry.title}{f', {entry.by}' if entry.by else ''}", address_of_id("events", entry.event), entry.says)


def _carried_by_period(period: Period) -> Carried:
    return Carried(f"{period.date}: {period.title}", address_of_id("events", period.event), period.says)
