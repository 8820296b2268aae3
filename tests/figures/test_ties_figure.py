"""Ties as bars through time: pairs and lanes, ends by what they rest on, and a diagram of many actors refused."""

from itertools import pairwise

import pytest
from drawn import drawing, fence, traces

from explainer.chapters.parse import parse
from explainer.figures.kind import LAYOUTS
from explainer.figures.ties_picture import ARROW_ROOM, YEARS_EVERY


def bars(drawn, layout="wide"):
    """Return the outline of each bar by the page of its tie."""
    found = {}
    for trace in drawn.plots[layout]["data"]:
        for x, y, data in zip(trace["x"], trace["y"], trace["customdata"], strict=True):
            if data:
                found.setdefault(data[1].partition("#")[2], []).append((x, y))
    return found


def lanes(drawn):
    return {pair.name: [(lane.type + lane.words, [tie.id for tie in lane.ties]) for lane in pair.lanes] for pair in drawn.selection.pairs}


def test_the_two_come_first_and_what_follows_on_stands_in_one_lane(real):
    found = lanes(drawing("ties", real.dataset, "since: 2015\ntype: deconfliction\n"))
    assert next(iter(found)) == "Israel and Russia"
    whole, *others = found["Israel and Russia"]
    assert whole == ("deconfliction: the channel as a whole", [f"israel-russia-deconfliction-{year}" for year in (2015, 2018, 2023, 2024)])
    assert ("deconfliction: the line to Hmeimim", ["iaf-hmeimim-deconfliction-2015", "iaf-hmeimim-deconfliction-2023"]) in others


def test_who_acts_is_named_and_a_ministry_with_its_state(real):
    found = lanes(drawing("ties", real.dataset, "actors: [russia, syria-assad]\ntype: military-presence\n"))
    assert [words for words, _ in found["Russia and Syria (Assad)"]] == [
        "military-presence from Hmeimim", "military-presence by Defence ministry of Russia", "military-presence from Tartus",
    ]  # fmt: skip


def test_governments_of_one_country_share_a_heading_and_what_outlasts_the_first_its_lane(real):
    found = lanes(drawing("ties", real.dataset, "since: 2024\nof: [syria-assad, syria-transition]\n"))
    assert ("military-presence by United States", ["usa-syria-assad-military-presence-2014", "usa-syria-transition-military-presence-2024"]) in (
        found["Syria and United States"]
    )
    assert not any("(" in name for name in found)


def test_every_tie_of_the_record_is_one_bar_inside_of_the_picture(real):
    drawn = drawing("ties", real.dataset)
    for layout, width in (("wide", 920), ("narrow", 340)):
        assert bars(drawn, layout).keys() == real.dataset.relations.keys()
        assert drawn.pictures[layout].width == width
        low, high = drawn.plots[layout]["layout"]["xaxis"]["range"]
        for id_, outline in bars(drawn, layout).items():
            assert all(low <= x <= f"{high}T24" for x, _ in outline), id_
            assert outline[0] in outline[1:], "the outline is closed"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("of", ["", "of: russia\n", "of: israel\n", "of: iran\n", "of: usa\n"])
def test_no_bar_lies_on_another_of_its_lane(real, layout, of):
    drawn = drawing("ties", real.dataset, of)
    days = {id_: sorted(x for x, _ in outline) for id_, outline in bars(drawn, layout).items()}
    for one, other in (both for pair in drawn.selection.pairs for lane in pair.lanes for both in pairwise(lane.ties)):
        assert days[one.id][-1] < days[other.id][-1], (one.id, other.id)
        if one.valid_to.precision == other.valid_from.precision == "day":  # else the slants of both can stand one above the other
            assert days[one.id][-1] < days[other.id][0], (one.id, other.id)


def test_what_does_not_go_on_beyond_the_end_of_another_has_a_lane_of_its_own(real):
    """The later one is of the month in which the other was last documented, and its bar would lie on that of the other."""
    found = [ties for _, ties in lanes(drawing("ties", real.dataset, "actors: [russia, iran]\ntype: arms-supply\n"))["Russia and Iran"]]
    assert ["iran-russia-arms-supply-2022"] in found
    assert ["iran-russia-arms-supply-2025"] in found


def test_of_two_lanes_that_would_share_a_name_the_uncertain_one_says_why(real):
    names = {pair: [words for words, _ in found] for pair, found in lanes(drawing("ties", real.dataset, "since: 2014\n")).items()}
    assert {"arms-supply by Iran", "arms-supply by Iran, by reports alone"} <= set(names["Russia and Iran"])
    assert all(len(found) == len(set(found)) for found in names.values())
    assert "arms-supply by Russia" in names["Russia and Iran"], "one whose name is its own bears no more than that"


def test_no_bar_is_cut_to_a_stump_by_the_window_of_its_figure(real):
    for drawn in (each for each in real.drawings if each.figure.kind == "ties"):
        for layout in LAYOUTS:
            first, _ = drawn.plots[layout]["layout"]["xaxis"]["range"]
            for id_, outline in bars(drawn, layout).items():
                assert min(x for x, _ in outline) >= first, (drawn.figure.id, layout, id_)


