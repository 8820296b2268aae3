"""The pages of actors: on what the start and the end of a tie rest, how their ties are counted, and what their timelines show."""

import re
from collections import Counter

import pytest
from lxml import html as lxml_html

from explainer.pages.actors import MOST_LABELS, actor_drawings, actor_page
from explainer.record.urls import Home, address
from explainer.record.vocabulary import IMPORTANCE_LEVELS


def ties_of(actor, dataset):
    page = lxml_html.fromstring(f"<div>{actor_page(dataset.actors[actor], dataset, (), Home('https://site.example/', '')).markdown()}</div>")
    return {row.get("id"): row.xpath("td") for row in page.xpath(".//tbody/tr[@id]")}


def test_the_start_and_the_end_of_a_tie_have_their_own_pages(good):
    _, since, until, *_ = ties_of("between", good)["south-between-arms-2012"]
    assert since.text_content() == "2012 (first documented)"
    assert until.text_content() == "October 2018 A copying site"
    assert until.find(".//a").get("href").endswith("#unlinked-2018")


def test_a_tie_without_an_end_says_when_one_was_looked_for(good):
    *_, until, _, said = ties_of("south", good)["north-south-line-2015"]
    assert until.text_content() == "no end found"
    assert said.text_content().endswith("Looked for again on 20 November 2026: No end was found.")


def drawing_of(kind, actor, dataset):
    return next(drawing for drawing in actor_drawings(dataset.actors[actor], dataset) if drawing.figure.kind == kind)


def test_a_timeline_leaves_out_years_that_would_be_nearly_empty_and_says_so(real):
    drawing = drawing_of("timeline", "iran", real.dataset)
    events = real.dataset.events_by_actor["iran"]
    left_out = len(events) - len(drawing.rows)
    assert 0 < left_out < len(events) / 2
    assert all((row["end_date"] or row["date"]) >= "2015" for row in drawing.rows)
    assert drawing.figure.options["caption"].endswith(f", since 2015; the actor’s page lists {left_out} before.")


@pytest.mark.parametrize("actor", ["iran", "hezbollah"])
def test_a_timeline_labels_the_weightiest_events_that_have_a_label(actor, real):
    drawing = drawing_of("timeline", actor, real.dataset)
    shown = [real.dataset.events[str(row["id"])] for row in drawing.rows]
    wanted = drawing.figure.options["highlight"]
    assert wanted == tuple(dict.fromkeys(wanted))
    assert set(wanted) <= {event.id for event in shown if event.label}
    assert len(wanted) == min(MOST_LABELS, sum(bool(event.label) for event in shown))
    left = [event.importance for event in shown if event.label and event.id not in wanted]
    assert all(IMPORTANCE_LEVELS.index(real.dataset.events[id_].importance) <= IMPORTANCE_LEVELS.index(other) for id_ in wanted for other in left)
    for plot in drawing.plots.values():
        named = {note.get("name") for note in plot["layout"]["annotations"]}
        assert {address("events", real.dataset.events[id_]) for id_ in wanted} <= named, "there is room for all"


def test_a_timeline_of_one_actor_has_no_band_of_the_whole_record(real):
    drawing = drawing_of("timeline", "iran", real.dataset)
    assert "found" not in {trace.get("name") for plot in drawing.plots.values() for trace in plot["data"]}
    assert not any("whole record" in entry.says for entry in drawing.key)
    assert "band" not in drawing.text


def test_a_timeline_of_an_actor_of_the_past_is_whole(real):
    drawing = drawing_of("timeline", "ussr", real.dataset)
    assert len(drawing.rows) == len(real.dataset.events_by_actor["ussr"])
    assert drawing.figure.options["caption"].endswith("Union.")


def test_the_title_of_a_timeline_names_the_year_with_the_most_events_or_all(real):
    assert drawing_of("timeline", "ussr", real.dataset).figure.title.startswith(
        "Soviet Union: 24 events on record, 4 of them in 1967, the most of any year"
    )
    assert drawing_of("timeline", "china", real.dataset).figure.title.startswith("China: ")
    assert drawing_of("timeline", "jordan", real.dataset).figure.title == "Jordan: 3 events on record, all in 2017"


@pytest.mark.parametrize("actor", ["iran", "hezbollah", "ussr"])
def test_the_title_of_a_timeline_counts_the_events_that_it_shows(actor, real):
    drawing = drawing_of("timeline", actor, real.dataset)
    since = "since 2015" if drawing.figure.options["since"] else "on record"
    assert f": {len(drawing.rows)} events {since}" in drawing.figure.title


def test_the_title_of_bars_counts_the_rows_of_the_picture_and_their_ends(real):
    for id_ in ("russia", "syria-assad", "syria-transition", "hmeimim"):
        drawing = drawing_of("ties", id_, real.dataset)
        lanes = [lane for pair in drawing.selection.pairs for lane in pair.lanes]
        ends = Counter(lane.ties[-1].to_basis for lane in lanes)
        since = " since 2000" if drawing.figure.options["since"] else ""
        title, caption = (drawing.figure.options[each] for each in ("title", "caption"))
        unended = f", {ends['open']} without an end found" if ends["open"] else ""
        assert title.endswith(f"{since}: {len(lanes)} ties{unended}")
        told = {"last traced": ends["last-documented"], "ended with one side": ends["actor-ended"], "ended": ends["act"] + ends["foreseen"]}
        for words, count in told.items():
            assert (re.search(rf"\b{count} {words}[,.]", caption) is not None) == bool(count), (id_, words)
    ministry = drawing_of("ties", "russian-mfa", real.dataset).figure.options
    assert ministry["title"].endswith(": 2 ties, no end found")
    assert ministry["caption"].startswith("Each goes on to the end of the record")


def test_bars_begin_in_2000_where_few_ties_are_older(real):
    russia, transition = (drawing_of("ties", id_, real.dataset) for id_ in ("russia", "syria-transition"))
    assert any(tie.begun.year < 2000 for tie in real.dataset.ties_by_actor["russia"])
    assert russia.plots["wide"]["layout"]["xaxis"]["range"][0] >= "1999"
    assert transition.figure.options["since"] is None
