"""Counts of the record itself as bars: events by year, sources by language, and so on."""

from collections import Counter
from typing import NamedTuple

from explainer.figures.draw.palette import css
from explainer.figures.draw.plot import Margin, Plot, axis, layout, note
from explainer.figures.draw.text_size import wrap
from explainer.figures.options import COMMON, Column, Figure, FigureKind, KeyEntry, Option, Row, one_of
from explainer.record.dataset import Dataset
from explainer.record.vocabulary import LANGUAGES, SOURCE_TYPES

LANDMARKS = 2015  # the year from which the record is dense
STEP = 30
BAR = 13
SIDES = {"wide": (920, Margin(280, 60, 8, 8), 13), "narrow": (340, Margin(132, 40, 8, 8), 11)}
OF = {
    "events-by-year": "events", "events-by-theme": "events", "events-by-confidence": "events", "sources-by-language": "sources",
    "sources-by-type": "sources",
}  # fmt: skip


class Bar(NamedTuple):
    """One bar: its id, its label, the number, and the page that lists what was counted."""

    id: str
    label: str
    number: int
    url: str


def bars(figure: Figure, dataset: Dataset) -> list[Bar]:
    """Give the bars in the order in which they are drawn: years by time, all else by number."""
    events, sources = dataset.events.values(), dataset.sources.values()
    match figure.options["of"]:
        case "events-by-year":
            years = Counter(event.date.first.year for event in events)
            early = [year for year in years if year < LANDMARKS]
            before = f"events/?until={max(early)}" if early else "events/"
            made = [Bar("before", f"{min(years)}–{LANDMARKS - 1}", sum(years[year] for year in early), before)]
            return made + [Bar(str(year), str(year), years[year], _of_year(year, years)) for year in range(LANDMARKS, max(LANDMARKS, *years) + 1)]
        case "events-by-theme":
            return _sorted(Counter(event.theme for event in events), {}, "events/?theme={}")
        case "events-by-confidence":
            return _sorted(Counter(event.confidence for event in events), {}, "events/?confidence={}")
        case "sources-by-language":
            return _sorted(Counter(source.lang for source in sources), LANGUAGES, "sources/")
        case _:
            return _sorted(Counter(source.type for source in sources), SOURCE_TYPES, "sources/{}/")


def _of_year(year: int, years: Counter[int]) -> str:
    """Return the address of the list of events, narrowed to a year by the form there, which offers only years in which an event begins."""
    return f"events/?since={year}&until={year}" if years[year] else "events/"


def _sorted(counts: Counter[str], names: dict[str, str], url: str) -> list[Bar]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Bar(word, names.get(word, word), count, url.format(word)) for word, count in ordered]


def rows(figure: Figure, dataset: Dataset) -> list[Row]:
    """Give one row per bar."""
    return [bar._asdict() for bar in bars(figure, dataset)]


def text(figure: Figure, dataset: Dataset) -> str:
    """Say in a paragraph what the bars show."""
    found = bars(figure, dataset)
    what = OF[figure.options["of"]]
    total = sum(bar.number for bar in found)
    most, least = max(found, key=lambda bar: bar.number), min(found, key=lambda bar: bar.number)
    return f"{total} {what} in {len(found)} groups. The largest is {most.label} ({most.number}), the smallest {least.label} ({least.number})."


def plot(figure: Figure, dataset: Dataset, name: str) -> Plot:
    """Draw the bars in the `wide` or the `narrow` layout, downwards."""
    found = bars(figure, dataset)
    width, margin, size = SIDES[name]
    height = STEP * len(found) + margin.top + margin.bottom
    xs: list[float | None] = []
    ys: list[float | None] = []
    data: list[list[str] | None] = []
    notes = []
    for place, bar in enumerate(found):
        xs += [0, bar.number, None]
        ys += [place + 0.5, place + 0.5, None]
        said = [f"{bar.label}: {bar.number}", bar.url, OF[figure.options["of"]]]
        data += [said, said, None]
        notes.append(note(wrap(bar.label, size, margin.left - 12), 0, place + 0.5, size=size, anchor=("right", "middle"), xshift=-8))
        notes.append(note([str(bar.number)], bar.number, place + 0.5, size=size, colour="quiet", anchor=("left", "middle"), xshift=6))
    trace = {"type": "scatter", "mode": "lines", "name": "count", "x": xs, "y": ys, "line": {"color": css("diplomacy"), "width": BAR}}
    across = axis(0, max((bar.number for bar in found), default=1), type="linear", fixedrange=True)
    down = axis(len(found), 0, type="linear", fixedrange=True)
    return {
        "data": [{**trace, "customdata": data, "connectgaps": False}],
        "layout": layout(name, width, height, margin, annotations=notes, xaxis=across, yaxis=down),
    }


def _none(_: Figure, __: Dataset) -> list[KeyEntry]:
    return []


def _no_sources(_: Figure, __: Dataset) -> list[str]:
    return []


COUNTS = FigureKind(
    options={**COMMON, "of": Option(one_of(tuple(OF)), required=True)},
    columns=(Column("label", "Group"), Column("number", "Number")),
    rows=rows,
    plot=plot,
    text=text,
    key=_none,
    sources=_no_sources,
)
