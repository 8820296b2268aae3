"""What stands beside a map."""

from itertools import pairwise

from explainer.figures.draw.text_size import text_box
from explainer.figures.map_names import boxes_along
from explainer.figures.map_places import event_places
from explainer.figures.map_sidebar import BETWEEN, BesideEntry, claims_beside, places_beside


def test_claims_stand_one_below_the_other_and_lead_to_their_pages():
    notes, end = claims_beside([BesideEntry("80 km", "map/#a"), BesideEntry("385 km", "map/#b")], 10, 0, 200)
    assert [note["lines"] for note in notes] == [["80 km"], ["385 km"]]
    assert [note.get("name") for note in notes] == ["map/#a", "map/#b"]
    assert end == 2 * (15 + 8)


def test_places_are_told_with_their_latest_event_as_far_as_there_is_room(good, real):
    places = event_places(good.events.values())
    (line,), _ = places_beside(places[:1], (), 0, 0, 300, 400)
    assert line["lines"] == [f"The Bridge, {places[0].events[-1].dated}"]
    assert line["name"] == "map/#place-the-bridge"
    all_places = event_places(real.dataset.events.values())
    (several, latest, *_), _ = places_beside(all_places, (), 0, 0, 250, 300)
    assert several["lines"] == [f"{all_places[0].name}: {len(all_places[0].events)} events"]
    assert all_places[0].events[-1].title in " ".join(latest["lines"])
    many, end = places_beside(all_places, (), 0, 0, 250, 300)
    assert 4 <= len(many) < 16
    assert many[-1]["y"] + 15 * len(many[-1]["lines"]) <= end - BETWEEN <= 300


def test_a_dot_without_room_for_its_name_bears_the_number_of_its_line_in_the_list(real):
    shown = next(drawn for drawn in real.drawings if drawn.figure.id == "channel-places")
    for layout, plot in shown.plots.items():
        said = {note["name"]: [] for note in plot["layout"]["annotations"] if note.get("name", "").startswith("map/#place")}
        for note in plot["layout"]["annotations"]:
            if note.get("name") in said:
                said[note["name"]].append(" ".join(note["lines"]))
        assert len(said) == len(shown.selection.places), f"every place is named on the {layout} map or in its list"
        numbers = {place: words[0] for place, words in said.items() if words[0].isdigit()}
        assert sorted(map(int, numbers.values())) == list(range(1, len(numbers) + 1))
        assert numbers
        assert all(said[place][1].startswith(f"{number} ") for place, number in numbers.items())


def test_numbers_of_dots_keep_off_the_lines_of_claims(real):
    shown = next(drawn for drawn in real.drawings if drawn.figure.id == "channel-places")
    for plot in shown.plots.values():
        ways = [zip(each["x"], each["y"], strict=True) for each in plot["data"] if each["name"] in ("distance", "range")]
        lines = [box for way in ways for start, end in pairwise(way) if None not in (*start, *end) for box in boxes_along([start, end], 1)]
        assert lines
        for note in plot["layout"]["annotations"]:
            if note.get("name", "").startswith("map/#place") and note["lines"][0].isdigit():
                box = text_box(note["lines"], note["x"], note["y"], 12, xanchor=note["xanchor"], yanchor=note["yanchor"], bold=True)
                assert not any(box.touches(line) for line in lines), note["lines"]
