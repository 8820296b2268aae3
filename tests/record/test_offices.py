"""Offices, and the days on which they can have been held."""

import pytest

from explainer.record.dates import When, possibly_holds
from explainer.record.persons import Office


@pytest.mark.parametrize(
    ("start", "end", "when", "held"),
    [
        (None, None, "1900", True),
        ("2018-06", None, "2018-05-31", False),
        ("2018-06", None, "2018", True),
        (None, "2018-06", "2018-06-30", True),
        (None, "2018-06", "2018-07-01", False),
        (None, "2018-06", "2018-05/..", True),
    ],
)
def test_an_office_may_be_held_unless_it_is_known_to_begin_later_or_to_have_ended(start, end, when, held):
    office = Office(office="Envoy", valid_from=start, valid_to=end, shown=start or end or "2000", sources=("a",))
    assert possibly_holds(office, When.parse(when).first, When.parse(when).latest) is held
