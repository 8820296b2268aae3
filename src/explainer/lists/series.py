"""Every series of numbers as a table, with its unit, method and caveats, as Markdown."""

from collections.abc import Iterator

from explainer.figures.series_values import in_words
from explainer.lists.context import ListContext
from explainer.record.deals_and_facts import Series, Value
from explainer.record.urls import anchor, retired_anchors
from explainer.text.description_list import description_list
from explainer.text.html_table import table
from explainer.text.markup import Html, escape, joined


def series(context: ListContext) -> str:
    """Return every series below a heading of its own."""
    return "\n".join(_series(each, context) for each in context.dataset.series.values())


def _series(one: Series, context: ListContext) -> str:
    columns = list(_columns(one))
    rows = [[_cell(column, value, one, context) for column in columns] for value in one.values]
    anchors = [anchor(one, value) for value in one.values]
    about = [
        ("Unit", one.unit),
        ("Method", one.method),
        ("Caveats", one.caveats),
        ("To be joined", "yes" if one.joinable else "no: the values are not to be joined by a line or added up"),
        ("Sources", context.outlets(one.sources)),
    ]
    shown = table(f"Values: {one.title}", columns, rows, anchors=anchors)
    return f"## {retired_anchors(one)}{escape(one.title)} {{ #{one.id} }}\n\n{shown}\n{description_list(about)}"


def _columns(one: Series) -> Iterator[str]:
    """Yield the headings of the columns in which some value of the series says anything."""
    yield from ("Period", "Value")
    if any(value.unit for value in one.values):
        yield "Unit"
    if any(value.by for value in one.values):
        yield "Stated by"
    if any(value.sources or value.events for value in one.values):
        yield "Sources"


def _cell(column: str, value: Value, one: Series, context: ListContext) -> str:
    match column:
        case "Period":
            return str(value.period)
        case "Value":
            return in_words(one, value)
        case "Unit":
            return value.unit or one.unit
        case "Stated by":
            return value.by or ""
        case _:
            events = joined((context.link("events", id_) for id_ in value.events), ", ")
            return Html("{} {}").format(events, context.outlets(value.sources) if value.sources else "")
