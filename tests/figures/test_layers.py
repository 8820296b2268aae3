"""Layers: each contact at its time, none over another, and words where nothing is on record."""

from datetime import date
from itertools import combinations

import pytest
from drawn import drawing, traces

from explainer.figures.kind import LAYOUTS


def points(drawn, layout):
    return [
        (x, y, trace["marker"]["size"], data)
        for trace in drawn.plots[layout]["data"]
        if trace["mode"] == "markers"
        for x, y, data in zip(trace["x"], trace["y"], trace["customdata"], strict=True)
    ]


@pytest.mark.parametrize(("layout", "room"), [("wide", 14), ("narrow", 24)])
def test_no_contact_lies_over_another_and_all_lie_inside(real, layout, room):
    drawn = drawing("layers", real.dataset)
    size = drawn.plots[layout]["layout"]
    found = points(drawn, layout)
    assert len(found) == sum(len(layer.contacts) for layer in real.dataset.layers.values())
    for x, y, across, data in found:
        assert across / 2 <= x <= size["width"] - across / 2, data[0]
        assert across / 2 <= y <= size["height"] - across / 2, data[0]
    for one, other in combinations(found, 2):
        assert max(abs(one[0] - other[0]), abs(one[1] - other[1])) >= room - 0.2, (one[3][0], other[3][0])


def test_contacts_stand_in_the_order_of_their_days(real):
    drawn = drawing("layers", real.dataset)
    calls = sorted((data[1].split("/")[1], x) for x, _, _, data in points(drawn, "wide") if data[1].startswith("events/putin-netanyahu-call-20"))
    along = [x for _, x in sorted(calls, key=lambda call: date.fromisoformat(call[0][-10:]))]
    assert along == sorted(along)
    assert len(along) > 10


def test_what_was_only_reported_is_hollow(good):
    hollow = [
        trace for trace in drawing("layers", good).plots["wide"]["data"] if trace["mode"] == "markers" and trace["marker"]["symbol"].endswith("-open")
    ]
    assert [data[1] for trace in hollow for data in trace["customdata"]] == ["events/talks-of-the-year-2018/"]


def test_a_layer_of_which_nothing_more_is_on_record_says_so(good, real):
    said = [" ".join(note["lines"]) for note in drawing("layers", good).plots["wide"]["layout"]["annotations"]]
    assert {"none on record after September 2018", "the envoy spoke of nine uses"} < set(said)
    leaders, line = (next(layer for layer in real.dataset.layers.values() if layer.id == id_) for id_ in ("leaders", "line"))
    words = " ".join(" ".join(note["lines"]) for note in drawing("layers", real.dataset).plots["wide"]["layout"]["annotations"])
    assert words.count("none on record after") == 1
    assert line.beside in words
    assert leaders.beside is None


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_a_party_said_of_uses_without_record_is_as_large_as_a_name_and_uses_counted_are_those_told_of(real, layout):
    notes = drawing("layers", real.dataset).plots[layout]["layout"]["annotations"]
    (beside,) = (note for note in notes if "310" in " ".join(note["lines"]))
    assert beside["bold"]
    (count,) = (note for note in notes if "told of in public" in " ".join(note["lines"]))
    assert beside["font"]["size"] > count["font"]["size"]


def test_on_a_phone_the_words_on_a_silence_stand_below_the_columns(real):
    layout = drawing("layers", real.dataset).plots["narrow"]["layout"]
    (said,) = (note for note in layout["annotations"] if "none on record after" in " ".join(note["lines"]))
    assert said["lines"][0].startswith("The line: none on record after")
    assert said["y"] >= max(shape["y1"] for shape in layout["shapes"])
    assert layout["height"] >= said["y"] + len(said["lines"]) * 13


def test_names_lead_to_the_evidence_of_their_layer(good):
    (handles,) = traces(drawing("layers", good), "narrow", "layer")
    assert {data[1] for data in handles["customdata"] if data} == {"facts/#line-design", "events/airliner-incident-2018/"}
