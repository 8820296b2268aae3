"""What the site says of its own reach, held against the events of the record."""

from collections import Counter


def test_the_years_that_the_timeline_calls_dense_have_more_events_than_those_that_it_calls_sparse(real):
    title = next(drawing.figure.title for drawing in real.drawings if drawing.figure.id == "all-events")
    assert title == "The record is dense for 2018 and from 2022 to March 2026, and sparse for 2020 and 2021"
    years = Counter(event.date.first.year for event in real.dataset.events.values())
    since = range(2015, real.dataset.edition.as_of.first.year + 1)
    dense, sparse = {2018, *range(2022, since.stop)}, {2020, 2021}
    between = [years[year] for year in since if year not in dense | sparse]
    assert min(years[year] for year in dense) > max(between)
    assert max(years[year] for year in sparse) < min(between)
