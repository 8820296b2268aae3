"""Series: nothing joined that has no unit, parts of a whole drawn, columns for years, and bars that begin at nothing."""

from itertools import chain

import pytest
from drawn import drawing, traces

from explainer.figures.draw.bars import FADE
from explainer.figures.kind import LAYOUTS
from explainer.figures.series_statements import BEYOND, BLOCK, GAP, LONGEST_BAR, MOST_BLOCKS, draw_statements


def ends(trace):
    """Return where each stroke of a trace begins and ends."""
    return list(zip(trace["x"][::3], trace["x"][1::3], strict=True))


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_statement_is_a_row_and_its_place_tells_no_number(real, name):
    drawn = drawing("series", real.dataset, "of: numbers-israeli-strike-figures\n").plots[name]
    (rows,) = drawn["data"]
    tops, bottoms = rows["y"][::6], rows["y"][2::6]
    assert {*rows["x"]} == {1, drawn["layout"]["width"] - 1, None}, "the whole row is the mark"
    assert all(above < below for above, below in zip(bottoms, tops[1:], strict=False))
    assert drawn["layout"]["xaxis"]["fixedrange"]
    assert drawn["layout"]["yaxis"]["fixedrange"]


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_part_of_a_whole_is_drawn_block_by_block(real, name):
    values = real.dataset.series["numbers-russian-interception-statements"].values
    whole, part = traces(drawing("series", real.dataset, "of: numbers-russian-interception-statements\n"), name, "part")
    for trace, colour, numbers in (
        (whole, "context", [value.of for value in values if value.of]),
        (part, "military", [value.value for value in values]),
    ):
        lines = [[MOST_BLOCKS] * (number // MOST_BLOCKS) + [number % MOST_BLOCKS] * (number % MOST_BLOCKS > 0) for number in numbers]
        assert [round((end - start + GAP) / BLOCK) for start, end in ends(trace)] == list(chain(*lines))
        assert (trace["line"]["color"], trace["line"]["dash"]) == (f"var(--{colour})", "8px,2px")


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_part_that_was_more_than_a_number_runs_out_in_strokes(real, name):
    """Of 10 May 2018 no number was given but "more than half": drawn as the least that the words amount to, and told in the words alone."""
    drawn = drawing("series", real.dataset, "of: numbers-russian-interception-statements\n")
    open_ = [value for value in real.dataset.series["numbers-russian-interception-statements"].values if value.at_least]
    assert [(value.value, value.of, value.reckoned) for value in open_] == [(35, 70, True), (30, None, False)]
    whole, part = traces(drawn, name, "fade")
    assert [len(trace["x"]) // 3 for trace in (whole, part)] == [len(FADE), 2 * len(FADE)]
    assert max(x for x in part["x"] if x) < drawn.plots[name]["layout"]["width"]
    words = {row["date"]: row["words"] for row in drawn.rows}
    assert words["2019-01-21"] == "more than 30"
    assert words["2018-05-10"].startswith("more than half downed of about 60 ")


def test_the_key_of_parts_says_what_a_block_is(real):
    drawn = drawing("series", real.dataset, "of: numbers-russian-interception-statements\n")
    assert "munitions downed, as stated, a block for each" in [entry.says for entry in drawn.key]


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize(("reckoned", "colours"), [(False, ["military"]), (True, ["context", "military"])])
def test_a_whole_that_was_named_does_not_run_out_with_its_part(good, name, reckoned, colours):
    series = good.series["numbers-claims"]
    told = series.values[0].model_copy(update={"at_least": True, "reckoned": reckoned, "says": "more than half" if reckoned else None})
    drawn = draw_statements(series.model_copy(update={"values": (told, *series.values[1:])}), name)
    assert [trace["line"]["color"] for trace in drawn["data"] if trace["name"] == "fade"] == [f"var(--{colour})" for colour in colours]


def test_a_narrow_year_is_short_and_none_is_left_out(real):
    for layout, years in (("wide", [str(year) for year in range(2015, 2027)]), ("narrow", [f"’{year}" for year in range(15, 27)])):
        drawn = drawing("series", real.dataset, "of: numbers-leaders-meetings-per-year\n").plots[layout]
        assert drawn["layout"]["xaxis"]["ticktext"] == years


@pytest.mark.parametrize("name", LAYOUTS)
def test_statements_some_of_which_are_ranges_stand_on_one_scale(real, name):
    series = real.dataset.series["numbers-iranian-forces-distance-statements"]
    drawn = drawing("series", real.dataset, f"of: {series.id}\n")
    (scale,), parts = (traces(drawn, name, each) for each in ("scale", "part"))
    begin = scale["x"][0]
    spans = sorted((y, span) for part in parts for y, span in zip(part["y"][::3], ends(part), strict=True))
    assert scale["x"] == scale["x"][:12] * len(series.values), "the same scale in each row"
    assert [y for y, _ in spans] == scale["y"][::12]
    for value, (_, (low, high)) in zip(series.values, spans, strict=True):
        middle = value.value if value.value is not None else (value.low + value.high) / 2
        assert (low + high) / 2 == pytest.approx(begin + middle * LONGEST_BAR / (100 * BEYOND), abs=0.1)
        if value.low is not None:
            assert high - low == pytest.approx((value.high - value.low) * LONGEST_BAR / (100 * BEYOND), abs=0.2)


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_was_so_by_its_speaker_is_in_colour_beside_what_was_asked_or_offered(real, name):
    series = real.dataset.series["numbers-iranian-forces-distance-statements"]
    drawn = drawing("series", real.dataset, f"of: {series.id}\n")
    facts = sum(value.as_fact for value in series.values)
    assert {part["line"]["color"]: len(ends(part)) for part in traces(drawn, name, "part")} == {
        "var(--military)": facts,
        "var(--context)": len(series.values) - facts,
    }


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_was_more_than_a_number_runs_out_beyond_it(real, name):
    series = real.dataset.series["numbers-iranian-forces-distance-statements"]
    drawn = drawing("series", real.dataset, f"of: {series.id}\n")
    (scale,), (_, part), (fade,) = (traces(drawn, name, each) for each in ("scale", "part", "fade"))
    open_ = [number for number, value in enumerate(value for value in series.values if value.as_fact) if value.at_least]
    ((_, end),) = [ends(part)[number] for number in open_]
    assert len({*fade["x"]} - {None}) == len(fade["x"]) // 3
    assert all(end < x < max(scale["x"][:2]) for x in fade["x"] if x), "the scale goes on, and so does the mark"
    assert [row["words"] for row in drawn.rows if "more than" in row["words"]] == ["more than 100, to which units had drawn back"]


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("most", [73, 100, 146])
def test_the_last_number_of_a_scale_ends_with_it(real, name, most):
    """300 / 73 * 73 is not 300."""
    series = real.dataset.series["numbers-iranian-forces-distance-statements"]
    value = next(value for value in series.values if value.low is not None).model_copy(update={"low": 1, "high": most})
    plot = draw_statements(series.model_copy(update={"values": (value,)}), name)
    ends = [note for note in plot["layout"]["annotations"] if note["lines"] == [f"{most} {series.unit}"] and not note["bold"]]
    assert [note["xanchor"] for note in ends] == ["right"] * (1 if name == "wide" else 2), "a phone names the scale below the rows once more"
    assert ends[0]["y"] < min(note["y"] for note in plot["layout"]["annotations"] if note["bold"])


def test_each_distance_from_the_golan_line_has_words_beside_its_number(real):
    assert all(value.says for value in real.dataset.series["numbers-iranian-forces-distance-statements"].values)


def test_a_phone_names_who_said_a_number_with_its_day(real):
    plot = drawing("series", real.dataset, "of: numbers-iranian-forces-distance-statements\n").plots["narrow"]
    assert ["28 September 2018: Lavrov"] in [note["lines"] for note in plot["layout"]["annotations"]]


def test_no_scale_is_between_statements_in_units_of_their_own(real):
    assert [series.id for series in real.dataset.series.values() if series.on_scale] == ["numbers-iranian-forces-distance-statements"]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_year_is_a_column_and_years_in_which_nothing_was_found_say_so(real, name):
    drawn = drawing("series", real.dataset, "of: numbers-leaders-meetings-per-year\n")
    plot = drawn.plots[name]
    (columns,) = plot["data"]
    values = [value.value for value in real.dataset.series["numbers-leaders-meetings-per-year"].values]
    assert columns["y"][1::3] == values
    assert plot["layout"]["yaxis"]["range"] == [0, max(values)]
    assert [" ".join(note["lines"]) for note in plot["layout"]["annotations"] if "none" in " ".join(note["lines"])] == ["none found, 2023 to 2026"]
    assert drawn.rows[-1]["words"] == "none found"
    assert drawn.text.startswith("12 values, from 2015 (2) to 2026 (none found). ")


def test_a_year_without_a_value_keeps_its_place(real):
    series = real.dataset.series["numbers-sipri-russia-to-turkey"]
    (columns,) = drawing("series", real.dataset, f"of: {series.id}\n").plots["wide"]["data"]
    assert columns["x"][0::3] == [value.period.first.year - 1993 + 0.5 for value in series.values]


def test_the_last_year_that_a_source_covers_is_there_though_it_lists_nothing(real):
    drawn = drawing("series", real.dataset, "of: numbers-sipri-russia-to-iran\n")
    assert drawn.plots["wide"]["layout"]["xaxis"]["ticktext"][-1] == "’21"
    below = max(drawn.plots["narrow"]["layout"]["annotations"], key=lambda note: note["y"])
    assert below["lines"] == ["2021"]
    assert below["y"] < drawn.plots["narrow"]["layout"]["yaxis"]["range"][0]


def test_bars_begin_at_nothing_and_are_as_long_as_their_numbers(real):
    drawn = drawing("series", real.dataset, "of: numbers-sipri-russia-to-iran\n").plots["narrow"]
    (bars,) = drawn["data"]
    values = [value.value for value in real.dataset.series["numbers-sipri-russia-to-iran"].values]
    assert bars["x"][0::3] == [0] * len(values)
    assert bars["x"][1::3] == values
    assert drawn["layout"]["xaxis"]["range"] == [0, max(values)]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_unit_that_the_title_lacks_stands_above_the_bars(real, name):
    heading = drawing("series", real.dataset, "of: numbers-sipri-russia-to-iran\n").plots[name]["layout"]["annotations"][0]
    assert heading["lines"] == ["In million TIV"]
