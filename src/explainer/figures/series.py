"""Series: stated numbers with speaker and date. Numbers that may share a scale are bars; all others are words on a time axis, never joined."""

from datetime import date
from typing import NamedTuple

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Carried, Margin, Plot, axis, marks, note, plotly_layout
from explainer.figures.draw.text_size import wrap
from explainer.figures.draw.time_axis import TimeAxis
from explainer.figures.kind import Column, FigureKind, KeyEntry, Row, as_date, as_link
from explainer.figures.options import COMMON, Figure, Option, id_of
from explainer.record.dataset import Dataset
from explainer.record.deals_and_facts import Series, Value
from explainer.record.urls import anchor

# Pixels across, margins, and the size of the text.
BARS = {"wide": (920, Margin(150, 70, 8, 8), 13), "narrow": (340, Margin(84, 54, 8, 8), 11)}
MANY = 12  # bars, above which they lie closer
BAR = 0.5  # the share of the room from one bar to the next that a bar fills
# Pixels across, margins, and pixels for the words beside the time axis.
STATEMENTS = {"wide": (920, Margin(380, 20, 8, 30), 380), "narrow": (340, Margin(200, 20, 8, 30), 200)}


class Stated(NamedTuple):
    """The series that the figure shows, and the last day of the record."""

    series: Series
    reach: date | None


def select(figure: Figure, dataset: Dataset) -> Stated:
    """Return the series of the figure."""
    return Stated(dataset.series[figure.options["of"]], dataset.edition.as_of.last)


def rows(stated: Stated) -> list[Row]:
    """Return one row per value."""
    series = stated.series
    return [
        {
            "id": anchor(series, value),
            "date": value.period.start,
            "end_date": value.period.end,
            "when": str(value.period),
            "value": value.value,
            "of": value.of,
            "low": value.low,
            "high": value.high,
            "words": value_in_words(value),
            "unit": value.unit or series.unit,
            "by": value.by,
            "url": path(series, value),
        }
        for value in series.values
    ]


def path(series: Series, value: Value) -> str:
    """Return the address of a value of a series, from the site's root."""
    return f"numbers/#{anchor(series, value)}"


def value_in_words(value: Value, unit: str = "") -> str:
    """Return a value in words, the number with its unit if one is given: `5 of 8`, `70 to 80 km`, `7,824`."""
    said = []
    if value.value is not None:
        said.append(f"{value.value:,}" + (f" of {value.of:,}" if value.of is not None else ""))
    if value.low is not None and value.high is not None:
        said.append(f"{value.low:,} to {value.high:,}")
    return ", ".join([*(f"{each} {unit}".strip() for each in said), *([value.says] if value.says else [])])


def text(stated: Stated) -> str:
    """Return a paragraph that says what the series holds."""
    series = stated.series
    first, last = series.values[0], series.values[-1]
    one = len(series.values) == 1
    said = f"{len(series.values)} {'value' if one else 'values'}, from {first.period} ({value_in_words(first)}) to {last.period} ({value_in_words(last)}). "
    said += f"Unit: {series.unit}. "
    if not series.joinable:
        return said + "The values are no series on one scale: each stands for itself."
    most = max(series.values, key=lambda value: value.value or 0)
    return said + f"The largest is that of {most.period} ({value_in_words(most)})."


def sources(stated: Stated) -> list[str]:
    """Return the ids of the sources of the series and of its values."""
    series = stated.series
    return sorted({*series.sources, *(id_ for value in series.values for id_ in value.sources)})


def key(stated: Stated) -> list[KeyEntry]:
    """Return the key: the unit, or that there is no scale."""
    series = stated.series
    if series.joinable:
        return [KeyEntry("diplomacy", "bar", "", series.unit)]
    return [KeyEntry("diplomacy", "", "circle", "a statement, on its date; no scale")]


