"""Series: stated numbers with speaker and date. Numbers that may share a scale are bars; all others are words on a time axis, never joined."""

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Margin, Plot, axis, layout, marks, note
from explainer.figures.draw.text_size import wrap
from explainer.figures.draw.time_axis import TimeAxis
from explainer.figures.options import COMMON, Column, Figure, FigureKind, KeyEntry, Option, Row, id_of
from explainer.record.dataset import Dataset
from explainer.record.deals_and_facts import Series, Value

SIZES = {"wide": (920, Margin(150, 70, 8, 8), 13), "narrow": (340, Margin(84, 54, 8, 8), 11)}
MANY = 12
BAR = 0.5
STATED = {"wide": (920, Margin(380, 20, 8, 30), 380), "narrow": (340, Margin(200, 20, 8, 30), 200)}


def of(figure: Figure, dataset: Dataset) -> Series:
    """Give the series of the figure."""
    return dataset.series[figure.options["of"]]


def rows(figure: Figure, dataset: Dataset) -> list[Row]:
    """Give one row per value."""
    series = of(figure, dataset)
    return [
        {
            "id": f"{series.id}-{number}",
            "date": value.period.start,
            "end_date": value.period.end,
            "when": str(value.period),
            "value": value.value,
            "of": value.of,
            "low": value.low,
            "high": value.high,
            "words": words(value),
            "unit": value.unit or series.unit,
            "by": value.by,
            "url": path(series, number),
        }
        for number, value in enumerate(series.values, 1)
    ]


def path(series: Series, number: int) -> str:
    """Give the address of a value of a series."""
    return f"numbers/#{series.id}-{number}"


def words(value: Value, unit: str = "") -> str:
    """Give a value in words, the number with its unit if one is given: `5 of 8`, `70 to 80 km`, `7,824`."""
    said = []
    if value.value is not None:
        said.append(f"{value.value:,}" + (f" of {value.of:,}" if value.of is not None else ""))
    if value.low is not None and value.high is not None:
        said.append(f"{value.low:,} to {value.high:,}")
    return ", ".join([*(f"{each} {unit}".strip() for each in said), *([value.says] if value.says else [])])


def text(figure: Figure, dataset: Dataset) -> str:
    """Say in a paragraph what the series holds."""
    series = of(figure, dataset)
    first, last = series.values[0], series.values[-1]
    one = len(series.values) == 1
    said = f"{len(series.values)} {'value' if one else 'values'}, from {first.period} ({words(first)}) to {last.period} ({words(last)}). "
    said += f"Unit: {series.unit}. "
    if not series.joinable:
        return said + "The values are no series on one scale: each stands for itself."
    most = max(series.values, key=lambda value: value.value or 0)
    return said + f"The largest is that of {most.period} ({words(most)})."


def sources(figure: Figure, dataset: Dataset) -> list[str]:
    """Give the ids of the sources of the series and of its values."""
    series = of(figure, dataset)
    return sorted({*series.sources, *(id_ for value in series.values for id_ in value.sources)})


def key(figure: Figure, dataset: Dataset) -> list[KeyEntry]:
    """Give the key: the unit, or that there is no scale."""
    series = of(figure, dataset)
    if series.joinable:
        return [KeyEntry("diplomacy", "bar", "", series.unit)]
    return [KeyEntry("diplomacy", "", "circle", "a statement, on its date; no scale")]


def plot(figure: Figure, dataset: Dataset, name: str) -> Plot:
    """Draw bars downwards, or statements on a time axis, in the `wide` or the `narrow` layout."""
    series = of(figure, dataset)
    return _bars(series, name) if series.joinable else _stated(series, dataset, name)


def _bars(series: Series, name: str) -> Plot:
    width, margin, size = SIZES[name]
    step = 20 if len(series.values) > MANY else 28
    most = max((value.value or 0 for value in series.values), default=0) or 1
    xs: list[float | None] = []
    ys: list[float | None] = []
    data: list[list[str] | None] = []
    notes = []
    for place, value in enumerate(series.values):
        y = (place + 0.5) * step
        number = value.value or 0
        said = _data(series, value, place + 1)
        xs += [0, number, None]
        ys += [y, y, None]
        data += [said, said, None]
        notes.append(note([_brief(value)], 0, y, size=size, anchor=("right", "middle"), xref="paper", xshift=-8))
        notes.append(note([words(value)], number, y, size=size, colour="quiet", anchor=("left", "middle"), xshift=6))
    line = {"color": css("diplomacy"), "width": round(step * BAR), "dash": "solid"}
    height = step * len(series.values)
    return {
        "data": [
            {"type": "scatter", "mode": "lines", "name": "value", "x": xs, "y": ys, "line": line, "customdata": data, "connectgaps": False},
        ],
        "layout": layout(
            name, width, height + margin.top + margin.bottom, margin, annotations=notes,
            xaxis=axis(0, most, type="linear", fixedrange=True), yaxis=axis(height, 0, type="linear", fixedrange=True),
        ),
    }  # fmt: skip


def _brief(value: Value) -> str:
    """Give a period as a year or a short date."""
    start, end = value.period.start, value.period.end
    return f"{start[:4]}–{end[:4]}" if end else start.removesuffix("~") if value.period.precision != "day" else start


def _stated(series: Series, dataset: Dataset, name: str) -> Plot:
    width, margin, limit = STATED[name]
    time = TimeAxis([value.period for value in series.values], dataset.edition.as_of.last, width - margin.left - margin.right, None)
    points, notes, shapes = [], [], []
    y = 0.0
    for number, value in enumerate(series.values, 1):
        unit = value.unit or series.unit
        said = wrap(words(value, unit), 12, limit - 24, bold=True)
        more = [str(value.period), *([unit] if value.value is None and value.low is None else []), *([value.by] if value.by else [])]
        by = wrap(", ".join(more), 11, limit - 24)
        tall = len(said) * 15 + len(by) * 14 + 14
        notes.append(note(said, 0, y + 5, size=12, anchor=("left", "top"), xref="paper", xshift=-limit + 6, bold=True))
        notes.append(note(by, 0, y + 5 + len(said) * 15, size=11, colour="quiet", anchor=("left", "top"), xref="paper", xshift=-limit + 6))
        low, high = time.extent(value.period)
        middle = y + tall / 2
        points.append((time.day((low + high) / 2), middle, _data(series, value, number)))
        ends = {"x0": time.first.isoformat(), "x1": time.end, "y0": middle, "y1": middle}
        shapes.append({"type": "line", **ends, "layer": "below", "line": {"color": css("rule"), "width": 1}})
        y += tall
    along = axis(time.first.isoformat(), time.end, time.ticks(58 if name == "wide" else 40), type="date")
    return {
        "data": [marks("statement", points, "circle", "diplomacy", 10)],
        "layout": layout(
            name, width, round(y) + margin.top + margin.bottom, margin, shapes=shapes, annotations=notes, xaxis=along,
            yaxis=axis(round(y), 0, type="linear", fixedrange=True),
        ),
    }  # fmt: skip


def _data(series: Series, value: Value, number: int) -> list[str]:
    unit = value.unit or series.unit
    return [f"{value.period}: {words(value)}", path(series, number), f"{unit}{f'; stated by {value.by}' if value.by else ''}"]


SERIES = FigureKind(
    options={**COMMON, "of": Option(id_of("series"), required=True)},
    columns=(Column("date", "When"), Column("words", "Value"), Column("unit", "Unit"), Column("by", "Stated by")),
    rows=rows,
    plot=plot,
    text=text,
    key=key,
    sources=sources,
)
