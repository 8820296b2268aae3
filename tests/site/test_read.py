"""One mistake in the real site is one problem, also where much else rests on what cannot be read."""

import shutil
from pathlib import Path

import pytest
from quick import mostly_slow

from explainer.site.read import read

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def docs(tmp_path_factory):
    target = tmp_path_factory.mktemp("one-mistake") / "docs"
    return Path(shutil.copytree(DOCS, target, ignore=shutil.ignore_patterns("assets")))


MISTAKES = [
    ("data/events/2018.yml", "  title: ", "\ttitle: ", "not YAML: a tab cannot indent a line: use spaces"),
    ("data/actors.yml", "  name: ", "  name ", "not YAML: a field needs a colon and a space"),
    ("data/sources/a.yml", "  title: ", "\ttitle: ", "not YAML: a tab cannot indent a line: use spaces"),
    ("data/series.yml", "  title: ", " title: ", "not YAML: a line is neither part of the record above it nor the start of one"),
    ("data/scenarios/signposts.yml", "- id: ", "id: ", "not YAML: "),
    ("data/events/2018.yml", "  kind: ", "  kind: x-", "kind must be one of "),
    ("data/events/2018.yml", "  sources: ", "  source: ", "unknown field: 'source' (did you mean 'sources'?)"),
    (
        "data/events/2018.yml",
        "\n\n- id: ",
        "\n\n  id: ",
        "key is given twice, first on line 4: 'id' (is the hyphen missing that begins an entry?)",
    ),
    ("teach/activities.yml", "  title: ", "\ttitle: ", "not YAML: a tab cannot indent a line: use spaces"),
    ("teach/activities.yml", "  kind: ", "  knid: ", "unknown field: 'knid' (did you mean 'kind'?)"),
    ("deconfliction.md", "since: ", "from: ", "unknown option: 'from' (did you mean 'since'?)"),
]
# A table that cannot be read, one that loses an entry, a value of a record, a course and a chapter.
QUICK = [MISTAKES[number] for number in (1, 5, 7, 8, 10)]


@pytest.mark.parametrize(("file", "old", "new", "rule"), mostly_slow(MISTAKES, QUICK))
def test_one_mistake_is_one_problem(docs, file, old, new, rule):
    path = docs / file
    text = path.read_text()
    begin = text.index(old, text.index("- id: ") + 1 if old == "\n\n- id: " else 0)
    path.write_text(f"{text[:begin]}{new}{text[begin + len(old) :]}")
    try:
        (problem,) = read(docs).problems
    finally:
        path.write_text(text)
    assert problem.path == path.as_posix()
    assert rule in problem.message
