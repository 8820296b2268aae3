"""The outlines of bars through time."""

from itertools import pairwise

import pytest

from explainer.figures.draw.bars import ARROW_POINT, DASH, LONGEST_STRETCHED, SHORTEST_BAR, TOOTH, End, bar


def test_a_clean_bar_has_four_corners_and_is_closed():
    assert bar(End(10, 10), End(50, 50), 20, 4) == [(30, 24), (10, 24), (10, 16), (30, 16), (50, 16), (50, 24), (30, 24)]


def test_a_date_that_is_not_known_to_the_day_slants_the_end_over_all_days_that_it_can_mean():
    outline = bar(End(10, 20), End(50, 60), 20, 4)
    assert outline[1:3] == [(10, 24), (20, 16)]
    assert outline[4:6] == [(50, 16), (60, 24)]


@pytest.mark.parametrize("look", ["clean", "torn", "crossed"])
def test_no_end_but_an_arrow_reaches_beyond_its_day(look):
    xs = [x for x, _ in bar(End(10, 10, look), End(50, 50, look), 20, 4)]
    assert (min(xs), max(xs)) == (10, 50)


def test_an_arrow_points_beyond_its_day():
    xs = [x for x, _ in bar(End(10, 10, "arrow"), End(50, 50, "arrow"), 20, 4)]
    assert (min(xs), max(xs)) == (10 - ARROW_POINT, 50 + ARROW_POINT)


def test_a_single_day_can_be_seen():
    xs = [x for x, _ in bar(End(10, 10), End(11, 11), 20, 4)]
    assert (min(xs), max(xs)) == (10.5 - SHORTEST_BAR / 2, 10.5 + SHORTEST_BAR / 2)


def test_between_the_teeth_of_a_single_day_a_bar_can_be_seen():
    xs = [x for x, _ in bar(End(10, 10, "torn"), End(11, 11, "torn"), 20, 4)]
    assert max(xs) - min(xs) == LONGEST_STRETCHED
    left, right = max(x for x in xs if x < 10.5), min(x for x in xs if x > 10.5)
    assert (left, right) == (min(xs) + TOOTH, max(xs) - TOOTH), "the teeth do not cross"


@pytest.mark.parametrize("length", range(40, 80))
def test_a_dotted_bar_has_no_longer_piece_at_its_middle(length):
    edge = sorted({x for x, y in bar(End(0, 0), End(length, length), 20, 4, dotted=True) if y == 20})
    openings = list(zip(edge[::2], edge[1::2], strict=True))
    pieces = [after - before for (_, before), (after, _) in pairwise(openings)]
    assert set(pieces) == {DASH}
