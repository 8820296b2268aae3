"""The line through time to its plot: to the right with the words of each side above and below it, or downwards for a phone with all words beside it."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Carried, Plot, marks, note, plane, strokes
from explainer.figures.draw.text_size import LINE_HEIGHT, width, wrap
from explainer.figures.draw.time_axis import TimeAxis
from explainer.figures.line_stroke import WHOLE, stretches, stroke
from explainer.figures.line_words import BESIDE, HEAD, SMALL, Block, Placed, Said, block, placed, short
from explainer.figures.reach_band import Reach, skyline, what_it_shows
from explainer.record.dates import When
from explainer.record.line import Period
from explainer.record.vocabulary import LINE_STATES, SIDES

WIDTH = {"wide": 920, "narrow": 340}
GUTTER, MARGIN = 92, 14  # pixels left of the wide stroke for the names of its rows, and right of it
LIMIT = {"wide": 114, "narrow": 207}  # pixels across the words of an entry
GROUND = 2 * WHOLE.spread + 6  # pixels across what is behind the stroke where it is not whole, and can be touched
CLEAR = WHOLE.spread + 8  # pixels from the middle of the stroke to a mark beside it
BAND = {"wide": 26, "narrow": 20}  # pixels across the band of the record's reach
APART = 9  # pixels between the words of two entries on a phone
YEAR = 66  # least pixels of a year on a phone
LOOKS = {"word": ("circle", 9), "report": ("circle-open", 8), "act": ("square", 8)}


class Line(NamedTuple):
    """What the figure shows: the periods, what was done and said in each, how far the record reaches, and the day of the last look, on which the axis ends."""

    periods: list[Period]
    said: list[Said]
    reach: Reach
    looked: When | None
    last: date


def draw(line: Line, layout: str) -> Plot:
    """Draw the line to the right (`wide`), or downwards for a phone (`narrow`)."""
    if not line.periods:
        return {"data": [], "layout": plane(layout, WIDTH[layout], 40)}
    return (_Wide if layout == "wide" else _Narrow)(line, layout).draw()


def moment(when: When) -> date:
    """Return the day at which a date is marked: the day itself, or the middle of a month or a year."""
    return when.first + (when.latest - when.first) / 2


class _Picture:
    """One layout of the line, in the making."""

    def __init__(self, line: Line, layout: str) -> None:
        self.line, self.layout, self.width = line, layout, WIDTH[layout]
        self.notes: list[Plot] = []
        self.traces: list[Plot] = []
        self.leads: dict[str, list[list[tuple[float, float]]]] = {"solid": [], "1px,3px": []}
        self.points: dict[str, list[tuple[float, float, Carried]]] = {sort: [] for sort in LOOKS}

    def axis(self, start: float, length: float) -> None:
        """Lay the axis of time from `start` on."""
        dates = [period.date for period in self.line.periods]
        self.time, self.start = TimeAxis(dates, self.line.last, length, None), start

    def at(self, day: date) -> float:
        return self.start + self.time.at(day)

    def stroke(self, middle: float, *, down: bool) -> None:
        """Draw the stroke; each period is a mark along the whole of its length."""
        self.found = stretches(self.line.periods, self.at, self.line.last)
        ground: dict[str, tuple[list[Any], list[Any], list[Any]]] = {"band": ([], [], []), "ink": ([], [], [])}
        for each in self.found:
            xs, ys, data = ground["ink" if each.period.state == "affirmed" else "band"]
            along, off = [each.start, each.end, None], [middle, middle, None]
            xs += off if down else along
            ys += along if down else off
            carried = _carried_by_period(each.period)
            data += [carried, carried, None]
        for colour, (xs, ys, data) in ground.items():
            line = {"color": css(colour), "width": GROUND if colour == "band" else WHOLE.thick}
            shared = {"type": "scatter", "mode": "lines", "name": "period", "x": xs, "y": ys, "line": line, "connectgaps": False}
            self.traces.append({**shared, "customdata": data})
        self.traces += stroke(self.found, middle, WHOLE, down=down)[1:]

    def words(self, each: Block, x: float, y: float, anchor: str = "left") -> None:
        """Set the words of an entry from a point down, as a link to its event."""
        if each.head:
            y += self.quiet(" ".join(each.head), x, y, LIMIT["narrow"], italic=True)
        place, path = (anchor, "top"), f"events/{each.said.entry.event}/"
        self.notes.append(note(each.title, round(x, 1), round(y, 1), size=HEAD, anchor=place, bold=True, name=path))
        below = y + len(each.title) * HEAD * LINE_HEIGHT
        self.notes.append(note(each.small, round(x, 1), round(below, 1), size=SMALL, colour="quiet", anchor=place))

    def lead(self, said: Said, *points: tuple[float, float]) -> None:
        self.leads["1px,3px" if said.sort == "report" else "solid"].append(list(points))

    @staticmethod
    def edge(said: Said) -> float:
        """Return how far the edge of the stroke lies from its middle in the period of an entry."""
        return WHOLE.thick / 2 if said.period.state == "affirmed" else WHOLE.spread + 2

    def mark(self, said: Said, x: float, y: float) -> None:
        self.points[said.sort].append((round(x, 1), round(y, 1), _carried(said)))

    def quiet(self, words: str, x: float, y: float, limit: float, anchor: tuple[str, str] = ("left", "top"), **more: Any) -> float:
        """Set quiet words from a point; return the height of their lines."""
        lines = wrap(words, SMALL, limit)
        self.notes.append(note(lines, round(x, 1), round(y, 1), size=SMALL, colour="quiet", anchor=anchor, **more))
        return len(lines) * SMALL * LINE_HEIGHT

    def done(self, height: float) -> Plot:
        self.traces += [strokes("leads", runs, "quiet", 1, dash) for dash, runs in self.leads.items() if runs]
        self.traces += [marks(sort, found, LOOKS[sort][0], "ink", LOOKS[sort][1]) for sort, found in self.points.items() if found]
        return {"data": self.traces, "layout": plane(self.layout, self.width, height, annotations=self.notes)}


class _Wide(_Picture):
    """To the right: what happened and what others reported on top, then Russia's words, the stroke, Israel's words, the years, the reach of the record."""

    def draw(self) -> Plot:
        self.axis(GUTTER, self.width - GUTTER - MARGIN)
        acts = self._placed(None, ())
        over = self._placed("russia", [each.at for each in acts])
        under = self._placed("israel", ())
        y, tops = self._above(acts, 4, "What happened, and reports")
        y, over_tops = self._above(over, y + 4, f"{SIDES['russia']}'s words")
        self.middle = y + CLEAR + 6
        self.stroke(self.middle, down=False)
        self._set(acts, tops)
        self._set(over, over_tops)
        y, under_tops = self._below(under, self._states(under) + 6, f"{SIDES['israel']}'s words")
        self._set(under, under_tops)
        for said in self.line.said:
            if said.entry.quiet:
                self._mark(said, self.at(moment(said.entry.date)))
        return self.done(self._foot(y + 4))

    def _placed(self, side: str | None, crossed: Sequence[float]) -> list[Placed]:
        named = (said for said in self.line.said if said.side == side and not said.entry.quiet)
        blocks = [(block(said, LIMIT["wide"]), self.at(moment(said.entry.date))) for said in named]
        return placed(blocks, GUTTER - 6, self.width, crossed)

    def _above(self, row: list[Placed], y: float, name: str) -> tuple[float, list[float]]:
        """Return where a row of words above the stroke ends, and the top of each of its blocks; every block ends at the foot of its tier."""
        high = max((each.block.height for each in row), default=0.0) + 6
        tiers = max((each.tier for each in row), default=-1) + 1
        end = y + tiers * high
        self._name(name, end - high)
        return end, [end - each.tier * high - each.block.height - 3 for each in row]

    def _below(self, row: list[Placed], y: float, name: str) -> tuple[float, list[float]]:
        """Return where a row of words below the stroke ends, and the top of each of its blocks."""
        high = max((each.block.height for each in row), default=0.0) + 6
        tiers = max((each.tier for each in row), default=-1) + 1
        self._name(name, y)
        return y + tiers * high, [y + each.tier * high + 3 for each in row]

    def _name(self, name: str, y: float) -> None:
        lines = wrap(name, SMALL, GUTTER - 14, bold=True)
        self.notes.append(note(lines, 0, round(y + 3, 1), size=SMALL, colour="quiet", anchor=("left", "top"), bold=True))

    def _set(self, row: list[Placed], tops: list[float]) -> None:
        """Set the words of a row, each with its mark and a lead to the stroke."""
        for each, top in zip(row, tops, strict=True):
            said, below, (edge, anchor) = each.block.said, each.block.said.side == "israel", each.edge
            if said.side:
                mark = self._mark(said, each.at)
                self.lead(said, (each.at, mark), (each.at, top + each.block.height - 2 if below else top + 2))
            else:
                self.lead(said, (each.at, top + 9), (each.at, self.middle - self.edge(said)))
                self.mark(said, each.at, top + 9)
                edge += 4 if anchor == "left" else -4
            self.words(each.block, edge, top, anchor)

    def _mark(self, said: Said, x: float) -> float:
        """Mark an entry at its side of the stroke, with a lead to it; return the height of the mark."""
        down = 1 if said.side == "israel" else -1
        y = self.middle + down * CLEAR
        self.lead(said, (x, y), (x, self.middle + down * self.edge(said)))
        self.mark(said, x, y)
        return y

    def _states(self, under: list[Placed]) -> float:
        """Name the state of each stretch that has room for its words, in the stroke where it is whole and else below it; return where the words end.

        Below it they stand between the leads of what is said there.
        """
        end = below = self.middle + CLEAR
        for each in self.found:
            words, room, centre = LINE_STATES[each.period.state], each.end - each.start, (each.start + each.end) / 2
            if each.period.state == "affirmed":
                if width(words, SMALL) <= room:
                    self.notes.append(note([words], round(centre, 1), self.middle, size=SMALL, colour="paper"))
                continue
            edges = [
                each.start,
                *(one.at for one in under if each.start < one.at < each.end),
                self.width if each.period.date.last is None else each.end + BESIDE,
            ]
            left, right = max(pairwise(edges), key=lambda pair: pair[1] - pair[0])
            if max(width(word, SMALL) for word in words.split()) <= right - left - 2 * BESIDE:
                high = self.quiet(words, left + BESIDE, below, right - left - 2 * BESIDE, italic=True)
                if self.line.looked and each.period.date.last is None:
                    for line in ("last look", short(self.line.looked)):
                        high += self.quiet(line, left + BESIDE, below + high, right - left - 2 * BESIDE)
                end = max(end, below + high)
        return end

    def _foot(self, y: float) -> float:
        ticks = [(self.at(date.fromisoformat(day)), words) for day, words in self.time.ticks(40)]
        self.traces.append(strokes("axis", [[(GUTTER, y), (self.width - MARGIN, y)], *([(x, y), (x, y + 5)] for x, _ in ticks)], "rule", 1))
        for x, words in ticks:
            self.notes.append(note([words], round(x, 1), y + 7, size=SMALL, colour="quiet", anchor=("center", "top")))
        foot = y + 30 + BAND["wide"]
        outline = [(x, foot - high) for x, high in skyline(self.line.reach, self.line.periods[0].date.first, self.at, BAND["wide"])]
        self.traces.append(strokes("reach", [outline], "rule", 1, fill="toself", fillcolor=css("rule")))
        return foot + 10 + self.quiet(what_it_shows(self.line.reach), GUTTER, foot + 6, self.width - GUTTER)


class _Narrow(_Picture):
    """Downwards: the years, the reach of the record, the stroke, and all words at the right of it, each named with its holder."""

    def draw(self) -> Plot:
        blocks = [block(said, LIMIT["narrow"], self._head(said)) for said in self.line.said if not said.entry.quiet]
        years = (self.line.last - self.line.periods[0].date.first).days / 365
        self.axis(8, max(YEAR * years, sum(each.height + APART for each in blocks)))
        middle, end = 77.0, 77.0 + CLEAR
        self.stroke(middle, down=True)
        wanted = [(self.at(moment(each.said.entry.date)) - self._firsts(each), each.height + APART) for each in blocks]
        for each, top in zip(blocks, _spread(wanted, 2, self.start + self.time.length), strict=True):
            y, first = self.at(moment(each.said.entry.date)), top + self._firsts(each)
            self.lead(each.said, (middle + self.edge(each.said), y), (end, y), (end + 12, first), (end + 18, first))
            self.mark(each.said, end + 18, first)
            self.words(each, end + 28, top)
        for said in self.line.said:
            if said.entry.quiet:
                self.mark(said, middle + self.edge(said) + 7, self.at(moment(said.entry.date)))
        end = self.start + self.time.length + 10
        ticks = [(self.at(date.fromisoformat(day)), words) for day, words in self.time.ticks(40)]
        for y, words in ticks:
            self.notes.append(note([words], 0, round(y, 1), size=SMALL, colour="quiet", anchor=("left", "middle")))
        foot = 37.0
        outline = [(foot + high, y) for y, high in skyline(self.line.reach, self.line.periods[0].date.first, self.at, BAND["narrow"])]
        self.traces.append(strokes("reach", [outline], "rule", 1, fill="toself", fillcolor=css("rule")))
        end += self.quiet(what_it_shows(self.line.reach), 0, end, self.width)
        return self.done(end + 4)

    def _head(self, said: Said) -> str:
        """Return the words over the first entry of a period: its state."""
        if said.entry is not next(entry for entry in said.period.entries if not entry.quiet):
            return ""
        looked = self.line.looked if said.period.date.last is None else None
        return LINE_STATES[said.period.state] + (f", last look {short(looked)}" if looked else "")

    @staticmethod
    def _firsts(each: Block) -> float:
        """Return how far below the top of a block the middle of its title lies."""
        return len(each.head) * SMALL * LINE_HEIGHT + 9


def _spread(wanted: Sequence[tuple[float, float]], least: float, most: float) -> list[float]:
    """Return the tops of blocks below one another, each near the place that it wants; `wanted` holds places and heights."""
    tops: list[float] = []
    y = least
    for place, high in wanted:
        tops.append(max(place, y))
        y = tops[-1] + high
    limit = most
    for index in range(len(tops) - 1, -1, -1):
        tops[index] = min(tops[index], limit - wanted[index][1])
        limit = tops[index]
    return tops


def _carried(said: Said) -> Carried:
    entry = said.entry
    return [f"{entry.date}: {entry.title}{f', {entry.by}' if entry.by else ''}", f"events/{entry.event}/", entry.says]


def _carried_by_period(period: Period) -> Carried:
    return [f"{period.date}: {period.title}", f"events/{period.event}/", period.says]
