"""One sky: what changed since the date before stands out, and what no page settles is hollow, dotted and quiet."""

from dataclasses import replace

import pytest
from drawn import fence, traces

from explainer.figures.draw.palette import css
from explainer.figures.drawing import Drawing
from explainer.figures.kind import LAYOUTS
from explainer.figures.sky_picture import AREA, WIDTHS


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_mark_says_what_changed_and_what_is_known(good, layout):
    drawn = fence("sky", good)
    found = [trace for trace in drawn.plots[layout]["data"] if trace["mode"] == "markers"]
    marked = {data[0]: (trace["name"], trace["marker"]["symbol"], trace["marker"]["color"]) for trace in found for data in trace["customdata"]}
    assert marked == {
        "The Fort, 31 December 2015": ("base", "circle", css("military")),
        "Gun <1>, The Fort, 31 December 2015": ("battery", "triangle-up-open", css("military")),
        "The Fort, 18 September 2018: not known": ("base", "circle-open", css("quiet")),
        "Gun gone, The Fort, 18 September 2018": ("battery", "x-thin-open", css("military")),
        "Troops, The Ford, 18 September 2018": ("troops", "diamond", css("military")),
    }


def test_the_line_is_dotted_where_no_page_says_how_it_worked(good):
    lines = traces(fence("sky", good), "wide", "line")
    assert [(trace["line"]["dash"], trace["customdata"][0][0]) for trace in lines] == [
        ("solid", "The line, stated to be in use, 31 December 2015"),
        ("2px,4px", "The line, not documented, 18 September 2018"),
    ]


def test_the_maps_stay_in_their_frames(real):
    (drawn,) = (each for each in real.drawings if each.figure.kind == "sky")
    for layout, plot in drawn.plots.items():
        for trace in plot["data"]:
            assert all(-0.1 <= x <= WIDTHS[layout] + 0.1 for x in trace["x"] if x is not None), trace["name"]
    assert len(drawn.selection) * AREA.across["wide"] < WIDTHS["wide"]


def test_every_site_of_the_record_has_its_name_on_the_map(real):
    (drawn,) = (each for each in real.drawings if each.figure.kind == "sky")
    for plot in drawn.plots.values():
        named = sorted(" ".join(note["lines"]) for note in plot["layout"]["annotations"])
        labels = sorted(site.label for shown in drawn.selection for site in shown.sky.sites)
        assert sorted(name for name in named if name in set(labels)) == labels


def test_nothing_is_drawn_of_a_record_without_dates(good):
    drawn = fence("sky", good)
    empty = Drawing(drawn.figure, replace(good, skies={}))
    assert "no date" in empty.text
    assert empty.plots["wide"]["data"] == []
