"""Series: stated numbers with speaker and date. Numbers that may share a scale are bars; every other is a row of its own, never joined."""

from explainer.figures.draw.plot import Plot, headed
from explainer.figures.kind import Column, FigureKind, KeyEntry, Row, as_date, as_link
from explainer.figures.options import COMMON, Figure, Option, id_of
from explainer.figures.series_bars import draw_bars
from explainer.figures.series_statements import draw_statements
from explainer.figures.series_values import in_words
from explainer.record.dataset import Dataset
from explainer.record.deals_and_facts import Series
from explainer.record.urls import part_address, part_anchor


def select(figure: Figure, dataset: Dataset) -> Series:
    """Return the series of the figure."""
    return dataset.series[figure.options["of"]]


def rows(series: Series) -> list[Row]:
    """Return one row per value."""
    return [
        {
            "id": part_anchor(series, value),
            "date": value.period.start,
            "end_date": value.period.end,
            "when": str(value.period),
            "value": value.value,
            "of": value.of,
            "low": value.low,
            "high": value.high,
            "at_least": value.at_least,
            "reckoned": value.reckoned,
            "words": in_words(series, value),
            "unit": value.unit or series.unit,
            "by": value.by,
            "url": part_address("series", series, value),
        }
        for value in series.values
    ]


def text(series: Series) -> str:
    """Return a paragraph that says what the series holds."""
    first, last = series.values[0], series.values[-1]
    one = len(series.values) == 1
    said = f"{len(series.values)} {'value' if one else 'values'}, from {first.period} ({in_words(series, first)}) to {last.period} ({in_words(series, last)}). "
    said += f"Unit: {series.unit}. "
    if series.covered_to:
        said += f"The source goes on to {series.covered_to} and lists nothing after {last.period}. "
    if not series.joinable:
        return said + "The values are not joined and not added up: each stands for itself."
    most = max(series.values, key=lambda value: value.value or 0)
    return said + f"The largest is that of {most.period} ({in_words(series, most)})."


def sources(series: Series) -> list[str]:
    """Return the ids of the sources of the series and of its values."""
    return sorted({*series.sources, *(id_ for value in series.values for id_ in value.sources)})


def key(series: Series) -> list[KeyEntry]:
    """Return the key: what is filled, where a statement has parts. Of one sort of bar, and of rows of words, the words above say all."""
    if series.joinable or not any(value.of for value in series.values):
        return []
    return [
        KeyEntry("military", "bar", "", f"{series.unit}, as stated, a block for each"),
        KeyEntry("context", "bar", "", "the rest of the number stated"),
    ]


def plot(series: Series, layout: str) -> Plot:
    """Draw columns or bars on one scale, or a row for each statement, in the `wide` or the `narrow` layout; above bars stands a unit that the title lacks."""
    if not series.joinable:
        return draw_statements(series, layout)
    drawn = draw_bars(series, layout)
    told = all(word in series.title.lower() for word in series.unit.split())
    return drawn if told else headed(drawn, [f"In {series.unit}"])


SERIES = FigureKind(
    options={**COMMON, "of": Option(id_of("series"), required=True)},
    columns=(Column("date", "When", as_date), Column("words", "Value", as_link, names_row=True), Column("unit", "Unit"), Column("by", "Stated by")),
    select=select,
    rows=rows,
    plot=plot,
    text=text,
    key=key,
    sources=sources,
)
