from dataclasses import replace

import feedparser
import pytest

from explainer.chapters import front_matter
from explainer.pages import changes
from explainer.record.dates import When
from explainer.record.editions import Change

HOME = "https://name.example/"


def change(day, what="A date was mended."):
    return Change(on=day, what=what, why="A source gave another.")


@pytest.fixture
def found(real):
    return changes.all_changes(real.fronts, real.dataset)


def test_the_feed_is_read_by_another_program_and_holds_every_change(found, real):
    feed = feedparser.parse(changes.feed(found, real.dataset, HOME))
    assert feed.bozo == 0
    assert feed.version == "atom10"
    assert [(entry.title, entry.summary) for entry in feed.entries] == [
        (f"{changes.KINDS_OF_CHANGE[each.part]}: {each.of}", each.what) for each in found
    ]
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    days = [entry.updated for entry in feed.entries]
    assert days == sorted(days, reverse=True)
    assert feed.feed.updated == days[0]
    assert all(entry.link.startswith(HOME) for entry in feed.entries)


def test_every_chapter_and_every_edition_is_told(found, real):
    text = {entry.page for entry in found if entry.part == "text"}
    assert text == set(real.fronts)
    for page, head in real.fronts.items():
        assert max(entry.on.first for entry in found if entry.page == page and entry.part == "text") == head.updated.first
    assert [entry.of for entry in found if entry.of.startswith("Edition")] == [f"Edition {id_}" for id_ in real.dataset.releases]


def test_a_corrected_event_is_told_on_the_page_and_keeps_its_id(good):
    event = next(iter(good.events.values()))
    before = changes.all_changes({}, good)
    one = good.events | {event.id: event.model_copy(update={"changed": (change("2026-11-25"), change("2026-11-25", "A name was mended."))})}
    dataset = replace(good, events=one)
    found = changes.all_changes({}, dataset)
    assert len(found) == len(before) + 2
    assert "A name was mended. A source gave another." in changes.page(found, dataset).body
    ids = {entry.summary: entry.id for entry in feedparser.parse(changes.feed(found, dataset, HOME)).entries}
    assert len(ids) == len(found)
    more = [*found, changes.ChangeEntry(When.parse("2026-12-01"), "data", "x", "y", "events/x/")]
    later = {entry.summary: entry.id for entry in feedparser.parse(changes.feed(more, dataset, HOME)).entries}
    assert ids.items() <= later.items(), "an entry stays what it was when others come"


def test_a_withdrawal_is_an_entry_of_its_own_beside_a_change_of_the_same_day(good):
    one = changes.ChangeEntry(When.parse("2026-12-01"), "data", "x", "y", "events/x/")
    gone = one._replace(what="Withdrawn.", withdrawn=True)
    ids = [[entry.id for entry in feedparser.parse(changes.feed([each], good, HOME)).entries] for each in (one, gone)]
    assert ids[0] != ids[1]


def test_no_change_gives_a_page_and_a_feed(good):
    assert "Nothing yet." in changes.page([], good).body
    assert feedparser.parse(changes.feed([], good, HOME)).bozo == 0


def test_a_chapter_that_was_updated_says_what_changed():
    with pytest.raises(ValueError, match="updated must be the day of the last change"):
        front_matter.FrontMatter(
            title="x", short="x", description="x", authors=({"body": "x"},), reviewers=(), date="2026-11-24", updated="2026-11-25", status="draft",
            minutes_reading=1, level="x", language="en",
        )  # fmt: skip
