from pathlib import Path

from explainer.record.dates import When
from explainer.record.deals_and_facts import Deal
from explainer.record.events import Account, Event
from explainer.record.records import Part, contains_type, named_ids, parts_of


def test_every_id_that_a_record_names_comes_with_its_table_and_the_keys_to_it(good):
    found = list(named_ids(good.events["airliner-incident-2018"]))
    assert (("actors", 0), "actors", "north") in found
    assert (("accounts", 0, "actor"), "actors", "north") in found
    assert (("accounts", 1, "sources", 0), "sources", "agency-2018") in found


def test_the_keys_to_a_part_lead_to_its_line(good):
    deal = next(iter(good.deals.values()))
    parts = dict(parts_of(deal))
    assert parts[()] is deal
    assert parts["stages", 0] is deal.stages[0]
    path, line = good.file_and_line("deals", deal.id, "stages", 0)
    assert f"number: {deal.stages[0].number}" in Path(path).read_text().splitlines()[line - 1]


def test_a_type_is_found_in_an_annotation_at_any_depth():
    assert contains_type(Event.model_fields["date"].annotation, When)
    assert contains_type(Account | None, Part)
    assert contains_type(Deal.model_fields["stages"].annotation, Part)
    assert not contains_type(Event.model_fields["title"].annotation, When)
