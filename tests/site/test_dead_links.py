"""Links of chapters that lead nowhere are found before a builder runs."""

import shutil
from pathlib import Path

import pytest

from explainer.__main__ import main
from explainer.record.urls import Home
from explainer.site.links import anchors_of, dead_links, path_conflicts, shared_addresses
from explainer.site.read import other_files, read
from explainer.site.tree import tree

GOOD = Path(__file__).parents[1] / "data" / "good"
PAGE = """---
chapter: false
title: A page
---

# A page

{}

## The `line` and *its* ends
"""


@pytest.fixture
def found(tmp_path):
    """Write one page of the fake site; give the problems of its links."""
    shutil.copytree(GOOD, tmp_path / "docs" / "data")
    (tmp_path / "docs" / "assets").mkdir()
    (tmp_path / "docs" / "assets" / "x.svg").write_text("<svg/>")

    def problems(text):
        docs = tmp_path / "docs"
        (docs / "page.md").write_text(PAGE.format(text))
        site = read(docs)
        assert [each for each in site.problems if "page.md" in each.path] == []
        return [str(each).removeprefix(f"{docs.as_posix()}/") for each in dead_links(site, tree(site, Home("", "")), other_files(docs))]

    return problems


@pytest.mark.parametrize(
    "link",
    [
        "events/patrols-2018.md",
        "#the-line-and-its-ends",
        "page.md#the-line-and-its-ends",
        "actors/north.md#ties",
        "assets/x.svg",
        "https://elsewhere.example/",
    ],
)
def test_a_link_that_leads_somewhere_is_no_problem(link, found):
    assert found(f"[words]({link})") == []


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("events/patrols-2081.md", "link leads nowhere: 'events/patrols-2081.md' (did you mean 'events/patrols-2018.md'?)"),
        ("nowhere.svg", "link leads nowhere: 'nowhere.svg'"),
        ("#the-line-and-its-end", "link leads to no place of its page: '#the-line-and-its-end' (did you mean 'the-line-and-its-ends'?)"),
        ("actors/north.md#tie", "link leads to no place of its page: 'actors/north.md#tie' (did you mean 'ties'?)"),
    ],
)
def test_a_dead_link_has_its_line(link, problem, found):
    assert found(f"Words.\n\nMore [words]({link}).") == [f"page.md:10: {problem}"]


@pytest.mark.parametrize(
    "written",
    [
        '[words](nowhere.md "A title")',
        "[words]( nowhere.md )",
        "[th[e] words](nowhere.md)",
        "[![A picture](assets/x.svg)](nowhere.md)",
        "[words](<nowhere.md>)",
    ],
)
def test_a_link_is_found_however_it_is_written(written, found):
    assert found(f"More {written}.") == ["page.md:8: link leads nowhere: 'nowhere.md'"]


@pytest.mark.parametrize(
    ("page", "other"),
    [("page/index.md", "page.md"), ("sources.md", "sources/index.md"), ("events/README.md", "events/index.md"), ("page/README.md", None)],
)
def test_a_page_that_another_would_hide_is_a_mistake(page, other, tmp_path):
    docs = tmp_path / "docs"
    shutil.copytree(GOOD, docs / "data")
    for path in (docs / "page.md", docs / page):
        path.parent.mkdir(exist_ok=True)
        path.write_text(PAGE.format("Words."))
    site = read(docs)
    expected = f"{docs.as_posix()}/{page}:1: page: another page has the same address: {other!r}"
    assert (
        expected in map(str, shared_addresses(site, tree(site, Home("", "")))) if other else not [*shared_addresses(site, tree(site, Home("", "")))]
    )


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("sources/index.md", "page: the site makes a page at this path: 'sources/index.md'"),
        ("events/patrols-2018.md", "page: the site makes a page at this path: 'events/patrols-2018.md'"),
        ("figures/the-figure.md", "page: the site makes a page at this path: 'figures/the-figure.md'"),
        ("data/events.csv", "file: the site makes a file at this path: 'data/events.csv'"),
        ("sources/index.html", "file: the site makes a file at this path: 'sources/index.html'"),
        ("page/index.html", "file: the site makes a file at this path: 'page/index.html'"),
        ("data/other.csv", None),
    ],
)
def test_what_a_made_page_or_file_would_replace_is_a_mistake(path, message, tmp_path):
    docs = tmp_path / "docs"
    shutil.copytree(GOOD, docs / "data")
    (docs / "page.md").write_text(PAGE.format("```timeline\nid: the-figure\ntitle: All\ncaption: All of it.\n```"))
    (docs / path).parent.mkdir(exist_ok=True)
    (docs / path).write_text(PAGE.format("Words."))
    site = read(docs)
    found = [str(each) for each in path_conflicts(site, tree(site, Home("", "")), docs, other_files(docs))]
    assert found == ([f"{docs.as_posix()}/{path}:1: {message}"] if message else [])