def test_a_tie_that_ends_after_the_last_day_of_its_figure_goes_on_there(real):
    drawn = drawing("ties", real.dataset, "until: 2015-08\nactors: [israel, russia]\ntype: [diplomatic, partnership]\n")
    (ended,) = (tie for tie in drawn.selection.ties if tie.id == "israel-russia-partnership-2010")
    assert ended.valid_to.text == "2015-09"
    assert len(bars(drawn)[ended.id]) == 10, "an arrow, as it had not ended"


def test_ends_look_like_what_they_rest_on(real):
    drawn = drawing("ties", real.dataset, "since: 2014\n")
    corners = {id_: len(outline) for id_, outline in bars(drawn).items()}
    assert corners["israel-russia-deconfliction-2018"] == 7, "four corners, and the middle of each long side"
    assert corners["israel-board-of-peace-diplomatic-2026"] == 10, "an arrow has five"
    assert corners["iaf-hmeimim-deconfliction-2015"] == 7 + 4 * 5, "a dot above and below each end, each closed"
    assert corners["israel-undof-deconfliction-1974"] == 14, "an end on the day foreseen has a crossbar, and one that goes on before is an arrow"
    assert min(x for x, _ in bars(drawn)["israel-iran-rivalry-undated"]) > drawn.plots["wide"]["layout"]["xaxis"]["range"][0]
    assert ARROW_ROOM > 0


def test_a_start_that_is_not_dated_fades_in_no_earlier_than_the_tie_of_the_states(real):
    drawn = drawing("ties", real.dataset, "since: 1985\nactors: [israel, russia]\ntype: [diplomatic, trade-technology]\n")
    leaders, trade = (
        sorted(x for x, _ in bars(drawn)[id_]) for id_ in ("israel-pmo-kremlin-diplomatic-undated", "israel-russia-trade-technology-undated")
    )
    assert "1991-10-18" <= leaders[0] < "1992"
    assert trade[0] < "1985"
    assert len(set(leaders)) > 8, "strokes before the bar"
    assert any("start not dated" in entry.says for entry in drawn.key)


def test_a_tie_that_stopped_only_with_one_of_its_actors_bears_a_question_mark_and_what_went_on_goes_on(real):
    drawn = drawing("ties", real.dataset, "since: 2024-06\nof: [syria-assad, syria-transition]\n")
    assert len(bars(drawn)["turkey-syria-assad-military-presence-2016"]) == 10, "an arrow, as it had begun before"
    asked = [note for note in drawn.plots["wide"]["layout"]["annotations"] if note["lines"] == ["?"]]
    assert len(asked) == 2, "beside the ends of Turkey's presence and of the agreement of 1974"
    assert len(bars(drawn)["hezbollah-syria-assad-military-presence-2013"]) == 10, "it left; an arrow says that it had come before"
    assert ["israel-syria-assad-rivalry-undated", "israel-syria-transition-rivalry-2024"] in ([ties for _, ties in lanes(drawn)["Israel and Syria"]])
    assert "2 ties are drawn to the end of one of the two, by no act of both." in drawn.text


def test_a_tie_that_is_not_certain_is_not_drawn_as_one_that_is(real):
    drawn = drawing("ties", real.dataset, "since: 2014\ntype: [deconfliction]\n")
    outlines = bars(drawn)
    middle = min(y for _, y in outlines["israel-russia-deconfliction-2024"][1:3])
    openings = sum(y == middle for _, y in outlines["israel-russia-deconfliction-2024"])
    assert openings > 8, "a bar of which no page tells is dashed"
    hollow = [
        trace
        for trace in drawn.plots["wide"]["data"]
        if any(said and said[1].endswith("#turkey-israel-deconfliction-2025") for said in trace["customdata"])
    ]
    assert [(trace["fillcolor"], trace["line"]["color"]) for trace in hollow] == [("var(--paper)", "var(--diplomacy)")], (
        "one that was reported is hollow"
    )
    assert {"by reports", "not described"} <= {entry.says for entry in drawn.key}


def test_a_bar_that_the_frame_cuts_goes_on_and_is_not_said_to_have_no_end(real):
    drawn = drawing("ties", real.dataset, "since: 2020\nuntil: 2024\n")
    assert len(bars(drawn)["turkey-russia-deconfliction-2017"]) == 13, "an arrow at either end"
    says = [entry.says for entry in drawn.key]
    assert "goes on before or after" in says
    assert not any("no end found" in each for each in says)
    assert not {"israel-russia-deconfliction-2015", "israel-syria-transition-deconfliction-2026"} & {row["id"] for row in drawn.rows}


