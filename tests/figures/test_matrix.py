"""The scales of the signposts."""

import pytest
from drawn import drawing, traces

from explainer.figures.kind import LAYOUTS
from explainer.figures.matrix_picture import MARK_SIZE, SCALES, STOP


def test_every_signpost_is_a_row_with_all_that_it_can_read(real):
    rows = {row["name"]: row for row in drawing("matrix", real.dataset).rows}
    assert set(rows) == {signpost.name for signpost in real.dataset.signposts.values()}
    numbers = {each.id: str(each.number) for each in real.dataset.scenarios.values()}
    for signpost in real.dataset.signposts.values():
        for way in signpost.directions:
            clear, less = (", ".join(numbers[id_] for id_ in ids) for ids in (way.scenarios, way.also))
            assert f"{way.reading}: {clear}{f' ({less})' if less else ''}" in rows[signpost.name]["readings"]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_present_reading_stands_on_the_stop_that_it_matches_or_off_the_scale(real, name):
    (full,), (hollow,) = (traces(drawing("matrix", real.dataset), name, sort) for sort in ("plain", "none"))
    start, end = SCALES[name]
    ways = {f"{each.name}: {each.reading.brief}": each for each in real.dataset.signposts.values()}
    for x, (title, *_) in zip(full["x"], full["customdata"], strict=True):
        readings = [way.reading for way in ways[title].directions]
        part = readings.index(ways[title].reading.matches) / max(len(readings) - 1, 1)
        assert x == round(start + (end - start) * part, 1), title
    least = (MARK_SIZE + STOP) / 2 + 20
    if name == "wide":
        assert min(hollow["x"]) > end + least, "off the scale, where it can be no stop of it"
    else:
        (stops,) = traces(drawing("matrix", real.dataset), name, "stop")
        assert min(abs(y - stop) for y in hollow["y"] for stop in stops["y"]) > least, "below the scale, not where it would go on"
    assert all(ways[title].reading.matches is None for title, *_ in hollow["customdata"])
    assert hollow["marker"]["symbol"] == "circle-open"
    assert len(full["x"]) + len(hollow["x"]) == len(ways)


def test_a_plain_reading_says_in_words_for_which_scenarios_it_speaks(real):
    rows = {row["id"]: row for row in drawing("matrix", real.dataset).rows}
    assert rows["signpost-undof"]["speaks"] == "for 1, “The useful third party” and 5, “Wild card: the great-power package”; against 4"
    assert (
        rows["signpost-northeast"]["speaks"] == "for 3, “The line falls silent”; less clearly for 4, “Nothing left to lose nearby”; against 1 and 2"
    )
    assert rows["signpost-base-terms"]["speaks"] is None


def test_readings_before_the_present_one_are_older_and_told_in_small(real):
    notes = [" ".join(note["lines"]) for note in drawing("matrix", real.dataset).plots["wide"]["layout"]["annotations"]]
    told = [signpost for signpost in real.dataset.signposts.values() if signpost.earlier]
    assert len(told) > 8
    for signpost in told:
        dates = [*(each.date.first for each in signpost.earlier), signpost.reading.date.last]
        assert dates == sorted(dates), signpost.id
        assert any(f"{signpost.earlier[-1].brief} ({signpost.earlier[-1].date})" in words for words in notes), signpost.id
