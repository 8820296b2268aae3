"""Deals: life lines of arms deals with their stages as marks. A stop is a gap, a loss or an end a cross."""

from collections import Counter
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple, get_args

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Carried, Margin, Plot, axis, marks, note, plotly_layout
from explainer.figures.draw.text_size import wrap
from explainer.figures.draw.time_axis import TimeAxis
from explainer.figures.kind import Column, FigureKind, KeyEntry, Row, as_date, as_link
from explainer.figures.options import COMMON, Figure, Option, ids_of, some_of
from explainer.figures.options import date as one_date
from explainer.record.dataset import Dataset
from explainer.record.deals_and_facts import Deal, Stage
from explainer.record.urls import anchor
from explainer.record.vocabulary import DEAL_STATUSES_SHORT, DealStatus


class StageSort(NamedTuple):
    """How a sort of stage is drawn, what the key calls it, and what it makes of the deal."""

    symbol: str
    says: str
    state: str | None


# A stage sets the state of the deal from its date on; None leaves it as it was.
ASKED = StageSort("circle-open", "talks, request or offer", None)
AGREED = StageSort("circle", "contract or resumption", "agreed")
CLAIMED = StageSort("diamond-open", "claim or report", None)
HANDED = StageSort("square", "delivery, deployment or use", "delivered")
SAID = StageSort("square-open", "the same by one side’s word", "said")
STOPPED = StageSort("line-ns-open", "suspension, refusal or cancellation", "stopped")
LOST = StageSort("x-thin-open", "loss, withdrawal or end", "stopped")
STAGE_SORTS: dict[str, StageSort] = {
    "talks": ASKED, "request": ASKED, "offer": ASKED, "contract": AGREED, "resumption": AGREED, "claim": CLAIMED, "delivery": HANDED,
    "deployment": HANDED, "use": HANDED, "suspension": STOPPED, "refusal": STOPPED, "cancellation": STOPPED, "loss": LOST, "withdrawal": LOST,
    "end": LOST,
}  # fmt: skip
SORTS_IN_ORDER = (ASKED, AGREED, CLAIMED, HANDED, SAID, STOPPED, LOST)
# The line of a deal in each state: its width in pixels and its dash.
STATE_LINES = {"talks": (1.0, "2px,3px"), "agreed": (1.6, "solid"), "said": (4.0, "2px,2px"), "delivered": (4.0, "solid")}
# Pixels across, margins, the size of the text, and pixels from one deal to the next.
PROPORTIONS = {"wide": (920, Margin(280, 70, 30, 30), 13, 34), "narrow": (340, Margin(18, 18, 26, 30), 12, 62)}
MARK = 9  # pixels across the mark of a stage
APART = 10  # pixels from the stage before, up to which a stage is shifted aside
TALL = 12  # deals from which the years stand above as well as below


def sort_of(stage: Stage) -> StageSort:
    """Return how a stage is drawn: a delivery that rests on one side's word is not drawn as one that does not."""
    found = STAGE_SORTS[stage.stage]
    return SAID if found is HANDED and stage.by else found


class Deals(NamedTuple):
    """The deals that the figure shows, by the date of their first stage, and the last day of the record."""

    deals: list[Deal]
    reach: date | None


def select(figure: Figure, dataset: Dataset) -> Deals:
    """Return the deals of the selection."""
    options = figure.options
    found = [
        deal
        for deal in dataset.deals.values()
        if (not options["deals"] or deal.id in options["deals"])
        and (not options["supplier"] or deal.supplier in options["supplier"])
        and (not options["recipient"] or deal.recipient in options["recipient"])
        and (not options["status"] or deal.status in options["status"])
        and (not options["since"] or (deal.stages[-1].date.last or date.max) >= options["since"].first)
    ]
    return Deals(found, dataset.edition.as_of.last)