def test_the_end_of_the_record_is_marked_and_named_where_no_day_ends_the_figure(real):
    for options, count in (("since: 2014\n", 1), ("since: 2020\nuntil: 2024\n", 0)):
        drawn = drawing("ties", real.dataset, options)
        for layout in LAYOUTS:
            plot = drawn.plots[layout]["layout"]
            day = real.dataset.edition.as_of.text
            assert sum(shape["type"] == "line" and shape["x0"] == shape["x1"] == day for shape in plot["shapes"]) == count
            assert sum("record ends" in " ".join(note["lines"]) for note in plot["annotations"]) == count


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_years_are_named_again_before_those_above_are_out_of_sight(real, layout):
    for body, again in (("", True), ("of: board-of-peace\n", False)):
        plot = drawing("ties", real.dataset, body).plots[layout]["layout"]
        tops = [
            0.0,
            *(note["y"] for note in plot["annotations"] if note["lines"] == ["2020"] and note.get("yref") != "paper"),
            plot["yaxis"]["range"][0],
        ]
        assert (len(tops) > 2) == again
        assert max(after - before for before, after in pairwise(tops)) < (2 * YEARS_EVERY if again else YEARS_EVERY)


def test_what_is_highlighted_has_its_colour_and_the_rest_is_context(good):
    drawn = fence("ties", good)
    (lit,) = traces(drawn, "wide", "deconfliction")
    assert lit["fillcolor"] == "var(--diplomacy)"
    assert {trace["fillcolor"] for trace in drawn.plots["wide"]["data"] if trace is not lit} == {"var(--context)"}
    assert len({trace["fillcolor"] for trace in drawing("ties", good).plots["wide"]["data"]}) > 2


def test_the_words_tell_of_no_end_that_lies_outside_of_the_frame(real):
    drawn = drawing("ties", real.dataset, "until: 2015-08\nactors: [israel, russia]\ntype: [diplomatic, partnership]\n")
    assert "An act ended 0; 0 are documented up to a day and no further; 3 had not ended, as far as found, by the end of August 2015." in drawn.text
    assert "foreseen" not in drawn.text, "the day foreseen lies a month later"


def test_a_phone_names_the_phase_of_the_day_alone(real):
    notes = drawing("ties", real.dataset, "since: 2015\n").plots["narrow"]["layout"]["annotations"]
    assert [note["lines"] for note in notes if note["font"].get("style") == "italic"] == [["After Assad"]]


def test_a_bar_with_dots_at_its_ends_is_one_mark(real):
    picture = drawing("ties", real.dataset, "since: 2014\ntype: deconfliction\nof: hmeimim\n").pictures["wide"]
    assert [link.page for link in picture.links].count("actors/iaf/#iaf-hmeimim-deconfliction-2015") == 1


def test_the_words_say_that_a_tie_which_changed_has_several_rows_in_the_table(real, good):
    said = "with each change as a row of its own the table has"
    assert said in drawing("ties", real.dataset, "of: hmeimim\n").text
    assert said not in fence("ties", good).text


def test_the_words_say_on_what_the_ends_rest(good):
    said = fence("ties", good).text
    assert said.startswith("3 ties of 3 pairs: deconfliction (1), arms supply (1), rivalry (1). An act ended 2; 0 are documented up to a day")
    assert "no end was found of 1, which does not confirm" in said
    assert drawing("ties", good, "until: 1900\nof: south\n").text == "No tie of the record fits this selection."


def test_dates_in_the_wrong_order_and_too_many_actors_are_refused_with_file_and_line(real):
    def said(fence):
        page = f"---\nchapter: false\ntitle: T\n---\n\n# T\n\n{fence}\n"
        return [str(problem) for problem in parse("docs/t.md", "t.md", page, real.dataset).problems]

    assert said("```ties\nid: x\ntitle: t\ncaption: c\nsince: 2020\nuntil: 2019\n```") == ["docs/t.md:8: x: since must come before until: '2020'"]
    (problem,) = said("```actors\nid: x\ntitle: t\ncaption: c\nas_of: 2018-09-17\n```")
    assert problem.startswith("docs/t.md:8: x: a diagram has at most 8 actors, of more use the kind `ties`: ")


def test_the_script_knows_the_last_day_that_can_be_chosen(good):
    drawn = fence("ties", good)
    assert drawn.kind.for_script(drawn.selection) == {"last": good.edition.as_of.text}


def test_the_key_names_every_look_that_is_drawn_and_no_other(real, good):
    def says(drawn):
        return [entry.says for entry in drawn.key if not entry.switch]

    assert says(fence("ties", good)) == [
        "older, start not dated; no end found",
        "day unknown",
        "plain: a dated act",
        "dots: first or last seen then",
    ]
    assert says(drawing("ties", real.dataset, "since: 2014\nof: hmeimim\n")) == [
        "no end found",
        "plain: a dated act",
        "step: new weight",
        "dots: first or last seen then",
    ]
    assert "foreseen" in says(drawing("ties", real.dataset, "since: 2014\nof: undof\n"))
    everything = says(drawing("ties", real.dataset, ""))
    assert {"day unknown", "not described", "by reports"} <= set(everything)
    assert len(everything) == len(set(everything))


def test_types_that_lanes_name_are_switches_in_the_key(good):
    switches = [entry for entry in fence("ties", good).key if entry.sort]
    assert switches
    assert all(entry.switch for entry in switches)
    assert len({entry.sort for entry in switches}) == len(switches)
