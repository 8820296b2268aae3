"""What each kind of figure owes to its data: distances in kilometres, minutes to scale, gaps where a deal stopped, nothing joined that has no unit."""

import json
import re
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from coloraide import Color
from hypothesis import given
from hypothesis import strategies as st

from explainer.figures import actors, figure_page, options
from explainer.figures.draw.palette import PALETTE
from explainer.figures.draw.plot import marks
from explainer.figures.draw.time_axis import TimeAxis
from explainer.figures.html import At
from explainer.figures.map import MAPS
from explainer.figures.map_outlines import AREAS, Ground, clipped, golan_line, outlines
from explainer.figures.options import LAYOUTS
from explainer.figures.registry import FIGURE_KINDS
from explainer.figures.timeline_layout import SYMBOLS
from explainer.record.actors import possibly_holds
from explainer.record.dates import When
from explainer.record.places import Place, kilometres
from explainer.site import gallery, social_cards

SIGHTS = (None, "protan", "deutan", "tritan")
LEAST = 10  # CIEDE2000; two colours that lie side by side are told apart from about 5


def figure(kind, dataset, body):
    made, problems = options.read(kind, FIGURE_KINDS[kind].options, f"id: x\ntitle: t\ncaption: c\n{body}", "chapter.md", 1, dataset)
    assert problems == []
    return made


def plot(kind, dataset, body="", name="wide"):
    return FIGURE_KINDS[kind].plot(figure(kind, dataset, body), dataset, name)


def traces(drawn, name):
    return [trace for trace in drawn["data"] if trace["name"] == name]


def degrees(ground, x, y):
    """Give the place of a pixel of a map."""
    lon = ground.area.west + x / (ground.shrink * ground.per_degree)
    return Place(name="x", lat=ground.area.north - y / ground.per_degree, lon=lon)


# Colours


def apart(one, other, sight):
    first, second = Color(one), Color(other)
    if sight:
        first, second = first.filter(sight), second.filter(sight)
    return first.delta_e(second, method="2000")


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ties_drawn_with_the_same_dash_are_told_apart_by_every_eye(sight, scheme):
    for (one, (colour, dash)), (other, (colour_2, dash_2)) in combinations(actors.STYLES.items(), 2):
        if dash == dash_2:
            assert apart(getattr(PALETTE[colour], scheme), getattr(PALETTE[colour_2], scheme), sight) >= LEAST, (one, other)


def test_kinds_of_events_have_shapes_of_their_own():
    assert len(set(SYMBOLS.values())) == len(SYMBOLS)


# Timelines


def test_a_crowded_day_is_pressed_and_stays_in_the_frame(real):
    crowd = next(shown for shown in gallery.shown(real.dataset) if shown.figure.id == "gallery-timeline-one-day")
    drawn = FIGURE_KINDS["timeline"].plot(crowd.figure, crowd.dataset, "narrow")
    layout = drawn["layout"]
    assert layout["height"] <= 700
    across = [x for trace in drawn["data"] for x in trace["x"] if trace.get("customdata") and trace.get("hoverinfo") != "skip"]
    assert len(across) == gallery.CROWD
    assert len(set(across)) == len(across), "no mark lies on another"
    assert all(layout["xaxis"]["range"][0] <= x <= layout["xaxis"]["range"][1] for x in across)


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_timeline_leaves_empty_lanes(real, name):
    for shown in real.figures:
        if shown.kind == "timeline":
            drawn = FIGURE_KINDS["timeline"].plot(shown, real.dataset, name)
            axis = drawn["layout"]["xaxis" if name == "narrow" else "yaxis"]["range"]
            places = {point for trace in drawn["data"] for point in trace["x" if name == "narrow" else "y"] if point is not None}
            lines = [shape for shape in drawn["layout"]["shapes"] if shape["type"] == "line" and shape["line"]["color"] == "var(--rule)"]
            middles = {shape["x0" if name == "narrow" else "y0"] for shape in lines}
            for middle in middles:
                assert any(abs(place - middle) < max(axis) / len(middles) for place in places), (shown.id, middle)


# Actors


def test_two_dates_are_compared(good):
    made = figure("actors", good, "compare: 2018-09-17\nas_of: 2026-01-01\n")
    assert actors.changes(made, good) == {
        "north-south-line-2015": "held",
        "south-between-arms-2012": "ended",
        "north-between-rivalry": "ended",
    }
    said = FIGURE_KINDS["actors"].text(made, good)
    assert said.startswith("3 ties held on 17 September 2018 or on 1 January 2026, 1 of them on both.")
    assert "2 ended: arms supply, South to Land Between; rivalry, North and Land Between." in said
    drawn = FIGURE_KINDS["actors"].plot(made, good, "wide")
    signs = [(trace["marker"]["symbol"], len(trace["x"])) for trace in traces(drawn, "changes")]
    assert signs == [("x-thin-open", 2)]
    assert {trace["opacity"] for trace in traces(drawn, "deconfliction")} == {actors.FAINT}
    assert [row["change"] for row in FIGURE_KINDS["actors"].rows(made, good)] == ["held", "ended", "ended"]


