"""A reading list as files: text, Markdown, CSV, calendar, Common Cartridge and RIS, from sessions of things to read and to do.

`docs/assets/syllabus.js` makes the same files of what a lecturer ticks; a test compares the two for every course.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from math import ceil
from typing import Any, NamedTuple

from explainer.chapters.front_matter import WORDS_A_MINUTE, FrontMatter
from explainer.citing import styles
from explainer.citing.references import text as text_of
from explainer.downloads.calendars import DOMAIN, sessions_calendar
from explainer.figures.options import Figure
from explainer.record.courses import Course, Rhythm, Session, Teaching
from explainer.record.dataset import Dataset
from explainer.record.dates import MONTHS
from explainer.record.editions import Edition
from explainer.record.events import Event
from explainer.teaching.common_cartridge import cartridge
from explainer.teaching.exercises import pages
from explainer.teaching.exercises.pages import EXERCISES
from explainer.text.csv_table import csv_table

FOLDER = "teach/syllabus"
FIGURE = 5  # minutes for a figure with its table: a guess that the page names as one
EXERCISE = 15  # and for a set of an exercise
# Days from the first session to those of one round, and the days of a round.
RHYTHMS: dict[Rhythm, tuple[tuple[int, ...], int]] = {
    "daily": ((0, 1, 2, 3, 4), 7), "twice-weekly": ((0, 3), 7), "weekly": ((0,), 7), "fortnightly": ((0,), 14),
}  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
COLUMNS = ("session", "title", "date", "when", "kind", "item", "minutes", "address", "edition")
FORMATS = {"txt": "Text", "md.txt": "Markdown", "csv": "CSV", "ics": "Calendar", "imscc": "Common Cartridge", "ris": "RIS"}


class Item(NamedTuple):
    """Something to read or to do: its name (`chapter:x`), what it is, its title, its minutes, and its address from the root of the site."""

    name: str
    kind: str
    title: str
    minutes: int
    page: str


class Meeting(NamedTuple):
    """A session of a plan, on its day."""

    title: str
    aim: str
    minutes: int
    day: date
    read: tuple[Item, ...]
    do: tuple[Item, ...]


class Plan(NamedTuple):
    """A titled row of meetings, the edition they were made for, and the address of the site."""

    title: str
    meetings: tuple[Meeting, ...]
    edition: Edition
    home: str


def catalogue(dataset: Dataset, heads: Mapping[str, FrontMatter], figures: Iterable[tuple[Figure, str]], teaching: Teaching) -> dict[str, Item]:
    """Give everything that can stand in a plan, by its name. Chapters come by their address, figures with that of their page."""
    items = [
        Item(f"chapter:{page.strip('/').replace('/', '-') or 'index'}", "chapter", head.title, head.minutes_reading, page)
        for page, head in heads.items()
    ]
    items += [Item(f"figure:{figure.id}", "figure", figure.title, FIGURE, f"{page}#fig-{figure.id}") for figure, page in figures]
    items += [Item(f"activity:{each.id}", each.kind.replace("-", " "), each.title, each.minutes, each.page) for each in teaching.activities.values()]
    items += [Item(f"exercise:{id_}", "exercise", kind.title, EXERCISE, f"{pages.FOLDER}/{id_}/") for id_, kind in EXERCISES.items()]
    items += [Item(f"event:{each.id}", "event", each.title, _minutes(each), f"events/{each.id}/") for each in dataset.events.values()]
    return {item.name: item for item in items}


def _minutes(event: Event) -> int:
    """Give the reading time of an event's page, as that of a chapter: its words, not its sources."""
    texts = [event.title, event.summary, event.confidence_note or "", *event.not_known, *(account.says for account in event.accounts)]
    return ceil(sum(len(text.split()) for text in texts) / WORDS_A_MINUTE)


def first_day(edition: Edition) -> date:
    """Give the day on which a ready-made plan begins, to be moved: the first Monday of the month after the edition."""
    day = edition.released.first.replace(day=1) + timedelta(32)
    day = day.replace(day=1)
    return day + timedelta(-day.weekday() % 7)


