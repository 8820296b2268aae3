"""The strip of the line: what it marks, what it says, and how small it is."""

import re
from dataclasses import replace

import pytest

from explainer.figures.line_strip import lies_on_the_line, strip
from explainer.record.dates import When

MOST_ELEMENTS = 40


@pytest.mark.parametrize(
    ("when", "shapes", "says"),
    [
        ("2018-09-17", 1, "you are here&#58; 17 September 2018, accounts differ"),
        ("2015-09-21/2026-06-30", 1, "affirmed by both sides, accounts differ, not documented"),
        ("1948/2014", 2, "1948 to 2014, outside of it"),
        ("2026-11/2031-12", 2, "November 2026 to December 2031, not documented"),
    ],
)
def test_it_marks_a_day_a_span_and_what_lies_beyond_the_line(good, when, shapes, says):
    made = strip(good, When.parse(when), "../")
    assert 'href="../figures/the-line/"' in made
    assert says in made
    assert len(re.findall(r'="var\(--link', made)) == shapes + 1  # and the words
    assert re.findall(r">([^<]+)</text>", made) == ["you are here", "2015", "2026"]
    assert made.count("<") - made.count("</") <= MOST_ELEMENTS


def test_there_is_none_without_a_line(good):
    assert strip(replace(good, line={}), When.parse("2018"), "") == ""


def test_a_date_before_the_line_lies_outside_of_it(good):
    assert not lies_on_the_line(good, When.parse("2015-08"))
    assert lies_on_the_line(good, When.parse("2015-09"))
    assert lies_on_the_line(good, When.parse("2026"))


def test_a_time_that_holds_the_whole_line_is_no_place_on_it(good):
    made = strip(good, When.parse("2015-09-21/.."), "../")
    assert "you are here" not in made
    assert "this page tells of all of it" in made
    assert re.findall(r">([^<]+)</text>", made) == ["2015", "2026"]
