"""The map of a place: which frame it lies on, what it names and how small it is."""

import re

import pytest

from explainer.figures.place_map import place_map
from explainer.record.places import Place

MOST_ELEMENTS = 40


def made(name, lat, lon):
    return place_map(Place(name=name, lat=lat, lon=lon), "../../")


@pytest.mark.parametrize(
    ("place", "named", "not_named"),
    [
        (("Tartus", 34.9, 35.88), {"Tartus", "Syria", "Israel", "Damascus", "Tel Aviv"}, {"Russia"}),
        (("Hmeimim air base", 35.4, 35.95), {"Hmeimim air base", "Damascus", "Tel Aviv"}, {"Hmeimim"}),
        (("Moscow", 55.75, 37.62), {"Moscow", "Russia", "Iran"}, {"Damascus", "Tel Aviv"}),
    ],
)
def test_a_place_lies_on_the_closer_frame_with_what_helps_to_find_it(place, named, not_named):
    words = set(re.findall(r">([^<]+)</text>", made(*place)))
    assert named <= words
    assert not not_named & words


def test_it_leads_to_the_place_on_the_map_of_all_places_and_is_named_in_words():
    found = made("Masyaf", 35.07, 36.34)
    assert 'href="../../map/#place-masyaf"' in found
    assert 'aria-label="Masyaf on the map of all places"' in found
    assert found.count("<") - found.count("</") <= MOST_ELEMENTS


def test_a_place_beyond_both_frames_has_no_map():
    assert made("Washington", 38.91, -77.04) == ""


def test_every_place_of_the_record_that_lies_on_a_frame_is_marked_inside_of_it_and_named(real):
    for event in real.dataset.events.values():
        if event.place and (found := place_map(event.place, "")):
            assert all(float(size) >= 12 for size in re.findall(r'font-size="([\d.]+)"', found))
            assert 'font-weight="600"' in found, event.id
