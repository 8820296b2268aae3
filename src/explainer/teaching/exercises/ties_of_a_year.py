"""The exercise in which ties of the record are marked, and so drawn, where they held on one day."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from explainer.record.actors import Actor
from explainer.record.dataset import Dataset
from explainer.record.dates import certainly_holds
from explainer.record.ties import Relation, certainly_does_not_hold
from explainer.record.urls import address
from explainer.record.vocabulary import TIE_TYPES
from explainer.teaching.exercises.questions_and_answers import QuestionsAndAnswers, numbered
from explainer.teaching.exercises.sets import NUMBERS, one_for_each_number, rank
from explainer.teaching.exercises.tie_diagram import diagram
from explainer.text.markup import Html, element, joined

YEARS = range(2015, 2026)
TIES_OF_A_SET = 8
LEAST_OF_EACH = 3  # of those that held, and of those that did not
# A tie of another type may well have been there before or after the one of the record; of these it is told when they began or ended.
BOUNDED_TYPES = ("deconfliction", "mediation", "arms-supply", "military-presence", "intelligence-contact", "sponsorship")
TIES_OF_AN_ACTOR = 4  # in a set, at most
EndsAndType = tuple[frozenset[str], str]


class TieQuestion(NamedTuple):
    """Two actors and a type of tie: the ties of the record that are of it, and whether one held on the day."""

    records: tuple[Relation, ...]
    held: bool

    @property
    def first(self) -> Relation:
        """The record by which it is named."""
        return self.records[0]


class TiesOfADay(NamedTuple):
    """A day, some ties, and the actors between whom they are, in the order of their names."""

    day: date
    ties: tuple[TieQuestion, ...]
    actors: tuple[Actor, ...]


def sets(dataset: Dataset) -> list[TiesOfADay]:
    """Return a set of ties for each number, to be judged on the first of July; the years follow one another."""
    above = {id_: dataset.with_parents(id_) for id_ in dataset.actors}
    known = {day: _known(dataset, above, day) for day in (date(year, 7, 1) for year in YEARS)}

    def choose(number: int) -> TiesOfADay | None:
        day = date(YEARS[(number - NUMBERS[0]) % len(YEARS)], 7, 1)
        shuffled = sorted(known[day], key=lambda tie: rank("ties", number, tie.first.id))
        wanted = LEAST_OF_EACH + rank("held", number)[0] % (TIES_OF_A_SET - 2 * LEAST_OF_EACH + 1)  # so that the number that held is no hint
        chosen: list[TieQuestion] = []
        for held, enough in ((False, TIES_OF_A_SET - wanted), (True, TIES_OF_A_SET)):
            for tie in shuffled:
                if tie.held is held and len(chosen) < enough and _room(tie, chosen):
                    chosen.append(tie)
        if len(chosen) < TIES_OF_A_SET or sum(not tie.held for tie in chosen) < LEAST_OF_EACH:
            return None
        chosen.sort(key=lambda tie: rank("shown", number, tie.first.id))
        actors = {id_: dataset.actors[id_] for tie in chosen for id_ in (tie.first.from_, tie.first.to)}
        return TiesOfADay(day, tuple(chosen), tuple(sorted(actors.values(), key=lambda actor: actor.short)))

    return one_for_each_number(choose)


def _room(tie: TieQuestion, chosen: Sequence[TieQuestion]) -> bool:
    """Return whether a tie can be drawn beside others: no second line between two actors, and not too many from one."""
    ends = {tie.first.from_, tie.first.to}
    drawn = [{other.first.from_, other.first.to} for other in chosen]
    return ends not in drawn and all(sum(end in other for other in drawn) < TIES_OF_AN_ACTOR for end in ends)


def _known(dataset: Dataset, above: dict[str, list[str]], day: date) -> list[TieQuestion]:
    """Return the ties, by ends and type, of which it is certain whether they held on a day when both ends existed.

    That a tie did not hold is certain only where none of its type could have held between its ends, nor between institutions
    that belong to them or to which they belong.
    """
    records_of: dict[EndsAndType, list[Relation]] = defaultdict(list)
    possible: set[EndsAndType] = set()
    for tie in dataset.relations.values():
        records_of[frozenset((tie.from_, tie.to)), tie.type].append(tie)
        if not certainly_does_not_hold(tie, day):
            possible |= {(frozenset((one, two)), tie.type) for one in above[tie.from_] for two in above[tie.to]}
    found = []
    for (ends, type_), records in records_of.items():
        held = any(certainly_holds(tie, day) for tie in records)
        one, two = sorted(ends)
        near = any((frozenset((a, b)), type_) in possible for a in above[one] for b in above[two])
        if (held or (type_ in BOUNDED_TYPES and not near)) and all(certainly_holds(dataset.actors[end], day) for end in ends):
            found.append(TieQuestion(tuple(records), held))
    return found


def written(asked: TiesOfADay, dataset: Dataset, root: str) -> QuestionsAndAnswers:
    """Return the ties to be marked, and the actors to be joined; the answers hold the diagram as it is drawn."""
    names = [_name(tie.first, dataset) for tie in asked.ties]
    held = [tie.held for tie in asked.ties]
    day = f"{asked.day.day} July {asked.day.year}"
    ends = [(tie.first.from_, tie.first.to) for tie in asked.ties]
    questions = Html("<p>Which of these held on <strong>{}</strong>?</p>{}{}").format(
        day, numbered("ul", "exercise-ties", enumerate(names)), diagram(asked.actors, ends, [False] * len(ends))
    )
    evidence = [_answer(tie, name, root) for tie, name in zip(asked.ties, names, strict=True)]
    answers = Html("<p>On {}:</p>{}{}").format(day, numbered("ul", "exercise-answers", enumerate(evidence)), diagram(asked.actors, ends, held))
    return QuestionsAndAnswers(questions, answers, tuple(map(int, held)))


def _answer(tie: TieQuestion, name: str, root: str) -> Html:
    several = len(tie.records) > 1
    links = (
        element("a", f"evidence {count}" if several else "evidence", href=root + address("relations", record))
        for count, record in enumerate(tie.records, 1)
    )
    verdict = "Held" if tie.held else "Did not hold"
    spans = "; ".join(record.span_in_words for record in tie.records)
    answer = Html('<strong>{}.</strong> <span class="exercise-name">{}.</span> In the record: {} ({}).')
    return answer.format(verdict, name, spans, joined(links, ", "))


def _name(tie: Relation, dataset: Dataset) -> str:
    one, other = (_actor_name(dataset.actors[id_]) for id_ in (tie.from_, tie.to))
    return f"{TIE_TYPES[tie.type]}: {one} {'to' if tie.directed else 'with'} {other}"


def _actor_name(actor: Actor) -> str:
    """Return the short name of an actor, or the whole of a ministry or council, since several states have one of that name."""
    return actor.name if actor.kind == "government-body" else actor.short
