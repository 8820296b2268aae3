"""One sky: what changed since the date before stands out, and what no page settles is dotted and quiet."""

from dataclasses import replace

import pytest
from drawn import fence, traces

from explainer.figures.draw.palette import css
from explainer.figures.draw.text_size import crossings, text_box
from explainer.figures.drawing import Drawing
from explainer.figures.kind import LAYOUTS
from explainer.figures.registry import made_figure
from explainer.figures.sky import key
from explainer.figures.sky_picture import AREA, IN_A_ROW, MAP_GAP, WIDTHS
from explainer.figures.sky_selection import label_on
from explainer.record.dates import When


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_mark_says_what_changed_and_what_is_known(good, layout):
    drawn = fence("sky", good)
    found = [trace for trace in drawn.plots[layout]["data"] if trace["mode"] == "markers"]
    marked = {data[0]: (trace["name"], trace["marker"]["symbol"], trace["marker"]["color"]) for trace in found for data in trace["customdata"]}
    (unknown,) = (trace for trace in drawn.plots[layout]["data"] if trace["name"] == "base" and trace["mode"] == "lines")
    assert (unknown["customdata"][0][0], unknown["line"]["dash"]) == ("The Fort, 18 September 2018: not known", "2px,2px")
    assert {entry.says for entry in drawn.key} >= {"by reports or images alone", "not known"}
    assert marked == {
        "The Fort, 31 December 2015": ("base", "circle", css("ink")),
        "Gun <1>, The Fort, 31 December 2015": ("battery", "triangle-up-open", css("ink")),
        "Gun gone, The Fort, 18 September 2018": ("battery", "x-thin-open", css("military")),
        "Troops, The Ford, 18 September 2018": ("troops", "diamond", css("military")),
    }


def test_the_line_is_dotted_as_on_the_other_maps_and_has_a_question_mark_where_no_page_says_how_it_worked(good):
    lines = traces(fence("sky", good), "wide", "line")
    assert [(trace["line"]["dash"], trace["customdata"][0][0]) for trace in lines] == [
        ("2px,4px", "The line, stated to be in use, 31 December 2015"),
        ("2px,4px", "The line, not documented, 18 September 2018"),
    ]
    assert [trace["line"]["color"] for trace in lines] == [css("ink"), css("quiet")]
    said = [note["lines"][0] for note in fence("sky", good).plots["wide"]["layout"]["annotations"]]
    assert (said.count("the line"), said.count("the line?")) == (1, 1)
    assert "the line, its route not public; with “?”: its use not documented" in [entry.says for entry in key(fence("sky", good).selection)]


def test_a_claimed_range_is_drawn_only_where_its_battery_is_known_to_stand(real):
    for sky in real.dataset.skies.values():
        known = {site.label for site in sky.sites if site.kind == "battery" and site.known != "not-known" and site.change != "left"}
        assert {real.dataset.reaches[id_].label for id_ in sky.ranges} <= known, sky.id


def of_kind_sky(real):
    """Return the drawings of the kind, at least the story's and that of all dates."""
    found = [each for each in real.drawings if each.figure.kind == "sky"]
    assert len(found) > 1
    return found


def test_the_maps_stay_in_their_frames(real):
    for drawn in of_kind_sky(real):
        for layout, plot in drawn.plots.items():
            for trace in plot["data"]:
                assert all(-0.1 <= x <= WIDTHS[layout] + 0.1 for x in trace["x"] if x is not None), trace["name"]
    assert IN_A_ROW["wide"] * AREA.across["wide"] + (IN_A_ROW["wide"] - 1) * MAP_GAP["wide"] <= WIDTHS["wide"]


