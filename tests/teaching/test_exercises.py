"""The exercises: over all sets, what is right is asked of the record anew, by none of the functions that chose it."""

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from itertools import pairwise

import lxml.html
import pytest

from explainer.record.actors import possibly_holds
from explainer.teaching.exercises import pages as exercises
from explainer.teaching.exercises import sets as tasks
from explainer.teaching.exercises import ties_of_a_year, who_said
from explainer.teaching.exercises.sets import NUMBERS

ROOT = "../../"


@pytest.fixture(scope="module")
def pages(real):
    return exercises.pages(real.dataset)


@pytest.fixture(scope="module")
def sheets(pages):
    """Every set as it is published, by its exercise: questions and answers parsed, and what is right."""
    found = {name: [json.loads(pages[f"exercises/{name}/{number}.json"]) for number in NUMBERS] for name in exercises.EXERCISES}
    for each in (sheet for sets in found.values() for sheet in sets):
        each["asked"], each["told"] = (lxml.html.fromstring(f"<div>{each[part]}</div>") for part in ("questions", "answers"))
    return found


def items(part):
    return sorted(part.xpath("*/li[@data-item]"), key=lambda item: int(item.get("data-item")))


def words(part):
    return " ".join(part.text_content().split())


def rests_on(event):
    """Every source of an event and of its accounts."""
    return {*event.sources, *(id_ for account in event.accounts for id_ in account.sources)}


def test_every_set_is_there_has_the_size_that_was_promised_and_differs_from_the_next(sheets):
    assert len(NUMBERS) >= 50
    for name, size in (("order", 5), ("who-said", 5), ("which-source", 5), ("ties", 8)):
        assert len(sheets[name]) == len(NUMBERS)
        for number, sheet in enumerate(sheets[name], 1):
            assert len(items(sheet["asked"])) == len(items(sheet["told"])) == len(sheet["right"]) == size, (name, number)
            assert [int(item.get("data-item")) for item in items(sheet["asked"])] == list(range(size))
            assert sheet["told"].xpath("count(.//li[.//a[starts-with(@href, '../../')]])") == size, "every answer leads to its evidence"
        assert all(one["questions"] != two["questions"] for one, two in pairwise(sheets[name])), name
        assert len({sheet["questions"] for sheet in sheets[name]}) == len(NUMBERS), name


def test_a_number_gives_the_same_set_again_whatever_order_the_record_is_in(real, pages):
    dataset = real.dataset
    turned = replace(dataset, **{table: dict(reversed(dataset.table(table).items())) for table in ("events", "sources", "actors")})
    assert exercises.pages(turned) == pages


def test_the_order_is_that_of_the_dates_and_certain(real, sheets):
    titles = {event.title: event for event in real.dataset.events.values()}
    assert len(titles) == len(real.dataset.events)
    for number, sheet in enumerate(sheets["order"], 1):
        shown = [titles[words(item)] for item in items(sheet["asked"])]
        sorted_ = [event for _, event in sorted(zip(sheet["right"], shown, strict=True), key=lambda pair: pair[0])]
        assert sorted(sheet["right"]) == list(range(5)), number
        assert sheet["right"] != sorted(sheet["right"]), "an order that stands already asks nothing"
        for before, after in pairwise(sorted_):
            assert before.date.last < after.date.first, (number, before.id, after.id)
            assert after.date.first - before.date.last >= timedelta(days=30)
        for event in shown:
            assert re.fullmatch(r"\d{4}-\d\d(-\d\d)?", event.date.text), event.id
            assert not re.search(r"\b\d{4}\b|January|February|March|April|May|June|July|August|September|October|November|December", event.title)
        told = sheet["told"].xpath("ol/li")
        assert [words(item) for item in told] == [f"Place {place}: {event.title}, {event.date}." for place, event in enumerate(sorted_, 1)]
        assert [item.xpath("a/@href") for item in told] == [[f"{ROOT}events/{event.id}/"] for event in sorted_]


