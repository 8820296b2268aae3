"""The rules on ties between actors. That a tie lies within the time of its actors: `actor_rules`."""

from collections.abc import Iterator

from explainer.record.dataset import Dataset
from explainer.record.evidence_rules import DATED_FIELDS
from explainer.record.ties import Relation
from explainer.record.yaml_source import Problem


def ties_have_two_ends(dataset: Dataset) -> Iterator[Problem]:
    """A tie, and a trade in a series, is between two actors."""
    for tie in dataset.relations.values():
        if tie.from_ == tie.to:
            yield dataset.problem_in("relations", tie.id, ("to",), f"both ends are the same: {tie.to!r}")
    for series in dataset.series.values():
        if series.exporter and series.exporter == series.importer:
            yield dataset.problem_in("series", series.id, ("importer",), f"exporter and importer are the same: {series.importer!r}")


def ties_stop_with_an_actor_that_ended(dataset: Dataset) -> Iterator[Problem]:
    """A tie that stopped only with one of its actors stops when that actor ended."""
    for tie in dataset.relations.values():
        actors = [dataset.actors.get(id_) for id_ in (tie.from_, tie.to)]
        ended = {actor.valid_to if actor else tie.valid_to for actor in actors}  # an actor that could not be read is reported where it stands
        if tie.to_basis == "actor-ended" and tie.valid_to and tie.valid_to not in ended:
            yield dataset.problem_in("relations", tie.id, ("valid_to",), f"no actor of the tie ended then: {tie.valid_to.text!r}")


def starts_and_ends_have_pages(dataset: Dataset) -> Iterator[Problem]:
    """The start and the end of a tie that rest on an act or on the end of an actor, or were foreseen, have pages of their own."""
    for tie in dataset.relations.values():
        for _, pages, basis in DATED_FIELDS[Relation]:
            if getattr(tie, basis) in ("act", "foreseen", "actor-ended") and not getattr(tie, pages):
                yield dataset.problem_in("relations", tie.id, (basis,), f"{basis} needs {pages}: {getattr(tie, basis)!r}")
