"""Plans as files, each opened by a reader that is not ours."""

import csv
import io
from itertools import pairwise

import icalendar
import rispy
from lxml import html
from markdown import markdown

from explainer.teaching.plans import first_day


def test_the_text_and_the_markdown_hold_everything_in_order(real, file, named, course):
    text = file("txt")
    page = html.fromstring(markdown(file("md.txt")))
    links = [(link.text_content(), link.get("href")) for link in page.iter("a")]
    wanted = [pair for session in named for pair in session]
    assert links == wanted
    places = [text.index(f": {session.title} (") for session in course.sessions]
    assert places == sorted(places)
    assert all(f"{title} (" in text and address in text for title, address in wanted)
    reading = [sum(real.items[name].minutes for name in session.read) for session in course.sessions]
    assert [int(line.split()[2]) for line in text.splitlines() if line.startswith("Before class, ")] == reading


def test_the_table_has_a_row_for_each_thing(real, file, named):
    rows = list(csv.DictReader(io.StringIO(file("csv"))))
    wanted = [(str(number), *pair) for number, session in enumerate(named, 1) for pair in session]
    assert [(row["session"], row["item"], row["address"]) for row in rows] == wanted
    assert {row["edition"] for row in rows} == {f"{real.dataset.edition.edition} (CC BY 4.0)"}


def test_the_calendar_has_a_day_for_each_session(real, file, named, course):
    calendar = icalendar.Calendar.from_ical(file("ics"))
    entries = calendar.walk("VEVENT")
    days = [entry.decoded("dtstart") for entry in entries]
    assert len(days) == len(course.sessions) == len({str(entry["uid"]) for entry in entries})
    assert days[0] == first_day(real.dataset.edition)
    assert all(before < after for before, after in pairwise(days))
    for entry, session, wanted in zip(entries, course.sessions, named, strict=True):
        assert session.title in str(entry["summary"])
        assert all(title in str(entry["description"]) and address in str(entry["description"]) for title, address in wanted)
    assert all(len(line.encode()) <= 75 for line in file("ics").split("\r\n"))


def test_the_references_name_each_thing_once(file, named):
    references = rispy.loads(file("ris"))
    wanted = dict.fromkeys(pair for session in named for pair in session)
    assert [(each["title"], each["urls"][0]) for each in references] == list(wanted)
