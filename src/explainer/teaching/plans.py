"""Plans of courses as values: sessions on their days, with things to read and to do, out of all that the site has."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from math import ceil
from typing import Any, NamedTuple

from explainer.chapters.front_matter import WORDS_A_MINUTE, FrontMatter
from explainer.citing.export_formats import ris_date
from explainer.figures.drawing import Drawing
from explainer.record.courses import Course, Session, Teaching
from explainer.record.dataset import Dataset
from explainer.record.dates import When
from explainer.record.editions import Edition
from explainer.record.events import Event
from explainer.record.sources import Author
from explainer.record.urls import address, page_name
from explainer.record.vocabulary import Rhythm
from explainer.teaching.exercises import pages
from explainer.teaching.exercises.registry import EXERCISES

FIGURE_MINUTES = 5  # for a figure with its table: a guess that the page names as one
EXERCISE_MINUTES = 15  # for a set of an exercise: another


NOT_SIGNED: Mapping[str, Any] = {}


class Item(NamedTuple):
    """Something to read or to do: its name (`chapter:x`), what it is, its title, its minutes, and its address from the root of the site.

    `signed` says who wrote it and when, where that is not the site on the day of its edition.
    """

    name: str
    kind: str
    title: str
    minutes: int
    page: str
    signed: Mapping[str, Any] = NOT_SIGNED


class DatedSession(NamedTuple):
    """A session of a plan, on its day."""

    title: str
    aim: str
    minutes: int
    day: date
    read: tuple[Item, ...]
    do: tuple[Item, ...]


class Plan(NamedTuple):
    """A titled row of sessions, the edition they were made for, and the address of the site.

    Other programs know the plan by its id, whatever its title and its days.
    """

    id: str
    title: str
    sessions: tuple[DatedSession, ...]
    edition: Edition
    home: str


class Round(NamedTuple):
    """How often sessions meet: the words for it, the days from the first session to each of a round, and the days from one round to the next."""

    words: str
    days: tuple[int, ...]
    length: int


# In the order in which the builder offers them.
RHYTHMS: dict[Rhythm, Round] = {
    "weekly": Round("once a week", (0,), 7),
    "twice-weekly": Round("twice a week", (0, 3), 7),
    "daily": Round("five days running", (0, 1, 2, 3, 4), 7),
    "fortnightly": Round("every two weeks", (0,), 14),
}


def catalogue(dataset: Dataset, heads: Mapping[str, FrontMatter], drawings: Iterable[Drawing], teaching: Teaching) -> dict[str, Item]:
    """Return everything that can stand in a plan, by its name. Chapters come by their address."""
    items = [
        Item(
            f"chapter:{page_name(page, 'index')}",
            "chapter",
            head.title,
            head.minutes_reading,
            page,
            signed(head.authors, head.updated),
        )
        for page, head in heads.items()
    ]
    items += [
        Item(f"figure:{figure.id}", "figure", figure.title, FIGURE_MINUTES, f"figures/{figure.id}/")
        for figure in (drawing.figure for drawing in drawings)
    ]
    items += [Item(f"activity:{each.id}", each.kind.replace("-", " "), each.title, each.minutes, each.page) for each in teaching.activities.values()]
    items += [Item(f"exercise:{id_}", "exercise", kind.title, EXERCISE_MINUTES, f"{pages.FOLDER}/{id_}/") for id_, kind in EXERCISES.items()]
    items += [Item(f"event:{each.id}", "event", each.title, _minutes(each), address("events", each)) for each in dataset.events.values()]
    return {item.name: item for item in items}


def signed(authors: Iterable[Author], issued: When) -> dict[str, Any]:
    """Return who wrote something and on what day, as templates name them."""
    return {"authors": [{"author": author.sorted_name} for author in authors], "year": str(issued.first.year), "issued": ris_date(issued)}


def _minutes(event: Event) -> int:
    """Return the reading time of an event's page, counted as that of a chapter: its words, not its sources."""
    texts = [event.title, event.summary, event.confidence_note or "", *event.not_known, *(account.says for account in event.accounts)]
    return ceil(sum(len(text.split()) for text in texts) / WORDS_A_MINUTE)


def first_day(edition: Edition) -> date:
    """Return the day on which a ready-made plan begins, to be moved: the first Monday of the month after the edition."""
    day = edition.released.first.replace(day=1) + timedelta(32)
    day = day.replace(day=1)
    return day + timedelta(-day.weekday() % 7)


def days(start: date, rhythm: Rhythm, count: int) -> list[date]:
    """Return the days of a number of sessions."""
    _, offsets, length = RHYTHMS[rhythm]
    return [start + timedelta(number // len(offsets) * length + offsets[number % len(offsets)]) for number in range(count)]


def plan(course: Course, items: Mapping[str, Item], edition: Edition, home: str) -> Plan:
    """Return a course as a plan that begins on `first_day`."""

    def dated(session: Session, day: date) -> DatedSession:
        read, do = (tuple(items[name] for name in names) for names in (session.read, session.do))
        return DatedSession(session.title, session.aim, session.minutes, day, read, do)

    on = days(first_day(edition), course.rhythm, len(course.sessions))
    return Plan(course.id, course.title, tuple(map(dated, course.sessions, on)), edition, home)
