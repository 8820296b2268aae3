"""The page of an event: its summary before all else, its other spellings last for readers and first for search."""

from lxml import html as lxml_html

from explainer.pages import events
from explainer.record.urls import Home


def test_where_a_place_is_known_its_map_follows_the_summary(good):
    event = next(event for event in good.events.values() if event.place)
    made = events.event_page(event, good, (None, None), [], Home("https://site.example/", ""))
    assert made.body.index(event.summary) < made.body.index('class="place-map"') < made.body.index('class="facts compact"')


def test_the_summary_comes_first_and_other_spellings_last(good):
    event = good.events["airliner-incident-2018"]
    made = events.event_page(event, good, (None, None), [], Home("https://site.example/", ""))
    page = lxml_html.fromstring(f"<div>{made.body}</div>")
    date, summary, strip, facts, searched = [each for each in page if each.tag in {"p", "dl"}][:5]
    assert (date.text, summary.text) == (event.dated, event.summary)
    assert (strip.get("class"), facts.get("class")) == ("line-strip", "facts compact")
    assert [term.text for term in facts.iter("dt")] == ["Actors named", "Persons", "Kind", "Theme", "Confidence"]
    behind = page[-1]
    assert (behind.tag, behind.get("class"), "open" in behind.attrib) == ("details", "behind", False)
    also, edit = behind.findall("p")
    assert edit.get("class") == "record-edit"
    assert also.text.startswith("Also written: ")
    assert ("data-search-exclude" in behind.attrib, "hidden" in searched.attrib) == (True, True)
    assert searched.text == also.text
