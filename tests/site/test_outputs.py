"""Pages, downloads and the whole tree."""

import csv
import io
import json
import re
import shutil
from html import unescape
from pathlib import Path

import jsonschema
import pytest
from new_event import NEW_EVENT

from explainer.__main__ import main
from explainer.downloads import tables
from explainer.figures.figure_html import PLOTLY
from explainer.pages.all_pages import all_pages
from explainer.record.build_cache import BuildCache
from explainer.record.json_schemas import schemas
from explainer.record.loading import load
from explainer.record.urls import Home
from explainer.site import read, scripts, stage, tree
from explainer.text.csv_table import cell
from explainer.text.markup import escape

ROOT = Path(__file__).parents[2]
HOME = Home("https://site.example/", "")
GOOD = Path(__file__).parents[1] / "data" / "good"
CONTRACT = {
    "id", "date", "end_date", "precision", "title", "summary", "kind", "theme", "importance", "actors", "place", "accounts", "confidence",
    "sources", "url",
}  # fmt: skip

OTHER = "---\nchapter: false\n---\n\n"  # a page that is no chapter


@pytest.fixture
def docs(tmp_path):
    """A folder of chapters beside the fake record, as a new site would begin."""
    shutil.copytree(GOOD, tmp_path / "docs" / "data")
    (tmp_path / "docs" / "index.md").write_text(
        f"{OTHER}# Fake\n\n[[patrols-2018|Patrols]].[@herald-2015]\n\n```timeline\nid: all\ntitle: All\ncaption: All.\n```\n"
    )
    return tmp_path / "docs"


def test_the_events_file_keeps_its_contract(good):
    made = json.loads(tables.files(good, HOME.address, BuildCache(good, HOME))["data/events.json"])
    assert made["edition"] == "2026-11"
    events = {event["id"]: event for event in made["events"]}
    assert list(events) == list(good.events)
    assert all(set(event) >= CONTRACT for event in events.values())
    patrols = events["patrols-2018"]
    assert (patrols["date"], patrols["end_date"], patrols["precision"], patrols["url"]) == (
        "2018-08-02/2018-08-14",
        "2018-08-14",
        "day",
        "events/patrols-2018/",
    )
    assert events["airliner-incident-2018"]["accounts"][0]["by"] == "North"


@pytest.mark.parametrize("table", tables.RECORD_TABLES)
def test_csv_and_json_hold_the_same_records(good, table):
    made = tables.files(good, HOME.address, BuildCache(good, HOME))
    rows = list(csv.DictReader(io.StringIO(made[f"data/{table}.csv"])))
    records = json.loads(made[f"data/{table}.json"])[table]
    assert [row["id"] for row in rows] == [record["id"] for record in records]
    apart = {part.field for part in tables.PART_TABLES.values() if part.table == table}
    assert list(rows[0]) == [*(key for key in records[0] if key not in apart), "edition"]


@pytest.mark.parametrize(("value", "expected"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("-x", "'-x"), (-1, "-1"), (None, ""), (True, "true"), ("a", "a")])
def test_a_formula_in_a_cell_is_text(value, expected):
    assert cell(value) == expected


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "[x](javascript:y)", "**b**", '"> <b', "{{ x }}", "`code`", "[^1]: x", "1. x", "a\n\n# b"]
)
def test_no_text_is_markup(text):
    escaped = escape(text)
    assert not set(escaped) & set('<>[]*`"{}\n'), escaped


def test_an_event_page_shows_what_is_known(good):
    made = all_pages(
        good,
        {"airliner-incident-2018": [("", escape("Fake"))]},
        {},
        {},
        Home("https://site.example/", "https://code.example/repo"),
        BuildCache(good, HOME),
    )
    page = made["events/airliner-incident-2018.md"].markdown()
    assert "# An aircraft is lost &#38; both sides &#60;accuse&#62; each other" in page
    assert page.index("Accounts that differ") < page.index("Sources") < page.index("Used in")
    assert "Notice was given in time." in page.replace("&#46;", ".")
    _, line = good.file_and_line("events", "airliner-incident-2018")
    assert "blob/main/docs/" in page.replace("&#47;", "/")
    assert f"L{line}" in page
    assert "A copying site" in made["events/guard-2018.md"].body
    assert "copy.example" not in made["events/guard-2018.md"].body


def test_without_a_repository_the_record_is_shown_on_the_site(good):
    page = all_pages(good, {}, {}, {}, HOME, BuildCache(good, HOME))["actors/north.md"].body
    _, line = good.file_and_line("actors", "north")
    assert f'<a href="../../data/actors.yml#L{line}">Edit this record</a>' in unescape(page)
    assert "Northland" in page


