"""What stands beside a map."""

from explainer.figures.map_places import event_places
from explainer.figures.map_sidebar import BesideEntry, claims_beside, places_beside


def test_claims_stand_one_below_the_other_and_lead_to_their_pages():
    notes, end = claims_beside([BesideEntry("80 km", "map/#a"), BesideEntry("385 km", "map/#b")], 10, 0, 200)
    assert [note["lines"] for note in notes] == [["80 km"], ["385 km"]]
    assert [note.get("name") for note in notes] == ["map/#a", "map/#b"]
    assert end == 2 * (15 + 8)


def test_places_are_told_with_their_latest_event_as_far_as_there_is_room(good, real):
    places = event_places(good.events.values())
    head, last = places_beside(places[:1], 0, 0, 300, 400)
    assert head["lines"] == ["The Bridge: 1 event"]
    assert head["name"] == "map/#place-the-bridge"
    assert places[0].events[-1].title in " ".join(last["lines"])
    many = places_beside(event_places(real.dataset.events.values()), 0, 0, 250, 300)
    assert 4 <= len(many) < 16
    assert many[-1]["y"] + 15 * len(many[-1]["lines"]) <= 300
