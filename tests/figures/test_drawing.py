"""Every kind of figure: rows, pictures, words, and that all of them agree."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import plotly.graph_objects as go
import pytest
from drawn import BODIES, fence

from explainer.figures.draw.palette import PALETTE
from explainer.figures.draw.picture import ON_SOCIAL_CARD
from explainer.figures.draw.plotly import for_plotly
from explainer.figures.draw.svg import render
from explainer.figures.figure_files import files
from explainer.figures.figure_html import PageContext, figure_html, figure_table
from explainer.figures.kind import LAYOUTS

AT = PageContext("../", "chapter/", "https://site.example/")
GOLDEN = Path(__file__).parents[1] / "golden"
SVG = "{http://www.w3.org/2000/svg}"
# How many rows each has, and how its text counts them.
ROWS = {
    "timeline": (6, "6 events"), "actors": (3, "3 ties"), "ties": (3, "3 ties of 3 pairs"), "counts": (5, "5 groups"), "map": (3, "1 place"), "deals": (2, "2 stages"),
    "line": (10, "3 periods"),
    "accounts": (9, "From notice given to aircraft lost: more than 10 minutes (North); 1 minute (South)"), "series": (3, "3 values"), "matrix": (1, "1 signpost"), "axes": (1, "1 scenario"),
    "missiles": (4, "3 cases"),
    "notice": (4, "4 steps"), "layers": (6, "4 contacts"), "ladder": (4, "4 statements"),
    "sky": (8, "2 dates"),
    "night": (8, "In 1 of them accounts part"),
}  # fmt: skip
LABELS = {
    "timeline": ["Aircraft lost", "Line agreed"], "actors": ["Deconfliction"], "ties": ["Deconfliction", "North"], "counts": ["2015", "2018"], "map": ["The Bridge"],
    "line": ["Line agreed & kept", "events of the"],
    "deals": ["A radar <for> Between"], "accounts": ["North", "South", "more than 10 minutes", "1 minute", "21:39"], "series": ["5 of 8 missiles", "dozens"],
    "night": ["The line rings", "Home of the escort", "South", "nobody knows"],
    "matrix": ["The telephone bill", "Small", "September 2018"], "axes": ["Silence"],
    "missiles": ["Gun & son: bridge, 2018", "No case found"],
    "notice": ["Tell <them>?", "not published", "The envoy, 2018"], "layers": ["Heads", "The wire", "2 on record"],
    "ladder": ["Permission", "Yes: It was told.", "no statement of either side found"],
    "sky": ["December 2015", "the line?", "Gun"],
}  # fmt: skip


@pytest.fixture(params=sorted(BODIES))
def each(request, good):
    return fence(request.param, good)


def picture(drawn, layout):
    return drawn.pictures[layout].svg("../", id_="x", title="A < B", desc="d")


def test_the_five_forms_have_the_same_rows(each):
    page = figure_html(each, AT)
    made = files(each, "https://name.example/")
    rows = each.rows
    ids = [row["id"] for row in rows]
    assert len(rows) == ROWS[each.figure.kind][0]
    assert ROWS[each.figure.kind][1] in each.text
    assert f'data-rows="{len(rows)}"' in page
    assert figure_table(each, AT).count("<tr>") == len(rows) + 1
    assert [row["id"] for row in json.loads(made[f"figures/{each.figure.id}.json"])["rows"]] == ids
    assert [row["id"] for row in csv.DictReader(io.StringIO(made[f"figures/{each.figure.id}.csv"]))] == ids
    for name in LAYOUTS:
        plot = json.loads(made[f"figures/{each.figure.id}.plot.json"])[name]
        marked = {tuple(data[:2]) for trace in plot["data"] if trace.get("visible", True) for data in trace.get("customdata", ()) if data}
        marked = {mark for mark in marked if not re.fullmatch("actors/[^#]+", mark[1])}  # those of actors are no rows
        links = ET.fromstring(picture(each, name)).iter(f"{SVG}a")
        drawn = {(link.get("aria-label").split("\n")[0], link.get("href").removeprefix("../")) for link in links if link.get("aria-label")}
        assert marked == {mark for mark in drawn if not re.fullmatch("actors/[^#]+", mark[1])}
        assert len(marked) == len(rows)


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_plot_is_one_that_plotly_accepts(each, name):
    with_values = re.sub(r"var\(--([a-z]+)\)", lambda found: PALETTE[found[1]].light, json.dumps(for_plotly(each.plots[name])))
    plot = json.loads(with_values)
    drawn = go.Figure(plot)
    assert len(drawn.data) == len(plot["data"])


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_picture_is_well_formed_and_named(each, name):
    root = ET.fromstring(picture(each, name))
    assert root.find(f"{SVG}title").text == "A < B"
    named = [
        link for link in root.iter(f"{SVG}a") if not (link.get("aria-hidden") and link.find(f"{SVG}path") is not None)
    ]  # a line to a mark says nothing
    assert all(link.get("aria-label") or link.find(f"{SVG}text") is not None for link in named)


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_picture_of_the_fake_record_is_the_golden_one(each, name, request):
    golden = GOLDEN / f"{each.figure.kind}-{name}.svg"
    drawn = str(render(each.plots[name], ON_SOCIAL_CARD).svg("../", id_="x", title="A < B", desc="d")).replace("><", ">\n<") + "\n"
    if request.config.getoption("--golden"):
        golden.write_text(drawn)
    assert drawn == golden.read_text(), "run pytest --golden and look at the difference"


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_matters_is_labelled_in_both_layouts(each, name):
    notes = each.plots[name]["layout"]["annotations"]
    words = [" ".join(note["lines"]) for note in notes]
    for label in LABELS[each.figure.kind]:
        assert any(label in word for word in words), (name, label)


def test_each_form_is_made_once(each):
    assert each.selection is each.selection
    assert each.plots is each.plots
    assert each.pictures is each.pictures


def test_no_two_marks_of_a_figure_are_said_alike_and_none_with_an_id(real):
    ids = {id_ for table in (real.dataset.events, real.dataset.actors, real.dataset.relations) for id_ in table if "-" in id_}
    for drawn in real.drawings:
        traces = [trace for trace in drawn.plots["wide"]["data"] if trace.get("hoverinfo") != "skip"]
        carried = {tuple(data) for trace in traces for data in trace.get("customdata") or () if data}
        said = [f"{title}. {words}" for title, _, words in carried]
        assert len(said) == len(set(said)), drawn.figure.id
        assert not {word for each in said for word in each.split() if word in ids}, drawn.figure.id
