"""Courses and activities as a lecturer writes them, and what is said of each mistake in them."""

import shutil
from pathlib import Path

import pytest

from explainer.record import courses
from explainer.site import read

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
        "docs/teach/courses.yml:13: short: id is used twice, first at docs/teach/courses.yml:1",
        "docs/teach/activities.yml:1: file must be a list of records",
    ]
