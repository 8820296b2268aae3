from dataclasses import replace
from pathlib import Path

from explainer.record.dataset import select_events
from explainer.record.dates import When


def test_select_meets_every_condition(good):
    def ids(**conditions):
        return [event.id for event in select_events(good, **conditions)]

    assert ids() == [
        "line-agreed-2015",
        "radar-sold-2015",
        "talks-of-the-year-2018",
        "patrols-2018",
        "airliner-incident-2018",
        "guard-2018",
    ]
    assert ids(theme=["arms"]) == ["radar-sold-2015"]
    assert ids(kind=["military"], importance="core") == ["airliner-incident-2018"]
    assert ids(actors=["between"]) == ["radar-sold-2015", "airliner-incident-2018"]
    assert ids(since=When.parse("2019")) == ["guard-2018"], "what still holds is not over"
    assert ids(until=When.parse("2015-09")) == ["line-agreed-2015"]


def test_a_source_has_the_country_of_its_outlet(good):
    found = {id_: good.country(source) for id_, source in good.sources.items()}
    assert found == {"agency-2018": "GB", "herald-2015": "RU", "unlinked-2018": None}


def test_institutions_come_with_their_state(good):
    assert good.with_institutions(["north"]) == {"north", "north-air"}


def test_a_record_knows_its_line(good):
    path, line = good.file_and_line("events", "patrols-2018")
    assert Path(path).read_text().splitlines()[line - 1] == "- id: patrols-2018"


def test_an_id_that_a_table_lacks_is_unknown_unless_the_table_is_incomplete(good):
    assert good.unknown_id("actors", "north") is None
    assert good.unknown_id("actors", "nroth") == "unknown actor: 'nroth' (did you mean 'north'?)"
    assert good.unknown_id("events", ["a list"]) == "unknown event: ['a list']"
    assert replace(good, incomplete={"actors"}).unknown_id("actors", "nroth") is None


def test_a_dataset_that_names_what_it_lacks_is_not_complete(good):
    assert good.is_complete
    assert not replace(good, incomplete={"terms"}).is_complete
    assert not replace(good, actors={id_: actor for id_, actor in good.actors.items() if id_ != "north"}).is_complete
