"""Ties on a day: over all sets, whether they held is asked of the record anew."""

import re
from collections import Counter
from datetime import date

from published_sets import items, words

from explainer.record.dates import possibly_holds


def test_a_tie_held_or_did_not_and_nothing_else_can_be_read_into_it(real, published):
    dataset = real.dataset
    above = {actor.id: {actor.id} for actor in dataset.actors.values()}
    for _ in range(5):
        above = {id_: held | {dataset.actors[each].parent for each in held if dataset.actors[each].parent} for id_, held in above.items()}
    years = Counter()
    for number, each_set in enumerate(published["ties"], 1):
        year = int(re.search(r"1 July (\d{4})", each_set["questions"])[1])
        day = date(year, 7, 1)
        years[year] += 1
        drawn = set()
        for item, told, right in zip(items(each_set["asked"]), items(each_set["told"]), each_set["right"], strict=True):
            records = [dataset.relations[href.partition("#")[2]] for href in told.xpath("a/@href")]
            where = (number, day, records[0].id)
            ends, type_ = {records[0].from_, records[0].to}, records[0].type
            assert records == [tie for tie in dataset.relations.values() if {tie.from_, tie.to} == ends and tie.type == type_], where
            assert words(item) in words(told), where
            assert bool(right) == any(possibly_holds(tie, day) for tie in records), where
            assert words(told).startswith("Held." if right else "Did not hold."), where
            assert frozenset(ends) not in drawn, "two lines in one place"
            drawn.add(frozenset(ends))
            for end in (dataset.actors[id_] for id_ in ends):
                assert end.valid_from is None or end.valid_from.last <= day, where
                assert end.valid_to is None or end.valid_to.first > day, where
            if right:
                certain = [t for t in records if (not t.valid_from or t.valid_from.last <= day) and (not t.valid_to or t.valid_to.first > day)]
                assert [t for t in certain if not any(end and end.about for end in (t.valid_from, t.valid_to))], where
                continue
            for tie in dataset.relations.values():
                one, two = ends
                related = any(
                    (above[a] & {tie.from_} or above[tie.from_] & {a}) and (above[b] & {tie.to} or above[tie.to] & {b})
                    for a, b in ((one, two), (two, one))
                )
                if tie.type == type_ and related:
                    later = tie.valid_from and tie.from_basis == "act" and tie.valid_from.first > day and not tie.valid_from.about
                    ended = tie.valid_to and tie.to_basis == "act" and tie.valid_to.last < day and not tie.valid_to.about
                    assert later or ended, (where, tie.id)
        assert 3 <= sum(each_set["right"]) <= 5, number
        for part, shown in ((each_set["asked"], [0] * 8), (each_set["told"], each_set["right"])):
            lines = sorted(part.xpath(".//line"), key=lambda line: int(line.get("data-item")))
            assert [int(line.get("class") != "off") for line in lines] == shown, number
    assert set(years) == set(range(2015, 2026))
