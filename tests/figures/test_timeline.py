"""Timelines: dots and bars, sizes and hollow marks, lanes, and crowded days."""

from dataclasses import replace

import pytest
from drawn import drawing, fence

from explainer.figures.draw.text_size import width
from explainer.figures.kind import LAYOUTS
from explainer.figures.timeline_lanes import BAR_THICKNESS, DOT_SIZES, VAGUE_THICKNESS
from explainer.figures.timeline_marks import EVENT_SYMBOLS
from explainer.pages.actors import actor_drawings
from explainer.site import gallery


def test_kinds_of_events_have_shapes_of_their_own():
    assert len(set(EVENT_SYMBOLS.values())) == len(EVENT_SYMBOLS)


def test_a_day_or_a_short_span_is_a_dot_and_everything_longer_a_bar(good):
    plot = fence("timeline", good).plots["wide"]
    shapes = {data[1]: trace["mode"] for trace in plot["data"] for data in trace.get("customdata", ()) if data}
    assert shapes == {
        "events/line-agreed-2015/": "markers",
        "events/airliner-incident-2018/": "markers",
        "events/radar-sold-2015/": "lines",
        "events/patrols-2018/": "markers",
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


def test_importance_is_size_and_what_is_not_settled_a_hollow_mark(real):
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
    assert hollow == {id_ for id_ in sizes if events[id_].disputed or events[id_].confidence != "high"}
    assert DOT_SIZES["core"] > DOT_SIZES["expected"] > DOT_SIZES["detail"]


def test_a_disputed_bar_is_hollow(good):
    told = good.events["talks-of-the-year-2018"].model_copy(update={"accounts": good.events["airliner-incident-2018"].accounts})
    plot = fence("timeline", replace(good, events={**good.events, told.id: told})).plots["wide"]
    (bar,) = (
        trace for trace in plot["data"] if trace["mode"] == "lines" and any(data and told.id in data[1] for data in trace.get("customdata", ()))
    )
    assert (bar["fillcolor"], bar["line"]["color"]) == ("var(--paper)", f"var(--{told.kind})")
    assert thickness(plot, told.id) > 2 * bar["line"]["width"], "its inside shows"


def outline(plot, id_, across="y"):
    """Return the corners of the bar of an event, as places along the time and across it."""
    along = "x" if across == "y" else "y"
    traces = [trace for trace in plot["data"] if trace["mode"] == "lines" and trace.get("hoverinfo") != "skip"]
    points = [each for trace in traces for each in zip(trace[along], trace[across], trace["customdata"], strict=True)]
    return [(at, over) for at, over, data in points if data and data[1] == f"events/{id_}/"]


def thickness(plot, id_):
    across = [over for _, over in outline(plot, id_)]
    return max(across) - min(across)


def test_some_day_of_a_month_or_a_year_is_thinner_than_any_span(good):
    drawn = fence("timeline", good)
    thin, spans = (
        [
            thickness(drawn.plots["wide"], event.id)
            for event in good.events.values()
            if event.date.span == span and outline(drawn.plots["wide"], event.id)
        ]
        for span in (False, True)
    )
    assert max(thin) * 1.5 <= min(spans)
    assert max(VAGUE_THICKNESS.values()) * 1.5 <= min(BAR_THICKNESS.values())
    says = "bar: a long span; thin: some day in this month or year"
    assert [entry.says for entry in drawn.key if "span" in entry.says] == [says]
    spans = {id_: event for id_, event in good.events.items() if event.date.span}
    assert not any("thin" in entry.says for entry in fence("timeline", replace(good, events=spans)).key)


def test_a_span_too_short_for_a_bar_has_the_mark_of_its_kind(real):
    drawn = drawing("timeline", real.dataset, "since: 2015\nkind: military\n")
    for layout, across in (("wide", "y"), ("narrow", "x")):
        plot = drawn.plots[layout]
        dots = [data[1] for trace in plot["data"] if trace["mode"] == "markers" for data in trace["customdata"]]
        assert "events/twelve-day-war-2025/" in dots
        assert outline(plot, "twelve-day-war-2025", across) == []


def test_a_span_that_had_begun_before_the_axis_is_pointed_there_and_the_key_says_so(real):
    cut, whole = (drawing("timeline", real.dataset, f"since: {since}\nkind: law\n") for since in (2015, 2010))
    for layout, across in (("wide", "y"), ("narrow", "x")):
        points = outline(cut.plots[layout], "iran-claim-over-s-300-2011", across)
        flat = outline(whole.plots[layout], "iran-claim-over-s-300-2011", across)
        assert len([at for at, _ in flat if at == min(flat)[0]]) > 1
        assert len([at for at, _ in points if at == min(points)[0]]) == 1
    assert [sum(entry.says == "began earlier" for entry in drawn.key) for drawn in (cut, whole)] == [1, 0]


def test_a_span_that_ended_after_the_axis_is_pointed_there_too(real):
    drawn = drawing("timeline", real.dataset, "since: 2010\nuntil: 2014\nkind: law\n")
    points = outline(drawn.plots["wide"], "iran-claim-over-s-300-2011")
    assert len([at for at, _ in points if at == max(points)[0]]) == 1
    assert [entry.says for entry in drawn.key if entry.outline and "after" in entry.says] == ["goes on after"]


def test_a_span_that_still_holds_goes_on_after_its_figure(good):
    (still,) = (event for event in good.events.values() if event.date.span and event.date.last is None)
    drawn = fence("timeline", good, f"until: {still.date.first.year}\n")
    points = outline(drawn.plots["wide"], still.id)
    assert len([at for at, _ in points if at == max(points)[0]]) == 1
    assert "goes on after" in {entry.says for entry in drawn.key}


def record_ends(drawn, layout):
    """Return the lines at the end of the record, and the words beside them."""
    day, along = drawn.dataset.edition.as_of.text, "y" if layout == "narrow" else "x"
    plot = drawn.plots[layout]["layout"]
    lines = [each for each in plot["shapes"] if each["type"] == "line" and each[f"{along}0"] == each[f"{along}1"] == day]
    return lines, [note for note in plot["annotations"] if note["lines"] == ["record ends"]]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_axis_goes_on_to_the_end_of_the_record_and_marks_it_where_no_day_ends_it_before(real, layout):
    drawn = drawing("timeline", real.dataset, "since: 2015\nactors: hezbollah\n")
    axis = drawn.plots[layout]["layout"]["yaxis" if layout == "narrow" else "xaxis"]["range"]
    assert max(axis) >= real.dataset.edition.as_of.text
    assert [len(found) for found in record_ends(drawn, layout)] == [1, 1]
    assert f"The record ends on {real.dataset.edition.as_of}." in drawn.text
    assert "After Assad" in {note["lines"][0] for note in drawn.plots[layout]["layout"]["annotations"]}
    for options in ("since: 2015\nuntil: 2019\n", "actors: ussr\n"):
        other = drawing("timeline", real.dataset, options)
        axis = other.plots[layout]["layout"]["yaxis" if layout == "narrow" else "xaxis"]["range"]
        assert max(axis) < "2021"
        assert record_ends(other, layout) == ([], [])
        assert "The record ends" not in other.text


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


def test_a_phone_parts_the_lanes_by_dotted_lines_that_no_mark_crosses(real):
    drawn = next(each for each in real.drawings if each.figure.id == "all-events")
    layout = drawn.plots["narrow"]["layout"]
    edges = [shape["x0"] for shape in layout["shapes"] if shape["type"] == "line" and shape["line"].get("dash") == "1px,3px"]
    lanes = {row["theme"] for row in drawn.rows}
    assert len(edges) == len(lanes) - 1
    theme = {row["url"]: row["theme"] for row in drawn.rows}
    places = {}
    for trace in drawn.plots["narrow"]["data"]:
        if trace.get("mode") == "markers":
            for x, data in zip(trace["x"], trace["customdata"], strict=True):
                places.setdefault(sum(edge < x for edge in edges), set()).add(theme[data[1]])
    assert all(len(found) == 1 for found in places.values())
    assert not any(shape["line"].get("dash") == "1px,3px" for shape in drawn.plots["wide"]["layout"]["shapes"] if shape["type"] == "line")


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
    assert drawn.key[-1].says == "grey: the whole record, by year"