def plot(stated: Stated, layout: str) -> Plot:
    """Draw bars downwards, or statements on a time axis, in the `wide` or the `narrow` layout."""
    return _bars(stated.series, layout) if stated.series.joinable else _statements(stated, layout)


def _bars(series: Series, layout: str) -> Plot:
    width, margin, size = BARS[layout]
    step = 20 if len(series.values) > MANY else 28
    most = max((value.value or 0 for value in series.values), default=0) or 1
    xs: list[float | None] = []
    ys: list[float | None] = []
    data: list[list[str] | None] = []
    notes = []
    for place, value in enumerate(series.values):
        y = (place + 0.5) * step
        number = value.value or 0
        said = _carried(series, value)
        xs += [0, number, None]
        ys += [y, y, None]
        data += [said, said, None]
        notes.append(note([_brief(value)], 0, y, size=size, anchor=("right", "middle"), xref="paper", xshift=-8))
        notes.append(note([value_in_words(value)], number, y, size=size, colour="quiet", anchor=("left", "middle"), xshift=6))
    line = {"color": css("diplomacy"), "width": round(step * BAR), "dash": "solid"}
    height = step * len(series.values)
    return {
        "data": [
            {"type": "scatter", "mode": "lines", "name": "value", "x": xs, "y": ys, "line": line, "customdata": data, "connectgaps": False},
        ],
        "layout": plotly_layout(
            layout, width, height + margin.top + margin.bottom, margin, annotations=notes,
            xaxis=axis(0, most, type="linear", fixedrange=True), yaxis=axis(height, 0, type="linear", fixedrange=True),
        ),
    }  # fmt: skip


def _brief(value: Value) -> str:
    """Return a period as a year or a short date."""
    start, end = value.period.start, value.period.end
    return f"{start[:4]}–{end[:4]}" if end else start.removesuffix("~") if value.period.precision != "day" else start


def _statements(stated: Stated, layout: str) -> Plot:
    series = stated.series
    width, margin, limit = STATEMENTS[layout]
    time = TimeAxis([value.period for value in series.values], stated.reach, width - margin.left - margin.right, None)
    points, notes, shapes = [], [], []
    y = 0.0
    for value in series.values:
        unit = value.unit or series.unit
        said = wrap(value_in_words(value, unit), 12, limit - 24, bold=True)
        more = [str(value.period), *([unit] if value.value is None and value.low is None else []), *([value.by] if value.by else [])]
        by = wrap(", ".join(more), 11, limit - 24)
        tall = len(said) * 15 + len(by) * 14 + 14
        notes.append(note(said, 0, y + 5, size=12, anchor=("left", "top"), xref="paper", xshift=-limit + 6, bold=True))
        notes.append(note(by, 0, y + 5 + len(said) * 15, size=11, colour="quiet", anchor=("left", "top"), xref="paper", xshift=-limit + 6))
        low, high = time.extent(value.period)
        middle = y + tall / 2
        points.append((time.day((low + high) / 2), middle, _carried(series, value)))
        ends = {"x0": time.first.isoformat(), "x1": time.end, "y0": middle, "y1": middle}
        shapes.append({"type": "line", **ends, "layer": "below", "line": {"color": css("rule"), "width": 1}})
        y += tall
    along = axis(time.first.isoformat(), time.end, time.ticks(58 if layout == "wide" else 40), type="date")
    return {
        "data": [marks("statement", points, "circle", "diplomacy", 10)],
        "layout": plotly_layout(
            layout, width, round(y) + margin.top + margin.bottom, margin, shapes=shapes, annotations=notes, xaxis=along,
            yaxis=axis(round(y), 0, type="linear", fixedrange=True),
        ),
    }  # fmt: skip


def _carried(series: Series, value: Value) -> Carried:
    unit = value.unit or series.unit
    return [f"{value.period}: {value_in_words(value)}", path(series, value), f"{unit}{f'; stated by {value.by}' if value.by else ''}"]


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
