"""A plot to a picture: its texts, its groups, and what each medium may hold."""

from xml.etree import ElementTree as ET

import pytest

from explainer.figures.draw.palette import PALETTE, css
from explainer.figures.draw.picture import IN_FILE, ON_PAGE, ON_SOCIAL_CARD
from explainer.figures.draw.plot import axis, marks, note, plane, rect, strokes
from explainer.figures.draw.svg import render


def plot(words="Words", path="events/x/"):
    notes = [note([words, "and more"], 5, 5, size=12, bold=True, name=path)]
    return {"data": [marks("a", [(1, 2, [words, path, ""])], "circle", "ink")], "layout": plane("wide", 10, 10, annotations=notes)}


@pytest.mark.parametrize("words", ["<b>", "a<br>b", "&lt;", "&amp;amp;", "%{x}", '"', "'"])
def test_a_text_is_shown_as_it_is(words):
    picture = ET.fromstring(render(plot(words)).svg("", id_="a", title=words, desc=words))
    texts = [element.text for element in picture.iter() if element.text]
    assert texts == [words, words, words, "and more"]
    assert [link.get("aria-label") for link in picture.iter("{http://www.w3.org/2000/svg}a")] == [words], "the label is in the link of its mark"


def test_a_character_that_xml_does_not_allow_is_refused():
    with pytest.raises(ValueError, match="plot: a text holds a character"):
        render(plot("\x1b"))


def test_a_label_is_shown_where_its_mark_is_not_drawn():
    made = plot()
    made["data"] = [strokes("a", [[(1, 2), (1, 2)]], "ink", 1) | {"customdata": [["Words", "events/x/", ""]] * 3, "hoverinfo": "text"}]
    for medium, marks_drawn in ((ON_PAGE, 1), (IN_FILE, 0)):
        drawn = str(render(made, medium).inside(""))
        assert (drawn.count("<path"), drawn.count(">Words")) == (marks_drawn, 1), medium


def test_what_belongs_together_is_a_group_of_its_own_with_places_from_its_frame():
    frame = {"type": "rect", "x0": 30, "x1": 60, "y0": 40, "y1": 90, "fillcolor": "none", "name": "frame", "legendgroup": "one"}
    inside = {**strokes("s", [[(35, 45), (44, 54)]], "ink", 1), "legendgroup": "one"}
    plot = {"data": [inside, strokes("t", [[(5, 5), (9, 9)]], "ink", 1)], "layout": plane("wide", 100, 100, shapes=[frame])}
    drawn = str(render(plot).inside(""))
    assert (
        drawn.index("M5 5")
        < drawn.index('<g class="part" data-part="one" transform="translate(30 40)"><path d="M0 0H30V50H0z"')
        < drawn.index("M5 5l9 9")
    )


@pytest.mark.parametrize("medium", [ON_SOCIAL_CARD, IN_FILE])
def test_a_picture_outside_the_site_has_light_values_only(medium):
    drawn = render(plot(), medium).inside("")
    assert "var(--" in render(plot(), ON_PAGE).inside("")
    assert "var(--" not in drawn
    assert PALETTE["ink"].light in drawn


def test_a_plain_picture_draws_no_line_without_a_length():
    lines = strokes("s", [[(1, 1), (1, 1)], [(2, 2), (3, 3)]], "ink", 1)
    dot_and_line = {"data": [lines], "layout": plane("wide", 10, 10)}
    assert "l0 0" in render(dot_and_line).inside("")
    assert "l0 0" not in render(dot_and_line, IN_FILE).inside("")
    assert "M2 2l1 1" in render(dot_and_line, IN_FILE).inside("")


SVG = "{http://www.w3.org/2000/svg}"


def test_a_mark_alone_has_its_own_look_and_marks_that_look_alike_have_it_from_a_group():
    said = ["Words", "events/x/", ""]
    one, two = marks("one", [(1, 2, said)], "circle", "ink"), marks("two", [(3, 4, said), (5, 6, said)], "circle", "quiet")
    picture = ET.fromstring(render({"data": [one, two], "layout": plane("wide", 10, 10)}).svg("", id_="a", title="t", desc="d"))
    alone, group = picture.findall("*")[2:]
    assert (alone.tag, alone.get("data-sort"), [mark.tag for mark in alone]) == (f"{SVG}a", "one", [f"{SVG}path"])
    assert (group.tag, group.get("data-sort"), [mark.get("data-sort") for mark in group]) == (f"{SVG}g", "two", [None, None])
    assert alone.get("fill") != group.get("fill")


def test_shapes_beside_each_other_that_look_alike_are_one_path():
    shapes = [rect((0, 0, 1, 1), "band"), rect((2, 2, 3, 4), "band"), rect((5, 5, 6, 6), "water"), rect((7, 7, 8, 8), "band")]
    picture = ET.fromstring(render({"data": [], "layout": plane("wide", 10, 10, shapes=shapes)}).svg("", id_="a", title="t", desc="d"))
    assert [path.get("d") for path in picture.findall(f"{SVG}path")] == ["M0 0H1V1H0zM2 2H3V4H2z", "M5 5H6V6H5z", "M7 7H8V8H7z"]


def test_lines_of_ticks_and_lines_that_look_like_them_are_one_path():
    drawn = plane("wide", 100, 50, shapes=[{"type": "line", "x0": 0, "x1": 100, "y0": 20, "y1": 20, "line": {"color": css("rule"), "width": 1}}])
    drawn["xaxis"] = axis(0, 100, [(40, "forty")])
    picture = render({"data": [], "layout": drawn}).inside("")
    assert picture.count("<path") == 1
    assert "M0 20L100 20M40 50L40 0" in picture
    assert ">forty</text>" in picture


def test_rectangles_run_one_way_round_whichever_corners_they_name():
    shapes = [rect((0, 0, 4, 4), "band"), rect((6, 2, 2, 6), "band")]
    picture = ET.fromstring(render({"data": [], "layout": plane("wide", 10, 10, shapes=shapes)}).svg("", id_="a", title="t", desc="d"))
    assert [path.get("d") for path in picture.findall(f"{SVG}path")] == ["M0 0H4V4H0zM2 2H6V6H2z"]
