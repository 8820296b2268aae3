"""Distances from the line: each is named once with its kilometres, where nothing else stands."""

from itertools import combinations

import pytest
from drawn import drawing

from explainer.figures.draw.text_size import Box, text_box
from explainer.figures.kind import LAYOUTS
from explainer.figures.map_from_line import distance_labels, nearest_first
from explainer.figures.map_shown import FromLine

STATED = "area: golan\nplaces: none\nfrom_line: numbers-iranian-forces-distance-statements\n"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_distance_is_named_once_and_no_two_touch(real, layout):
    drawn = drawing("map", real.dataset, STATED)
    values = [claim.value for claim in drawn.selection.from_line]
    named = [note for note in drawn.plots[layout]["layout"]["annotations"] if note["bold"] and note["font"]["color"] == "var(--law)"]
    far = {each for value in values for each in (value.value, value.low, value.high) if each is not None}
    assert sorted(note["lines"][0] for note in named) == sorted(f"{each:g} km" for each in far)
    boxes = [text_box(note["lines"], note["x"], note["y"], 12, xanchor="right", yanchor="middle", bold=True) for note in named]
    assert not any(one.grown(-1).touches(other) for one, other in combinations(boxes, 2))


def test_claims_are_told_from_the_nearest_to_the_farthest(real):
    series = real.dataset.series["numbers-iranian-forces-distance-statements"]
    told = nearest_first([FromLine(str(value.number), value) for value in series.values])
    assert [claim.value.low or claim.value.value for claim in told] == [5, 20, 60, 70, 75, 80, 85, 100]


def test_kilometres_without_room_are_left_out():
    frame = Box(0, 0, 100, 100)
    assert distance_labels({5.0: [(90, 20), (90, 80)]}, frame, [frame]) == ([], [])