def test_an_account_has_one_holder_among_the_options(real, sheets):
    dataset = real.dataset

    def side(id_):
        return side(dataset.actors[id_].parent) if dataset.actors[id_].parent else id_

    by_name = {account.by: account.actor for event in dataset.events.values() for account in event.accounts if account.actor}
    for number, sheet in enumerate(sheets["who-said"], 1):
        answers = Counter()
        for item, told, right in zip(items(sheet["asked"]), items(sheet["told"]), sheet["right"], strict=True):
            says = words(item.xpath(".//blockquote")[0])
            options = [words(option) for option in item.xpath("ol/li")]
            (link,) = [href for href in told.xpath("a/@href") if href.startswith(f"{ROOT}events/")]
            event = dataset.events[link.split("/")[-2]]
            where = (number, event.id, options[right])
            assert words(item.xpath("div/p[1]")[0]) == f"{event.title} ({event.date})"
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


def test_one_source_supports_the_event_and_the_others_cannot(real, sheets):
    dataset = real.dataset
    naming = {}
    for table, record in dataset.records():
        if table != "sources":
            ids = set(re.findall(r"'([a-z0-9-]+)'", repr(record)))
            for id_ in ids & dataset.sources.keys():
                naming.setdefault(id_, set()).update(ids)
    for number, sheet in enumerate(sheets["which-source"], 1):
        for item, told, right in zip(items(sheet["asked"]), items(sheet["told"]), sheet["right"], strict=True):
            (link,) = [href for href in told.xpath("a/@href") if href.startswith(f"{ROOT}events/")]
            event = dataset.events[link.split("/")[-2]]
            where = (number, event.id)
            assert words(item.xpath("div/p[1]")[0]) == f"{event.title} ({event.date})"
            assert words(item.xpath("div/p[2]")[0]) == event.summary
            options = []
            for option in item.xpath("ol/li"):
                # What is shown is all that a class knows of a page: a second one that looks the same would be as right, and a date would tell.
                title, outlet = re.fullmatch("“(.*)”, ", option.text)[1], words(option.xpath("cite")[0])
                options += [source for source in dataset.sources.values() if (source.words, source.publisher) == (title, outlet)]
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


def test_a_tie_held_or_did_not_and_nothing_else_can_be_read_into_it(real, sheets):
    dataset = real.dataset
    above = {actor.id: {actor.id} for actor in dataset.actors.values()}
    for _ in range(5):
        above = {id_: held | {dataset.actors[each].parent for each in held if dataset.actors[each].parent} for id_, held in above.items()}
    years = Counter()
    for number, sheet in enumerate(sheets["ties"], 1):
        year = int(re.search(r"1 July (\d{4})", sheet["questions"])[1])
        day = date(year, 7, 1)
        years[year] += 1
        drawn = set()
        for item, told, right in zip(items(sheet["asked"]), items(sheet["told"]), sheet["right"], strict=True):
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
        assert 3 <= sum(sheet["right"]) <= 5, number
        for part, shown in ((sheet["asked"], [0] * 8), (sheet["told"], sheet["right"])):
            lines = sorted(part.xpath(".//line"), key=lambda line: int(line.get("data-item")))
            assert [int(line.get("class") != "off") for line in lines] == shown, number
    assert set(years) == set(range(2015, 2026))


def test_no_right_answer_is_known_by_its_place(sheets):
    for name in ("which-source", "who-said"):
        places = Counter(place for sheet in sheets[name] for place in sheet["right"])
        assert set(places) == {0, 1, 2, 3}
        assert max(places.values()) < 0.5 * places.total(), (name, places)


def test_a_record_that_grows_changes_few_sets(real):
    """Without its last event, each exercise has most of its sets as they are."""
    dataset = real.dataset
    last = next(reversed(dataset.events))
    smaller = replace(dataset, events={id_: event for id_, event in dataset.events.items() if id_ != last})
    for make in (tasks.orders, who_said.said, tasks.found, ties_of_a_year.diagrams):
        same = sum(one == two for one, two in zip(make(dataset), make(smaller), strict=True))
        assert same >= 0.75 * len(NUMBERS), make


def test_the_first_set_stands_in_the_page_as_in_its_file(pages, sheets):
    for name in exercises.EXERCISES:
        assert sheets[name][0]["questions"] in pages[f"exercises/{name}.md"]
        assert sheets[name][0]["answers"].replace(f'"{ROOT}', f'"{ROOT}../') in pages[f"exercises/{name}/answers.md"]
        assert 'data-sheets="../"' in pages[f"exercises/{name}/answers.md"]
    assert all("search:\n  exclude: true\n" in text for path, text in pages.items() if path.endswith(".md"))


