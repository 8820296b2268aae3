"""The night: small maps of what each account says, one group of the drawing a scene."""

import re

from drawn import drawing, traces

EVENT = "event: airliner-incident-2018\n"


def test_where_accounts_part_the_picture_has_two_halves(good):
    drawn = drawing("night", good, EVENT)
    shapes = drawn.plots["wide"]["layout"]["shapes"]
    # A frame, and the sea of each map.
    assert [shape["legendgroup"] for shape in shapes] == ["the-call"] * 2 + ["the-escort"] * 3 + ["the-blame"] * 2 + ["the-words"]
    frame, one, other = (shape for shape in shapes if shape["legendgroup"] == "the-escort")
    assert frame["x0"] < one["x0"] < one["x1"] < other["x0"] < other["x1"] < frame["x1"]


def test_each_scene_is_a_group_of_its_own_and_nothing_stands_outside(good):
    for layout in ("wide", "narrow"):
        inside = str(drawing("night", good, EVENT).pictures[layout].inside(""))
        assert re.findall('data-part="([^"]+)"', inside) == ["the-call", "the-escort", "the-blame", "the-words"]
        assert inside.startswith('<g class="part"')


def test_what_has_no_position_stands_in_a_broken_frame(good):
    (box,) = traces(drawing("night", good, EVENT), "wide", "unplaced")
    assert box["line"]["dash"] == "4px,3px"
    words = [note for note in drawing("night", good, EVENT).plots["wide"]["layout"]["annotations"] if " ".join(note["lines"]) == "nobody knows"]
    assert len(words) == 1
    assert min(box["x"][:4]) < words[0]["x"] < max(box["x"][:4])


def test_maps_have_one_scale_and_an_account_without_a_map_stands_in_words(good):
    drawn = drawing("night", good, EVENT)
    shapes = drawn.plots["wide"]["layout"]["shapes"]
    assert len({shape["y1"] - shape["y0"] for shape in shapes if shape["fillcolor"] == "var(--water)"}) == 1
    assert "Between It saw nothing." in " ".join(" ".join(note["lines"]) for note in drawn.plots["wide"]["layout"]["annotations"])


def test_an_event_without_scenes_says_so(good):
    drawn = drawing("night", good, "event: line-agreed-2015\n")
    assert drawn.text == "The record holds no scenes of this event."
    assert drawn.rows == []
    assert drawn.plots["wide"]["layout"]["height"] == 40


def test_a_scene_without_a_map_has_its_accounts_below_each_other_in_words_of_one_size(good):
    drawn = drawing("night", good, EVENT)
    assert "In 1 the accounts stand in words: 4 “Who was told?”." in drawn.text
    for layout in ("wide", "narrow"):
        notes = {" ".join(note["lines"]): note for note in drawn.plots[layout]["layout"]["annotations"]}
        told = [notes[words] for words in ("The South was told.", "Nobody was told.", "It heard of it.")]
        assert len({note["x"] for note in told}) == 1
        assert [note["y"] for note in told] == sorted({note["y"] for note in told})
        assert {note["font"]["size"] for note in told} == {notes["It saw nothing."]["font"]["size"]}


def test_a_row_is_as_high_as_its_longest_words_and_a_phone_leaves_none_of_it_empty(good):
    def heights(layout):
        shapes = drawing("night", good, EVENT).plots[layout]["layout"]["shapes"]
        return [shape["y1"] - shape["y0"] for shape in shapes if shape.get("fillcolor") == "var(--paper)"]

    wide, narrow = heights("wide"), heights("narrow")
    assert len(set(wide[:3])) == 1
    assert wide[3] < wide[0]
    assert len(set(narrow)) > 1
