"""Timelines: events on lanes by kind or theme. A day is a dot, a month a bar, a year a band; a ring says that accounts differ."""

from collections import Counter

from explainer.figures.draw.plot import Plot
from explainer.figures.options import COMMON, SELECTION, Column, Figure, FigureKind, KeyEntry, Option, Row, ids_of, one_of
from explainer.figures.timeline_layout import LANES, SYMBOLS, draw, is_bar
from explainer.record.dataset import Dataset, select
from explainer.record.events import Event
from explainer.record.vocabulary import EVENT_KINDS

COLUMNS = (
    Column("date", "Date"),
    Column("title", "Event"),
    Column("kind", "Kind"),
    Column("theme", "Theme"),
    Column("accounts", "Accounts"),
    Column("confidence", "Confidence"),
    Column("sources", "Sources"),
)


def rows(figure: Figure, dataset: Dataset) -> list[Row]:
    """Give one row per event of the selection, by date."""
    return [
        {
            "id": event.id,
            "date": event.date.start,
            "end_date": event.date.end,
            "precision": event.date.precision,
            "when": str(event.date),
            "title": event.title,
            "kind": event.kind,
            "theme": event.theme,
            "importance": event.importance,
            "accounts": len(event.accounts),
            "confidence": event.confidence,
            "sources": len(event.sources),
            "url": f"events/{event.id}/",
        }
        for event in events(figure, dataset)
    ]


def events(figure: Figure, dataset: Dataset) -> list[Event]:
    """Return the events of the figure's selection, by date."""
    return select(dataset, **{name: figure.options[name] for name in SELECTION})


def text(figure: Figure, dataset: Dataset) -> str:
    """Say in a paragraph what the timeline shows."""
    chosen = events(figure, dataset)
    if not chosen:
        return "No event of the record fits this selection."
    kinds = Counter(event.kind for event in chosen)
    kind, count = min(kinds.items(), key=lambda item: (-item[1], item[0]))
    disputed = sum(event.disputed for event in chosen)
    first, last = chosen[0], chosen[-1]
    if len(chosen) == 1:
        return f"One event: {first.title} ({first.date})."
    said = f"{len(chosen)} events, from {first.date} ({first.title}) to {last.date} ({last.title}). "
    said += f"The most frequent kind is {kind} ({count} of {len(chosen)}). "
    if disputed == 0:
        return said + "The record holds no differing accounts of them."
    return said + f"Accounts differ on {disputed} of them."


def sources(figure: Figure, dataset: Dataset) -> list[str]:
    """Give the ids of the sources of all events shown."""
    return sorted({id_ for event in events(figure, dataset) for id_ in event.sources})


def key(figure: Figure, dataset: Dataset) -> list[KeyEntry]:
    """Give the key: only what the picture holds, and the kinds only where lanes do not name them."""
    chosen = events(figure, dataset)
    entries = []
    if figure.options["lanes"] != "kind":
        entries += [KeyEntry(kind, "", SYMBOLS[kind], EVENT_KINDS[kind]) for kind in LANES["kind"] if any(e.kind == kind for e in chosen)]
    if any(not is_bar(event) for event in chosen):
        entries.append(KeyEntry("quiet", "", "circle", "known to the day"))
    if any(is_bar(event) for event in chosen):
        entries.append(KeyEntry("quiet", "bar", "", "a span, or known to the month or the year"))
    if any(event.disputed for event in chosen):
        entries.append(KeyEntry("quiet", "", "circle-open", "accounts differ"))
    return entries


def plot(figure: Figure, dataset: Dataset, name: str) -> Plot:
    """Draw the timeline in the `wide` or the `narrow` layout."""
    return draw(events(figure, dataset), figure, dataset, name)


TIMELINE = FigureKind(
    options={**COMMON, **SELECTION, "lanes": Option(one_of(tuple(LANES)), "kind"), "highlight": Option(ids_of("events"), ())},
    columns=COLUMNS,
    rows=rows,
    plot=plot,
    text=text,
    key=key,
    sources=sources,
)
