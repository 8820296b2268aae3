"""The line through time: its words keep clear of one another, its stroke of what is not documented, and its band of what the record does not reach."""

from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

import pytest
from drawn import fence, traces

from explainer.figures.coverage_band import Coverage, coverage, skyline
from explainer.figures.draw.text_size import Box, text_box
from explainer.figures.kind import LAYOUTS
from explainer.figures.line_downwards import ENTRY_GAP
from explainer.figures.line_stroke import STRIP, WHOLE, Stretch, stroke_traces
from explainer.figures.line_words import placed, words_of_entry
from explainer.record.dates import When

BETWEEN_LINES = 1  # pixels by which the lines of a title and of its holder may share their air


def boxes(plot):
    """Return the boxes of all words of a plot, as wide as they can be."""
    for note in plot["layout"]["annotations"]:
        size = note["font"]["size"]
        x, y = note["x"], note["y"]
        box = text_box(note["lines"], x, y, size, xanchor=note["xanchor"], yanchor=note["yanchor"], bold=note["bold"])
        if note.get("textangle"):  # a quarter turn about its anchor
            box = Box(x - (box.bottom - y), y + (box.left - x), x - (box.top - y), y + (box.right - x))
        yield box, note["lines"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_words_meet_and_none_leave_the_picture(real, layout):
    drawing = next(each for each in real.drawings if each.figure.kind == "line")
    plot = drawing.plots[layout]
    found = [*boxes(plot)]
    assert [(one, other) for (a, one), (b, other) in combinations(found, 2) if a.grown(-BETWEEN_LINES).touches(b.grown(-BETWEEN_LINES))] == []
    assert [words for box, words in found if box.left < 0 or box.right > plot["layout"]["width"] or box.bottom > plot["layout"]["height"]] == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_period_and_entry_is_a_mark_and_what_is_quiet_has_no_words(good, layout):
    drawn = fence("line", good)
    periods = [data[0] for trace in traces(drawn, layout, "period") for data in trace["customdata"] if data]
    assert len(set(periods)) == len(good.line)
    words = " ".join(" ".join(lines) for _, lines in boxes(drawn.plots[layout]))
    assert "Line agreed" in words
    assert "Line in use" not in words
    assert [len(trace["x"]) for name in ("word", "report", "act") for trace in traces(drawn, layout, name)] == [4, 1, 2]


def test_names_of_neighbouring_states_keep_apart_on_a_phone_however_short_the_states_are(good):
    periods = list(good.line.values())
    made = {}
    for number, day in enumerate(range(1, 19, 2)):
        text = f"2018-10-{day:02}/2018-10-{day + 1:02}"
        period = periods[number % 2].model_copy(update={"id": f"made-{number}", "date": When.parse(text), "entries": ()})
        made[period.id] = period
    plot = fence("line", replace(good, line=made)).plots["narrow"]
    named = [box for (box, _), note in zip(boxes(plot), plot["layout"]["annotations"], strict=True) if note.get("textangle")]
    assert len(named) == len(made)
    assert all(below.top - above.bottom >= ENTRY_GAP - 0.1 for above, below in pairwise(named))
    assert min(box.top for box in named) >= 0
    assert max(box.bottom for box in named) <= plot["layout"]["height"]


def test_words_of_russia_stand_above_the_stroke_and_those_of_israel_below(real):
    drawing = next(each for each in real.drawings if each.figure.kind == "line")
    middle = traces(drawing, "wide", "period")[0]["y"][0]
    rows = {f"{row['when']}: {row['title']}, {row['by']}": row["side"] for row in drawing.rows if row["side"]}
    for name in ("word", "report"):
        for trace in traces(drawing, "wide", name):
            for y, data in zip(trace["y"], trace["customdata"], strict=True):
                if data[0] in rows:
                    assert (y < middle) == (rows[data[0]] == "Russia"), data[0]


def test_the_text_names_each_state_with_its_dates_and_the_last_look(good):
    drawn = fence("line", good)
    assert "Both sides affirmed the contact from 21 September 2015 to 16 September 2018." in drawn.text
    assert "Of the time since 1 October 2018 no page found says how the line worked. That was last looked for on 20 November 2026." in drawn.text
    assert fence("line", replace(good, line={})).text == "The record holds no period of the line."


def test_strands_come_together_again_where_the_line_goes_on_and_all_end_on_the_last_day_where_it_does_not(good):
    affirmed, differing, _ = good.line.values()
    parted = Stretch(differing, 10, 50)
    for found, apart in (([parted, Stretch(affirmed, 50, 60)], STRIP.thick), ([parted], STRIP.spread * 2)):
        strands = stroke_traces(found, 100, STRIP)[1]
        last = [
            xy
            for *xy, following in zip(strands["x"], strands["y"], [*strands["x"][1:], None], strict=True)
            if xy[0] is not None and following is None
        ]
        assert {x for x, _ in last} == {50.0}
        assert max(y for _, y in last) - min(y for _, y in last) == pytest.approx(apart)
    off = [abs(y - 100) for y in stroke_traces([parted], 100, WHOLE)[1]["y"] if y is not None]
    assert WHOLE.spread - 0.5 < max(off) <= WHOLE.spread


def test_blocks_take_another_tier_only_where_they_must(good):
    said = fence("line", good).selection.said[0]
    one = words_of_entry(said, 100)
    assert [each.tier for each in placed([(one, 200), (one, 400)], 0, 920)] == [0, 0]
    near = placed([(one, 200), (one, 205)], 0, 920)
    assert [(each.tier, each.left < each.at) for each in near] == [(0, False), (0, True)]
    assert max(each.tier for each in placed([(one, 200), (one, 205), (one, 210)], 0, 920)) == 1
    assert len(placed([(one, 20)], 0, 30)) == 1  # no place is free, and it is shown all the same


def test_the_band_ends_with_the_record_and_is_flat_where_nothing_was_found(good):
    found = coverage(good, date(2015, 9, 21), date(2026, 6, 29))
    points = skyline(found, lambda day: float(day.toordinal()), 10)
    assert points[-2] == points[-1] == (date(2026, 6, 30).toordinal(), 0)
    assert max(high for _, high in points) == 10
    assert (date(2019, 1, 1).toordinal(), 0) in points
    assert skyline(Coverage("month", []), lambda day: float(day.toordinal()), 10) == []


def test_the_stroke_is_notched_where_a_side_speaks_against_its_period(good):
    drawn = fence("line", good)
    middle = traces(drawn, "wide", "period")[0]["y"][0]
    (across,) = traces(drawn, "wide", "notch")
    assert min(y for y in across["y"] if y is not None) < middle - WHOLE.thick / 2, "the words of that side stand above"
    (down,) = traces(drawn, "narrow", "notch")
    assert max(down["x"][:3]) - min(down["x"][:3]) < WHOLE.thick
    whole = {id_: period.model_copy(update={"entries": period.entries[:2]}) for id_, period in good.line.items()}
    assert traces(fence("line", replace(good, line=whole)), "wide", "notch") == []


def test_a_stretch_too_short_for_words_is_named_from_beside_it_where_there_is_room(real):
    drawn = next(each for each in real.drawings if each.figure.kind == "line")
    words = [" ".join(note["lines"]) for note in drawn.plots["wide"]["layout"]["annotations"]]
    assert words.count("accounts differ") == sum(period.state == "differing" for period in drawn.selection.periods)
