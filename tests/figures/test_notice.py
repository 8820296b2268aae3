"""Notice: what is stated, reported and not published looks so, and no box or arrow lies over a box."""

from itertools import pairwise

import pytest
from drawn import drawing, traces

from explainer.figures.draw.text_size import Box


def placed(drawn, layout):
    """Return the box of each step by its title on the card."""
    found = {}
    for trace in drawn.plots[layout]["data"]:
        if trace["name"] in ("stated", "reported", "not-published"):
            for start in range(0, len(trace["x"]), 6):
                xs, ys = trace["x"][start : start + 5], trace["y"][start : start + 5]
                found[trace["customdata"][start][0]] = Box(min(xs), min(ys), max(xs), max(ys))
    return found


def test_each_state_of_knowledge_is_drawn_in_its_own_way(good):
    drawn = drawing("notice", good)
    (stated,), (reported,), (unknown,) = (traces(drawn, "wide", name) for name in ("stated", "reported", "not-published"))
    assert stated["fillcolor"] == "var(--ink)"
    assert reported["fillcolor"] == unknown["fillcolor"] == "var(--paper)"
    assert reported["line"]["dash"] == "solid"
    assert unknown["line"]["dash"] != "solid"
    assert unknown["line"]["color"] == "var(--quiet)"
    assert drawn.rows[0]["status"] == "Not published"
    assert drawn.rows[0]["by"] is None
    assert "data/#who-answers" in {data[1] for data in unknown["customdata"] if data}


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_no_box_lies_over_another_or_outside_of_the_picture(real, layout):
    drawn = drawing("notice", real.dataset)
    boxes = placed(drawn, layout)
    assert len(boxes) == len(drawn.rows)
    size = drawn.plots[layout]["layout"]
    frame = Box(0, 0, size["width"], size["height"])
    for title, box in boxes.items():
        assert box.within(frame), title
        assert not [other for other, its in boxes.items() if other != title and its.touches(box)], title


def test_no_arrow_crosses_a_box(real):
    drawn = drawing("notice", real.dataset)
    (ways,) = traces(drawn, "wide", "ways")
    points = list(zip(ways["x"], ways["y"], strict=True))
    for (x0, y0), (x1, y1) in pairwise(points):
        if x0 is not None and x1 is not None:
            way = Box(min(x0, x1) - 1, min(y0, y1) + 1, max(x0, x1) + 1, max(y0, y1) - 1)
            assert not [title for title, box in placed(drawn, "wide").items() if box.grown(-2).touches(way)]


def test_marks_on_a_phone_are_wide_enough_for_a_finger(real):
    assert all(box.right - box.left >= 24 and box.bottom - box.top >= 24 for box in placed(drawing("notice", real.dataset), "narrow").values())
