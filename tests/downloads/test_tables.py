"""Every download opened by a reader that was not written here."""

import csv
import io
import json
import warnings
from pathlib import Path

import pytest
import rispy

from explainer.downloads import tables
from explainer.record.urls import Home
from explainer.site import tree

ROOT = Path(__file__).parents[2]
HOME = Home("https://site.example/", "")


@pytest.fixture(scope="session")
def made(real):
    assert not real.problems
    return {path: content for path, content in tree.tree(real, HOME).items() if path.startswith("data/")}


@pytest.fixture(scope="session")
def folder(made, tmp_path_factory):
    target = tmp_path_factory.mktemp("package")
    for path, content in made.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(content)
    return target / "data"


def test_frictionless_finds_the_package_valid(folder):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import frictionless

        report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "title", "rowNumber", "fieldName", "note"])[:10]
    assert {task.name for task in report.tasks} == {*tables.RECORD_TABLES, *tables.PART_TABLES}


def test_frictionless_would_find_a_row_that_names_nobody(folder, tmp_path):
    import shutil

    shutil.copytree(folder, tmp_path / "data")
    path = tmp_path / "data" / "stages.csv"
    path.write_text(path.read_text().replace("s-300-for-iran", "s-300-for-nobody", 1))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import frictionless

        assert not frictionless.validate(str(tmp_path / "data" / "datapackage.json")).valid


def test_the_package_names_every_column_in_its_order(made):
    package = json.loads(made["data/datapackage.json"])
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    for resource in package["resources"]:
        head = next(csv.reader(io.StringIO(made[f"data/{resource['path']}"])))
        assert head == [field["name"] for field in resource["schema"]["fields"]], resource["name"]


def test_names_and_order_of_columns_stay(request):
    """Others read the files by these names. A new column goes to the end of its table's models, and the golden file shows it in review."""
    golden = ROOT / "tests" / "golden" / "columns.txt"
    said = "".join(f"{name}: {' '.join(tables.columns(name))}\n" for name in (*tables.RECORD_TABLES, *tables.PART_TABLES))
    if request.config.getoption("--golden"):
        golden.write_text(said)
    assert said == golden.read_text(), "run pytest --golden and look at the difference"


def test_a_stage_and_a_value_have_the_number_of_their_address(made, real):
    for name, key, table, field in (("stages", "deal", real.dataset.deals, "stages"), ("values", "series", real.dataset.series, "values")):
        rows = [(each[key], int(each["number"])) for each in csv.DictReader(io.StringIO(made[f"data/{name}.csv"]))]
        assert rows == [(record.id, part.number) for record in table.values() for part in getattr(record, field)]


def test_each_chapter_has_its_own_bibliography(made, real):
    assert "scenarios.md" in {chapter.page for chapter in real.chapters}
    read = {item["id"] for item in rispy.loads(made["data/chapters/scenarios.ris"])}
    assert {"nyu-wagner-scenarios", "goscience-2024-toolkit"} <= read
    assert read < set(real.dataset.sources)


def test_every_download_says_its_edition_and_licence(made):
    for path, content in made.items():
        assert "2026-11" in content, path
        assert "CC BY 4.0" in content or "CC-BY-4.0" in content, path


def test_a_withdrawn_event_keeps_its_page_and_leaves_the_lists(good):
    from explainer.pages.all_pages import all_pages
    from explainer.pages.incremental import Memory

    pages = all_pages(good, {}, {}, {}, HOME, Memory())
    assert "It turned out to be the first one" in pages["events/second-patrols-2018.md"].body
    assert "second-patrols-2018" not in pages["events/index.md"].body
    assert "events/never-published-2017.md" not in pages
