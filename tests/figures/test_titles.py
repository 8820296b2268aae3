"""Titles and captions that count or rank, against the rows of their figures: a change of the record that they do not follow fails here."""

from collections import Counter

import pytest

from explainer.figures.deal_stages import by_outcome


@pytest.fixture
def shown(real):
    """Return the drawing of an id."""
    return lambda id_: next(each for each in real.drawings if each.figure.id == id_)


def test_the_years_that_a_title_calls_more_than_half_are_that(shown):
    drawn = shown("alliances")
    assert drawn.figure.title.startswith("More than half of the events on partners and opponents are of 2025 and 2026")
    late = sum(row["date"] >= "2025" for row in drawn.rows)
    assert late > len(drawn.rows) / 2
    assert f"{late} of the {len(drawn.rows)} events are of 2025 and 2026" in drawn.figure.options["caption"]


def test_the_places_that_a_title_ranks_come_first(shown):
    for id_, names in (
        ("channel-places", ["Quneitra"]),
        ("places-levant", ["Damascus", "Jerusalem", "Quneitra", "Hmeimim"]),
        ("places", ["Moscow"]),
    ):
        drawn = shown(id_)
        places = [row for row in drawn.rows if row["what"] == "place"]
        assert [name for name, row in zip(names, places, strict=False) if name not in row["name"]] == [], id_
        assert places[len(names) - 1]["events"] > places[len(names)]["events"], "none has as many as the last of them"
        assert [drawn.figure.title.index(name) for name in names] == sorted(drawn.figure.title.index(name) for name in names)


def test_the_map_of_the_region_says_from_when_events_are_counted_and_why_the_levant_has_more_than_moscow(shown):
    drawn = shown("places")
    shown_from = min(event.date.first for place in drawn.selection.places for event in place.events).year
    assert f"from {shown_from} on" in drawn.figure.title
    assert f"Events are counted from {shown_from} on" in drawn.figure.options["caption"]
    moscow, *others = (row["events"] for row in drawn.rows if row["what"] == "place")
    assert moscow > max(others)
    assert "none of which has as many as Moscow" in drawn.figure.options["caption"]


def test_the_strikes_that_a_title_counts_are_those_of_which_more_than_half_were_downed(shown):
    drawn = shown("interception-statements")
    whole = [row for row in drawn.rows if row["of"] is not None]
    most = sum(row["value"] > row["of"] / 2 or row["at_least"] for row in whole)
    assert drawn.figure.title.endswith(f"downed most munitions in {most} of the {len(whole)} strikes with a total")


def test_the_deals_that_a_title_counts_are_those_of_the_groups_that_are_drawn(shown):
    for id_, of, refused in (("deal-lines", "arms deals", "refused"), ("all-deals", "arms deals on record", "refused or cancelled")):
        drawn = shown(id_)
        groups = {outcome.says: found for outcome, found in by_outcome(drawn.selection.deals).items()}
        kept_back = groups["Refused, cancelled or suspended"]
        assert drawn.figure.title == (
            f"Of {sum(map(len, groups.values()))} {of} {len(groups['Disputed'])} are disputed, {len(kept_back)} were {refused} "
            f"and {len(groups['Bought, later ended or in part lost'])} later ended or in part lost"
        )
        assert {deal.status for deal in kept_back} == set(refused.split(" or "))


def test_the_ties_that_a_title_counts_are_the_rows_of_the_picture(shown):
    drawn = shown("all-ties")
    lasts = [lane.ties[-1].to_basis for pair in drawn.selection.pairs for lane in pair.lanes]
    assert drawn.figure.title.startswith(f"Of {len(lasts)} ties since 2015 an act ended {lasts.count('act')};")
    assert lasts.count("open") + lasts.count("last-documented") > (len(lasts) - lasts.count("act")) / 2


def test_talks_and_contacts_that_a_title_says_went_on_are_labelled(shown):
    for id_, since, least in (("crisis-2018", "2018-10", 3), ("overview", "2024-12-09", 3)):
        drawn = shown(id_)
        events = drawn.dataset.events
        assert sum(events[each].date.start >= since for each in drawn.figure.options["highlight"]) >= least, id_


def test_the_labels_of_all_events_are_the_core_events_to_which_chapters_link_most(shown, real):
    drawn = shown("all-events")
    since = [event for event in drawn.selection.events if event.importance == "core"]
    links = Counter(mark.id for chapter in real.chapters if chapter.front for mark in chapter.body.marks if mark.table == "events")
    ranked = sorted((event.id for event in since), key=lambda id_: -links[id_])
    wanted = set(drawn.figure.options["highlight"])
    assert set(ranked[:5]) <= wanted <= set(ranked[:20])


def test_the_meetings_in_a_title_are_those_in_the_columns(shown):
    drawn = shown("leaders-meetings")
    found = {row["when"]: row["value"] for row in drawn.rows}
    assert sum(number for year, number in found.items() if year <= "2021") == 16
    assert [found[str(year)] for year in range(2022, 2027)] == [1, 0, 0, 0, 0]
    assert drawn.figure.title.startswith("Sixteen meetings")


def test_no_first_year_in_a_caption_is_other_than_that_of_the_first_mark(shown):
    for id_, day, words in (("channel", "2015-09", "since September 2015"), ("arms", "2009", "from 2009")):
        drawn = shown(id_)
        assert min(row["date"] for row in drawn.rows).startswith(day)
        assert words in drawn.figure.options["caption"], id_


def test_what_a_title_of_ties_names_is_in_colour(shown):
    """By the words for its ties: no other stands out beside them."""
    for id_, types in (
        ("russia-iran-2025", {"arms-supply"}),
        ("background-ties", {"arms-supply", "trade-technology"}),
        ("arms-ties-2010", {"arms-supply", "trade-technology"}),
        ("overview-ties", {"deconfliction", "mediation"}),
    ):
        drawn = shown(id_)
        lit = {tie.type for tie in drawn.selection.ties if tie.id in drawn.figure.options["highlight"]}
        assert lit == types, id_
