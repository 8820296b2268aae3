"""Accounts: one event, and who says what about it: side by side in words, and as bars where minutes are given."""

from explainer.figures.accounts_bars import draw_bars
from explainer.figures.accounts_minutes import minutes_in_words, shared_acts, since, stretch_in_words, timed
from explainer.figures.accounts_words import draw_words, points_by_question
from explainer.figures.draw.plot import Plot
from explainer.figures.kind import Column, FigureKind, Row
from explainer.figures.options import COMMON, Figure, Option, id_of
from explainer.record.dataset import Dataset
from explainer.record.events import Event
from explainer.record.urls import address
from explainer.text.words import counted


def select(figure: Figure, dataset: Dataset) -> Event:
    """Return the event of the figure."""
    return dataset.events[figure.options["event"]]


def rows(event: Event) -> list[Row]:
    """Return one row per account, per moment and per point of one, and per thing on which accounts agree."""
    found: list[Row] = []

    def add(what: str, by: str, at: str | None, says: str, note: str | None, sources: int) -> None:
        url = address("events", event)
        found.append({"id": f"{what}-{len(found) + 1}", "what": what, "by": by, "at": at, "says": says, "note": note, "sources": sources, "url": url})

    for account in event.accounts:
        add("account", account.by, None, account.says, None, len(account.sources))
        for moment in account.moments:
            add("moment", account.by, since(moment), moment.act, account.clock, len(moment.sources or account.sources))
        for point in account.points:
            add("point", account.by, None, f"{point.on}: {point.says}", None, len(point.sources))
    for agreed in event.agreed:
        add("agreed", " and ".join(agreed.by), None, agreed.says, None, len(agreed.sources))
    return found


def text(event: Event) -> str:
    """Return a paragraph that says what the accounts share, and where they part."""
    if not event.accounts:
        return f"{event.title} ({event.dated}): the record holds no differing accounts."
    found = timed(event)
    said = f"{event.dated}: {len(event.accounts)} accounts. "
    for act in shared_acts(found):
        spans = "; ".join(f"{minutes_in_words(each.span_to(act))} ({each.account.by})" for each in found)
        said += f"{stretch_in_words(found[0].begin, act)}: {spans}. "
    if any(each.on_a_clock for each in found):
        said += "Spans between two times are this site’s subtraction. "
    for on, points in points_by_question(event).items():
        said += f"{on}: {' '.join(f'{account.by}: {point.says}' for account, point in points)} "
    if event.agreed:
        said += f"On {counted(len(event.agreed), 'point')} accounts agree."
    return said.strip()


def sources(event: Event) -> list[str]:
    """Return the ids of the sources of the event."""
    return sorted(event.sources)


def plot(event: Event, layout: str) -> Plot:
    """Draw bars where minutes are given, else what each says, side by side (on a phone below each other), and what is agreed."""
    return draw_bars(event, layout) if timed(event) else draw_words(event, layout)


ACCOUNTS = FigureKind(
    options={**COMMON, "event": Option(id_of("events"), required=True)},
    columns=(Column("by", "Who", names_row=True), Column("at", "Time"), Column("says", "What"), Column("note", "Whose time")),
    select=select,
    rows=rows,
    plot=plot,
    text=text,
    sources=sources,
)
