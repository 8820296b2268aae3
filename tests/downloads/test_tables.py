"""Every download opened by a reader that was not written here."""

import csv
import io
import json
import warnings
from pathlib import Path
from typing import Annotated, get_args, get_origin, get_type_hints

import pytest
import rispy

from explainer.downloads import tables
from explainer.record.dataset import TABLES
from explainer.record.fields import IdOf
from explainer.record.urls import Home

ROOT = Path(__file__).parents[2]
HOME = Home("https://site.example/", "")


@pytest.fixture(scope="module")
def folder(site):
    return site / "data"


@pytest.fixture(scope="module")
def made(site, folder):
    """The downloads as the built site offers them, by their addresses."""
    paths = [path for path in folder.rglob("*") if path.is_file() and path.name != "index.html" and path.parent.name != "schema"]
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in paths}


@pytest.mark.slow
def test_frictionless_finds_the_package_valid(folder):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import frictionless

        report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "title", "rowNumber", "fieldName", "note"])[:10]
    assert {task.name for task in report.tasks} == {*tables.RECORD_TABLES, *tables.PART_TABLES}


@pytest.mark.slow
def test_frictionless_would_find_a_row_that_names_nobody(folder, tmp_path):
    import shutil

    shutil.copytree(folder, tmp_path / "data")
    path = tmp_path / "data" / "stages.csv"
    path.write_text(path.read_text().replace("s-300-for-iran", "s-300-for-nobody", 1))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import frictionless

        assert not frictionless.validate(str(tmp_path / "data" / "datapackage.json")).valid


def ids_in(annotation):
    """Return the tables whose ids stand in an annotation, without those of which a tuple holds many."""
    if get_origin(annotation) is tuple:
        return []
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        many = get_origin(inner) is tuple or (get_origin(inner) is Annotated and get_origin(get_args(inner)[0]) is tuple)
        return [] if many else [mark.table for mark in marks if isinstance(mark, IdOf)] + ids_in(inner)
    return [table for inner in get_args(annotation) for table in ids_in(inner)]


@pytest.mark.parametrize("name", [*tables.RECORD_TABLES, *tables.PART_TABLES])
def test_every_column_of_one_id_is_a_foreign_key(made, name):
    part = tables.PART_TABLES.get(name)
    model = part.model if part else TABLES[name].model
    expected = {
        info.alias or field: target
        for field, info in model.model_fields.items()
        for target in ids_in(get_type_hints(model, include_extras=True)[field])
    }
    if part:
        expected[part.key] = part.table
    [schema] = [each["schema"] for each in json.loads(made["data/datapackage.json"])["resources"] if each["name"] == name]
    found = {key["fields"][0]: key["reference"]["resource"] or name for key in schema.get("foreignKeys", ())}
    assert found == {column: target for column, target in expected.items() if target in tables.RECORD_TABLES}


def test_the_package_names_every_column_in_its_order(made):
    package = json.loads(made["data/datapackage.json"])
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    for resource in package["resources"]:
        head = next(csv.reader(io.StringIO(made[f"data/{resource['path']}"])))
        assert head == [field["name"] for field in resource["schema"]["fields"]], resource["name"]


def test_csv_is_utf_8_without_a_mark_and_with_line_feeds(made):
    """As the data page says. A mark would be a part of the first name of a column to many programs for data."""
    for name, text in made.items():
        if name.endswith(".csv"):
            assert not text.startswith("\ufeff"), name
            assert "\r" not in text, name
            assert text.split(",", 1)[0].isidentifier(), name


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
    chapter = next(chapter for chapter in real.chapters if chapter.page == "scenarios.md")
    read = {item["id"] for item in rispy.loads(made["data/chapters/scenarios.ris"])}
    assert {*chapter.sources} <= read == {*chapter.evidence(real.dataset)}
    assert read < set(real.dataset.sources)


def test_every_download_says_its_edition_and_licence(made):
    for path, content in made.items():
        assert "2026-11" in content, path
        assert "CC BY 4.0" in content or "CC-BY-4.0" in content, path


def test_a_withdrawn_event_keeps_its_page_and_leaves_the_lists(good):
    from explainer.pages.all_pages import all_pages
    from explainer.record.build_cache import BuildCache

    pages = all_pages(good, {}, {}, {}, HOME, BuildCache(good, HOME))
    assert "It turned out to be the first one" in pages["events/second-patrols-2018.md"].body
    assert "second-patrols-2018" not in pages["events/index.md"].body
    assert "events/never-published-2017.md" not in pages
