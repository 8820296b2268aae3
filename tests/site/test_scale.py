"""The record at ten times its size: it checks, and its figures and lists are whole."""

import csv
import io
import json
import re

import pytest

from explainer.site import read

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tenfold(together, tenfold_files):  # noqa: ARG001 - makes the folder
    return read.read(together / "grown")


def test_ten_times_the_events_are_sound(tenfold, real):
    assert len(tenfold.dataset.events) == 10 * len(real.dataset.events)
    assert len(tenfold.dataset.relations) == 10 * len(real.dataset.relations)
    assert len({event.date.text for event in tenfold.dataset.events.values()}) > 2 * len({event.date.text for event in real.dataset.events.values()})


@pytest.mark.parametrize("name", ["all-events", "all-ties"])
def test_a_large_figure_is_whole_in_every_form(tenfold_files, name):
    embed = (tenfold_files / f"embed/{name}/index.html").read_text()
    about = json.loads((tenfold_files / f"figures/{name}.json").read_text())
    rows = [row["id"] for row in about["rows"]]
    assert len(rows) > 400
    assert [row["id"] for row in csv.DictReader(io.StringIO((tenfold_files / f"figures/{name}.csv").read_text()))] == rows
    assert f' data-rows="{len(rows)}"' in embed
    assert embed.count("<tr>") == len(rows) + 1
    links = {row.get("url") or f"actors/{row['from']}/#{row['id']}" for row in about["rows"]}
    for picture in re.findall(r'<svg [^>]*class="picture .*?</svg>', embed):
        drawn = {
            link
            for link in re.findall(r'<a (?:target="_blank" rel="noopener" )?href="\.\./\.\./([^"]+)"', picture)
            if not re.fullmatch(r"actors/[^#]+", link)
        }
        assert drawn == links


def test_every_list_is_whole(tenfold_files, tenfold):
    dataset = tenfold.dataset
    for page, count in (("timeline.md", len(dataset.events)), ("events/index.md", len(dataset.events)), ("actors/index.md", len(dataset.relations))):
        assert (tenfold_files / page).read_text().count("<li data-t") == count, page
