from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.record.dates import When


@pytest.mark.parametrize(
    ("text", "first", "last", "precision", "said"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31), "year", "2018"),
        ("2018-02", date(2018, 2, 1), date(2018, 2, 28), "month", "February 2018"),
        ("2018-09-17", date(2018, 9, 17), date(2018, 9, 17), "day", "17 September 2018"),
        ("2015-09~", date(2015, 9, 1), date(2015, 9, 30), "month", "about September 2015"),
        ("2018-08-02/2018-08-14", date(2018, 8, 2), date(2018, 8, 14), "day", "2 to 14 August 2018"),
        ("2026-02-28/2026-04-08", date(2026, 2, 28), date(2026, 4, 8), "day", "28 February to 8 April 2026"),
        ("2015-12/2016-12", date(2015, 12, 1), date(2016, 12, 31), "month", "December 2015 to December 2016"),
        ("2015-08/2016-08", date(2015, 8, 1), date(2016, 8, 31), "month", "August 2015 to August 2016"),
        ("2024-12-08/..", date(2024, 12, 8), None, "day", "since 8 December 2024"),
    ],
)
def test_a_date_keeps_its_precision(text, first, last, precision, said):
    when = When.parse(text)
    assert (when.text, when.first, when.last, when.precision, str(when)) == (text, first, last, precision, said)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2015-13-01", "date does not exist"),
        ("2015-02-29", "date does not exist"),
        ("2015-2-1", "date must look like"),
        ("15 May 2018", "date must look like"),
        ("", "date must look like"),
        (None, "date must look like"),
        (["2018"], "date must look like"),
        ("2018/2017", "the end of a span must come after its start"),
        ("2018/2018", "the end of a span must come after its start"),
        ("2018/2019-01", "both ends of a span must have the same precision"),
        ("../2018", "date must look like"),
        ("２０１８", "date must look like"),
    ],
)
def test_an_impossible_date_is_refused_with_its_rule(text, rule):
    with pytest.raises(ValueError, match=rule):
        When.parse(text)


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.integers(1, 4000))
def test_every_span_of_days_is_read_as_written(first, days):
    last = min(first + timedelta(days), date(2999, 12, 31))
    if last == first:
        return
    when = When.parse(f"{first}/{last}")
    assert (when.first, when.last, when.start, when.end) == (first, last, str(first), str(last))
    assert when.covers(first)
    assert when.covers(last)
    assert str(last.year) in str(when)


@given(st.text())
def test_any_text_gives_a_date_or_a_rule(text):
    try:
        assert When.parse(text).text == text
    except ValueError as error:
        assert str(error)  # noqa: PT017 - the rule, not the raising, is tested
