"""Ties to pairs of actors and their lanes: a lane holds ties of one type between the same two, one after the other."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from explainer.figures.options import Figure
from explainer.record.actors import Actor
from explainer.record.dataset import Dataset, select_ties
from explainer.record.dates import When, possibly_holds
from explainer.record.ties import Relation
from explainer.record.vocabulary import TIE_DOUBTS, TIE_TYPES

THE_TWO = ("israel", "russia")  # the site's subject: their pair comes first, then that of each with others


class TieLane(NamedTuple):
    """Ties of one type between two actors, by their start; `words` say who of the pair or which tie it is, as far as the type does not."""

    type: str
    words: str
    ties: list[Relation]


class Pair(NamedTuple):
    """Two actors, with the lanes of their ties and of those of their institutions."""

    name: str
    lanes: list[TieLane]


def chosen_ties(figure: Figure, dataset: Dataset) -> list[Relation]:
    """Return the ties of the figure's selection that can have held between its two dates."""
    options = figure.options
    inside = dataset.with_institutions(options["actors"])
    first = options["since"].first if options["since"] else date.min
    last = options["until"].latest if options["until"] else date.max
    return [tie for tie in select_ties(dataset, inside=inside, of=options["of"], types=options["type"]) if possibly_holds(tie, first, last)]


def ends_within(tie: Relation, until: When | None) -> bool:
    """Return whether a tie has an end in a figure that goes on to the end of the record or up to a date, beyond which no end of it is drawn."""
    return tie.valid_to is not None and (until is None or tie.valid_to.first <= until.latest)


def earliest_start(tie: Relation, dataset: Dataset) -> date:
    """Return the day before which a tie without a dated start is not drawn: where it is one of institutions, that of the act which began it between their states."""
    ends = {tie.from_, tie.to}
    states = {_stands_for(dataset.actors[id_], dataset).id for id_ in ends}
    same = (other for other in dataset.relations.values() if other.type == tie.type and {other.from_, other.to} == states != ends)
    return min((other.begun for other in same if other.from_basis == "act"), default=date.min)


def pairs_of(ties: Iterable[Relation], dataset: Dataset) -> list[Pair]:
    """Return the pairs of states and of others who belong to none, those of Israel and Russia first, each with its lanes by type.

    Governments of one country that follow each other are one of a pair, so that a tie which outlasts the first goes on in its lane.
    """
    found: dict[tuple[str, str], list[Relation]] = {}
    states: dict[str, dict[str, Actor]] = {}
    for tie in ties:
        ends = []
        for state in (_stands_for(dataset.actors[id_], dataset) for id_ in (tie.from_, tie.to)):
            ends.append(state.country or state.id)
            states.setdefault(ends[-1], {})[state.id] = state
        one, other = sorted(ends, key=_rank)
        found.setdefault((one, other), []).append(tie)
    ordered = sorted(found.items(), key=lambda item: (_rank_of_pair(*item[0]), min(tie.begun for tie in item[1]), item[0]))
    return [
        Pair(" and ".join(_named(states[end]) for end in ends), _lanes(both, {*states[ends[0]], *states[ends[1]]}, dataset)) for ends, both in ordered
    ]


def _named(states: dict[str, Actor]) -> str:
    """Return the name of one of a pair: that of the country where more than one of its governments has ties in the figure."""
    first = next(iter(states.values()))
    return first.country if first.country and len(states) > 1 else first.short


def _rank(id_: str) -> tuple[int, str]:
    return (THE_TWO.index(id_) if id_ in THE_TWO else len(THE_TWO), id_)


def _rank_of_pair(one: str, other: str) -> int:
    """Israel and Russia, then Russia with others, then Israel with others, then others."""
    return 0 if {one, other} == set(THE_TWO) else 1 if "russia" in (one, other) else 2 if "israel" in (one, other) else 3


def _stands_for(actor: Actor, dataset: Dataset) -> Actor:
    """Return the state to which an actor belongs; an armed group that is no state's stands for itself."""
    above = dataset.actors[dataset.with_parents(actor.id)[-1]]
    return above if above.kind == "state" and actor.kind != "non-state-armed-group" else actor


def _lanes(ties: Iterable[Relation], pair: set[str], dataset: Dataset) -> list[TieLane]:
    """Return the lanes of a pair: ties between the two themselves come first, and what overlaps stands in a lane of its own."""
    lanes: list[TieLane] = []
    types = list(TIE_TYPES)
    for tie in sorted(ties, key=lambda tie: (not {tie.from_, tie.to} <= pair, types.index(tie.type), tie.from_, tie.to, tie.begun, tie.id)):
        words = f": {tie.called}" if tie.called else _ends(tie, pair, dataset)
        lane = next((lane for lane in lanes if lane[:2] == (tie.type, words) and _follows(tie, lane.ties[-1])), None)
        if lane:
            lane.ties.append(tie)
        else:
            lanes.append(TieLane(tie.type, words, [tie]))
    named = Counter(lane[:2] for lane in lanes)
    return [lane._replace(words=lane.words + _doubts(lane)) if named[lane[:2]] > 1 else lane for lane in lanes]


def _doubts(lane: TieLane) -> str:
    """Return why the ties of a lane are not certain, which tells it from another of its name that has certain ones."""
    return f", {TIE_DOUBTS[lane.ties[0].doubt]}" if lane.ties[0].doubt else ""


def _follows(tie: Relation, before: Relation) -> bool:
    """Return whether a tie can begin as another ends, and goes on beyond all days that this end can mean: else its bar would lie on that of the other."""
    if not before.valid_to or not tie.valid_from or before.valid_to.first > tie.valid_from.latest:
        return False
    return not tie.valid_to or tie.valid_to.latest > before.valid_to.latest


def _ends(tie: Relation, pair: set[str], dataset: Dataset) -> str:
    """Return who of a pair is tied where that is not the two themselves, and who acts where a tie goes one way."""
    one, other = (short_with_state(dataset.actors[id_], dataset) for id_ in (tie.from_, tie.to))
    if tie.directed:
        return f" {'from' if dataset.actors[tie.from_].kind == 'base' else 'by'} {one}{'' if tie.to in pair else f', to {other}'}"
    named = [name for id_, name in ((tie.from_, one), (tie.to, other)) if id_ not in pair]
    return f", {' and '.join(named)}" if named else ""


def short_with_state(actor: Actor, dataset: Dataset) -> str:
    """Return the short name of an actor, with its state where that is a ministry or a council that every state has."""
    state = _stands_for(actor, dataset)
    return f"{actor.short} of {state.short}" if actor.kind == "government-body" and state.short not in actor.short else actor.short
