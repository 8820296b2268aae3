"""The comparison of two builds sees what differs, and nothing else."""

import json

import compare_builders
import pytest

PAGE = """<html><head><title>{title}</title><meta name="description" content="{title}"><meta name="generator" content="{builder}"></head>
<body><nav>{builder}</nav>{row}<article class="inner">{skip}<h1 {quiet}id="a">A</h1> <p>{words} <a {link} class="x">here</a></p></article></body></html>"""
MATERIAL = {
    "title": "A",
    "builder": "mkdocs",
    "skip": "",
    "quiet": "data-search-exclude ",
    "words": "Some words",
    "link": 'href="../b/"',
    "row": '<nav class="part-pages"><a href="./">A</a></nav>',
}
ZENSICAL = MATERIAL | {
    "builder": "zensical",
    "skip": compare_builders.SKIP,
    "quiet": "",
    "words": "Some\n  words",
    "row": '<nav class="part-pages">\n<a href="././">A</a></nav>',
}


def write(folder, page, *, index="Some words", data="1,2\n", **more):
    files = {"index.html": page, "data/events.csv": data, **more}
    if page == PAGE.format(**MATERIAL):
        files["search/search_index.json"] = json.dumps({"docs": [{"location": "", "text": "<p>Some words</p>"}]})
        files["assets/javascripts/theirs.js"] = "1"
    else:
        files["search.json"] = json.dumps({"items": [{"location": "", "text": index}]})
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return folder


@pytest.mark.parametrize(
    ("page", "more", "said"),
    [
        ({}, {}, None),
        ({"words": "Other words"}, {}, ["## words", "-Some words", "+Other words"]),
        ({"link": 'href="../../b/"'}, {}, ["## href of `<a`", '-<a class="x" href="../b/">', '+<a class="x" href="../../b/">']),
        ({"words": "Some words<i></i>"}, {}, ["## nothing became `<i`", "## nothing became `</i`"]),
        ({"row": ""}, {}, ["## `<nav` became nothing", '-<nav class="part-pages">']),
        ({"title": "B"}, {}, ["## Heads that differ"]),
        ({}, {"data": "1,3\n"}, ["## Other files that differ", "1: `data/events.csv`"]),
        ({}, {"index": "Some"}, ["## Places of the search index that differ"]),
        ({}, {"b/index.html": "<p>B</p>"}, ["## More", "1: `b/index.html`"]),
    ],
)
def test_each_difference_is_named_and_shown(tmp_path, page, more, said):
    old = write(tmp_path / "old", PAGE.format(**MATERIAL))
    new = write(tmp_path / "new", PAGE.format(**ZENSICAL | page), **more)
    report, count = compare_builders.compare(old, new)
    assert report[0] == "# zensical beside mkdocs"
    assert bool(count) == bool(said)
    for line in said or ():
        assert line in report


def test_two_forms_of_the_address_of_a_part_of_the_same_page_are_one(tmp_path):
    old = write(tmp_path / "old", PAGE.format(**MATERIAL))
    (old / "index.html").write_text(PAGE.format(**MATERIAL | {"link": 'href="./#a"'}))
    same, other = (
        write(tmp_path / name, PAGE.format(**ZENSICAL | {"link": f'href="{link}"'})) for name, link in (("same", "#a"), ("other", "../#a"))
    )
    assert compare_builders.compare(old, same)[1] == 0
    assert compare_builders.compare(old, other)[1] == 1
