"""The JSON Schema for editors takes the dates that the check takes, and no other: jsonschema reads the one, `When` the other."""

from datetime import date, timedelta

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from explainer.record.dates import When
from explainer.record.fields import Date, Span

SPAN, POINT = (jsonschema.Draft202012Validator(TypeAdapter(kind).json_schema()) for kind in (Span, Date))
ORDER = "the end of a span must come after its start"
DIGITS = st.text("0123456789-~/. ", max_size=24)
NUMBERS = st.builds("{:04}-{:02}-{:02}{}".format, st.integers(900, 3100), st.integers(0, 14), st.integers(0, 33), st.sampled_from(["", "~"]))
ONES = st.one_of(NUMBERS, NUMBERS.map(lambda text: text[:7]), NUMBERS.map(lambda text: text[:4]), DIGITS)


def refusal(kind, value):
    """Return the rule that the check finds broken, or nothing. It reads a year as text where an editor reads a number."""
    try:
        when = When.parse(str(value) if isinstance(value, int) else value)
    except ValueError as error:
        return str(error)
    return "date must be one date" if kind is POINT and when.span else ""


@given(st.one_of(ONES, st.builds("{}/{}".format, ONES, st.one_of(ONES, st.just("..")))))
@example("2100-02-29")
@example("2000-02-29")
@example("2015-02-29")
@example("2015-04-31")
@example("2018/2018-09")
@example("2018-08-02/2018-08-14")
@example("2024-12-08/..")
@example("..")
def test_the_schema_refuses_a_date_exactly_where_the_check_does(text):
    for kind in (SPAN, POINT):
        said = refusal(kind, text)
        assert kind.is_valid(text) == (said in ("", ORDER) if kind is SPAN else not said), (text, said)


@pytest.mark.parametrize("text", ["29 Jan 2018", "2018-13", "2018-9-17", "15.05.2018", "2018-09-17T21:00", "", 18, 20180917, 2018.5, None, True])
def test_what_an_editor_writes_by_habit_is_refused_by_both(text):
    assert not SPAN.is_valid(text)
    assert not POINT.is_valid(text)
    assert refusal(POINT, text)


@pytest.mark.parametrize("year", [1000, 1948, 2018, 2999])
def test_a_year_may_be_a_number(year):
    assert SPAN.is_valid(year)
    assert POINT.is_valid(str(year))
    assert not refusal(POINT, year)


def test_every_day_that_exists_is_taken_and_29_february_in_leap_years_alone():
    first = date(1900, 1, 1)
    days = [(first + timedelta(days=number)).isoformat() for number in range(365 * 250)]
    assert all(POINT.is_valid(day) for day in days[::7])
    assert [year for year in range(1000, 3000) if POINT.is_valid(f"{year}-02-29")] == [
        year for year in range(1000, 3000) if year % 4 == 0 and (year % 100 or year % 400 == 0)
    ]
