"""Notes for Plotly: lines and bold in its own markup, and nothing of a text becomes any."""

import pytest

from explainer.figures.draw.plot import note, plane
from explainer.figures.draw.plotly import for_plotly


@pytest.mark.parametrize(("lines", "bold", "text"), [
    (["one", "two"], True, "<b>one</b><br><b>two</b>"),
    (["a <b> & 'c'"], False, "a &lt;b&gt; &amp; 'c'"),
    (["%{x}"], False, "&#37;{x}"),
])  # fmt: skip
def test_a_note_becomes_text_for_plotly(lines, bold, text):
    plot = {"data": [], "layout": plane("wide", 10, 10, annotations=[note(lines, 1, 2, size=12, bold=bold)])}
    (annotation,) = for_plotly(plot)["layout"]["annotations"]
    assert annotation["text"] == text
    assert not {"lines", "bold"} & set(annotation)
    assert plot["layout"]["annotations"][0]["lines"] == lines, "the plot itself keeps its lines"
