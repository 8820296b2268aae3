"""What is looked up in a dataset is noted, in whatever way it is done."""

from dataclasses import replace

import pytest

from explainer.record.consulted import ConsultedDict, answers_alike

ID = "patrols-2018"
OF_KEYS = {
    "iter": list,
    "reversed": lambda table: list(reversed(table)),
    "len": len,
    "bool": bool,
    "keys": lambda table: table.keys(),
    "set": set,
    "sorted": sorted,
    "in": lambda table: ID in table,
}
OF_VALUES = {
    "[]": lambda table: table[ID],
    "get": lambda table: table.get(ID),
    "values": lambda table: table.values(),
    "items": lambda table: table.items(),
    "dict": dict,
    "copy": lambda table: table.copy(),
    "**": lambda table: {**table},
    "|": lambda table: table | {},
    "of |": lambda table: {} | table,
}


def with_events(good, events):
    dataset = replace(good, events={})
    dataset.events = ConsultedDict(dataset, "events", events)
    return dataset


def noted(dataset, look):
    answers = {}
    with dataset.consulted.into(answers):
        look(dataset.events)
    return answers


@pytest.mark.parametrize("way", OF_KEYS | OF_VALUES)
def test_what_was_looked_up_in_any_way_differs_where_a_record_is_gone(good, way):
    answers = noted(good, (OF_KEYS | OF_VALUES)[way])
    assert answers
    assert answers_alike(with_events(good, dict(good.events)), answers)
    assert not answers_alike(with_events(good, {id_: event for id_, event in good.events.items() if id_ != ID}), answers)


@pytest.mark.parametrize("way", OF_VALUES)
def test_what_was_looked_up_of_a_record_differs_where_it_says_something_else(good, way):
    changed = good.events[ID].model_copy(update={"title": "Another title"})
    assert not answers_alike(with_events(good, {**good.events, ID: changed}), noted(good, OF_VALUES[way]))


def test_the_words_of_a_record_are_no_matter_to_what_asked_for_its_neighbour(good):
    changed = good.events[ID].model_copy(update={"title": "Another title"})
    answers = noted(good, lambda table: table["line-agreed-2015"])
    assert answers_alike(with_events(good, {**good.events, ID: changed}), answers)
