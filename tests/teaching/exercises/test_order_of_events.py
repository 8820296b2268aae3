"""Events to be put in order: over all sets, the order is asked of the record anew."""

import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from published_sets import ROOT, items, words

from explainer.teaching.exercises import order_of_events


def test_the_order_is_that_of_the_dates_and_certain(real, published):
    titles = {event.title: event for event in real.dataset.events.values()}
    assert len(titles) == len(real.dataset.events)
    for number, each_set in enumerate(published["order"], 1):
        shown = [titles[words(item)] for item in items(each_set["asked"])]
        sorted_ = [event for _, event in sorted(zip(each_set["right"], shown, strict=True), key=lambda pair: pair[0])]
        assert sorted(each_set["right"]) == list(range(5)), number
        assert each_set["right"] != sorted(each_set["right"]), "an order that stands already asks nothing"
        for before, after in pairwise(sorted_):
            assert before.date.last < after.date.first, (number, before.id, after.id)
            assert after.date.first - before.date.last >= timedelta(days=30)
        for event in shown:
            assert re.fullmatch(r"\d{4}-\d\d(-\d\d)?", event.date.text), event.id
            assert not re.search(r"\b\d{4}\b|January|February|March|April|May|June|July|August|September|October|November|December", event.title)
        told = each_set["told"].xpath("ol/li")
        assert [words(item) for item in told] == [f"Place {place}: {event.title}, {event.date}." for place, event in enumerate(sorted_, 1)]
        assert [item.xpath("a/@href") for item in told] == [[f"{ROOT}events/{event.id}/"] for event in sorted_]


def test_of_events_whose_dates_are_uncertain_no_set_is_made(real):
    events = {id_: event.model_copy(update={"date": event.date._replace(about=True)}) for id_, event in real.dataset.events.items()}
    assert order_of_events.sets(replace(real.dataset, events=events)) == []
