"""The exercises that the site has, each with its row: a module of its own makes its sets of the record and writes them."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from explainer.record.dataset import Dataset
from explainer.teaching.exercises import order_of_events, ties_of_a_year, which_source, who_said
from explainer.teaching.exercises.questions_and_answers import QuestionsAndAnswers
from explainer.teaching.exercises.sets import OPTIONS_PER_QUESTION, QUESTIONS
from explainer.text.words import in_words


class Exercise(NamedTuple):
    """An exercise: what it is called, what it is in short, what is asked, by what rule, how its sets are made of the record, and how a set is written.

    `write` takes a set, the record, and the way to the root of the site.
    """

    title: str
    short: str
    asked: str
    rule: str
    sets: Callable[[Dataset], Sequence[Any]]
    write: Callable[[Any, Dataset, str], QuestionsAndAnswers]


EXERCISES = {
    "order": Exercise(
        "Put these in order",
        f"{in_words(QUESTIONS)} events, to be sorted by date.",
        "Put the events into the order in which they took place, the earliest first.",
        "Each event is known to the day or to the month, and between any two lie 30 days or more.",
        order_of_events.sets,
        order_of_events.written,
    ),
    "who-said": Exercise(
        "Who said it",
        f"{in_words(QUESTIONS)} accounts of disputed events, each with {in_words(OPTIONS_PER_QUESTION)} possible holders.",
        "To whom does the record give this account of the event? The words are the record's; they are in the holder's terms and say nothing of whether it was so.",
        "The other holders have another account of the event in the record, or none. The order of names is that of the alphabet.",
        who_said.sets,
        who_said.written,
    ),
    "which-source": Exercise(
        "Which source supports this",
        f"{in_words(QUESTIONS)} events, each with {in_words(OPTIONS_PER_QUESTION)} pages, on one of which it rests.",
        "On which of these pages does the record rest what it says of the event?",
        f"The record rests the event on one of the {in_words(OPTIONS_PER_QUESTION)}. The others were published half a year or more before it, so they cannot tell that it took place; "
        "hence dates stand with the answers only.",
        which_source.sets,
        which_source.written,
    ),
    "ties": Exercise(
        "Draw the ties of a year",
        f"{in_words(ties_of_a_year.TIES_OF_A_SET)} ties of the record, to be marked where they held on one day.",
        "Mark the ties of the record that held on the day, and draw them.",
        "A tie counts from its first day to its last; where the record found no end, it counts as still holding. Only ties are asked for of which it is certain. "
        "That a tie did not hold means that those of the record held at other times, and not that nothing else was between the two.",
        ties_of_a_year.sets,
        ties_of_a_year.written,
    ),
}