def test_a_link_by_reference_is_checked_where_its_target_stands(found):
    assert found("More [words][there].\n\n[there]: nowhere.md") == ["page.md:10: link leads nowhere: 'nowhere.md'"]
    assert found("More [words][there].\n\n[there]: events/patrols-2018.md") == []


@pytest.mark.parametrize(
    "tag",
    [
        '<a href="../events/patrols-2018/">',
        '<a href="../events/patrols-2018/?x=/a/b">',
        '<a href="../events/">',
        '<iframe src="../embed/gallery-map-all/">',
        '<a href="../embed/gallery-map-all/index.html">',
        '<a href="#the-line-and-its-ends">',
        "<A HREF='../page/#the-line-and-its-ends'>",
        '<img src="../assets/x.svg" alt="x">',
        '<a href="https://elsewhere.example/">',
        '<a href="mailto:x@elsewhere.example">',
        '<a id="x">',
        '`<a href="nowhere/">`',
        '<!-- <a href="nowhere/"> -->',
        "<https://elsewhere.example/nowhere>",
    ],
)
def test_an_address_in_html_that_leads_somewhere_is_no_problem(tag, found):
    assert found(f"Words {tag}words</a>.") == []


@pytest.mark.parametrize(
    ("tag", "problem"),
    [
        ('<a href="../events/patrols-2081/">', "link leads nowhere: '../events/patrols-2081/' (did you mean '../events/patrols-2018/'?)"),
        ('<a href="../events/patrols-2018">', "link leads nowhere: '../events/patrols-2018' (did you mean '../events/patrols-2018/'?)"),
        ('<a href="events/patrols-2018.md">', "link leads nowhere: 'events/patrols-2018.md' (did you mean '../events/patrols-2018/'?)"),
        ('<img alt="x"\nsrc="nowhere.svg">', "link leads nowhere: 'nowhere.svg'"),
        ("<a class=x href=nowhere/>", "link leads nowhere: 'nowhere/'"),
        ('<a href="#the-line-and-its-end">', "link leads to no place of its page: '#the-line-and-its-end' (did you mean 'the-line-and-its-ends'?)"),
        ('<a href="../actors/north/#tie">', "link leads to no place of its page: '../actors/north/#tie' (did you mean 'ties'?)"),
        ('<a href="/events/">', "link must lead from its own page, without a slash before it: '/events/'"),
    ],
)
def test_a_dead_address_in_html_has_its_line(tag, problem, found):
    assert found(f"Words.\n\nMore {tag}words</a>.") == [f"page.md:10: {problem}"]


def test_a_link_leads_from_its_own_page(found):
    expected = "page.md:8: link must lead from its own page, without a slash before it: '/events/patrols-2018/'"
    assert found("[words](/events/patrols-2018/)") == [expected]


def test_code_holds_no_link(found):
    assert found("`[words](nowhere.md)`") == []


def test_headings_of_one_name_have_anchors_of_their_own():
    assert anchors_of("## A name\n\n## A name\n\n## Other { #own }\n") == {"a-name", "a-name_1", "own"}


def test_the_command_line_finds_them(tmp_path, capsys, monkeypatch):
    shutil.copytree(GOOD, tmp_path / "docs" / "data")
    (tmp_path / "docs" / "index.md").write_text("---\nchapter: false\n---\n\n# Overview\n\n[words](nowhere.md)\n")
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    assert "docs/index.md:7: link leads nowhere: 'nowhere.md'\n" in capsys.readouterr().err


def test_the_command_line_finds_what_would_vanish(tmp_path, capsys, monkeypatch):
    shutil.copytree(GOOD, tmp_path / "docs" / "data")
    (tmp_path / "docs" / "sources").mkdir()
    for page in ("index.md", "sources/index.md"):
        (tmp_path / "docs" / page).write_text(PAGE.format("Words."))
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    assert "docs/sources/index.md:1: page: the site makes a page at this path: 'sources/index.md'\n" in capsys.readouterr().err
