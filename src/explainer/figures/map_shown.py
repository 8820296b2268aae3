"""A map's options to what it shows: places with their events, claimed ranges and distances, and distances from the line."""

from typing import NamedTuple

from explainer.figures.map_ground import AREAS
from explainer.figures.map_places import EventPlace, event_places
from explainer.figures.options import SELECTION, Figure
from explainer.record.dataset import Dataset
from explainer.record.dataset import select as select_events
from explainer.record.deals_and_facts import Reach, Value
from explainer.record.urls import address_of_id, anchor


class FromLine(NamedTuple):
    """A distance from the line that somebody named; its id is that of a value of a series."""

    id: str
    value: Value

    @property
    def page(self) -> str:
        """The address of the value, from the site's root."""
        return address_of_id("series", self.id)


class Shown(NamedTuple):
    """What a map shows of an area: places inside of it, ranges and distances, and distances from the line; and the places `outside` that it does not.

    `claimed` says of what those distances are.
    """

    area: str
    places: list[EventPlace]
    outside: list[EventPlace]
    reaches: list[Reach]
    from_line: list[FromLine]
    claimed: str


def select(figure: Figure, dataset: Dataset) -> Shown:
    """Return what the options of a map select."""
    options = figure.options
    area = AREAS[options["area"]]
    found = [] if options["places"] == "none" else event_places(select_events(dataset, **{name: options[name] for name in SELECTION}))
    inside = [place for place in found if area.west <= place.lon <= area.east and area.south <= place.lat <= area.north]
    outside = [place for place in found if place not in inside]
    reaches = [dataset.reaches[id_] for id_ in options["reaches"]]
    series = [dataset.series[options["from_line"]]] if options["from_line"] else []
    from_line = [FromLine(anchor(one, value), value) for one in series for value in one.values if value.value or value.high]
    return Shown(options["area"], inside, outside, reaches, from_line, next((one.title for one in series), ""))


def reach_in_words(reach: Reach) -> str:
    """Return a range or a distance: `more than 100 km`."""
    return f"{'more than ' if reach.at_least else ''}{reach.km} km"


def named_distance(value: Value) -> str:
    """Return the kilometres of a distance from the line: `80`, or `60 to 80`."""
    return f"{value.low} to {value.high}" if value.value is None else f"{value.value}"
