"""The ladder: sides on their own rails, yes, no and asked for told apart, and words on a rung where nothing was found."""

import pytest
from drawn import drawing

from explainer.figures.kind import LAYOUTS
from explainer.record.vocabulary import RUNGS


def marked(drawn, layout):
    """Return place, shape, inside and edge of each mark, by the words on its card."""
    return {
        data[0]: (x, y, trace["marker"]["symbol"], trace["marker"]["color"], trace["marker"]["line"]["color"])
        for trace in drawn.plots[layout]["data"]
        if trace["mode"] == "markers"
        for x, y, data in zip(trace["x"], trace["y"], trace["customdata"], strict=True)
    }


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_side_has_its_own_rail_and_shape(good, layout):
    found = marked(drawing("ladder", good), layout)
    left, right = ({(x, symbol) for x, _, symbol, _, _ in found.values() if symbol == shape} for shape in ("square", "circle"))
    assert len(left) == len(right) == 1
    assert min(left)[0] < min(right)[0]


def test_only_what_is_affirmed_is_filled_and_what_is_reported_is_grey(good):
    found = {title.split(".")[0]: rest for title, rest in marked(drawing("ladder", good), "wide").items()}
    assert found["Notice was part of it: yes"][3:] == ("var(--ink)", "var(--ink)")
    assert found["Notice was part of it: no"][3:] == ("var(--paper)", "var(--ink)")
    assert found["Consultation: asked for"][3:] == ("var(--paper)", "var(--quiet)")
    crosses = [trace for trace in drawing("ladder", good).plots["wide"]["data"] if trace["name"] == "crosses"]
    assert sum(x is None for x in crosses[0]["x"]) == 2 * 2, "two arms for each statement that denies"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_statements_stand_below_their_rung_and_above_the_next(real, layout):
    drawn = drawing("ladder", real.dataset)
    (rungs,) = (trace for trace in drawn.plots[layout]["data"] if trace["name"] == "rungs")
    tops = dict(zip(reversed(RUNGS), rungs["y"][::3], strict=True))
    names = list(reversed(RUNGS.values()))
    for title, (_, y, *_) in marked(drawn, layout).items():
        rung = next(rung for rung, name in RUNGS.items() if title.startswith(f"{name}:"))
        below = [top for other, top in tops.items() if names.index(RUNGS[other]) > names.index(RUNGS[rung])]
        assert tops[rung] + 12 < y < min(below, default=drawn.plots[layout]["layout"]["height"]) - 12, title


def test_a_rung_on_which_nothing_was_found_says_so(real):
    assert "Joint action: no statement of either side found" in drawing("ladder", real.dataset).text


def test_what_goes_so_far_in_part_is_half_filled(real):
    (halves,) = (trace for trace in drawing("ladder", real.dataset).plots["wide"]["data"] if trace["name"] == "halves")
    partly = [each for each in real.dataset.statements.values() if each.stance == "partly"]
    assert sum(x is None for x in halves["x"]) == len(partly) > 0
    assert halves["fill"] == "toself"


def test_marks_are_wide_enough_for_a_finger(real):
    sizes = {
        trace["marker"]["symbol"]: trace["marker"]["size"]
        for trace in drawing("ladder", real.dataset).plots["narrow"]["data"]
        if trace["mode"] == "markers"
    }
    assert sizes == {"circle": 24, "square": 26}, "a square is 0.92 of its size across"
