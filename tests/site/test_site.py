"""The real record, and the real site: built by MkDocs with the hooks, and from the staged files without them."""

import base64
import gzip
import hashlib
import html.parser
import re
import shutil
import sys
import tomllib
from functools import cache
from os.path import normpath
from pathlib import Path

import pytest
from building import build, run

from audit.table import COLUMNS
from explainer.figures.draw.palette import css
from explainer.figures.kind import LAYOUTS
from explainer.figures.registry import FIGURE_KINDS

ROOT = Path(__file__).parents[2]


def test_the_real_record_has_no_problem(real):
    assert [str(problem) for problem in real.problems] == []


def _kinds_of_a_long_chapter(real, page):
    """Return the kinds of figures of a chapter that has the words of one."""
    chapter = next(each for each in real.chapters if each.page == page)
    prose = re.sub(r"```.*?```|^---.*?---|\[@[^]]+\]", "", chapter.text, flags=re.DOTALL)
    assert len(prose.split()) >= 700, page
    return {drawing.figure.kind for drawing in chapter.drawings}


def test_every_chapter_is_long_enough_and_shows_events_and_ties(real):
    for page in ("background.md", "deconfliction.md", "intelligence-and-arms.md", "scenarios.md"):
        kinds = _kinds_of_a_long_chapter(real, page)
        assert "timeline" in kinds, page
        assert kinds & {"actors", "ties"}, page


def test_the_story_shows_the_line_its_ends_the_night_and_the_sky_and_leads_to_events_and_ties(real):
    assert _kinds_of_a_long_chapter(real, "index.md") == {"line", "map", "night", "sky"}
    story = next(each for each in real.chapters if each.page == "index.md").text
    assert "(timeline.md#fig-overview)" in story
    assert "(actors/index.md#fig-overview-ties)" in story


def test_nothing_of_the_fact_base_is_lost_in_silence(real, capsys):
    """Every id from which the record was made is published, or is left out with its reason; the counts are printed."""
    origin = [line.split() for line in (ROOT / "tests" / "data" / "origin.txt").read_text().splitlines()]
    of = {"unsourced": ("questions",), "scenarios": ("frame", "drivers", "uncertainties", "scenarios", "signposts")}
    lost = []
    counts = {}
    for table, id_ in origin:
        found = any(id_ in real.dataset.table(name) for name in of.get(table, (table,)))
        left = id_ in real.dataset.left_out
        assert not (found and left), id_
        had, published, out = counts.get(table, (0, 0, 0))
        counts[table] = had + 1, published + found, out + left
        if not found and not left:
            lost.append(f"{table} {id_}")
    with capsys.disabled():
        for table, (had, published, out) in counts.items():
            print(f"\n{table}: {had} in the fact base, {published} published, {out} left out", end="")
    assert lost == []
    assert {record.id for record in real.dataset.left_out.values() if not record.withdrawn} <= {id_ for _, id_ in origin}
    assert counts["events"][0] == 304, "what the record was made from stays whole"


def test_the_architecture_page_names_every_package_and_no_other():
    named = set(re.findall(r"^\| `(\w+)/`", (ROOT / "docs" / "architecture.md").read_text(), re.MULTILINE))
    assert named == {path.parent.name for path in (ROOT / "src" / "explainer").glob("*/__init__.py")}
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]["layers"]
    assert named == set(layers) - {"__main__"}


def test_every_label_that_a_chapter_asks_for_is_in_both_layouts(real):
    for drawing in real.drawings:
        figure = drawing.figure
        wanted = figure.options.get("highlight", ())
        for name in LAYOUTS:
            if "highlight" not in FIGURE_KINDS[figure.kind].options:
                continue
            notes = drawing.plots[name]["layout"]["annotations"]
            if figure.kind == "ties":  # a lane is named for all its ties, and those that are asked for have their colour
                grey = css("context")  # the fill of a bar, or the edge of a hollow one
                bars = [trace for trace in drawing.plots[name]["data"] if not wanted or grey not in (trace["fillcolor"], trace["line"]["color"])]
                labelled = {data[1].split("#")[1] for trace in bars for data in trace["customdata"] if wanted and data}
            elif figure.kind == "timeline":
                labelled = {note["name"].split("/")[1] for note in notes if note.get("name", "").startswith("events/")}
            else:
                labelled = {note["name"].split("#")[1] for note in notes if "#" in note.get("name", "")}
            crowded = name == "narrow" and (figure.kind == "actors" or figure.id == "all-events")  # a phone names as many as find room
            assert labelled == set(wanted) or (labelled < set(wanted) and crowded), (figure.id, name)


