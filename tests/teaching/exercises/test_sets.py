"""What holds for the sets of every exercise."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from published_sets import items

from explainer.record.build_cache import BuildCache
from explainer.record.urls import Home
from explainer.teaching.exercises import pages
from explainer.teaching.exercises.sets import NUMBERS

HOME = "https://name.example/"


def test_every_set_is_there_has_the_size_that_was_promised_and_differs_from_the_next(published):
    assert len(NUMBERS) >= 50
    for name, size in (("order", 5), ("who-said", 5), ("which-source", 5), ("ties", 8)):
        assert len(published[name]) == len(NUMBERS)
        for number, each_set in enumerate(published[name], 1):
            assert len(items(each_set["asked"])) == len(items(each_set["told"])) == len(each_set["right"]) == size, (name, number)
            assert [int(item.get("data-item")) for item in items(each_set["asked"])] == list(range(size))
            assert each_set["told"].xpath("count(.//li[.//a[starts-with(@href, '../../')]])") == size, "every answer leads to its evidence"
        assert all(one["questions"] != two["questions"] for one, two in pairwise(published[name])), name
        assert len({each_set["questions"] for each_set in published[name]}) == len(NUMBERS), name


def test_a_number_gives_the_same_set_again_whatever_order_the_record_is_in(real, files):
    dataset = real.dataset
    turned = replace(dataset, **{table: dict(reversed(dataset.table(table).items())) for table in ("events", "sources", "actors")})
    assert pages.all_files(turned, HOME, BuildCache(turned, Home(HOME, ""))) == files


def test_no_right_answer_is_known_by_its_place(published):
    for name in ("which-source", "who-said"):
        places = Counter(place for each_set in published[name] for place in each_set["right"])
        assert set(places) == {0, 1, 2, 3}
        assert max(places.values()) < 0.5 * places.total(), (name, places)


def test_a_record_that_grows_changes_few_sets(real):
    """Without its last event, each exercise has most of its sets as they are."""
    dataset = real.dataset
    last = next(reversed(dataset.events))
    smaller = replace(dataset, events={id_: event for id_, event in dataset.events.items() if id_ != last})
    for name, exercise in pages.EXERCISES.items():
        same = sum(one == two for one, two in zip(exercise.sets(dataset), exercise.sets(smaller), strict=True))
        assert same >= 0.75 * len(NUMBERS), name
