"""Parts of a plot."""

from explainer.figures.draw.plot import marks


def test_marks_of_open_symbols_have_an_edge():
    assert marks("a", [(0, 0, ["t", "p", "w"])], "circle-open", "ink")["marker"]["line"] == {"width": 2}
