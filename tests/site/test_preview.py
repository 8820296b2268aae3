"""The tree of a site of which only some things changed is that which is made anew."""

import re
import shutil
from pathlib import Path

import pytest
from drawn import BODIES
from quick import mostly_slow

from explainer.lists.registry import LISTS
from explainer.pages import all_pages
from explainer.record.loading import load
from explainer.record.urls import Home
from explainer.record.yaml_source import Problem
from explainer.site.preview import Preview
from explainer.site.read import read
from explainer.site.tree import tree

DOCS = Path(__file__).parents[2] / "docs"
GOOD = Path(__file__).parents[1] / "data" / "good"
HOME = Home("https://site.example/", "")
PAGE = "---\nchapter: false\ntitle: A page\n---\n\n# A page\n\n[[patrols-2018|A patrol]].\n"


@pytest.fixture
def docs(tmp_path):
    shutil.copytree(GOOD, tmp_path / "data")
    (tmp_path / "page.md").write_text(PAGE)
    (tmp_path / "other.md").write_text(PAGE.replace("A page", "Another"))
    return tmp_path


def renew(preview, docs):
    """Let a preview follow its folder: what it makes is what is made anew."""
    site = preview.read(docs)
    made = preview.make(site, HOME)
    assert site.problems == ()
    assert made == tree(read(docs), HOME)
    preview.take(made, "")


def test_only_what_changed_is_new_and_what_is_gone_is_named(docs):
    preview = Preview()
    site = read(docs)
    preview.take(preview.make(site, HOME), "one theme")
    assert preview.changed == preview.files.keys()
    (docs / "page.md").write_text(f"{PAGE}\nWords saved a moment ago.\n")
    (docs / "other.md").unlink()
    site = read(docs)
    preview.take(preview.make(site, HOME), "one theme")
    assert "page/index.md" in preview.changed
    assert "events/guard-2018/index.md" not in preview.changed
    assert preview.gone == {"other/index.md", *(path for path in preview.gone if path.startswith("data/chapters/other"))}
    preview.take(preview.make(site, HOME), "another theme")
    assert preview.changed == preview.files.keys()


def test_a_problem_stands_above_each_page_until_it_is_mended(docs):
    preview = Preview()
    site = read(docs)
    preview.take(preview.make(site, HOME), "")

    def app(_, start_response):
        start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", "27")])
        return [b"<body class='x'>Page", b"</body>"]

    def shown():
        began = []
        body = b"".join(preview.with_panel(app)({}, lambda *arguments: began.append(arguments)))
        assert dict(began[0][1])["Content-Length"] == str(len(body))
        return body.decode()

    assert "role=" not in shown()
    preview.refuse((Problem("docs/page.md", 3, "x: <unknown>"),))
    assert shown().startswith("<body class='x'><div role=\"alert\"")
    assert "docs/page.md:3: x: &lt;unknown&gt;" in shown()
    assert preview.changed == frozenset()
    preview.take(preview.make(site, HOME), "")
    assert "role=" not in shown()


# In each the next preview is made from what the one before it left.
CHANGES = [
    ("data/events/2018.yml", "Patrols along the river", "Patrols by the river"),
    ("data/events/2018.yml", "importance: core", "importance: detail"),
    ("data/events/2018.yml", "date: 2018-08-02/", "date: 2018-07-02/"),
    ("data/events/2018.yml", "- id: airliner", "# One line more.\n- id: airliner"),
    ("data/relations.yml", "strength: 1", "strength: 2"),
    ("data/actors.yml", "short: ", "short: The "),
    ("data/terms.yml", "definition: ", "definition: Now "),
    ("data/terms.yml", "", ""),  # nothing changed
    ("page.md", "[[patrols-2018|A patrol]]", "[[guard-2018|A guard]]"),
    ("page.md", "# A page", "# A title"),
    ("page.md", "title: A page", "title: Its name"),
    ("page.md", "lanes: kind", "lanes: theme"),
]


def test_what_a_preview_keeps_is_what_would_be_made(docs):
    figures = "```timeline\nid: all\ntitle: All\ncaption: All of it.\nlanes: kind\n```\n\n```actors\nid: ties\ntitle: Ties\ncaption: All of them.\nas_of: 2018-09-17\n```\n"
    (docs / "page.md").write_text(f"{PAGE}\n{figures}")
    preview = Preview()
    renew(preview, docs)
    for name, old, new in CHANGES:
        path = docs / name
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new, 1))
        renew(preview, docs)
    (docs / "third.md").write_text(PAGE)
    renew(preview, docs)


FILES = sorted(path.relative_to(GOOD).as_posix() for path in GOOD.rglob("*.yml"))


@pytest.mark.parametrize("name", mostly_slow(FILES, ["events/2018.yml", "relations.yml", "sources/all.yml"]))
def test_whatever_changes_a_page_is_what_would_be_made(name, docs):
    """On the pages stand a figure of each kind and each list; of a file the lines move first, then the words of its records change."""
    fences = [*(f"```{kind}\n{body}```\n" for kind, body in BODIES.items()), *(f"```list\nof: {name}\n```\n" for name in LISTS)]
    (docs / "page.md").write_text(f"{PAGE}\n" + "\n".join(fences))
    preview = Preview()
    renew(preview, docs)
    path = docs / "data" / name
    for change in (r"\A", "# One line more.\n"), (r"^([ -]+\w+: )(?=[A-Z][a-z]+ [a-z]+ )", r"\1Now "), (r"^(- id: .*\n(  .*\n)*)\n?(?=- )", r"\n\1"):
        path.write_text(re.sub(*change, path.read_text(), flags=re.MULTILINE))
        renew(preview, docs)


@pytest.mark.slow
def test_whatever_changes_in_the_real_site_a_page_is_what_would_be_made(tmp_path):
    docs = Path(shutil.copytree(DOCS, tmp_path / "docs", ignore=shutil.ignore_patterns("assets")))
    preview = Preview()
    renew(preview, docs)
    for name in ("events/2018.yml", "sources/t.yml"):  # the fake record has the others
        path = docs / "data" / name
        path.write_text(
            re.sub(r"^(  (title|name|summary|term|question|statement): )(?=[A-Z])", r"\1Now ", path.read_text(), count=9, flags=re.MULTILINE)
        )
        renew(preview, docs)


def test_a_record_that_is_as_it_was_is_not_made_again(docs):
    before = load(docs / "data")
    path = docs / "data" / "events" / "2018.yml"
    path.write_text(path.read_text().replace("summary: ", "summary: Now ", 1))
    after = load(docs / "data", before)
    assert sum(after.events[id_] is not before.events[id_] for id_ in after.events) == 1
    assert all(after.sources[id_] is before.sources[id_] for id_ in after.sources)
    assert after.file_and_line("events", "airliner-incident-2018") == before.file_and_line("events", "airliner-incident-2018")


def test_an_event_leaves_the_pages_of_others_as_they_were(docs, monkeypatch):
    preview = Preview()
    site = read(docs)
    preview.take(preview.make(site, HOME), "")
    made_again = []
    make = all_pages.events.event_page
    monkeypatch.setattr(all_pages.events, "event_page", lambda event, *more: made_again.append(event.id) or make(event, *more))
    path = docs / "data" / "events" / "2018.yml"
    path.write_text(path.read_text().replace("summary: ", "summary: Now ", 1))
    site = read(docs)
    preview.make(site, HOME)
    assert 1 <= len(made_again) < len(site.dataset.events)
