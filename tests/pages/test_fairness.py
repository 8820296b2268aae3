"""What the fairness page counts, chapter by chapter: evidence, accounts by side, and sources."""

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from chapter_head import head

from explainer.chapters.parse import parse
from explainer.pages import fairness
from explainer.record.loading import load

GOOD = Path(__file__).parents[1] / "data" / "good"
# A unit of a unit of a state, whose account is the state's own, and an account that no actor holds.
UNIT = """
- id: night-wing
  name: Night Wing
  short: Night Wing
  kind: armed-force
  parent: israel-air
  zone: israel
  one_line: A part of the air force.
  role_in_topic: It flew that night.
  sources: [herald-2015]
"""
ACCOUNTS = """    - by: Night Wing
      actor: night-wing
      says: The wing saw it fall and heard it later.
      sources: [agency-2018]
    - by: A monitor
      says: It fell.
      sources: [agency-2018]
  agreed:
"""
# By page. The first chapter links to the disputed event; the second lacks evidence in one sentence.
CHAPTERS = {
    "second.md": head("Chapter Second", "Second")
    + "[[line-agreed-2015|They agreed]]. It rained in 1999. They said so.[@herald-2015] They went [[patrols-2018|on patrol]].[@herald-2015]\n",
    "index.md": head("Chapter First", "First")
    + "[[airliner-incident-2018|An aircraft was lost]].[@unlinked-2018] Nobody was there. He said so.[@agency-2018] Why in 2018?\n",
}


def rows(page, label):
    """Return the cells of a table of the page, row by row, without its head."""
    table = re.search(rf'aria-label="{label}".*?</table>', page)[0]
    return [[unescape(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in re.findall(r"<tr.*?</tr>", table)][1:]


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The dataset of a small site: the fake record with its states under names that are sides, as its editors would write them."""
    folder = tmp_path_factory.mktemp("small") / "data"
    shutil.copytree(GOOD, folder)
    for path in folder.rglob("*.yml"):
        path.write_text(re.sub(r"\bsouth\b", "russia", re.sub(r"\bnorth\b", "israel", path.read_text())))
    actors, events = folder / "actors.yml", folder / "events" / "2018.yml"
    actors.write_text(actors.read_text() + UNIT)
    events.write_text(events.read_text().replace("  agreed:\n", ACCOUNTS, 1))
    dataset = load(folder)
    assert [str(problem) for problem in dataset.problems] == []
    return dataset


@pytest.fixture(scope="module")
def page(small):
    return fairness.page([parse(f"docs/{name}", name, text, small) for name, text in CHAPTERS.items()], small).body


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("Evidence by chapter", [["First", "4", "2", "1", "0"], ["Second", "4", "3", "2", "1"]]),
        ("Accounts by side", [["Republic of the North", "2", "none"], ["Southern Union", "1", "none"], [fairness.OTHERS, "1", "none"]]),
        (
            "Mean length of accounts by side",
            [["Republic of the North", "7", "none"], ["Southern Union", "5", "none"], [fairness.OTHERS, "2", "none"]],
        ),
        ("Sources by type", [["All", "3", "2"], ["News agencies", "1", "1"], ["Press", "1", "1"], ["State media", "1", "0"]]),
        ("Sources by language", [["All", "3", "2"], ["English", "2", "1"], ["Russian", "1", "1"]]),
        ("Sources by country", [["All", "3", "2"], ["Russia", "1", "1"], ["United Kingdom", "1", "1"], [fairness.UNKNOWN, "1", "0"]]),
    ],
)
def test_two_small_chapters_are_counted_as_a_reader_would_count_them(page, label, found):
    assert rows(page, label) == found


def test_every_chapter_of_the_site_is_measured_and_no_sentence_is_without_evidence(real):
    found = rows(fairness.page(real.chapters, real.dataset).body, "Evidence by chapter")
    assert sorted(row[0] for row in found) == sorted(chapter.front.short for chapter in real.chapters if chapter.front)
    for _, sentences, shown, needing, without in found:
        assert int(sentences) > int(shown) > 0
        assert int(needing) > 0
        assert without == "0"


def test_types_languages_and_countries_each_sum_to_all(real):
    page = fairness.page(real.chapters, real.dataset).body
    totals = set()
    for label in ("Sources by type", "Sources by language", "Sources by country"):
        total, *each = rows(page, label)
        totals.add(tuple(total))
        for column in range(1, len(total)):
            assert sum(int(row[column]) for row in each) == int(total[column]), label
    assert len(totals) == 1


def test_an_account_belongs_to_the_state_of_its_actor(real):
    dataset = real.dataset
    accounts = [account for event in dataset.events.values() for account in event.accounts]
    assert {fairness.side(account, dataset) for account in accounts if account.actor == "russian-mod"} == {dataset.actors["russia"].name}
    assert {fairness.side(account, dataset) for account in accounts if account.actor is None} == {fairness.OTHERS}
