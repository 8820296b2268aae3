"""Every series of numbers as a table, with its unit, method and caveats, as Markdown."""

from collections.abc import Callable
from typing import NamedTuple

from explainer.figures.series_values import in_words
from explainer.lists.context import ListContext
from explainer.record.deals_and_facts import Series, Value
from explainer.record.urls import part_anchor, retired_anchors
from explainer.text.description_list import description_list
from explainer.text.html_table import table
from explainer.text.markup import Html, escape, joined


class ValueColumn(NamedTuple):
    """A column of a series: its heading, what stands in a cell, and what of a value says anything there. A column in which none does is left out."""

    heading: str
    cell: Callable[[Value, Series, ListContext], str]
    says: Callable[[Value], object] = lambda _: True


def _evidence(value: Value, _: Series, context: ListContext) -> str:
    """Return links to the events and the sources of a value."""
    events = joined((context.link("events", id_) for id_ in value.events), ", ")
    return Html("{} {}").format(events, context.outlets(value.sources) if value.sources else "")


VALUE_COLUMNS = (
    ValueColumn("Period", lambda value, *_: str(value.period)),
    ValueColumn("Value", lambda value, one, _: in_words(one, value)),
    ValueColumn("Unit", lambda value, one, _: value.unit or one.unit, lambda value: value.unit),
    ValueColumn("Stated by", lambda value, *_: value.by or "", lambda value: value.by),
    ValueColumn("Sources", _evidence, lambda value: value.sources or value.events),
)


def series(context: ListContext) -> str:
    """Return every series below a heading of its own."""
    return "\n".join(_series(each, context) for each in context.dataset.series.values())


def _series(one: Series, context: ListContext) -> str:
    columns = [column for column in VALUE_COLUMNS if any(column.says(value) for value in one.values)]
    rows = [[column.cell(value, one, context) for column in columns] for value in one.values]
    anchors = [part_anchor(one, value) for value in one.values]
    about = [
        ("Unit", one.unit),
        ("Method", one.method),
        ("Caveats", one.caveats),
        ("To be joined", "yes" if one.joinable else "no: the values are not to be joined by a line or added up"),
        ("Sources", context.outlets(one.sources)),
    ]
    shown = table(f"Values: {one.title}", [column.heading for column in columns], rows, anchors=anchors)
    return f"## {retired_anchors(one)}{escape(one.title)} {{ #{one.id} }}\n\n{shown}\n{description_list(about)}"
