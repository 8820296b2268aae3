"""Deals: life lines of arms deals by outcome, with their stages as marks. A stop is a gap, a loss a cross."""

from datetime import date
from typing import NamedTuple, get_args

from explainer.figures.deal_stages import HANDED, SAID, SORTS_IN_ORDER, STOPPED, USED, by_outcome, sort_of
from explainer.figures.deals_picture import draw
from explainer.figures.draw.plot import Plot, headed
from explainer.figures.kind import Column, FigureKind, KeyEntry, Row, as_date, as_link
from explainer.figures.options import COMMON, Figure, Option, ids_of, some_of
from explainer.figures.options import date as one_date
from explainer.record.dataset import Dataset
from explainer.record.deals_and_facts import Deal
from explainer.record.urls import part_address, part_anchor
from explainer.record.vocabulary import DealStatus
from explainer.text.words import counted

HOW_LINES_READ = "A line is how a deal went on, to its last mark or a stop. A pale band: a month or a year. A number: claims within a year."


class Deals(NamedTuple):
    """The deals that the figure shows, by the date of their first stage, and the last day of the record."""

    deals: list[Deal]
    recorded_to: date


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
        and (not options["since"] or deal.stages[-1].date.latest >= options["since"].first)
    ]
    return Deals(found, dataset.edition.as_of.latest)


def rows(chosen: Deals) -> list[Row]:
    """Return one row per stage."""
    return [
        {
            "id": part_anchor(deal, stage),
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
            "url": part_address("deals", deal, stage),
        }
        for deal in chosen.deals
        for stage in deal.stages
    ]


def text(chosen: Deals) -> str:
    """Return a paragraph that says what the life lines show."""
    deals = chosen.deals
    if not deals:
        return "No deal of the record fits this selection."
    stages = [stage for deal in deals for stage in deal.stages]
    stops = sum(any(sort_of(stage) is STOPPED for stage in deal.stages) for deal in deals)
    handed = sum(any(sort_of(stage) is HANDED for stage in deal.stages) for deal in deals)
    said = sum(any(sort_of(stage) is SAID for stage in deal.stages) and not any(sort_of(s) is HANDED for s in deal.stages) for deal in deals)
    used = sum(any(sort_of(stage) is USED for stage in deal.stages) for deal in deals)
    outcomes = "; ".join(f"{outcome.says.lower()} ({len(found)})" for outcome, found in by_outcome(deals).items())
    first, last = min(s.date.first for s in stages).year, max(s.date.last or s.date.first for s in stages).year
    return (
        f"{counted(len(deals), 'deal')} with {counted(len(stages), 'stage')}, {first} to {last}. By outcome: {outcomes}. "
        f"The record has a delivery in {handed}, and by one account alone in {said} more. It tells of use or deployment in {used}. "
        f"In {stops} it has a suspension, refusal or cancellation."
    )


def sources(chosen: Deals) -> list[str]:
    """Return the ids of the sources of all deals shown."""
    return sorted({id_ for deal in chosen.deals for id_ in deal.sources})


def key(chosen: Deals) -> list[KeyEntry]:
    """Return the key: the marks and lines in the picture, and a switch for each sort of stage."""
    found = {sort_of(stage) for deal in chosen.deals for stage in deal.stages}
    sorts = {sort.symbol: sort for sort in SORTS_IN_ORDER if sort in found}.values()
    samples = [KeyEntry("quiet", "", "" if sort.sample else sort.symbol, sort.says, outline=sort.sample) for sort in sorts]
    return samples + [KeyEntry("quiet", "", "", switch, sort=switch, switch=True) for switch in dict.fromkeys(sort.switch for sort in sorts)]


def plot(chosen: Deals, layout: str) -> Plot:
    """Draw the life lines in the `wide` or the `narrow` layout, under words that say how its lines are read."""
    return headed(draw(chosen.deals, chosen.recorded_to, layout), [HOW_LINES_READ])


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
