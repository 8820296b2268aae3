"""The line through time: one stroke from its beginning to now, with what was done and said, and the reach of the record below."""

from datetime import date

from explainer.figures.coverage_band import coverage
from explainer.figures.draw.plot import Plot
from explainer.figures.kind import Column, FigureKind, KeyEntry, Row, as_date, as_link
from explainer.figures.line_across import Across
from explainer.figures.line_downwards import Downwards
from explainer.figures.line_picture import LineShown
from explainer.figures.line_words import Said
from explainer.figures.options import COMMON, Figure
from explainer.record.dataset import Dataset
from explainer.record.dates import When
from explainer.record.urls import address_of_id
from explainer.record.vocabulary import LINE_STATES, SIDES
from explainer.text.words import counted


def select(_: Figure, dataset: Dataset) -> LineShown:
    """Return the whole line: a figure of it has no choice to make."""
    periods = list(dataset.line.values())
    said = [Said(period, entry, dataset.side(entry.actor)) for period in periods for entry in period.entries]
    looked, last = last_look(dataset)
    as_of = dataset.edition.as_of
    return LineShown(periods, said, coverage(dataset, periods[0].date.first if periods else last, as_of.latest), as_of, looked, last)


def last_look(dataset: Dataset) -> tuple[When | None, date]:
    """Return when editors last looked for what the open period does not show, and the day on which the line ends."""
    asked = [dataset.questions[period.question].looked for period in dataset.line.values() if period.question]
    looked = max((look.on for look in asked if look), key=lambda when: when.latest, default=None)
    as_of = dataset.edition.as_of.latest
    return looked, max(as_of, looked.latest) if looked else as_of


def draw(line: LineShown, layout: str) -> Plot:
    """Draw the line to the right (`wide`), or downwards for a phone (`narrow`)."""
    return (Across if layout == "wide" else Downwards)(line, layout).draw()


def rows(line: LineShown) -> list[Row]:
    """Return one row per period, followed by one for each of its entries."""
    found: list[Row] = []
    for period in line.periods:
        found.append(
            {
                "id": period.id,
                "date": period.date.text,
                "when": str(period.date),
                "what": LINE_STATES[period.state],
                "title": period.title,
                "says": period.says,
                "by": None,
                "side": None,
                "sources": len(period.sources),
                "url": address_of_id("events", period.event),
            }
        )
        for number, said in enumerate((each for each in line.said if each.period is period), 1):
            entry = said.entry
            found.append(
                {
                    "id": f"{period.id}-{number}",
                    "date": entry.date.text,
                    "when": str(entry.date),
                    "what": said.sort,
                    "title": entry.title,
                    "says": entry.says,
                    "by": entry.by,
                    "side": SIDES[said.side] if said.side else None,
                    "sources": len(entry.sources),
                    "url": address_of_id("events", entry.event),
                }
            )
    return found


def text(line: LineShown) -> str:
    """Return a paragraph that says how long each state lasted, and what the stroke does not show."""
    if not line.periods:
        return "The record holds no period of the line."
    spans = {state: _spans(line, state) for state in LINE_STATES}
    parts = [f"{counted(len(line.periods), 'period')}, {_day(line.periods[0].date.first)} to {_day(line.last)}."]
    parts += [f"Both sides affirmed the contact {spans['affirmed']}."] if spans["affirmed"] else []
    parts += [f"Their accounts of notice differ {spans['differing']}."] if spans["differing"] else []
    parts += [f"Of the time {spans['undocumented']} no page found says how the line worked."] if spans["undocumented"] else []
    parts += [f"That was last looked for on {line.looked}."] if line.looked else []
    parts.append("The stroke shows what was said in public; how often the line was used is not published.")
    return " ".join(parts)


def _spans(line: LineShown, state: str) -> str:
    """Return the dates of the periods in a state, in words."""
    dates = [period.date for period in line.periods if period.state == state]
    return " and ".join(str(when) if when.last is None else f"from {when}" for when in dates)


def _day(day: date) -> str:
    return str(When.parse(day.isoformat()))


def sources(line: LineShown) -> list[str]:
    """Return the ids of the sources of all periods and entries."""
    cited = {id_ for period in line.periods for id_ in period.sources}
    return sorted(cited | {id_ for said in line.said for id_ in said.entry.sources})


def key(line: LineShown) -> list[KeyEntry]:
    """Return the key of the marks; the states of the stroke are named beside it."""
    looks = {"word": ("circle", "a side by name"), "report": ("circle-open", "a report, source unnamed"), "act": ("square", "what happened")}
    found = {said.sort for said in line.said}
    return [KeyEntry("ink", "", symbol, says, sort=sort) for sort, (symbol, says) in looks.items() if sort in found]


LINE = FigureKind(
    options={**COMMON},
    columns=(
        Column("title", "What", as_link, names_row=True),
        Column("date", "When", as_date),
        Column("what", "State or sort"),
        Column("by", "Who"),
        Column("says", "What was done or said"),
    ),
    select=select,
    rows=rows,
    plot=draw,
    text=text,
    key=key,
    sources=sources,
)
