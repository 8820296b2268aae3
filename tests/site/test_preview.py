"""The tree of a site of which only words changed is that which is made anew."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from drawn import BODIES, fence

from explainer.figures.drawing import Drawing
from explainer.pages import all_pages
from explainer.pages.actors import actor_drawings
from explainer.pages.incremental import dependencies
from explainer.record.urls import Home
from explainer.record.yaml_source import Problem
from explainer.site.preview import Preview, renewed
from explainer.site.read import read
from explainer.site.tree import files_of_figure, tree
from explainer.text.markup import Html

GOOD = Path(__file__).parents[1] / "data" / "good"
HOME = Home("https://site.example/", "")
PAGE = "---\nchapter: false\ntitle: A page\n---\n\n# A page\n\n[[patrols-2018|A patrol]].\n"


@pytest.fixture
def docs(tmp_path):
    shutil.copytree(GOOD, tmp_path / "data")
    (tmp_path / "page.md").write_text(PAGE)
    (tmp_path / "other.md").write_text(PAGE.replace("A page", "Another"))
    return tmp_path


def previewed(docs):
    """Return a preview of a site without problems."""
    preview = Preview()
    _, site = renew(preview, docs)
    assert site.problems == ()
    return preview


def renew(preview, docs):
    """Let a preview follow its folder, and return its files and the site of which they are made."""
    site = read(docs)
    made = preview.make(site, HOME)
    preview.take(site, made, "")
    return made, site


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


def test_only_what_changed_is_new_and_what_is_gone_is_named(docs):
    preview = Preview()
    site = read(docs)
    preview.take(site, preview.make(site, HOME), "one theme")
    assert preview.changed == preview.files.keys()
    (docs / "page.md").write_text(f"{PAGE}\nWords saved a moment ago.\n")
    (docs / "other.md").unlink()
    site = read(docs)
    preview.take(site, preview.make(site, HOME), "one theme")
    assert "page/index.md" in preview.changed
    assert "events/guard-2018/index.md" not in preview.changed
    assert preview.gone == {"other/index.md", *(path for path in preview.gone if path.startswith("data/chapters/other"))}
    preview.take(site, preview.make(site, HOME), "another theme")
    assert preview.changed == preview.files.keys()


def test_a_problem_stands_above_each_page_until_it_is_mended(docs):
    preview = Preview()
    site = read(docs)
    preview.take(site, preview.make(site, HOME), "")

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
    preview.take(site, preview.make(site, HOME), "")
    assert "role=" not in shown()


# In each the next preview is made from what the one before it left.
CHANGES = [
    ("events/2018.yml", "Patrols along the river", "Patrols by the river"),
    ("events/2018.yml", "importance: core", "importance: detail"),
    ("events/2018.yml", "date: 2018-08-02/", "date: 2018-07-02/"),
    ("events/2018.yml", "- id: airliner", "# One line more.\n- id: airliner"),
    ("relations.yml", "strength: 1", "strength: 2"),
    ("actors.yml", "short: ", "short: The "),
    ("terms.yml", "definition: ", "definition: Now: "),
    ("terms.yml", "", ""),  # nothing changed
]


def test_what_a_preview_keeps_is_what_would_be_made(docs):
    figures = "```timeline\nid: all\ntitle: All\ncaption: All of it.\n```\n\n```actors\nid: ties\ntitle: Ties\ncaption: All of them.\nas_of: 2018-09-17\n```\n"
    (docs / "page.md").write_text(f"{PAGE}\n{figures}")
    preview = previewed(docs)
    for name, old, new in CHANGES:
        path = docs / "data" / name
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new, 1))
        made, site = renew(preview, docs)
        assert made == tree(site, HOME), (name, new)


def test_a_figure_of_each_kind_is_what_would_be_made_when_events_change(docs):
    fences = (f"```{kind}\n{body}```\n" for kind, body in BODIES.items())
    (docs / "page.md").write_text(f"{PAGE}\n" + "\n".join(fences))
    preview = previewed(docs)
    for new in ("summary: Now ", "title: Now ", "date: 2018-09-16 # "):
        for path in sorted((docs / "data" / "events").glob("*.yml")):
            path.write_text(path.read_text().replace(f"{new.split()[0]} ", new))
        made, site = renew(preview, docs)
        assert made == tree(site, HOME), new


def shows_no_more_of_events_than_it_says(drawing):
    """Take other events away, and change them: a drawing that says that it is made of the same is the same."""
    dataset = drawing.dataset
    own = {id_: event for id_, event in dataset.events.items() if any(row["id"] == id_ for row in drawing.rows)}
    others = {id_: event.model_copy(update={"title": "Another", "summary": "Another.", "accounts": ()}) for id_, event in dataset.events.items()}
    for events in (own, {**others, **own}):
        other = Drawing(drawing.figure, replace(dataset, events=events))
        if dependencies(other) == dependencies(drawing):
            assert other.plots == drawing.plots, drawing.figure.id
            assert files_of_figure(other, "", Html("Title"), HOME) == files_of_figure(drawing, "", Html("Title"), HOME), drawing.figure.id
    assert (dependencies(other) == dependencies(drawing)) == (drawing.kind.other_events is not None)


@pytest.mark.parametrize(("kind", "more"), [*((kind, "") for kind in BODIES), ("timeline", "importance: core\n"), ("map", "importance: core\n")])
def test_a_figure_of_each_kind_shows_no_more_of_events_than_it_says(good, kind, more):
    shows_no_more_of_events_than_it_says(fence(kind, good, more))


@pytest.mark.slow
def test_no_figure_of_the_record_shows_more_of_events_than_it_says(real):
    for drawing in [*real.drawings, *actor_drawings(real.dataset.actors["iran"], real.dataset)]:
        shows_no_more_of_events_than_it_says(drawing)


def test_an_event_leaves_the_pages_of_others_as_they_were(docs, monkeypatch):
    preview = Preview()
    site = read(docs)
    preview.take(site, preview.make(site, HOME), "")
    made_again = []
    make = all_pages.events.event_page
    monkeypatch.setattr(all_pages.events, "event_page", lambda event, *more: made_again.append(event.id) or make(event, *more))
    path = docs / "data" / "events" / "2018.yml"
    path.write_text(path.read_text().replace("summary: ", "summary: Now ", 1))
    site = read(docs)
    preview.make(site, HOME)
    assert 1 <= len(made_again) < len(site.dataset.events)
