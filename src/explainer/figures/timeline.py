"""Timelines: events on lanes by kind, theme or actor. A day or a short span has the mark of its kind, a long span is a bar, some day in a month or year a thin bar; hollow: accounts differ, or few pages support it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from explainer.figures.coverage_band import found_in_words, unit_of
from explainer.figures.draw.bars import sample
from explainer.figures.draw.symbols import two_dots
from explainer.figures.kind import Cell, Column, FigureKind, KeyEntry, Row, as_date, as_link
from explainer.figures.options import COMMON, SELECTION, Figure, Option, ids_of, one_of
from explainer.figures.timeline_lanes import DOT_SIZES, LANE_CHOICES, Timeline, cut_ends, mark_of
from explainer.figures.timeline_marks import EVENT_SYMBOLS
from explainer.figures.timeline_picture import WIDE_LENGTH, draw
from explainer.record.dataset import Dataset, select_events
from explainer.record.urls import address
from explainer.record.vocabulary import EVENT_KIND_HEADINGS

# What bars say, by whether they are of spans, and their sample as path data.
BARS_IN_KEY = {
    frozenset({True}): ("a long span", "M2 3h24v6h-24z"),
    frozenset({False}): ("thin: some day in this month or year", "M2 4.5h24v3h-24z"),
    frozenset({True, False}): ("bar: a long span; thin: some day in this month or year", "M1 3h12v6h-12zM16 4.5h11v3h-11z"),
}
CUTS_IN_KEY = {  # of bars that the axis cuts, by whether there are any at its start and at its end
    (True, False): KeyEntry("quiet", "", "", "began earlier", outline=sample("arrow", "clean")),
    (False, True): KeyEntry("quiet", "", "", "goes on after", outline=sample("clean", "arrow")),
    (True, True): KeyEntry("quiet", "", "", "began earlier or goes on after", outline=sample("arrow", "arrow")),
}


def _accounts(row: Row, key: str) -> Cell:
    return (f"{row[key]} differ" if row[key] else "one",)


def select(figure: Figure, dataset: Dataset) -> Timeline:
    """Return the events of the figure's selection, by date."""
    return Timeline(figure, dataset, select_events(dataset, **{name: figure.options[name] for name in SELECTION}))


def rows(timeline: Timeline) -> list[Row]:
    """Return one row per event, by date."""
    return [
        {
            "id": event.id,
            "date": event.date.start,
            "end_date": event.date.end,
            "precision": event.date.precision,
            "basis": event.basis,
            "when": event.dated,
            "title": event.title,
            "kind": event.kind,
            "theme": event.theme,
            "importance": event.importance,
            "accounts": len(event.accounts),
            "confidence": event.confidence,
            "sources": len(event.sources),
            "url": address("events", event),
        }
        for event in timeline.events
    ]


def text(timeline: Timeline) -> str:
    """Return a paragraph that says what the timeline shows."""
    events = timeline.events
    if not events:
        return "No event of the record fits this selection."
    kinds = Counter(event.kind for event in events)
    kind, count = min(kinds.items(), key=lambda item: (-item[1], item[0]))
    disputed = sum(event.disputed for event in events)
    first, last = events[0], events[-1]
    if len(events) == 1:
        return f"One event: {first.title} ({first.dated})."
    said = f"{len(events)} events, from {first.dated} ({first.title}) to {last.dated} ({last.title}). "
    said += f"The record ends on {timeline.dataset.edition.as_of}. " if timeline.to_record_end else ""
    said += f"The most frequent kind is {kind} ({count} of {len(events)}). "
    said += f"Accounts differ on {disputed} of them. " if disputed else "The record holds no differing accounts of them. "
    return said + found_in_words(timeline.dataset, *_span(timeline)) if timeline.with_coverage else said.rstrip()


def _span(timeline: Timeline) -> tuple[date, date]:
    """Return the first and the last day of the events, as far as the figure reaches."""
    first, since = timeline.events[0].date.first, timeline.figure.options["since"]
    return max(first, since.first) if since else first, timeline.last_day


def sources(timeline: Timeline) -> list[str]:
    """Return the ids of the sources of all events."""
    return sorted({id_ for event in timeline.events for id_ in event.sources})


def key(timeline: Timeline) -> list[KeyEntry]:
    """Return the key: only what the picture holds; the kinds are no more than switches where lanes name them."""
    events = timeline.events
    named = timeline.figure.options["lanes"] == "kind"
    kinds = [kind for kind in LANE_CHOICES["kind"] if any(event.kind == kind for event in events)]
    entries = [KeyEntry(kind, "", EVENT_SYMBOLS[kind], EVENT_KIND_HEADINGS[kind], sort=kind, switch=named) for kind in kinds]
    axis = timeline.axis(WIDE_LENGTH)
    bars = {event.date.span for event in events if mark_of(event, axis).bar}
    if bars:
        says, outline = BARS_IN_KEY[frozenset(bars)]
        entries.append(KeyEntry("quiet", "", "", says, outline=outline))
    cut = [cut_ends(event, axis) for event in events]
    if cuts := CUTS_IN_KEY.get((any(before for before, _ in cut), any(after for _, after in cut))):
        entries.append(cuts)
    if not all(event.settled for event in events):
        entries.append(KeyEntry("quiet", "", "circle-open", "hollow: accounts of it differ, or few pages tell it"))
    if len({event.importance for event in events}) > 1:
        entries.append(KeyEntry("quiet", "", "", "larger: of more weight here", outline=two_dots(DOT_SIZES["detail"], DOT_SIZES["core"])))
    if events:
        highlight = timeline.figure.options["highlight"]
        if any(event.id in highlight for event in events) and any(event.id not in highlight for event in events):
            entries.append(KeyEntry("context", "", "circle", "pale: not labelled"))
        if timeline.with_coverage:
            entries.append(KeyEntry("context", "bar", "", f"grey: the whole record, by {unit_of(*_span(timeline))}"))
    return entries


def mistakes(figure: Figure, _: Dataset) -> Iterator[str]:
    """Lanes by actor need actors."""
    if figure.options["lanes"] == "actor" and not figure.options["actors"]:
        yield f"lanes by actor need actors: {figure.options['actors']!r}"


TIMELINE = FigureKind(
    options={**COMMON, **SELECTION, "lanes": Option(one_of(tuple(LANE_CHOICES)), "kind"), "highlight": Option(ids_of("events"), ())},
    columns=(
        Column("date", "Date", as_date),
        Column("title", "Event", as_link, names_row=True),
        Column("kind", "Kind"),
        Column("theme", "Theme"),
        Column("accounts", "Accounts", _accounts),
        Column("confidence", "Confidence"),
        Column("sources", "Sources"),
    ),
    select=select,
    rows=rows,
    plot=draw,
    text=text,
    key=key,
    sources=sources,
    mistakes=mistakes,
    actors=True,
)
