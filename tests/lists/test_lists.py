"""The lists of the record, each by what a reader finds in it."""

import re
from dataclasses import replace

from lxml import html as lxml_html

from explainer.figures.series_values import in_words
from explainer.lists.context import ListContext
from explainer.lists.deals import deals
from explainer.lists.editions import left_out
from explainer.lists.events import event_filters, event_item, event_list
from explainer.lists.facts_and_terms import facts, questions, terms
from explainer.lists.mark_cards import mark_cards
from explainer.lists.offered_files import offered_files
from explainer.lists.record_counts import reads, shares, sources_by
from explainer.lists.scenarios import predictions, signposts, views
from explainer.lists.series import series
from explainer.lists.ties import NO_END, NO_START, explored_ties
from explainer.record.scenarios import Half


def parsed(markup):
    return lxml_html.fromstring(f"<div>{markup}</div>")


def rows(markup):
    return [[cell.text_content() for cell in row.iter("th", "td")] for row in parsed(markup).iter("tr")]


def test_an_item_of_a_list_of_events_has_what_the_form_asks_for(good):
    item = parsed(event_item(good.events["airliner-incident-2018"], good, "../events/"))[0]
    assert item.get("data-accounts") == "differ"
    assert item.get("data-actors").split() == list(good.events["airliner-incident-2018"].actors)
    assert set(item.get("data-types").split()) == {good.sources[id_].type for id_ in good.events["airliner-incident-2018"].sources}
    assert item.find("a").get("href") == "../events/airliner-incident-2018/"
    patrols = parsed(event_item(good.events["patrols-2018"], good, ""))[0]
    assert (patrols.get("data-year"), patrols.get("data-until"), patrols.get("data-accounts")) == ("2018", "2018", None)


def test_every_choice_of_the_form_is_among_the_data_of_the_events(good):
    form, items = parsed(event_filters(good, explores=False))[0], parsed(event_list(good.events.values(), good, ""))[0]
    for name in ("theme", "kind", "actors"):
        offered = [option.get("value") for option in form.xpath(f".//select[@name='{name}']/option")][1:]
        assert sorted(offered) == sorted({word for item in items for word in item.get(f"data-{name}").split()}), name


def test_a_tie_without_a_known_start_or_end_lies_between_all_years(good):
    items = {item.find("a").get("href").partition("#")[2]: item for item in parsed(explored_ties(ListContext(good, "../"))).iter("li")}
    assert set(items) == set(good.relations)
    for id_, tie in good.relations.items():
        assert int(items[id_].get("data-year")) == (tie.valid_from.first.year if tie.valid_from else NO_START)
        assert int(items[id_].get("data-until")) == (tie.valid_to.last.year if tie.valid_to else NO_END)


def test_deals_stand_below_their_two_sides_with_an_anchor_a_stage(good):
    made = deals(ListContext(good, "../"))
    assert len(re.findall("^## ", made, re.MULTILINE)) == len({(deal.supplier, deal.recipient) for deal in good.deals.values()})
    for deal in good.deals.values():
        assert f"{{ #{deal.id} }}" in made
        assert all(f'<li id="{deal.id}-{stage.number}"><strong>{stage.date}' in made for stage in deal.stages)


def test_the_number_of_what_was_taken_out_leads_to_the_heading_of_its_record(good):
    context = ListContext(good, "../")
    for made, table in ((deals(context), good.deals), (series(context), good.series)):
        retired = [f"{record.id}-{number}" for record in table.values() for number in record.numbers_retired]
        assert retired
        assert [span for line in made.splitlines() if line.startswith("#") for span in re.findall(r'<span id="(.+?)"></span>', line)] == retired


def test_a_value_stands_at_the_address_of_its_number(good):
    page = parsed(series(ListContext(good, "../")))
    shown = {row.get("id"): row.find("th").text for row in page.iter("tr") if row.get("id")}
    assert shown == {f"{one.id}-{value.number}": str(value.period) for one in good.series.values() for value in one.values}


def test_the_day_of_a_report_is_not_shown_as_that_of_the_act(good):
    sold = good.events["radar-sold-2015"].model_copy(update={"basis": "report"})
    assert parsed(event_item(sold, good, "")).xpath("string(.//*[@class='when'])") == "reported November 2015"
    deal = good.deals["radar-for-between"]
    told = deal.model_copy(update={"stages": (deal.stages[0].model_copy(update={"basis": "report"}), *deal.stages[1:])})
    made = deals(ListContext(replace(good, deals={told.id: told}), "../"))
    assert [each.text for each in parsed(made).iter("strong")] == ["Reported 2014, contract.", "November 2015, delivery."]


def test_a_question_that_was_answered_keeps_its_place_below_the_open_ones(good):
    made = parsed(questions(ListContext(good, "../")))
    assert made.xpath("//div/dl/dt/@id") == ["who-answers"]
    assert made.xpath("//details/dl/dt/@id") == ["which-year"]


def test_an_open_record_says_when_it_was_looked_for_again(good):
    context = ListContext(good, "../")
    assert "Looked for again on 20 November 2026: No page was found." in parsed(questions(context)).text_content()
    assert "Looked for again on 20 November 2026: No newer bill was found." in rows(signposts(context))[1][1]
    deal = good.deals["radar-for-between"]
    looked = good.questions["who-answers"].looked
    for status, shown in (("agreed", True), ("cancelled", False)):
        changed = deal.model_copy(update={"status": status, "looked": looked})
        assert ("Looked for again" in deals(ListContext(replace(good, deals={deal.id: changed}), "../"))) == shown


