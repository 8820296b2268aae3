"""Sources of events: over all sets, what rests on a source is asked of the record anew."""

import re
from dataclasses import replace
from datetime import timedelta

from published_sets import ROOT, items, words

from explainer.teaching.exercises import which_source


def rests_on(event):
    """Every source of an event and of its accounts."""
    return {*event.sources, *(id_ for account in event.accounts for id_ in account.sources)}


def test_one_source_supports_the_event_and_the_others_cannot(real, published):
    dataset = real.dataset
    naming = {}
    for table, record in dataset.records():
        if table != "sources":
            ids = set(re.findall(r"'([a-z0-9-]+)'", repr(record)))
            for id_ in ids & dataset.sources.keys():
                naming.setdefault(id_, set()).update(ids)
    shown = {}
    for source in dataset.sources.values():
        shown.setdefault((source.words, source.publisher), []).append(source)
    for number, each_set in enumerate(published["which-source"], 1):
        for item, told, right in zip(items(each_set["asked"]), items(each_set["told"]), each_set["right"], strict=True):
            (link,) = [href for href in told.xpath("a/@href") if href.startswith(f"{ROOT}events/")]
            event = dataset.events[link.split("/")[-2]]
            where = (number, event.id)
            assert words(item.xpath("div/p[1]")[0]) == f"{event.title} ({event.dated})"
            assert words(item.xpath("div/p[2]")[0]) == event.summary
            options = []
            for option in item.xpath("ol/li"):
                # What is shown is all that a class knows of a page: a second one that looks the same would be as right, and a date would tell.
                title, outlet = re.fullmatch("“(.*)”, ", option.text)[1], words(option.xpath("cite")[0])
                options += shown[title, outlet]
                assert words(option) == f"“{title}”, {outlet}", where
            assert len(options) == 4, where
            origins = [name for option in options for name in {option.publisher, option.origin}]
            assert len(origins) == len(set(origins)), (where, "one outlet twice")
            own = {name for id_ in event.sources for name in (dataset.sources[id_].publisher, dataset.sources[id_].origin)}
            for place, source in enumerate(options):
                if place == right:
                    assert source.id in event.sources, where
                    assert source.date.first >= event.date.first, where
                    assert source.url in told.xpath("a/@href"), where
                else:
                    assert source.id not in rests_on(event), (where, source.id)
                    assert event.id not in naming.get(source.id, ()), (where, source.id)
                    assert source.date.last + timedelta(days=180) <= event.date.first, (where, source.id)
                    assert not {source.publisher, source.origin} & own, (where, source.id)
                    assert f"{'ABCD'[place]}, {source.date}" in words(told), where
            assert words(told).startswith(f"{'ABCD'[right]}. "), where


def test_of_events_whose_dates_are_uncertain_no_set_is_made(real):
    events = {id_: event.model_copy(update={"date": event.date._replace(about=True)}) for id_, event in real.dataset.events.items()}
    assert which_source.sets(replace(real.dataset, events=events)) == []
