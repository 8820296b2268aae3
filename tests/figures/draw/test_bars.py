"""The outlines of bars through time."""

import pytest

from explainer.figures.draw.bars import ARROW_POINT, DOT_GAP, END_DOT, LEAST_OPENINGS, SHORTEST_BAR, End, bar


def across(outlines):
    return [x for outline in outlines for x, _ in outline]


def test_a_clean_bar_has_four_corners_and_is_closed():
    assert bar(End(10, 10), End(50, 50), 20, 4) == [[(30, 24), (10, 24), (10, 16), (30, 16), (50, 16), (50, 24), (30, 24)]]


def test_a_date_that_is_not_known_to_the_day_slants_the_end_over_all_days_that_it_can_mean():
    (outline,) = bar(End(10, 20), End(50, 60), 20, 4)
    assert outline[1:3] == [(10, 24), (20, 16)]
    assert outline[4:6] == [(50, 16), (60, 24)]


@pytest.mark.parametrize("look", ["clean", "crossed"])
def test_an_end_by_an_act_or_foreseen_stops_on_its_day(look):
    xs = across(bar(End(10, 10, look), End(50, 50, look), 20, 4))
    assert (min(xs), max(xs)) == (10, 50)


def test_an_arrow_points_beyond_its_day():
    xs = across(bar(End(10, 10, "arrow"), End(50, 50, "arrow"), 20, 4))
    assert (min(xs), max(xs)) == (10 - ARROW_POINT, 50 + ARROW_POINT)


def test_a_single_day_can_be_seen():
    xs = across(bar(End(10, 10), End(11, 11), 20, 4))
    assert (min(xs), max(xs)) == (10.5 - SHORTEST_BAR / 2, 10.5 + SHORTEST_BAR / 2)


def test_the_dots_of_a_last_trace_stand_above_and_below_its_end_and_take_no_time():
    body, *dots = bar(End(10, 10, "dots"), End(50, 50, "dots"), 20, 4)
    assert (min(across([body])), max(across([body]))) == (10, 50)
    assert len(dots) == 4
    assert (min(across(dots)), max(across(dots))) == (10, 50)
    assert all(not 16 - DOT_GAP < y < 24 + DOT_GAP for outline in dots for _, y in outline)
    assert all(outline[0] == outline[-1] for outline in dots), "a dot is closed"


def test_the_dots_of_a_date_that_is_not_known_to_the_day_stand_in_its_middle():
    body, *dots = bar(End(10, 10), End(60, 100, "dots"), 20, 4)
    assert max(across([body])) == 100
    assert (min(across(dots)), max(across(dots))) == (80 - END_DOT, 80)


def test_a_crossbar_is_upright_whatever_its_date_can_mean():
    (outline,) = bar(End(10, 10), End(50, 60, "crossed"), 20, 4)
    assert [x for x, _ in outline].count(60) == 2


@pytest.mark.parametrize("length", range(10, 80))
def test_a_dashed_bar_is_evenly_dashed_from_end_to_end(length):
    edge = sorted({x for x, y in bar(End(0, 0), End(length, length), 20, 4, dashed=True)[0] if y == 20})
    assert len(edge) >= 2 * LEAST_OPENINGS
    pieces = [after - before for before, after in zip([0, *edge[1::2]], [*edge[::2], length], strict=True)]
    assert pieces == pytest.approx([pieces[0]] * len(pieces))


def test_a_dashed_bar_too_short_for_openings_is_whole():
    assert bar(End(0, 0), End(9, 9), 20, 4, dashed=True) == bar(End(0, 0), End(9, 9), 20, 4)
