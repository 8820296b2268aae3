"""What readings of signposts say of scenarios, and the workbench as it stands without a script."""

import re
from collections import Counter

import pytest

from explainer.lists import workbench
from explainer.lists.context import ListContext
from explainer.lists.registry import LISTS
from explainer.lists.workbench import BEARINGS, sentence, verdicts
from explainer.record.scenario_bearings import SignpostReading, bearing, matched_readings
from explainer.record.scenarios import Direction
from explainer.text.markup import escape


def choose(dataset, **readings):
    """Return what is chosen, by the ids of signposts without their first word."""
    signposts = {id_.removeprefix("signpost-").replace("-", "_"): signpost for id_, signpost in dataset.signposts.items()}
    return [
        SignpostReading(signposts[name], next(way for way in signposts[name].directions if way.reading == reading))
        for name, reading in readings.items()
    ]


def test_a_scenario_is_at_odds_with_the_readings_against_it(real):
    found = verdicts(real.dataset, choose(real.dataset, southern_patrols="no", undof="continued", northeast="closures"))
    assert [verdict.scenario.number for verdict in found] == [1, 2, 3, 4, 5], "their order is no ranking"
    assert [len(verdict.readings["against"]) for verdict in found] == [2, 1, 0, 1, 1]
    assert [each.signpost.id for each in found[0].readings["against"]] == ["signpost-southern-patrols", "signpost-northeast"]
    assert [verdict.consistent for verdict in found] == [False, False, True, False, False]


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ({}, "No reading is set: every scenario is open."),
        ({"undof": "continued"}, "Scenarios 1, 2, 3 and 5 stay consistent with 1 reading."),
        ({"southern_patrols": "no", "undof": "continued", "northeast": "closures"}, "Scenario 3 stays consistent with 3 readings."),
        ({"leader_calls": "protests only", "northeast": "closures"}, "No scenario stays consistent with 2 readings."),
    ],
)
def test_the_outcome_is_told_in_a_sentence(real, readings, expected):
    assert sentence(verdicts(real.dataset, choose(real.dataset, **readings)), len(readings)) == expected


def test_a_reading_has_an_address_of_its_own(real):
    assert Direction(reading="Não, nothing – at all", scenarios=("scenario-silence",)).slug == "nao-nothing-at-all"
    for signpost in real.dataset.signposts.values():
        slugs = Counter(way.slug for way in signpost.directions)
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) and count == 1 for slug, count in slugs.items()), signpost.id


def test_the_list_holds_every_reading_and_what_it_does(real):
    made = LISTS["workbench"](ListContext(real.dataset, "../"))
    items = dict(re.findall(r'<li data-sign="([^"]+)">(.*?</ul>.*?</p>)</li>', made))
    assert list(items) == [id_.removeprefix("signpost-") for id_ in real.dataset.signposts]
    for signpost, item in zip(real.dataset.signposts.values(), items.values(), strict=True):
        assert escape(signpost.name) in item
        assert f"Last reading, {signpost.reading.date}" in item
        assert re.findall(r'data-reading="([^"]+)"', item) == [way.slug for way in signpost.directions]
        for way in signpost.directions:
            for name in BEARINGS:
                numbers = [str(each.number) for each in real.dataset.scenarios.values() if bearing(SignpostReading(signpost, way), each) == name]
                assert f' data-{name}="{" ".join(numbers)}"' in item, (signpost.id, way.reading)
    assert not re.search(r"<(button|input|form|select|fieldset)", made), "no dead control"


def test_the_list_works_the_last_readings_out_with_their_dates(real):
    made = LISTS["workbench"](ListContext(real.dataset, "../"))
    matched = matched_readings(real.dataset)
    assert made.count(" data-last") == len(matched)
    assert f"For {len(matched)} of 16 signposts" in made
    assert f"Left open: {16 - len(matched)}" in made
    assert sentence(verdicts(real.dataset, matched), len(matched)) in made
    for chosen in matched:
        assert f"{escape(chosen.signpost.name)} ({escape(chosen.direction.reading)}, {chosen.signpost.reading.date})" in made


def test_a_record_without_a_match_leaves_every_scenario_open(good):
    made = workbench.workbench(ListContext(good, ""))
    assert "For 0 of 1 signpost " in made
    assert "No last reading matches a reading clearly." in made
    assert "<em>open: no reading set</em></p><p>No reading set speaks to it.</p>" in made
