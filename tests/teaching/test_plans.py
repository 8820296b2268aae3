"""Plans of courses as files, each opened by a reader that is not ours."""

import csv
import io
import json
import shutil
import zipfile
from datetime import date
from itertools import pairwise
from pathlib import Path

import icalendar
import pytest
import rispy
from lxml import etree, html
from markdown import markdown

from explainer.record import courses
from explainer.site import read
from explainer.teaching import plan_pages
from explainer.teaching import plans as syllabus
from explainer.teaching.common_cartridge import LINK, MANIFEST, cartridge

HOME = "https://name.example/"
COURSES = ("one-session", "one-week", "four-weeks")


@pytest.fixture(scope="module")
def made(real):
    return plan_pages.all_files(real.dataset, real.teaching, real.items, HOME)


@pytest.fixture(params=COURSES)
def course(request, real):
    return real.teaching.courses[request.param]


def named(course, real):
    """Give title and address of all that a course names, session by session."""
    return [[(real.items[name].title, HOME + real.items[name].page) for name in (*each.read, *each.do)] for each in course.sessions]


def file(made, course, ending):
    return made[f"teach/syllabus/{course.id}.{ending}"]


def test_there_are_plans_for_a_session_a_week_and_four_weeks(real, made):
    assert tuple(real.teaching.courses) == COURSES
    assert len(made) == 2 + len(COURSES) * len(syllabus.FORMATS)


def test_every_item_of_a_plan_leads_to_a_page_that_is_there(real, site, course):
    for name in (name for session in course.sessions for name in (*session.read, *session.do)):
        page, _, anchor = real.items[name].page.partition("#")
        text = (site / page / "index.html").read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in text, name


def test_the_minutes_are_those_of_the_chapters(real):
    for address, head in real.fronts.items():
        assert real.items[f"chapter:{address.strip('/') or 'index'}"].minutes == head.minutes_reading


def test_the_text_and_the_markdown_hold_everything_in_order(real, made, course):
    text = file(made, course, "txt")
    page = html.fromstring(markdown(file(made, course, "md.txt")))
    links = [(link.text_content(), link.get("href")) for link in page.iter("a")]
    wanted = [pair for session in named(course, real) for pair in session]
    assert links == wanted
    places = [text.index(f": {session.title} (") for session in course.sessions]
    assert places == sorted(places)
    assert all(f"{title} (" in text and address in text for title, address in wanted)
    reading = [sum(real.items[name].minutes for name in session.read) for session in course.sessions]
    assert [int(line.split()[2]) for line in text.splitlines() if line.startswith("Before class, ")] == reading


def test_the_table_has_a_row_for_each_thing(real, made, course):
    rows = list(csv.DictReader(io.StringIO(file(made, course, "csv"))))
    wanted = [(str(number), *pair) for number, session in enumerate(named(course, real), 1) for pair in session]
    assert [(row["session"], row["item"], row["address"]) for row in rows] == wanted
    assert {row["edition"] for row in rows} == {f"{real.dataset.edition.edition} (CC BY 4.0)"}


def test_the_calendar_has_a_day_for_each_session(real, made, course):
    calendar = icalendar.Calendar.from_ical(file(made, course, "ics"))
    entries = calendar.walk("VEVENT")
    days = [entry.decoded("dtstart") for entry in entries]
    assert len(days) == len(course.sessions) == len({str(entry["uid"]) for entry in entries})
    assert days[0] == date(2026, 12, 7), "the first Monday of the month after the edition"
    assert all(before < after for before, after in pairwise(days))
    for entry, session, wanted in zip(entries, course.sessions, named(course, real), strict=True):
        assert session.title in str(entry["summary"])
        assert all(title in str(entry["description"]) and address in str(entry["description"]) for title, address in wanted)
    assert all(len(line.encode()) <= 75 for line in file(made, course, "ics").split("\r\n"))


def test_the_cartridge_holds_a_link_for_each_thing(real, made, course):
    with zipfile.ZipFile(io.BytesIO(file(made, course, "imscc"))) as packed:
        assert packed.testzip() is None
        manifest = etree.fromstring(packed.read("imsmanifest.xml"))
        spaces = {"m": MANIFEST, "w": LINK}
        assert manifest.xpath("string(m:metadata/m:schema)", namespaces=spaces) == "IMS Common Cartridge"
        assert manifest.xpath("string(m:metadata/m:schemaversion)", namespaces=spaces) == "1.1.0"
        (organisation,) = manifest.xpath("m:organizations/m:organization[@structure='rooted-hierarchy']", namespaces=spaces)
        (root,) = organisation.xpath("m:item", namespaces=spaces)
        resources = {each.get("identifier"): each for each in manifest.xpath("m:resources/m:resource", namespaces=spaces)}
        assert {each.get("type") for each in resources.values()} == {"imswl_xmlv1p1"}
        files = {"imsmanifest.xml"}
        found = []
        for unit in root.xpath("m:item", namespaces=spaces):
            found.append([])
            for entry in unit.xpath("m:item", namespaces=spaces):
                path = resources.pop(entry.get("identifierref")).xpath("string(m:file/@href)", namespaces=spaces)
                link = etree.fromstring(packed.read(path))
                assert link.tag == f"{{{LINK}}}webLink"
                assert link.findtext(f"{{{LINK}}}title") == entry.findtext(f"{{{MANIFEST}}}title")
                found[-1].append((entry.findtext(f"{{{MANIFEST}}}title"), link.find(f"{{{LINK}}}url").get("href")))
                files.add(path)
        assert found == named(course, real)
        assert not resources, "a resource that no item names"
        assert set(packed.namelist()) == files
        identifiers = manifest.xpath("//@identifier")
        assert len(identifiers) == len(set(identifiers))