def test_each_half_of_a_prediction_has_its_verdict_and_its_pages(good):
    one = good.predictions["writer-2018"]
    half = Half(claim="It rings.", outcome="It rang.", verdict="right, as The Herald has it", sources=("unlinked-2018",))
    changed = one.model_copy(update={"halves": (half, half), "outcome_sources": ("unlinked-2018",), "sources": ("agency-2018", "unlinked-2018")})
    page = parsed(predictions(ListContext(replace(good, predictions={one.id: changed}), "../")))
    assert [item.text_content() for item in page.iter("li")] == ["It rings. Right, as The Herald has it. It rang. A copying site"] * 2
    claim = page.xpath(".//td")[1]
    assert claim.text_content() == "The line will be used. The Agency"


def test_records_that_were_read_again_are_counted_by_table(good):
    read = {id_: event.model_copy(update={"read": event.date}) for id_, event in list(good.events.items())[:3]}
    found = dict(rows(reads(ListContext(replace(good, events={**good.events, **read}), "../"))))
    assert (found["Events"], found["Ties"]) == ("3 of 6, 50 per cent", "0 of 3, 0 per cent")
    assert "Drivers" not in found


def test_a_series_has_only_the_columns_that_say_anything(good):
    for one, made in zip(good.series.values(), re.split("^## ", series(ListContext(good, "../")), flags=re.MULTILINE)[1:], strict=True):
        heads, *values = rows(made)
        assert ("Unit" in heads, "Stated by" in heads) == (any(each.unit for each in one.values), any(each.by for each in one.values))
        for each, cells in zip(one.values, values, strict=True):
            said = dict(zip(heads, cells, strict=True))
            assert said["Period"] == str(each.period)
            assert said["Value"] == in_words(one, each)
            assert said.get("Unit", one.unit) == (each.unit or one.unit)
            assert said.get("Stated by", "") == (each.by or "")
            assert bool(said.get("Sources", "").strip()) == bool(each.sources or each.events)


def test_terms_stand_by_the_alphabet_below_their_letters(good):
    page = parsed(terms(ListContext(good, "../")))
    shown = [term.get("id") for term in page.iter("dt")]
    assert shown == sorted(shown, key=lambda id_: good.terms[id_].term.casefold().removeprefix("the "))
    letters = {link.text: link.get("href")[1:] for link in page.find("nav")}
    assert all(good.terms[id_].term.upper().removeprefix("THE ").startswith(letter) for letter, id_ in letters.items())


def test_facts_stand_once_each_with_their_sources(good):
    items = {item.get("id"): item for item in parsed(facts(ListContext(good, "../"))).iter("li")}
    assert set(items) == set(good.facts)
    for id_, item in items.items():
        assert len(item.findall(".//a")) == len(good.facts[id_].sources)


def test_the_tables_of_the_scenarios_hold_every_record_at_its_address(good):
    context = ListContext(good, "../")
    for made, table in ((signposts(context), good.signposts), (predictions(context), good.predictions)):
        assert {row.get("id") for row in parsed(made).iter("tr")} - {None} == set(table)
    terms = parsed(views(context)).iter("dt", "dd")
    shown = [term.get("id") or term.findtext("strong").lower().removesuffix(":") for term in terms]
    assert shown == [part for each in good.scenarios.values() if each.analysts for part in (each.id, *(view.stance for view in each.analysts))]
    days = [good.predictions[row.get("id")].date.first for row in parsed(predictions(context)).iter("tr") if row.get("id")]
    assert days == sorted(days)


def test_counts_of_sources_add_up(good):
    heads, *by_language, total = rows(sources_by(ListContext(good, "../")))
    assert total[-1] == str(len(good.sources))
    for column in range(1, len(heads)):
        assert sum(int(row[column]) for row in by_language if row[column] != "–") == int(total[column])


def test_a_share_is_told_in_numbers_and_per_cent(good):
    found = dict(rows(shares(ListContext(good, "../")))[1:])
    high = sum(event.confidence == "high" for event in good.events.values())
    whole = len(good.events)
    assert found["Events of high confidence"] == f"{high} of {whole}, {round(100 * high / whole)} per cent"


def test_every_offered_file_is_made(good):
    from explainer.downloads.tables import bibliographies, files
    from explainer.record.build_cache import BuildCache
    from explainer.record.json_schemas import schemas
    from explainer.record.urls import Home

    made = {
        *files(good, "https://site.example/", BuildCache(good, Home("https://site.example/", ""))),
        *bibliographies(good, good.sources, "data/bibliography"),
        *schemas(),
    }
    assert {link.get("href").removeprefix("../") for link in parsed(offered_files(ListContext(good, "../"))).iter("a")} <= made


def test_what_is_left_out_says_why(good):
    made = parsed(left_out(ListContext(good, "../"))).text_content()
    assert all(record.id in made and record.reason in made for record in good.left_out.values())


def test_the_card_of_a_mark_is_found_by_the_page_to_which_it_leads(good):
    made = mark_cards(good, {"patrols-2018": [("chapter/#on-patrols-2018", "Chapter"), ("actors/north/#fig-x", "Figure")]})
    assert made["cards"]["events/patrols-2018/"]["uses"] == [["chapter/#on-patrols-2018", "Chapter"]], "an actor's own page says nothing new"
    assert made["cards"]["events/airliner-incident-2018/"]["accounts"][0][0] == "North"
    assert {key for key in made["cards"] if key.startswith("actors/")} == {f"actors/{tie.from_}/#{tie.id}" for tie in good.relations.values()}
