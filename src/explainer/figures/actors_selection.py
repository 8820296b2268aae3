"""The ties of an actor diagram: which of the record it holds, which of them held on its day or days, and what became of them in between."""

from datetime import date
from typing import NamedTuple

from explainer.figures.options import Figure
from explainer.record.dataset import Dataset, select_ties
from explainer.record.dates import possibly_holds
from explainer.record.ties import Relation
from explainer.record.vocabulary import TieChange


class Ties(NamedTuple):
    """What an actor diagram shows: the ties of its selection `at_any_date`, those `shown`, and `changes` by tie where two dates are compared.

    Of a single day it shows which ties are `on_last_date`: what is on record up to that date may have ended on it.
    """

    figure: Figure
    dataset: Dataset
    at_any_date: list[Relation]
    shown: list[Relation]
    changes: dict[str, TieChange]
    on_last_date: tuple[str, ...] = ()


def select(figure: Figure, dataset: Dataset) -> Ties:
    """Return the ties of the figure's selection, with those that held on its day, or on either of its two days."""
    options = figure.options
    inside = frozenset(options["actors"])
    if options["institutions"] == "yes":
        inside = dataset.with_institutions(inside)
    chosen = select_ties(dataset, inside=inside, of=options["of"], types=options["type"])
    ties = [tie for tie in chosen if tie.strength >= int(options["strength"])]
    days = [options[name].first for name in ("as_of", "compare") if options[name]]
    shown = [tie for tie in ties if any(possibly_holds(tie, day) for day in days)]
    changes = changes_between(options["compare"].first, options["as_of"].first, shown) if options["compare"] else {}
    last = () if changes else tuple(tie.id for tie in shown if tie.valid_to and tie.valid_to.first <= options["as_of"].first)
    return Ties(figure, dataset, ties, shown, changes, last)


def changes_between(one: date, other: date, ties: list[Relation]) -> dict[str, TieChange]:
    """Return what became of ties that held on one of two dates: held, begun, ended, or changed (one of its pair and type for another)."""
    found: dict[str, TieChange] = {}
    for tie in ties:
        before, after = possibly_holds(tie, one), possibly_holds(tie, other)
        found[tie.id] = "held" if before and after else "begun" if after else "ended"
    sorts = {tie.id: (frozenset((tie.from_, tie.to)), tie.type) for tie in ties}
    begun, ended = ({sorts[id_] for id_, change in found.items() if change == word} for word in ("begun", "ended"))
    return {id_: "changed" if change != "held" and sorts[id_] in begun & ended else change for id_, change in found.items()}