def rows(chosen: Deals) -> list[Row]:
    """Return one row per stage."""
    return [
        {
            "id": anchor(deal, stage),
            "deal": deal.id,
            "title": deal.title,
            "supplier": deal.supplier,
            "recipient": deal.recipient,
            "status": deal.status,
            "date": stage.date.start,
            "end_date": stage.date.end,
            "precision": stage.date.precision,
            "basis": stage.basis,
            "when": stage.dated,
            "stage": stage.stage,
            "says": stage.says,
            "by": stage.by,
            "sources": len(stage.sources),
            "url": path(deal, stage),
        }
        for deal in chosen.deals
        for stage in deal.stages
    ]


def path(deal: Deal, stage: Stage) -> str:
    """Return the address of a stage of a deal, from the site's root."""
    return f"deals/#{anchor(deal, stage)}"


def text(chosen: Deals) -> str:
    """Return a paragraph that says what the life lines show."""
    deals = chosen.deals
    if not deals:
        return "No deal of the record fits this selection."
    stages = [stage for deal in deals for stage in deal.stages]
    kinds = Counter(stage.stage for stage in stages)
    stops = sum(any(sort_of(stage) is STOPPED for stage in deal.stages) for deal in deals)
    handed = sum(any(sort_of(stage) is HANDED for stage in deal.stages) for deal in deals)
    said = sum(any(sort_of(stage) is SAID for stage in deal.stages) and not any(sort_of(s) is HANDED for s in deal.stages) for deal in deals)
    kind, count = min(kinds.items(), key=lambda item: (-item[1], item[0]))
    first, last = min(s.date.first for s in stages).year, max(s.date.last or s.date.first for s in stages).year
    return (
        f"{len(stages)} stages of {len(deals)} deal{'s' if len(deals) > 1 else ''}, {first} to {last}. The most frequent stage is {kind} "
        f"({count}). {handed} of the deals have a delivery, deployment or use in the record, {said} more by one side’s word alone, and {stops} a "
        "suspension, refusal or cancellation."
    )


def sources(chosen: Deals) -> list[str]:
    """Return the ids of the sources of all deals shown."""
    return sorted({id_ for deal in chosen.deals for id_ in deal.sources})


def key(chosen: Deals) -> list[KeyEntry]:
    """Return the key: the sorts of stage in the picture, and what the line says."""
    found = {sort_of(stage) for deal in chosen.deals for stage in deal.stages}
    entries = [KeyEntry("arms", "", each.symbol, each.says) for each in SORTS_IN_ORDER if each in found]
    lines = [KeyEntry("arms", "2px,3px", "", "talks"), KeyEntry("arms", "solid", "", "agreed"), KeyEntry("arms", "bar", "", "delivered")]
    lines += [KeyEntry("arms", STATE_LINES["said"][1], "", "delivered by one side’s word", STATE_LINES["said"][0])] if SAID in found else []
    return [*entries, *lines, KeyEntry("quiet", "none", "", "no line: stopped")] if chosen.deals else []


