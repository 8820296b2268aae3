"""Timelines: dots and bars, sizes and hollow marks, lanes, and crowded days."""

from dataclasses import replace

import pytest
from drawn import drawing, fence

from explainer.figures.draw.text_size import width
from explainer.figures.kind import LAYOUTS
from explainer.figures.timeline_lanes import DOT_SIZES
from explainer.figures.timeline_picture import EVENT_SYMBOLS
from explainer.pages.actors import actor_drawings
from explainer.site import gallery


def test_kinds_of_events_have_shapes_of_their_own():
    assert len(set(EVENT_SYMBOLS.values())) == len(EVENT_SYMBOLS)


def test_a_day_is_a_dot_and_everything_longer_a_bar(good):
    plot = fence("timeline", good).plots["wide"]
    shapes = {data[1]: trace["mode"] for trace in plot["data"] for data in trace.get("customdata", ()) if data}
    assert shapes == {
        "events/line-agreed-2015/": "markers",
        "events/airliner-incident-2018/": "markers",
        "events/radar-sold-2015/": "lines",
        "events/patrols-2018/": "lines",
        "events/talks-of-the-year-2018/": "lines",
        "events/guard-2018/": "lines",
    }


def test_the_day_of_a_report_is_told_as_that(good):
    told = good.events["airliner-incident-2018"].model_copy(update={"basis": "report"})
    shown = fence("timeline", replace(good, events={told.id: told}))
    assert [(row["basis"], row["when"]) for row in shown.rows] == [("report", "reported 17 September 2018")]
    assert shown.text.endswith("(reported 17 September 2018).")


def test_the_key_shows_two_sizes_where_marks_differ_in_size(good):
    sizes = [entry for entry in fence("timeline", good).key if entry.says.startswith("larger")]
    assert len(sizes) == 1
    assert sizes[0].outline.count("M") == len(["small", "large"])
    alike = {id_: event.model_copy(update={"importance": "core"}) for id_, event in good.events.items()}
    assert not any(entry.says.startswith("larger") for entry in fence("timeline", replace(good, events=alike)).key)


def test_importance_is_size_and_dispute_a_hollow_mark(real):
    events = real.dataset.events
    sizes, hollow = {}, set()
    for trace in drawing("timeline", real.dataset, "since: 2015\n").plots["wide"]["data"]:
        if trace["mode"] == "markers":
            for size, data in zip(trace["marker"]["size"], trace["customdata"], strict=True):
                sizes[data[1].split("/")[1]] = size
                if trace["marker"]["color"] == "var(--paper)":
                    hollow.add(data[1].split("/")[1])
    assert len(sizes) > 150
    assert {id_: DOT_SIZES[events[id_].importance] for id_ in sizes} == sizes
    assert hollow == {id_ for id_ in sizes if events[id_].disputed}
    assert DOT_SIZES["core"] > DOT_SIZES["expected"] > DOT_SIZES["detail"]


def test_a_disputed_bar_is_hollow(good):
    told = good.events["talks-of-the-year-2018"].model_copy(update={"accounts": good.events["airliner-incident-2018"].accounts})
    bars = [
        trace for trace in fence("timeline", replace(good, events={**good.events, told.id: told})).plots["wide"]["data"] if trace["mode"] == "lines"
    ]
    outer, inner = (trace for trace in bars if any(data and told.id in data[1] for data in trace.get("customdata", ())))
    assert inner["line"]["color"] == "var(--paper)"
    assert inner["line"]["width"] < outer["line"]["width"]
    assert inner["hoverinfo"] == "skip"


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("until", ["2015-10", "2016"])
def test_one_event_or_one_day_draws_too(good, name, until):
    drawn = drawing("timeline", good, f"until: {until}\n")
    assert drawn.rows
    assert "<a " in drawn.pictures[name].inside("")


def test_a_crowded_day_is_pressed_and_stays_in_the_frame(real):
    crowd = next(shown for shown in gallery.shown(real.dataset) if shown.figure.id == "gallery-timeline-one-day")
    drawn = crowd.plots["narrow"]
    layout = drawn["layout"]
    assert layout["height"] <= 700
    across = [x for trace in drawn["data"] for x in trace["x"] if trace.get("customdata") and trace.get("hoverinfo") != "skip"]
    assert len(across) == gallery.CROWD
    assert len(set(across)) == len(across), "no mark lies on another"
    assert all(layout["xaxis"]["range"][0] <= x <= layout["xaxis"]["range"][1] for x in across)


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_timeline_leaves_empty_lanes(real, name):
    for shown in real.drawings:
        if shown.figure.kind == "timeline":
            drawn = shown.plots[name]
            axis = drawn["layout"]["xaxis" if name == "narrow" else "yaxis"]["range"]
            places = {point for trace in drawn["data"] for point in trace["x" if name == "narrow" else "y"] if point is not None}
            lines = [shape for shape in drawn["layout"]["shapes"] if shape["type"] == "line" and shape["line"]["color"] == "var(--rule)"]
            middles = {shape["x0" if name == "narrow" else "y0"] for shape in lines}
            for middle in middles:
                assert any(abs(place - middle) < max(axis) / len(middles) for place in places), (shown.figure.id, middle)


def test_the_words_of_each_tick_of_a_phones_timeline_have_room(real):
    drawings = [drawing for actor in real.dataset.actors.values() for drawing in actor_drawings(actor, real.dataset)]
    for drawn in (*drawings, *real.drawings):
        if drawn.figure.kind == "timeline":
            layout = drawn.plots["narrow"]["layout"]
            assert max(width(words, 13) for words in layout["yaxis"]["ticktext"]) + 6 <= layout["margin"]["l"], drawn.figure.id


def test_a_timeline_with_a_last_day_ends_its_band_there_and_says_by_what_it_counts(real):
    drawn = next(each for each in real.drawings if each.figure.id == "all-events-before")
    (band,) = (trace for trace in drawn.plots["wide"]["data"] if trace["name"] == "found")
    assert max(band["x"]) <= "2015-01-15"
    assert drawn.key[-1].says == "grey: all events, by year"