@pytest.mark.parametrize("place", ["data/site/docs/data", "docs/data/of/data", "metadata/docs/data"])
def test_the_link_to_a_record_names_its_file_wherever_the_record_lies(tmp_path, place):
    """A path may have another `data` in it, above the record."""
    shutil.copytree(GOOD, tmp_path / place)
    record = load(tmp_path / place)
    page = unescape(
        all_pages(record, {}, {}, {}, Home("https://site.example/", "https://code.example/repo"), BuildCache(record, HOME))[
            "events/patrols-2018.md"
        ].body
    )
    _, line = record.file_and_line("events", "patrols-2018")
    assert f"https://code.example/repo/blob/main/docs/data/events/2018.yml#L{line}" in page


def test_a_new_event_reaches_every_place_where_it_belongs(docs):
    """The promise to an editor: eleven lines of YAML and nothing else."""
    before = tree.tree(read.read(docs), HOME)
    (docs / "data" / "events" / "2019.yml").write_text(NEW_EVENT.format(id="second-talks-2019", title="Second talks"))
    site = read.read(docs)
    assert site.problems == ()
    after = tree.tree(site, HOME)
    assert "events/second-talks-2019.md" in after
    changed = {path for path in after if before.get(path) != after[path]}
    assert {
        "events/second-talks-2019.md", "events/index.md", "actors/north.md", "actors/south.md", "sources/wire.md", "index.md",
        "figures/all.csv", "figures/all.json", "figures/all.svg", "figures/all.plot.json", "data/events.json", "data/events.csv", "data/events.ics",
        "events/by-theme.md", "events/by-kind.md", "embed/all/index.html", "figures/cards.json",
    } <= changed  # fmt: skip
    assert 'href="events/second-talks-2019/"' in after["index.md"]
    assert "actors/between.md" not in changed


def test_a_new_tie_reaches_the_diagram(docs):
    (docs / "index.md").write_text(
        f"{OTHER}# Fake\n\n```actors\nid: ties\ntitle: Ties\ncaption: c\nas_of: 2020-01-01\n```\n\n```timeline\nid: all\ntitle: t\ncaption: c\n```\n"
    )
    assert "north-south-talks-2019" not in tree.tree(read.read(docs), HOME)["figures/ties.svg"]
    with (docs / "data" / "relations.yml").open("a") as file:
        file.write(
            "\n- id: north-south-talks-2019\n  from: north\n  to: south\n  directed: false\n  type: diplomatic\n  valid_from: 2019\n  from_basis: act\n"
            "  to_basis: open\n  strength: 1\n  strength_reason: Once a year.\n  summary: Talks.\n  sources: [agency-2018]\n"
        )
    assert "actors/north/#north-south-talks-2019" in tree.tree(read.read(docs), HOME)["figures/ties.svg"]


def test_problems_of_chapters_and_record_come_together(docs):
    (docs / "index.md").write_text(
        f"{OTHER}# Fake\n\n[@nobody]\n\n```timeline\nid: all\ntitle: All\ncaption: All.\ntheme: arms\n```\n\n```timeline\nid: all\ntitle: x\ncaption: x\n```\n"
    )
    (docs / "latin.md").write_bytes(b"caf\xe9\n")
    found = [str(problem).removeprefix(docs.as_posix() + "/") for problem in read.read(docs).problems]
    assert found == [
        "index.md:7: unknown source: 'nobody'",
        "index.md:16: all: figure id is used twice, first at " + f"{docs.as_posix()}/index.md:9",
        "latin.md:1: file is not UTF-8",
    ]


def test_an_unshown_theme_is_a_problem(docs):
    (docs / "index.md").write_text(f"{OTHER}# Fake\n\n```timeline\nid: all\ntitle: All\ncaption: All.\ntheme: arms\n```\n")
    messages = [problem.message for problem in read.read(docs).problems]
    assert "line-agreed-2015: theme is shown by no timeline: 'deconfliction'" in messages


