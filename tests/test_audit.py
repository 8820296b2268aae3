"""What `make audit` makes of what its tools say; the tools themselves run where `make audit` has installed them."""

import gzip
import json
import re
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from audit import ace, host, plain, table, tools, visits, whole

ROOT = Path(__file__).parent.parent
AUDIT = ROOT / "audit"
KEPT = {
    "performance": 99, "accessibility": 100, "tbt": 80, "cls": 0, "axe": 0, "weight": 114.9, "elsewhere": 0, "elements": 2500, "layout ratio": 1.5, "behind": 1,
}  # fmt: skip
installed = pytest.mark.skipif(bool(tools.missing()), reason="`make audit` installs what these need")


def test_what_keeps_its_budget_is_no_miss():
    assert table.misses({"": KEPT}, {"broken": 0}, strict=True) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("performance", 98),
        ("accessibility", 99),
        ("tbt", 101),
        ("cls", 0.001),
        ("axe", 1),
        ("weight", 115.1),
        ("elsewhere", 1),
        ("elements", 2501),
        ("layout ratio", 1.51),
        ("behind", 2),
    ],
)
def test_each_figure_beyond_its_budget_is_named_and_marked(key, value):
    rows = {"": {**KEPT, key: value}}
    (miss,) = table.misses(rows, {}, strict=True)
    assert miss.startswith(f"overview: {table.COLUMNS[key].title}: ")
    assert table.table(rows, {}, {}).count("✗") == 1


def test_a_figure_that_moves_with_the_machine_fails_below_its_floor_and_where_one_is_strict():
    assert table.misses({"": {**KEPT, "performance": 95, "tbt": 250}}, {}, strict=False) == []
    assert len(table.misses({"": {**KEPT, "performance": 95, "tbt": 250}}, {}, strict=True)) == 2
    assert len(table.misses({"": {**KEPT, "performance": 89, "tbt": 401}}, {}, strict=False)) == 2


@pytest.mark.parametrize(
    ("runs", "held"),
    [
        ([(99, 100)], (99, 100)),
        ([(99, 122), (100, 70), (99, 180), (99, 150), (100, 60)], (99, 122)),
        ([(98, 60), (100, 40), (99, 90), (98, 70), (100, 50)], (99, 90)),
    ],
)
def test_of_a_page_that_misses_once_the_middle_run_of_five_holds(runs, held, monkeypatch):
    def report(performance, blocking):
        scores = {name: {"score": performance / 100, "auditRefs": []} for name in visits.CATEGORIES}
        times = {name: {"numericValue": blocking} for name in (*visits.TIMES.values(), "cumulative-layout-shift")}
        return json.dumps({"categories": scores, "audits": times, "environment": {"benchmarkIndex": 1000}})

    left = [report(*each) for each in runs]
    monkeypatch.setattr(visits, "run", lambda *_: (left.pop(0), ""))
    figures = visits.lighthouse("http://127.0.0.1/").figures
    assert ((figures["performance"], figures["tbt"]), left) == (held, [])


def test_a_ratio_is_the_budget_of_a_chapter_and_stated_of_other_pages():
    for page, missed in (("", 1), ("deconfliction/", 1), ("events/", 0)):
        assert len(table.misses({page: {"layout ratio": 2.1}}, {}, strict=False)) == missed


def test_a_page_may_block_as_long_as_all_or_half_as_long_again_as_plain():
    plain = {"performance": 99, "tbt": 80}
    assert visits.beside_plain({"performance": 98, "tbt": 100}, plain) == {"behind": 1, "tbt ratio": 0}
    assert visits.beside_plain({"performance": 95, "tbt": 200}, plain) == {"behind": 4, "tbt ratio": 2.5}


def test_the_plain_page_has_the_words_without_figures_notes_and_links(tmp_path):
    page = """<html><body><nav>Menu</nav><article><h1>A<a class="headerlink" href="#a">#</a></h1><p>Said <a href="b">so</a> [1].</p><ul><li><p>One</p></li><li>Two</li></ul>
        <figure><p>Drawn</p></figure><div class="footnote"><li>Note</li></div><template><p>Kept</p></template></article></body></html>"""
    assert plain.words(page) == "# A\n\nSaid so \\[1].\n\nOne\n\n- Two"
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(page)
    made = tmp_path / plain.build(tmp_path, tmp_path / "site", "") / "index.html"
    assert "Said so [1]." in made.read_text()


def test_layout_and_styles_are_those_of_the_thread_of_the_page():
    def event(thread, name, duration):
        return {"ph": "X", "pid": 1, "tid": thread, "name": name, "tdur": duration}

    events = [event(1, "Layout", 3000), event(1, "UpdateLayoutTree", 2000), event(1, "Paint", 9000), event(2, "Layout", 4000)]
    assert visits.laid_out(events) == 5


def test_one_fault_anywhere_on_the_site_is_a_miss():
    for key in ("html-validate", "vnu", "broken", "unsafe"):
        assert len(table.misses({}, {key: 1}, strict=False)) == 1, key


def test_only_a_page_that_is_no_chapter_may_be_heavier():
    assert table.misses({"sources/press/": {"weight": 200}}, {}, strict=True) == []
    assert len(table.misses({"scenarios/": {"weight": 200}}, {}, strict=True)) == 1


def test_the_scripts_of_the_site_are_told_from_those_of_the_theme_and_of_figures(site):
    files = [path.relative_to(site).as_posix() for path in site.rglob("*.js")]
    own = {file for file in files if visits.OWN_SCRIPT.fullmatch(file)}
    assert {"assets/scripts/site.js", "assets/theme/theme.js"} <= own
    assert {file for file in set(files) - own if not file.startswith("assets/plotly-")} == set(), "no script of the theme is published"


