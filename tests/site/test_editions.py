"""Kept editions: a fake older one beside a fake site of today, built by MkDocs with the theme."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from filelock import FileLock
from new_event import NEW_EVENT

from explainer.__main__ import main
from explainer.site import editions

ROOT = Path(__file__).parents[2]
GOOD = Path(__file__).parents[1] / "data" / "good"
OLD = "2026-05"
CHAPTER = "---\nchapter: false\n---\n\n# Fake\n\n[[patrols-2018|Patrols]].[@herald-2015]\n\n```timeline\nid: all\ntitle: All\ncaption: All.\n```\n"
WITHDRAWN = """
- id: talks-of-the-year-2018
  table: events
  title: Talks of an unknown day
  withdrawn: 2026-11-24
  reason: There were none.
"""
# One page of each type, with the way from it to the folder of all.
PAGES = {
    "index.html": "../../", "events/index.html": "../../../", "events/patrols-2018/index.html": "../../../../", "about/index.html": "../../../",
    "actors/north/index.html": "../../../../", "sources/press/index.html": "../../../../", "embed/all/index.html": "../../../../",
    "fairness/index.html": "../../../", "404.html": "../../",
}  # fmt: skip


def replaced(path, pattern, by):
    text, count = re.subn(pattern, by, path.read_text(), count=1, flags=re.MULTILINE)
    assert count == 1, (path, pattern)
    path.write_text(text)


def built(folder, address, change=lambda _: None):
    """Build a small site with the real theme and hooks; `change` makes its record another one."""
    shutil.copytree(GOOD, folder / "docs" / "data")
    for name in ("questions.yml", "relations.yml", "scenarios/signposts.yml", "desk/deadlines.yml"):
        replaced(folder / "docs" / "data" / name, "on: 2026-11-", f"on: {OLD}-")  # no look is later than the older edition
    for part in ("docs/assets", "src"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "docs" / "editions.md", folder / "docs")
    (folder / "docs" / "about.md").write_text("---\nchapter: false\n---\n\n# About\n\nThis site.\n")
    (folder / "docs" / "data.md").write_text("---\nchapter: false\n---\n\n# Data\n\n## What each edition changed\n\n```list\nof: changes\n```\n")
    (folder / "docs" / "index.md").write_text(CHAPTER)
    config = re.sub(r"^(nav|not_in_nav|validation):.*\n(?: +.*\n)+", "", (ROOT / "mkdocs.yml").read_text(), flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(config)
    change(folder / "docs" / "data")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(folder / "src"), "SITE_URL": address}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def older(data):
    for name in ("edition.yml", "CHANGES.yml"):
        replaced(data / name, r"2026-11$", OLD)
    for name, field in (("edition.yml", "released"), ("edition.yml", "as_of"), ("CHANGES.yml", "on"), ("left-out.yml", "withdrawn")):
        replaced(data / name, rf"{field}: .*", f"{field}: {OLD}-24")


def today(data):
    (data / "events" / "2019.yml").write_text(
        "".join(NEW_EVENT.format(id=id_, title=f"{id_}: second talks") for id_ in ("talks-2019", "more-talks-2019"))
    )
    replaced(data / "events" / "2018.yml", r"- id: talks-of-the-year-2018\n(?:  .*\n)+", "")
    replaced(data / "layers.yml", r" +- {event: talks-of-the-year-2018.*\n", "")
    replaced(data / "events" / "2018.yml", "Posts were set up in two weeks.", "Posts were set up in three weeks.")
    replaced(data / "relations.yml", "Used every day.", "Used every week.")
    (data / "left-out.yml").write_text((data / "left-out.yml").read_text() + WITHDRAWN)


@pytest.fixture(scope="module")
def sites(together):
    """The archive of an edition, and a site of today."""
    folder = together / "editions"
    with FileLock(together / "editions.lock"):
        if not folder.exists():
            edition = built(folder / "old", f"https://name.example/editions/{OLD}/", older)
            built(folder / "new", "https://name.example/", today)
            editions.pack(edition, folder)
    (archive,) = folder.glob("*.tar.gz")
    return archive, folder / "old" / "site", folder / "new" / "site"


@pytest.fixture
def site(sites, tmp_path):
    return shutil.copytree(sites[2], tmp_path / "site")


@pytest.fixture(scope="module")
def kept(sites, tmp_path_factory):
    site = shutil.copytree(sites[2], tmp_path_factory.mktemp("kept") / "site")
    assert main(["editions", str(site), str(sites[0])]) == 0
    return site


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_an_edition_says_what_changed_since(kept, page):
    html = (kept / "editions" / OLD / page).read_text()
    (aside,) = re.findall(r'<aside class="kept-edition".*?</aside>', html)
    words = re.sub("<[^>]+>", "", aside)
    own = " This event was changed since." if page == "events/patrols-2018/index.html" else ""
    assert words == (
        "Edition of May 2026, kept as it was published. Since then: 2 events added, 1 changed, 1 withdrawn. "
        f"Also added, changed or withdrawn: ties (1), layers (1).{own} This page today · What changed"
    )
    address = page.removesuffix("index.html")
    assert re.findall('href="([^"]+)"', aside) == [f"{PAGES[page]}{address}", f"{PAGES[page]}data/#what-each-edition-changed"]
    assert '<meta name="robots" content="noindex">' in html
    assert "style-src 'self'" in re.search('<meta http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1], (
        "the banner's stylesheet is allowed"
    )
    assert not re.search(r"<(script|style)\b|\bstyle=|\bon\w+=", aside), "and it asks for nothing else"


def test_the_banner_is_the_first_thing_in_the_page_and_nothing_else_is_changed(kept, sites):
    original = files(sites[1])
    for name, content in files(kept / "editions" / OLD).items():
        html = content.decode(errors="replace")
        if name.endswith(".html"):
            assert html.count(editions.BANNER_BEGIN) == html.count(editions.BANNER_END) == 2, name
            assert editions.BETWEEN_MARKS.sub("", html).encode() == original[name], name
            body = html[html.index("<body") :]
            assert body.index("kept-edition") < min(body.index("<h1"), body.index("<main")), name
        else:
            assert content == original[name], name
    assert files(kept / "editions" / OLD).keys() == original.keys() - {
        name for name in original if name.startswith("editions/") and name != "editions/index.html"
    }


def test_links_of_the_banners_and_the_list_lead_somewhere(kept):
    pages = [*(kept / "editions").rglob("*.html")]
    assert len(pages) > 20
    for path in pages:
        html = path.read_text()
        for added in re.findall(
            r'<aside class="kept-edition".*?</aside>|<link rel="stylesheet" href="[./]+editions/banner.css">|<div id="kept-editions">.*?</div>', html
        ):
            for link in re.findall('href="([^"]+)"', added):
                target, _, anchor = link.partition("#")
                file = (path.parent / target).resolve()
                file = file / "index.html" if file.is_dir() else file
                assert file.is_file(), (path, link)
                assert not anchor or f'id="{anchor}"' in file.read_text(), (path, link)
    assert re.search(
        rf'<div id="kept-editions"><ul><li><a href="{OLD}/">Edition of May 2026</a>\. Since then: 2 events added',
        (kept / "editions" / "index.html").read_text(),
    )


def test_a_page_that_is_gone_leads_to_the_about_page(kept, sites, site):
    shutil.rmtree(site / "events" / "patrols-2018")
    assert main(["editions", str(site), str(sites[0])]) == 0
    html = (site / "editions" / OLD / "events" / "patrols-2018" / "index.html").read_text()
    assert 'This page is no longer there: <a href="../../../../about/">' in html
    assert "This event was withdrawn since." in (kept / "editions" / OLD / "events" / "talks-of-the-year-2018" / "index.html").read_text()


def test_the_site_of_today_is_untouched_but_for_the_list(kept, sites):
    before, after = files(sites[2]), files(kept)
    changed = {name for name in after if before.get(name) != after[name] and not name.startswith(f"editions/{OLD}/")}
    assert changed == {"editions/index.html", "editions/banner.css"}
    assert before.keys() <= after.keys()


def test_a_second_run_changes_nothing_and_a_later_state_replaces_the_banners(kept, tmp_path):
    site = shutil.copytree(kept, tmp_path / "site")
    assert main(["editions", str(site)]) == 0
    assert files(site) == files(kept)
    events = site / "data" / "events.json"
    events.write_text(events.read_text().replace("The two agreed on", "The two settled"))
    assert main(["editions", str(site)]) == 0
    html = (site / "editions" / OLD / "index.html").read_text()
    assert html.count("<aside") == (kept / "editions" / OLD / "index.html").read_text().count("<aside")
    assert "2 events added, 2 changed, 1 withdrawn" in html


def test_an_edition_keeps_all_its_addresses(kept, sites):
    for path in sites[1].rglob("index.html"):
        there = kept / "editions" / OLD / path.relative_to(sites[1])
        assert set(re.findall(' id="([^"]+)"', path.read_text())) == set(re.findall(' id="([^"]+)"', there.read_text()))
    assert f'<link rel="canonical" href="https://name.example/editions/{OLD}/">' in (kept / "editions" / OLD / "index.html").read_text()


def test_an_archive_is_the_same_to_the_byte_and_leaves_editions_out(sites, tmp_path):
    archive, edition, _ = sites
    copy = shutil.copytree(edition, tmp_path / "copy", copy_function=shutil.copyfile)
    (copy / "editions" / "2020-01").mkdir(parents=True)
    (copy / "editions" / "2020-01" / "index.html").write_text("older still")
    assert editions.pack(copy, tmp_path).read_bytes() == archive.read_bytes()
    assert archive.name == f"edition-{OLD}.tar.gz"
    with tarfile.open(archive) as packed:
        assert {(info.uid, info.gid, info.mtime, info.mode) for info in packed} == {(0, 0, 0, 0o644)}
        assert set(packed.getnames()) == set(files(edition))


def test_a_field_that_one_edition_does_not_know_is_no_change():
    old = {"events": {"a": {"id": "a", "title": "A", "label": "x"}}}
    new = {"events": {"a": {"id": "a", "title": "A", "agreed": []}}, "terms": {"t": {"id": "t"}}}
    changes = editions.compare(old, new)
    assert changes["events"] == ((), (), ())
    assert editions.summary(changes) == "No event has changed since. Also added, changed or withdrawn: terms (1)."
    assert editions.summary(editions.compare(new, new)) == "Nothing in the record has changed since."
    one = editions.compare({"events": {}}, {"events": {"a": {"id": "a"}}})
    assert editions.summary(one) == "Since then: 1 event added."


def archive(folder, name="edition-2026-04.tar.gz", **members):
    with tarfile.open(folder / name, "w:gz") as packed:
        for member, content in members.items():
            info = tarfile.TarInfo(member)
            info.size = len(content)
            packed.addfile(info, io.BytesIO(content))
    return folder / name


def said(capsys, *arguments):
    assert main(["editions", *map(str, arguments)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


EVENTS = json.dumps({"edition": "2026-04", "events": []}).encode()


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"index.html": b"<body>"}, r"editions/2026-04/data/events.json:1: an edition has its data beside its pages: file is missing"),
        ({"data/events.json": b"{"}, r"editions/2026-04/data/events.json:1: is not a table of records: .*"),
        ({"data/events.json": b"[]"}, r"editions/2026-04/data/events.json:1: is not a table of records: .*"),
        ({"data/events.json": EVENTS.replace(b"04", b"03")}, r"editions/2026-04/data/events.json:1: edition calls itself '2026-03'"),
        ({"data/events.json": EVENTS, "a.html": b"\xff"}, r"editions/2026-04/a.html:1: page is not UTF-8"),
        ({"../outside.html": b"x"}, r"edition-2026-04.tar.gz:1: archive cannot be unpacked: .*outside the destination"),
        ({"/etc/outside.html": b"x", "../../b": b"x"}, r"edition-2026-04.tar.gz:1: archive cannot be unpacked: .*outside the destination"),
    ],
)
def test_an_edition_that_cannot_be_kept_is_named(site, tmp_path, capsys, members, message):
    printed = said(capsys, site, archive(tmp_path, **members))
    assert re.fullmatch(f".*{message}\n", printed)
    assert not [*tmp_path.parent.rglob("outside.html")]
    assert "2026-04" not in (site / "editions" / "index.html").read_text() or "UTF-8" in message


def test_an_archive_that_is_none_and_names_that_are_none_are_named_all_at_once(site, sites, tmp_path, capsys):
    (site / "editions" / "spring").mkdir()
    (tmp_path / "edition-2026-03.tar.gz").write_bytes(b"no gzip")
    (tmp_path / "edition-2026-02.tar.gz").write_bytes(sites[0].read_bytes()[:5000])
    wrong = archive(tmp_path, "edition-2026-13.tar.gz")
    printed = said(capsys, site, tmp_path / "edition-2026-03.tar.gz", tmp_path / "edition-2026-02.tar.gz", wrong)
    assert "edition-2026-03.tar.gz:1: archive cannot be unpacked" in printed
    assert "edition-2026-02.tar.gz:1: archive cannot be unpacked" in printed
    assert "an archive is named edition-YYYY-MM.tar.gz: 'edition-2026-13.tar.gz'" in printed
    assert "an edition is named by its year and month, YYYY-MM: 'spring'" in printed
    assert len(printed.splitlines()) == 4
    assert sorted(path.name for path in (site / "editions").iterdir()) == ["index.html", "spring"]


def test_no_edition_is_cut_while_a_look_is_overdue(tmp_path, capsys):
    shutil.copytree(ROOT / "tests" / "data" / "good", tmp_path / "docs" / "data")
    replaced(tmp_path / "docs" / "data" / "edition.yml", "look_every: 90", "look_every: 3")
    assert main(["pack", str(tmp_path / "site"), str(tmp_path), "--docs", str(tmp_path / "docs")]) == 1
    warned = capsys.readouterr().err
    assert "who-answers: look for what came next, 4 days after the last look: 20 November 2026" in warned
    replaced(tmp_path / "docs" / "data" / "edition.yml", "look_every: 3", "look_every: 4")
    assert main(["pack", str(tmp_path / "site"), str(tmp_path), "--docs", str(tmp_path / "docs")]) == 1
    assert re.fullmatch(r".*site/data/events.json: No such file or directory\n", capsys.readouterr().err)


def test_a_missing_archive_or_site_is_named(site, tmp_path, capsys):
    assert re.fullmatch(r".*edition-2026-01.tar.gz: No such file or directory\n", said(capsys, site, tmp_path / "edition-2026-01.tar.gz"))
    printed = said(capsys, tmp_path / "nowhere")
    assert "nowhere/data/events.json:1: an edition has its data beside its pages: file is missing" in printed
    assert "nowhere/editions/index.html:1: the site has no page of editions with a place for their list" in printed
    assert main(["pack", str(tmp_path / "nowhere"), str(tmp_path)]) == 1
    assert re.fullmatch(r".*nowhere/data/events.json: No such file or directory\n", capsys.readouterr().err)
