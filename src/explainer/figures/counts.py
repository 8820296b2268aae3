"""Counts of the record itself as bars: events by year, sources by language, and so on."""

from collections import Counter
from typing import NamedTuple

from explainer.figures.draw.plot import Carried, Margin, Plot, axis, carrying_strokes, headed, note, plotly_layout
from explainer.figures.draw.text_size import LINE_HEIGHT, wrap
from explainer.figures.kind import Column, FigureKind, Row, as_link
from explainer.figures.options import COMMON, Figure, Option, one_of
from explainer.record.dataset import Dataset
from explainer.record.vocabulary import LANGUAGES, MONTHS, SOURCE_TYPE_HEADINGS
from explainer.text.words import counted

DENSE = 2015  # the year from which the record is dense; what is older is one bar
BAR_PITCH, COUNT_THICKNESS = 30, 13  # the least pixels from one bar to the next, and those across one
PROPORTIONS = {
    "wide": (920, Margin(280, 60, 8, 8), 13),
    "narrow": (340, Margin(150, 48, 8, 8), 13),
}  # pixels across, margins, and the size of the text
COUNTED = {
    "events-by-year": "events", "events-by-theme": "events", "events-by-confidence": "events", "sources-by-language": "sources",
    "sources-by-type": "sources",
}  # fmt: skip


SAYS = {
    "events-by-year": "events that the record holds, by the year in which each begins",
    "events-by-theme": "events that the record holds, by theme",
    "events-by-confidence": "events that the record holds, by confidence",
    "sources-by-language": "pages that were read for the record, by language",
    "sources-by-type": "pages that were read for the record, by type",
}


class Bar(NamedTuple):
    """One bar: its id, its label, the number, the page that lists what was counted, and of how many years it is."""

    id: str
    label: str
    number: int
    url: str
    years: int = 1

    @property
    def length(self) -> float:
        """The number, or the mean of a year where the bar is of several: one long bar would say that most events are old."""
        return self.number / self.years

    def said(self, what: str) -> str:
        """Return the bar in words for its mark: its label, and the number of what is counted."""
        number = counted(self.number, what.removesuffix("s"))
        return f"{self.label.replace('–', ' to ')}: {self.of_years(number)}"

    def of_years(self, number: str) -> str:
        """Return a number in words, which begin with the mean of a year where the bar is of several."""
        return f"about {max(round(self.length), 1)} a year: {number} in {self.years} years" if self.years > 1 else number

    @property
    def says(self) -> str:
        """The number in words, which begin with that of the bar's length."""
        return self.of_years(f"{self.number:,}")


class Bars(NamedTuple):
    """What the figure shows: its bars from the top down, the word for what is counted, and the words above the bars."""

    bars: list[Bar]
    counted: str
    says: str


def select(figure: Figure, dataset: Dataset) -> Bars:
    """Return the bars of what the figure counts."""
    of = figure.options["of"]
    bars = _bars(of, dataset)
    return Bars(bars, COUNTED[of], f"{sum(bar.number for bar in bars):,} {SAYS[of]}")


def _bars(of: str, dataset: Dataset) -> list[Bar]:
    """Return the bars in the order in which they are drawn: years by time, all else by number."""
    events, sources = dataset.events.values(), dataset.sources.values()
    match of:
        case "events-by-year":
            years = Counter(event.date.first.year for event in events)
            early = [year for year in years if year < DENSE]
            before = f"events/?until={max(early)}" if early else "events/"
            made = [Bar("before", f"{min(years)}–{DENSE - 1}", sum(years[year] for year in early), before, DENSE - min(years) if early else 1)]
            return made + [
                Bar(str(year), _called(year, dataset), years[year], _of_year(year, years)) for year in range(DENSE, max(DENSE, *years) + 1)
            ]
        case "events-by-theme":
            return _sorted(Counter(event.theme for event in events), {}, "events/?theme={}")
        case "events-by-confidence":
            return _sorted(Counter(event.confidence for event in events), {}, "events/?confidence={}")
        case "sources-by-language":
            return _sorted(Counter(source.lang for source in sources), LANGUAGES, "sources/")
        case _:
            return _sorted(Counter(source.type for source in sources), SOURCE_TYPE_HEADINGS, "sources/{}/")


def _called(year: int, dataset: Dataset) -> str:
    """Return a year, with the month up to which the record reaches where it is the last."""
    last = dataset.edition.as_of.latest
    return f"{year}, to {MONTHS[last.month]}" if year == last.year else str(year)


def _of_year(year: int, years: Counter[int]) -> str:
    """Return the address of the list of events, narrowed to a year by the form there, which offers only years in which an event begins."""
    return f"events/?since={year}&until={year}" if years[year] else "events/"


def _sorted(counts: Counter[str], names: dict[str, str], url: str) -> list[Bar]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Bar(word, names.get(word, word), count, url.format(word)) for word, count in ordered]


def rows(chosen: Bars) -> list[Row]:
    """Return one row per bar."""
    return [bar._asdict() for bar in chosen.bars]


def text(chosen: Bars) -> str:
    """Return a paragraph that says what the bars show."""
    found, what, _ = chosen
    total = sum(bar.number for bar in found)
    alone = [bar for bar in found if bar.years == 1]
    most, least = max(alone, key=lambda bar: bar.number), min(alone, key=lambda bar: bar.number)
    said = f"{total:,} {what} in {len(found)} groups. The largest is {most.label} ({most.number:,}), the smallest {least.label} ({least.number})."
    return "".join([said, *(f" The bar of {bar.label} has the length of its mean year." for bar in found if bar.years > 1)])


def plot(chosen: Bars, layout: str) -> Plot:
    """Draw the bars in the `wide` or the `narrow` layout, downwards."""
    found = chosen.bars
    width, margin, size = PROPORTIONS[layout]
    labels = [wrap(bar.label, size, margin.left - 12) for bar in found]
    ends = [wrap(bar.says, size, width - margin.left - 12) for bar in found]
    pitches = [max(BAR_PITCH, max(len(lines), len(end)) * size * LINE_HEIGHT + 4) for lines, end in zip(labels, ends, strict=True)]
    height = round(sum(pitches)) + margin.top + margin.bottom
    runs = []
    notes = []
    for place, (bar, lines, end) in enumerate(zip(found, labels, ends, strict=True)):
        y = round(sum(pitches[:place]) + pitches[place] / 2, 1)
        runs.append(([(0, y), (round(bar.length, 2), y)], Carried(bar.said(chosen.counted), bar.url, "")))
        notes.append(note(lines, 0, y, size=size, anchor=("right", "middle"), xshift=-8))
        notes.append(note(end, round(bar.length, 2), y, size=size, colour="quiet", anchor=("left", "middle"), xshift=6))
    across = axis(0, max((bar.length for bar in found), default=1), type="linear", fixedrange=True)
    down = axis(round(sum(pitches)) or 1, 0, type="linear", fixedrange=True)
    made = plotly_layout(layout, width, height, margin, annotations=notes, xaxis=across, yaxis=down)
    return headed({"data": [carrying_strokes("count", runs, "diplomacy", COUNT_THICKNESS, digits=2)], "layout": made}, [chosen.says])


def _no_sources(_: Bars) -> list[str]:
    return []


COUNTS = FigureKind(
    options={**COMMON, "of": Option(one_of(tuple(COUNTED)), required=True)},
    columns=(Column("label", "Group", as_link, names_row=True), Column("number", "Number")),
    select=select,
    rows=rows,
    plot=plot,
    text=text,
    sources=_no_sources,
)
