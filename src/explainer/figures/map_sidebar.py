"""What stands beside a map: the claims on it, spelled out, and the places at which most is on record."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from explainer.figures.draw.plot import Notes, Plot
from explainer.figures.draw.text_size import LINE_HEIGHT, wrap
from explainer.figures.map_names import short_name
from explainer.figures.map_places import EventPlace

TEXT_SIZE = 12
BETWEEN = 8  # pixels between two entries


class BesideEntry(NamedTuple):
    """An entry: what is claimed, and the page to which it leads."""

    words: str
    page: str


def claims_beside(claims: Iterable[BesideEntry], x: float, y: float, limit: float) -> tuple[list[Plot], float]:
    """Return claims as notes from a point downwards, and where they end."""
    notes = Notes()
    for words, page in claims:
        y = notes.put(wrap(words, TEXT_SIZE, limit), x, y, TEXT_SIZE, name=page) + BETWEEN
    return notes, y


def places_beside(
    places: Sequence[EventPlace], by_number: Sequence[EventPlace], x: float, y: float, limit: float, bottom: float
) -> tuple[list[Plot], float]:
    """Return the places as notes from a point downwards, as many as end above the bottom; and where they end.

    Those of several events come first, with the latest of them, and then those whose dots bear a number and no name.
    """
    notes = Notes()
    for place in sorted(places, key=lambda place: (len(place.events) == 1, place not in by_number)):
        several, latest = len(place.events) > 1, place.events[-1]
        said = f"{place.name}: {len(place.events)} events" if several else f"{short_name(place.name)}, {latest.dated}"
        name = wrap(f"{_number(place, by_number)}{said}", TEXT_SIZE, limit, bold=several)
        last = wrap(f"last: {latest.title}, {latest.dated}", TEXT_SIZE, limit) if several else []
        if y + (len(name) + len(last)) * TEXT_SIZE * LINE_HEIGHT > bottom:
            break
        y = notes.put(name, x, y, TEXT_SIZE, bold=several, name=place.page)
        if several:
            y = notes.put(last, x, y, TEXT_SIZE, colour="quiet")
        y += BETWEEN
    return notes, y


def numbered_places(by_number: Sequence[EventPlace], x: float, y: float, limit: float) -> tuple[list[Plot], float]:
    """Return the names of the places whose dots bear a number as notes from a point downwards, and where they end."""
    notes = Notes()
    for place in by_number:
        y = notes.put(wrap(f"{_number(place, by_number)}{short_name(place.name)}", TEXT_SIZE, limit), x, y, TEXT_SIZE, name=place.page)
    return notes, y


def _number(place: EventPlace, by_number: Sequence[EventPlace]) -> str:
    return f"{by_number.index(place) + 1} " if place in by_number else ""
