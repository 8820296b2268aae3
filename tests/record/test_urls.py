from types import SimpleNamespace

from explainer.record.urls import address, called, link, part_anchor, retired_anchors


def test_each_table_has_its_address(good):
    assert address("events", good.events["patrols-2018"]) == "events/patrols-2018/"
    tie = next(iter(good.relations.values()))
    assert address("relations", tie) == f"actors/{tie.from_}/#{tie.id}"
    assert address("sources", good.sources["agency-2018"]) == "sources/wire/#agency-2018"
    assert address("terms", SimpleNamespace(id="line")) == "glossary/#line"


def test_a_stage_keeps_the_number_of_its_address_wherever_it_stands(good):
    deal = good.deals["radar-for-between"]
    assert [part_anchor(deal, stage) for stage in deal.stages] == ["radar-for-between-3", "radar-for-between-1"]
    assert retired_anchors(deal) == '<span id="radar-for-between-2"></span>'


def test_a_link_has_the_words_of_the_record_as_text(good):
    event = good.events["airliner-incident-2018"]
    assert link("events", event, good, "../") == (
        '<a href="../events/airliner-incident-2018/">An aircraft is lost &#38; both sides &#60;accuse&#62; each other</a>'
    )


def test_a_long_name_is_cut_between_words(good):
    claim = SimpleNamespace(claim="word " * 30)
    assert called("predictions", claim, good) == " ".join(["word"] * 18) + " …"
