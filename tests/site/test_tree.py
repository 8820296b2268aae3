"""The tree of a site of which only words changed is that which is made anew."""

import shutil
from pathlib import Path

import pytest

from explainer.record.urls import Home
from explainer.site.read import read
from explainer.site.tree import renewed, tree

GOOD = Path(__file__).parents[1] / "data" / "good"
HOME = Home("https://site.example/", "")
PAGE = "---\nchapter: false\ntitle: A page\n---\n\n# A page\n\n[[patrols-2018|A patrol]].\n"


@pytest.fixture
def docs(tmp_path):
    shutil.copytree(GOOD, tmp_path / "data")
    (tmp_path / "page.md").write_text(PAGE)
    (tmp_path / "other.md").write_text(PAGE.replace("A page", "Another"))
    return tmp_path


def test_new_words_make_their_page_anew_and_nothing_else(docs):
    before = read(docs)
    made = tree(before, HOME)
    (docs / "page.md").write_text(f"{PAGE}\nWords saved a moment ago.\n")
    site = read(docs)
    again = renewed(made, before, site, HOME)
    assert again == tree(site, HOME)
    assert [path for path in made if again[path] != made[path]] == ["page.md"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("page.md", "[[patrols-2018|A patrol]]", "[[guard-2018|A guard]]"),
        ("page.md", "# A page", "# A title"),
        ("page.md", "title: A page", "title: Its name"),
        ("data/events/2018.yml", "Patrols along the river", "Patrols by the river"),
        ("data/terms.yml", "definition: ", "definition: Now: "),
    ],
)
def test_what_other_pages_show_makes_all_anew(name, old, new, docs):
    before = read(docs)
    path = docs / name
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))
    assert renewed(tree(before, HOME), before, read(docs), HOME) is None


def test_a_new_page_makes_all_anew(docs):
    before = read(docs)
    (docs / "third.md").write_text(PAGE)
    assert renewed({}, before, read(docs), HOME) is None
