"""Phases behind a figure: each that is drawn has its name, in one place with no other."""

from datetime import date
from itertools import combinations

import pytest

from explainer.figures.draw.text_size import text_box
from explainer.figures.draw.time_axis import TimeAxis
from explainer.figures.phases import height, phase_bands, unnamed
from explainer.record.dates import When

END = date(2026, 9, 8)


def boxes(names, time):
    return [
        text_box(each["lines"], time.at(date.fromisoformat(each["x"][:10])), -each["yshift"], 13, xanchor="left", yanchor="bottom") for each in names
    ]


@pytest.mark.parametrize("since", ["2009", "2015", "2022"])
def test_every_phase_has_a_name_and_no_two_touch(real, since):
    time = TimeAxis([When.parse(since), When.parse("2026-09-08")], END, 788)
    shapes, names = phase_bands(real.dataset, time, 100)
    assert len(names) == sum(phase.date.latest >= time.first for phase in real.dataset.phases.values())
    assert not any(one.touches(other) for one, other in combinations(boxes(names, time), 2))
    assert height(names) >= max(-box.top for box in boxes(names, time))
    assert len([shape for shape in shapes if shape["type"] == "rect"]) <= 3


def test_a_phase_that_cannot_be_named_is_not_drawn(real):
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
