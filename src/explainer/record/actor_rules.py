"""The rules on actors: what they belong to, and when they existed."""

from collections.abc import Iterator

from explainer.record.actors import Actor
from explainer.record.dataset import Dataset
from explainer.record.dates import When
from explainer.record.ties import Relation
from explainer.record.yaml_source import Problem


def no_actor_is_its_own_parent(dataset: Dataset) -> Iterator[Problem]:
    """No actor is its own parent, at any distance."""
    for actor in dataset.actors.values():
        above, seen = actor.parent, {actor.id}
        while above in dataset.actors and above not in seen:
            seen.add(above)
            above = dataset.actors[above].parent
        if above == actor.id:
            yield dataset.problem_in("actors", actor.id, ("parent",), f"actor is its own parent: {actor.parent!r}")


def actors_exist_at_the_time(dataset: Dataset) -> Iterator[Problem]:
    """An actor exists at the date of an event that names it and for as long as its ties."""
    for event in dataset.events.values():
        for index, id_ in enumerate(event.actors):
            if (actor := dataset.actors.get(id_)) and (rule := _misses_the_time_of(actor, event.date)):
                yield dataset.problem_in("events", event.id, ("actors", index), f"{rule}: {id_!r}")
    for tie in dataset.relations.values():
        yield from _ends_exist_at_the_time(dataset, tie)


def _ends_exist_at_the_time(dataset: Dataset, tie: Relation) -> Iterator[Problem]:
    for field, id_ in (("from", tie.from_), ("to", tie.to)):
        actor = dataset.actors.get(id_)
        if actor is None:
            continue
        if tie.valid_from and (rule := _misses_the_time_of(actor, tie.valid_from)):
            yield dataset.problem_in("relations", tie.id, (field,), f"{rule}: {id_!r}")
        elif actor.valid_to and (tie.valid_to is None or tie.valid_to.latest > actor.valid_to.latest):
            yield dataset.problem_in("relations", tie.id, (field,), f"tie outlasts its actor, which ended {actor.valid_to}: {id_!r}")


def _misses_the_time_of(actor: Actor, when: When) -> str:
    """Return how an act of a date misses the time of an actor; an empty string where it does not."""
    if actor.valid_from and when.latest < actor.valid_from.first:
        return f"actor did not exist before {actor.valid_from}"
    if actor.valid_to and when.first > actor.valid_to.latest:
        return f"actor did not exist after {actor.valid_to}"
    return ""
