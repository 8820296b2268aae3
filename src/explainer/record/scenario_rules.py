"""The rules on scenarios and their signposts."""

from collections.abc import Iterator

from explainer.record.dataset import Dataset
from explainer.record.hints import nearest
from explainer.record.yaml_source import Problem


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