def test_one_tie_for_another_of_its_kind_is_a_change_and_no_end(good):
    old = good.relations["north-south-line-2015"].model_copy(update={"valid_to": When.parse("2020")})
    new = old.model_copy(update={"id": "line-2021", "valid_from": When.parse("2021"), "valid_to": None})
    changed = replace(good, relations={**good.relations, old.id: old, new.id: new})
    made = figure("actors", changed, "compare: 2018-09-17\nas_of: 2026-01-01\ntype: deconfliction\n")
    assert actors.changes(made, changed) == {old.id: "changed", new.id: "changed"}
    assert "1 went on in another strength or form: deconfliction, Northern Air Force and South." in FIGURE_KINDS["actors"].text(made, changed)


def test_the_live_figure_knows_when_each_tie_held(real):
    """The script shows and hides ties by these days alone, so they must say what the record says."""
    made = figure("actors", real.dataset, "as_of: 2018-09-17\n")
    drawn = FIGURE_KINDS["actors"].plot(made, real.dataset, "wide")
    for tie, trace in zip(real.dataset.relations.values(), drawn["data"], strict=False):
        first, last = trace["meta"][2:4]
        for day in (date(2015, 9, 20), date(2018, 9, 17), date(2024, 12, 8), date(2024, 12, 9)):
            assert ((not first or first <= day.isoformat()) and (not last or last >= day.isoformat())) == possibly_holds(tie, day), tie.id


# Maps


def test_a_claimed_range_is_a_circle_of_its_kilometres(good):
    drawn = plot("map", good, "reaches: [gun-at-the-bridge]\nplaces: none\n")
    ground = Ground(AREAS["levant"], MAPS["wide"]["levant"])
    centre = Place(name="x", lat=33.5, lon=36.2)
    (claim,) = traces(drawn, "claim")
    points = [(x, y) for x, y in zip(claim["x"], claim["y"], strict=True) if x is not None]
    assert len(points) > 60
    for x, y in points:
        assert kilometres(centre, degrees(ground, x, y)) == pytest.approx(100, rel=0.012)


@pytest.mark.parametrize("km", [6, 20, 100])
def test_a_distance_from_the_line_is_kept_all_along(km):
    ground = Ground(AREAS["golan"], MAPS["wide"]["golan"])
    line = [
        (a[0] + (b[0] - a[0]) * n / 20, a[1] + (b[1] - a[1]) * n / 20)
        for a, b in zip(golan_line(), golan_line()[1:], strict=False)
        for n in range(21)
    ]
    edge = ground.beside(golan_line(), km)
    assert len(edge) > 30
    for x, y in edge:
        nearest = min(kilometres(degrees(ground, x, y), Place(name="x", lat=lat, lon=lon)) for lon, lat in line)
        assert nearest == pytest.approx(km, rel=0.03, abs=0.4)


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


def test_no_map_leaves_its_frame(real):
    for shown in real.figures:
        if shown.kind == "map":
            for name in LAYOUTS:
                layout = (drawn := FIGURE_KINDS["map"].plot(shown, real.dataset, name))["layout"]
                for trace in drawn["data"]:
                    assert all(-0.1 <= x <= layout["width"] + 0.1 for x in trace["x"] if x is not None), (shown.id, trace["name"])


# Deals


def test_a_deal_that_stopped_has_a_gap_and_one_that_was_lost_a_cross(real):
    drawn = plot("deals", real.dataset, "deals: s-300-for-iran\n")
    assert traces(drawn, "suspension, refusal or cancellation")
    lines = [trace for trace in drawn["data"] if (trace["mode"] == "lines" and trace["line"]["dash"] != "solid") or trace["name"] == "life"]
    runs = sorted((run[0], run[1]) for trace in lines for run in zip(trace["x"][::3], trace["x"][1::3], strict=True) if trace["opacity"] == 1)
    stopped = traces(drawn, "suspension, refusal or cancellation")[0]["x"][0]
    following = min(start for start, _ in runs if start >= stopped)
    assert following > stopped, "no line runs on from the stop"
    assert all(not (start <= stopped < end) for start, end in runs)


def test_every_deal_is_drawn_whole(real):
    drawn = plot("deals", real.dataset, "since: 2018\n")
    first = drawn["layout"]["xaxis"]["range"][0]
    assert all(x >= first for trace in drawn["data"] for x in trace["x"] if x is not None)


# Accounts


