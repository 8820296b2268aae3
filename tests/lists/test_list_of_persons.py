"""The list of persons, by what a reader finds of each."""

import re
from dataclasses import replace

from lxml import html as lxml_html

from explainer.lists.context import ListContext
from explainer.lists.persons import MOST_SHOWN, persons


def test_each_person_stands_in_the_group_of_the_side_with_offices_and_events(good):
    made = persons(ListContext(good, "../"))
    assert re.findall(r"^## (\w+)", made, re.MULTILINE) == ["Israel", "Others"]
    part = lxml_html.fromstring(f"<div>{made}</div>")
    assert [term.get("id") for term in part.iter("dt")] == ["envoy", "passenger"]
    envoy = part.find(".//dd")
    assert (
        "Envoy (Republic of the North): until October 2018, in this record from 21 September 2015 to 17 September 2018. An Agency of the South via The Herald"
        in envoy.text_content()
    )
    assert "Minister: from 1 July 2018, until July 2020. The Agency" in envoy.text_content()
    links = [link.get("href") for link in envoy.iter("a") if "events/" in link.get("href")]
    assert links == ["../events/line-agreed-2015/", "../events/airliner-incident-2018/"]


def test_many_events_of_a_person_open_on_demand(good):
    event = good.events["line-agreed-2015"].model_copy(update={"persons": ("envoy",)})
    many = replace(good, events={f"line-{number}": event.model_copy(update={"id": f"line-{number}"}) for number in range(MOST_SHOWN + 1)})
    assert "<summary>1 more event</summary>" in persons(ListContext(many, "../"))


def test_who_acts_in_many_events_comes_first_in_a_group(good):
    event = good.events["line-agreed-2015"].model_copy(update={"persons": ("passenger",)})
    many = replace(good, events={f"line-{number}": event.model_copy(update={"id": f"line-{number}"}) for number in range(MOST_SHOWN)})
    envoy = good.persons["envoy"].model_copy(update={"side": good.persons["passenger"].side})
    part = lxml_html.fromstring(f"<div>{persons(ListContext(replace(many, persons={**good.persons, 'envoy': envoy}), '../'))}</div>")
    assert [term.get("id") for term in part.iter("dt")] == ["passenger", "envoy"]
    assert [link.get("href") for link in part.findall("details/a")] == ["#envoy", "#passenger"]