def days(start: date, rhythm: Rhythm, count: int) -> list[date]:
    """Give the days of a number of sessions."""
    offsets, round_ = RHYTHMS[rhythm]
    return [start + timedelta(number // len(offsets) * round_ + offsets[number % len(offsets)]) for number in range(count)]


def plan(course: Course, items: Mapping[str, Item], edition: Edition, home: str) -> Plan:
    """Give a course as a plan that begins on `first_day`."""

    def meeting(session: Session, day: date) -> Meeting:
        read, do = (tuple(items[name] for name in names) for names in (session.read, session.do))
        return Meeting(session.title, session.aim, session.minutes, day, read, do)

    on = days(first_day(edition), course.rhythm, len(course.sessions))
    return Plan(course.title, tuple(map(meeting, course.sessions, on)), edition, home)


def spoken(day: date) -> str:
    """Give a day with its weekday."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month]} {day.year}"


def named(number: int, meeting: Meeting) -> str:
    """Give the number of a session with its title, if it has one."""
    return f"Session {number}{f': {meeting.title}' if meeting.title else ''}"


def _about(made: Plan) -> str:
    return f"{made.edition.title}, edition {made.edition.edition}, {styles.LICENCE}. {made.home}"


def _groups(meeting: Meeting) -> list[tuple[str, tuple[Item, ...]]]:
    total = sum(item.minutes for item in meeting.read)
    groups = ((f"Before class, {total} minutes", meeting.read), (f"In class, {meeting.minutes} minutes", meeting.do))
    return [(heading, items) for heading, items in groups if items]


def text(made: Plan) -> str:
    """Give a plan as plain text."""
    lines = [made.title, _about(made)]
    for number, meeting in enumerate(made.meetings, 1):
        lines += ["", f"{named(number, meeting)} ({spoken(meeting.day)})", *([meeting.aim] if meeting.aim else [])]
        for heading, items in _groups(meeting):
            lines += [f"{heading}:", *(f"- {item.title} ({item.kind}, {item.minutes} min) {made.home}{item.page}" for item in items)]
    return "\n".join([*lines, ""])


def markdown(made: Plan) -> str:
    """Give a plan as Markdown; what could be markup in a title is escaped with backslashes."""
    lines = [f"# {_escaped(made.title)}", "", _escaped(_about(made))]
    for number, meeting in enumerate(made.meetings, 1):
        lines += ["", f"## {_escaped(named(number, meeting))}", "", f"{spoken(meeting.day)}.{f' {_escaped(meeting.aim)}' if meeting.aim else ''}"]
        for heading, items in _groups(meeting):
            lines += ["", f"{heading}:", ""]
            lines += [f"- [{_escaped(item.title)}](<{made.home}{item.page}>), {item.kind}, {item.minutes} min" for item in items]
    return "\n".join([*lines, ""])


def _escaped(words: str) -> str:
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>#|!&" else char for char in words)


def rows(made: Plan) -> list[dict[str, Any]]:
    """Give a plan as rows, one for each thing to read or to do."""
    mark = f"{made.edition.edition} ({styles.LICENCE})"
    return [
        dict(zip(COLUMNS, (number, meeting.title, meeting.day.isoformat(), when, *item[1:4], f"{made.home}{item.page}", mark), strict=True))
        for number, meeting in enumerate(made.meetings, 1)
        for when, items in (("before class", meeting.read), ("in class", meeting.do))
        for item in items
    ]


def ics(made: Plan) -> str:
    """Give a plan as a calendar: a day for each session, with its reading list."""
    entries = []
    for number, meeting in enumerate(made.meetings, 1):
        lines = [meeting.aim] if meeting.aim else []
        for heading, items in _groups(meeting):
            lines += [f"{heading}:", *(f"- {item.title} ({item.minutes} min) {made.home}{item.page}" for item in items)]
        uid = f"session-{number}-{meeting.day.isoformat()}@{DOMAIN}"
        entries.append((uid, meeting.day, named(number, meeting), "\n".join(lines)))
    return sessions_calendar(made.title, entries, made.edition)


def ris(made: Plan) -> str:
    """Give what a plan names as references, each once."""
    seen = dict.fromkeys(item for meeting in made.meetings for item in (*meeting.read, *meeting.do))
    return "\n\n".join(text_of(styles.ris(_work(item, made))) for item in seen) + "\n"


def _work(item: Item, made: Plan) -> styles.Work:
    id_ = item.name.replace(":", "-")
    return styles.Work(id_, item.title, styles.editors(made.edition), made.edition.released, f"{made.home}{item.page}", made.edition)


def files(course: Course, made: Plan) -> dict[str, str | bytes]:
    """Give a course's plan in every format, by its path on the site."""
    units = [
        (named(number, meeting), [(item.title, f"{made.home}{item.page}") for item in (*meeting.read, *meeting.do)])
        for number, meeting in enumerate(made.meetings, 1)
    ]
    contents: dict[str, str | bytes] = {
        "txt": text(made),
        "md.txt": markdown(made),
        "csv": csv_table(rows(made), COLUMNS),
        "ics": ics(made),
        "imscc": cartridge(made.title, units),
        "ris": ris(made),
    }
    return {f"{FOLDER}/{course.id}.{ending}": content for ending, content in contents.items()}


def data(items: Mapping[str, Item], teaching: Teaching, edition: Edition, home: str) -> str:
    """Give as JSON all that the builder in the browser needs: items, courses, rhythms, the words around a plan, and a reference to be filled."""
    blank = Plan("", (), edition, home)
    reference = text_of(styles.ris(_work(Item("{id}", "", "{title}", 0, ""), blank)._replace(address="{address}")))
    return (
        json.dumps(
            {
                "about": _about(blank),
                "mark": f"{edition.edition} ({styles.LICENCE})",
                "site": edition.title,
                "home": home,
                "domain": DOMAIN,
                "stamp": edition.released.first.strftime("%Y%m%dT000000Z"),
                "first": first_day(edition).isoformat(),
                "reference": reference,
                "rhythms": {name: {"days": offsets, "round": round_} for name, (offsets, round_) in RHYTHMS.items()},
                "items": [item._asdict() for item in items.values()],
                "courses": [course.model_dump(include={"id", "title", "rhythm", "sessions"}) for course in teaching.courses.values()],
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )
        + "\n"
    )
