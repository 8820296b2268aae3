"""The exercise in which events are put in order: their dates are certain, they lie well apart, and no title tells its date."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from explainer.record.dataset import Dataset
from explainer.record.events import Event
from explainer.record.vocabulary import MONTHS
from explainer.teaching.exercises.questions_and_answers import QuestionsAndAnswers, event_linked, numbered
from explainer.teaching.exercises.sets import QUESTIONS, one_for_each_number, rank
from explainer.text.markup import Html

LEAST_APART = timedelta(days=30)
YEAR_OR_MONTH = re.compile(rf"\b\d{{4}}\b|\b(?:{'|'.join(MONTHS[1:])})\b")


class Order(NamedTuple):
    """Events as they are shown, and the place of each by date, from 0."""

    shown: tuple[Event, ...]
    places: tuple[int, ...]


def sets(dataset: Dataset) -> list[Order]:
    """Return a set of events for each number."""
    pool = [event for event in dataset.events.values() if _can_be_ordered(event)]

    def choose(number: int) -> Order | None:
        chosen: list[Event] = []
        for event in sorted(pool, key=lambda event: rank("order", number, event.id)):
            if len(chosen) < QUESTIONS and all(_apart(event, other) for other in chosen):
                chosen.append(event)
        return _shuffled(chosen, number) if len(chosen) == QUESTIONS else None

    return one_for_each_number(choose)


def _can_be_ordered(event: Event) -> bool:
    """Return whether an event is known to the day or the month, and asked of a class: details are not."""
    exact = event.date.precision != "year" and not event.date.about and not event.date.span
    return exact and event.basis == "act" and event.importance != "detail" and not YEAR_OR_MONTH.search(event.title)


def _apart(one: Event, other: Event) -> bool:
    first, second = sorted((one.date, other.date), key=lambda when: when.first)
    return first.last is not None and second.first - first.last >= LEAST_APART


def _shuffled(chosen: Sequence[Event], number: int) -> Order:
    by_date = sorted(chosen, key=lambda event: event.date.first)
    shown = sorted(chosen, key=lambda event: rank("shown", number, event.id))
    if shown == by_date:
        shown.reverse()
    return Order(tuple(shown), tuple(by_date.index(event) for event in shown))


def written(order: Order, _: Dataset, root: str) -> QuestionsAndAnswers:
    """Return the events to be put in order, and the order that is right."""
    titles = [event.title for event in order.shown]
    by_date = sorted(enumerate(order.shown), key=lambda pair: order.places[pair[0]])
    answers = [(number, Html("Place {}: {}.").format(place, event_linked(event, root))) for place, (number, event) in enumerate(by_date, 1)]
    return QuestionsAndAnswers(numbered("ul", "exercise-order", enumerate(titles)), numbered("ol", "exercise-answers", answers), order.places)