def test_every_site_of_the_record_has_its_name_on_the_map(real):
    for drawn in of_kind_sky(real):
        for plot in drawn.plots.values():
            named = sorted(" ".join(note["lines"]) for note in plot["layout"]["annotations"])
            labels = sorted(label_on(shown.sky, each) for shown in drawn.selection for each in shown.sites)
            assert sorted(name for name in named if name in set(labels)) == labels


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_story_names_the_countries_and_draws_no_line_through_a_name(real, layout):
    (drawn,) = (each for each in of_kind_sky(real) if each.figure.id == "one-sky")
    plot = drawn.plots[layout]
    notes = plot["layout"]["annotations"]
    named = [note["lines"][0] for note in notes]
    assert [named.count(name) for name in ("Syria", "Lebanon", "Israel", "Tel Aviv")] == [len(drawn.selection)] * 4
    assert traces(drawn, layout, "claim") == []
    boxes = [text_box(note["lines"], note["x"], note["y"], 12, xanchor=note["xanchor"], yanchor=note["yanchor"]) for note in notes]
    for trace in traces(drawn, layout, "line"):
        for x0, y0, x1, y1 in zip(trace["x"][::3], trace["y"][::3], trace["x"][1::3], trace["y"][1::3], strict=True):
            assert crossings(boxes, [(x0 + (x1 - x0) * step / 99, y0 + (y1 - y0) * step / 99) for step in range(100)]) == 0


def skies(dataset, **changes):
    """Return the fake record with a third date, on which all is as `changes` have it: a site of the second by its number to its new change."""
    last = dataset.skies["sky-2018"]
    sites = [site.model_copy(update={"change": changes.get(f"site{number}", "same")}) for number, site in enumerate(last.sites, 1)]
    sites = tuple(site for site in sites if site.change != "none")
    later = last.model_copy(update={"id": "sky-2020", "date": When.parse("2020-01-01"), "sites": sites})
    return replace(dataset, skies={**dataset.skies, later.id: later})


def of_dates(dataset, *dates):
    """Return the drawing of some dates."""
    return Drawing(made_figure("sky", "chapter.md", 1, id="x", title="t", caption="c", dates=dates), dataset)


def changes(drawn):
    """Return each site that is marked: the id of the date on the map, that of which the site is told, its label and its change."""
    return [(shown.sky.id, each.sky.id, each.site.label, each.site.change) for shown in drawn.selection for each in shown.sites]


def test_what_left_between_two_shown_dates_is_marked_on_the_second_with_its_own_date(good):
    drawn = of_dates(skies(good, site2="none"), "sky-2015", "sky-2020")
    assert changes(drawn) == [
        ("sky-2015", "sky-2015", "The Fort", "new"),
        ("sky-2015", "sky-2015", "Gun <1>", "new"),
        ("sky-2020", "sky-2020", "The Fort?", "same"),
        ("sky-2020", "sky-2020", "Troops", "new"),
        ("sky-2020", "sky-2018", "Gun gone", "left"),
    ]
    assert ("sky-2018-2", "2018-09-18") in [(row["id"], row["date"]) for row in drawn.rows]
    assert "Gone: Gun <1> (18 September 2018)." in drawn.text


def test_a_change_on_a_date_that_is_not_shown_is_a_change(good):
    drawn = of_dates(skies(good, site1="changed", site2="none"), "sky-2015", "sky-2020")
    assert ("sky-2020", "sky-2020", "The Fort?", "changed") in changes(drawn)


def test_a_first_map_that_is_not_the_first_of_the_record_marks_nothing_as_changed(good):
    assert [change for *_, change in changes(fence("sky", good, "dates: [sky-2018]\n"))] == ["same", "same"]


def test_ranges_are_left_out_where_a_figure_says_so(good):
    drawn = fence("sky", good, "ranges: none\n")
    assert traces(drawn, "wide", "claim") == []
    assert not any(row["what"] == "Claimed range" for row in drawn.rows)
    assert "claimed range" not in [entry.says for entry in drawn.key]


def test_nothing_is_drawn_of_a_record_without_dates(good):
    drawn = fence("sky", good)
    empty = Drawing(drawn.figure, replace(good, skies={}))
    assert "no date" in empty.text
    assert empty.plots["wide"]["data"] == []


def test_what_had_gone_years_before_the_map_says_when(real):
    for id_, year in (("one-sky", " (2022)"), ("sky-by-date", "")):
        (drawn,) = (each for each in of_kind_sky(real) if each.figure.id == id_)
        gone = [label_on(shown.sky, each) for shown in drawn.selection for each in shown.sites if each.site.change == "left"]
        assert sorted(gone) == ["Russian posts gone", f"S-300 gone{year}"]
        assert "S-300 gone, Masyaf, 31 August 2022" in {row["name"] for row in drawn.rows}, "whose name ends with its date"
