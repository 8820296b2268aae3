"""Accounts: words side by side, or bars whose minutes are to scale."""

from dataclasses import replace

import pytest
from drawn import drawing, traces

EVENT = "event: airliner-incident-2018\n"


def test_the_coloured_stretch_is_to_scale_and_an_open_end_is_drawn_open(good):
    drawn = drawing("accounts", good, EVENT)
    (stretch,), (fade,) = traces(drawn, "wide", "stretch"), traces(drawn, "wide", "fade")
    (north_start, north_end, _, south_start, south_end, _) = stretch["x"]
    assert north_start == south_start
    assert north_end - north_start == pytest.approx(10 * (south_end - south_start), abs=1)
    assert min(x for x in fade["x"] if x) > north_end
    (later,) = traces(drawn, "wide", "open")
    assert [data[0] for data in later["customdata"]] == ["more than 10 minutes after, Aircraft lost: North"]
    assert later["marker"]["angle"] == 90
    named = [" ".join(note["lines"]) for note in drawn.plots["wide"]["layout"]["annotations"]]
    assert "Aircraft lost, after this" in named, "the line at the least number of minutes is no moment"


def test_a_span_between_two_times_says_that_it_is_a_subtraction(good):
    drawn = drawing("accounts", good, EVENT)
    words = [" ".join(note["lines"]) for note in drawn.plots["wide"]["layout"]["annotations"]]
    assert "1 minute in all, our subtraction" in words
    assert "more than 10 minutes in all" in words
    assert "Spans between two times are this site’s subtraction." in drawn.text


def test_accounts_without_minutes_stand_side_by_side_in_words(good):
    event = good.events["airliner-incident-2018"]
    accounts = tuple(account.model_copy(update={"moments": (), "clock": None}) for account in event.accounts)
    silent = replace(good, events={**good.events, event.id: event.model_copy(update={"accounts": accounts})})
    drawn = drawing("accounts", silent, EVENT)
    (marks,) = traces(drawn, "wide", "words")
    assert len(set(marks["y"][: len(accounts)])) == 1
    assert "Notice was given in time." in str(drawn.plots["wide"]["layout"]["annotations"])
    assert traces(drawn, "wide", "bar") == []
    assert len(drawn.rows) == 5


def test_who_gives_no_minutes_is_named(good):
    event = good.events["airliner-incident-2018"]
    third = event.accounts[0].model_copy(update={"by": "Between", "moments": (), "clock": None})
    more = replace(good, events={**good.events, event.id: event.model_copy(update={"accounts": (*event.accounts, third)})})
    assert "No number of minutes from" in str(drawing("accounts", more, EVENT).plots["narrow"]["layout"]["annotations"])
