"""Markers have outlines."""

import re

import pytest

from explainer.figures.draw.symbols import outline


@pytest.mark.parametrize("symbol", ["circle", "circle-open", "triangle-up", "diamond", "square", "pentagon", "hexagon", "star", "arrow"])
def test_every_symbol_has_an_outline_about_its_point(symbol):
    path = outline(symbol, 50, 50, 10)
    values = [float(value) for value in re.findall(r"-?[\d.]+", path)]
    assert path.startswith("M")
    assert path.endswith("z")
    assert all(-15 <= value <= 65 for value in values)


@pytest.mark.parametrize("size", [4.7, 9, 13.9, 25.3])
def test_a_circle_is_as_wide_as_its_two_radii(size):
    radius, chord = re.search(r"a([\d.]+) \1 0 1 0 ([\d.]+) 0", outline("circle", 50, 50, size)).groups()
    assert float(chord) == pytest.approx(2 * float(radius), abs=0.001)
    assert float(chord) == pytest.approx(size, abs=0.11)