def test_check_warns_of_what_is_overdue_and_exits_with_zero(docs, capsys):
    assert main(["check", str(docs / "data"), "--today", "2027-02-18"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["check", str(docs / "data"), "--today", "2027-02-19"]) == 0
    warnings = capsys.readouterr().err.splitlines()
    assert [re.search(r"[\w/-]+\.yml:\d+: .*", line)[0].partition("data/")[2] for line in warnings] == [
        "questions.yml:6: warning: who-answers: look for what came next, 91 days after the last look: 20 November 2026",
        "relations.yml:10: warning: north-south-line-2015: look for what came next, 91 days after the last look: 20 November 2026",
        "scenarios/signposts.yml:13: warning: signpost-bill: look for what came next, 91 days after the last look: 20 November 2026",
    ]


def test_due_lists_what_to_look_for_next(docs, capsys):
    assert main(["due", str(docs / "data"), "--today", "2026-11-25"]) == 0
    assert "  who-answers: Who answers the telephone? (20 November 2026, 5 days ago)\n" in capsys.readouterr().out
    (docs / "data" / "questions.yml").write_text("nothing")
    assert main(["due", str(docs / "data"), "--today", "2026-11-25"]) == 1
    printed = capsys.readouterr()
    assert (printed.out, "questions.yml:1: file must be a list of records" in printed.err) == ("", True)


def test_check_prints_problems_and_exits_with_one(docs, capsys):
    assert main(["check", str(docs / "data"), "--today", "2026-11-25"]) == 0
    assert "6 events" in capsys.readouterr().out
    (docs / "index.md").write_text(f"{OTHER}[@nobody]")
    assert main(["check", str(docs / "data")]) == 1
    printed = capsys.readouterr()
    assert printed.err.endswith("index.md:5: unknown source: 'nobody'\n")
    assert printed.out == ""


def test_stage_writes_all_or_nothing(docs, tmp_path, capsys):
    target = tmp_path / "staged"
    assert main(["stage", str(target), "--docs", str(docs)]) == 0
    assert (target / "events" / "patrols-2018" / "index.md").exists()
    staged = (target / "data" / "events" / "2018.yml").read_text()
    assert staged.startswith((docs / "data" / "events" / "2018.yml").read_text().rstrip())
    assert staged.endswith("# The Fake Line, edition 2026-11, CC BY 4.0.\n")
    assert main(["stage", str(target), "--docs", str(docs)]) == 0, "a staged folder is replaced"
    (docs / "index.md").write_text(f"{OTHER}[@nobody]")
    assert main(["stage", str(tmp_path / "other"), "--docs", str(docs)]) == 1
    assert not (tmp_path / "other").exists()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    capsys.readouterr()
    (docs / "index.md").write_text(f"{OTHER}# Fake\n\n[@herald-2015]\n\n```timeline\nid: all\ntitle: t\ncaption: c\n```\n")
    assert main(["stage", str(tmp_path / "mine"), "--docs", str(docs)]) == 1
    assert "not staged" in capsys.readouterr().err
    assert (tmp_path / "mine" / "letter.txt").exists()


def test_the_script_is_the_one_in_the_wheel():
    version = PLOTLY.removeprefix("assets/plotly-").removesuffix(".min.js")
    assert f"plotly.js v{version}\n".encode() in scripts.plotly_js()[:60], "set figures.figure_html.PLOTLY to the new version"


def test_the_schemas_are_up_to_date_and_fit_the_record(real):
    import yaml

    for name, content in schemas().items():
        assert (ROOT / "docs" / name).read_text() == content, "run PYTHONPATH=src .venv/bin/python -m explainer schema"
    schema = json.loads(schemas()["data/schema/event.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    events = yaml.load((GOOD / "events" / "2018.yml").read_text(), Loader=yaml.BaseLoader)
    for event in events:
        for point in ("lat", "lon"):
            if "place" in event:
                event["place"][point] = float(event["place"][point])
        for after in (moment["after"] for account in event.get("accounts", ()) for moment in account["moments"] if "after" in moment):
            after |= {"minutes": int(after["minutes"]), "more_than": after.get("more_than") == "true"}
    jsonschema.validate(events, schema)
    events[0]["kind"] = "accidnt"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(events, schema)
    assert real.dataset.events


def test_a_page_in_a_folder_of_its_own_links_as_before():
    made = {
        "index.md": "[a](a.md#top) [b](b/index.md) [elsewhere](https://name.example/x.md)",
        "a.md": "[home](index.md) [c](b/c.md) [here](#top) ![figure](figures/a.svg)",
        "b/c.md": "[a](../a.md) [b](index.md#x) [d](d.md)",
        "figures/a.svg": "(a.md)",
    }
    assert stage.in_folders(made) == {
        "index.md": "[a](a/index.md#top) [b](b/index.md) [elsewhere](https://name.example/x.md)",
        "a/index.md": "[home](../index.md) [c](../b/c/index.md) [here](#top) ![figure](../figures/a.svg)",
        "b/c/index.md": "[a](../../a/index.md) [b](../index.md#x) [d](../d/index.md)",
        "figures/a.svg": "(a.md)",
    }
