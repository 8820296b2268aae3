"""Maps: distances in kilometres, and nothing outside the frame."""

import re
from math import hypot

import pytest
from drawn import drawing, traces
from hypothesis import given
from hypothesis import strategies as st

from explainer.figures.kind import LAYOUTS
from explainer.figures.map import key
from explainer.figures.map_ground import AREAS, NOT_DESCRIBED_DASH, Ground, clipped, golan_line, outlines
from explainer.figures.map_names import short_name
from explainer.figures.map_picture import CLOSER, MORE_THAN, draw
from explainer.figures.map_places import EventPlace, dots
from explainer.figures.map_selection import MapSelection
from explainer.record.places import Place, kilometres


def degrees(ground, x, y):
    """Return the place of a pixel of a map."""
    lon = ground.area.west + x / (ground.shrink * ground.per_degree)
    return Place(name="x", lat=ground.area.north - y / ground.per_degree, lon=lon)


def test_a_claimed_range_is_a_circle_of_its_kilometres_with_strokes_outwards_where_it_is_more_than_that(good):
    drawn = drawing("map", good, "reaches: [gun-at-the-bridge]\nplaces: none\n")
    ground = Ground(AREAS["levant"], AREAS["levant"].across["wide"])
    centre = Place(name="x", lat=33.5, lon=36.2)
    (claim,) = traces(drawn, "wide", "range")
    points = [(x, y) for x, y in zip(claim["x"], claim["y"], strict=True) if x is not None]
    assert len(points) > 60
    assert good.reaches["gun-at-the-bridge"].at_least
    for number, (x, y) in enumerate(points):
        assert kilometres(centre, degrees(ground, x, y)) == pytest.approx(100 + MORE_THAN * (number % 3 == 1), rel=0.012)


def test_the_zone_of_1974_lies_east_of_the_line_and_begins_at_it():
    zone = dict(outlines("levant"))["area-of-separation"][0]
    assert zone[0] == zone[-1]
    assert set(golan_line()) <= set(zone), "the line is the western edge of the zone"
    north, south = max(lat for _, lat in zone), min(lat for _, lat in zone)
    assert kilometres(Place(name="x", lat=north, lon=35.8), Place(name="x", lat=south, lon=35.8)) == pytest.approx(76, abs=3)


@given(st.lists(st.tuples(st.floats(30, 42), st.floats(29, 40)), min_size=3, max_size=12))
def test_an_outline_is_cut_to_the_frame(ring):
    area = AREAS["levant"]
    for lon, lat in clipped([*ring, ring[0]], area):
        assert area.west - 1e-9 <= lon <= area.east + 1e-9
        assert area.south - 1e-9 <= lat <= area.north + 1e-9


def test_what_lies_inside_stays_as_it_is():
    ring = [(35.0, 33.0), (36.0, 33.0), (36.0, 34.0), (35.0, 33.0)]
    assert list(dict.fromkeys(clipped(ring, AREAS["levant"]))) == ring[:3]
    assert clipped([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)], AREAS["levant"]) == []


def test_claimed_ranges_are_whole_where_a_map_is_of_ranges(real):
    drawn = next(each for each in real.drawings if each.figure.options.get("area") == "ranges")
    for plot in drawn.plots.values():
        claims = [trace for trace in plot["data"] if trace["name"] == "range"]
        assert claims
        for trace in claims:
            assert trace["x"].count(None) == 1, "one unbroken line"
            assert (trace["x"][0], trace["y"][0]) == (trace["x"][-2], trace["y"][-2]), "that ends where it begins"


def test_the_places_named_are_those_of_most_weight_beyond_what_a_closer_map_shows(real):
    drawn = next(each for each in real.drawings if each.figure.id == "places")
    named = {note["name"].removeprefix("map/#") for note in drawn.plots["wide"]["layout"]["annotations"] if note.get("name")}
    closer = AREAS[CLOSER]
    beyond = [
        place for place in drawn.selection.places if not (closer.west <= place.lon <= closer.east and closer.south <= place.lat <= closer.north)
    ]
    heaviest = sorted(beyond, key=lambda place: (-place.weight, place.id))[: AREAS["region"].named["wide"]]
    assert named <= {place.id for place in heaviest}
    assert len(beyond) - len(named) <= 5, "nearly all have a name"
    assert "place-tehran" in named
    (frame,) = traces(drawn, "wide", "closer")
    assert len(frame["x"]) == 6, "the closed frame of the closer map, and its end"


def test_every_place_at_which_a_distance_ends_is_named_in_both_layouts(real):
    drawn = next(each for each in real.drawings if each.figure.options.get("area") == "ranges")
    for plot in drawn.plots.values():
        words = " ".join(" ".join(note["lines"]) for note in plot["layout"]["annotations"] if note["bold"])
        assert all(reach.label in words for reach in drawn.selection.reaches)


