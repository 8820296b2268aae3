"""A set of an exercise as HTML: what is asked, and the answers with their evidence. The script of the page only compares."""

from collections.abc import Iterable
from typing import NamedTuple

from explainer.record.events import Event
from explainer.record.urls import address
from explainer.text.markup import Html, element


class QuestionsAndAnswers(NamedTuple):
    """The questions of a set, its answers, and for each question the number that is right.

    That number is a place in an order or among options, from 0, or 1 for what is to be marked. An answer names its question by `data-item`.
    """

    questions: Html
    answers: Html
    right: tuple[int, ...]


def choices(questions: Iterable[Html], answers: Iterable[Html], right: Iterable[int]) -> QuestionsAndAnswers:
    """Return a set in which one of several options is right."""
    return QuestionsAndAnswers(numbered("ol", "exercise-choices", enumerate(questions)), answer_list(answers), tuple(right))


def answer_list(answers: Iterable[Html]) -> Html:
    """Return answers as a list, in the order of their questions."""
    return numbered("ol", "exercise-answers", enumerate(answers))


def numbered(name: str, class_: str, items: Iterable[tuple[int, object]]) -> Html:
    """Return a list of the element `name`, each item with the number of its question, from 0."""
    return element(name, *(element("li", item, data_item=number) for number, item in items), class_=class_)


def question(number: int, asked: Html, options: Iterable[object]) -> Html:
    """Return a question with its options."""
    return Html("{}{}").format(
        element("div", asked, id=f"asked-{number + 1}"), element("ol", *(element("li", option) for option in options), type="A")
    )


def letter(place: int) -> str:
    """Return the letter of an option by its place, from 0."""
    return chr(ord("A") + place)


def event_shown(event: Event) -> Html:
    """Return the title and the date of an event, without a link, which would lead to the answer."""
    return Html("<strong>{}</strong> ({})").format(event.title, event.dated)


def event_linked(event: Event, root: str) -> Html:
    """Return the title of an event as a link, and its date. `root` leads to the root of the site."""
    return Html("{}, {}").format(element("a", event.title, href=root + address("events", event)), event.dated)
