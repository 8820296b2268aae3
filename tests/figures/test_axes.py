"""The square of scenarios."""

import pytest
from drawn import drawing, traces

from explainer.figures.kind import LAYOUTS


@pytest.mark.parametrize("name", LAYOUTS)
def test_scenarios_stand_at_the_corner_that_the_record_gives(real, name):
    (points,) = traces(drawing("axes", real.dataset), name, "scenario")
    places = {data[0][0]: (x, y) for x, y, data in zip(points["x"], points["y"], points["customdata"], strict=True)}
    by_number = {str(each.number): each for each in real.dataset.scenarios.values()}
    inside = {number: each for number, each in by_number.items() if "outside" not in (each.foothold, each.choice_on_iran)}
    middle_x = sum(places[number][0] for number in inside) / len(inside)
    middle_y = sum(places[number][1] for number in inside) / len(inside)
    for number, scenario in inside.items():
        assert (places[number][0] > middle_x) == (scenario.choice_on_iran == "high"), scenario.id
        assert (places[number][1] < middle_y) == (scenario.foothold == "high"), scenario.id


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_quarter_holds_the_story_and_the_plain_readings_that_speak_to_it(real, name):
    notes = [" ".join(each["lines"]) for each in drawing("axes", real.dataset).plots[name]["layout"]["annotations"]]
    assert all(scenario.in_short in notes for scenario in real.dataset.scenarios.values())
    assert "Points here: Joint UN drafting on the Golan (continued)" in notes
    assert "Speaks against: Joint UN drafting on the Golan (continued)" in notes
