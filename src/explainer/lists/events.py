"""Lists of events, whole and in groups, and the form that narrows them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import get_args

from explainer.lists.context import ListContext
from explainer.lists.filter_form import Choice, Group, filter_form, grouped
from explainer.record.dataset import Dataset
from explainer.record.events import Event
from explainer.record.vocabulary import EVENT_KIND_WORDS, EVENT_THEME_HEADINGS, EVENT_THEME_WORDS, SOURCE_TYPE_HEADINGS, Confidence
from explainer.text.markup import Html, element


def words_in_use(dataset: Dataset, field: str) -> list[str]:
    """Return the themes or the kinds (`field`) of the events, in the order of the vocabulary."""
    order = EVENT_THEME_HEADINGS if field == "theme" else EVENT_KIND_WORDS
    present = {getattr(event, field) for event in dataset.events.values()}
    return [word for word in order if word in present]


def event_filters(dataset: Dataset, *, explores: bool, placed: bool = False) -> Html:
    """Return the form for a list of events; `placed` means that only events with a place are listed."""
    events = [event for event in dataset.events.values() if event.place or not placed]
    actors = sorted({id_ for event in events for id_ in event.actors}, key=lambda id_: (dataset.actors[id_].short, id_))
    years = [(year, year) for year in sorted({str(event.date.first.year) for event in events})]
    types = {dataset.sources[id_].type for event in events for id_ in event.sources}
    choices = [
        Choice("theme", "Theme", [(theme, EVENT_THEME_HEADINGS[theme]) for theme in words_in_use(dataset, "theme")]),
        Choice("kind", "Kind", [(kind, EVENT_KIND_WORDS[kind]) for kind in words_in_use(dataset, "kind")]),
        Choice("actors", "Actor", [(id_, dataset.actors[id_].short) for id_ in actors]),
        Choice("since", "From", years),
        Choice("until", "To", years),
        Choice("confidence", "Confidence", [(word, word) for word in get_args(Confidence)]),
        Choice("accounts", "Accounts", [("differ", "differ")]),
        Choice("without", "Leaving out sources", [(type_, name.lower()) for type_, name in SOURCE_TYPE_HEADINGS.items() if type_ in types]),
    ]
    return filter_form("Events", choices, explores=explores)


def event_item(event: Event, dataset: Dataset, folder: str) -> Html:
    """Return an event as an item of a list; `folder` leads to the folder of the events."""
    tags = [EVENT_KIND_WORDS[event.kind], EVENT_THEME_WORDS[event.theme], *(["accounts differ"] if event.disputed else [])]
    return element(
        "li",
        *(element("span", event.dated, class_="when"), " ", element("a", event.title, href=f"{folder}{event.id}/"), " "),
        element("span", " · ".join(dict.fromkeys(tags)), class_="tags"),
        data_theme=event.theme,
        data_kind=event.kind,
        data_actors=" ".join(event.actors),
        data_year=event.date.first.year,
        data_until=(event.date.last or event.date.first).year,
        data_types=" ".join(sorted({dataset.sources[id_].type for id_ in event.sources})),
        data_confidence=event.confidence,
        data_accounts="differ" if event.disputed else None,
    )


def event_list(events: Iterable[Event], dataset: Dataset, folder: str) -> Html:
    """Return events as a list, in their order."""
    return element("ul", *(event_item(event, dataset, folder) for event in events), class_="event-list", data_search_exclude=True)


def events_by_year(dataset: Dataset, folder: str) -> Html:
    """Return all events by year, with an anchor for each year; `folder` leads to the folder of the events."""
    years: dict[int, list[Event]] = defaultdict(list)
    for event in dataset.events.values():
        years[event.date.first.year].append(event)
    return grouped(
        Group(element("h2", str(year), id=f"y{year}"), [event_item(event, dataset, folder) for event in events]) for year, events in years.items()
    )


def explore_events(context: ListContext) -> Html:
    """Return the form for the explorer of events."""
    return event_filters(context.dataset, explores=True)


def explored_events(context: ListContext) -> Html:
    """Return all events below the explorer."""
    return events_by_year(context.dataset, f"{context.root}events/")
