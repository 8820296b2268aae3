"""Deals: gaps where one stopped, and every deal whole."""

from datetime import date, datetime, time
from itertools import combinations, pairwise

import pytest
from drawn import drawing, traces

from explainer.figures.deal_stages import CLAIMED, LOST, OUTCOMES, STOPPED, by_outcome, sort_of
from explainer.figures.deals_picture import COUNT_SIZE, MARK_SIZE, YEARS_AGAIN
from explainer.figures.draw.palette import css
from explainer.figures.draw.text_size import Box, covered, text_box
from explainer.figures.kind import LAYOUTS
from explainer.record.urls import part_address
from explainer.record.vocabulary import DEAL_STATUSES


def test_a_deal_that_stopped_has_a_gap_and_one_that_was_lost_a_cross(real):
    drawn = drawing("deals", real.dataset, "deals: s-300-for-iran\n")
    marked = [(trace, x, data) for trace in traces(drawn, "wide", STOPPED.switch) for x, data in zip(trace["x"], trace["customdata"], strict=True)]
    lines = [
        trace for trace in drawn.plots["wide"]["data"] if (trace["mode"] == "lines" and trace["line"]["dash"] != "solid") or trace["name"] == "life"
    ]
    runs = sorted((run[0], run[1]) for trace in lines for run in zip(trace["x"][::3], trace["x"][1::3], strict=True) if trace["opacity"] == 1)
    (stopped,) = (x for trace, x, _ in marked if trace["marker"]["symbol"] == STOPPED.symbol)
    assert any(trace["marker"]["symbol"] == LOST.symbol for trace, *_ in marked)
    following = min(start for start, _ in runs if start >= stopped)
    assert following > stopped, "no line runs on from the stop"
    assert all(not (start <= stopped < end) for start, end in runs)


def test_use_and_a_ban_lifted_are_neither_deliveries_nor_contracts(real):
    drawn = drawing("deals", real.dataset)
    symbols = {
        data[1]: trace["marker"]["symbol"] for trace in drawn.plots["wide"]["data"] if trace["mode"] == "markers" for data in trace["customdata"]
    }
    found = {}
    for deal in real.dataset.deals.values():
        for stage in deal.stages:
            found.setdefault(stage.stage, set()).add(symbols.get(part_address("deals", deal, stage)))
    assert found["use"] == found["deployment"] == {"triangle-up-open"}
    assert (found["resumption"], found["contract"]) == ({"cross-thin-open"}, {"circle"})
    assert found["delivery"] == {"square", "square-open"}
    assert "reported set up or in use" in {entry.says for entry in drawn.key}
    used = [deal for deal in real.dataset.deals.values() if any(stage.stage in {"use", "deployment"} for stage in deal.stages)]
    assert f"It tells of use or deployment in {len(used)}. " in drawn.text


def test_a_claim_carries_no_line_on_but_that_of_what_was_delivered(real):
    """Kornet missiles are claims and nothing else; after 2019 no more than claims is on record of the S-400 for Turkey, a part of which had been delivered."""
    only = drawing("deals", real.dataset, "deals: kornet-to-hezbollah\n").plots["wide"]
    assert traces_of_life(only) == []
    turkey = real.dataset.deals["s-400-for-turkey"]
    assert sort_of(turkey.stages[-1]) is CLAIMED
    drawn = drawing("deals", real.dataset, f"deals: {turkey.id}\n").plots["wide"]
    assert max(x for trace in traces_of_life(drawn) for x in trace["x"] if x)[:10] == turkey.stages[-1].date.start
    assert len({trace["line"]["width"] for trace in traces_of_life(drawn)}) == 1, "no line after a delivery looks like more deliveries"
    talked = real.dataset.deals["early-warning-for-ukraine"]
    steps = [stage.date.latest for stage in talked.stages if sort_of(stage) is not CLAIMED]
    drawn = drawing("deals", real.dataset, f"deals: {talked.id}\n").plots["wide"]
    assert max(x for trace in traces_of_life(drawn) for x in trace["x"] if x) < f"{max(steps)}T24" < max(stage.date.start for stage in talked.stages)


def test_no_number_of_claims_lies_on_a_mark_or_on_a_life_line(real):
    for layout, plot in drawing("deals", real.dataset).plots.items():
        wide, margin = plot["layout"]["width"], plot["layout"]["margin"]
        first, last = (date.fromisoformat(day) for day in plot["layout"]["xaxis"]["range"])
        scale = (wide - margin["l"] - margin["r"]) / (last - first).days

        def pixel(day, first=first, scale=scale):
            return (date.fromisoformat(day[:10]) - first).days * scale

        numbers = [
            Box(x := pixel(each["x"]) + 6.5, each["y"] - 5, x + 7, each["y"] + 5)
            for each in plot["layout"]["annotations"]
            if each["lines"][0].isdigit() and len(each["lines"][0]) == 1
        ]
        assert numbers, layout
        for trace in plot["data"]:
            if trace["mode"] == "markers":
                assert not any(covered(Box.about(pixel(x), y, 4), numbers) for x, y in zip(trace["x"], trace["y"], strict=True)), (
                    layout,
                    trace["name"],
                )
        for trace in traces_of_life(plot):
            for start, end, y in zip(trace["x"][::3], trace["x"][1::3], trace["y"][::3], strict=True):
                assert not covered(Box(pixel(start), y - 1, pixel(end), y + 1), numbers), (layout, start, end)


