"""Phases behind a figure: each is shaded, and each that has room has its name, in one place with no other."""

from datetime import date
from itertools import combinations

import pytest

from explainer.figures.draw.text_size import text_box
from explainer.figures.draw.time_axis import TimeAxis
from explainer.figures.phases import BEYOND_AXIS, height, phase_bands, unnamed
from explainer.record.dates import When

END = date(2026, 9, 8)


def pixel(time, day):
    return time.at(date.fromisoformat(day[:10]))


def boxes(names, time):
    return [text_box(each["lines"], pixel(time, each["x"]), -each["yshift"], 13, xanchor=each["xanchor"], yanchor="bottom") for each in names]


@pytest.mark.parametrize("since", ["2009", "2015", "2022"])
def test_every_phase_has_a_name_and_no_two_touch(real, since):
    time = TimeAxis([When.parse(since), When.parse("2026-09-08")], END, 788)
    shapes, names = phase_bands(real.dataset, time, 100)
    assert len(names) == sum(phase.date.latest >= time.first for phase in real.dataset.phases.values())
    assert not any(one.touches(other) for one, other in combinations(boxes(names, time), 2))
    assert height(names) >= max(-box.top for box in boxes(names, time))
    assert len([shape for shape in shapes if shape["type"] == "rect"]) <= 3


@pytest.mark.parametrize("length", [550, 788])
@pytest.mark.parametrize("since", ["1985", "2000", "2008", "2017", "2019", "2023-06", "2024-06", "2025"])
def test_every_phase_is_shaded_whether_it_has_room_for_its_name_or_not(real, since, length):
    time = TimeAxis([When.parse(since), When.parse("2026-09-08")], END, length)
    shapes, names = phase_bands(real.dataset, time, 100)
    shaded = list(real.dataset.phases.values())[::2]
    assert [shape["x1"] for shape in shapes if shape["type"] == "rect"] == [
        min(phase.date.last or END, time.last).isoformat() for phase in shaded if phase.date.latest > time.first
    ]
    found = boxes(names, time)
    assert found
    assert all(box.left >= -0.5 and box.right <= time.length + BEYOND_AXIS + 0.5 for box in found)
    assert not any(one.touches(other.grown(-0.5)) for one, other in combinations(found, 2)), "rows stand at whole pixels"
    for stem in (shape for shape in shapes if shape["type"] == "line"):
        x = pixel(time, stem["x0"])
        assert not any(box.left + 1 < x < box.right and box.bottom > stem["y1"] for box in found), "a line to a name crosses no other"


def test_the_last_phase_is_named_where_its_name_ends_with_the_axis(real):
    time = TimeAxis([When.parse("2009-04"), When.parse("2026-09-08")], END, 788)
    names = phase_bands(real.dataset, time, 100)[1]
    assert [note["lines"][0] for note in names] == ["First years", "Strain and repair", "Ukraine", "7 Oct.", "After Assad"]
    assert height(names) < 24, "in one line"


def test_a_phase_that_began_before_the_picture_is_not_named_by_a_day_of_no_year(real):
    time = TimeAxis([When.parse("2024-06-20"), When.parse("2026-09-08")], END, 550)
    assert [note["lines"] for note in phase_bands(real.dataset, time, 100)[1]] == [["After Assad"], ["After 7 October 2023"]]


def test_where_no_phase_can_be_named_none_is_drawn(real):
    time = TimeAxis([When.parse("1947"), When.parse("2016")], date(2016, 1, 1), 788)
    assert phase_bands(real.dataset, time, 100) == ([], [])


def test_downwards_the_axis_must_be_long_enough_for_the_names(real):
    short, long = (TimeAxis([When.parse("2015"), When.parse("2026-09-08")], END, length) for length in (400, 900))
    assert unnamed(real.dataset, short)
    assert not unnamed(real.dataset, long)


def test_a_phase_has_no_second_name_that_says_it_in_other_words(real):
    for phase in real.dataset.phases.values():
        long, short = ({word.strip(".") for word in name.split()} for name in (phase.name, phase.short or phase.name))
        assert all(any(word.startswith(part) for word in long) for part in short), phase.id
