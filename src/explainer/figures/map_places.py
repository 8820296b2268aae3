"""Events to the places at which they took place."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from explainer.record.events import Event

IMPORTANCE_WEIGHTS = {"core": 4, "expected": 2, "detail": 1}


class EventPlace(NamedTuple):
    """A place in degrees, with the events that took place there by date; its id is its anchor on the page of places.

    `also` are other names on record for what lies at the same coordinates, as an area and a town in its middle.
    """

    id: str
    name: str
    lat: float
    lon: float
    events: tuple[Event, ...]
    also: tuple[str, ...] = ()

    @property
    def page(self) -> str:
        """The address of the place, from the site's root."""
        return f"map/#{self.id}"

    @property
    def weight(self) -> int:
        """What took place there, by importance: the places of most weight are named on a map."""
        return sum(IMPORTANCE_WEIGHTS[event.importance] for event in self.events)


def place_anchor(name: str) -> str:
    """Return the anchor of a place: lower-case words joined by hyphens."""
    plain = "".join(char if char.isascii() and char.isalnum() else " " for char in name.lower().replace("’", "").replace("'", ""))
    return f"place-{'-'.join(plain.split())}"


def event_places(events: Iterable[Event]) -> list[EventPlace]:
    """Return the places of events, those with the most events first. What lies at the same coordinates is one place, by the name that most events have."""
    named: dict[str, list[Event]] = defaultdict(list)
    at: dict[str, tuple[float, float]] = {}
    for event in events:
        if event.place:
            named[event.place.name].append(event)
            at.setdefault(event.place.name, (event.place.lat, event.place.lon))
    found: dict[tuple[float, float], list[str]] = defaultdict(list)
    for name in sorted(named, key=lambda name: (-len(named[name]), len(name), name)):
        found[at[name]].append(name)
    places = []
    for (lat, lon), (name, *also) in found.items():
        there = sorted((event for each in (name, *also) for event in named[each]), key=lambda event: (event.date.first, event.id))
        places.append(EventPlace(place_anchor(name), name, lat, lon, tuple(there), tuple(also)))
    return sorted(places, key=lambda place: (-len(place.events), place.id))
