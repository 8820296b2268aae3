"""Events to the places at which they took place."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from explainer.record.events import Event

WEIGHTS = {"core": 4, "expected": 2, "detail": 1}


class EventPlace(NamedTuple):
    """A place in degrees, with the events that took place there by date; its id is its anchor on the page of places."""

    id: str
    name: str
    lat: float
    lon: float
    events: tuple[Event, ...]

    @property
    def page(self) -> str:
        """The address of the place, from the site's root."""
        return f"map/#{self.id}"

    @property
    def weight(self) -> int:
        """What took place there, by importance: the places of most weight are named on a map."""
        return sum(WEIGHTS[event.importance] for event in self.events)


def anchor(name: str) -> str:
    """Return the anchor of a place: lower-case words joined by hyphens."""
    plain = "".join(char if char.isascii() and char.isalnum() else " " for char in name.lower().replace("’", "").replace("'", ""))
    return f"place-{'-'.join(plain.split())}"


def event_places(events: Iterable[Event]) -> list[EventPlace]:
    """Return the places of events, those with the most events first."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.place:
            found[event.place.name].append(event)
    places = []
    for name, there in found.items():
        place = there[0].place
        if place:
            places.append(EventPlace(anchor(name), name, place.lat, place.lon, tuple(there)))
    return sorted(places, key=lambda place: (-len(place.events), place.id))
