"""What readings of signposts do to scenarios."""

from explainer.record.scenario_bearings import SignpostReading, bearing, matched_readings


def bearings(dataset, **reading):
    """Return what a reading does to each scenario, by the id of its signpost without the first word."""
    ((name, word),) = reading.items()
    signpost = dataset.signposts[f"signpost-{name.replace('_', '-')}"]
    way = next(way for way in signpost.directions if way.reading == word)
    return [bearing(SignpostReading(signpost, way), scenario) for scenario in dataset.scenarios.values()]


def test_a_reading_speaks_against_what_only_other_readings_of_its_signpost_name(real):
    assert bearings(real.dataset, undof="continued") == ["for", None, None, "against", "for"]
    assert bearings(real.dataset, leader_calls="protests only") == ["against", "for", "against", "against", "against"]


def test_a_reading_may_point_less_clearly(real):
    assert bearings(real.dataset, us_channel="working") == ["less", "against", "for", None, None]
    assert bearings(real.dataset, us_channel="idle") == ["for", "for", "against", None, None]
    assert bearings(real.dataset, ukraine_aid="none") == ["for", "against", "for", "against", "for"], "2 is named less clearly by the other reading"


def test_the_only_reading_of_a_signpost_speaks_against_nothing(real):
    assert bearings(real.dataset, us_forces_syria="complete withdrawal") == ["for", "for", "for", None, None]


def test_a_signpost_is_read_plainly_where_its_last_reading_matches(real, good):
    assert {each.signpost.id for each in matched_readings(real.dataset)} == {
        each.id for each in real.dataset.signposts.values() if each.reading.matches
    }
    assert matched_readings(good) == []
