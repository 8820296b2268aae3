"""Every kind of figure: rows, pictures, words, and that all of them agree."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.figures import options
from explainer.figures.draw.palette import GROUNDS, LINES, PALETTE, css, on_paper, stylesheet
from explainer.figures.draw.svg import draw, number, outline
from explainer.figures.draw.text_size import Box, text_box, width, wrap
from explainer.figures.html import At, files, html
from explainer.figures.options import LAYOUTS
from explainer.figures.registry import FIGURE_KINDS

AT = At("../", "chapter/", "https://site.example/")
GOLDEN = Path(__file__).parents[1] / "golden"
SVG = "{http://www.w3.org/2000/svg}"
BODIES = {
    "timeline": "id: line\ntitle: The line\ncaption: All of it.\nhighlight: [airliner-incident-2018, line-agreed-2015]\n",
    "actors": "id: ties\ntitle: The ties\ncaption: In 2018.\nas_of: 2018-09-17\nhighlight: [north-south-line-2015]\n",
    "counts": "id: years\ntitle: The years\ncaption: By year.\nof: events-by-year\n",
    "map": "id: ground\ntitle: The ground\ncaption: c\nreaches: [gun-at-the-bridge, bridge-to-mill]\nfrom_line: numbers-claims\n",
    "deals": "id: deals\ntitle: The deals\ncaption: c\n",
    "accounts": "id: night\ntitle: The night\ncaption: c\nevent: airliner-incident-2018\n",
    "series": "id: claims\ntitle: The claims\ncaption: c\nof: numbers-claims\n",
    "matrix": "id: signs\ntitle: The signs\ncaption: c\n",
    "axes": "id: axes\ntitle: The axes\ncaption: c\n",
}
# How many rows each has, and how its text counts them.
ROWS = {
    "timeline": (6, "6 events"), "actors": (3, "3 ties"), "counts": (5, "5 groups"), "map": (5, "1 place"), "deals": (2, "2 stages"),
    "accounts": (7, "They give 3 times; 1 more is reckoned"), "series": (3, "3 values"), "matrix": (1, "1 mark"), "axes": (1, "1 scenario"),
}  # fmt: skip
LABELS = {
    "timeline": ["Aircraft lost", "Line agreed"], "actors": ["Deconfliction"], "counts": ["2015", "2018"], "map": ["The Bridge"],
    "deals": ["A radar &lt;for&gt; Between"], "accounts": ["North", "South", "9 min", "21:39"], "series": ["5 of 8 missiles", "dozens"],
    "matrix": ["The telephone bill", "Small, September 2018"], "axes": ["Silence"],
}  # fmt: skip


def figure(kind, dataset, more=""):
    made, problems = options.read(kind, FIGURE_KINDS[kind].options, BODIES[kind] + more, "chapter.md", 1, dataset)
    assert problems == []
    return made


@pytest.fixture(params=sorted(BODIES))
def each(request, good):
    return figure(request.param, good)


def picture(made, dataset, name):
    plot = FIGURE_KINDS[made.kind].plot(made, dataset, name)
    return draw(plot, id_="x", title="A < B", desc="d", href=lambda path: f"../{path}")


def test_the_five_forms_have_the_same_rows(each, good):
    page = html(each, good, AT)
    made = files(each, good)
    rows = FIGURE_KINDS[each.kind].rows(each, good)
    ids = [row["id"] for row in rows]
    assert len(rows) == ROWS[each.kind][0]
    assert ROWS[each.kind][1] in FIGURE_KINDS[each.kind].text(each, good)
    assert f'data-rows="{len(rows)}"' in page
    assert page.count("<tr>") == len(rows) + 1
    assert [row["id"] for row in json.loads(made[f"figures/{each.id}.json"])["rows"]] == ids
    assert [row["id"] for row in csv.DictReader(io.StringIO(made[f"figures/{each.id}.csv"]))] == ids
    for name in LAYOUTS:
        plot = json.loads(made[f"figures/{each.id}.plot.json"])[name]
        marked = {tuple(data[:2]) for trace in plot["data"] if trace.get("visible", True) for data in trace.get("customdata", ()) if data}
        marked = {mark for mark in marked if not re.fullmatch("actors/[^#]+", mark[1])}  # those of actors are no rows
        links = ET.fromstring(picture(each, good, name)).iter(f"{SVG}a")
        drawn = {(link[1].text, link.get("href").removeprefix("../")) for link in links if link.find(f"{SVG}title") is not None}
        assert marked == {mark for mark in drawn if not re.fullmatch("actors/[^#]+", mark[1])}
        assert len(marked) == len(rows)


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_plot_is_one_that_plotly_accepts(each, good, name):
    plot = json.loads(on_paper(json.dumps(FIGURE_KINDS[each.kind].plot(each, good, name))))
    drawn = go.Figure(plot)
    assert len(drawn.data) == len(plot["data"])


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_picture_is_well_formed_and_named(each, good, name):
    root = ET.fromstring(picture(each, good, name))
    assert root.find(f"{SVG}title").text == "A < B"
    assert all(link.find(f".//{SVG}title") is not None or link.find(f"{SVG}text") is not None for link in root.iter(f"{SVG}a"))


def test_what_a_title_says_is_escaped_everywhere(good):
    made = figure("timeline", good)
    page = html(made, good, AT)
    assert "<accuse>" not in page
    assert "<accuse>" not in files(made, good)["figures/line.svg"]


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_picture_of_the_fake_record_is_the_golden_one(each, good, name, request):
    golden = GOLDEN / f"{each.kind}-{name}.svg"
    drawn = on_paper(picture(each, good, name)).replace("><", ">\n<") + "\n"
    if request.config.getoption("--golden"):
        golden.write_text(drawn)
    assert drawn == golden.read_text(), "run pytest --golden and look at the difference"


def test_a_day_is_a_dot_and_everything_longer_a_bar(good):
    plot = FIGURE_KINDS["timeline"].plot(figure("timeline", good), good, "wide")
    shapes = {data[1]: trace["mode"] for trace in plot["data"] for data in trace.get("customdata", ()) if data}
    assert shapes == {
        "events/line-agreed-2015/": "markers",
        "events/airliner-incident-2018/": "markers",
        "events/radar-sold-2015/": "lines",
        "events/patrols-2018/": "lines",
        "events/talks-of-the-year-2018/": "lines",
        "events/guard-2018/": "lines",
    }


def test_a_ring_marks_what_is_disputed(good):
    plot = FIGURE_KINDS["timeline"].plot(figure("timeline", good), good, "wide")
    rings = [trace for trace in plot["data"] if trace.get("marker", {}).get("symbol") == "circle-open"]
    assert [len(trace["x"]) for trace in rings] == [1]


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_matters_is_labelled_in_both_layouts(each, good, name):
    notes = FIGURE_KINDS[each.kind].plot(each, good, name)["layout"]["annotations"]
    words = [re.sub("</?b>", "", note["text"].replace("<br>", " ")) for note in notes]
    for label in LABELS[each.kind]:
        assert any(label in word for word in words), (name, label)


def test_an_actor_keeps_its_place_when_the_date_moves(good):
    def places(day):
        made, _ = options.read("actors", FIGURE_KINDS["actors"].options, BODIES["actors"].replace("2018-09-17", day), "x.md", 1, good)
        trace = FIGURE_KINDS["actors"].plot(made, good, "wide")["data"][-1]
        return dict(zip((actor for actor, _ in trace["meta"]), zip(trace["x"], trace["y"], strict=True), strict=True))

    assert places("2018-09-17") == places("2026-01-01")


def test_a_tie_that_did_not_hold_is_not_in_the_picture(good):
    made, _ = options.read("actors", FIGURE_KINDS["actors"].options, BODIES["actors"].replace("2018-09-17", "2026-01-01"), "x.md", 1, good)
    assert [row["id"] for row in FIGURE_KINDS["actors"].rows(made, good)] == ["north-south-line-2015"]
    drawn = picture(made, good, "wide")
    assert "Land Between" not in drawn
    assert "arms" not in drawn


def test_a_figure_of_nothing_says_so(good):
    made = figure("timeline", good, "theme: future\n".replace("highlight", ""))
    empty = options.Figure("timeline", "x.md", 1, {**made.options, "highlight": ()})
    page = html(empty, good, AT)
    assert 'data-rows="0"' in page
    assert "No event of the record fits this selection." in page
    assert "<svg" not in page, "no picture and no key"


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("until", ["2015-10", "2016"])
def test_one_event_or_one_day_draws_too(good, name, until):
    made, problems = options.read("timeline", FIGURE_KINDS["timeline"].options, f"id: a\ntitle: t\ncaption: c\nuntil: {until}\n", "x.md", 1, good)
    assert problems == []
    assert "<svg" in picture(made, good, name)


def test_sizes_of_text_grow_with_the_text():
    assert width("Il-20 lost", 13) < width("Il-20 lost, twice", 13) < width("Il-20 lost, twice", 13, bold=True)
    assert wrap("one two three", 10, 60) == ["one two", "three"]
    assert wrap("unbreakable", 10, 5) == ["unbreakable"]
    assert text_box(["ab"], 100, 50, 10, xanchor="right", yanchor="bottom").right == 100


@given(st.floats(-1e4, 1e4))
def test_a_coordinate_is_short_and_true(value):
    assert abs(float(number(value)) - value) <= 0.05 + 1e-9
    assert number(value) != "-0"


@pytest.mark.parametrize("symbol", ["circle", "circle-open", "triangle-up", "diamond", "square", "pentagon", "hexagon", "star", "arrow"])
def test_every_symbol_has_an_outline_about_its_point(symbol):
    path = outline(symbol, 50, 50, 10)
    values = [float(value) for value in re.findall(r"-?[\d.]+", path)]
    assert path.startswith("M")
    assert path.endswith("z")
    assert all(-15 <= value <= 65 for value in values)


def test_boxes_touch_only_where_they_share_ground():
    assert not Box(0, 0, 1, 1).touches(Box(1, 0, 2, 1))
    assert Box(0, 0, 2, 2).touches(Box(1, 1, 3, 3))


def luminance(colour):
    def channel(value):
        value /= 255
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", sorted(set(PALETTE) - set(LINES)))
def test_every_colour_stands_out_on_both_grounds(name):
    for scheme in ("light", "dark"):
        for ground in GROUNDS:
            least = 4.5  # text, and labels of ties take the colour of their line
            assert contrast(getattr(PALETTE[name], scheme), getattr(PALETTE[ground], scheme)) >= least, (scheme, ground)


def test_the_stylesheet_has_the_palette():
    light, dark = stylesheet().split('[data-md-color-scheme="slate"]')
    for name, shade in PALETTE.items():
        assert f"--{name}: {shade.light};" in light
        assert f"--{name}: {shade.dark};" in dark
    with pytest.raises(KeyError):
        css("pink")
