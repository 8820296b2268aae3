"""The rules on scenarios, their signposts, and predictions."""

from collections.abc import Iterator

from explainer.record.dataset import Dataset
from explainer.record.hints import nearest
from explainer.record.yaml_source import KeyPath, Problem


def signposts_point_to_their_scenarios(dataset: Dataset) -> Iterator[Problem]:
    """A scenario names only signposts of which some reading points to it."""
    for scenario in dataset.scenarios.values():
        for index, id_ in enumerate(scenario.signposts):
            signpost = dataset.signposts.get(id_)
            if signpost and not any(scenario.id in (*each.scenarios, *each.also) for each in signpost.directions):
                yield dataset.problem_in(
                    "scenarios", scenario.id, ("signposts", index), f"no reading of the signpost points to the scenario: {id_!r}"
                )


def readings_match_a_direction(dataset: Dataset) -> Iterator[Problem]:
    """The last reading of a signpost matches the reading of one of its directions, or names none."""
    for signpost in dataset.signposts.values():
        known = [way.reading for way in signpost.directions]
        match = signpost.reading.matches
        if match is not None and match not in known:
            yield dataset.problem_in(
                "signposts", signpost.id, ("reading", "matches"), f"no direction has the reading: {match!r}{nearest(match, known)}"
            )


def outcomes_stand_among_the_sources(dataset: Dataset) -> Iterator[Problem]:
    """The pages on what followed a prediction, and its halves, stand among its sources."""
    for prediction in dataset.predictions.values():
        cited: list[tuple[KeyPath, str]] = [(("outcome_sources", index), id_) for index, id_ in enumerate(prediction.outcome_sources)]
        cited += [(("halves", n, "sources", index), id_) for n, half in enumerate(prediction.halves) for index, id_ in enumerate(half.sources)]
        for keys, id_ in cited:
            if id_ not in prediction.sources:
                yield dataset.problem_in("predictions", prediction.id, keys, f"must stand among the sources: {id_!r}")
