"""Numbers that share a scale to a plot: a column for each year, or a bar for each period where there are many or they span years."""

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Margin, Plot, axis, carrying_strokes, note, plotly_layout
from explainer.figures.draw.text_size import wrap
from explainer.figures.series_values import NONE_FOUND, carried, in_words, none_found, value_in_words
from explainer.record.deals_and_facts import Series, Value

# Pixels across, and margins, of bars.
BAR_PROPORTIONS = {"wide": (920, Margin(170, 80, 8, 8)), "narrow": (340, Margin(96, 64, 8, 8))}
TEXT_SIZE = 13
MANY = 12  # bars, above which they lie closer
BAR_SHARE = 0.5  # the share of the room from one bar to the next that a bar fills
# Pixels across, margins and the height of the plot area of columns, and the least pixels from one year to the next.
COLUMN_PROPORTIONS = {"wide": (920, Margin(12, 12, 26, 34), 190), "narrow": (340, Margin(4, 4, 26, 34), 150)}
NARROWEST_COLUMN = 25


def draw_bars(series: Series, layout: str) -> Plot:
    """Draw columns where each value is that of a year and there is room, else bars downwards."""
    years = _years(series)
    width, margin, _ = COLUMN_PROPORTIONS[layout]
    if years and (width - margin.left - margin.right) / len(years) >= NARROWEST_COLUMN:
        return _columns(series, years, layout)
    return _bars(series, layout)


def _years(series: Series) -> list[int]:
    """Return all years from the first value to the last that the source covers, those without a value too; none where values are not those of years."""
    if series.shape != "yearly":
        return []
    years = [value.period.first.year for value in series.values]
    return list(range(min(years), (series.covered_to or max(years)) + 1))


def _columns(series: Series, years: list[int], layout: str) -> Plot:
    width, margin, height = COLUMN_PROPORTIONS[layout]
    step = (width - margin.left - margin.right) / len(years)
    most = max((value.value or 0 for value in series.values), default=0) or 1
    runs = []
    notes = []
    empty: list[int] = []
    for value in series.values:
        place = value.period.first.year - years[0] + 0.5
        if none_found(series, value):
            empty.append(value.period.first.year)
        runs.append(([(place, 0), (place, value.value or 0)], carried(series, value)))
        if not none_found(series, value):
            notes.append(note([value_in_words(value)], place, value.value or 0, size=TEXT_SIZE, anchor=("center", "bottom"), bold=True, yshift=3))
    for first, last in _runs(empty):
        at = (first + last) / 2 - years[0] + 0.5
        words = f"{NONE_FOUND}, {first} to {last}" if last > first else NONE_FOUND
        lines = wrap(words, TEXT_SIZE, (last - first + 1) * step)
        notes.append(note(lines, at, 0, size=TEXT_SIZE, colour="quiet", anchor=("center", "bottom"), italic=True, yshift=3))
    short = step < 42  # noqa: PLR2004 - pixels of a year in full
    ticks = [(number + 0.5, f"’{year % 100:02}" if short else str(year)) for number, year in enumerate(years)]
    across = axis(0, len(years), ticks, type="linear", fixedrange=True, gridcolor=css("paper"))
    ground = {"type": "line", "x0": 0, "x1": len(years), "y0": 0, "y1": 0, "layer": "below", "line": {"color": css("quiet"), "width": 1}}
    down = axis(0, most, type="linear", fixedrange=True)
    return {
        "data": [carrying_strokes("value", runs, "diplomacy", round(min(step * 0.6, 44)), digits=2)],
        "layout": plotly_layout(
            layout, width, height + margin.top + margin.bottom, margin, shapes=[ground], annotations=notes, xaxis=across, yaxis=down
        ),
    }  # fmt: skip


def _runs(years: list[int]) -> list[tuple[int, int]]:
    """Return the first and the last of each run of years that follow on each other."""
    found: list[tuple[int, int]] = []
    for year in years:
        if found and found[-1][1] == year - 1:
            found[-1] = (found[-1][0], year)
        else:
            found.append((year, year))
    return found


def _bars(series: Series, layout: str) -> Plot:
    width, margin = BAR_PROPORTIONS[layout]
    step = 20 if len(series.values) > MANY else 28
    most = max((value.value or 0 for value in series.values), default=0) or 1
    runs = []
    notes = []
    for place, value in enumerate(series.values):
        y = (place + 0.5) * step
        number = value.value or 0
        runs.append(([(0, y), (number, y)], carried(series, value)))
        notes.append(note([_brief(value)], 0, y, size=TEXT_SIZE, anchor=("right", "middle"), xref="paper", xshift=-8))
        notes.append(note([in_words(series, value)], number, y, size=TEXT_SIZE, colour="quiet", anchor=("left", "middle"), xshift=6))
    height = step * len(series.values)
    if series.covered_to:
        notes.append(note([str(series.covered_to)], 0, height + step / 2, size=TEXT_SIZE, anchor=("right", "middle"), xref="paper", xshift=-8))
        height += step
    return {
        "data": [carrying_strokes("value", runs, "diplomacy", round(step * BAR_SHARE), digits=2)],
        "layout": plotly_layout(
            layout, width, height + margin.top + margin.bottom, margin, annotations=notes,
            xaxis=axis(0, most, type="linear", fixedrange=True), yaxis=axis(height, 0, type="linear", fixedrange=True),
        ),
    }  # fmt: skip


def _brief(value: Value) -> str:
    """Return a period as a year or a short date."""
    start, end = value.period.start, value.period.end
    return f"{start[:4]}–{end[:4]}" if end else start.removesuffix("~") if value.period.precision != "day" else start
