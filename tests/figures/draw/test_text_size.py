"""Sizes of text and boxes without a browser."""

from explainer.figures.draw.text_size import Box, text_box, width, wrap


def test_sizes_of_text_grow_with_the_text():
    assert width("Il-20 lost", 13) < width("Il-20 lost, twice", 13) < width("Il-20 lost, twice", 13, bold=True)
    assert wrap("one two three", 10, 60) == ["one two", "three"]
    assert wrap("unbreakable", 10, 5) == ["unbreakable"]
    assert text_box(["ab"], 100, 50, 10, xanchor="right", yanchor="bottom").right == 100


def test_boxes_touch_only_where_they_share_ground():
    assert not Box(0, 0, 1, 1).touches(Box(1, 0, 2, 1))
    assert Box(0, 0, 2, 2).touches(Box(1, 1, 3, 3))
