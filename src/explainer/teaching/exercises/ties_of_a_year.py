"""Sets of ties for a class: ties of the record of several dates, to be marked and drawn where they held on one day."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from explainer.record.actors import Actor, Relation, certainly_does_not_hold, certainly_holds
from explainer.record.dataset import Dataset
from explainer.teaching.exercises.sets import NUMBERS, every, rank

YEARS = range(2015, 2026)
ASKED = 8  # ties
LEAST = 3  # that held, and that did not
# A tie of another type may well have been there before or after the one of the record; of these it is told when they began or ended.
BOUNDED = ("deconfliction", "mediation", "arms-supply", "military-presence", "intelligence-contact", "sponsorship")
MOST = 4  # ties that one actor may have
Kind = tuple[frozenset[str], str]  # the two ends and the type


class Tie(NamedTuple):
    """Two actors and a type of tie: the ties of the record that are of it, and whether one held on the day."""

    records: tuple[Relation, ...]
    held: bool

    @property
    def first(self) -> Relation:
        """The record by which it is named."""
        return self.records[0]


class Diagram(NamedTuple):
    """A day, some ties, and the actors between whom they are, in the order of their names."""

    day: date
    ties: tuple[Tie, ...]
    actors: tuple[Actor, ...]


def diagrams(dataset: Dataset) -> list[Diagram]:
    """Give a set of ties for each number, to be judged on the first of July; the years follow one another."""
    above = _above(dataset)
    known = {day: _known(dataset, above, day) for day in (date(year, 7, 1) for year in YEARS)}

    def one(number: int) -> Diagram | None:
        day = date(YEARS[(number - NUMBERS[0]) % len(YEARS)], 7, 1)
        shuffled = sorted(known[day], key=lambda tie: rank("ties", number, tie.first.id))
        wanted = LEAST + rank("held", number)[0] % (ASKED - 2 * LEAST + 1)  # so that the number that held is no hint
        chosen: list[Tie] = []
        for held, enough in ((False, ASKED - wanted), (True, ASKED)):
            for tie in shuffled:
                if tie.held is held and len(chosen) < enough and _room(tie, chosen):
                    chosen.append(tie)
        if len(chosen) < ASKED or sum(not tie.held for tie in chosen) < LEAST:
            return None
        chosen.sort(key=lambda tie: rank("shown", number, tie.first.id))
        actors = {id_: dataset.actors[id_] for tie in chosen for id_ in (tie.first.from_, tie.first.to)}
        return Diagram(day, tuple(chosen), tuple(sorted(actors.values(), key=lambda actor: actor.short)))

    return every(one)


def _room(tie: Tie, chosen: Sequence[Tie]) -> bool:
    """Say whether a tie can be drawn beside others: no second line between two actors, and not too many from one."""
    ends = {tie.first.from_, tie.first.to}
    drawn = [{other.first.from_, other.first.to} for other in chosen]
    return ends not in drawn and all(sum(end in other for other in drawn) < MOST for end in ends)


def _above(dataset: Dataset) -> dict[str, set[str]]:
    """Give, for each actor, itself and the actors to which it belongs, at any depth."""
    found: dict[str, set[str]] = {}
    for actor in dataset.actors.values():
        found[actor.id], parent = {actor.id}, actor.parent
        while parent:
            found[actor.id].add(parent)
            parent = dataset.actors[parent].parent
    return found


def _known(dataset: Dataset, above: dict[str, set[str]], day: date) -> list[Tie]:
    """Give the ties, by ends and type, of which it is certain whether they held on a day when both ends existed.

    That a tie did not hold is certain only where none of its type could have held between its ends, nor between institutions
    that belong to them or to which they belong.
    """
    kinds: dict[Kind, list[Relation]] = defaultdict(list)
    possible: set[Kind] = set()
    for tie in dataset.relations.values():
        kinds[frozenset((tie.from_, tie.to)), tie.type].append(tie)
        if not certainly_does_not_hold(tie, day):
            possible |= {(frozenset((one, two)), tie.type) for one in above[tie.from_] for two in above[tie.to]}
    found = []
    for (ends, type_), records in kinds.items():
        held = any(certainly_holds(tie, day) for tie in records)
        one, two = sorted(ends)
        near = any((frozenset((a, b)), type_) in possible for a in above[one] for b in above[two])
        if (held or (type_ in BOUNDED and not near)) and all(_existed(dataset.actors[end], day) for end in ends):
            found.append(Tie(tuple(records), held))
    return found


def _existed(actor: Actor, day: date) -> bool:
    begun = actor.valid_from is None or (actor.valid_from.last is not None and actor.valid_from.last <= day)
    return begun and (actor.valid_to is None or actor.valid_to.first > day)
