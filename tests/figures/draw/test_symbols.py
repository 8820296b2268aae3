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
