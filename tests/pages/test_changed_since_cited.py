"""The page on which what was cited is checked, and the list of changes that its script reads."""

import json

from lxml import html as lxml_html

from explainer.pages import changed_since_cited, changes
from explainer.record.editions import Change
from explainer.record.urls import address


def test_a_change_stands_at_the_page_of_what_it_changed_the_newest_first(good):
    event = next(iter(good.events.values()))
    notes = [Change(on=on, what="A day was mended.", why="A page was found.") for on in ("2026-12-01", "2026-12-05")]
    found = [changes.ChangeEntry(note.on, "data", event.title, f"{note.what} {note.why}", address("events", event)) for note in notes]
    made = changed_since_cited.changes_by_page(found, good)
    said = "A day was mended. A page was found."
    assert made[address("events", event)][:2] == [("2026-12-05", said), ("2026-12-01", said)]


def test_what_an_edition_changed_stands_at_each_record_that_it_names(site, real):
    known = json.loads((site / "cited/changes.json").read_text())["pages"]
    for release in real.dataset.releases.values():
        for change in release.changes:
            for id_ in change.records:
                table = next((table for table in changed_since_cited.CITABLE_TABLES if id_ in real.dataset.table(table)), None)
                if table:
                    where = address(table, real.dataset.table(table)[id_])
                    assert [release.on.text, f"{change.what} {change.why}"] in known[where]["changes"], id_


def test_the_data_knows_every_page_and_record_and_each_edition_with_its_day(site, real):
    said = json.loads((site / "cited/changes.json").read_text())
    assert (said["home"], said["edition"]) == ("https://name.example/repo/", real.dataset.edition.edition)
    assert said["editions"] == {release.id: release.on.text for release in real.dataset.releases.values()}
    assert said["pages"]["events/il-20-shootdown-2018/"]["record"] == ["events", "il-20-shootdown-2018"]
    assert said["pages"]["deconfliction/"]["title"] == "The Syrian deconfliction channel"
    shown = said["pages"]["figures/the-line/"]  # whose periods have no page of their own
    assert shown["title"] == next(drawing.figure.title for drawing in real.drawings if drawing.figure.id == "the-line")
    assert "record" not in shown
    for page in site.rglob("index.html"):
        where = page.relative_to(site).as_posix().removesuffix("index.html")
        assert where in said["pages"] or where.startswith("embed/"), "a list or an exercise is a page too"


def test_the_page_lists_every_change_without_a_script(site):
    said = json.loads((site / "cited/changes.json").read_text())["pages"]
    page = lxml_html.fromstring((site / "cited/index.html").read_text(encoding="utf-8"))
    listed = {link.get("href").removeprefix("../"): link.getparent() for link in page.xpath("//article//div/ul/li/a")}
    for where, known in said.items():
        changed = known.get("changes", [])
        assert (where in {place.removeprefix("./") for place in listed}) == bool(changed), where
        if changed:
            assert len(listed[where].xpath("ul/li")) == len(changed), where
