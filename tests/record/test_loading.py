import shutil
from pathlib import Path

import pytest

from explainer.record import rules
from explainer.record.dataset import TABLES
from explainer.record.loading import load

GOOD = Path(__file__).parents[1] / "data" / "good"
COLON = (
    "a colon where none can stand: a text with a colon needs quotation marks, a name of a field a colon and a space after it, "
    "and the fields of a record begin in one column"
)


@pytest.fixture
def here(tmp_path, monkeypatch):
    """The fake record, copied into the folder in which the test runs, so that problems name files as the tests do."""
    shutil.copytree(GOOD, tmp_path / "data")
    monkeypatch.chdir(tmp_path / "data")


def test_a_missing_folder_is_a_list_of_missing_files(tmp_path):
    problems = [str(problem) for problem in rules.check(load(tmp_path / "none"))]
    assert len(problems) == len(TABLES) + 1
    assert all(problem.endswith(":1: file is missing") for problem in problems)


# One mistake each, after which some records cannot be read: what an editor reads is that one mistake, and nothing that follows from it.
@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("events/2018.yml", "  title: An aircraft", "\ttitle: An aircraft", "events/2018.yml:3: not YAML: a tab cannot indent a line: use spaces"),
        ("events/2018.yml", "  summary: An aircraft", "  summary: The loss: an aircraft", f"events/2018.yml:5: not YAML: {COLON}"),
        (
            "events/2018.yml",
            "  actors: [north, north-air, south, between]",
            "  actors: [north, north-air, south, between",
            "events/2018.yml:9: not YAML: a list in square brackets is not closed, or lacks a comma",
        ),
        ("actors.yml", "kind: ", "kind ", "actors.yml:5: not YAML: a field needs a colon and a space between its name and its value"),
        ("sources/all.yml", "- id: agency-2018", "id: agency-2018", f"sources/all.yml:2: not YAML: {COLON}"),
        (
            "sources/all.yml",
            "- id: herald-2015",
            "  id: herald-2015",
            "sources/all.yml:10: key is given twice, first on line 1: 'id' (is the hyphen missing that begins an entry?)",
        ),
        ("outlets.yml", "- ", "", "outlets.yml:2: not YAML: a line does not belong to what stands above it: every record begins with a hyphen"),
        ("relations.yml", "- id: ", "- idd: ", "relations.yml:1: record 1: unknown field: 'idd' (did you mean 'id'?)"),
        ("scenarios/signposts.yml", "- id: ", "- idd: ", "scenarios/signposts.yml:1: record 1: unknown field: 'idd' (did you mean 'id'?)"),
        (
            "events/2015.yml",
            "kind: ",
            "kind: x",
            "events/2015.yml:6: line-agreed-2015: kind must be one of accident, arms, diplomacy, intelligence, law, military, politics: 'xdiplomacy' (did you mean 'diplomacy'?)",
        ),
        (
            "sources/all.yml",
            "type: wire",
            "type: wires",
            "sources/all.yml:7: agency-2018: type must be one of academic, institute, press, primary, reference, state-media, wire: 'wires' (did you mean 'wire'?)",
        ),
        ("reaches.yml", "km: ", "km: about ", "reaches.yml:6: gun-at-the-bridge: km: number must be written in digits: 'about 100'"),
        ("reaches.yml", "- id: ", "-\n- id: ", "reaches.yml:1: record 1: a record must be a mapping of fields: None"),
        ("phases.yml", "name: ", "title: ", "phases.yml:2: first-phase: unknown field: 'title' (did you mean 'name'?)"),
    ],
)
def test_one_mistake_is_reported_once(file, old, new, expected):
    text = Path(file).read_text()
    assert old in text
    Path(file).write_text(text.replace(old, new, 1))
    assert [str(problem) for problem in rules.check(load(Path()))] == [expected]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("table", TABLES)
def test_of_a_table_whose_files_are_missing_nothing_else_is_said(table):
    pattern = TABLES[table].files
    for path in Path().glob(pattern):
        path.unlink()
    assert [str(problem) for problem in rules.check(load(Path()))] == [f"{pattern}:1: file is missing"]


@pytest.mark.usefixtures("here")
def test_a_doubled_id_is_one_mistake():
    Path("sources/all.yml").write_text(Path("sources/all.yml").read_text().replace("- id: herald-2015", "- id: agency-2018"))
    assert [str(problem) for problem in rules.check(load(Path()))] == [
        "sources/all.yml:10: agency-2018: id is used twice, first at sources/all.yml:1"
    ]
