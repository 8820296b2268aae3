"""Who said it: over all sets, who holds an account is asked of the record anew."""

import re
from collections import Counter
from dataclasses import replace

from published_sets import ROOT, items, words

from explainer.teaching.exercises import who_said


def test_an_account_has_one_holder_among_the_options(real, published):
    dataset = real.dataset

    def side(id_):
        return side(dataset.actors[id_].parent) if dataset.actors[id_].parent else id_

    by_name = {account.by: account.actor for event in dataset.events.values() for account in event.accounts if account.actor}
    for number, each_set in enumerate(published["who-said"], 1):
        answers = Counter()
        for item, told, right in zip(items(each_set["asked"]), items(each_set["told"]), each_set["right"], strict=True):
            says = words(item.xpath(".//blockquote")[0])
            options = [words(option) for option in item.xpath("ol/li")]
            (link,) = [href for href in told.xpath("a/@href") if href.startswith(f"{ROOT}events/")]
            event = dataset.events[link.split("/")[-2]]
            where = (number, event.id, options[right])
            assert words(item.xpath("div/p[1]")[0]) == f"{event.title} ({event.dated})"
            assert [account.by for account in event.accounts if account.says == says] == [options[right]], where
            assert len(set(options)) == 4, where
            assert options == sorted(options), where
            assert len({side(by_name[option]) for option in options}) == 4, (where, "two options are of one side")
            own = side(by_name[options[right]])
            assert [side(account.actor) for account in event.accounts if account.actor].count(own) == 1, where
            held = {account.by for account in event.accounts}
            for option in set(options) - held:
                assert side(by_name[option]) not in {side(account.actor) for account in event.accounts if account.actor}, (where, option)
            names = {
                word for actor in dataset.actors.values() if side(actor.id) == own for name in (actor.name, actor.short) for word in name.split()
            }
            given = [name for name in names if len(name) > 3 and name[0].isupper() and re.search(rf"\b{re.escape(name[:5])}", says)]
            assert given == [], where
            assert words(told).startswith(f"{'ABCD'[right]}. {options[right]}. "), where
            answers[own] += 1
        assert max(answers.values()) <= 2, number


def test_of_accounts_that_two_of_one_side_hold_no_set_is_made(real):
    def doubled(event):
        return event.model_copy(
            update={"accounts": (*event.accounts, *(each.model_copy(update={"by": f"Another, {each.by}"}) for each in event.accounts))}
        )

    assert who_said.sets(replace(real.dataset, events={id_: doubled(event) for id_, event in real.dataset.events.items()})) == []
