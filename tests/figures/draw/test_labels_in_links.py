"""Labels in the links of their marks, where the picture looks the same."""

import pytest

from explainer.figures.draw.labels_in_links import labels_in_links
from explainer.figures.draw.plot import marks, note

PAGE = "events/x/"


def labelled(*pages, **more):
    return [note([page], 5, 5, size=12, name=page, **more) for page in pages]


def marked(*pages, **more):
    return {**marks("a", [(1, 2, [page, page, ""]) for page in pages], "circle", "ink"), **more}


def test_a_label_stands_in_the_link_of_the_one_mark_of_its_page():
    notes = labelled(PAGE, "events/y/", "events/z/")
    assert labels_in_links(notes, [marked(PAGE, "events/y/"), marked("events/y/")]) == {PAGE: notes[0]}, "y has two marks and z has none"


def test_a_label_with_a_halo_that_stands_clear_of_all_marks_stands_in_the_link_of_its_own():
    notes = labelled(PAGE, bgcolor="paper", clear=True)
    assert labels_in_links(notes, [marked(PAGE), marked("events/y/")]) == {PAGE: notes[0]}


@pytest.mark.parametrize(
    ("notes", "traces"),
    [
        pytest.param(labelled(PAGE, PAGE), [marked(PAGE)], id="two labels"),
        pytest.param(labelled(PAGE), [marked(PAGE, opacity=0.5)], id="a pale mark"),
        pytest.param(labelled(PAGE), [marked(PAGE, hoverinfo="skip")], id="no name"),
        pytest.param([{**labelled(PAGE)[0], "heard": True}], [marked(PAGE)], id="words of its own"),
        pytest.param([{**labelled(PAGE)[0], "bgcolor": "paper"}], [marked(PAGE), marked("events/y/")], id="a halo below a later mark"),
    ],
)
def test_a_label_that_would_look_or_sound_otherwise_has_its_own_link(notes, traces):
    assert labels_in_links(notes, traces) == {}