def test_minutes_are_to_scale_and_a_line_says_whether_two_accounts_agree(good):
    drawn = plot("accounts", good, "event: airliner-incident-2018\n")
    points = {data[0]: y for trace in drawn["data"] for y, data in zip(trace["y"], trace.get("customdata", ()), strict=False)}
    notice, other = points["21:30, Notice given: North"], points["21:39, Notice given: South"]
    loss = points["21:40, Aircraft lost: North"]
    assert points["21:40, Aircraft lost: South"] == loss
    assert (other - notice) / 9 == pytest.approx((loss - notice) / 10)
    (same,), (differ,) = traces(drawn, "same"), traces(drawn, "apart")
    assert [same["line"]["dash"], len(same["x"])] == ["solid", 3]
    assert [differ["line"]["dash"], len(differ["x"])] == ["2px,3px", 3]
    reckoned = [trace for trace in traces(drawn, "reckoned") if trace["marker"]["symbol"] == "circle-open"]
    assert [data[2] for data in reckoned[0]["customdata"]] == ["Ten minutes before the loss."]


# Series


def test_numbers_in_unlike_units_are_never_joined_or_scaled(good):
    for name in LAYOUTS:
        drawn = plot("series", good, "of: numbers-claims\n", name)
        assert {trace["mode"] for trace in drawn["data"]} == {"markers"}
        assert drawn["layout"]["yaxis"]["fixedrange"]


def test_bars_begin_at_nothing_and_are_as_long_as_their_numbers(real):
    drawn = plot("series", real.dataset, "of: numbers-sipri-russia-to-iran\n")
    (bars,) = drawn["data"]
    values = [value.value for value in real.dataset.series["numbers-sipri-russia-to-iran"].values]
    assert bars["x"][0::3] == [0] * len(values)
    assert bars["x"][1::3] == values
    assert drawn["layout"]["xaxis"]["range"] == [0, max(values)]


# Scenarios


def test_the_matrix_has_a_mark_where_a_reading_points_and_nowhere_else(real):
    rows = FIGURE_KINDS["matrix"].rows(figure("matrix", real.dataset, ""), real.dataset)
    pointed = {
        (signpost.name, scenario)
        for signpost in real.dataset.signposts.values()
        for way in signpost.directions
        for scenario in (*way.scenarios, *way.also)
    }
    names = {f"{each.number}. {each.name}": each.id for each in real.dataset.scenarios.values()}
    assert {(row["name"], names[row["scenario"]]) for row in rows} == pointed


@pytest.mark.parametrize("name", LAYOUTS)
def test_scenarios_stand_at_the_corner_that_the_record_gives(real, name):
    drawn = plot("axes", real.dataset, "", name)
    (points,) = traces(drawn, "scenario")
    places = {data[0][0]: (x, y) for x, y, data in zip(points["x"], points["y"], points["customdata"], strict=True)}
    by_number = {str(each.number): each for each in real.dataset.scenarios.values()}
    inside = {number: each for number, each in by_number.items() if "outside" not in (each.foothold, each.choice_on_iran)}
    middle_x = sum(places[number][0] for number in inside) / len(inside)
    middle_y = sum(places[number][1] for number in inside) / len(inside)
    for number, scenario in inside.items():
        assert (places[number][0] > middle_x) == (scenario.choice_on_iran == "high"), scenario.id
        assert (places[number][1] < middle_y) == (scenario.foothold == "high"), scenario.id


# What surrounds a figure


def test_a_page_for_embedding_holds_the_figure_alone_and_a_way_home(real):
    made = next(shown for shown in real.figures if shown.id == "channel")
    page = figure_page.page(made, real.dataset, At("../../", "deconfliction/", "https://site.example/"))
    assert page.count("<figure") == 1
    assert 'href="../../deconfliction/#fig-channel" target="_top"' in page
    assert '<link rel="canonical" href=' in page
    assert not re.search(r'(src|href)="https?://(?!site\.example)', page)


def test_a_page_for_embedding_leads_to_its_oembed_answer(real):
    made = next(shown for shown in real.figures if shown.id == "channel")
    at = At("../../", "deconfliction/", "https://site.example/")
    files = figure_page.files(made, real.dataset, at)
    (found,) = re.findall(r'type="application/json\+oembed" href="https://site.example/([^"]*)"', files["embed/channel/index.html"])
    answer = json.loads(files[found])
    assert (answer["type"], answer["version"], answer["title"]) == ("rich", "1.0", made.title)
    assert {"html", "width", "height"} <= answer.keys(), "what the type rich must have: https://oembed.com, 2.3.4.4"
    assert 'src="https://site.example/embed/channel/"' in answer["html"]
    assert answer["thumbnail_url"] in {f"https://site.example/cards/{card.name}.png" for card in social_cards.cards(real)}


def test_marks_of_open_symbols_have_an_edge():
    assert marks("a", [(0, 0, ["t", "p", "w"])], "circle-open", "ink")["marker"]["line"] == {"width": 2}


@pytest.mark.parametrize(("dates", "told"), [("2018-09-17", "17 Sep 2018"), ("2018-02/2018-11", "Mar 2018"), ("2015/2026", "2016")])
def test_every_axis_of_time_names_a_year(dates, told):
    ticks = [words for _, words in TimeAxis([When.parse(dates)], date(2026, 6, 30), 320, None).ticks(44)]
    assert ticks[0] == told
