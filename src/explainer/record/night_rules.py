"""The rules on the scenes of a night: their order, their maps, and what a map can show."""

from collections.abc import Iterator
from itertools import count

from explainer.record.dataset import Dataset
from explainer.record.night import Feature
from explainer.record.yaml_source import Problem

MAPS = 2  # of a scene, side by side
# What each kind of feature has; it has nothing else.
PARTS = {"place": {"label", "at"}, "strike": {"label", "at"}, "loss": {"label", "at"}, "line": {"label", "at", "to"}, "country": {"label", "country"}}
PARTS["unplaced"] = PARTS["place"]


def scenes_follow_one_another(dataset: Dataset) -> Iterator[Problem]:
    """The scenes of an event are numbered from 1 in the order in which they are written."""
    if not dataset.all_read("night"):
        return  # the scene that seems to be missing may be one that could not be read
    numbers: dict[str, Iterator[int]] = {}
    for scene in dataset.night.values():
        expected = next(numbers.setdefault(scene.event, count(1)))
        if scene.order != expected:
            yield dataset.problem_in("night", scene.id, ("order",), f"the next scene of the event is {expected}: {scene.order}")


def scenes_have_maps_or_parted_words(dataset: Dataset) -> Iterator[Problem]:
    """A scene has a map of one account, or of two where they part; without a map it has the words of two accounts or more."""
    for scene in dataset.night.values():
        shown = sum(bool(telling.shows) for telling in scene.says)
        if shown > MAPS:
            yield dataset.problem_in("night", scene.id, ("says",), f"at most two accounts of a scene show something on a map: {shown}")
        elif not shown and len(scene.says) == 1:
            yield dataset.problem_in("night", scene.id, ("says",), "a scene of one account shows it on a map: 0")


def features_have_what_their_kind_needs(dataset: Dataset) -> Iterator[Problem]:
    """A place, a strike, a loss and what is unplaced have `at`, a line has `at` and `to`, a country has `country`; all but lines and countries have words."""
    for scene in dataset.night.values():
        for number, telling in enumerate(scene.says):
            for index, feature in enumerate(telling.shows):
                if message := _wrong(feature):
                    yield dataset.problem_in("night", scene.id, ("says", number, "shows", index), f"{message}: {feature.kind!r}")


def _wrong(feature: Feature) -> str | None:
    given = {name for name in ("label", "at", "to", "country") if getattr(feature, name) is not None}
    allowed = PARTS[feature.kind]
    needed = allowed - {"label"} if feature.kind in ("line", "country") else allowed
    if missing := sorted(needed - given):
        return f"{' and '.join(missing)} must be given"
    if surplus := sorted(given - allowed):
        return f"{' and '.join(surplus)} must not be given"
    return None