def test_peers_are_shown_and_not_judged():
    made = table.table({"": KEPT}, {}, {"another": {"weight": 1552, "axe": 7}})
    assert "| another |" in made
    assert "✗" not in made


def test_the_page_of_the_audit_is_written_anew_between_its_marks():
    assert table.between_marks("a\n<!-- audit -->\nold\n<!-- /audit -->\nb", "new\n") == "a\n<!-- audit -->\n\nnew\n\n<!-- /audit -->\nb"
    with pytest.raises(ValueError, match=r"audit\.md"):
        table.between_marks("no marks", "new")
    page = (ROOT / "docs" / "audit.md").read_text()
    kept = page.partition("<!-- audit -->\n")[2].partition("<!-- /audit -->")[0].strip()
    assert table.between_marks(page, f"{kept}\n") == page


@pytest.mark.parametrize(("folder", "wanted_as"), [(ROOT, "devDependencies"), (AUDIT, "dependencies")])
def test_the_locks_of_npm_pin_every_package_and_name_no_host(folder, wanted_as):
    lock = json.loads((folder / "package-lock.json").read_text())
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert all(each["integrity"].startswith("sha512-") and "resolved" not in each for each in packages.values())
    wanted = json.loads((folder / "package.json").read_text())[wanted_as]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_the_lock_of_the_audit_pins_every_package_and_names_no_host():
    assert re.fullmatch(r"([\w-]+==[\d.]+( \\\n    --hash=sha256:[0-9a-f]{64})+\n)+", (AUDIT / "requirements.txt").read_text())


def test_pages_are_served_as_by_the_host(tmp_path):
    site = tmp_path / host.PREFIX
    (site / "a").mkdir(parents=True)
    (site / "a" / "index.html").write_text("a page" * 99)
    (site / "404.html").write_text("not found")
    with host.served(tmp_path) as address:
        with urllib.request.urlopen(f"{address}{host.PREFIX}/a/") as page:
            assert gzip.decompress(page.read()) == b"a page" * 99
            assert page.headers["Cache-Control"] == "max-age=600"
        with urllib.request.urlopen(f"{address}{host.PREFIX}/a") as page:
            assert page.url.endswith("/a/")
        with pytest.raises(urllib.error.HTTPError) as none:
            urllib.request.urlopen(f"{address}{host.PREFIX}/b/")
        with none.value:
            assert (none.value.code, gzip.decompress(none.value.read())) == (404, b"not found")


def test_every_type_of_page_is_looked_at_and_of_records_the_heaviest(tmp_path):
    for page, size in {"": 1, "events/": 1, "events/a/": 9, "events/b/": 99, "events/by-kind/": 9, "embed/x/": 1}.items():
        (tmp_path / page).mkdir(parents=True, exist_ok=True)
        (tmp_path / page / "index.html").write_bytes(bytes(range(size)))
    (tmp_path / "404.html").write_text("")
    assert host.chosen(tmp_path) == ["", "404.html", "embed/x/", "events/", "events/b/", "events/by-kind/"]


@pytest.mark.parametrize(
    ("link", "wrong"),
    [
        ('<a href="https://a.example/b?c=d#e" rel="noopener external">', 0),
        ('<a href="../here/">', 0),
        ('<a href="https://home.example/line/a/">', 0),
        ('<a href="https://a.example/">', 1),
        ('<a href="https://a.example/b c" rel="noopener">', 1),
        ('<a href="https://nowhere/" rel="noopener">', 1),
        ('<a href="javascript:alert(1)" rel="noopener">', 1),
        ('<a href="//a.example/" rel="noopener">', 1),
    ],
)
def test_a_link_elsewhere_is_whole_and_safe(tmp_path, link, wrong):
    (tmp_path / "a.html").write_text(link)
    assert whole.outside(tmp_path, "https://home.example/line/").figures["unsafe"] == wrong


def test_a_fault_that_ace_finds_is_told_with_its_file_its_rule_and_its_element():
    passed = {"assertions": [], "earl:testSubject": {"url": "title.xhtml"}}
    failed = {"earl:test": {"dct:title": "image-alt"}, "earl:result": {"earl:outcome": "fail", "html": "<img/>"}}
    report = {"assertions": [passed, {"assertions": [failed], "earl:testSubject": {"url": "a.xhtml"}}]}
    assert [*ace.faults(report)] == ["a.xhtml: image-alt: <img/>"]


@installed
def test_the_tools_find_what_is_wrong(tmp_path):
    site = tmp_path / host.PREFIX
    site.mkdir()
    page = '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>t</title></head><body>{}</body></html>\n'
    (site / "index.html").write_text(page.format('<p id="here">a <a href="#here">b</a> <a href="http://127.0.0.1:1/line/">c</a></p>'))
    for look in (whole.validate, whole.standard, lambda site: whole.links(site, "http://127.0.0.1:1/line/")):
        assert look(site).faults == []
    (site / "bad.html").write_text(
        page.format('<p id="a">a</p><p id="a">b <a href="#nowhere">c</a> <a href="none/">d</a> <a href="http://127.0.0.1:1/line/no/">e</a></p>')
    )
    assert any("bad.html:2: no-dup-id" in fault for fault in whole.validate(site).faults)
    assert any("bad.html:2: Duplicate ID" in fault for fault in whole.standard(site).faults)
    assert whole.links(site, "http://127.0.0.1:1/line/").figures["broken"] == 3
