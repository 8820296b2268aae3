"""What a reading of a signpost does to a scenario: it points to it, points to it less clearly, or speaks against it."""

from typing import Literal, NamedTuple

from explainer.record.dataset import Dataset
from explainer.record.scenarios import Direction, Scenario, Signpost

Bearing = Literal["for", "less", "against"]


class SignpostReading(NamedTuple):
    """A signpost and the reading that is set for it."""

    signpost: Signpost
    direction: Direction


def bearing(chosen: SignpostReading, scenario: Scenario) -> Bearing | None:
    """Return what a reading does to a scenario; it speaks against one that only other readings of its signpost name."""
    if scenario.id in chosen.direction.scenarios:
        return "for"
    if scenario.id in chosen.direction.also:
        return "less"
    named = any(scenario.id in (*each.scenarios, *each.also) for each in chosen.signpost.directions)
    return "against" if named else None


def matched_readings(dataset: Dataset) -> list[SignpostReading]:
    """Return the signposts whose last reading matches one of their directions, with that direction."""
    return [
        SignpostReading(signpost, each)
        for signpost in dataset.signposts.values()
        for each in signpost.directions
        if each.reading == signpost.reading.matches
    ]
