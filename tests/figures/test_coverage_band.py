"""The band that shows how far the record reaches."""

from collections import Counter
from dataclasses import replace
from datetime import date
from math import ceil

import pytest
from drawn import traces

from explainer.figures.coverage_band import BAND_HEIGHT, LEVELS, coverage, found_in_words
from explainer.figures.kind import LAYOUTS
from explainer.record.dates import When


def test_events_are_counted_by_month_and_what_is_known_to_the_year_is_in_no_month(good):
    found = coverage(good, date(2018, 1, 1), date(2018, 12, 31))
    assert found.unit == "month"
    assert [level for _, _, level in found.levels] == [0] * 7 + [LEVELS, LEVELS, 0, 0, LEVELS]
    assert found.levels[-1][:2] == (date(2018, 12, 1), date(2019, 1, 1))
    assert found.without_any == 9


def test_a_long_span_is_counted_by_year_and_only_one_without_events_is_flat(real):
    first = min(event.date.first for event in real.dataset.events.values())
    found = coverage(real.dataset, first, date(2026, 9, 8))
    assert found.unit == "year"
    years = Counter(event.date.first.year for event in real.dataset.events.values())
    levels = {day.year: level for day, _, level in found.levels}
    assert {year for year, level in levels.items() if level} == set(years)
    assert levels[max(years, key=years.__getitem__)] == max(levels.values()) == LEVELS
    assert all(levels[one] <= levels[other] for one in years for other in years if years[one] <= years[other])


def test_a_year_that_a_span_meets_in_part_holds_only_what_lies_in_it(good):
    july, september = (coverage(good, date(1990, 1, 1), last).levels[-1] for last in (date(2018, 7, 31), date(2018, 9, 30)))
    assert july[:2] == (date(2018, 1, 1), date(2018, 8, 1))
    assert july[2] < september[2] == LEVELS


def test_another_event_in_a_well_filled_year_leaves_the_band_as_it_is(real):
    years = Counter(event.date.first.year for event in real.dataset.events.values())
    most = max(years.values())
    filled = next(year for year, count in years.items() if most > count and ceil(count / most * LEVELS) == ceil((count + 1) / most * LEVELS))
    one = next(iter(real.dataset.events.values()))
    added = one.model_copy(update={"id": "added", "date": When.parse(f"{filled}-03-02")})
    span = date(1947, 1, 1), date(2026, 9, 8)
    assert coverage(replace(real.dataset, events=real.dataset.events | {"added": added}), *span) == coverage(real.dataset, *span)


def test_the_words_say_that_nothing_found_is_not_nothing_happened(good):
    assert found_in_words(good, date(2018, 1, 1), date(2018, 12, 31)).endswith(
        "in 9 of 12 none was found, which does not mean that nothing happened."
    )
    assert (
        found_in_words(good, date(2018, 8, 1), date(2018, 9, 30))
        == "The band counts all events of the record by month: each of the 2 has at least one."
    )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_timeline_has_a_band_inside_of_its_plot(real, layout):
    for drawn in real.drawings:
        if drawn.figure.kind == "timeline":
            (band,) = traces(drawn, layout, "found")
            axes = drawn.plots[layout]["layout"]
            along, across = ("y", "x") if layout == "narrow" else ("x", "y")
            low, high = sorted(axes[f"{along}axis"]["range"])
            assert all(low <= day <= f"{high}T24" for day in band[along])
            assert min(band[across]) > 0
            assert max(band[across]) < max(axes[f"{across}axis"]["range"])
            assert max(band[across]) - min(band[across]) == pytest.approx(BAND_HEIGHT, abs=0.1)