class Elements(html.parser.HTMLParser):
    """The number of elements of a page outside of templates."""

    def __init__(self):
        super().__init__()
        self.count, self.kept = 0, 0

    def handle_starttag(self, tag, _):
        self.count += not self.kept
        self.kept += tag == "template"

    def handle_endtag(self, tag):
        self.kept -= tag == "template"


def elements(text):
    page = Elements()
    page.feed(text)
    return page.count


class Links(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.unsafe, self.inline, self.script = [], set(), [], [], False
        self.feed(text)

    def handle_data(self, data):
        if self.script:
            self.inline.append(data)

    def handle_endtag(self, _):
        self.script = False

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.ids.add(values.get("id"))
        self.script = tag == "script" and "src" not in values and values.get("type") not in ("application/json", "application/ld+json")
        self.unsafe += [name for name, value in attrs if name.startswith("on") or (name == "style" and not value.startswith("aspect-ratio:"))]
        self.unsafe += [
            value for name, value in attrs if name in ("href", "src", "action") and re.match(r"\s*(javascript|data|vbscript):(?!,)", value)
        ]
        if tag == "a" and re.match("https?:", values.get("href") or "") and {"noopener", "external"} - set((values.get("rel") or "").split()):
            self.unsafe.append(values["href"])
        for name in ("href", "src", "data-plotly"):
            if values.get(name):
                self.links.append((tag, values[name]))


@cache
def links_of(path):
    return Links(path.read_text())


def test_every_address_that_was_ever_published_is_there(site, real):
    for line in (ROOT / "tests" / "permalinks.txt").read_text().splitlines():
        address, _, anchor = line.partition("#")
        page = site / address / "index.html" if address.endswith("/") or not address else site / address
        assert page.is_file(), line
        # What a figure or an actor rests on changes with the record: the address of a source that left leads to the list of those that are there now.
        if anchor and not (address.startswith(("figures/", "actors/")) and anchor in real.dataset.sources and "sources" in links_of(page).ids):
            assert anchor in links_of(page).ids, line


def published(site):
    """Return every address of the site, and the anchors to which others may link: sections, figures, ties and sources."""
    for path in sorted(site.rglob("index.html")):
        page = path.parent.relative_to(site).as_posix().removeprefix(".")
        page = f"{page}/" if page else ""
        yield page
        if not page.startswith(("events/", "embed/")):
            parts = "h2|h3|figure|tr|dt" if page.startswith("figures/") else "h2|h3|figure|tr|li|dt"
            yield from (f"{page}#{anchor}" for anchor in re.findall(rf'<(?:{parts})[^>]* id="([^":]+)"', article(path)))
    for folder in ("data", "figures"):
        yield from (path.relative_to(site).as_posix() for path in sorted((site / folder).rglob("*")) if path.is_file() and path.name != "index.html")


def test_everything_published_is_a_permalink(site, request):
    file = ROOT / "tests" / "permalinks.txt"
    kept = set(file.read_text().splitlines()) if file.exists() else set()
    found = set(published(site))
    if request.config.getoption("--permalinks"):
        file.write_text("".join(f"{line}\n" for line in sorted(kept | found)))
        kept |= found
    assert sorted(found - kept) == [], "run pytest --permalinks to add what is new"


def test_every_link_inside_the_site_leads_somewhere_and_no_file_comes_from_elsewhere(site):
    pages = {path: links_of(path) for path in site.rglob("*.html") if path.name != "404.html"}
    files = {path.as_posix() for path in site.rglob("*") if path.is_file()}
    broken = []
    for path, page in pages.items():
        for tag, link in page.links:
            if re.match(r"https?:", link):
                if tag != "a" and not link.startswith("https://name.example/repo/"):
                    broken.append((path.relative_to(site).as_posix(), link))
                continue
            if re.match(r"mailto:|javascript:|data:", link):
                continue
            target, _, anchor = link.partition("#")
            file = normpath(f"{path.parent}/{target.partition('?')[0]}") if target else path.as_posix()
            file = file if file in files else f"{file}/index.html"
            page_of = pages.get(Path(file)) if anchor else None
            if file not in files or (page_of and anchor not in page_of.ids):
                broken.append((path.relative_to(site).as_posix(), link))
    assert broken == []


def test_only_the_page_for_lecturers_leads_to_its_answers(site):
    answers = site / "teach" / "answers"
    pages = [path for path in site.rglob("*.html") if path.parent != answers and "answers/" in path.read_text()]
    leading = [path for path in pages if any((path.parent / link).resolve() == answers for tag, link in links_of(path).links if tag == "a")]
    assert leading == [site / "teach" / "index.html"]


def test_every_page_has_a_policy_that_its_own_scripts_keep_and_no_unsafe_link(site):
    for path in site.rglob("*.html"):
        text = path.read_text()
        page = links_of(path)
        (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
        allowed = set(re.search("script-src ([^;]*)", policy)[1].split())
        hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in page.inline}
        assert allowed == {"'self'", *hashes}, path
        assert [each for each in page.unsafe if not each.startswith("https://name.example/")] == [], path
        assert text.count('<meta name="referrer"') == 1, path


def article(path):
    """Return the article of a page; the whole page where it is no article of the theme, as the pages for embedding."""
    text = path.read_text()
    return text[text.index("<article") : text.index("</article>")] if "<article" in text else text


@pytest.mark.slow
def test_the_staged_files_give_the_same_articles_without_hooks(site, tmp_path):
    """As MkDocs builds them; `make zensical` has Zensical build them."""
    run(sys.executable, "-m", "explainer", "stage", str(tmp_path / "build" / "docs"))
    for name in ("mkdocs.yml", "zensical.yml"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "src" / "theme", tmp_path / "src" / "theme")
    build(tmp_path / "site", "-f", "zensical.yml", cwd=tmp_path)
    run(sys.executable, "-m", "explainer", "finish", str(tmp_path / "site"))
    for path in sorted(site.rglob("index.html")):
        other = tmp_path / "site" / path.relative_to(site)
        assert article(other) == article(path), path.relative_to(site)


def test_a_mistake_stops_the_build_and_leaves_the_old_site_whole(tmp_path):
    for name in ("docs", "src"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    old = tmp_path / "site" / "index.html"
    old.parent.mkdir()
    old.write_text("old")
    broken = tmp_path / "docs" / "data" / "events" / "2018.yml"
    broken.write_text(broken.read_text().replace("kind: military", "kind: militray", 1))
    printed = run(sys.executable, "-m", "mkdocs", "build", cwd=tmp_path, code=1, PYTHONPATH=str(tmp_path / "src"))
    assert re.search(r"docs/data/events/2018\.yml:\d+: [a-z0-9-]+: kind must be one of .*'militray' \(did you mean 'military'\?\)", printed)
    assert "Traceback" not in printed
    assert old.read_text() == "old"


def weight(path):
    """Return the size of a file, compressed as a host does."""
    return len(gzip.compress(path.read_bytes(), 9))


@pytest.mark.parametrize("path", ["", "background", "deconfliction", "intelligence-and-arms", "scenarios"])
def test_a_chapter_keeps_its_weight(site, path):
    """All that a browser fetches before a reader touches anything."""

    page = site / path / "index.html"
    text = page.read_text()
    fetched = {(page.parent / link).resolve() for tag, link in Links(text).links if tag in ("link", "script") and not re.match("https?:", link)}
    fetched = {path for path in fetched if path.suffix in (".css", ".js", ".png", ".svg")}
    fetched.add(page)  # search and its index wait until a reader turns to it: tests/browser
    assert text.count("<figure") >= 2
    total = sum(map(weight, fetched))
    assert total <= COLUMNS["weight"].most * 1000, {path.name: weight(path) for path in fetched}
    assert sum(weight(path) for path in fetched if path.suffix == ".js") <= COLUMNS["own"].most * 1000, (
        "ours, in the place of forty-three thousand bytes with the theme's"
    )


@pytest.mark.parametrize(
    ("path", "most"), [("", 2_500), ("background", 2_500), ("deconfliction", 3_150), ("intelligence-and-arms", 2_950), ("scenarios", 2_950)]
)
def test_a_chapter_has_few_elements(site, path, most):
    """Those that a browser makes; what stands in a template waits as text does."""
    assert elements((site / path / "index.html").read_text()) <= most
