"""Axes of time."""

from datetime import date

import pytest

from explainer.figures.draw.time_axis import TimeAxis
from explainer.record.dates import When


@pytest.mark.parametrize(("dates", "told"), [("2018-09-17", "17 Sep 2018"), ("2018-02/2018-11", "Mar 2018"), ("2015/2026", "2016")])
def test_every_axis_of_time_names_a_year(dates, told):
    ticks = [words for _, words in TimeAxis([When.parse(dates)], date(2026, 6, 30), 320).ticks(44)]
    assert ticks[0] == told