def plot(chosen: Deals, layout: str) -> Plot:
    """Draw the life lines in the `wide` or the `narrow` layout, one below the other."""
    deals = chosen.deals
    width, margin, size, step = PROPORTIONS[layout]
    stages = [stage for deal in deals for stage in deal.stages]
    time = TimeAxis([stage.date for stage in stages], chosen.reach, width - margin.left - margin.right, None)
    lines: dict[str, tuple[list[Any], list[Any]]] = {state: ([], []) for state in STATE_LINES}
    spans: tuple[list[Any], list[Any]] = ([], [])
    points: dict[StageSort, list[tuple[float | str, float, Carried]]] = {each: [] for each in SORTS_IN_ORDER}
    notes, shapes = [], []
    for row, deal in enumerate(deals):
        y = row * step + step * (0.5 if layout == "wide" else 0.78)
        shapes.append(_rule(time, (row + 1) * step))
        notes.append(_title(deal, y, row * step, size, layout))
        for state, start, end in _life(deal, time):
            lines[state][0].extend([start, end, None])
            lines[state][1].extend([y, y, None])
        before = -1e9
        for place, (stage, (low, high)) in enumerate(zip(deal.stages, (time.extent(s.date) for s in deal.stages), strict=True), 1):
            at = (low + high) / 2
            shift = 0 if at - before > APART or place == 1 else (6 if place % 2 else -6)
            before = at
            if high - low > MARK:
                spans[0].extend([time.day(low), time.day(high), None])
                spans[1].extend([y + shift, y + shift, None])
            points[sort_of(stage)].append((time.day(at), y + shift, _carried(deal, stage)))
        if layout == "wide":
            notes.append(note([DEAL_STATUSES_SHORT[deal.status]], 1, y, size=11, colour="quiet", anchor=("left", "middle"), xref="paper", xshift=8))
    height = max(len(deals), 1) * step
    ticks = list(time.ticks(58 if layout == "wide" else 44))
    if len(deals) > TALL:
        notes += [note([words], day, 1, size=12, colour="quiet", anchor=("center", "bottom"), yref="paper", yshift=6) for day, words in ticks]
    along = axis(time.first.isoformat(), time.last.isoformat(), ticks, type="date")
    return {
        "data": [
            _line(spans, 9, "solid", 0.3),
            *(_line(lines[state], *STATE_LINES[state], 1) for state in STATE_LINES),
            *(marks(each.says, found, each.symbol, "arms", MARK) for each, found in points.items() if found),
        ],
        "layout": plotly_layout(
            layout, width, height + margin.top + margin.bottom, margin, shapes=shapes, annotations=notes, xaxis=along,
            yaxis=axis(height, 0, type="linear", fixedrange=True),
        ),
    }  # fmt: skip


def _life(deal: Deal, time: TimeAxis) -> list[tuple[str, str, str]]:
    """Return the pieces of a life line as (state, start, end); where the deal was stopped there is none."""
    state, pieces = "talks", []
    for one, other in pairwise(deal.stages):
        state = sort_of(one).state or state
        start, end = (sum(time.extent(stage.date)) / 2 for stage in (one, other))
        if state != "stopped" and end > start:
            pieces.append((state, time.day(start), time.day(end)))
    return pieces


def _title(deal: Deal, y: float, top: float, size: int, layout: str) -> Plot:
    link = f"deals/#{deal.id}"
    if layout == "wide":
        return note(wrap(deal.title, size, 262)[:2], 0, y, size=size, anchor=("right", "middle"), xref="paper", xshift=-12, name=link)
    words = f"{deal.title} ({DEAL_STATUSES_SHORT[deal.status]})"
    return note(wrap(words, size, 306)[:2], 0, top + 5, size=size, anchor=("left", "top"), xref="paper", name=link)


def _rule(time: TimeAxis, y: float) -> Plot:
    ends = {"x0": time.first.isoformat(), "x1": time.last.isoformat(), "y0": y, "y1": y}
    return {"type": "line", **ends, "layer": "below", "line": {"color": css("rule"), "width": 1}}


def _line(points: tuple[list[Any], list[Any]], width: float, dash: str, opacity: float) -> Plot:
    line = {"color": css("arms"), "width": width, "dash": dash}
    shared = {"type": "scatter", "mode": "lines", "name": "life", "line": line, "opacity": opacity, "hoverinfo": "skip", "connectgaps": False}
    return {**shared, "x": points[0], "y": points[1]}


def _carried(deal: Deal, stage: Stage) -> Carried:
    said = f"{stage.says}{f' ({stage.by})' if stage.by else ''}"
    return [f"{stage.dated}, {stage.stage}: {deal.title}", path(deal, stage), said]


DEALS = FigureKind(
    options={
        **COMMON,
        "deals": Option(ids_of("deals"), ()),
        "supplier": Option(ids_of("actors"), ()),
        "recipient": Option(ids_of("actors"), ()),
        "status": Option(some_of(get_args(DealStatus)), ()),
        "since": Option(one_date),
    },
    columns=(
        Column("title", "Deal", as_link, names_row=True),
        Column("date", "When", as_date),
        Column("stage", "Stage"),
        Column("says", "What happened"),
        Column("by", "Says who"),
    ),
    select=select,
    rows=rows,
    plot=plot,
    text=text,
    key=key,
    sources=sources,
)