def test_the_references_name_each_thing_once(real, made, course):
    references = rispy.loads(file(made, course, "ris"))
    wanted = dict.fromkeys(pair for session in named(course, real) for pair in session)
    assert [(each["title"], each["urls"][0]) for each in references] == list(wanted)


def test_the_same_links_give_the_same_cartridge_and_any_title_is_text():
    units = [('<&"', [("]]> & ‘x’", "https://name.example/?a=1&b=2")])]
    assert cartridge("t", units) == cartridge("t", units)
    with zipfile.ZipFile(io.BytesIO(cartridge("t", units))) as packed:
        link = etree.fromstring(packed.read("links/1-1.xml"))
        assert link.find(f"{{{LINK}}}url").get("href") == "https://name.example/?a=1&b=2"


def test_the_catalogue_of_the_builder_holds_what_the_plans_hold(real, made):
    catalogue = json.loads(made["teach/syllabus/catalogue.json"])
    assert {item["name"] for item in catalogue["items"]} == set(real.items)
    assert [course["id"] for course in catalogue["courses"]] == list(COURSES)


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        ("daily", ["2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10", "2026-12-11", "2026-12-14"]),
        ("twice-weekly", ["2026-12-07", "2026-12-10", "2026-12-14", "2026-12-17", "2026-12-21", "2026-12-24"]),
        ("weekly", ["2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28", "2027-01-04", "2027-01-11"]),
        ("fortnightly", ["2026-12-07", "2026-12-21", "2027-01-04", "2027-01-18", "2027-02-01", "2027-02-15"]),
    ],
)
def test_sessions_follow_their_rhythm(rhythm, days):
    assert [day.isoformat() for day in syllabus.days(date(2026, 12, 7), rhythm, 6)] == days


GOOD = """- id: short
  title: Short
  level: All
  about: One session.
  rhythm: weekly
  objectives: [Know it]
  sessions:
    - title: First
      minutes: 90
      aim: To begin.
      read: [chapter:index]
      do: [activity:talk]
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"),
    [
        ("chapter:index", "chapter:indx", 11, "short: read names nothing on this site: 'chapter:indx' (did you mean 'chapter:index'?)"),
        ("chapter:index", "activity:talk", 11, "short: read must name one of chapter, figure, event: 'activity:talk'"),
        ("activity:talk", "event:x", 12, "short: do must name one of activity, exercise: 'event:x'"),
        ("rhythm: weekly", "rhythm: monthly", 5, "short: rhythm must be one of daily, fortnightly, twice-weekly, weekly: 'monthly'"),
        ("minutes: 90", "minutes: ninety", 9, "short: sessions.1.minutes: "),
        ("  level: All\n", "", 1, "short: level is missing"),
        ("- id: short", "- id: short\n  id: long", 2, "key is given twice"),
    ],
)
def test_a_mistake_in_a_course_has_its_line(old, new, line, rule):
    assert [str(each) for each in courses.check(courses.read({"docs/teach/courses.yml": GOOD}), {"chapter:index", "activity:talk"})] == []
    read = courses.read({"docs/teach/courses.yml": GOOD.replace(old, new)})
    (problem,) = courses.check(read, {"chapter:index", "activity:talk"})
    assert str(problem).startswith(f"docs/teach/courses.yml:{line}: {rule}"), problem


def test_a_file_that_is_no_text_is_named_with_its_line(tmp_path):
    docs = tmp_path / "docs"
    shutil.copytree(Path(__file__).parents[1] / "data" / "good", docs / "data")
    (docs / "teach").mkdir()
    (docs / "teach" / "courses.yml").write_bytes(GOOD.encode() + b"\xff")
    problems = [str(each) for each in read.read(docs).problems if "courses" in each.path]
    assert problems == [f"{docs}/teach/courses.yml:13: file is not UTF-8: byte 0xff"]


def test_two_records_with_one_id_and_a_file_that_is_no_list_are_refused():
    twice = GOOD + GOOD
    read = courses.read({"docs/teach/courses.yml": twice, "docs/teach/activities.yml": "id: x\n"})
    assert [str(each) for each in read.problems] == [
        "docs/teach/courses.yml:13: short: id is used twice",
        "docs/teach/activities.yml:1: file must be a list of records",
    ]
