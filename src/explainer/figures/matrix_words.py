"""What readings of signposts say of scenarios, in words."""

from collections.abc import Iterable

from explainer.record.dataset import Dataset
from explainer.record.scenario_bearings import Bearing, SignpostReading, bearing
from explainer.record.scenarios import Direction

SPEAKS: dict[Bearing, str] = {"for": "for", "less": "less clearly for", "against": "against"}


def pointed(way: Direction, dataset: Dataset) -> str:
    """Return the numbers of the scenarios to which a reading points, those less clearly in brackets: `1, 2 (4)`."""
    clear, less = (", ".join(str(dataset.scenarios[id_].number) for id_ in ids) for ids in (way.scenarios, way.also))
    return f"{clear} ({less})" if less else clear


def reading_in_words(chosen: SignpostReading, dataset: Dataset) -> str:
    """Return what a reading says of the scenarios, by their names: `for 3, The line falls silent; against 1 and 5`."""
    parts = []
    for what, word in SPEAKS.items():
        found = [scenario for scenario in dataset.scenarios.values() if bearing(chosen, scenario) == what]
        named = (str(each.number) if what == "against" else f"{each.number}, “{each.name}”" for each in found)
        if found:
            parts.append(f"{word} {_listed(named)}")
    return "; ".join(parts)


def _listed(words: Iterable[str]) -> str:
    *others, final = words
    return f"{', '.join(others)} and {final}" if others else final
