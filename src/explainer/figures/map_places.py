"""Events to the places at which they took place, and to their dots on a map."""

from collections import defaultdict
from collections.abc import Iterable
from math import hypot, sqrt
from typing import NamedTuple

from explainer.figures.draw.plot import Carried
from explainer.figures.draw.text_size import Box
from explainer.figures.map_ground import Ground
from explainer.record.events import Event
from explainer.text.words import counted

LARGEST_DOT, SMALLEST_DOT = 32, 7  # pixels across the dot of a place
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


class Dot(NamedTuple):
    """The mark of a place: its middle and the pixels across it, whose square is as its events."""

    place: EventPlace
    x: float
    y: float
    size: float

    @property
    def box(self) -> Box:
        """What it fills."""
        return Box.about(self.x, self.y, self.size / 2)

    def touches_larger(self, other: "Dot") -> bool:
        """Return whether it touches the dot of more events, whose name would seem to be that of both."""
        return other.size > self.size and hypot(other.x - self.x, other.y - self.y) < (other.size + self.size) / 2

    def within(self, other: "Dot") -> bool:
        """Return whether it lies inside another, or stands out of that by less than is seen."""
        return other.size > self.size and hypot(other.x - self.x, other.y - self.y) + self.size / 2 < other.size / 2 + 1

    @property
    def carried(self) -> Carried:
        """What it carries: its events by their number and its latest two."""
        place = self.place
        return Carried(
            f"{place.name}: {counted(len(place.events), 'event')}", place.page, "; ".join(event.title for event in reversed(place.events[-2:]))
        )


def dots(places: Iterable[EventPlace], ground: Ground, *, wide: bool) -> list[Dot]:
    """Return the dots of places on a map; those of a narrow one are smaller."""
    places = list(places)
    most = max((len(place.events) for place in places), default=1)
    unit = min(8, LARGEST_DOT / sqrt(most)) * (1 if wide else 0.75)
    found = []
    for place in places:
        x, y = ground.at(place.lon, place.lat)
        found.append(Dot(place, round(x, 1), round(y, 1), max(unit * sqrt(len(place.events)), SMALLEST_DOT)))
    return found


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