def test_the_key_speaks_of_rings_only_where_a_dot_lies_upon_another(real):
    shown = next(each for each in real.drawings if each.figure.id == "places-levant").selection
    apart = [place for place in shown.places if place.name in {"Damascus", "Jerusalem"}]
    for places, says in (
        (shown.places, "place; larger: more events, from 1 to 13; ringed: one upon another"),
        (apart, "place; larger: more events, from 10 to 13"),
    ):
        assert key(shown._replace(places=places))[0].says == says
    beside = next(each for each in real.drawings if each.figure.id == "channel-places")
    assert any(one.touches_larger(other) for one in dots_of(beside) for other in dots_of(beside))
    assert "ringed" not in beside.key[0].says, "two dots that overlap at their edges show no ring"


def dots_of(drawn):
    area = AREAS[drawn.selection.area]
    return dots(drawn.selection.places, Ground(area, area.across["wide"]), wide=True)


def words(plot):
    return [" ".join(note["lines"]) for note in plot["layout"]["annotations"]]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_centre_of_two_ranges_is_named_once_with_both(good, layout):
    gun = good.reaches["gun-at-the-bridge"]
    ranges = [gun.model_copy(update={"label": label, "km": km}) for label, km in (("Near", 60), ("Far", 120))]
    named = words(draw(MapSelection("coast", [], [], ranges), layout))
    assert [said for said in named if said.startswith("The Bridge")] == ["The Bridge (Near, Far)"]


@pytest.fixture
def to_the_mill(good):
    """Two distances to one end, around which a range is drawn."""
    near, gun = good.reaches["bridge-to-mill"], good.reaches["gun-at-the-bridge"]
    far = near.model_copy(update={"from_": Place(name="The Ford", lat=33.0, lon=36.2), "km": 155})
    return [near, far, gun.model_copy(update={"from_": near.to, "label": "Gun"})]


def test_an_end_has_the_words_of_all_that_is_measured_to_it_and_around_it(to_the_mill):
    named = words(draw(MapSelection("levant", [], [], to_the_mill), "wide"))
    assert [said for said in named if said.startswith("The mill")] == ["The mill (Gun), 100 km, 155 km"]


