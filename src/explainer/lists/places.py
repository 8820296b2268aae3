"""All places with their events, the form that narrows them, and the distances that were claimed."""

from collections import defaultdict

from explainer.figures.map_places import EventPlace, event_places, place_anchor
from explainer.lists.context import ListContext
from explainer.lists.events import event_filters, event_item
from explainer.lists.filter_form import Group, grouped
from explainer.record.deals_and_facts import Reach
from explainer.text.markup import Html, element, joined, own_line
from explainer.text.words import capitalised, counted


def explore_places(context: ListContext) -> Html:
    """Return the form for the explorer of places."""
    return event_filters(context.dataset, explores=True, placed=True)


def explored_places(context: ListContext) -> Html:
    """Return all places with their events, those with the most first."""
    dataset = context.dataset
    return grouped(
        Group(_heading(place), [event_item(event, dataset, f"{context.root}events/") for event in place.events])
        for place in event_places(dataset.events.values())
    )


def _heading(place: EventPlace) -> Html:
    where = f"{place.lat}° N, {abs(place.lon)}° {'E' if place.lon >= 0 else 'W'}"
    also = [element("span", f"; {name}", id=place_anchor(name)) for name in place.also]
    tags = element("span", f"{counted(len(place.events), 'event')}, about {where}", class_="tags")
    return element("h3", place.name, *also, " ", tags, id=place.id)


def reaches(context: ListContext) -> Html:
    """Return the claimed ranges and the distances with their speakers and caveats; distances that were computed alike share an item."""
    alike: dict[object, list[Reach]] = defaultdict(list)
    for reach in context.dataset.reaches.values():
        alike[(reach.from_.name, reach.by, reach.caveat, reach.sources) if reach.to else reach.id].append(reach)
    items = (_reach(found[0], context) if len(found) == 1 else _distances(found, context) for found in alike.values())
    return own_line(element("ul", *items, class_="records", data_search_exclude=True))


def _distances(found: list[Reach], context: ListContext) -> Html:
    one = found[0]
    far = (
        element("span", f"{reach.label} ", element("strong", f"{reach.km} km"), id=reach.id) for reach in sorted(found, key=lambda reach: reach.km)
    )
    said = f". {capitalised(one.by)}, {one.date}. {one.caveat} "
    return element("li", f"From {one.from_.name}: ", joined(far, ", "), said, context.outlets(one.sources))


def _reach(reach: Reach, context: ListContext) -> Html:
    distance = element("strong", f"more than {reach.km} km" if reach.at_least else f"{reach.km} km")
    said = f". {capitalised(reach.by)}, {reach.date}. {reach.caveat} "
    return element("li", f"{reach.title}: ", distance, said, context.outlets(reach.sources), id=reach.id)
