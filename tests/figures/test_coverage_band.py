"""The band that shows how far the record reaches."""

from datetime import date

import pytest
from drawn import traces

from explainer.figures.coverage_band import BAND_HEIGHT, found_between, found_in_words
from explainer.figures.kind import LAYOUTS


def test_events_are_counted_by_month_and_what_is_known_to_the_year_is_in_no_month(good):
    found = found_between(good, date(2018, 1, 1), date(2018, 12, 31))
    assert found.unit == "month"
    assert [count for _, _, count in found.counts] == [0] * 7 + [1, 1, 0, 0, 1]
    assert found.counts[-1][:2] == (date(2018, 12, 1), date(2019, 1, 1))
    assert found.without_any == 9


def test_a_long_span_is_counted_by_year(real):
    first = min(event.date.first for event in real.dataset.events.values())
    found = found_between(real.dataset, first, date(2026, 9, 8))
    assert found.unit == "year"
    assert sum(count for _, _, count in found.counts) == len(real.dataset.events)


def test_a_year_that_a_span_meets_in_part_holds_only_what_lies_in_it(real):
    last = date(2015, 7, 31)
    found = found_between(real.dataset, date(1947, 1, 1), last)
    within = [event for event in real.dataset.events.values() if date(2015, 1, 1) <= event.date.first <= last]
    assert found.counts[-1] == (date(2015, 1, 1), date(2015, 8, 1), len(within))


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
