from datetime import date

import pytest

from explainer.record.dates import certainly_holds, possibly_holds
from explainer.record.ties import Relation, certainly_does_not_hold


def test_a_tie_holds_on_its_first_and_on_its_last_day(good):
    arms = good.relations["south-between-arms-2012"]
    assert [possibly_holds(arms, date(*day)) for day in ((2011, 12, 31), (2012, 1, 1), (2018, 10, 31), (2018, 11, 1))] == [False, True, True, False]
    assert {tie.id for tie in good.relations.values() if possibly_holds(tie, date(2026, 1, 1))} == {"north-south-line-2015"}


def tie(**fields):
    given = {"valid_from": None, "valid_to": None, "from_basis": "older", "to_basis": "open", **fields}
    rest = {
        "id": "t",
        "from": "a",
        "to": "b",
        "directed": False,
        "type": "rivalry",
        "strength": 1,
        "strength_reason": "R.",
        "summary": "S.",
        "sources": ["s"],
    }
    return Relation.model_validate({**rest, **given})


@pytest.mark.parametrize(
    ("fields", "day", "possibly", "certainly", "certainly_not"),
    [
        ({}, date(2018, 1, 1), True, True, False),
        ({"valid_from": "2018-06", "from_basis": "act"}, date(2018, 5, 31), False, False, True),
        ({"valid_from": "2018-06", "from_basis": "act"}, date(2018, 6, 15), True, False, False),
        ({"valid_from": "2018-06", "from_basis": "act"}, date(2018, 6, 30), True, True, False),
        ({"valid_from": "2018-06~", "from_basis": "act"}, date(2019, 1, 1), True, False, False),
        ({"valid_from": "2018-06", "from_basis": "first-documented"}, date(2018, 5, 31), False, False, False),
        ({"valid_to": "2018-06", "to_basis": "act"}, date(2018, 6, 15), True, False, False),
        ({"valid_to": "2018-06", "to_basis": "act"}, date(2018, 7, 1), False, False, True),
        ({"valid_to": "2018-06", "to_basis": "last-documented"}, date(2018, 7, 1), False, False, False),
    ],
)
def test_what_is_certain_of_a_tie_on_a_day(fields, day, possibly, certainly, certainly_not):
    made = tie(**fields)
    assert (possibly_holds(made, day), certainly_holds(made, day), certainly_does_not_hold(made, day)) == (possibly, certainly, certainly_not)
