"""Deals to a plot: a life line for each, below the heading of its outcome and in its colour, with its stages as marks."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import count, pairwise
from typing import Any, NamedTuple

from explainer.figures.deal_stages import CLAIMED, OUTCOMES, SAID, SORTS_IN_ORDER, STATE_LINES, Outcome, StageSort, by_outcome, sort_of
from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Carried, Margin, Plot, axis, marks, note, plotly_layout, strokes
from explainer.figures.draw.text_size import LINE_HEIGHT, wrap
from explainer.figures.draw.time_axis import TimeAxis
from explainer.record.deals_and_facts import Deal, Stage
from explainer.record.urls import address, part_address
from explainer.record.vocabulary import DEAL_STATUSES_SHORT

TEXT_SIZE = 13
# Pixels across, and margins.
PROPORTIONS = {"wide": (920, Margin(310, 12, 30, 30)), "narrow": (340, Margin(18, 18, 30, 30))}
ROW_HEIGHT = 28  # pixels of the least room across a life line
HEADING_HEIGHT = 32  # pixels of the heading of an outcome
YEARS_HEIGHT = 18  # and of the years below it on a phone
YEARS_AGAIN = 500  # pixels down a phone after which a heading names the years again
MARK_SIZE = 9  # pixels across the mark of a stage
MARK_GAP = 10  # pixels between marks of one height, and from one height to the next
JOINED_WITHIN = 24  # pixels along the time within which claims are one mark with their number
COUNT_SIZE = 13  # a phone shows it a little smaller, and no words have under 12
MOST_UNDER_ONE_AXIS = 12  # deals from which the years stand above as well as below
LinePoints = tuple[list[Any], list[Any]]


def draw(deals: Sequence[Deal], recorded_to: date, layout: str) -> Plot:
    """Draw the life lines, one below the other, by outcome."""
    return _Picture(deals, recorded_to, layout).draw()


class _Mark(NamedTuple):
    """What stands at one place of a life line: a stage, or several claims at the place of the first, and the first and the last pixel of its date."""

    stages: tuple[Stage, ...]
    low: float
    high: float

    @property
    def middle(self) -> float:
        """The pixel along the time on which the mark stands."""
        return (self.low + self.high) / 2

    @property
    def to_right(self) -> float:
        """The pixels that the mark needs to the right of its middle: the number of several claims stands beside it."""
        return MARK_GAP + (COUNT_SIZE if len(self.stages) > 1 else 0)


class _Picture:
    """One layout of the life lines, in the making, from the top to the bottom."""

    def __init__(self, deals: Sequence[Deal], recorded_to: date, layout: str) -> None:
        self.deals, self.layout, self.wide = deals, layout, layout == "wide"
        self.width, self.margin = PROPORTIONS[layout]
        stages = [stage for deal in deals for stage in deal.stages]
        self.time = TimeAxis([stage.date for stage in stages], recorded_to, self.width - self.margin.left - self.margin.right)
        self.lines: dict[tuple[str, Outcome], LinePoints] = defaultdict(lambda: ([], []))
        self.spans: dict[Outcome, LinePoints] = defaultdict(lambda: ([], []))
        self.points: dict[tuple[StageSort, Outcome], list[tuple[float | str, float, Carried]]] = defaultdict(list)
        self.notes: list[Plot] = []
        self.rules: LinePoints = ([], [])  # below each deal, as one trace: a shape each would be a tenth of the picture
        self.ticks = list(self.time.ticks(58 if self.wide else 44))
        self.many = len(deals) > MOST_UNDER_ONE_AXIS
        self.years: list[dict[str, Any]] = [{"y": 1, "yref": "paper", "yshift": 6}] if self.many and self.wide else []  # where the years are named
        self.y = 0.0

    def draw(self) -> Plot:
        for outcome, found in by_outcome(list(self.deals)).items():
            self._heading(outcome, len(found))
            for deal in found:
                self._deal(deal, outcome)
        time, margin = self.time, self.margin
        height = max(round(self.y), ROW_HEIGHT)
        self.notes += [
            note([words], day, size=TEXT_SIZE, colour="quiet", anchor=("center", "bottom"), **place)
            for place in self.years
            for day, words in self.ticks
        ]
        drawn = reversed(OUTCOMES)  # so that a switch of the live figure has the colour of what was delivered
        traces = [{**strokes("rule", (), "rule", 1), "x": self.rules[0], "y": self.rules[1]}]
        traces += [_line(*self.spans[outcome], outcome, 9, "solid", 0.3) for outcome in OUTCOMES if outcome in self.spans]
        traces += [_line(*line, outcome, *STATE_LINES[state], 1) for (state, outcome), line in self.lines.items()]
        for outcome in drawn:
            traces += [
                marks(each.switch, self.points[each, outcome], each.symbol, outcome.colour, MARK_SIZE)
                for each in SORTS_IN_ORDER
                if (each, outcome) in self.points
            ]
        return {
            "data": traces,
            "layout": plotly_layout(
                self.layout, self.width, height + margin.top + margin.bottom, margin, annotations=self.notes,
                xaxis=axis(time.first.isoformat(), time.last.isoformat(), self.ticks, type="date"), yaxis=axis(height, 0, type="linear", fixedrange=True),
            ),
        }  # fmt: skip

    def _heading(self, outcome: Outcome, count: int) -> None:
        shift = -self.margin.left + 2 if self.wide else -12
        words, y = [f"{outcome.says} ({count})"], self.y + HEADING_HEIGHT * 0.55
        self.notes.append(note(words, 0, y, size=TEXT_SIZE, colour=outcome.colour, anchor=("left", "middle"), bold=True, xref="paper", xshift=shift))
        self.y += HEADING_HEIGHT
        if self.many and not self.wide and (not self.years or self.y - self.years[-1]["y"] > YEARS_AGAIN):
            self.y += YEARS_HEIGHT
            self.years.append({"y": round(self.y - 5)})
        self._rule()

    def _deal(self, deal: Deal, outcome: Outcome) -> None:
        drawn = _marks(deal, self.time)
        life = _life(deal, self.time)
        lined = [(self.time.at(date.fromisoformat(start[:10])), self.time.at(date.fromisoformat(end[:10]))) for _, start, end in life]
        heights = _heights(drawn, lined)
        row = max(ROW_HEIGHT, (2 * max(map(abs, heights)) + 1) * MARK_GAP + MARK_SIZE)
        under = self._title(deal, outcome, row)
        y = round(self.y + (max(row, under) / 2 if self.wide else under + row / 2), 1)
        for state, start, end in life:
            self.lines[state, outcome][0].extend([start, end, None])
            self.lines[state, outcome][1].extend([y, y, None])
        for mark, height in zip(drawn, heights, strict=True):
            at, shifted = self.time.day(mark.middle), y + height * MARK_GAP
            if len(mark.stages) > 1:
                beside: dict[str, Any] = {"anchor": ("left", "middle"), "xshift": MARK_SIZE / 2 + 2}
                self.notes.append(note([str(len(mark.stages))], at, shifted, size=COUNT_SIZE, colour=outcome.colour, **beside))
            elif mark.high - mark.low > MARK_SIZE:
                half = MARK_SIZE / 2  # none shows through a hollow mark
                for low, high in ((mark.low, mark.middle - half), (mark.middle + half, mark.high)):
                    self.spans[outcome][0].extend([self.time.day(low), self.time.day(high), None])
                    self.spans[outcome][1].extend([shifted, shifted, None])
            self.points[sort_of(mark.stages[0]), outcome].append((at, shifted, _carried(deal, mark.stages)))
        self.y = round(self.y + (max(row, under) if self.wide else under + row), 1)
        self._rule()

    def _title(self, deal: Deal, outcome: Outcome, row: float) -> float:
        """Name a deal in the middle of its row or, on a phone, above it, with its status where the heading does not say it, and return the pixels that the name needs."""
        status = DEAL_STATUSES_SHORT[deal.status]
        words = f"{deal.title}{f' ({status})' if deal.status != 'delivered' and len(outcome.statuses) > 1 and not outcome.gone else ''}"
        lines = wrap(words, TEXT_SIZE, self.margin.left - 26 if self.wide else self.width - 20)
        under = len(lines) * TEXT_SIZE * LINE_HEIGHT + 8
        top = self.y + (max(row, under) - under) / 2 if self.wide else self.y
        shift = 14 - self.margin.left if self.wide else -12
        self.notes.append(
            note(lines, 0, round(top + 4, 1), size=TEXT_SIZE, anchor=("left", "top"), xref="paper", xshift=shift, name=address("deals", deal))
        )
        return under

    def _rule(self) -> None:
        self.rules[0].extend([self.time.first.isoformat(), self.time.last.isoformat(), None])
        self.rules[1].extend([round(self.y, 1), round(self.y, 1), None])


def _marks(deal: Deal, time: TimeAxis) -> list[_Mark]:
    """Return the marks of a deal: one for each stage, but one alone for claims of one year that lie so close that each would stand in the way of the next."""
    found: list[_Mark] = []
    for stage in deal.stages:
        low, high = time.extent(stage.date)
        told = (n for n, mark in enumerate(found) if sort_of(stage) is sort_of(mark.stages[0]) is CLAIMED and _of_one_year(stage, mark.stages[0]))
        if (near := next((n for n in told if high - found[n].low < JOINED_WITHIN), None)) is None:
            found.append(_Mark((stage,), low, high))
        else:
            found[near] = found[near]._replace(stages=(*found[near].stages, stage))
    return found


def _of_one_year(one: Stage, other: Stage) -> bool:
    return one.date.first.year == other.date.first.year


def _heights(drawn: Sequence[_Mark], lined: Sequence[tuple[float, float]]) -> list[int]:
    """Return at which height each mark of a life line stands: the nearest to the line where it covers none before it.

    A number stands on no line: on the pieces that are `lined`, in pixels, a mark that bears one keeps off the life line.
    """
    found: list[int] = []
    for mark in drawn:
        on_line = len(mark.stages) > 1 and any(start < mark.middle + mark.to_right and mark.middle < end for start, end in lined)
        near: set[int] = {0} if on_line else set()
        for other, height in zip(drawn, found, strict=False):
            if -mark.to_right < mark.middle - other.middle < other.to_right:
                numbered = _on_number(mark, other) or _on_number(other, mark)
                near |= {height - 1, height, height + 1} if numbered else {height}
        found.append(next(height for step in count() for height in (-step, step) if height not in near))
    return found


def _on_number(one: _Mark, other: _Mark) -> bool:
    """Return whether a mark just above or below another would touch the number of that, which is higher than a mark."""
    return len(other.stages) > 1 and one.middle > other.middle


def _life(deal: Deal, time: TimeAxis) -> list[tuple[str, str, str]]:
    """Return the pieces of a life line as (state, start, end), from step to step; where the deal was stopped there is none.

    Claims carry no line on, but the last of them that of what was delivered, which a delivery by one account does not take back.
    """
    state, pieces = "talks", []
    steps = [stage for stage in deal.stages if sort_of(stage) is not CLAIMED or stage is deal.stages[-1]]
    for one, other in pairwise(steps):
        state = state if state == "delivered" and sort_of(one) is SAID else sort_of(one).state or state
        if sort_of(other) is CLAIMED and state != "delivered":
            break
        start, end = (sum(time.extent(stage.date)) / 2 for stage in (one, other))
        if state != "stopped" and end > start:
            pieces.append((state, time.day(start), time.day(end)))
    return pieces


def _line(xs: list[Any], ys: list[Any], outcome: Outcome, width: float, dash: str, opacity: float) -> Plot:
    line = {"color": css(outcome.colour), "width": width, "dash": dash}
    shared = {"type": "scatter", "mode": "lines", "name": "life", "line": line, "opacity": opacity, "hoverinfo": "skip", "connectgaps": False}
    return {**shared, "x": xs, "y": ys}


def _carried(deal: Deal, stages: Sequence[Stage]) -> Carried:
    first, last = stages[0], stages[-1]
    if first is last:
        said = f"{first.says}{f' ({first.by})' if first.by else ''}"
        return Carried(f"{first.dated}, {first.stage}: {deal.title}", part_address("deals", deal, first), said)
    told = "; ".join(f"{stage.by or stage.stage}, {stage.dated}" for stage in stages)
    return Carried(f"{first.dated} to {last.dated}, {len(stages)} claims or reports: {deal.title}", part_address("deals", deal, first), told)
