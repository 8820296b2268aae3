"""What stands beside a map: the claims on it, spelled out, and the places at which most is on record."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from explainer.figures.draw.plot import Notes, Plot
from explainer.figures.draw.text_size import LINE_HEIGHT, wrap
from explainer.figures.map_places import EventPlace
from explainer.text.words import counted

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


def places_beside(places: Sequence[EventPlace], x: float, y: float, limit: float, bottom: float) -> list[Plot]:
    """Return the places with the most events as notes from a point downwards, each with its latest event, as many as end above the bottom."""
    notes = Notes()
    for place in places:
        count, latest = len(place.events), place.events[-1]
        name = wrap(f"{place.name}: {counted(count, 'event')}", TEXT_SIZE, limit, bold=True)
        last = wrap(f"{'last: ' if count > 1 else ''}{latest.title}, {latest.dated}", TEXT_SIZE, limit)
        end = y + (len(name) + len(last)) * TEXT_SIZE * LINE_HEIGHT
        if end > bottom:
            break
        y = notes.put(name, x, y, TEXT_SIZE, bold=True, name=place.page)
        y = notes.put(last, x, y, TEXT_SIZE, colour="quiet") + BETWEEN
    return notes
