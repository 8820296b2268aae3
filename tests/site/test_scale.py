"""The record at ten times its size: it checks, its figures are thinned and say so, and its lists are whole."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from growth import grown

from explainer.figures import actors, timeline
from explainer.figures.options import MOST
from explainer.record.dataset import LEVELS
from explainer.record.urls import Home
from explainer.site import read
from explainer.site.tree import tree as all_files

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tenfold(tmp_path_factory):
    return read.read(grown(ROOT / "docs", tmp_path_factory.mktemp("grown") / "docs", 10))


@pytest.fixture(scope="module")
def tree(tenfold):
    assert [str(problem) for problem in tenfold.problems] == []
    return all_files(tenfold, Home("https://name.example/", ""))


@pytest.fixture(scope="module")
def large(tenfold):
    """The timelines and diagrams of the site whose selection is too large."""
    kinds = {"timeline": timeline, "actors": actors}
    found = [figure for figure in tenfold.figures if figure.kind in kinds and len(kinds[figure.kind].selected(figure, tenfold.dataset)) > MOST]
    assert {figure.kind for figure in found} == set(kinds)
    return found


def test_ten_times_the_events_are_sound(tenfold, real):
    assert len(tenfold.dataset.events) == 10 * len(real.dataset.events)
    assert len(tenfold.dataset.relations) == 10 * len(real.dataset.relations)
    assert len({event.date.text for event in tenfold.dataset.events.values()}) > 2 * len({event.date.text for event in real.dataset.events.values()})


def test_no_figure_of_today_is_thinned(real):
    assert not [figure.id for figure in real.figures if figure.kind == "timeline" and timeline.thinned(figure, real.dataset)]
    assert not [figure.id for figure in real.figures if figure.kind == "actors" and actors.thinned(figure, real.dataset)]


def test_a_thinned_figure_says_so_and_its_forms_agree(large, tree, tenfold):
    for figure in large:
        embed, about = tree[f"embed/{figure.id}/index.html"], json.loads(tree[f"figures/{figure.id}.json"])
        rows = [row["id"] for row in about["rows"]]
        assert len(rows) <= MOST, figure.id
        assert [row["id"] for row in csv.DictReader(io.StringIO(tree[f"figures/{figure.id}.csv"]))] == rows
        assert f' data-rows="{len(rows)}"' in embed
        assert embed.count("<tr>") == len(rows) + 1
        links = {row.get("url") or f"actors/{row['from']}/#{row['id']}" for row in about["rows"]}
        for picture in re.findall(r'<svg [^>]*class="picture .*?</svg>', embed):
            drawn = {link for link in re.findall(r'<a href="\.\./\.\./([^"]+)"', picture) if not re.fullmatch(r"actors/[^#]+", link)}
            assert drawn == links, figure.id
        module = timeline if figure.kind == "timeline" else actors
        assert f"{len(module.selected(figure, tenfold.dataset)):,}" in about["thinned"]
        assert f"{MOST}" in about["thinned"]
        assert f'<p class="figure-thinned">{about["thinned"][:20]}' in embed
        assert f'<desc id="{figure.id}-d">{about["thinned"]}' in tree[f"figures/{figure.id}.svg"]


def test_what_matters_more_is_drawn_first(large, tenfold):
    for figure in (each for each in large if each.kind == "timeline"):
        drawn = timeline.events(figure, tenfold.dataset)
        kept = {event.id for event in drawn}
        assert set(figure.options["highlight"]) <= kept
        left = [event for event in timeline.selected(figure, tenfold.dataset) if event.id not in kept]
        least = max(LEVELS.index(event.importance) for event in drawn if event.id not in figure.options["highlight"])
        assert all(LEVELS.index(event.importance) >= least for event in left)
        assert [event.date.first for event in drawn] == sorted(event.date.first for event in drawn)


def test_every_list_is_whole(tree, tenfold):
    dataset = tenfold.dataset
    for page, count in (("timeline.md", len(dataset.events)), ("events/index.md", len(dataset.events)), ("actors/index.md", len(dataset.relations))):
        assert tree[page].count("<li data-t") == count, page
