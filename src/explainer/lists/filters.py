"""The lists that a reader narrows: events, ties and places, each with the form that does it. Without the script the lists are whole."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from explainer.citing.source_html import outlet_links
from explainer.figures.map import spots
from explainer.record.dataset import Dataset
from explainer.record.events import Event
from explainer.record.vocabulary import ACTOR_KINDS, EVENT_KINDS_ALONE, SOURCE_TYPES, THEMES, TIE_STRENGTHS, TIE_TYPES
from explainer.text.escaping import markdown
from explainer.text.page_head import QUIET, counted


def filters(label: str, choices: Iterable[tuple[str, str, str]], *, explores: bool = False) -> str:
    """Give the form that narrows the list of its page: a choice is the name of its data, its label and its options as HTML.

    The script makes it work and keeps its state in the address; without the script it is not shown. With `explores` it
    narrows the figure of the page as well.
    """
    selects = "".join(
        f'<label>{name} <select name="{data}"><option value="">all</option>{options}</select></label>' for data, name, options in choices
    )
    both = " data-explores" if explores else ""
    return (
        f'<form class="filters" role="search" aria-label="Filter: {label}" data-search-exclude{both} hidden><label>Words <input type="search" name="words">'
        f'</label>{selects}<button type="reset">Show all</button><p role="status"></p></form>\n'
    )


def options(pairs: Iterable[tuple[str, str]]) -> str:
    """Give the options of a choice, from values and words."""
    return "".join(f'<option value="{value}">{markdown(words)}</option>' for value, words in pairs)


def found(dataset: Dataset, field: str) -> list[str]:
    """Give the themes or the kinds that the record holds, in their order."""
    order = THEMES if field == "theme" else EVENT_KINDS_ALONE
    present = {getattr(event, field) for event in dataset.events.values()}
    return [word for word in order if word in present]


def event_filters(dataset: Dataset, *, explores: bool, placed: bool = False) -> str:
    """Give the form for a list of events; `placed` means that only events with a place are listed."""
    events = [event for event in dataset.events.values() if event.place or not placed]
    named = sorted({id_ for event in events for id_ in event.actors}, key=lambda id_: (dataset.actors[id_].short, id_))
    years = [(year, year) for year in sorted({str(event.date.first.year) for event in events})]
    types = [type_ for type_ in SOURCE_TYPES if any(dataset.sources[id_].type == type_ for event in events for id_ in event.sources)]
    choices = [
        ("theme", "Theme", options((theme, THEMES[theme]) for theme in found(dataset, "theme"))),
        ("kind", "Kind", options((kind, EVENT_KINDS_ALONE[kind]) for kind in found(dataset, "kind"))),
        ("actors", "Actor", options((id_, dataset.actors[id_].short) for id_ in named)),
        ("since", "From", options(years)),
        ("until", "To", options(years)),
        ("confidence", "Confidence", options((word, word) for word in ("high", "medium", "low"))),
        ("accounts", "Accounts", options([("differ", "differ")])),
        ("without", "Leaving out sources", options((type_, SOURCE_TYPES[type_].lower()) for type_ in types)),
    ]
    return filters("Events", choices, explores=explores)


def event_item(event: Event, dataset: Dataset, up: str) -> str:
    """Give an event as an item of a list; `up` leads to the folder of the events."""
    differ = " · accounts differ" if event.disputed else ""
    types = sorted({dataset.sources[id_].type for id_ in event.sources})
    data = f'data-theme="{event.theme}" data-kind="{event.kind}" data-actors="{" ".join(event.actors)}" data-year="{event.date.first.year}" '
    data += f'data-until="{(event.date.last or event.date.first).year}" data-types="{" ".join(types)}" '
    data += f'data-confidence="{event.confidence}"' + (' data-accounts="differ"' if event.disputed else "")
    return (
        f'<li {data}><span class="when">{event.date}</span> <a href="{up}{event.id}/">{markdown(event.title)}</a> '
        f'<span class="tags">{EVENT_KINDS_ALONE[event.kind]} · {THEMES[event.theme].lower()}{differ}</span></li>'
    )


class Group(NamedTuple):
    """A part of a list that a reader narrows: its heading as HTML, and its items."""

    head: str
    items: Sequence[str]


def grouped(groups: Iterable[Group]) -> str:
    """Give a list in its groups."""
    sections = "".join(f'<section>{group.head}<ul class="event-list">{"".join(group.items)}</ul></section>' for group in groups)
    return f'<div class="filtered" data-search-exclude>{sections}</div>\n'


def events_by_year(dataset: Dataset, up: str) -> str:
    """Give all events by year, with an anchor for each year; `up` leads to the folder of the events."""
    years: dict[int, list[Event]] = defaultdict(list)
    for event in dataset.events.values():
        years[event.date.first.year].append(event)
    return grouped(Group(f'<h2 id="y{year}">{year}</h2>', [event_item(event, dataset, up) for event in found]) for year, found in years.items())


def explore_events(dataset: Dataset, _: str) -> str:
    """Give the form for the explorer of events."""
    return event_filters(dataset, explores=True)


def explored_events(dataset: Dataset, root: str) -> str:
    """Give all events below the explorer."""
    return events_by_year(dataset, f"{root}events/")


def explore_places(dataset: Dataset, _: str) -> str:
    """Give the form for the explorer of places."""
    return event_filters(dataset, explores=True, placed=True)


def explored_places(dataset: Dataset, root: str) -> str:
    """Give all places with their events, those with the most first."""
    groups = []
    for spot in spots(dataset.events.values()):
        items = [event_item(event, dataset, f"{root}events/") for event in spot.events]
        where = f"{spot.lat}° N, {abs(spot.lon)}° {'E' if spot.lon >= 0 else 'W'}"
        head = f'<h3 id="{spot.id}">{markdown(spot.name)} <span class="tags">{counted(len(spot.events), "event")}, about {where}</span></h3>'
        groups.append(Group(head, items))
    return grouped(groups)


def explore_ties(dataset: Dataset, _: str) -> str:
    """Give the form for the explorer of ties."""
    ties = dataset.relations.values()
    named = sorted({id_ for tie in ties for id_ in (tie.from_, tie.to)}, key=lambda id_: (dataset.actors[id_].short, id_))
    years = sorted({str(each.first.year) for tie in ties for each in (tie.valid_from, tie.valid_to) if each})
    choices = [
        ("type", "Type", options((type_, TIE_TYPES[type_]) for type_ in TIE_TYPES if any(tie.type == type_ for tie in ties))),
        ("actors", "Actor", options((id_, dataset.actors[id_].short) for id_ in named)),
        ("strength", "Strength", options((str(level), TIE_STRENGTHS[level]) for level in TIE_STRENGTHS)),
        ("since", "Held from", options((year, year) for year in years)),
        ("until", "Held to", options((year, year) for year in years)),
    ]
    return filters("Ties", choices, explores=True)


def explored_ties(dataset: Dataset, root: str) -> str:
    """Give all ties by type, in order of their start."""
    groups = []
    for type_, name in TIE_TYPES.items():
        items = []
        for tie in sorted(dataset.relations.values(), key=lambda tie: (tie.valid_from.first.isoformat() if tie.valid_from else "", tie.id)):
            if tie.type != type_:
                continue
            start = str(tie.valid_from) if tie.valid_from else "older"
            end = str(tie.valid_to) if tie.valid_to else "no end found"
            year = tie.valid_from.first.year if tie.valid_from else 0
            last = tie.valid_to.last.year if tie.valid_to and tie.valid_to.last else 9999
            data = f'data-type="{tie.type}" data-actors="{tie.from_} {tie.to}" data-strength="{tie.strength}" data-year="{year}" data-until="{last}"'
            ends = f"{markdown(dataset.actors[tie.from_].name)} {'to' if tie.directed else 'and'} {markdown(dataset.actors[tie.to].name)}"
            items.append(
                f'<li {data}><span class="when">{start}</span> <a href="{root}actors/{tie.from_}/#{tie.id}">{ends}</a> '
                f'<span class="tags">{TIE_STRENGTHS[tie.strength]} · {end}</span></li>'
            )
        if items:
            groups.append(Group(f'<h3 id="ties-{type_}">{name}</h3>', items))
    return grouped(groups)


def actors_by_kind(dataset: Dataset, root: str) -> str:
    """Give all actors by kind, each with the number of its ties and events."""
    ties = Counter(id_ for tie in dataset.relations.values() for id_ in (tie.from_, tie.to))
    acting = Counter(id_ for event in dataset.events.values() for id_ in event.actors)
    parts = []
    for kind, heading in ACTOR_KINDS.items():
        items = "".join(
            f'<li><a href="{root}actors/{actor.id}/">{markdown(actor.name)}</a>: {markdown(actor.one_line)} '
            f'<span class="tags">{counted(ties[actor.id], "tie")} · {counted(acting[actor.id], "event")}</span></li>'
            for actor in dataset.actors.values()
            if actor.kind == kind
        )
        if items:
            parts.append(f"## {heading} {QUIET}\n\n<ul data-search-exclude>{items}</ul>\n")
    return "\n".join(parts)


def reaches(dataset: Dataset, root: str) -> str:
    """Give the claimed ranges and the distances, each with its speaker and caveat."""
    items = []
    for reach in dataset.reaches.values():
        km = f"more than {reach.km} km" if reach.at_least else f"{reach.km} km"
        said = (
            f"{markdown(reach.title)}: <strong>{km}</strong>. {markdown(reach.by[0].upper() + reach.by[1:])}, {reach.date}. {markdown(reach.caveat)}"
        )
        items.append(f'<li id="{reach.id}">{said} {outlet_links(reach.sources, dataset, root)}</li>')
    return f'<ul class="records" data-search-exclude>{"".join(items)}</ul>\n'


def cards(dataset: Dataset, uses: Mapping[str, Sequence[tuple[str, str]]]) -> dict[str, object]:
    """Give what the card of a mark holds, by the page of the mark: of events and ties. `uses` names what shows an event."""
    made: dict[str, object] = {}
    for event in dataset.events.values():
        made[f"events/{event.id}/"] = {
            "kind": event.kind,
            "actors": list(event.actors),
            "text": event.summary,
            "accounts": [[account.by, account.says] for account in event.accounts],
            "uses": [[page, title] for page, title in uses.get(event.id, ()) if not page.startswith("actors/")],
        }
    for tie in dataset.relations.values():
        made[f"actors/{tie.from_}/#{tie.id}"] = {"kind": tie.type, "actors": [tie.from_, tie.to], "text": tie.summary, "accounts": [], "uses": []}
    return {"names": {actor.id: actor.short for actor in dataset.actors.values()}, "cards": made}