def test_an_end_in_a_narrow_map_has_the_words_of_all_that_is_measured_around_it(to_the_mill):
    named = words(draw(MapSelection("levant", [], [], to_the_mill), "narrow"))
    assert "The mill (Gun)" in named


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_place_of_events_at_which_a_range_is_centred_is_named_once(good, layout):
    (place,) = drawing("map", good).selection.places
    plot = draw(MapSelection("coast", [place], [], [good.reaches["gun-at-the-bridge"]]), layout)
    assert [said for said in words(plot) if said.startswith("The Bridge")] == ["The Bridge: 1 event"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_dot_that_touches_one_of_more_events_leaves_its_name_to_that_one(real, layout):
    drawn = next(each for each in real.drawings if each.figure.id == "places-levant").plots[layout]
    (dots,) = (trace for trace in drawn["data"] if trace["name"] == "place")
    named = {note["name"] for note in drawn["layout"]["annotations"] if note.get("name") and note["x"] < 600}  # beside the ground all are listed
    found = list(zip(dots["x"], dots["y"], dots["marker"]["size"], dots["customdata"], strict=True))
    for x, y, size, (_, page, _) in found:
        touched = any(size < more and hypot(x - right, y - down) < (size + more) / 2 for right, down, more, _ in found)
        assert not (touched and page in named), page
    assert "map/#place-quneitra-governorate" in named


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_map_of_the_levant_names_israel(real, layout):
    drawn = next(each for each in real.drawings if each.figure.id == "places-levant")
    assert "Israel" in words(drawn.plots[layout])


@pytest.fixture
def crowded(good):
    """Four places on a map that names three: the one with the most events is of the least weight, and a distance is measured from there."""
    event = good.events["airliner-incident-2018"]
    detail = event.model_copy(update={"importance": "detail"})
    of_weight = [EventPlace(f"place-{name}", name, lat, 35.2, (event,)) for name, lat in (("North", 35.5), ("Middle", 34.5), ("South", 32.2))]
    most = EventPlace("place-the-bridge", "The Bridge", 33.5, 36.2, (detail,) * 3)
    return MapSelection("coast", [most, *of_weight], [], [good.reaches["bridge-to-mill"]])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_largest_dots_with_a_name_bear_their_numbers(crowded, real, layout):
    named = [said for said in words(draw(crowded, layout)) if said.startswith(("North", "Middle", "South"))]
    assert named == ["Middle: 1 event", "North: 1 event", "South: 1 event"]
    shown = next(each for each in real.drawings if each.figure.id == "places-levant")
    counts = [len(place.events) for place in shown.selection.places]
    said = [int(found) for each in words(shown.plots[layout]) for found in re.findall(r": (\d+) events?$", each)]
    assert sorted(set(said), reverse=True)[:4] == sorted(counts, reverse=True)[:4]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_ring_of_more_than_a_distance_runs_out_in_strokes(real, layout):
    shown = next(each for each in real.drawings if each.figure.id == "claims")
    dashes = {
        data[1]: trace["line"]["dash"] for trace in shown.plots[layout]["data"] if trace["name"] == "range" for data in trace["customdata"] if data
    }
    assert dashes == {f"map/#{reach.id}": "solid" if reach.at_least else "7px,4px" for reach in shown.selection.reaches if reach.kind == "range"}
    assert any("more than that" in entry.says for entry in key(shown.selection))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_end_is_named_where_the_place_of_events_there_has_no_name(crowded, layout):
    assert "The Bridge" in words(draw(crowded, layout))


def test_a_name_ends_before_what_lies_around_the_place():
    assert short_name("Tel al-Hara, Daraa province") == "Tel al-Hara"
    assert short_name("Mediterranean, about 27 km west of Banias") == "Mediterranean, about 27 km west of Banias"


def test_no_map_leaves_its_frame(real):
    for shown in real.drawings:
        if shown.figure.kind == "map":
            for drawn in shown.plots.values():
                for trace in drawn["data"]:
                    assert all(-0.1 <= x <= drawn["layout"]["width"] + 0.1 for x in trace["x"] if x is not None), (shown.figure.id, trace["name"])


def test_a_map_for_a_column_names_its_stroke_and_draws_nothing_that_it_does_not_explain(real):
    (drawn,) = (each for each in real.drawings if each.figure.id == "two-ends")
    for layout in LAYOUTS:
        plot = drawn.plots[layout]
        assert {trace["name"] for trace in plot["data"]} == {"land", "scale", "distance", "end"}
        assert ["telephone line", "two ends, 385 km apart"] in [note["lines"] for note in plot["layout"]["annotations"]]
    assert [entry.says for entry in drawn.key] == ["telephone line, its ends 385 km apart"]


def test_a_stroke_of_which_only_the_ends_are_known_is_dotted_and_no_post_seems_as_far_off_as_it_is_long(real):
    for id_ in ("two-ends", "channel-places"):
        (drawn,) = (each for each in real.drawings if each.figure.id == id_)
        for layout in LAYOUTS:
            (stroke,) = traces(drawn, layout, "distance")
            assert stroke["line"]["dash"] == NOT_DESCRIBED_DASH
        assert [entry.dash for entry in drawn.key if entry.sort == "distance"] == [NOT_DESCRIBED_DASH]
        named = [" ".join(note["lines"]) for note in drawn.plots["wide"]["layout"]["annotations"]]
        assert [words for words in named if words.startswith("Tel Aviv post")] == ["Tel Aviv post (by report)"]
    (plain,) = traces(next(each for each in real.drawings if each.figure.id == "claims"), "wide", "distance")
    assert plain["line"]["dash"] == "solid"
    both = drawing("map", real.dataset, "places: none\nreaches: [hmeimim-to-the-kirya, hmeimim-to-ben-gurion]\n")
    assert [entry.dash for entry in both.key if entry.sort == "distance"] == [NOT_DESCRIBED_DASH, "solid"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_line_to_a_name_crosses_the_area_of_separation(real, layout):
    for drawn in (each for each in real.drawings if each.figure.kind == "map" and AREAS[each.figure.options["area"]].golan):
        plot = drawn.plots[layout]
        (zone,), (dots,) = traces(drawn, layout, "zone"), traces(drawn, layout, "place")
        places = list(zip(dots["x"], dots["y"], dots["marker"]["size"], strict=True))
        edge = [(x, y) for x, y in zip(zone["x"], zone["y"], strict=True) if x is not None]
        largest = max(size for *_, size in places)
        for trace in (trace for trace in plot["data"] if trace["name"] == "leader"):
            for x0, y0, x1, y1 in zip(trace["x"][::3], trace["y"][::3], trace["x"][1::3], trace["y"][1::3], strict=True):
                own = max((each for each in places if each[:2] == (x0, y0)), key=lambda each: each[2], default=None)
                if own is None or own[2] == largest:
                    continue
                along = [(x0 + (x1 - x0) * part / 40, y0 + (y1 - y0) * part / 40) for part in range(41)]
                crossed = [at for at in edge if any(hypot(at[0] - x, at[1] - y) < 2 for x, y in along) and hypot(at[0] - x0, at[1] - y0) > own[2]]
                assert not crossed, (drawn.figure.id, x0, y0)
