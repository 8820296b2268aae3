"""Every download opened by a reader that was not written here."""

import csv
import io
import json
import warnings
from datetime import date
from pathlib import Path

import bibtexparser
import pytest
import rispy
from icalendar import Calendar

from explainer.downloads import tables
from explainer.downloads.calendars import DOMAIN
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


def test_bibtex_is_read_by_two_parsers_and_holds_every_source(made, real):
    from pybtex.database import parse_string

    text = made["data/bibliography.bib"]
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    entries = parse_string(text, "bibtex").entries
    assert {entry.key for entry in library.entries} == set(entries) == set(real.dataset.sources)
    for id_, source in real.dataset.sources.items():
        assert entries[id_].fields.get("url") == (source.url if source.link else None), id_
        assert entries[id_].fields["language"] == source.lang


def test_ris_is_read_and_holds_every_source(made, real):
    read = {item["id"]: item for item in rispy.loads(made["data/bibliography.ris"])}
    assert set(read) == set(real.dataset.sources)
    for id_, source in real.dataset.sources.items():
        title = source.title[1:-1] if source.title[0] + source.title[-1] == "[]" else source.title  # a description
        assert read[id_]["title"] == " ".join(title.split())
        assert read[id_].get("urls") == ([source.url] if source.link else None)


def test_csl_json_is_read_by_a_citation_processor(made, real):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc.source.json import CiteProcJSON

        read = CiteProcJSON(json.loads(made["data/bibliography.csl.json"]))
    assert set(read) == set(real.dataset.sources)


def test_the_calendar_is_read_and_holds_only_exact_days(made, real):
    text = made["data/events.ics"]
    assert text.count("\n") == text.count("\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    entries = {str(entry["uid"]).removesuffix(f"@{DOMAIN}"): entry for entry in Calendar.from_ical(text).walk("VEVENT")}
    exact = {id_ for id_, event in real.dataset.events.items() if event.date.precision == "day" and event.date.last and not event.date.about}
    assert set(entries) == exact
    crash = entries["il-20-shootdown-2018"]
    assert crash["dtstart"].dt == date(2018, 9, 17)
    assert str(crash["url"]) == "https://site.example/events/il-20-shootdown-2018/"
    assert f"{len(real.dataset.events) - len(exact)} others" in str(Calendar.from_ical(text)["x-wr-caldesc"])


def test_each_chapter_has_its_own_bibliography(made, real):
    for chapter in real.chapters:
        if chapter.page == "scenarios.md":
            read = {item["id"] for item in rispy.loads(made["data/chapters/scenarios.ris"])}
            assert {"nyu-wagner-scenarios", "goscience-2024-toolkit"} <= read
            assert read < set(real.dataset.sources)


def test_every_download_says_its_edition_and_licence(made):
    for path, content in made.items():
        assert "2026-11" in content, path
        assert "CC BY 4.0" in content or "CC-BY-4.0" in content, path


def test_a_hostile_title_stays_text(good):
    from explainer.citing.export_formats import bibtex, ris

    source = next(iter(good.sources.values())).model_copy(update={"title": "} @evil{x, \\input{/etc/passwd}\nER  - \nTY  - BOOK"})
    entries = bibtexparser.parse_string(bibtex([source], good.edition)).entries
    assert len(entries) == 1
    assert "\\input" not in entries[0].fields_dict["title"].value
    assert len(rispy.loads(ris([source], good.edition))) == 1


def test_a_withdrawn_event_keeps_its_page_and_leaves_the_lists(good):
    from explainer.pages.all_pages import all_pages

    pages = all_pages(good, {}, {}, HOME)
    assert "It turned out to be the first one" in pages["events/second-patrols-2018.md"].body
    assert "second-patrols-2018" not in pages["events/index.md"].body
    assert "events/never-published-2017.md" not in pages
