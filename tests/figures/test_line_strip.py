"""The strip of the line: what it marks, what it says, and how small it is."""

import re
from dataclasses import replace
from html import unescape
from itertools import combinations

import pytest

from explainer.figures.draw.text_size import text_box
from explainer.figures.line_strip import WIDTH, lies_on_the_line, strip
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
    *states, here, first, last = re.findall(r">([^<]+)</text>", made)
    assert set(states) <= {"affirmed by both", "not documented"}
    assert here in (f"you are here: {When.parse(when)}", "you are here")
    assert (first, last) == ("2015", "2026")
    assert made.count("<") - made.count("</") <= MOST_ELEMENTS


def test_there_is_none_without_a_line(good):
    assert strip(replace(good, line={}), When.parse("2018"), "") == ""


def test_a_date_before_the_line_lies_outside_of_it(good):
    assert not lies_on_the_line(good, When.parse("2015-08"))
    assert lies_on_the_line(good, When.parse("2015-09"))
    assert lies_on_the_line(good, When.parse("2026"))


@pytest.mark.parametrize(("when", "arrows"), [("2015-09-21/..", 0), ("2009/..", 1)])
def test_a_time_that_holds_the_whole_line_is_marked_along_all_of_it(good, when, arrows):
    made = strip(good, When.parse(when), "../")
    assert "you are here: the whole line" in unescape(made)
    assert len(re.findall(r'="var\(--link', made)) == arrows + 2, "a bar, an arrow to what lies before, and the words"


def test_no_words_of_it_leave_the_picture_or_meet(real):
    for when in ("1948/2014", "2015-09-21/..", "2018-09-17", "2024-12-08/..", "2026-11/2031-12"):
        drawn = re.findall(
            r'<text x="([^"]+)" y="([^"]+)" font-size="(\d+)"[^>]*text-anchor="(\w+)"[^>]*>([^<]+)<', strip(real.dataset, When.parse(when), "../")
        )
        anchors = {"start": "left", "middle": "center", "end": "right"}
        boxes = [
            text_box([unescape(words)], float(x), float(y), float(size), xanchor=anchors[anchor], yanchor="middle")._replace(
                top=float(y), bottom=float(y) + 1
            )
            for x, y, size, anchor, words in drawn
        ]
        assert all(box.left >= -2 and box.right <= WIDTH + 2 for box in boxes), (when, drawn)
        assert not any(one.touches(other) for one, other in combinations(boxes, 2)), (when, drawn)
        assert min(int(size) for _, _, size, _, _ in drawn) * 328 / WIDTH >= 11, "the column of a phone is narrower than the picture"
