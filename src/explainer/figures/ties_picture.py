"""Pairs of actors and their ties to a plot: time to the right, a lane below another, and a bar for each tie."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from explainer.figures.actors_picture import HOLLOW_FOR, TIE_STYLES
from explainer.figures.coverage_band import record_end
from explainer.figures.draw.bars import ARROW_POINT, DOT_GAP, END_DOT, LONGEST_MOVED, SHORTEST_BAR, SHORTEST_DASHED_BAR, End, bar
from explainer.figures.draw.palette import css
from explainer.figures.draw.path_data import Point
from explainer.figures.draw.plot import Carried, Margin, Plot, axis, note, plotly_layout
from explainer.figures.draw.text_size import LINE_HEIGHT, wrap
from explainer.figures.draw.time_axis import TimeAxis
from explainer.figures.options import Figure
from explainer.figures.phases import height as height_of
from explainer.figures.phases import phase_bands
from explainer.figures.tie_table import tie_span, tie_title
from explainer.figures.ties_lanes import Pair, TieLane, earliest_start, ends_within
from explainer.record.dataset import Dataset
from explainer.record.dates import When
from explainer.record.ties import Relation
from explainer.record.urls import address
from explainer.record.vocabulary import TIE_TYPES

THICKNESS = {1: 6.0, 2: 11.0, 3: 16.0}  # pixels of a bar, by the strength of its tie: the thinnest is one whose ends can be told apart
LEAST_HOLLOW_TIE = 7.0  # pixels that a hollow bar needs for its inside to show
BAR_GAP = 1.0  # pixels from a bar to the next one in its lane
END_STYLES = {
    "act": "clean", "foreseen": "crossed", "first-documented": "dots", "last-documented": "dots", "actor-ended": "clean",
}  # fmt: skip
ARROW_ROOM = 10  # pixels that stay free at the edges for points of arrows
LEAST_SLANT = 3  # pixels between the first and the last day that a date can mean, from which a reader sees that its end is slanted


class Proportions(NamedTuple):
    """The sizes of a layout in pixels: its width, its margins, where lanes are named, the room for the name of a pair and of a lane, and between ticks."""

    width: int
    margin: Margin
    lanes: int
    pair: int
    lane: int
    ticks: int


PROPORTIONS = {
    "wide": Proportions(920, Margin(362, 8, 44, 30), 158, 148, 196, 58),
    "narrow": Proportions(340, Margin(6, 6, 30, 30), 0, 324, 324, 49),
}
TEXT_SIZE = 13
LINE_STEP = TEXT_SIZE * LINE_HEIGHT
PAIR_GAP = 6  # pixels between pairs
YEARS_EVERY = 700  # pixels down the picture after which the years are named again: about the height of a phone
TICK_ROOM = 22  # pixels from an edge, nearer to which the words of a tick have no room


def draw(figure: Figure, dataset: Dataset, pairs: list[Pair], layout: str) -> Plot:
    """Draw the bars, in one lane below the other, under the name of each pair."""
    return _Picture(figure, dataset, pairs, layout).draw()


def looks_drawn(figure: Figure, dataset: Dataset, pairs: list[Pair]) -> set[str]:
    """Return the looks of bars that are drawn: those of their ends, `before`, `after` or `open` for arrows, `undated` for a start that fades in, slants that are seen, and their doubts."""
    picture = _Picture(figure, dataset, pairs, "wide")
    picture.draw()
    return picture.looks


class _Picture:
    """One layout of the bars, in the making, from the top to the bottom."""

    def __init__(self, figure: Figure, dataset: Dataset, pairs: list[Pair], layout: str) -> None:
        self.dataset, self.pairs, self.layout, self.sizes = dataset, pairs, layout, PROPORTIONS[layout]
        self.wide = layout == "wide"
        self.wanted = set(figure.options["highlight"])
        self.until: When | None = figure.options["until"]
        ties = [tie for pair in pairs for lane in pair.lanes for tie in lane.ties]
        self.length = self.sizes.width - self.sizes.margin.left - self.sizes.margin.right
        self.time = _time(figure, dataset, ties, self.length)
        self.notes: list[Plot] = []
        self.bars: dict[tuple[str, bool, str], list[tuple[Relation, list[list[Point]]]]] = {}
        self.rules: list[float] = []
        self.looks: set[str] = set()
        self.y = 6.0
        ticks = ((day, words, self.time.at(date.fromisoformat(day))) for day, words in self.time.ticks(self.sizes.ticks))
        self.ticks = [(day, words) for day, words, x in ticks if TICK_ROOM < x < self.length - TICK_ROOM]
        self.years_above = 0.0  # where the years were named last

    def draw(self) -> Plot:
        for pair in self.pairs:
            self._pair(pair)
        sizes, time = self.sizes, self.time
        height = round(max(self.y, 30))
        shapes, names = phase_bands(self.dataset, time, height, latest=not self.wide)
        shapes += [] if self.until else [record_end(time, height)]
        above = height_of(names) + 4
        margin = sizes.margin._replace(top=above + 20)
        self.notes += [
            note([words], day, 1, size=TEXT_SIZE, colour="quiet", anchor=("center", "bottom"), yref="paper", yshift=above)
            for day, words in self.ticks
        ]
        ends = {"x0": time.first.isoformat(), "x1": time.last.isoformat()}
        shapes += [{"type": "line", **ends, "y0": y, "y1": y, "layer": "below", "line": {"color": css("rule"), "width": 1}} for y in self.rules]
        return {
            "data": [self._trace(*sort, found) for sort, found in sorted(self.bars.items(), key=lambda item: (item[0][1], item[0]))],
            "layout": plotly_layout(
                self.layout, sizes.width, height + margin.top + margin.bottom, margin, shapes=shapes, annotations=[*names, *self.notes],
                xaxis=axis(time.first.isoformat(), time.last.isoformat(), self.ticks, type="date"), yaxis=axis(height, 0, type="linear", fixedrange=True),
            ),
        }  # fmt: skip

    def _pair(self, pair: Pair) -> None:
        """Name a pair, and set its lanes beside its name or, on a phone, below it."""
        if self.rules:
            self.y += PAIR_GAP
        if self.y - self.years_above > YEARS_EVERY:
            self._years()
        self.rules.append(self.y)
        self.y += PAIR_GAP
        lines = wrap(pair.name, TEXT_SIZE, self.sizes.pair, bold=True)
        self._note(lines, 0, self.y, bold=True)
        under = self.y + len(lines) * LINE_STEP
        if not self.wide:
            self.y = under + 2
        for lane in pair.lanes:
            self._lane(lane)
        self.y = max(self.y, under)

    def _years(self) -> None:
        """Name the years again, since those above are out of sight."""
        style: dict[str, Any] = {"size": TEXT_SIZE, "colour": "quiet", "anchor": ("center", "top"), "bgcolor": css("paper")}
        self.notes += [note([words], day, round(self.y, 1), **style) for day, words in self.ticks]
        self.y = self.years_above = self.y + LINE_STEP + 2

    def _lane(self, lane: TieLane) -> None:
        """Name a lane, beside its bars or, on a phone, above them, and set its bars."""
        lit = not self.wanted or any(tie.id in self.wanted for tie in lane.ties)
        colour = TIE_STYLES[lane.type][0] if lit else "quiet"
        lines = wrap(f"{TIE_TYPES[lane.type]}{lane.words}", TEXT_SIZE, self.sizes.lane)
        self._note(lines, self.sizes.lanes, self.y, colour=colour, name=address("relations", lane.ties[-1]))
        half = max(THICKNESS[tie.strength] for tie in lane.ties) / 2
        middle = self.y + (LINE_STEP / 2 if self.wide else len(lines) * LINE_STEP + 3 + half)
        half += (DOT_GAP + END_DOT) * any("dots" in (END_STYLES.get(tie.from_basis), END_STYLES.get(tie.to_basis)) for tie in lane.ties)
        self.y = max(self.y + len(lines) * LINE_STEP, middle + half) + (4 if self.wide else 7)
        self.looks |= {"step" for one, other in pairwise(lane.ties) if one.strength != other.strength}
        after = 0.0
        for tie in lane.ties:
            after = self._bar(tie, middle, after, first=tie is lane.ties[0], last=tie is lane.ties[-1]) + BAR_GAP

    def _bar(self, tie: Relation, y: float, after: float, *, first: bool, last: bool) -> float:
        """Set a bar; one that is longer than its days stands after the pixel where the bar before it in its lane ends. Return where it ends itself."""
        time, edge, dashed = self.time, self.length, tie.doubt == "not-known"
        begun, ended = "before", "after"
        left, right = End(ARROW_ROOM, ARROW_ROOM, "arrow"), End(edge - ARROW_ROOM, edge - ARROW_ROOM, "arrow")
        if not tie.valid_from:
            start = time.at(max(earliest_start(tie, self.dataset), time.first)) + 1
            begun, left = "undated", End(start, start, "fade")
        elif tie.valid_from.latest > time.first:
            begun, left = tie.from_basis, End(*self._reached(tie.valid_from), END_STYLES[tie.from_basis])
        if tie.valid_to and ends_within(tie, self.until):
            ended, right = tie.to_basis, End(*self._reached(tie.valid_to, after=1), END_STYLES[tie.to_basis])
        elif not tie.valid_to and not self.until:
            reached = min(time.at(time.recorded_to), edge) - ARROW_POINT  # its point ends with the record
            ended, right = tie.to_basis, End(reached, reached, "arrow")
        if right.look == "arrow":
            latest = right.low - SHORTEST_BAR
            if dashed:  # as long as its openings need, where no bar before it is in the way
                latest = max(right.low - SHORTEST_DASHED_BAR, min(after, latest))
            left = left._replace(low=min(left.low, latest), high=min(left.high, latest))
        drawn = (END_STYLES.get(begun, begun), first), ("actor-ended" if ended == "actor-ended" else END_STYLES.get(ended, ended), last)
        self.looks |= {look for look, outer in drawn if outer or look != "clean"} | {tie.doubt or ""}
        self.looks |= {
            look
            for end, look in ((left, "slanted-start"), (right, "slanted-end"))
            if end.look in {"clean", "dots"} and end.high - end.low >= LEAST_SLANT
        }
        lit = not self.wanted or tie.id in self.wanted
        half = (max(THICKNESS[tie.strength], LEAST_HOLLOW_TIE) if tie.doubt in HOLLOW_FOR else THICKNESS[tie.strength]) / 2
        begins, ends = (outermost(x for x, _ in bar(left, right, y, half)[0]) for outermost in (min, max))
        if begins < after and ends - begins <= LONGEST_MOVED:
            left, right = (end._replace(low=end.low + after - begins, high=end.high + after - begins) for end in (left, right))
        if ended == "actor-ended":
            style: dict[str, Any] = {"size": TEXT_SIZE, "anchor": ("left", "middle"), "bold": True}
            self.notes.append(note(["?"], time.day(right.high + 3), round(y, 1), **style))
        outlines = bar(left, right, y, half, dashed=dashed)
        trace = self.bars.setdefault((tie.type, lit, tie.doubt if tie.doubt in HOLLOW_FOR else ""), [])
        trace.append((tie, outlines))
        return max(x for outline in outlines for x, _ in outline)

    def _reached(self, when: When, after: int = 0) -> tuple[float, float]:
        """Return the first and the last pixel that a date can mean; an end is that of its day, a little apart from what may follow."""
        low, high = self.time.extent(when)
        day = (self.length / self.time.days - BAR_GAP) * after
        return (low + day, high + day) if when.precision != "day" else (low + day, low + day)

    def _trace(self, type_: str, lit: bool, doubt: str, bars: Iterable[tuple[Relation, list[list[Point]]]]) -> Plot:  # noqa: FBT001 - part of a key
        colour = css(TIE_STYLES[type_][0]) if lit else css("context")
        xs: list[str | None] = []
        ys: list[float | None] = []
        data: list[Carried | None] = []
        for tie, outlines in bars:
            said = Carried(tie_title(tie, self.dataset), address("relations", tie), tie_span(tie))
            for points in outlines:
                xs += [*(self.time.day(x) for x, _ in points), None]
                ys += [*(round(y, 1) for _, y in points), None]
                data += [*([said] * len(points)), None]
        inside, edge, width = (css("paper"), colour, 1.5) if doubt in HOLLOW_FOR else (colour, colour, 0)
        return {
            "type": "scatter", "mode": "lines", "name": type_, "x": xs, "y": ys, "fill": "toself", "fillcolor": inside,
            "line": {"color": edge, "width": width, "dash": "solid"},
            "customdata": data, "connectgaps": False, "hoveron": "points+fills",
        }  # fmt: skip

    def _note(self, lines: list[str], x: float, y: float, **more: Any) -> None:
        shift = x - self.sizes.margin.left + 2
        self.notes.append(note(lines, 0, round(y, 1), size=TEXT_SIZE, anchor=("left", "top"), xref="paper", xshift=shift, **more))


def _time(figure: Figure, dataset: Dataset, ties: Iterable[Relation], length: float) -> TimeAxis:
    """Return the axis from the first start to the last end, or from and to the dates that the figure names."""
    since, until = figure.options["since"], figure.options["until"]
    dates = [when for tie in ties for when in (tie.valid_from, tie.valid_to) if when]
    recorded_to = (until or dataset.edition.as_of).latest
    dates = [when for when in dates if not (until and when.first > recorded_to) and not (since and when.latest < since.first)]
    reached = When.parse(recorded_to.isoformat())
    return TimeAxis([*dates, *([since] if since else []), reached], recorded_to, length)