def test_every_link_of_a_set_leads_to_a_record(real, sheets):
    dataset = real.dataset
    places = {f"events/{id_}/" for id_ in dataset.events} | {f"sources/{source.type}/#{source.id}" for source in dataset.sources.values()}
    places |= {f"actors/{tie.from_}/#{tie.id}" for tie in dataset.relations.values()}
    for sheet in (sheet for sets in sheets.values() for sheet in sets):
        assert sheet["asked"].xpath("//a") == [], "a link beside a question leads to its answer"
        inside = {unescape(href).removeprefix(ROOT) for href in sheet["told"].xpath(".//a/@href") if not href.startswith("http")}
        assert inside <= places


def test_a_set_and_a_page_are_light(pages):
    for path, text in pages.items():
        assert len(text.encode()) < 20_000, path


def test_a_record_that_holds_too_little_says_so(good):
    made = exercises.pages(good)
    assert sorted(made) == ["exercises/index.md", *(f"exercises/{name}.md" for name in sorted(exercises.EXERCISES))]
    for name in exercises.EXERCISES:
        assert "The record holds too little for this exercise." in made[f"exercises/{name}.md"]
        assert "exercise-sheet" not in made[f"exercises/{name}.md"]
    assert "answers/" not in made["exercises/index.md"]
    assert "<form" not in made["exercises/index.md"]


@pytest.mark.parametrize("payload", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "**b** [x](javascript:alert(1)) <!-- `c` $d$"])
def test_no_text_of_the_record_is_markup_in_a_sheet(real, payload):
    """The fake record is too small for a set, so the real one is made hostile."""
    dataset = real.dataset
    bad = {
        "events": {
            id_: event.model_copy(
                update={
                    "title": f"{payload} {number}",
                    "summary": payload,
                    "accounts": tuple(account.model_copy(update={"by": f"{payload} {account.by}"}) for account in event.accounts),
                }
            )
            for number, (id_, event) in enumerate(dataset.events.items())
        },
        "sources": {
            id_: source.model_copy(update={"title": f"{payload} {id_}", "publisher": f"{payload} {source.publisher}"})
            for id_, source in dataset.sources.items()
        },
        "actors": {
            id_: actor.model_copy(update={"short": f"{payload} {actor.short}", "name": f"{payload} {actor.name}"})
            for id_, actor in dataset.actors.items()
        },
    }
    made = exercises.pages(replace(dataset, **bad))
    tags = set()
    sets = [json.loads(text) for path, text in made.items() if path.endswith(".json")]
    assert len(sets) == 4 * len(NUMBERS)
    for sheet in sets:
        for part in ("questions", "answers"):
            parsed = lxml.html.fromstring(f"<div>{sheet[part]}</div>")
            tags |= {element.tag for element in parsed.iter()}
            assert not [name for element in parsed.iter() for name in element.keys() if name.startswith("on") or name == "src"]  # noqa: SIM118
            assert all(re.match(r"https?:|\.\./\.\./", href) for href in parsed.xpath("//a/@href"))
            assert "\n" not in sheet[part]
    drawn = {"svg", "line", "circle", "text", "tspan"}
    assert tags == {"div", "ol", "ul", "li", "p", "a", "strong", "span", "cite", "blockquote", "figure", *drawn}


def test_what_is_not_certain_is_not_asked(real):
    """Of events whose dates are all `about`, and of accounts that two holders of one side have, no set is made."""

    def changed(**fields):
        events = {id_: event.model_copy(update={name: of(event) for name, of in fields.items()}) for id_, event in real.dataset.events.items()}
        return replace(real.dataset, events=events)

    about = changed(date=lambda event: event.date._replace(about=True))
    assert tasks.orders(about) == tasks.found(about) == []
    twice = changed(accounts=lambda event: (*event.accounts, *(each.model_copy(update={"by": f"Another, {each.by}"}) for each in event.accounts)))
    assert who_said.said(twice) == []
