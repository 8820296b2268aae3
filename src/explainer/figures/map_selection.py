"""A map's options to what it shows: places with their events, claimed ranges and distances."""

from typing import NamedTuple

from explainer.figures.map_ground import AREAS
from explainer.figures.map_places import EventPlace, event_places
from explainer.figures.options import SELECTION, Figure
from explainer.record.dataset import Dataset, select_events
from explainer.record.deals_and_facts import Reach


class MapSelection(NamedTuple):
    """What a map shows of an area: places inside of it, ranges and distances; and the places `outside` that it does not."""

    area: str
    places: list[EventPlace]
    outside: list[EventPlace]
    reaches: list[Reach]


def select(figure: Figure, dataset: Dataset) -> MapSelection:
    """Return what the options of a map select."""
    options = figure.options
    area = AREAS[options["area"]]
    found = [] if options["places"] == "none" else event_places(select_events(dataset, **{name: options[name] for name in SELECTION}))
    inside = [place for place in found if area.holds(place.lon, place.lat)]
    outside = [place for place in found if place not in inside]
    reaches = [dataset.reaches[id_] for id_ in options["reaches"]]
    return MapSelection(options["area"], inside, outside, reaches)


def reach_in_words(reach: Reach) -> str:
    """Return a range or a distance: `more than 100 km`."""
    return f"{'more than ' if reach.at_least else ''}{reach.km} km"
