"""The exercise in which the source of an event is found among others that are too old to tell of it.

What was published before an event cannot tell that it took place, so a wrong option is wrong by its date. Dates of sources therefore stand with the
answers only.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from explainer.citing.source_html import reference
from explainer.record.dataset import Dataset
from explainer.record.events import Event
from explainer.record.records import named_ids
from explainer.record.sources import Source
from explainer.teaching.exercises.questions_and_answers import QuestionsAndAnswers, choices, event_linked, event_shown, letter, question
from explainer.teaching.exercises.sets import OPTIONS_PER_QUESTION, QUESTIONS, one_for_each_number, rank
from explainer.text.markup import Html, element

LEAST_AGE = timedelta(days=180)  # of a page that cannot tell of an event, before that event
NEAREST = 40  # pages from which wrong ones are chosen: the latest that are old enough


class SourceQuestion(NamedTuple):
    """An event, and the place of a source on which it rests among others that are older than the event."""

    event: Event
    options: tuple[Source, ...]
    right: int


class Candidate(NamedTuple):
    """An event, the sources on which it rests, and those that could be wrong options."""

    event: Event
    right: list[Source]
    wrong: list[Source]


def sets(dataset: Dataset) -> list[tuple[SourceQuestion, ...]]:
    """Return a set of events for each number, each with one source on which it rests and three that were published long before it."""
    supported = _supported_events(dataset)
    pool = _candidates(dataset, supported)

    def choose(number: int) -> tuple[SourceQuestion, ...] | None:
        chosen: list[SourceQuestion] = []
        for candidate in sorted(pool, key=lambda each: rank("source", number, each.event.id)):
            if len(chosen) == QUESTIONS:
                break
            one = _question(candidate, supported, number)
            if one:
                chosen.append(one)
        return tuple(chosen) if len(chosen) == QUESTIONS else None

    return one_for_each_number(choose)


def _candidates(dataset: Dataset, supported: dict[str, dict[str, str]]) -> list[Candidate]:
    looks = Counter(map(_look, dataset.sources.values()))
    fit = {source.id for source in dataset.sources.values() if _readable(source) and looks[_look(source)] == 1}
    shelf = sorted((source for source in dataset.sources.values() if source.id in fit), key=lambda source: (_day(source), source.id))
    days = [_day(source) for source in shelf]
    pool = []
    for event in dataset.events.values():
        own = [dataset.sources[id_] for id_ in event.sources]
        outlets = {name for source in own for name in (source.publisher, source.origin)}
        right = [source for source in own if source.id in fit and _day(source) >= event.date.first]
        end = bisect(days, event.date.first - LEAST_AGE)
        wrong = [
            source
            for source in shelf[max(0, end - NEAREST) : end]
            if event.id not in supported.get(source.id, {}) and outlets.isdisjoint((source.publisher, source.origin))
        ]
        if right and not event.date.about:
            pool.append(Candidate(event, right, wrong))
    return pool


def _question(candidate: Candidate, supported: dict[str, dict[str, str]], number: int) -> SourceQuestion | None:
    """Return a question about an event, or None where there are too few wrong options; those that support an event of the same theme come first."""
    event, right, wrong = candidate
    kept = [min(right, key=lambda source: rank("right", number, event.id, source.id))]

    def preference(source: Source) -> tuple[bool, bytes]:
        return event.theme not in supported.get(source.id, {}).values(), rank("wrong", number, event.id, source.id)

    for source in sorted(wrong, key=preference):
        if len(kept) < OPTIONS_PER_QUESTION and all(_distinct(source, other) for other in kept):
            kept.append(source)
    options = tuple(sorted(kept, key=lambda source: rank("option", number, event.id, source.id)))
    return SourceQuestion(event, options, options.index(kept[0])) if len(options) == OPTIONS_PER_QUESTION else None


def _supported_events(dataset: Dataset) -> dict[str, dict[str, str]]:
    """Return, for each source, the events of all records that rest on it, each with its theme."""
    supported: dict[str, dict[str, str]] = {}
    for table, record in dataset.records():
        named = [*named_ids(record)]
        events = {record.id: record.theme} if table == "events" else {id_: dataset.events[id_].theme for _, of, id_ in named if of == "events"}
        for source in (id_ for _, of, id_ in named if of == "sources"):
            supported.setdefault(source, {}).update(events)
    return supported


def _readable(source: Source) -> bool:
    """Return whether a class can open and read a source, and it is dated to the day."""
    dated = source.date is not None and source.date.precision == "day" and not source.date.about
    return dated and source.link and source.lang == "en" and not source.described


def _look(source: Source) -> tuple[str, str]:
    """Return that by which a class knows a source: pages of one title and outlet could not be told apart."""
    return source.words.casefold(), source.publisher


def _day(source: Source) -> date:
    return source.date.first if source.date else date.max


def _distinct(one: Source, other: Source) -> bool:
    return {one.publisher, one.origin}.isdisjoint((other.publisher, other.origin)) and one.words.casefold() != other.words.casefold()


def written(questions: Sequence[SourceQuestion], _: Dataset, root: str) -> QuestionsAndAnswers:
    """Return the events with the sources among which theirs is found."""
    asked = (
        question(
            number,
            Html("<p>{}</p><p>{}</p>").format(event_shown(each.event), each.event.summary),
            (Html("“{}”, {}").format(source.words, element("cite", source.publisher)) for source in each.options),
        )
        for number, each in enumerate(questions)
    )
    return choices(asked, (_answer(each, root) for each in questions), (each.right for each in questions))


def _answer(answered: SourceQuestion, root: str) -> Html:
    event, options, right = answered
    others = "; ".join(f"{letter(place)}, {source.date}" for place, source in enumerate(options) if place != right)
    return Html("<strong>{}.</strong> {} The event: {}. The others were published before it: {}.").format(
        letter(right), reference(options[right]), event_linked(event, root), others
    )