def traces_of_life(plot):
    return [trace for trace in plot["data"] if trace["name"] == "life" and trace["opacity"] == 1]


def test_deals_stand_below_their_outcome_in_its_colour(real):
    dataset = real.dataset
    groups = by_outcome(list(dataset.deals.values()))
    assert sum(map(len, groups.values())) == len(dataset.deals)
    assert {status for outcome in OUTCOMES for status in outcome.statuses} == set(DEAL_STATUSES)
    drawn = drawing("deals", dataset)
    headings = [note["lines"][0] for note in drawn.plots["wide"]["layout"]["annotations"] if note["bold"]]
    assert headings == [f"{outcome.says} ({len(found)})" for outcome, found in groups.items()]
    colours = {
        data[1]: trace["marker"]["color"] for trace in drawn.plots["narrow"]["data"] if trace["mode"] == "markers" for data in trace["customdata"]
    }
    for outcome, found in groups.items():
        addresses = {part_address("deals", deal, stage) for deal in found for stage in deal.stages}
        assert {colour for address, colour in colours.items() if address in addresses} == {css(outcome.colour)}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_mark_of_a_deal_hides_another(real, layout):
    drawn = drawing("deals", real.dataset)
    plot = drawn.plots[layout]["layout"]
    first, last = (date.fromisoformat(day) for day in plot["xaxis"]["range"])
    pixel = (last - first) / (plot["width"] - plot["margin"]["l"] - plot["margin"]["r"])
    points = [
        (datetime.fromisoformat(x), y, data[0])
        for trace in drawn.plots[layout]["data"]
        if trace["mode"] == "markers"
        for x, y, data in zip(trace["x"], trace["y"], trace["customdata"], strict=True)
    ]
    counts = [int(note["lines"][0]) for note in plot["annotations"] if "xshift" in note and note["lines"][0].isdigit()]
    assert len(points) + sum(counts) - len(counts) == sum(len(deal.stages) for deal in real.dataset.deals.values())
    hidden = [(one, other) for (x, y, one), (x2, y2, other) in combinations(points, 2) if abs(x - x2) < MARK_SIZE * pixel and abs(y - y2) < MARK_SIZE]
    assert hidden == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_number_of_claims_wipes_out_a_mark(real, layout):
    plot = drawing("deals", real.dataset).plots[layout]
    first, last = (date.fromisoformat(day) for day in plot["layout"]["xaxis"]["range"])
    pixel = (last - first) / (plot["layout"]["width"] - plot["layout"]["margin"]["l"] - plot["layout"]["margin"]["r"])
    places = [
        ((datetime.fromisoformat(x) - datetime.combine(first, time())) / pixel, y, data[0])
        for trace in plot["data"]
        if trace["mode"] == "markers"
        for x, y, data in zip(trace["x"], trace["y"], trace["customdata"], strict=True)
    ]
    for note in plot["layout"]["annotations"]:
        if "xshift" in note and note["lines"][0].isdigit() and note.get("bgcolor"):
            x = (datetime.fromisoformat(note["x"]) - datetime.combine(first, time())) / pixel + note["xshift"]
            halo = text_box(note["lines"], x, note["y"], COUNT_SIZE, xanchor="left", yanchor="middle")
            assert [said for at, y, said in places if Box.about(at, y, MARK_SIZE / 2 - 1).touches(halo)] == []


def test_the_years_stand_above_many_deals_and_on_a_phone_again_at_headings_far_below(real):
    def named(body, layout):
        notes = drawing("deals", real.dataset, body).plots[layout]["layout"]["annotations"]
        return [note["y"] for note in notes if note["lines"] == ["2015"]], [note["y"] for note in notes if note["bold"]]

    years, headings = named("", "narrow")
    assert len(years) > 2
    assert all(any(0 < year - heading < 40 for heading in headings) for year in years)
    assert min(after - before for before, after in pairwise(years)) > YEARS_AGAIN
    assert named("", "wide")[0] == [1], "at the top of the paper"
    assert [named("deals: s-300-for-iran\n", layout)[0] for layout in LAYOUTS] == [[], []]


def test_every_deal_is_drawn_whole(real):
    drawn = drawing("deals", real.dataset, "since: 2018\n").plots["wide"]
    first = drawn["layout"]["xaxis"]["range"][0]
    assert all(x >= first for trace in drawn["data"] for x in trace["x"] if x is not None)


def test_claims_that_lie_close_together_are_one_mark_with_their_number(real):
    deal = real.dataset.deals["fath-360-for-russia"]
    drawn = drawing("deals", real.dataset, f"deals: {deal.id}\nsince: 2010\n")
    plot = drawn.plots["narrow"]
    said = [data[0] for trace in plot["data"] if trace["mode"] == "markers" for data in trace["customdata"]]
    counts = [int(note["lines"][0]) for note in plot["layout"]["annotations"] if "xshift" in note and note["lines"][0].isdigit()]
    told = [words for words in said if "claims or reports" in words]
    assert counts
    assert [f"{count} claims or reports" for count in counts] == [words.split(": ")[0].split(", ")[-1] for words in told]
    assert sum("claim:" in words for words in said) + sum(counts) == sum(sort_of(stage) is CLAIMED for stage in deal.stages)
