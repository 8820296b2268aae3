"""What a reading of a signpost does to a scenario: it points to it, points to it less clearly, or speaks against it."""

from typing import Literal, NamedTuple

from explainer.record.dataset import Dataset
from explainer.record.scenarios import Direction, Scenario, Signpost

Bearing = Literal["for", "less", "against"]


class Chosen(NamedTuple):
    """A signpost and the reading that is set for it."""

    signpost: Signpost
    way: Direction


def bearing(chosen: Chosen, scenario: Scenario) -> Bearing | None:
    """Return what a reading does to a scenario; it speaks against one that only other readings of its signpost name."""
    if scenario.id in chosen.way.scenarios:
        return "for"
    if scenario.id in chosen.way.also:
        return "less"
    named = any(scenario.id in (*way.scenarios, *way.also) for way in chosen.signpost.directions)
    return "against" if named else None


def last(dataset: Dataset) -> list[Chosen]:
    """Return the signposts whose last reading matches one of their directions, with that direction."""
    return [
        Chosen(signpost, way) for signpost in dataset.signposts.values() for way in signpost.directions if way.reading == signpost.reading.matches
    ]
