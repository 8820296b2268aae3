"""A picture as a value: its size, and links that lead from anywhere."""

from xml.etree import ElementTree as ET

import pytest

from explainer.figures.draw.picture import PageLink, Picture

LINKED = Picture("wide", 10, 10, ("<g>", 'events/x/">x</a></g>'), links=(PageLink("events/x/", "x"),))


@pytest.mark.parametrize("root", ["", "../", "../../", 'https://name.example/a"b/'])
def test_links_lead_by_the_way_to_the_root(root):
    picture = ET.fromstring(LINKED.svg(root, id_="a", title="t", desc="d"))
    assert {link.get("href") for link in picture.iter("{http://www.w3.org/2000/svg}a")} == {f"{root}events/x/"}


def test_links_of_a_frame_open_beside_it():
    assert '<g><a target="_blank" rel="noopener" href="../events/x/">' in LINKED.inside("../", new_tab=True)
    assert '<g><a href="../events/x/">' in LINKED.inside("../")


def test_a_foot_makes_a_picture_higher():
    assert 'height="14" viewBox="0 0 10 14"' in LINKED.svg("", id_="a", title="t", desc="d", foot="The foot", foot_height=4)


def test_a_wide_picture_that_fits_on_no_sheet_says_so():
    tall, square = (Picture("wide", 920, height, ("",)).svg("", id_="x", title="t", desc="d") for height in (1300, 900))
    assert "data-tall" in tall
    assert "data-tall" not in square
    assert "data-tall" not in Picture("narrow", 340, 1300, ("",)).svg("", id_="x", title="t", desc="d")
