"""Coordinates: as short as they go, and true."""

from hypothesis import given
from hypothesis import strategies as st

from explainer.figures.draw.path_data import number


@given(st.floats(-1e4, 1e4))
def test_a_coordinate_is_short_and_true(value):
    assert abs(float(number(value)) - value) <= 0.05 + 1e-9
    assert number(value) != "-0"
